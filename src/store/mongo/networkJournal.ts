import { millis, type NetworkId } from '../../core/ids.ts';
import { NO_HASH } from '../chain.ts';
import type { CommitChanges } from './changes.ts';
import { acceptedIn, receiptsIn } from './lines.ts';
import { REPEATED_MS, type Accepted } from '../repeats.ts';
import { StoreDamaged, type Requeue } from '../store.ts';
import type { Memory } from './memory.ts';
import type { Models } from './models.ts';
import type { JournalRow } from './rows.ts';
import { execWithin, isDuplicate, OPERATION_TIMEOUT_MS, timeLimit, within } from './operations.ts';
import { createRelay, type Relay } from './relay.ts';

/** How far this process has read a network's journal. */
export interface JournalPosition {
  /** The number of the last row. */
  readonly number: number;
  readonly lines: number;
  readonly last: string;
  readonly fence: number;
  readonly order: number;
}

/** One network's journal, as far as this process has read it. */
export interface NetworkJournal {
  readonly network: NetworkId;
  position(): JournalPosition;
  /** Reads to the end of the journal, at least to where it was at the time of the call. */
  fresh(): Promise<void>;
  /** Reads the journal for the first time; does nothing after that. */
  opened(): Promise<void>;
  /** Takes in a row that this process has just inserted. */
  inserted(row: JournalRow, changes: CommitChanges): void;
  readonly relay: Relay;
}

export interface NetworkJournalDeps {
  readonly models: Models;
  readonly memory: Memory;
  /** The name of this process. */
  readonly me: string;
  /** Called when another process has written. */
  readonly heard: () => void;
  /** Writes entries into the journals of other networks. */
  readonly elsewhere: (entries: CommitChanges['elsewhere']) => Promise<void>;
  /** Queues failed deliveries again. */
  readonly requeue: (requeue: Requeue) => Promise<void>;
}

/** The number of rows in the first query. Rows are asked for by their ids, so that the end is found without a search. */
const FIRST_READ_ROWS = 4;
const NEXT_READ_ROWS = 64;
/** The maximum of rows that are searched for acts that may still be repeated. */
const MAX_LATE_ROWS = 2_048;

/** Rows of the journal are missing. `npm run concord -- audit` gives the details. */
export class JournalDamaged extends StoreDamaged {}

export const rowId = (network: NetworkId, number: number): string => `${network}/${number}`;

export function createNetworkJournal(network: NetworkId, deps: NetworkJournalDeps): NetworkJournal {
  const { models, memory, me } = deps;
  const relay = createRelay(network, deps);
  let position: JournalPosition = { number: 0, lines: 0, last: NO_HASH, fence: 0, order: 0 };
  let started = false;

  /** Sets where reading begins: after the last row whose changes have arrived in the other collections. */
  async function start(): Promise<void> {
    if (started) return;
    const known = await execWithin(models.networks.findById(network).lean());
    if (!known) await within(found());
    else if (known.relayed > 0 && position.number === 0) {
      const row = await execWithin(
        models.journal.findById(rowId(network, known.relayed)).select({ lines: 0, changes: 0 }).lean(),
      );
      if (!row) throw new JournalDamaged(`${rowId(network, known.relayed)} is missing in the journal`);
      await readRepeats(known.relayed);
      position = positionAfter(row);
    }
    started = true;
  }

  /** Reads the acts accepted in the last minutes, from rows that are not needed for anything else. */
  async function readRepeats(last: number): Promise<void> {
    const found: Accepted[] = [];
    for (let to = last; to > Math.max(0, last - MAX_LATE_ROWS); to -= NEXT_READ_ROWS) {
      const names = Array.from({ length: Math.min(NEXT_READ_ROWS, to) }, (_, i) => rowId(network, to - i));
      const rows = await execWithin(
        models.journal
          .find({ _id: { $in: names } })
          .select({ network: 1, number: 1, lines: 1 })
          .lean(),
      );
      rows.sort((a, b) => a.number - b.number);
      found.unshift(...rows.flatMap((row) => [...acceptedIn(row)]));
      const [first, end] = [found[0], found.at(-1)];
      if (first && end && millis(end.at) - millis(first.at) > REPEATED_MS) break;
    }
    for (const accepted of found) memory.repeats.note(accepted);
  }

  /** Written before the first row, so that a process that starts knows that the network may have a journal. */
  async function found(): Promise<void> {
    try {
      await models.networks.insertMany([{ _id: network, relayed: 0, lines: 0, last: NO_HASH }], {
        lean: true,
        ...timeLimit(OPERATION_TIMEOUT_MS),
      });
    } catch (fault) {
      if (!isDuplicate(fault)) throw fault;
    }
  }

  async function readToEnd(): Promise<void> {
    await start();
    for (let most = FIRST_READ_ROWS; ; most = NEXT_READ_ROWS) {
      const from = position.number + 1;
      const names = Array.from({ length: most }, (_, i) => rowId(network, from + i));
      const rows = await execWithin(models.journal.find({ _id: { $in: names } }).lean());
      rows.sort((a, b) => a.number - b.number);
      for (const row of rows) take(row);
      if (rows.length < most) return;
    }
  }

  /** Takes in a row that was read. A known row is ignored. */
  function take(row: JournalRow): void {
    if (row.number !== position.number + 1) return;
    position = positionAfter(row);
    for (const { event, at, answer } of receiptsIn(row)) memory.keepReceipt(network, event, at, answer);
    for (const accepted of acceptedIn(row)) memory.repeats.note(accepted);
    const changes = row.changes === undefined ? undefined : (JSON.parse(row.changes) as CommitChanges);
    for (const change of changes?.documents ?? []) memory.grow(change);
    if (changes) relay.add(row, changes);
    else for (const { document } of row.lines) if (document) memory.forgetDocument(document.id);
    if (row.by !== me) deps.heard();
  }

  let reading: Promise<void> | undefined;
  let nextReading: Promise<void> | undefined;
  function fresh(): Promise<void> {
    if (!reading) {
      reading = readToEnd().finally(() => {
        reading = undefined;
      });
      return reading;
    }
    // The running read may have begun too early to see what the caller must see.
    nextReading ??= reading
      .catch(() => undefined)
      .then(() => {
        nextReading = undefined;
        return fresh();
      });
    return nextReading;
  }

  return {
    network,
    position: () => position,
    fresh,
    opened: async () => (started ? undefined : fresh()),
    inserted(row, changes) {
      if (row.number !== position.number + 1) return;
      position = positionAfter(row);
      relay.add(row, changes);
    },
    relay,
  };
}

const positionAfter = ({
  number,
  last,
  hash,
  fence,
  order,
}: Pick<JournalRow, 'number' | 'last' | 'hash' | 'fence' | 'order'>): JournalPosition => ({
  number,
  lines: last,
  last: hash,
  fence,
  order,
});
