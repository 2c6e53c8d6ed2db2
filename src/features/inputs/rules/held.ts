/** What the asker of a held call may do with it: change it, and cancel it, until the Secretariat has decided (domain.md 7). */
import type { ByPerson } from '../../../core/act.ts';
import { CLASSIFICATIONS } from '../../../core/classification.ts';
import { accept, refuse, type Decision } from '../../../core/decision.ts';
import {
  maybeChoice,
  maybeDate,
  maybeEntityNames,
  maybeLine,
  maybeWords,
  newLinks,
  type Inputs,
  checked,
} from '../../../core/inputs.ts';
import type { Network } from '../../../core/network.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { decidedBy, noLongerHeld } from '../../../kit/moderation.ts';
import { moderation } from './moderate.ts';
import { addressed, dueDay } from './open.ts';
import { numbered, readQuestions, questionsFault } from './questions.ts';
import { boardOf } from './running.ts';
import { MAX_QUESTIONS_TEXT, type InputCall } from './state.ts';

/** Fields that are not given stay as they are. */
export const editInputs = {
  title: maybeLine(),
  questions: checked(maybeWords(MAX_QUESTIONS_TEXT), questionsFault),
  dueOn: maybeDate(),
  audience: maybeEntityNames(),
  documentUrl: newLinks(1),
  classification: maybeChoice(CLASSIFICATIONS),
};
type Editing = Inputs<typeof editInputs>;

/** `input.edit`: the asker changes a held call. A moderator's card of the earlier one is then out of date. */
export function edit(c: InputCall, act: ByPerson<Editing>, network: Network): Decision<InputCall> {
  const no = moderation.notHeld(c, act) ?? notTheAsker(c, act);
  if (no) return no;
  const { inputs } = act;
  if (Object.values(inputs).every((one) => one === undefined)) {
    const fields = { title: phrase('input.required'), questions: phrase('input.required') };
    return refuse(c, 'invalid', phrase('refused.invalid'), { fields });
  }
  const read = readEdit(act, network);
  if ('fields' in read) return refuse(c, 'invalid', phrase('refused.invalid'), read);
  const { documentUrl: before, ...rest } = c;
  const [documentUrl] = inputs.documentUrl ?? (before === undefined ? [] : [before]);
  const next: InputCall = {
    ...rest,
    ...(documentUrl !== undefined && { documentUrl }),
    title: inputs.title ?? c.title,
    classification: inputs.classification ?? c.classification,
    ...read,
    revision: c.revision + 1,
  };
  return accept(next, phrase('correspondence.edited', { ref: c.target }), [{ type: 'refreshCards' }], boardOf(c));
}

/** The fields whose words can be wrong, as they are read when a call is submitted. */
function readEdit({ inputs, receivedAt }: ByPerson<Editing>, network: Network) {
  const asked = inputs.questions === undefined ? undefined : readQuestions(inputs.questions);
  const to = inputs.audience === undefined ? undefined : addressed(inputs.audience, receivedAt, network);
  const due = inputs.dueOn === undefined ? undefined : dueDay(inputs.dueOn, receivedAt, network);
  if ((asked && 'fault' in asked) || (to && 'fault' in to) || (due && 'fault' in due))
    return {
      fields: {
        ...(asked && 'fault' in asked && { questions: asked.fault }),
        ...(to && 'fault' in to && { audience: to.fault }),
        ...(due && 'fault' in due && { dueOn: due.fault }),
      },
    };
  return {
    ...(asked && { questions: numbered(asked.questions), nextQuestion: asked.questions.length + 1 }),
    ...to,
    ...(due && { dueOn: due.dueOn, dueAt: due.dueAt }),
  };
}

/** `input.cancelSubmission`: the asker takes a held call back. Nobody is asked. */
export function cancelSubmission(c: InputCall, act: ByPerson<unknown>): Decision<InputCall> {
  const no = moderation.notHeld(c, act) ?? notTheAsker(c, act);
  if (no) return no;
  const next: InputCall = { ...noLongerHeld(c), state: 'cancelled', decided: decidedBy(act, 'cancelled') };
  return accept(next, phrase('inputs.cancelled', { ref: c.target }), [{ type: 'refreshCards' }], boardOf(c));
}

const notTheAsker = (c: InputCall, { actor }: ByPerson<unknown>): Decision<InputCall> | undefined =>
  c.by === actor.id ? undefined : refuse(c, 'notAllowed', phrase('correspondence.senderOnly'));
