/** The server that the tests of the MongoDB store run against where there is no MongoDB. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as maven from '../mavenJars.ts';

const here = dirname(fileURLToPath(import.meta.url));
export const SERVER = join(here, 'Main.java');
export const SERVER_NAME = 'mongo-java-server 1.47.0';

/** See `mavenJars.ts`. */
export const bringJars = (offline: boolean): Promise<string> =>
  maven.bringJars({ here, name: 'mongo-java-server-1.47.0' }, offline);

// Run as a script it brings them, from wherever Maven finds them: what .ci/run does before the tests.
if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(`${SERVER_NAME}: ${await bringJars(false)}`);
