/**
 * `backup` and `restore` for the embedded store. A store in MongoDB is backed up with MongoDB's tools
 * (docs/admin/mongodb.md).
 */
import { COMMAND_LINE } from '../core/act.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../core/spans.ts';
import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../runtime/config.ts';
import type { Backup } from '../store/sqlite/backup.ts';
import { heldInWords, laterInWords } from '../store/stillHeld.ts';
import { inWords } from './audit.ts';
import { logged, say, type Command } from './command.ts';

const HELP = `backup DIR [--every 6h] [--keep 28] [--from DATA]

Makes DIR/2026-11-29T17-45-00Z, a data folder of its own, while the program runs, and checks its audit trail.
  --every   makes one again and again: 30m, 6h, 1d. Ends with a signal.
  --keep    removes all but the newest so many. Without it nothing is removed.
  --from    the data folder (CONCORD_DATA).

Names the earlier backups in DIR that still hold what was removed after them (retention, person.erase).`;

/** Exit code 2 when the audit trail of the copy is not in order. */
export const backup: Command = {
  usage: 'backup DIR',
  does: 'copies the embedded store while it runs, and checks the copy: --every 6h --keep 28',
  help: HELP,
  async run(args) {
    const options = { every: { type: 'string' }, keep: { type: 'string' }, from: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [into] = positionals;
    const every = values.every === undefined ? undefined : msOf(values.every);
    const keep = values.keep === undefined ? undefined : Number(values.keep);
    const wrong = [
      ...(into === undefined ? ['Give the folder for the backups.'] : []),
      ...positionals.slice(1).map((word) => `${word} is one word too many.`),
      ...(Number.isNaN(every) ? [`--every ${values.every}: give minutes, hours or days, as in 30m, 6h or 1d.`] : []),
      ...(keep === undefined || (Number.isInteger(keep) && keep > 0)
        ? []
        : [`--keep ${values.keep}: give the number of backups that stay, 1 or more.`]),
    ];
    if (into === undefined || wrong.length > 0) {
      say([...wrong, '', HELP].join('\n'));
      return 1;
    }
    const from = values.from ?? folderOfProgram();
    if (from === undefined) return 1;
    if (isWithin(into, from)) {
      say(
        `${into} is in the data folder ${from}: a backup there is lost with it. Give a folder elsewhere, best on another disk.`,
      );
      return 1;
    }
    const one = (): Promise<number> => make(from, into, keep);
    return every === undefined ? one() : repeatedly(one, every);
  },
};

/** Is the folder the data folder itself, or in it? Links are followed as far as the folder exists. */
function isWithin(into: string, data: string): boolean {
  const way = relative(realOf(resolve(data)), realOf(resolve(into)));
  return way === '' || (!way.startsWith('..') && !isAbsolute(way));
}

function realOf(path: string): string {
  const parent = dirname(path);
  if (existsSync(path) || parent === path) return realpathSync(path);
  return join(realOf(parent), basename(path));
}

/** Parses `30m`, `6h`, `1d` into milliseconds; NaN for anything else. */
function msOf(text: string): number {
  const [, n, unit = ''] = /^(\d{1,4})([mhd])$/.exec(text) ?? [];
  const unitMs = { m: MINUTE_MS, h: HOUR_MS, d: DAY_MS }[unit];
  return n === undefined || Number(n) === 0 || unitMs === undefined ? Number.NaN : Number(n) * unitMs;
}

function folderOfProgram(): string | undefined {
  const { mongodb, data } = readConfig(process.env);
  if (mongodb === undefined) return data;
  say('The store is in MongoDB. How to back that up: docs/admin/mongodb.md. Another folder: --from FOLDER.');
  return undefined;
}

async function make(from: string, into: string, keep: number | undefined): Promise<number> {
  const { backUp, backupName, copiesAt, removeOld, stillHeld } = await import('../store/sqlite/backup.ts');
  const at = new Date();
  const made = await backUp(from, join(into, backupName(at)), at);
  say(`${made.folder} is a backup of ${from}. What is removed from there later (retention, person.erase) stays in it.`);
  const code = tell(made);
  // Old backups are only removed when the new one is good.
  if (code === 0 && keep !== undefined) for (const old of removeOld(into, keep)) say(`${old} was removed.`);
  for (const line of heldInWords(stillHeld(copiesAt(into), made.folder))) say(line);
  return code;
}

function tell({ networks }: Backup): number {
  for (const { network, verdict } of networks) say(`${network}: ${inWords(verdict)}`);
  return networks.every(({ verdict }) => verdict.ok) ? 0 : 2;
}

/**
 * Makes a backup at each interval. A failed one does not end the series: a disk that is full today may have room tomorrow.
 */
async function repeatedly(one: () => Promise<number>, everyMs: number): Promise<number> {
  let last = 0;
  const ended = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ended.abort());
  while (!ended.signal.aborted) {
    last = await one().catch((fault: unknown) => {
      process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
      return 1;
    });
    await waited(everyMs, ended.signal);
  }
  return last;
}

