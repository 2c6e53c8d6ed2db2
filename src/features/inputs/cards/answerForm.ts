/**
 * The form for an answer: all questions that fit into one form, or one question with room for a long text. When both
 * representatives have written at the same time, it shows what the other one wrote.
 */
import type { Block, Card, Field } from '../../../core/card.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { fold, quote, strong, subtle, text } from '../../../kit/blocks/blocks.ts';
import { choice, date, labels, line, moreWords, toggle } from '../../../kit/blocks/forms.ts';
import { strictest } from '../../../core/classification.ts';
import { passing, type CardContext } from '../../../kit/cards.ts';
import { MAX_ANSWER } from '../rules/state.ts';
import { about } from '../../../kit/blocks/restricted.ts';
import { asked, named, notified, questionTitle, standing, type View } from './parts.ts';
import type { QuestionView } from './view.ts';

export interface Filling {
  /** The numbers of the questions; absent: as many as fit. */
  readonly questions?: readonly number[];
  /** The reader's texts by number, when they were not stored. */
  readonly mine?: Readonly<Record<string, string>>;
  /** The numbers of the questions that the other representative has changed. */
  readonly clashes?: readonly number[];
}

/** The most fields in a form. */
const MAX_FIELDS = 12;
/** The most characters of each text when several questions share a form. A question's own form allows the full length. */
const SHARED = 3000;
/** The most characters that are filled in. A platform could not send a form with more. */
const MAX_FILLED = 8000;

export function inputAnswer({ say, view, data }: CardContext<View, Filling>): Card {
  const shown = fitting(view, data);
  const alone = shown.length === 1;
  const left = view.questions.length - shown.length;
  return {
    title: named(say, view),
    eyebrow: say('inputs.fill.eyebrow', { ref: view.ref }),
    tone: data.clashes ? 'warning' : standing(say, view).tone,
    body: [
      ...asked(say, view),
      text(
        alone
          ? say('inputs.fill.limitOne', { n: MAX_ANSWER })
          : say('inputs.fill.limit', { n: SHARED, most: MAX_ANSWER }),
      ),
      ...(left > 0 && !data.questions ? [subtle(say('inputs.fill.others', { n: left }))] : []),
      ...(shown.some(({ start }) => start !== undefined) ? [text(say('inputs.fill.last'))] : []),
      ...theirs(say, shown, data),
      ...earlier(say, shown, data),
    ],
    form: {
      verb: 'input.save',
      inputs: { was: shown.map(({ n, mark }) => `${n}:${mark}`).join(' ') },
      note: say('card.form.noSurvivors'),
      fields: [
        ...shown.map((one) =>
          field(say, one, data.mine?.[one.n] ?? (one.answer === '' ? (one.start ?? '') : one.answer), alone),
        ),
        ...(alone ? [labels(say, shown[0]?.label ?? view.classification)] : []),
        toggle(say, 'complete', say('inputs.fill.complete'), { value: 'no' }),
      ],
      submit: say('inputs.fill.submit'),
    },
    actions: [
      { type: 'press', title: say('inputs.fill.back'), verb: 'input.show', target: view.ref, inputs: { as: 'call' } },
    ],
    ...about(view),
    ...passing(strictest(shown.map(({ label = 'unclassified' }) => label))),
    summary: notified(say, view),
  };
}

/**
 * The questions that were asked for. Otherwise those that fit, the unanswered ones first, and none whose text is too long for
 * the form.
 */
function fitting({ questions }: View, { questions: wanted }: Filling): readonly QuestionView[] {
  if (wanted) return questions.filter(({ n }) => wanted.includes(n));
  const short = questions.filter(({ answer }) => answer.length <= SHARED);
  const open = short.filter(({ answer, isOld }) => answer === '' || isOld);
  const chosen: QuestionView[] = [];
  let filled = 0;
  for (const one of [...open, ...short.filter((other) => !open.includes(other))]) {
    filled += Math.max(one.answer.length, one.start?.length ?? 0);
    if (chosen.length < MAX_FIELDS && filled <= MAX_FILLED) chosen.push(one);
  }
  if (chosen.length === 0) chosen.push(...questions.slice(0, 1));
  return [...chosen].sort((a, b) => a.n - b.n);
}

/** The most characters shown of the other's text. All of it is in the question's own form once this one is saved. */
const SHOWN = 1500;
const beginning = (words: string): string => (words.length > SHOWN ? `${words.slice(0, SHOWN).trimEnd()} […]` : words);

function theirs(say: Speaker, shown: readonly QuestionView[], { clashes = [] }: Filling): Block[] {
  const blocks = shown
    .filter(({ n }) => clashes.includes(n))
    .flatMap((one): Block[] => [
      strong(questionTitle(say, one), 'warning'),
      quote(beginning(one.answer), by(say, one)),
    ]);
  return blocks.length === 0 ? [] : [text(say('inputs.fill.clash'), 'warning'), ...blocks];
}

/** A text that one representative has replaced by another. The former text is kept, and both see it. */
const earlier = (say: Speaker, shown: readonly QuestionView[], { clashes = [] }: Filling): Block[] =>
  fold(
    say('inputs.fill.before'),
    shown
      .filter(({ n }) => !clashes.includes(n))
      .flatMap((one): Block[] =>
        one.before
          ? [strong(questionTitle(say, one)), quote(beginning(one.before.text), say('inputs.fill.theirs', one.before))]
          : [],
      ),
  );

const by = (say: Speaker, { by: name, at }: QuestionView): string =>
  name === undefined || at === undefined ? '' : say('inputs.fill.theirs', { by: name, at });

/** A platform may have no room for a longer text in a form, and then leaves the field empty. */
const MAX_SHOWN = 2000;

function field(say: Speaker, question: QuestionView, value: string, alone: boolean): Field {
  const { n, kind, options } = question;
  const id = `answers.${n}` as const;
  const label = questionTitle(say, question);
  const of = value === '' ? {} : { value };
  const hint = question.isOld
    ? { hint: say('inputs.askedAgain') }
    : question.answer.length > MAX_SHOWN
      ? { hint: say('inputs.fill.long') }
      : {};
  const max = alone || value.length > SHARED ? MAX_ANSWER : SHARED;
  switch (kind) {
    case 'yesNo':
      return choice(
        say,
        id,
        label,
        [
          { value: 'yes', title: say('inputs.yes') },
          { value: 'no', title: say('inputs.no') },
        ],
        { ...of, ...hint },
      );
    case 'choice':
      return choice(
        say,
        id,
        label,
        options.map((option) => ({ value: option, title: option })),
        { ...of, ...hint },
      );
    case 'date':
      return date(say, id, label, { ...of, ...hint });
    case 'number':
      return line(say, id, label, 40, { ...of, ...hint });
    case 'link':
      return moreWords(say, id, label, { hint: say('inputs.fill.links'), ...of, max });
    case 'table':
      return moreWords(say, id, label, { hint: say('inputs.fill.table', { columns: [...options] }), ...of, max });
    case 'text':
      return moreWords(say, id, label, { ...of, ...hint, max });
  }
}
