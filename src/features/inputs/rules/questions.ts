/**
 * Reads questions as people type them, one on each line: `How many staff? (number)`, `Which of them? (choice: a; b; c)`,
 * `Activities (table: what; where; when)`, `Anything else? (optional)`. A question without a kind asks for text.
 */
import { edits } from '../../../core/entities.ts';
import { clean } from '../../../core/inputs.ts';
import { once } from '../../../core/once.ts';
import { asSeen } from '../../../core/seen.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { folded } from '../../../core/fold.ts';
import { meaning, TYPED } from '../../../i18n/typed.ts';
import { MAX_QUESTIONS, type Question, type QuestionKind } from './state.ts';

export type Asked = Omit<Question, 'id' | 'version'>;

const MAX_WORDS = 500;
const MAX_OPTIONS = 60;
const MAX_COLUMNS = 8;
const MAX_OPTION = 100;

const readKind = meaning(TYPED.inputKinds);
const kindWords = once(() => Object.entries(TYPED.inputKinds).flatMap(([name, words]) => [name, ...words].map(folded)));

/** The questions, or the faults of the first lines that were not understood. */
export function readQuestions(typed: string): { readonly questions: readonly Asked[] } | { readonly fault: Phrase } {
  const lines = clean(typed)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length === 0) return { fault: phrase('input.required') };
  if (lines.length > MAX_QUESTIONS) return { fault: phrase('inputs.tooManyQuestions', { n: MAX_QUESTIONS }) };
  const read = lines.map(readQuestion);
  const long = lines.find((_, i) => read[i] === 'tooLong');
  if (long !== undefined)
    return { fault: phrase('inputs.questionTooLong', { n: MAX_WORDS, question: long.slice(0, 80) }) };
  const wrong = lines.filter((_, i) => read[i] === undefined).map((line) => line.slice(0, 80));
  if (wrong.length > 0) return { fault: phrase('inputs.notUnderstood', { lines: wrong.slice(0, 3) }) };
  const questions = read.flatMap((one) => (one === undefined || one === 'tooLong' ? [] : one));
  const seen = questions.map(({ text }) => asSeen(text));
  const twice = questions.find((_, i) => seen.indexOf(seen[i] ?? '') < i);
  return twice ? { fault: phrase('inputs.twice', { question: twice.text.slice(0, 80) }) } : { questions };
}

/** What is wrong with the questions of a form; a form without them has none. */
export function questionsFault(typed: string | undefined): Phrase | undefined {
  const read = typed === undefined ? undefined : readQuestions(typed);
  return read && 'fault' in read ? read.fault : undefined;
}

/** Undefined when the brackets contain no kind, or an incomplete one. */
function readQuestion(line: string): Asked | 'tooLong' | undefined {
  // A number that somebody typed before the question is removed, because questions are numbered anyway.
  const asked = line.replace(/^\d{1,2}[.)]\s+/, '').replace(/^[-*•]\s+/, '');
  const [, before = '', spec] = /^(.*\S)\s*[([（]([^()[\]（）]*)[)\]）]$/u.exec(asked) ?? [];
  const kind = spec === undefined ? undefined : readSpec(spec);
  if (kind === 'wrong') return undefined;
  const text = kind ? before : asked;
  if (text.length > MAX_WORDS) return 'tooLong';
  if (!/[\p{L}\p{N}]/u.test(text)) return undefined;
  return { text, kind: 'text', ...kind };
}

type Spec = Pick<Asked, 'kind' | 'options' | 'optional'>;