const waited = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const stop = (): void => (clearTimeout(timer), resolve());
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });

const RESTORE_HELP = `restore BACKUP [--to DATA] [--since NEWER]

Puts a backup into an empty data folder (CONCORD_DATA), and checks its audit trail there. Stop the program first.
What was on its way to people when the backup was made goes out again after the start.
  --since   the data folder that it replaces, or a newer backup: it knows what was removed after this one was made.
            Without it the newest backup beside this one is asked.`;

/** Exit code 2 when the audit trail is not in order. */
export const restoreBackup: Command = {
  usage: 'restore BACKUP',
  does: 'puts a backup into an empty data folder, and checks it: --to FOLDER --since NEWER',
  help: RESTORE_HELP,
  async run(args) {
    const options = { to: { type: 'string' }, since: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    const [from] = positionals;
    if (from === undefined || positionals.length > 1) {
      say(`Give one backup.\n\n${RESTORE_HELP}`);
      return 1;
    }
    const to = values.to ?? folderOfProgram();
    if (to === undefined) return 1;
    const { newerBeside, restore } = await import('../store/sqlite/backup.ts');
    const newer = values.since ?? newerBeside(from);
    const returning = await comesBack(from, newer);
    for (const line of returning) say(line);
    if (newer === undefined) say(SINCE_UNKNOWN);
    say(`Copying ${from} to ${to}, and checking its audit trail…`);
    const restored = await restore(from, to);
    const networks = restored.networks.map(({ network }) => network);
    await logged('store.restored', { networks, platform: COMMAND_LINE }, 'a backup was put into a data folder');
    say(`${from} is restored to ${to}. What was removed since it was made (retention, person.erase) is there again.`);
    for (const line of returning) say(line);
    if (returning.length > 0) say(REMOVE_AGAIN);
    return tell(restored);
  },
};

const SINCE_UNKNOWN =
  'No newer backup is beside it: --since takes the data folder that it replaces, and says what was removed since.';
const REMOVE_AGAIN = `Remove it again before others use the network:
  person.erase   the Secretariat types "people erase ADDRESS" for everybody who was erased on these days.
  retention      the Secretariat types "retention" and presses "Remove now"; a period above that is not set there is set
                 first.
  Then make a backup, and remove those that still hold it.`;

/** What comes back with a backup: a line for each network of which something does. Nothing is said of what is no backup. */
async function comesBack(from: string, newer: string | undefined): Promise<string[]> {
  const { copiesAt, isBackup, stillHeld } = await import('../store/sqlite/backup.ts');
  if (newer === undefined || !isBackup(from)) return [];
  return stillHeld(copiesAt(from), newer).flatMap(({ network, removals }) => {
    if (!removals) return [`${network}: ${newer} does not go on from it, so what was removed since is not known.`];
    return removals.length === 0 ? [] : [`${network}: ${laterInWords(removals)}, as ${newer} says. It comes back.`];
  });
}
