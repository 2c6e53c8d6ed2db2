import type { Pressed } from '../../../src/core/act.ts';
import type { Envelope } from '../../../src/core/envelope.ts';
import { entityId, eventId, instant, networkId, personId, ref } from '../../../src/core/ids.ts';
import type { Instant } from '../../../src/core/ids.ts';
import { documentId } from '../../../src/store/store.ts';
import type { Commit, DocumentWrite, JournalEntry, Settlement, Store, Stored, Task } from '../../../src/store/store.ts';

/** Valid things to write, so that a test names only what matters to it. */

export const UNA = networkId('una');
export const OTHER = networkId('other');

/** The instant so many minutes into the story. */
export const at = (minute: number): Instant => instant(Date.UTC(2026, 0, 5, 9) + minute * 60_000);

let events = 0;
export function entry(over: Partial<JournalEntry> = {}): JournalEntry {
  return {
    network: UNA,
    eventId: eventId(`event-${++events}`),
    at: at(0),
    actor: 'ana@unhcr.org',
    verb: 'endorsement.object',
    platform: 'local',
    outcome: 'accepted',
    answer: { ok: true, say: { key: 'endorsement.objected', with: { title: 'Common premises' } } },
    ...over,
  };
}

type Over = Partial<DocumentWrite>;

/** A request `E-<number>`, new unless `from` is given. */
export function request(number = 1, over: Over = {}): DocumentWrite {
  const network = over.network ?? UNA;
  const target = ref(`E-${number}`);
  const state = { title: 'Common premises', positions: [] };
  const plain = { kind: 'endorsement', stage: 'open', lists: ['positions'], dueAt: null, uniqueKey: null };
  return { id: documentId(network, target), network, target, number, state, ...plain, ...over };
}

export const commit = (over: Partial<Commit> = {}): Commit => ({
  journal: [entry(over.document ? { network: over.document.network, target: over.document.target } : {})],
  envelopes: [],
  tasks: [],
  ...over,
});

/** Writes it and gives what is stored now; anything else than success fails the test. */
export async function saved(store: Store, over: Partial<Commit>): Promise<Stored> {
  const result = await store.commit(commit(over));
  if (result.type !== 'saved') throw new Error(`not saved: ${JSON.stringify(result)}`);
  return result.stored ?? nothing('stored');
}

/** A later version of what is stored. */
export const change = (from: Stored, state: unknown, over: Over = {}): DocumentWrite =>
  request(Number(from.target.slice(2)), { network: from.network, from, state, ...over });

const nothing = (what: string): never => {
  throw new Error(`nothing ${what}`);
};

export function envelope(id: string, over: Partial<Envelope> = {}): Envelope {
  return {
    id,
    network: UNA,
    to: personId('ana@unhcr.org'),
    entity: entityId('UNHCR'),
    card: 'request',
    data: { title: 'Common premises' },
    about: ref('E-1'),
    version: '1',
    live: false,
    urgent: false,
    createdAt: at(0),
    ...over,
  };
}

export const queue = (store: Store, ...envelopes: readonly Envelope[]): Promise<unknown> =>
  store.commit(commit({ envelopes }));

export function sent(id: string, over: Partial<Extract<Settlement, { type: 'sent' }>> = {}): Settlement {
  const message = { platform: 'local', messageId: `message of ${id}` };
  return { id, type: 'sent', at: at(5), ...message, shownVersion: 1, shownHash: 'h1', editAfter: at(5), ...over };
}

export function task(id: string, over: Partial<Task> = {}): Task {
  const act: Pressed = {
    verb: 'agenda.add',
    network: UNA,
    inputs: { title: 'Common premises' },
    from: 'concord',
    platform: 'concord',
    receivedAt: at(0),
    eventId: eventId(id),
  };
  return { id, stamp: 'first', dueAt: at(0), act, ...over };
}

export const ids = (things: readonly { readonly id: string }[]): string[] => things.map(({ id }) => id);
