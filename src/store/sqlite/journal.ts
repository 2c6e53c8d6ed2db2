import type { Answer } from '../../core/answer.ts';
import type { EventId, Instant, NetworkId, Ref } from '../../core/ids.ts';
import { lineHash, NOTHING } from '../chain.ts';
import type { AuditLine, JournalEntry } from '../store.ts';
import { NO_LIMIT } from './lookups.ts';
import type { Sql } from './sql.ts';

/** The audit trail of every network, a chain of hashes, with the receipts in the same rows. */
export interface Journal {
  receipt(network: NetworkId, eventId: EventId): Answer | undefined;
  has(network: NetworkId, eventId: EventId): boolean;
  append(entry: JournalEntry, document: AuditLine['document']): void;
  /** Writes down how the chains end now. Belongs into every transaction in which something was appended. */
  writeEnds(): void;
  end(network: NetworkId): ChainEnd;
  lines(network: NetworkId, from: number, limit?: number): AuditLine[];
  networks(): NetworkId[];
  /** Forgets the receipts older than this among the lines `from` to `to`; gives how many. */
  forgetReceipts(network: NetworkId, from: number, to: number, olderThan: Instant): number;
  /** Forgets what is in memory: it may not be what is on the disk. */
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
  event_id, document, hash, answer) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
/** Those that make a line of the audit trail. */
export const JOURNAL_COLUMNS = `seq, at, actor, on_behalf_of AS onBehalfOf, verb, target, platform, outcome,
  event_id AS eventId, document, hash`;
const LINES = `SELECT ${JOURNAL_COLUMNS} FROM journal WHERE row BETWEEN ? AND ? ORDER BY row LIMIT ?`;
const FORGET = 'UPDATE journal SET answer = NULL WHERE row BETWEEN ? AND ? AND answer IS NOT NULL AND at < ?';
const CHAIN = 'SELECT chain, lines, last FROM chains WHERE network = ?';
const NEW_CHAIN = 'INSERT INTO chains (network, lines, last) VALUES (?, ?, ?) RETURNING chain, lines, last';
const WRITE_END = 'UPDATE chains SET lines = ?, last = ? WHERE chain = ?';
const NETWORKS = 'SELECT network FROM chains ORDER BY network';

/** A chain's lines have the rows from `chain * ROOM + 1`; up to 2^21 chains fit into what JavaScript can count. */
const ROOM = 2 ** 32;
export const journalRow = (chain: number, seq: number): number => chain * ROOM + seq;

export interface JournalRow {
  readonly seq: number;
  readonly at: Instant;
  readonly actor: string;
  readonly onBehalfOf: string | null;
  readonly verb: string;
  readonly target: Ref | null;
  readonly platform: string;
  readonly outcome: string;
  readonly eventId: EventId;
  readonly document: string | null;
  readonly hash: string;
}

export function createJournal(sql: Sql): Journal {
  const receipt = sql.query<{ answer: string }>(RECEIPT);
  const insert = sql.query(INSERT_LINE);
  const lines = sql.query<JournalRow>(LINES);
  const forgetReceipts = sql.query(FORGET);
  const readChain = sql.query<Chain>(CHAIN);
  const newChain = sql.query<Chain>(NEW_CHAIN);
  const writeEnd = sql.query(WRITE_END);
  const networks = sql.query<{ network: NetworkId }>(NETWORKS);
  const chains = new Map<NetworkId, Chain>();
  const grown = new Set<NetworkId>();

  function find(network: NetworkId): Chain | undefined {
    const known = chains.get(network) ?? readChain.get(network);
    if (known) chains.set(network, known);
    return known;
  }

  function append({ network, answer, ...entry }: JournalEntry, document: AuditLine['document']): void {
    const before = find(network) ?? newChain.get(network, 0, NOTHING);
    if (!before) throw new Error(`no chain for ${network}`);
    const { at, actor, onBehalfOf = null, verb, target = null, platform, outcome, eventId } = entry;
    const written = document ? JSON.stringify(document) : null;
    const seq = before.lines + 1;
    const line = { seq, at, actor, onBehalfOf, verb, target, platform, outcome, eventId };
    const hash = lineHash(before.last, toLine(line, document));
    const values = [seq, at, actor, onBehalfOf, verb, target, platform, outcome, eventId, written];
    insert.run(journalRow(before.chain, seq), network, ...values, hash, JSON.stringify(answer));
    chains.set(network, { chain: before.chain, lines: seq, last: hash });
    grown.add(network);
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
    append,
    writeEnds,
    end: (network) => find(network) ?? { lines: 0, last: NOTHING },
    lines: (network, from, limit = NO_LIMIT) => lines.all(...rows(network, from, Infinity), limit).map(fromJournalRow),
    networks: () => networks.all().map(({ network }) => network),
    forgetReceipts: (network, from, to, olderThan) => forgetReceipts.run(...rows(network, from, to), olderThan),
    forget() {
      chains.clear();
      grown.clear();
    },
  };
}

export const fromJournalRow = ({ hash, document, ...line }: JournalRow): AuditLine => ({
  ...toLine(line, parsed(document)),
  hash,
});

const parsed = (document: string | null): AuditLine['document'] =>
  document === null ? undefined : (JSON.parse(document) as NonNullable<AuditLine['document']>);

/** A line is hashed as it will be read. */
function toLine(
  { onBehalfOf, target, ...line }: Omit<JournalRow, 'hash' | 'document'>,
  document: AuditLine['document'],
): Omit<AuditLine, 'hash'> {
  return {
    ...line,
    ...(onBehalfOf !== null && { onBehalfOf }),
    ...(target !== null && { target }),
    ...(document && { document }),
  };
}
