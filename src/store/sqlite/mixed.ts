import type { NetworkId } from '../../core/ids.ts';
import { lineHash, NO_HASH } from '../chain.ts';
import type { ChainEnd, ChainFault } from '../chainCheck.ts';
import { startWalk, type Walk } from './chainWalk.ts';
import { createDocuments } from './documents.ts';
import { CHECKED_WHOLE_BYTES, damaged, hasLog, ATTACHED_SCHEMA, withReadOnly } from './inspect.ts';
import { createJournal, type Journal } from './journal.ts';
import { createLookups } from './lookups.ts';
import type { Database } from './sql.ts';

/**
 * A write-ahead log names no database: SQLite takes the one that lies beside a file for that file's, and reads a mixture
 * of both. The audit trail tells them apart.
 * @throws StoreUnusable when what is read through the log does not hold together; not for what is as wrong without it,
 * which `audit` finds
 */
export function refuseMixed(file: string, most: CheckLimits = LIMITS): void {
  if (!hasLog(file)) return;
  const other = otherTrail(file);
  if (other !== undefined) throw damaged(file, `it and the log beside it are not of one database (${other})`);
  const look = (sql: Database): string | undefined => firstFault(sql, most);
  const found = withReadOnly(file, look);
  if (found === undefined || found === withoutLog(file, look)) return;
  throw damaged(file, `it and the log beside it are not of one database, or somebody else wrote to them (${found})`);
}

/** What is wrong with the file when its log is ignored; undefined when nothing is, and when it cannot be read. */
function withoutLog<Result>(file: string, look: (sql: Database) => Result): Result | undefined {
  try {
    return withReadOnly(file, look, 'without its log');
  } catch {
    return undefined;
  }
}

/** A line of a network's audit trail, as the file has it without its log. */
type Kept = ChainEnd & { readonly network: NetworkId };

/**
 * A log that holds every page hides the file beside it: what is read is whole, and another store's. The audit trail only
 * grows, so the last line in the file alone is also in what is read through the log. It costs a few rows, however large
 * the store is.
 * @returns in words, a line that is not
 */
function otherTrail(file: string): string | undefined {
  const kept = withoutLog(file, lastLines) ?? [];
  const missing = withReadOnly(file, (sql) => {
    const journal = createJournal(sql);
    return kept.find(({ network, lines, last }) => journal.lines(network, lines, 1)[0]?.hash !== last);
  });
  return missing && `line ${missing.lines} of the audit trail of ${missing.network} is in the file and not in its log`;
}

/**
 * The last lines whose hash is right. Others prove nothing: somebody changed them by hand, or a crash has left the file with
 * a part of its pages copied from the log.
 */
function lastLines(sql: Database): Kept[] {
  const journal = createJournal(sql);
  return journal.networks().flatMap((network) => {
    const { lines: seq } = journal.end(network);
    const found = journal.lines(network, Math.max(1, seq - 1), 2);
    const last = found.at(-1);
    if (last?.seq !== seq) return [];
    const { hash, ...line } = last;
    return lineHash(found.length > 1 ? (found[0]?.hash ?? '') : NO_HASH, line) === hash
      ? [{ network, lines: seq, last: hash }]
      : [];
  });
}

/** Limits of the check, so that a start does not take longer the more a network has stored. */
interface CheckLimits {
  /** The largest database that is checked whole, in bytes. */
  readonly bytes: number;
  /** Of a larger one, the number of last lines of each audit trail that are checked. */
  readonly lines: number;
}
/** Far more lines than a log holds. */
const LIMITS: CheckLimits = { bytes: CHECKED_WHOLE_BYTES, lines: 20_000 };

/** In words. */
function firstFault(sql: Database, most: CheckLimits): string | undefined {
  const ask = (pragma: string): unknown =>
    Object.values(sql.query<object>(`PRAGMA ${ATTACHED_SCHEMA}.${pragma}`).all()[0] ?? {})[0];
  const isSmall = Number(ask('page_count')) * Number(ask('page_size')) <= most.bytes;
  // Of indexes, too: pages of deliveries, to which no line of the trail belongs, may be mixed.
  const verdict = isSmall ? ask('integrity_check(1)') : 'ok';
  if (verdict !== 'ok') return String(verdict);
  const journal = createJournal(sql);
  for (const network of new Set([...journal.networks(), ...createLookups(sql).networks()])) {
    const fault = faultIn(sql, journal, network, isSmall ? undefined : most.lines);
    if (fault) return `in the audit trail of ${network}, line ${fault.seq} does not fit`;
  }
  return undefined;
}

/** @param late so many lines, with the documents that they wrote; undefined: everything */
function faultIn(
  sql: Database,
  journal: Journal,
  network: NetworkId,
  late: number | undefined,
): ChainFault | undefined {
  const walk = startWalk(network, journal, late === undefined ? undefined : startOf(late, journal, network));
  while (walk.step());
  const documents = createDocuments(sql);
  const ids = new Set([...(late === undefined ? createLookups(sql).allIds(network) : []), ...walk.witnesses.keys()]);
  for (const id of ids) {
    if (walk.broken()) break;
    walk.compare(
      id,
      keptOf(() => documents.reread(id)),
    );
  }
  return walk.fault();
}

function startOf(late: number, journal: Journal, network: NetworkId): { lines: number; last: string } | undefined {
  const from = journal.end(network).lines - late;
  const line = from > 0 ? journal.lines(network, from, 1)[0] : undefined;
  return line && { lines: line.seq, last: line.hash };
}

/** Undefined when the document cannot be read: then it fits no line of the audit trail. */
function keptOf(read: () => ReturnType<ReturnType<typeof createDocuments>['reread']>): Parameters<Walk['compare']>[1] {
  try {
    const kept = read();
    return kept && { version: kept.stored.version, hash: kept.hash };
  } catch {
    return undefined;
  }
}
