import type { NetworkId } from '../../core/ids.ts';
import type { Fault } from '../chainCheck.ts';
import { startWalk, type Walk } from './chainWalk.ts';
import { createDocuments } from './documents.ts';
import { CHECKED_WHOLE_BYTES, damaged, isLogged, LOOKED_AT, reading } from './inspect.ts';
import { createJournal, type Journal } from './journal.ts';
import { createLookups } from './lookups.ts';
import type { Sql } from './sql.ts';

/**
 * A write-ahead log names no database: SQLite takes the one that lies beside a file for that file's, and reads a mixture
 * of both. The audit trail tells them apart.
 * @throws StoreUnusable when what is read through the log does not hold together; not for what is as wrong without it,
 * which `audit` finds
 */
export function refuseMixed(file: string, most: CheckLimits = LIMITS): void {
  if (!isLogged(file)) return;
  const look = (sql: Sql): string | undefined => firstFault(sql, most);
  const found = reading(file, look);
  if (found === undefined || found === withoutLog(file, look)) return;
  throw damaged(file, `it and the log beside it are not of one database, or somebody else wrote to them (${found})`);
}

/** Undefined also where that cannot be read. */
function withoutLog(file: string, look: (sql: Sql) => string | undefined): string | undefined {
  try {
    return reading(file, look, 'without its log');
  } catch {
    return undefined;
  }
}

/** A start does not wait longer the longer a network has lived. */
interface CheckLimits {
  /** Of a database that is looked at whole. */
  readonly bytes: number;
  /** Of a larger one. */
  readonly lines: number;
}
/** Far more lines than a log holds. */
const LIMITS: CheckLimits = { bytes: CHECKED_WHOLE_BYTES, lines: 20_000 };

/** In words. */
function firstFault(sql: Sql, most: CheckLimits): string | undefined {
  const ask = (pragma: string): unknown =>
    Object.values(sql.query<object>(`PRAGMA ${LOOKED_AT}.${pragma}`).all()[0] ?? {})[0];
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
function faultIn(sql: Sql, journal: Journal, network: NetworkId, late: number | undefined): Fault | undefined {
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

/** What cannot be read fits no line. */
function keptOf(read: () => ReturnType<ReturnType<typeof createDocuments>['reread']>): Parameters<Walk['compare']>[1] {
  try {
    const kept = read();
    return kept && { version: kept.stored.version, hash: kept.hash };
  } catch {
    return undefined;
  }
}
