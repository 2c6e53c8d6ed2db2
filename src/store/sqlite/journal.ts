import type { Answer } from '../../core/answer.ts';
import { millis, type EventId, type Instant, type NetworkId, type Ref } from '../../core/ids.ts';
import { lineHash, NO_HASH } from '../chain.ts';
import { createRepeats, isAccepted, REPEATED_MS, type Repeats, type Same } from '../repeats.ts';
import type { AuditLine, JournalEntry, SentWitness } from '../store.ts';
import { NO_LIMIT } from './lookups.ts';
import type { Database, PreparedQuery } from './sql.ts';

/** The audit trail of every network as a chain of hashes, with the receipts in the same rows. */
export interface Journal {
  receipt(network: NetworkId, eventId: EventId): Answer | undefined;
  has(network: NetworkId, eventId: EventId): boolean;
  /** The acts accepted in the last minutes. */
  repeats(network: NetworkId): Repeats;
  append(entry: JournalEntry, document: AuditLine['document'], sent?: SentWitness): void;
  /** Records the ends of the chains. Every transaction that appends a line must call it. */
  writeEnds(): void;
  end(network: NetworkId): ChainEnd;
  lines(network: NetworkId, from: number, limit?: number): AuditLine[];
  networks(): NetworkId[];
  /** Removes at most `limit` receipts that are older than this. @returns how many */
  forgetReceipts(network: NetworkId, olderThan: Instant, limit: number): number;
  /** Clears the memory, because it may differ from the disk. */
  forget(): void;
}

export interface ChainEnd {
  readonly lines: number;
  readonly last: string;
}
interface Chain extends ChainEnd {
  readonly chain: number;
}

