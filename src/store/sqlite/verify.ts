import type { NetworkId } from '../../core/ids.ts';
import type { AuditVerdict, DocumentId } from '../store.ts';
import { startWalk } from './chainWalk.ts';
import type { SqliteDocuments } from './documents.ts';
import type { Journal } from './journal.ts';
import type { Lookups } from './lookups.ts';
import { defer } from './defer.ts';

/** The number of documents that are checked before other tasks get their turn. */
const BATCH_SIZE = 100;

const nextTurn = (): Promise<void> => new Promise(defer);

/**
 * Reads a network's chain from its first line, then compares every document with the last line about it. The program may
 * write meanwhile: a document is compared only when the chain has been read to its end.
 */
export async function verifyAudit(
  network: NetworkId,
  rooms: { readonly journal: Journal; readonly documents: SqliteDocuments; readonly lookups: Lookups },
): Promise<AuditVerdict> {
  const walk = startWalk(network, rooms.journal);
  while (walk.step()) await nextTurn();
  let turn = 0;
  for (const id of new Set([...rooms.lookups.allIds(network), ...walk.witnesses.keys()])) {
    if (++turn % BATCH_SIZE === 0) await nextTurn();
    while (walk.step());
    const kept = read(id, rooms.documents);
    walk.compare(id, kept && { version: kept.stored.version, hash: kept.hash });
    if (walk.broken()) break;
  }
  return walk.fault() ?? { ok: true, ...walk.end() };
}

function read(id: DocumentId, documents: SqliteDocuments): ReturnType<SqliteDocuments['reread']> {
  try {
    return documents.reread(id);
  } catch {
    return undefined;
  }
}
