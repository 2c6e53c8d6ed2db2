import { basename, dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  copyStore,
  type CopyResult,
  type CopySource,
  type CopyTarget,
  type CopyProgress,
} from '../store/transfer/transfer.ts';
import { contentHashOf, KINDS, type ContentSums, type ContentKind } from '../store/transfer/things.ts';
import { openSqliteSource } from '../store/sqlite/transferFrom.ts';
import { openSqliteTarget } from '../store/sqlite/transferInto.ts';
import { inWords } from './audit.ts';
import { say, type Command } from './command.ts';

/** `store copy`: copies the state from one store to another. Exit code 2 when the audit trail is not in order. */
export const store: Command = {
  usage: 'store copy',
  does: 'copies the state: --from ADDRESS --to ADDRESS, each a data folder or mongodb://… (stop both first)',
  async run([word, ...args]) {
    const addresses = word === 'copy' ? addressesIn(args) : undefined;
    if (addresses) return copy(addresses);
    say('npm run concord -- store copy --from ADDRESS --to ADDRESS');
    say('An address is a data folder such as ./data, or mongodb://host/database.');
    say('Nobody may use either meanwhile. Cut off in the middle, the same command goes on where it stopped.');
    return 1;
  },
};

interface Addresses {
  readonly from: string;
  readonly to: string;
}

function addressesIn(args: readonly string[]): Addresses | undefined {
  try {
    const options = { from: { type: 'string' }, to: { type: 'string' } } as const;
    const { from, to } = parseArgs({ args: [...args], options }).values;
    return from && to ? { from, to } : undefined;
  } catch {
    return undefined;
  }
}

async function copy({ from, to }: Addresses): Promise<number> {
  const source = await openSource(from);
  try {
    const target = await openTarget(to, source.name);
    try {
      say(`From ${source.name}\n  to ${target.name}`);
      return conclude(await copyStore(source, target, { told: progressPrinter() }));
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

const isMongo = (address: string): boolean => /^mongodb(\+srv)?:\/\//.test(address);

/** The data folder; the path of the database file in it is accepted too. */
function folderOf(address: string): string {
  const path = resolve(address);
  return basename(path) === 'concord.db' ? dirname(path) : path;
}

// MongoDB's library is loaded only where it is used.
const openSource = async (address: string): Promise<CopySource> =>
  isMongo(address)
    ? (await import('../store/mongo/transferFrom.ts')).openMongoSource(address)
    : openSqliteSource(folderOf(address));

const openTarget = async (address: string, from: string): Promise<CopyTarget> =>
  isMongo(address)
    ? (await import('../store/mongo/transferInto.ts')).openMongoTarget(address, from)
    : openSqliteTarget(folderOf(address), from);

const NAMES: Readonly<Record<ContentKind, string>> = {
  chains: 'audit trails',
  lines: 'audit lines',
  documents: 'documents',
  deliveries: 'deliveries',
  tasks: 'follow-ups',
  shelf: 'things of platforms',
};

const totalOf = (content: ContentSums): number => KINDS.reduce((sum, kind) => sum + content[kind].count, 0);

/** Prints the progress: when a kind of rows begins, every second, and when the kind is complete. */
function progressPrinter(): (progress: CopyProgress) => void {
  let last = -Infinity;
  return (progress) => {
    switch (progress.step) {
      case 'reading':
        return say('Reading the source …');
      case 'begun':
        return say(`${totalOf(progress.content)} things${progress.goesOn ? '; going on where it stopped' : ''}`);
      case 'copying': {
        const { kind, done, of } = progress;
        const now = performance.now();
        if (done < of && now - last < EVERY_MS) return;
        last = now;
        return say(`${NAMES[kind]} ${done} of ${of}`);
      }
      case 'comparing':
        return say('Reading the copy …');
      case 'auditing':
        return say('Checking the audit trail of the copy …');
    }
  };
}
const EVERY_MS = 1_000;

function conclude({ content, verdicts }: CopyResult): number {
  const counts = KINDS.map((kind) => `${content[kind].count} ${NAMES[kind]}`);
  say(`The copy has the same content as the source: ${counts.join(', ')}. Its hash is ${contentHashOf(content)}.`);
  say('The source still holds everything, also what is removed from the copy later (retention, person.erase).');
  for (const { network, verdict } of verdicts) say(`${network}: ${inWords(verdict)}`);
  return verdicts.every(({ verdict }) => verdict.ok) ? 0 : 2;
}
