/** What rules about correspondence need to know from the store, and the acts that follow deliveries. */
import { createBoundedCache } from '../../../core/boundedCache.ts';
import { systemAct, type Act } from '../../../core/act.ts';
import type { Delivery } from '../../../core/envelope.ts';
import { after, type EntityId, type Instant, type Ref } from '../../../core/ids.ts';
import { represents, type Person } from '../../../core/people.ts';
import type { CallFacts } from '../rules/circulate.ts';
import { urgentKeys, type UrgentSlot } from '../rules/urgent.ts';
import type { Correspondence } from '../rules/state.ts';
import type { Progress } from '../rules/time.ts';
import type { Network } from '../../../core/network.ts';
import type { ReadStore } from '../../../kit/read.ts';
import type { Settlement, Task } from '../../../store/store.ts';
import { task } from '../../../kit/followUp.ts';
import { secondTry } from '../../../kit/secondTry.ts';
import type { SecondTry } from '../../../kit/sentAgain.ts';

/** The card that recipients get. Its deliveries are counted. */
export const CIRCULAR = 'circular';
/** The most failures that are named at once. More is an outage; the others are named with the next count. */
const MAX_FAILURES = 2_000;

/** The first of the entity's unique keys for the day that no message holds. */
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

/** How far the deliveries of a message have come. The store counts them with one query, however many recipients there are. */
export async function progressFacts(read: ReadStore, _act: Act<object>, { target }: Correspondence): Promise<Progress> {
  const found = await read.progress(target, CIRCULAR, MAX_FAILURES);
  const { failures, dropped: _dropped, ...progress } = found;
  return {
    progress,
    // A chat that was tried after the mail came back does not say what is wrong with the address.
    failures: failures.map(({ to, entity, reason, mailReason }) => ({
      person: to,
      ...(entity && { entity }),
      reason: mailReason ?? reason ?? 'unavailable',
    })),
  };
}

export const failedFacts = (
  read: ReadStore,
  _act: Act<object>,
  { target }: Correspondence,
  { roll }: Network,
): Promise<SecondTry> => secondTry(read, target, CIRCULAR, roll);

/** The first deliveries of a message, up to this number, each lead to a count. Most networks have fewer entities. */
const TOLD_AT_ONCE = 200;
/**
 * After that there is one count in this time: each count reads all deliveries, and the sender's card is not edited more often.
 */
const TOLD_EVERY_MS = 5_000;
const MAX_REMEMBERED = 1_000;

/** After a delivery has come to its end, the message is told once for many deliveries. It is always told of the last one. */
export function createProgressTask(): (delivery: Delivery, end: Settlement) => Task | undefined {
  const told = createBoundedCache<string, { ends: number; next: Instant }>(MAX_REMEMBERED);
  // Numbers the follow-ups: one delivery may fail, be sent again and fail again at the same instant, for example while a manual
  // clock stands still.
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

/** Messages that are still of use to somebody who can be reached again. */
export async function runningCorrespondence(read: ReadStore, now: Instant): Promise<Ref[]> {
  const running = await read.list('correspondence', { stages: ['running'] });
  return running.filter(({ restsAt }) => restsAt !== undefined && restsAt > now).map(({ target }) => target);
}

/** The call for input whose answers are sent round. */
export const callFacts = async (read: ReadStore, { target }: Act<object>): Promise<CallFacts> => ({
  call: await read.load('inputs', target),
});
