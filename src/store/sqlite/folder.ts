import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { StoreUnusable } from '../store.ts';
import { faultWords } from './faultWords.ts';

/** The data folder: its permissions, and whether it has contained a store. */

/**
 * Creates the folder when there is none.
 * @throws StoreUnusable when it is not a folder, or cannot be written to
 */
export function createDataFolder(folder: string): void {
  const file = partThatIsNoFolder(folder);
  if (file !== undefined)
    throw new StoreUnusable('unwritable', `${file} is a file, not a folder. CONCORD_DATA must name a folder.`);
  try {
    createFolder(folder);
    accessSync(folder, constants.R_OK | constants.W_OK);
    for (const name of ['concord.db', 'concord.db-wal'])
      if (existsSync(join(folder, name))) accessSync(join(folder, name), constants.R_OK | constants.W_OK);
  } catch (fault) {
    throw new StoreUnusable('unwritable', `${folder} cannot be written to: ${faultWords(fault)}`);
  }
}

function partThatIsNoFolder(path: string): string | undefined {
  const found = statIfAny(path);
  if (found) return found.isDirectory() ? undefined : path;
  return dirname(path) === path ? undefined : partThatIsNoFolder(dirname(path));
}

/**
 * The file's status; undefined when it does not exist, and also when a part of the path is a file or may not be searched.
 * Opening the path then gives a better error.
 */
function statIfAny(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/**
 * Creates the folders of a path one by one, readable by their owner only. Node's recursive `mkdir` never ends where nothing
 * can be created (`/proc`).
 */
function createFolder(folder: string): void {
  if (existsSync(folder)) return;
  createFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

/** Creates the file if it does not exist, readable by its owner only, whatever the folder and the umask allow. */
export function createPrivate(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
  closeToOthers(path);
}

/** Removes the permissions of "others". Permissions that an administrator gave to a group stay. */
export function closeToOthers(path: string): void {
  const mode = statIfAny(path)?.mode ?? 0;
  if ((mode & 0o007) === 0) return;
  try {
    chmodSync(path, 0o600);
  } catch {
    // Another user owns the file, or the file system has no modes. It is used as it is.
  }
}

/** Files that only an earlier store can have left. `chats.db` is the local platform's. */
const LEFT_BY_A_STORE = ['concord.db', 'concord.db-wal', 'concord.db-shm', 'lock.db', 'chats.db'];

/**
 * Refuses to make a new store in a folder that has contained one: the database is lost, and people would not notice that
 * the new network is not theirs.
 * @param unfinished a file that exists until the first start has completed the database. After an interrupted first start,
 * only this file and the lock are there, and a new start may begin again.
 */
export function refuseLost(folder: string, unfinished: string): void {
  if (!existsSync(folder)) return;
  const ofFirstStart = existsSync(unfinished) ? ['lock.db'] : [];
  const left = readdirSync(folder).filter((name) => LEFT_BY_A_STORE.includes(name) && !ofFirstStart.includes(name));
  if (left.length === 0) return;
  const lost = left.includes('concord.db') ? 'concord.db is empty' : 'concord.db is not there';
  throw new StoreUnusable(
    'lost',
    `${folder} has held a Concord before (there is ${left.join(', ')}), but ${lost}. Nothing was changed. ` +
      'Put concord.db back from a backup. To begin with nothing, move all of these files away, or set CONCORD_DATA to another folder.',
  );
}
