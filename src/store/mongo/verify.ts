import type { NetworkId } from '../../core/ids.ts';
import { checkChain, type ChainCheck } from '../chainCheck.ts';
import { createDeliverySearch, createDeliverySum } from '../deliveryWitness.ts';
import { withDifference, type DifferenceDeps } from '../difference.ts';
import { firstUnlike, proofFault, type Relied } from '../reachProof.ts';
import type { AuditLine, AuditVerdict, DocumentId } from '../store.ts';
import type { MongoDocuments } from './documents.ts';
import type { NetworkJournal } from './networkJournal.ts';
import type { Outcomes, SentDeliveries } from './sentDeliveries.ts';
import type { Trail } from './trail.ts';

const LINE_BATCH_SIZE = 500;
const DOCUMENT_BATCH_SIZE = 200;

export interface VerifyDeps {
  readonly documents: MongoDocuments;
  readonly trail: Trail;
  readonly log: NetworkJournal;
  readonly sent: SentDeliveries;
  readonly outcomes: Outcomes;
  /** The end of the chain as it was last recorded beside the journal. */
  readonly keptEnd: (network: NetworkId) => Promise<{ readonly lines: number; readonly last: string } | undefined>;
}

/**
 * Reads a network's chain from its first line, then compares every document with the last line about it. Other processes
 * may write meanwhile, so a document that does not fit is checked again after the chain has been read to its new end.
 */
export async function verifyAudit(network: NetworkId, given: VerifyDeps): Promise<AuditVerdict> {
  const { documents, log, outcomes } = given;
  const check = checkChain();
  let unlike: Relied | undefined;
  /** Batch by batch, so that they are never all in memory. */
  async function lookAtRelied(): Promise<void> {
    const relied = check.takeRelied();
    if (relied.length === 0 || unlike) return;
    await log.relay.flush();
    unlike = firstUnlike(relied, await outcomes(relied.map(({ proof }) => proof.delivery)));
  }
  const deps: Reading = { ...given, lookAtRelied };
  await readOn(network, check, deps);
  const ids = new Set<DocumentId>([...(await documents.allIds(network)), ...check.witnesses.keys()]);
  const all = [...ids];
  for (let from = 0; from < all.length && !check.broken(); from += DOCUMENT_BATCH_SIZE) {
    const some = all.slice(from, from + DOCUMENT_BATCH_SIZE);
    const found = await documents.rereadAll(some);
    // One that was not whole may just have been written.
    for (const id of some) if (!fits(id, keptOf(found.get(id)), check)) await lookAgain(id, network, check, deps);
  }
  await log.relay.flush();
  const fault = check.fault();
  if (fault) return withDifference(fault, check, differenceDeps(network, deps));
  const made = await deliveryFault(network, check, deps);
  await lookAtRelied();
  return made ?? (unlike && proofFault(unlike, check.end().lines)) ?? { ok: true, ...check.end() };
}

interface Reading extends VerifyDeps {
  /** Compares the deliveries on which the lines that were read rely. Not where the chain alone is checked. */
  readonly lookAtRelied?: () => Promise<void>;
}

const differenceDeps = (network: NetworkId, { documents, trail, log }: VerifyDeps): DifferenceDeps => ({
  async raw(id) {
    try {
      return await documents.raw(id);
    } catch (fault) {
      if (isAway(fault)) throw fault;
      return 'unreadable';
    }
  },
  candidates: () => documents.names(network),
  async *lines() {
    const { lines } = log.position();
    for (let from = 0; from < lines; from += LINE_BATCH_SIZE)
      yield await linesBetween(network, from, Math.min(lines, from + LINE_BATCH_SIZE), trail);
  },
});

