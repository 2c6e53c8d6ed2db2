/**
 * Backs up the embedded store while the program runs. SQLite copies the state that one read transaction sees into a new
 * file, and other transactions go on. A backup is a data folder, with a note beside the database that describes its
 * content.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { NetworkId } from '../../core/ids.ts';
import type { StillHeld, TrailHead } from '../stillHeld.ts';
import { StoreUnusable, type AuditVerdict } from '../store.ts';
import { closeToOthers, createDataFolder } from './folder.ts';
import { exists } from './inspect.ts';
import { fileIn } from './openFile.ts';
import { headsIn, removedLater } from './removedLater.ts';
import { openDatabase } from './sql.ts';
import { openSqliteStore } from './sqliteStore.ts';

export interface CheckedNetwork {
  readonly network: NetworkId;
  readonly verdict: AuditVerdict;
}
export interface Backup {
  readonly folder: string;
  readonly networks: readonly CheckedNetwork[];
}

/** The note beside a backup: the size of the database, its SHA-256, and the end of each audit trail. */
interface Note {
  readonly madeAt: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly networks: readonly { readonly id: NetworkId; readonly lines: number; readonly last: string }[];
}
const NOTE = 'backup.json';
/** The local platform's chats, where there are any. */
const CHATS = 'chats.db';

/**
 * Copies a data folder into a new one and checks the copy's audit trail. The new folder gets its name when it is complete.
 * @param from a data folder, in use or not
 * @param into a folder that does not exist yet
 * @throws StoreUnusable when there is no store, or the copy cannot be made or read; nothing is left behind then
 */
export async function backUp(from: string, into: string, at: Date): Promise<Backup> {
  if (!exists(fileIn(from))) throw new StoreUnusable('lost', `There is no store in ${from}.`);
  if (existsSync(into)) throw new StoreUnusable('unwritable', `${into} is there already.`);
  const partial = `${into}.partial`;
  rmSync(partial, { recursive: true, force: true });
  createDataFolder(resolve(partial));
  try {
    copyWhileUsed(from, partial);
    const networks = await checked(partial);
    writeNote(partial, networks, at);
    renameSync(partial, into);
    sync(dirname(resolve(into)));
    return { folder: into, networks };
  } catch (fault) {
    rmSync(partial, { recursive: true, force: true });
    throw fault;
  }
}

/**
 * Copies the databases of a data folder, each as it is at one moment. Programs that use the folder are not disturbed.
 * @throws StoreUnusable when one cannot be read, or the copy cannot be written
 */
export function copyWhileUsed(from: string, into: string): void {
  for (const name of ['concord.db', CHATS])
    if (existsSync(join(from, name))) copyDatabase(join(from, name), join(into, name));
}

/** Opens the source read-only: the last connection that may write copies the log into the database when it closes. */
function copyDatabase(file: string, copy: string): void {
  const sql = openDatabase(file, { readonly: true });
  try {
    sql.exec(`VACUUM INTO '${copy.replaceAll("'", "''")}'`);
  } catch (fault) {
    throw new StoreUnusable('unwritable', `${file} could not be copied to ${copy}: ${String(fault)}`);
  } finally {
    sql.close();
  }
  closeToOthers(copy);
  sync(copy);
}

async function checked(folder: string): Promise<CheckedNetwork[]> {
  const store = await openSqliteStore({ folder });
  try {
    const all: CheckedNetwork[] = [];
    for (const network of await store.networks()) all.push({ network, verdict: await store.verifyAudit(network) });
    return all;
  } finally {
    await store.close();
  }
}

function writeNote(folder: string, networks: readonly CheckedNetwork[], at: Date): void {
  const note: Note = {
    madeAt: at.toISOString(),
    ...contentOf(fileIn(folder)),
    networks: networks.flatMap(({ network, verdict }) =>
      verdict.ok ? [{ id: network, lines: verdict.lines, last: verdict.last }] : [],
    ),
  };
  const file = join(folder, NOTE);
  writeFileSync(file, `${JSON.stringify(note, undefined, 2)}\n`, { mode: 0o600 });
  sync(file);
}

/** Hashes the file piece by piece, because it may be larger than the memory. */
function contentOf(file: string): Pick<Note, 'bytes' | 'sha256'> {
  const hash = createHash('sha256');
  const piece = Buffer.alloc(1024 * 1024);
  const handle = openSync(file, 'r');
  try {
    let bytes = 0;
    for (let n = readSync(handle, piece); n > 0; n = readSync(handle, piece)) {
      hash.update(piece.subarray(0, n));
      bytes += n;
    }
    return { bytes, sha256: hash.digest('hex') };
  } finally {
    closeSync(handle);
  }
}

