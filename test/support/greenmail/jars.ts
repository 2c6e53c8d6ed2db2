/** GreenMail's jar. Run as a script it brings it, from wherever Maven finds it: what .ci/run does before the tests. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bringJars } from '../mavenJars.ts';

export const GREENMAIL = { here: dirname(fileURLToPath(import.meta.url)), name: 'greenmail-2.1.3' };

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(`GreenMail: ${await bringJars(GREENMAIL, false)}`);
