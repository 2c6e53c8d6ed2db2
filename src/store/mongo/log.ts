import { millis, type NetworkId } from '../../core/ids.ts';
import { NOTHING } from '../chain.ts';
import type { Changes } from './changes.ts';
import { acceptedIn, receiptsIn } from './lines.ts';
import { REPEATED_MS, type Accepted } from '../repeats.ts';
import { StoreDamaged, type Requeue } from '../store.ts';
import type { Memory } from './memory.ts';
import type { JournalRow, Models } from './models.ts';
import { asked, isDuplicate, PATIENCE_MS, upTo, within } from './patience.ts';
import { createRelay, type Relay } from './relay.ts';

/** How far a process has read a network's journal. */
export interface Position {
  /** The number of the last row. */
  readonly number: number;
  readonly lines: number;
  readonly last: string;
  readonly fence: number;
  readonly order: number;
}

/** One network's journal, as far as this process has read it. */
export interface Log {
  readonly network: NetworkId;
  position(): Position;
  /** Reads to the end, which is at least where it was when this was called. */
  fresh(): Promise<void>;
  /** Reads to the end for the first time, if that has not been done. */
  opened(): Promise<void>;
  /** A row that this process has just inserted. */
  inserted(row: JournalRow, changes: Changes): void;
  readonly relay: Relay;
}

export interface LogDeps {
  readonly models: Models;
  readonly memory: Memory;
  /** The name of this process. */
  readonly me: string;
  /** Another process has written. */
  readonly heard: () => void;
  /** Lines that belong into another network's journal. */
  readonly elsewhere: (entries: Changes['elsewhere']) => Promise<void>;
  /** Puts back in the queue what failed. */
  readonly requeue: (requeue: Requeue) => Promise<void>;
}

/** How many rows are asked for at once: by their names, so that an end is found without searching. */
const FIRST_LOOK = 4;
const NEXT_LOOKS = 64;
/** So many rows at most are looked through for acts that may be repeated. */
const MAX_LATE_ROWS = 2_048;

/** Rows of the journal are gone: `npm run concord -- audit` says more. */
export class JournalDamaged extends StoreDamaged {}

export const rowId = (network: NetworkId, number: number): string => `${network}/${number}`;

export function createLog(network: NetworkId, deps: LogDeps): Log {
  const { models, memory, me } = deps;
  const relay = createRelay(network, deps);
  let position: Position = { number: 0, lines: 0, last: NOTHING, fence: 0, order: 0 };
  let started = false;

  /** From where everything before has been carried into the other collections. */
  async function start(): Promise<void> {
    if (started) return;
    const known = await asked(models.networks.findById(network).lean());
    if (!known) await within(found());
    else if (known.relayed > 0 && position.number === 0) {
      const row = await asked(
        models.journal.findById(rowId(network, known.relayed)).select({ lines: 0, changes: 0 }).lean(),
      );
      if (!row) throw new JournalDamaged(`${rowId(network, known.relayed)} is missing in the journal`);
      await readRepeats(known.relayed);
      position = positionAfter(row);
    }
    started = true;
  }

  /** What was accepted in the last minutes before: rows that are not read for anything else. */
  async function readRepeats(last: number): Promise<void> {
    const found: Accepted[] = [];
    for (let to = last; to > Math.max(0, last - MAX_LATE_ROWS); to -= NEXT_LOOKS) {
      const names = Array.from({ length: Math.min(NEXT_LOOKS, to) }, (_, i) => rowId(network, to - i));
      const rows = await asked(
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

  /** Before the first row, so that whoever starts anew knows that there may be one. */
  async function found(): Promise<void> {
    try {
      await models.networks.insertMany([{ _id: network, relayed: 0, lines: 0, last: NOTHING }], {
        lean: true,
        ...upTo(PATIENCE_MS),
      });
    } catch (fault) {
      if (!isDuplicate(fault)) throw fault;
    }
  }

  async function readToEnd(): Promise<void> {
    await start();
    for (let most = FIRST_LOOK; ; most = NEXT_LOOKS) {
      const from = position.number + 1;
      const names = Array.from({ length: most }, (_, i) => rowId(network, from + i));
      const rows = await asked(models.journal.find({ _id: { $in: names } }).lean());
      rows.sort((a, b) => a.number - b.number);
      for (const row of rows) take(row);
      if (rows.length < most) return;
    }
  }

  /** A row that was read; one that is known already is passed over. */
  function take(row: JournalRow): void {
    if (row.number !== position.number + 1) return;
    position = positionAfter(row);
    for (const { event, at, answer } of receiptsIn(row)) memory.keepReceipt(network, event, at, answer);
    for (const accepted of acceptedIn(row)) memory.repeats.note(accepted);
    const changes = row.changes === undefined ? undefined : (JSON.parse(row.changes) as Changes);
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
    // One that is under way may have looked before what the asker must see was written.
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
}: Pick<JournalRow, 'number' | 'last' | 'hash' | 'fence' | 'order'>): Position => ({
  number,
  lines: last,
  last: hash,
  fence,
  order,
});