/**
 * Puts a backup into an empty data folder and checks its audit trail there.
 * @param into a folder that is empty or does not exist
 * @throws StoreUnusable when the backup is not complete, or the folder is not empty; nothing is changed then
 */
export async function restore(from: string, into: string): Promise<Backup> {
  refuseDamaged(from);
  if (existsSync(into) && readdirSync(into).length > 0)
    throw new StoreUnusable('unwritable', `${into} is not empty. Nothing was changed. Move away what is in it first.`);
  createDataFolder(resolve(into));
  const names = ['concord.db', CHATS].filter((name) => existsSync(join(from, name)));
  try {
    for (const name of names) put(join(from, name), join(into, name));
    return { folder: into, networks: await checked(into) };
  } catch (fault) {
    for (const name of readdirSync(into)) rmSync(join(into, name), { recursive: true, force: true });
    throw fault;
  }
}

function put(file: string, target: string): void {
  copyFileSync(file, `${target}.new`);
  closeToOthers(`${target}.new`);
  sync(`${target}.new`);
  renameSync(`${target}.new`, target);
  sync(dirname(resolve(target)));
}

function refuseDamaged(folder: string): void {
  const damaged = (why: string): StoreUnusable =>
    new StoreUnusable('damaged', `${folder} cannot be restored: ${why}. Nothing was changed.`);
  const note = readNote(folder);
  const newest = note ? undefined : backupsIn(folder).at(-1);
  if (newest !== undefined) throw damaged(`it holds backups; the newest is ${join(folder, newest)}`);
  if (!note || !existsSync(fileIn(folder))) throw damaged(`it is no backup that Concord has made (${NOTE} is missing)`);
  const found = contentOf(fileIn(folder));
  if (found.bytes !== note.bytes || found.sha256 !== note.sha256)
    throw damaged('its database is not the one that was put there');
}

function readNote(folder: string): Note | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, NOTE), 'utf8')) as Note;
  } catch {
    return undefined;
  }
}

/** Is it one complete backup? */
export const isBackup = (folder: string): boolean => readNote(folder) !== undefined;

/**
 * Removes all backups in a folder except the newest. A backup is recognised by its name, the instant at which it was made;
 * nothing else is removed.
 * @param keep the number of backups to keep, at least one
 * @returns the removed backups
 */
export function removeOld(folder: string, keep: number): readonly string[] {
  const backups = backupsIn(folder);
  const old = backups.slice(0, Math.max(0, backups.length - Math.max(1, keep))).map((name) => join(folder, name));
  for (const one of old) rmSync(one, { recursive: true });
  return old;
}

/** The names of the backups in a folder, the newest last. */
const backupsIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ$/.test(name) && isBackup(join(folder, name)))
        .sort()
    : [];

/** The newest backup beside this one that is newer. */
export function newerBeside(backup: string): string | undefined {
  const folder = dirname(resolve(backup));
  const newest = backupsIn(folder).at(-1);
  return newest !== undefined && newest > basename(resolve(backup)) ? join(folder, newest) : undefined;
}

/** A copy, when it was made where that is known, and the ends of its trails. */
export interface EarlierCopy {
  readonly copy: string;
  readonly madeAt?: string;
  readonly heads: readonly TrailHead[];
}

/**
 * The copies at a path: a backup, a folder of backups, or a data folder that no program uses.
 * @throws StoreUnusable when it is none of these
 */
export function copiesAt(path: string): readonly EarlierCopy[] {
  const backups = isBackup(path) ? [path] : backupsIn(path).map((name) => join(path, name));
  if (backups.length === 0) return [{ copy: path, heads: headsIn(path) }];
  return backups.map((copy) => {
    const { madeAt = '', networks = [] } = readNote(copy) ?? {};
    return { copy, madeAt, heads: networks.map(({ id, ...end }) => ({ network: id, ...end })) };
  });
}

/** What copies still hold that was removed since, as the trails in a newer data folder or backup say, which no program uses. */
export const stillHeld = (copies: readonly EarlierCopy[], newer: string): StillHeld[] =>
  copies.flatMap(({ heads, ...copy }) => {
    const removals = removedLater(newer, heads);
    return heads.map(({ network }, i) => ({ ...copy, network, removals: removals[i] }));
  });

/** `2026-11-29T17-45-00Z`: a name that every file system takes, and that sorts by time. */
export const backupName = (at: Date): string => `${at.toISOString().slice(0, 19).replaceAll(':', '-')}Z`;

function sync(path: string): void {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
