/** Correspondence in the shape of the contract's records: each recipient with what became of the delivery. */
import type { Delivery } from '../../../core/envelope.ts';
import { ref, type NetworkId, type PersonId } from '../../../core/ids.ts';
import type { Correspondence } from '../rules/state.ts';
import { notShared } from '../rules/state.ts';
import { readFrom } from '../../../kit/read.ts';
import type { Store } from '../../../store/store.ts';
import { CIRCULAR } from './facts.ts';

export async function correspondenceRecords(store: Store, network: NetworkId, target?: string): Promise<unknown[]> {
  const read = readFrom(store, network);
  const found = target ? [await read.load('correspondence', target)] : await read.list('correspondence');
  return Promise.all(found.flatMap((c) => (c ? [record(store, network, c)] : [])));
}

async function record(store: Store, network: NetworkId, c: Correspondence): Promise<unknown> {
  const sent = c.recipients.length === 0 ? [] : await store.deliveries(network, { about: ref(c.target) });
  const byPerson = new Map(sent.filter(({ card }) => card === CIRCULAR).map((d) => [d.to, d]));
  const acknowledged = new Map(c.acknowledged.map(({ person, at }) => [person, at]));
  return {
    ...c,
    recipients: c.recipients.map((id) => recipient(id, byPerson.get(id), acknowledged.get(id))),
    ...(c.kind === 'proposals' && { notShared: notShared(c) }),
  };
}

const recipient = (person: PersonId, delivery: Delivery | undefined, acknowledgedAt: string | undefined): unknown => ({
  person,
  entity: delivery?.entity,
  state: acknowledgedAt === undefined ? (delivery?.state ?? 'queued') : 'acknowledged',
  reason: delivery?.reason,
  at: acknowledgedAt ?? delivery?.at,
});
