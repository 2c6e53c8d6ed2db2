/** Finds the folder that holds `package.json`, `manifests` and the rest, from the source or from the built program. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const isOurs = (folder: string): boolean => {
  const file = join(folder, 'package.json');
  return existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === 'concord';
};

function above(folder: string): string {
  if (isOurs(folder)) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('no package.json of Concord lies above this file');
  return above(parent);
}

/** @param path below the root, for example `manifests/teams` */
export const inRoot = (...path: readonly string[]): string =>
  join(above(dirname(fileURLToPath(import.meta.url))), ...path);

export const version = (): string =>
  (JSON.parse(readFileSync(inRoot('package.json'), 'utf8')) as { version: string }).version;