const RECEIPT = 'SELECT answer FROM journal WHERE network = ? AND event_id = ? AND answer IS NOT NULL';
export const INSERT_LINE = `INSERT INTO journal (row, network, seq, at, actor, on_behalf_of, verb, target, platform, outcome,
  event_id, document, hash, answer, same, via, besides)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
/** The columns that make a line of the audit trail. */
export const JOURNAL_COLUMNS = `seq, at, actor, on_behalf_of AS onBehalfOf, verb, target, platform, outcome,
  event_id AS eventId, document, hash, via, besides`;
const LINES = `SELECT ${JOURNAL_COLUMNS} FROM journal WHERE row BETWEEN ? AND ? ORDER BY row LIMIT ?`;
/** A file is looked at before it is migrated: one of an earlier version has fewer columns. */
const LATER_COLUMNS = ['via', 'besides'];
const COLUMNS = `SELECT name FROM pragma_table_info('journal')`;
const linesWith = (columns: ReadonlySet<string>): string =>
  LATER_COLUMNS.filter((name) => !columns.has(name)).reduce(
    (text, name) => text.replace(new RegExp(`\\b${name}\\b`), `NULL AS ${name}`),
    LINES,
  );
const LATE_LINES = `SELECT row, at, CASE WHEN same IS NOT NULL THEN answer END AS answer, same FROM journal
  WHERE row BETWEEN ? AND ? ORDER BY row DESC LIMIT ?`;
// By the index of receipts, so that lines that have none any more are not looked at.
export const FORGET = `UPDATE journal SET answer = NULL WHERE row IN
  (SELECT row FROM journal INDEXED BY receipts WHERE network = ? AND answer IS NOT NULL AND at < ? LIMIT ?)`;
const CHAIN = 'SELECT chain, lines, last FROM chains WHERE network = ?';
const NEW_CHAIN = 'INSERT INTO chains (network, lines, last) VALUES (?, ?, ?) RETURNING chain, lines, last';
const WRITE_END = 'UPDATE chains SET lines = ?, last = ? WHERE chain = ?';
const NETWORKS = 'SELECT network FROM chains ORDER BY network';

/** The rows of a chain begin at `chain * ROOM + 1`. Up to 2^21 chains stay within JavaScript's safe integers. */
const ROOM = 2 ** 32;
export const journalRow = (chain: number, seq: number): number => chain * ROOM + seq;

/** The maximum of accepted acts that are read into memory after a start. */
const MAX_LATE = 20_000;
/** The number of lines that are read at once: mostly the first of them are old enough. */
const LATE_AT_ONCE = 200;

interface LateAct {
  readonly at: Instant;
  readonly answer: string;
  readonly same: string;
}
/** @property answer null for an act that cannot be repeated, or whose receipt was forgotten */
interface LateLine {
  readonly row: number;
  readonly at: Instant;
  readonly answer: string | null;
  readonly same: string | null;
}

export interface JournalRow {
  readonly seq: number;
  readonly at: Instant;
  readonly actor: string;
  readonly onBehalfOf: string | null;
  readonly verb: string;
  readonly target: Ref | null;
  readonly platform: string;
  readonly via: string | null;
  readonly outcome: string;
  readonly eventId: EventId;
  readonly document: string | null;
  readonly hash: string;
  /** JSON of `removal`, `sent` and `proves`. */
  readonly besides: string | null;
}

export function createJournal(sql: Database): Journal {
  const receipt = sql.query<{ answer: string }>(RECEIPT);
  const insert = sql.query(INSERT_LINE);
  const columns = sql.query<{ name: string }>(COLUMNS);
  let lines: PreparedQuery<JournalRow> | undefined;
  const lateLines = sql.query<LateLine>(LATE_LINES);
  const forgetReceipts = sql.query(FORGET);
  const readChain = sql.query<Chain>(CHAIN);
  const newChain = sql.query<Chain>(NEW_CHAIN);
  const writeEnd = sql.query(WRITE_END);
  const networks = sql.query<{ network: NetworkId }>(NETWORKS);
  const chains = new Map<NetworkId, Chain>();
  const grown = new Set<NetworkId>();
  const repeats = new Map<NetworkId, Repeats>();

  function find(network: NetworkId): Chain | undefined {
    const known = chains.get(network) ?? readChain.get(network);
    if (known) chains.set(network, known);
    return known;
  }

  function append(written: JournalEntry, document: AuditLine['document'], sent?: SentWitness): void {
    const { network, answer, removal, proves } = written;
    const same = isAccepted(written) ? written.same : undefined;
    const known = repeatsOf(network);
    const before = find(network) ?? newChain.get(network, 0, NO_HASH);
    if (!before) throw new Error(`no chain for ${network}`);
    const { at, actor, onBehalfOf = null, verb, target = null, platform, via = null, outcome, eventId } = written;
    const covered = document ? JSON.stringify(document) : null;
    const seq = before.lines + 1;
    const line = { seq, at, actor, onBehalfOf, verb, target, platform, via, outcome, eventId };
    const besides = { ...(removal && { removal }), ...(sent && { sent }), ...(proves && { proves }) };
    const hash = lineHash(before.last, toLine(line, document, besides));
    const values = [seq, at, actor, onBehalfOf, verb, target, platform, outcome, eventId, covered];
    const hasMore = Object.keys(besides).length > 0;
    const kept = [
      JSON.stringify(answer),
      same ? JSON.stringify(same) : null,
      via,
      hasMore ? JSON.stringify(besides) : null,
    ];
    insert.run(journalRow(before.chain, seq), network, ...values, hash, ...kept);
    if (same) known.note({ network, at, answer, same });
    chains.set(network, { chain: before.chain, lines: seq, last: hash });
    grown.add(network);
  }

  function repeatsOf(network: NetworkId): Repeats {
    const known = repeats.get(network) ?? readRepeats(network);
    repeats.set(network, known);
    return known;
  }

  /** Reads the journal backwards until the lines are too old to be repeated. */
  function readRepeats(network: NetworkId): Repeats {
    const found: LateAct[] = [];
    let latest: Instant | undefined;
    for (const { at, answer, same } of lastLines(network)) {
      latest ??= at;
      if (millis(found[0]?.at ?? latest) - millis(at) > REPEATED_MS) break;
      if (answer !== null && same !== null) found.push({ at, answer, same });
    }
    const made = createRepeats();
    for (const { at, answer, same } of found.reverse())
      made.note({ network, at, answer: JSON.parse(answer) as Answer, same: JSON.parse(same) as Same });
    return made;
  }

  /** The last line first. Read as far as somebody looks: the lines of a long trail are many. */
  function* lastLines(network: NetworkId): Generator<LateLine> {
    const [start, end] = rows(network, 1, Infinity);
    let before = end;
    for (let read = 0; read < MAX_LATE; read += LATE_AT_ONCE) {
      const some = lateLines.all(start, before, LATE_AT_ONCE);
      yield* some;
      const last = some.at(-1);
      if (!last || some.length < LATE_AT_ONCE) return;
      before = last.row - 1;
    }
  }

  function writeEnds(): void {
    for (const network of grown) {
      const end = find(network);
      if (end) writeEnd.run(end.lines, end.last, end.chain);
    }
    grown.clear();
  }

  /** The rows of lines `from` to `to`; none for a network without a chain. */
  function rows(network: NetworkId, from: number, to: number): [number, number] {
    const start = (find(network)?.chain ?? 0) * ROOM;
    return start === 0 ? [0, 0] : [start + from, start + Math.min(to, ROOM - 1)];
  }

  return {
    receipt(network, eventId) {
      const found = receipt.get(network, eventId);
      return found && (JSON.parse(found.answer) as Answer);
    },
    has: (network, eventId) => receipt.get(network, eventId) !== undefined,
    repeats: repeatsOf,
    append,
    writeEnds,
    end: (network) => find(network) ?? { lines: 0, last: NO_HASH },
    lines(network, from, limit = NO_LIMIT) {
      lines ??= sql.query<JournalRow>(linesWith(new Set(columns.all().map(({ name }) => name))));
      return lines.all(...rows(network, from, Infinity), limit).map(fromJournalRow);
    },
    networks: () => networks.all().map(({ network }) => network),
    forgetReceipts: (network, olderThan, limit) => forgetReceipts.run(network, olderThan, limit),
    forget() {
      chains.clear();
      grown.clear();
      repeats.clear();
    },
  };
}

export const fromJournalRow = ({ hash, document, besides, ...line }: JournalRow): AuditLine => ({
  ...toLine(line, parsed(document), besidesIn(besides)),
  hash,
});

const parsed = (document: string | null): AuditLine['document'] =>
  document === null ? undefined : (JSON.parse(document) as NonNullable<AuditLine['document']>);

type Besides = Pick<AuditLine, 'removal' | 'sent' | 'proves'>;
const besidesIn = (text: string | null): Besides => (text === null ? {} : (JSON.parse(text) as Besides));

/** Makes a line. It is hashed in the form in which it will be read. */
function toLine(
  { onBehalfOf, target, via, ...line }: Omit<JournalRow, 'hash' | 'document' | 'besides'>,
  document: AuditLine['document'],
  besides: Besides,
): Omit<AuditLine, 'hash'> {
  return {
    ...line,
    ...(onBehalfOf !== null && { onBehalfOf }),
    ...(target !== null && { target }),
    ...(via !== null && { via }),
    ...(document && { document }),
    ...besides,
  };
}
