/** Parts of several cards of calls for input. */
import type { Action, Block, Tone } from '../../../core/card.ts';
import { calendarDate } from '../../../core/ids.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { facts, link, list, strong, when } from '../../../kit/blocks/blocks.ts';
import { openButton } from '../../../kit/blocks/buttons.ts';
import {
  nameInNotification,
  nameOnCard,
  restricted as restrictedBlocks,
  type DocumentNames,
} from '../../../kit/blocks/restricted.ts';
import type { InputCallView, QuestionView } from './view.ts';

export type View = InputCallView;

const names = (say: Speaker, { ref, title }: View): DocumentNames => ({ title, veiled: say('inputs.veiled', { ref }) });
export const named = (say: Speaker, view: View): string => nameOnCard(view, names(say, view));
export const notified = (say: Speaker, view: View): string => nameInNotification(view, names(say, view));

export const opening = (say: Speaker, view: View): Action => openButton(say, 'input.show', view);

/** Instead of the content, where it may not be kept: the label and the end. */
export const restricted = (say: Speaker, view: View): Block[] =>
  restrictedBlocks(say, view, [say('inputs.due'), say.instant(view.dueAt)]);

export const asker = (say: Speaker, { from: name, fromEntity: entity }: View): string =>
  entity === undefined ? name : say('mail.fromOf', { name, entity });

/** What is asked, by whom, and until when. */
export function asked(say: Speaker, view: View): Block[] {
  const marked = view.classification === 'unclassified' ? undefined : view.classification;
  return [
    facts(
      [say('inputs.due'), say.instant(view.dueAt)],
      [say('mail.from'), asker(say, view)],
      ...when(marked, (label) => [say('mail.classification'), say(`card.classification.${label}`)] as const),
    ),
    ...when(view.documentUrl, (url) => link(say('inputs.document'), url)),
  ];
}

/** `3. Which of them? (choice)` */
export const questionTitle = (
  say: Speaker,
  { n, text: words, kind, optional }: Pick<QuestionView, 'n' | 'text' | 'kind' | 'optional'>,
): string => {
  const marks = [
    ...(kind === 'text' ? [] : [say(`inputs.kind.${kind}`)]),
    ...(optional ? [say('inputs.optional')] : []),
  ];
  return marks.length === 0
    ? say('inputs.question', { n: String(n), question: words })
    : say('inputs.questionOf', { n: String(n), question: words, kind: say.list(marks) });
};

/** Before it is approved, and when it never was, nobody owes an answer. */
const isOut = ({ state }: View): boolean => state === 'open' || state === 'closed';

/** The questions, each with the state of the answer of the reader's entity. */
export const questions = (say: Speaker, view: View): Block =>
  list(
    view.questions.map((one) => ({
      text: questionTitle(say, one),
      ...(view.isAsked && isOut(view) && { note: questionNote(say, one) }),
      ...(view.mayAnswer && {
        ...(one.answer === '' && !one.optional && { tone: 'attention' as const }),
        press: {
          title: say('inputs.ofQuestion', { n: String(one.n) }),
          verb: 'input.fill' as const,
          target: view.ref,
          inputs: { question: String(one.n) },
        },
      }),
    })),
  );

const NOTE = 160;
function questionNote(say: Speaker, { answer, by, at, isOld, kind, label }: QuestionView): string {
  if (answer === '' || by === undefined || at === undefined) return say('inputs.noAnswer');
  if (isOld) return say('inputs.askedAgain');
  if (label !== undefined) return say('inputs.answerBy', { answer: say(`card.classification.${label}`), by, at });
  const words = answerWords(say, kind, answer).replaceAll('\n', ' ');
  const short = words.length > NOTE ? `${words.slice(0, NOTE).trimEnd()}…` : words;
  return say('inputs.answerBy', { answer: short, by, at });
}

/** An answer in words: yes and no in the reader's language, days as dates. */
export function answerWords(say: Speaker, kind: QuestionView['kind'], answer: string): string {
  if (kind === 'yesNo') return answer === 'yes' ? say('inputs.yes') : say('inputs.no');
  return kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(answer) ? say.date(calendarDate(answer)) : answer;
}

/** How the reader's entity has answered, when, and by whom where it may be shown. */
const answeredBy = (
  say: Speaker,
  how: 'answered' | 'late' | 'nothing',
  { by, at }: NonNullable<View['mine']>,
): string => (by === '' ? say(`inputs.standBare.${how}`, { at }) : say(`inputs.stand.${how}`, { by, at }));

/** The state of the answer of the reader's entity. */
export function standing(say: Speaker, view: View): { readonly words: string; readonly tone: Tone } {
  const { mine, isOver, state, dueAt } = view;
  if (mine?.state === 'answered')
    return {
      words: answeredBy(say, mine.late ? 'late' : 'answered', mine),
      tone: 'good',
    };
  if (mine?.state === 'nothing') return { words: answeredBy(say, 'nothing', mine), tone: 'good' };
  if (state === 'closed') return { words: say('inputs.stand.closed'), tone: 'neutral' };
  if (mine?.state === 'partly' && view.missing === 0)
    return { words: say('inputs.stand.unsent', { dueAt }), tone: 'attention' };
  if (mine?.state === 'partly')
    return { words: say('inputs.stand.partly', { n: view.missing, dueAt }), tone: 'attention' };
  return isOver
    ? { words: say('inputs.stand.over', { dueAt }), tone: 'warning' }
    : { words: say('inputs.stand.asked', { dueAt }), tone: 'attention' };
}

export const stands = (say: Speaker, view: View): Block => {
  const { words, tone } = standing(say, view);
  return strong(words, tone);
};
