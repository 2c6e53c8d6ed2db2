import type { NetworkId } from '../../core/ids.ts';
import { createDeliverySearch, createDeliverySum } from '../deliveryWitness.ts';
import { withDifference, type DifferenceDeps } from '../difference.ts';
import { firstUnlike, proofFault, type Relied } from '../reachProof.ts';
import type { AuditVerdict, DocumentId } from '../store.ts';
import { startWalk, type Walk } from './chainWalk.ts';
import type { SqliteDocuments } from './documents.ts';
import type { Journal } from './journal.ts';
import type { Lookups } from './lookups.ts';
import type { SentDeliveries } from './sentDeliveries.ts';
import { nextTurn } from './defer.ts';

/** The number of documents that are checked before other tasks get their turn. */
const BATCH_SIZE = 100;

export interface Verified {
  readonly journal: Journal;
  readonly documents: SqliteDocuments;
  readonly lookups: Lookups;
  readonly sent: SentDeliveries;
}

/**
 * Reads a network's chain from its first line, then compares every document with the last line about it, and all deliveries
 * with what the lines say of them. The program may write meanwhile: a document is compared only when the chain has been read
 * to its end.
 */
export async function verifyAudit(network: NetworkId, rooms: Verified): Promise<AuditVerdict> {
  const walk = startWalk(network, rooms.journal);
  let unlike: Relied | undefined;
  /** Batch by batch, so that they are never all in memory. */
  const lookAtRelied = (): void => {
    const relied = walk.takeRelied();
    unlike ??= firstUnlike(relied, rooms.sent.outcomes(relied.map(({ proof }) => proof.delivery)));
  };
  while (walk.step()) {
    lookAtRelied();
    await nextTurn();
  }
  let turn = 0;
  for (const id of namedOnce(network, walk, rooms)) {
    if (++turn % BATCH_SIZE === 0) await nextTurn();
    await compare(id, walk, rooms.documents);
    if (walk.broken()) break;
  }
  const fault = walk.fault();
  if (fault) return withDifference(fault, walk, differenceDeps(network, rooms));
  const made = await deliveryFault(network, walk, rooms);
  lookAtRelied();
  return made ?? (unlike && proofFault(unlike, walk.end().lines)) ?? { ok: true, ...walk.end() };
}

const differenceDeps = (network: NetworkId, { documents, lookups, journal }: Verified): DifferenceDeps => ({
  raw(id) {
    try {
      return documents.raw(id);
    } catch {
      return 'unreadable';
    }
  },
  candidates: () => lookups.names(network),
  async *lines() {
    for (let from = 1; from <= journal.end(network).lines; from += LINES_AT_ONCE) {
      yield journal.lines(network, from, LINES_AT_ONCE);
      await nextTurn();
    }
  },
});

/** All documents that are there, and then those that only lines name. A list of all of them would be made in one piece. */
function* namedOnce(network: NetworkId, walk: Walk, { lookups }: Verified): Generator<DocumentId> {
  for (const page of lookups.idPages(network)) yield* page;
  for (const [id, { isCompared }] of walk.witnesses) if (!isCompared) yield id;
}

const MAX_TRIES = 10;
/** A long document is read in slices; if it was written meanwhile, it is read again, at last in one piece. */
async function compare(id: DocumentId, walk: Walk, documents: SqliteDocuments): Promise<void> {
  const sameAs = (kept: ReturnType<SqliteDocuments['reread']>): void => {
    while (walk.step());
    walk.compare(id, kept);
  };
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const begun = attempt(() => documents.rereadInSlices(id));
    if (!(begun instanceof Promise)) return sameAs(begun);
    const version = documents.versionOf(id);
    // What was rewritten meanwhile looks as if somebody had changed it.
    const kept = await begun.catch(() => undefined);
    if (kept !== 'changed' && documents.versionOf(id) === version) return sameAs(kept);
  }
  sameAs(attempt(() => documents.reread(id)));
}

async function deliveryFault(network: NetworkId, walk: Walk, rooms: Verified): Promise<AuditVerdict | undefined> {
  const sum = createDeliverySum();
  let after = 0;
  const step = (): boolean => {
    const { deliveries, last } = rooms.sent.page(network, after);
    for (const delivery of deliveries) sum.add(delivery);
    after = last ?? after;
    return last !== undefined;
  };
  while (step()) await nextTurn();
  // In one turn, so that both are as of the same moment.
  while (walk.step());
  while (step());
  if (walk.fault() || sum.equals(walk.sent)) return walk.fault();
  return namedFault(network, walk.end().lines, after, rooms);
}

/** The first line whose deliveries are not as it says, among lines and deliveries up to these. */
async function namedFault(
  network: NetworkId,
  lines: number,
  lastRow: number,
  { journal, sent }: Verified,
): Promise<AuditVerdict | undefined> {
  const search = createDeliverySearch();
  for (let from = 1; from <= lines; from += LINES_AT_ONCE) {
    for (const line of journal.lines(network, from, LINES_AT_ONCE))
      if (line.sent && line.seq <= lines) search.takeLine(line.eventId, line.seq, line.sent);
    await nextTurn();
  }
  for (let after = 0; after < lastRow;) {
    const { deliveries, last } = sent.page(network, after);
    for (const delivery of deliveries) search.takeDelivery(delivery);
    if (last === undefined) break;
    after = last;
    await nextTurn();
  }
  const found = search.first();
  return found && { ok: false, lines, why: 'deliveriesChanged', ...found };
}
const LINES_AT_ONCE = 500;

function attempt<Read>(read: () => Read): Read | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
