/** What the rules about correspondence want to know of the store, and what deliveries tell them. */
import { createBoundedCache } from '../../../core/boundedCache.ts';
import { systemAct, type Act } from '../../../core/act.ts';
import type { Delivery } from '../../../core/envelope.ts';
import { after, type EntityId, type Instant, type Ref } from '../../../core/ids.ts';
import { represents, type Person } from '../../../core/people.ts';
import { urgentKeys, type CallFacts, type UrgentSlot } from '../rules/circulate.ts';
import type { Correspondence } from '../rules/state.ts';
import type { Failed, Progress } from '../rules/time.ts';
import type { Network } from '../../../core/network.ts';
import type { ReadStore } from '../../../kit/read.ts';
import type { Settlement, Task } from '../../../store/store.ts';
import { task } from '../../../kit/followUp.ts';

/** The card whose deliveries are counted: what recipients get. */
export const CIRCULAR = 'circular';
/** So many failures are named; that many at once is an outage, and those that remain come with the next look. */
const MAX_FAILURES = 2_000;

/** The first of the entity's places of the day that nobody holds. */
export async function urgentFacts(
  read: ReadStore,
  { actor, receivedAt }: Act<object, Person>,
  network: Network,
): Promise<UrgentSlot> {
  if (!represents(actor)) return { urgentKey: '' };
  for (const key of urgentKeys(actor.entity as EntityId, receivedAt, network))
    if ((await read.findByKey('correspondence', key)) === undefined) return { urgentKey: key };
  return { urgentKey: '' };
}

/** How far a message has come. Counted by the store: one question, however many recipients. */
export async function progressFacts(read: ReadStore, _act: Act<object>, { target }: Correspondence): Promise<Progress> {
  const found = await read.progress(target, CIRCULAR, MAX_FAILURES);
  const { queued, sent, failed, held, failures } = found;
  return {
    progress: { queued, sent, failed, ...(held !== undefined && { held }) },
    failures: failures.map(({ to, entity, reason }) => ({
      person: to,
      ...(entity && { entity }),
      reason: reason ?? 'unavailable',
    })),
  };
}

export async function failedFacts(read: ReadStore, _act: Act<object>, { target }: Correspondence): Promise<Failed> {
  const { failed, held } = await read.progress(target, CIRCULAR, 1);
  return { failed, ...(held !== undefined && { held }) };
}

/** So many ends of a message's deliveries are told of as they come: those of any network of entities. */
const TOLD_AT_ONCE = 200;
/** After that once in so long: the count goes through all of them, and the sender's card is not edited more often. */
const TOLD_EVERY_MS = 5_000;
const MAX_REMEMBERED = 1_000;

/** After a delivery has come to an end: have the message learn of it, once for however many. The last end is always told of. */
export function createProgressTask(): (delivery: Delivery, end: Settlement) => Task | undefined {
  const told = createBoundedCache<string, { ends: number; next: Instant }>(MAX_REMEMBERED);
  // One delivery may fail, be sent again and fail once more within a millisecond, or while a manual clock stands still.
  let nth = 0;
  return ({ card, about, network, id }, { at, type }) => {
    if (card !== CIRCULAR || !about) return undefined;
    nth += 1;
    const what = `${network}/${about}`;
    const before = told.get(what) ?? { ends: 0, next: at };
    const dueAt = before.ends < TOLD_AT_ONCE || at > before.next ? at : before.next;
    told.set(what, { ends: before.ends + 1, next: dueAt > at ? dueAt : after(at, TOLD_EVERY_MS) });
    const event = `progress/${about}/${at}/${id}/${type}/${nth}`;
    const act = systemAct({ verb: 'correspondence.progress', network, target: about }, at, event);
    return { ...task(act, `progress/${about}`), dueAt };
  };
}

/** Messages that still want to reach somebody who comes back. */
export async function runningCorrespondence(read: ReadStore, now: Instant): Promise<Ref[]> {
  const running = await read.list('correspondence', { stages: ['running'] });
  return running.filter(({ restsAt }) => restsAt !== undefined && restsAt > now).map(({ target }) => target);
}

/** The call for input whose answers are circulated. */
export const callFacts = async (read: ReadStore, { target }: Act<object>): Promise<CallFacts> => ({
  call: await read.load('inputs', target),
});
