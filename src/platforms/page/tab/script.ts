/** The script of a tab, as the build puts it together from `script/`, and where it is served. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the build puts it, relative to the built program and to the source. */
const PLACES = ['./tab/tab.js', '../../../../dist/tab/tab.js'];

export interface TabScript {
  /** Changes with the script, so that browsers may keep it for good. */
  readonly path: string;
  readonly code: Buffer;
}

/** Undefined when it has not been built. */
export function readTabScript(given?: string): TabScript | undefined {
  const usual = PLACES.map((place) => fileURLToPath(new URL(place, import.meta.url)));
  const file = (given === undefined ? usual : [given]).find((one) => existsSync(one));
  if (file === undefined) return undefined;
  const code = readFileSync(file);
  return { path: `/tab/${createHash('sha256').update(code).digest('hex').slice(0, 16)}.js`, code };
}
