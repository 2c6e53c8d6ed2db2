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

/** The data folder: who may read what is in it, and whether it held a store before. */

/**
 * Makes the folder when there is none.
 * @throws StoreUnusable when it is no folder, or cannot be written to
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
    throw new StoreUnusable('unwritable', `${folder} cannot be written to: ${String(fault)}`);
  }
}

function partThatIsNoFolder(path: string): string | undefined {
  const found = statIfAny(path);
  if (found) return found.isDirectory() ? undefined : path;
  return dirname(path) === path ? undefined : partThatIsNoFolder(dirname(path));
}

/** Undefined also where the way to it leads through a file, or may not be walked: whoever uses the path is told that. */
function statIfAny(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** Step by step, for its owner alone: Node's own recursive making never ends where the system will not make any (`/proc`). */
function createFolder(folder: string): void {
  if (existsSync(folder)) return;
  createFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

/** For the owner alone, whatever the folder and the umask allow. Made when it is not there. */
export function createPrivate(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
  closeToOthers(path);
}

/** Takes away what everybody may do with a file. A mode that an administrator gave it for a group stays. */
export function closeToOthers(path: string): void {
  const mode = statIfAny(path)?.mode ?? 0;
  if ((mode & 0o007) === 0) return;
  try {
    chmodSync(path, 0o600);
  } catch {
    // Another user owns it, or the file system knows no modes: it is used as it is.
  }
}

/** What only a store that was there before can have left. `chats.db` is the local platform's. */
const LEFT_BY_A_STORE = ['concord.db', 'concord.db-wal', 'concord.db-shm', 'lock.db', 'chats.db'];

/**
 * Refuses to found a store in a folder where one has been: its database is lost, and whoever presses there would believe
 * to be in the network that they know.
 * @param unfinished a file that is there from before the first of the others until the database is whole: a first start
 * that was cut short may begin again, and has left nothing but the lock
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
