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
 * Finds a log that belongs to another database. A write-ahead log does not name its database: SQLite uses the log that lies
 * beside a file, and reads a mixture when it is another's. The audit trail shows that.
 * @throws StoreUnusable when the content that is read through the log contradicts itself. A fault that is also there
 * without the log is not reported here; `audit` finds it.
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

/** The fault of the file when its log is ignored; undefined when there is none, and when the file cannot be read. */
function withoutLog<Result>(file: string, look: (sql: Database) => Result): Result | undefined {
  try {
    return withReadOnly(file, look, 'without its log');
  } catch {
    return undefined;
  }
}

/** A line of a network's audit trail, as it is in the file without the log. */
type Kept = ChainEnd & { readonly network: NetworkId };

/**
 * Compares the file's audit trails with those that are read through the log. A log that holds every page hides the file:
 * everything fits, but belongs to another store. An audit trail only grows, so the last line in the file must also be there
 * through the log. This reads a few rows, however large the store is.
 * @returns a line that is missing, in words
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
 * The last lines in the file whose hash is right. Other lines prove nothing: somebody changed them by hand, or a crash left
 * only some of the log's pages in the file.
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

/** Limits of the check, so that a start does not take longer when a network has stored more. */
interface CheckLimits {
  /** The largest database that is checked completely, in bytes. */
  readonly bytes: number;
  /** The number of last lines of each audit trail that are checked in a larger one. */
  readonly lines: number;
}
/** A log never holds this many lines. */
const LIMITS: CheckLimits = { bytes: CHECKED_WHOLE_BYTES, lines: 20_000 };

/** The first fault, in words. */
function firstFault(sql: Database, most: CheckLimits): string | undefined {
  const ask = (pragma: string): unknown =>
    Object.values(sql.query<object>(`PRAGMA ${ATTACHED_SCHEMA}.${pragma}`).all()[0] ?? {})[0];
  const isSmall = Number(ask('page_count')) * Number(ask('page_size')) <= most.bytes;
  // This checks indexes too: mixed pages may be those of deliveries, which no line of the audit trail covers.
  const verdict = isSmall ? ask('integrity_check(1)') : 'ok';
  if (verdict !== 'ok') return String(verdict);
  const journal = createJournal(sql);
  for (const network of new Set([...journal.networks(), ...createLookups(sql).networks()])) {
    const fault = faultIn(sql, journal, network, isSmall ? undefined : most.lines);
    if (fault) return `in the audit trail of ${network}, line ${fault.seq} does not fit`;
  }
  return undefined;
}

/** @param late the number of last lines to check, with the documents that they changed; undefined: everything */
function faultIn(
  sql: Database,
  journal: Journal,
  network: NetworkId,
  late: number | undefined,
): ChainFault | undefined {
  const walk = startWalk(network, journal, late === undefined ? undefined : startOf(late, journal, network));
  while (walk.step());
  const documents = createDocuments(sql);
  const pages = late === undefined ? createLookups(sql).idPages(network) : [];
  const ids = new Set([...[...pages].flat(), ...walk.witnesses.keys()]);
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

/** The document's hash; undefined when it cannot be read, so that it matches no line of the audit trail. */
function keptOf(read: () => ReturnType<ReturnType<typeof createDocuments>['reread']>): Parameters<Walk['compare']>[1] {
  try {
    return read();
  } catch {
    return undefined;
  }
}
