/** An entity's call waits for the Secretariat [ToR 2.a.vi, 3.a.iv]: one moderator claims it, and approves or declines it. */
import type { ByPerson } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect, type Extras } from '../../../core/decision.ts';
import { maybeDate, maybeLine, maybeWords, words, type Inputs, checked } from '../../../core/inputs.ts';
import type { Network } from '../../../core/network.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { createModeration, decidedBy, noLongerHeld } from '../../../kit/moderation.ts';
import { begun, dueDay } from './open.ts';
import { numbered, readQuestions, questionsFault } from './questions.ts';
import { MAX_QUESTIONS_TEXT, type Decided, type InputCall } from './state.ts';

/** Fields that are not given stay as they were submitted. */
export const approveInputs = {
  title: maybeLine(),
  questions: checked(maybeWords(MAX_QUESTIONS_TEXT), questionsFault),
  dueOn: maybeDate(),
};
export const declineInputs = { reason: words() };

const refresh: Effect = { type: 'refreshCards' };
const shown = ({ target }: InputCall): Extras => ({ target, card: { name: 'inputBoard', about: target } });
/** Shared with what the asker may do (`held.ts`). */
export const moderation = createModeration<InputCall>({
  shown,
  unclaimed: ({ claimedBy, claimedAt, ...rest }) => rest,
});
const { notTheirs, outOfDate } = moderation;

/** `input.claim`, `input.release`: one moderator takes the decision, and gives it back. */
export const { claim, release } = moderation;

/** `input.approve`: opens the call now, with the moderator's changes if there are any. */
export function approve(
  c: InputCall,
  act: ByPerson<Inputs<typeof approveInputs>>,
  network: Network,
): Decision<InputCall> {
  const no = notTheirs(c, act, network) ?? outOfDate(c, act);
  if (no) return no;
  const { title = c.title, questions: typed, dueOn } = act.inputs;
  const asked = typed === undefined ? undefined : readQuestions(typed);
  // The day that was asked for may have passed while the call was held.
  const due = dueDay(dueOn ?? c.dueOn, act.receivedAt, network);
  if ('fault' in due || (asked && 'fault' in asked)) {
    const fields = {
      ...('fault' in due && { dueOn: due.fault }),
      ...(asked && 'fault' in asked && { questions: asked.fault }),
    };
    return refuse(c, 'invalid', phrase('refused.invalid'), { fields });
  }
  const next: InputCall = {
    ...settled(c, act, 'approved'),
    title,
    dueOn: due.dueOn,
    dueAt: due.dueAt,
    ...(asked && { questions: numbered(asked.questions), nextQuestion: asked.questions.length + 1 }),
  };
  const { call, effects } = begun(next, act.receivedAt, network);
  return accept(
    call,
    phrase('inputs.approved', { ref: c.target, n: call.entities.length }),
    [...effects, notice(c), refresh],
    shown(c),
  );
}

/** `input.decline`: the call is not opened, and the sender is told why. */
export function decline(
  c: InputCall,
  act: ByPerson<Inputs<typeof declineInputs>>,
  network: Network,
): Decision<InputCall> {
  const no = notTheirs(c, act, network);
  if (no) return no;
  const next: InputCall = { ...settled(c, act, 'declined', act.inputs.reason), state: 'declined' };
  return accept(next, phrase('inputs.declined', { ref: c.target }), [notice(c), refresh], shown(c));
}

const notice = ({ by }: InputCall): Effect => ({
  type: 'tell',
  to: { people: [by] },
  card: 'inputNotice',
  data: { what: 'decided' },
});

function settled(c: InputCall, act: ByPerson<unknown>, how: Decided['how'], reason?: string): InputCall {
  return { ...noLongerHeld(c), decided: decidedBy(act, how, reason) };
}
