/** Correspondence in the shape of the contract's records: each recipient with the state of the delivery. */
import type { Delivery } from '../../../core/envelope.ts';
import { ref, type PersonId } from '../../../core/ids.ts';
import type { Correspondence } from '../rules/state.ts';
import { isPassedOn, notShared } from '../rules/state.ts';
import type { ReadStore } from '../../../kit/read.ts';
import { documentsOf, type RecordReader } from '../../../kit/records.ts';
import { CIRCULAR } from './facts.ts';

const messages: RecordReader = async ({ read, target }) => {
  const found = target ? [await read.load('correspondence', target)] : await read.list('correspondence');
  return Promise.all(found.flatMap((c) => (c ? [record(read, c)] : [])));
};

export const records = { correspondence: messages, news: documentsOf('news') };

async function record(read: ReadStore, c: Correspondence): Promise<unknown> {
  const sent = c.recipients.length === 0 ? [] : await read.deliveries({ about: ref(c.target) });
  const byPerson = new Map(sent.filter(({ card }) => card === CIRCULAR).map((d) => [d.to, d]));
  const acknowledged = new Map(c.acknowledged.map(({ person, at }) => [person, at]));
  return {
    ...c,
    recipients: c.recipients.map((id) => recipient(id, byPerson.get(id), acknowledged.get(id))),
    ...(isPassedOn(c.kind) && { notShared: notShared(c) }),
  };
}

const recipient = (person: PersonId, delivery: Delivery | undefined, acknowledgedAt: string | undefined): unknown => ({
  person,
  entity: delivery?.entity,
  state: acknowledgedAt === undefined ? (delivery?.state ?? 'queued') : 'acknowledged',
  reason: delivery?.reason,
  at: acknowledgedAt ?? delivery?.at,
});
