/**
 * Corrects the questions of a running call. Answers belong to the question for which they were given; changed questions are
 * asked again.
 */
import type { ByPerson } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect, type Extras } from '../../../core/decision.ts';
import { maybeLine, newLinks, words, type Inputs, checked } from '../../../core/inputs.ts';
import type { Network } from '../../../core/network.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { planned } from './chase.ts';
import { readQuestions, reworded, questionsFault } from './questions.ts';
import { notRunning } from './running.ts';
import { itemsOf, missing } from './said.ts';
import { MAX_QUESTIONS_TEXT, type InputAnswer, type InputCall, type Standing } from './state.ts';

export const correctInputs = {
  questions: checked(words(MAX_QUESTIONS_TEXT), questionsFault),
  title: maybeLine(),
  documentUrl: newLinks(1),
};

/** Read by `answersFacts`: the answers so far. */
export interface AnswersFacts {
  readonly given: readonly InputAnswer[];
}

/** `input.correct` (Secretariat): replaces the questions. */
export function correct(
  c: InputCall,
  act: ByPerson<Inputs<typeof correctInputs> & AnswersFacts>,
  network: Network,
): Decision<InputCall> {
  const extras: Extras = { target: c.target, card: { name: 'inputBoard', about: c.target } };
  const no = c.state === 'held' ? undefined : notRunning(c);
  if (no) return no;
  const { inputs, receivedAt } = act;
  const read = readQuestions(inputs.questions);
  if ('fault' in read) return refuse(c, 'invalid', phrase('refused.invalid'), { fields: { questions: read.fault } });
  const { questions, former, changed, next: nextQuestion } = reworded(c.questions, read.questions, c.nextQuestion);
  const [documentUrl] = inputs.documentUrl ?? (c.documentUrl === undefined ? [] : [c.documentUrl]);
  const { documentUrl: _before, ...rest } = c;
  const standings = standingsWith(c.standings, questions, inputs.given);
  const next: InputCall = {
    ...rest,
    title: inputs.title ?? c.title,
    ...(documentUrl !== undefined && { documentUrl }),
    questions,
    formerQuestions: [...c.formerQuestions, ...former],
    nextQuestion,
    standings,
    revision: c.revision + 1,
  };
  const numbers = changed.map((id) => questions.findIndex((one) => one.id === id) + 1);
  if (c.state === 'held') return accept(next, phrase('inputs.corrected', { ref: c.target }), [refresh], extras);
  // Entities that had answered the earlier wording are asked again. The others have the questions before them anyway.
  const again = standings.filter((one, i) => one.state !== c.standings[i]?.state).map(({ entity }) => entity);
  const told: Effect[] =
    again.length === 0
      ? []
      : [
          {
            type: 'tell',
            to: { entities: again },
            card: 'inputNotice',
            data: { what: 'corrected', questions: numbers },
          },
        ];
  const say =
    numbers.length === 0
      ? phrase('inputs.corrected', { ref: c.target })
      : phrase('inputs.correctedAsked', { ref: c.target, questions: numbers.map(String) });
  return accept({ ...next, ...planned(next, receivedAt, network) }, say, [...told, refresh], extras);
}

const refresh: Effect = { type: 'refreshCards' };

/** An answer to which a question is now missing is incomplete. "Nothing to report" is not changed. */
const standingsWith = (
  standings: readonly Standing[],
  questions: InputCall['questions'],
  given: readonly InputAnswer[],
): readonly Standing[] =>
  standings.map((one) => {
    const answer = given.find(({ entity }) => entity === one.entity);
    const open = answer ? missing({ questions }, itemsOf(answer)).length : one.missing;
    return { ...one, missing: open, ...(one.state === 'answered' && open > 0 && { state: 'partly' as const }) };
  });