/** Compares the deliveries with what the lines say of them, both up to the same row of the journal. */
async function deliveryFault(
  network: NetworkId,
  check: ChainCheck,
  { log, trail, sent }: Reading,
): Promise<AuditVerdict | undefined> {
  let at = log.position();
  do {
    await log.fresh();
    await log.relay.flush();
    at = log.position();
    for (const line of await linesBetween(network, check.end().lines, at.lines, trail)) check.take(line);
  } while (!check.broken() && check.end().lines > at.lines);
  if (check.fault()) return check.fault();
  const sum = createDeliverySum();
  for await (const delivery of sent(network, at.order)) sum.add(delivery);
  if (sum.equals(check.sent)) return undefined;
  const search = createDeliverySearch();
  for (let from = 0; from < at.lines; from += LINE_BATCH_SIZE)
    for (const line of await linesBetween(network, from, Math.min(at.lines, from + LINE_BATCH_SIZE), trail))
      if (line.sent) search.takeLine(line.eventId, line.seq, line.sent);
  for await (const delivery of sent(network, at.order)) search.takeDelivery(delivery);
  const found = search.first();
  return found && { ok: false, lines: at.lines, why: 'deliveriesChanged', ...found };
}

const linesBetween = async (network: NetworkId, after: number, last: number, trail: Trail): Promise<AuditLine[]> =>
  last <= after ? [] : trail.lines(network, after + 1, last - after);

/** Checks the chain alone, for a journal that is too damaged to be read any further. */
export async function verifyLines(network: NetworkId, deps: VerifyDeps): Promise<AuditVerdict> {
  const check = checkChain();
  await readOn(network, check, deps);
  return check.fault() ?? { ok: true, ...check.end() };
}

type Read = { readonly version: number; readonly hash: string } | undefined;

function fits(id: DocumentId, kept: Read, { witnesses }: ChainCheck): boolean {
  const witness = witnesses.get(id);
  return kept !== undefined && kept.version === witness?.version && kept.hash === witness.hash;
}

/** Checks a document again. It may have been written since the chain was read; then one of the new lines covers it. */
async function lookAgain(id: DocumentId, network: NetworkId, check: ChainCheck, deps: Reading): Promise<void> {
  await deps.log.fresh();
  await deps.log.relay.flush();
  const kept = await read(id, deps.documents);
  const lines = [check.witnesses.get(id), ...(await readOn(network, check, deps)).filter((line) => line?.id === id)];
  const witness = lines.find((line) => line?.version === kept?.version);
  if (!witness || witness.hash !== kept?.hash) check.compare(id, kept);
}

/** Reads the lines that were added since. */
async function readOn(
  network: NetworkId,
  check: ChainCheck,
  { trail, keptEnd, lookAtRelied }: Reading,
): Promise<AuditLine['document'][]> {
  const kept = await keptEnd(network);
  const covered: AuditLine['document'][] = [];
  while (!check.broken()) {
    const lines = await readable(network, check, trail);
    if (!lines) check.unreadable();
    for (const line of lines ?? []) check.take(line);
    await lookAtRelied?.();
    covered.push(...(lines ?? []).map(({ document }) => document));
    if (lines?.length === 0) break;
  }
  // The journal may be ahead of the end that is recorded beside it, never behind.
  if (kept && check.end().lines <= kept.lines) check.compareEnd(kept);
  return covered;
}

async function readable(network: NetworkId, check: ChainCheck, trail: Trail) {
  for (const most of [LINE_BATCH_SIZE, 1])
    try {
      return await trail.lines(network, check.end().lines + 1, most);
    } catch (fault) {
      if (isAway(fault)) throw fault;
    }
  return undefined;
}

const keptOf = (known: Awaited<ReturnType<MongoDocuments['reread']>>): Read =>
  known && { version: known.stored.version, hash: known.hash };

async function read(id: DocumentId, documents: MongoDocuments): Promise<Read> {
  try {
    return keptOf(await documents.reread(id));
  } catch (fault) {
    if (isAway(fault)) throw fault;
    return undefined;
  }
}

/** Did the query fail? That says nothing about the data. */
const isAway = (fault: unknown): boolean => fault instanceof Error && /^(StoreTimeout|Mongo)/.test(fault.name);
