import type { NetworkId, Ref } from '../../core/ids.ts';
import type { PreparedWrite } from '../content.ts';
import type { DocumentId } from '../store.ts';
import type { CachedMongoDocument } from './changes.ts';
import type { AppenderDeps, WaitingCommit } from './job.ts';
import { eventKey, receiptsIn } from './lines.ts';
import type { NetworkJournal } from './networkJournal.ts';
import type { Memory } from './memory.ts';
import { execWithin } from './operations.ts';

/** What must be read before several jobs can be checked together. */
export interface CheckFacts {
  readonly documents: Map<DocumentId, CachedMongoDocument | undefined>;
  readonly holders: Map<string, Ref | undefined>;
}

/** Reads the facts that are not in memory; usually there are none. */
export async function readFacts(
  jobs: readonly WaitingCommit[],
  log: NetworkJournal,
  { find, holder, memory }: AppenderDeps,
): Promise<CheckFacts> {
  const writes = jobs.flatMap(({ ready }) => ready?.write ?? []);
  const known = writes.filter((write) => !isNext(write, memory));
  const documents = new Map(
    await Promise.all([...new Set(known.map(({ id }) => id))].map(async (id) => [id, await find(id)] as const)),
  );
  const wanted = writes.filter(({ id, uniqueKey }) => uniqueKey !== documents.get(id)?.label.uniqueKey);
  const holders = new Map<string, Ref | undefined>();
  await Promise.all(
    wanted.map(async ({ network, kind, uniqueKey }) => {
      if (uniqueKey !== null) holders.set(keyName(network, kind, uniqueKey), await holder(network, kind, uniqueKey));
    }),
  );
  // A free key is confirmed by the insert of the row. When a key is taken nothing is written, so the journal must first be
  // read to its end to be certain.
  if ([...holders.values()].some((holder) => holder !== undefined)) await log.fresh();
  return { documents, holders };
}

/**
 * Is the document new for certain? A number above all known ones is new; if the memory is out of date, the insert of the
 * row fails.
 */
const isNext = ({ network, kind, number, from }: PreparedWrite['write'], { numbers }: Memory): boolean =>
  from === undefined && number > (numbers.highest(network, kind) ?? Infinity);

export const keyName = (network: NetworkId, kind: string, uniqueKey: string): string =>
  JSON.stringify([network, kind, uniqueKey]);

export async function readReceipts(jobs: readonly WaitingCommit[], { models, memory }: AppenderDeps): Promise<number> {
  const entries = jobs.flatMap(({ commit }) => commit.journal);
  const networks = new Map(entries.map(({ network, eventId }) => [eventKey(network, eventId), network]));
  const rows = await execWithin(
    models.journal
      .find({ events: { $in: [...networks.keys()] } })
      .select({ changes: 0 })
      .lean(),
  );
  for (const row of rows)
    for (const { event, at, answer } of receiptsIn(row))
      memory.keepReceipt(row.network as NetworkId, event, at, answer);
  return rows.length;
}
