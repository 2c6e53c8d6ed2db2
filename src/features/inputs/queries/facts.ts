/** What rules about calls for input need to know from the store, and the acts that follow deliveries. */
import type { Already } from '../../../core/already.ts';
import { systemAct, type Act } from '../../../core/act.ts';
import type { Delivery } from '../../../core/envelope.ts';
import type { Network } from '../../../core/network.ts';
import type { Instant, Ref } from '../../../core/ids.ts';
import { manages, type Person } from '../../../core/people.ts';
import { asReference } from '../../../core/seen.ts';
import { alreadyTold } from '../../../kit/already.ts';
import { task } from '../../../kit/followUp.ts';
import { secondTry } from '../../../kit/secondTry.ts';
import type { SecondTry } from '../../../kit/sentAgain.ts';
import type { ReadStore } from '../../../kit/read.ts';
import type { Settlement, Task } from '../../../store/store.ts';
import type { CallFacts } from '../rules/answer.ts';
import type { AnswersFacts } from '../rules/correct.ts';
import type { Opening, PastFacts } from '../rules/open.ts';
import { answerKey, type InputAnswer, type InputCall } from '../rules/state.ts';
import type { Undelivered } from '../rules/reach.ts';
import { maySee } from './views.ts';

/** An entity has got the call by a delivery of this card. */
const ASKED = 'inputCall';
const MAX_FAILURES = 2_000;

/** Is there the past call that a new one names, and may this person read it? */
export async function openFacts(read: ReadStore, { inputs, actor }: Act<Opening, Person>): Promise<PastFacts> {
  if (inputs.from === undefined) return { isPast: true };
  const past = await read.load('inputs', asReference(inputs.from));
  return { isPast: past !== undefined && maySee(past, actor, manages(actor)) };
}

/** Does the person have the call for their entity? Each entity has got it by its own deliveries. */
export const includeFacts = (
  read: ReadStore,
  act: Act<{ readonly person: string }>,
  _call: InputCall,
  network: Network,
): Promise<Already> => alreadyTold(read, act, network, (_delivery, isSameEntity) => isSameEntity);

/** The call to which the act belongs. */
export const callFacts = async (read: ReadStore, { target }: Act<object>): Promise<CallFacts> => ({
  call: await read.load('inputs', target),
});

/** The answer of one entity. */
export async function answerOf(read: ReadStore, call: string, entity: string): Promise<InputAnswer | undefined> {
  const target = await read.findByKey('inputAnswers', answerKey(call, entity));
  return target === undefined ? undefined : read.load('inputAnswers', target);
}

/** All answers of a call, in the order of its entities. Each is a document of its own. */
export async function answersOf(read: ReadStore, c: InputCall): Promise<InputAnswer[]> {
  const found = await Promise.all([...c.entities, ...c.gone].map((entity) => answerOf(read, c.target, entity)));
  return found.flatMap((answer) => answer ?? []);
}

export const answersFacts = async (read: ReadStore, _act: Act<object>, c: InputCall): Promise<AnswersFacts> => ({
  given: await answersOf(read, c),
});

/** What the store knows about the deliveries of the call. */
export async function progressFacts(read: ReadStore, _act: Act<object>, { target }: InputCall): Promise<Undelivered> {
  const { failures, failed, held } = await read.progress(target, ASKED, MAX_FAILURES);
  return {
    failures: failures.map(({ to, reason }) => ({ person: to, reason: reason ?? 'unavailable' })),
    failed,
    ...(held !== undefined && { held }),
  };
}

export const failedFacts = (
  read: ReadStore,
  _act: Act<object>,
  { target }: InputCall,
  { roll }: Network,
): Promise<SecondTry> => secondTry(read, target, ASKED, roll);

/** After a delivery has come to its end, the call is told. */
export function createProgressTask(): (delivery: Delivery, end: Settlement) => Task | undefined {
  let nth = 0;
  return ({ card, about, network, id }, { at, type }) => {
    // A first successful delivery is no news. A failure is told, and so is a success after a failure.
    if (card !== ASKED || !about) return undefined;
    nth += 1;
    const event = `inputProgress/${about}/${at}/${id}/${type}/${nth}`;
    return task(systemAct({ verb: 'input.progress', network, target: about }, at, event), `inputProgress/${about}`);
  };
}

/** Calls that are still of use to somebody who can be reached again. */
export async function runningInputs(read: ReadStore, _now: Instant): Promise<Ref[]> {
  return (await read.list('inputs', { stages: ['open'] })).map(({ target }) => target);
}
