/** Parts of several cards of calls for input. */
import type { Action, Block, Card, Tone } from '../../../core/card.ts';
import type { ActName } from '../../../core/contract.ts';
import { calendarDate } from '../../../core/ids.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { facts, link, list, strong, text, when } from '../../../kit/blocks/blocks.ts';
import type { InputCallView, QuestionView } from './view.ts';

export type View = InputCallView;

/** The call's name in a chat that is kept (domain.md 9). */
export const named = (say: Speaker, { discretion, ref, title }: View): string =>
  discretion === 'reference' ? say('inputs.veiled', { ref }) : title;

/** The notification, which a locked phone shows. For a restricted call it is the reference. */
export const notified = (say: Speaker, view: View): string =>
  view.classification === 'unclassified' ? view.title : say('inputs.veiled', { ref: view.ref });

export const about = (view: View): Pick<Card, 'context' | 'transient'> => ({
  context: { target: view.ref, version: view.cardVersion },
  ...(view.classification !== 'unclassified' && view.discretion === 'all' && { transient: true }),
});

export const show = (say: Speaker, { ref }: View): Action => ({
  type: 'press',
  title: say('mail.act.show'),
  verb: 'input.show',
  target: ref,
  look: 'primary',
});
export const opening = (say: Speaker, { ref }: View): Action => ({
  type: 'press',
  title: say('mail.act.show.ref', { ref }),
  verb: 'input.show',
  target: ref,
});

export const restricted = (say: Speaker, view: View): Block[] => [
  facts(
    [say('mail.classification'), say(`card.classification.${view.classification}`)],
    [say('inputs.due'), say.instant(view.dueAt)],
  ),
  text(say('mail.restricted')),
];

export const press = (title: string, verb: ActName, { ref }: View, more: object = {}): Action => ({
  type: 'press',
  title,
  verb,
  target: ref,
  ...more,
});

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

/** The questions, each with the state of the answer of the reader's entity. */
export const questions = (say: Speaker, view: View): Block =>
  list(
    view.questions.map((one) => ({
      text: questionTitle(say, one),
      ...(view.isAsked && { note: questionNote(say, one) }),
      ...(view.mayAnswer && {
        ...(one.answer === '' && !one.optional && { tone: 'attention' as const }),
        press: { verb: 'input.fill' as const, target: view.ref, inputs: { question: String(one.n) } },
      }),
    })),
  );

const NOTE = 160;
function questionNote(say: Speaker, { answer, by, at, isOld, kind }: QuestionView): string {
  if (answer === '' || by === undefined || at === undefined) return say('inputs.noAnswer');
  if (isOld) return say('inputs.askedAgain');
  const words = answerWords(say, kind, answer).replaceAll('\n', ' ');
  const short = words.length > NOTE ? `${words.slice(0, NOTE).trimEnd()}…` : words;
  return say('inputs.answerBy', { answer: short, by, at });
}

/** An answer in words: yes and no in the reader's language, days as dates. */
export function answerWords(say: Speaker, kind: QuestionView['kind'], answer: string): string {
  if (kind === 'yesNo') return answer === 'yes' ? say('inputs.yes') : say('inputs.no');
  return kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(answer) ? say.date(calendarDate(answer)) : answer;
}

/** The state of the answer of the reader's entity. */
export function standing(say: Speaker, view: View): { readonly words: string; readonly tone: Tone } {
  const { mine, isOver, state, dueAt } = view;
  if (mine?.state === 'answered')
    return {
      words: mine.late ? say('inputs.stand.late', mine) : say('inputs.stand.answered', mine),
      tone: 'good',
    };
  if (mine?.state === 'nothing') return { words: say('inputs.stand.nothing', mine), tone: 'good' };
  if (state === 'closed') return { words: say('inputs.stand.closed'), tone: 'neutral' };
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