/** Undefined: the brackets belong to the question. */
function readSpec(spec: string): Spec | 'wrong' | undefined {
  const colon = spec.indexOf(':');
  const head = colon < 0 ? spec : spec.slice(0, colon);
  const words = head
    .split(/[,;]/)
    .map((word) => word.trim())
    .filter(Boolean);
  const kinds = words.map((word) => readKind(word));
  if (kinds.some((kind) => kind === undefined)) {
    const isNearly = colon >= 0 ? words.length === 1 : words.length > 0 && words.every(soundsLikeKind);
    return isNearly || kinds.some((kind) => kind !== undefined) ? 'wrong' : undefined;
  }
  const [kind = 'text', ...more] = kinds.filter((one): one is QuestionKind => one !== undefined && one !== 'optional');
  if (more.length > 0 || words.length === 0) return words.length === 0 ? undefined : 'wrong';
  const optional = kinds.includes('optional') && { optional: true as const };
  const options = colon < 0 ? [] : optionsIn(spec.slice(colon + 1));
  const takes = kind === 'choice' || kind === 'table';
  if (!takes) return colon < 0 ? { kind, ...optional } : 'wrong';
  const [least, most] = kind === 'choice' ? [2, MAX_OPTIONS] : [1, MAX_COLUMNS];
  const isRight = options.length >= least && options.length <= most && options.every((one) => one.length <= MAX_OPTION);
  return isRight ? { kind, options, ...optional } : 'wrong';
}

const optionsIn = (typed: string): readonly string[] => [
  ...new Set(
    typed
      .split(typed.includes(';') ? ';' : /[;,]/)
      .map((option) => option.trim())
      .filter(Boolean),
  ),
];

/** Is the word a mistyped name of a kind? */
const soundsLikeKind = (word: string): boolean => {
  const wanted = folded(word);
  return wanted.length > 2 && kindWords().some((known) => known.length > 3 && edits(wanted, known) <= 2);
};

/** The question as it would be typed, with English words, which are understood in every language. */
export function asTyped({ text, kind, options, optional }: Asked): string {
  const name = kind === 'yesNo' ? 'yes/no' : kind;
  const spec = [...(kind === 'text' ? [] : [name]), ...(optional ? ['optional'] : [])];
  if (options) return `${text} (${[...spec].reverse().join(', ')}: ${options.join('; ')})`;
  // Brackets at the end of a question for text could be read as its kind, so the kind is written after them.
  const isPlain = spec.length === 0 && !/[)\]）]$/u.test(text);
  return isPlain ? text : `${text} (${spec.length === 0 ? 'text' : spec.join(', ')})`;
}

export const numbered = (asked: readonly Asked[], from = 1): Question[] =>
  asked.map((one, i) => ({ id: from + i, version: 1, ...one }));

const same = (a: Asked, b: Asked): boolean =>
  asTyped(a) === asTyped(b) || (asSeen(asTyped(a)) === asSeen(asTyped(b)) && a.text === b.text);

export interface Rewording {
  readonly questions: readonly Question[];
  /** Earlier wordings, and questions that are no longer asked. */
  readonly former: readonly Question[];
  /** The ids of questions that are new or asked again. */
  readonly changed: readonly number[];
  readonly next: number;
}

/**
 * Corrects the questions of a running call. A question with the same text keeps its answers, wherever it is now. A question in
 * the place of another one counts as that one with a new wording, and is asked again. The remaining ones are new, or no longer
 * asked.
 */
export function reworded(before: readonly Question[], asked: readonly Asked[], next: number): Rewording {
  const kept = asked.map((one) => before.find((old) => same(old, one)));
  const taken = new Set(kept.flatMap((old) => (old ? [old.id] : [])));
  let free = next;
  const changed: number[] = [];
  const questions = asked.map((one, i): Question => {
    const old = kept[i];
    if (old) return old;
    const there = before[i];
    const made: Question =
      there && !taken.has(there.id)
        ? { id: there.id, version: there.version + 1, ...one }
        : { id: free++, version: 1, ...one };
    taken.add(made.id);
    changed.push(made.id);
    return made;
  });
  const former = before.filter((old) => !questions.some(({ id, version }) => id === old.id && version === old.version));
  return { questions, former, changed, next: free };
}
