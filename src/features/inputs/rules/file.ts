/**
 * A file as an answer [domain.md 8]: its text answers a question, or where there is none to be taken, its name and link. Its
 * words are data; the file itself is neither opened nor kept.
 */
import type { ByPerson } from '../../../core/act.ts';
import { refuse, type Decision } from '../../../core/decision.ts';
import type { Ref } from '../../../core/ids.ts';
import { maybeLine, maybeFile, number, type Inputs } from '../../../core/inputs.ts';
import type { Network } from '../../../core/network.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { save, type CallFacts } from './answer.ts';
import { headsIn, type Heads } from './heads.ts';
import { MAX_ANSWER, MAX_QUESTIONS, type InputAnswer, type InputCall, type MayLack, type Question } from './state.ts';

export const fileInputs = {
  question: number(1, MAX_QUESTIONS),
  /** The name of a file that this person has sent within the last hour. */
  upload: maybeLine(60),
  /** Or the file in base64, and its name. */
  file: maybeFile(),
  name: maybeLine(200),
};

/** What was taken out of a file that somebody has sent. */
export interface HandedFile {
  readonly name: string;
  /** Where the platform keeps it. */
  readonly link?: string;
  readonly text?: string;
  /** Only the rows of its tables. */
  readonly rows?: string;
  /** Why it has no text. */
  readonly why?: MayLack;
}
/** Read by `fileFacts`; `handed` is undefined when the file is no longer kept. */
export interface FileFacts extends CallFacts {
  readonly handed: HandedFile | undefined;
}
type State = InputAnswer | undefined;

/** `input.file` (representative): saves what was taken out of a file as the answer to a question. */
export function file(
  before: State,
  act: ByPerson<Inputs<typeof fileInputs> & FileFacts>,
  network: Network,
  target: Ref,
): Decision<State> {
  const { handed, question: n, call } = act.inputs;
  const question = call?.questions[n - 1];
  const lost = act.inputs.upload === undefined ? phrase('sheet.empty') : phrase('sheet.uploadGone');
  const given = handed ? answerIn(handed, question?.kind ?? 'text', question?.options) : lost;
  // Whoever may not answer, and a question that is not there, are refused as with a typed answer.
  if (call?.state === 'open' && question && typeof given !== 'string') {
    const fields = { [handed ? 'question' : act.inputs.upload === undefined ? 'file' : 'upload']: given };
    return refuse(before, 'invalid', phrase('refused.invalid'), { fields });
  }
  const answers = { [String(n)]: typeof given === 'string' ? given : '' };
  const inputs = { answers, was: undefined, classification: undefined, call };
  const saved = save(before, { ...act, inputs }, network, target);
  const heads = question?.kind === 'table' ? headsIn(handed?.rows ?? '', question.options ?? []) : undefined;
  if (!call || !saved.answer.ok || heads === undefined) return saved;
  return { ...saved, answer: { ...saved.answer, say: aboutHeads(heads, n, call) } };
}

/** Says what became of the first row. The chat keeps no words of a restricted call. */
function aboutHeads(heads: Heads, n: number, call: InputCall): Phrase {
  if (heads === 'named') return phrase('inputs.headsLeftOut', { n });
  if (call.classification !== 'unclassified') return phrase('inputs.headsKept', { n });
  return phrase('inputs.headsKeptAs', { n, columns: [...(call.questions[n - 1]?.options ?? [])] });
}

/** The answer to a question of this kind, or why there is none. */
export function answerIn(
  { name, link, text, rows, why }: HandedFile,
  kind: Question['kind'],
  options: readonly string[] = [],
): string | Phrase {
  if (why === 'macros') return phrase('inputs.handed.macros', { name });
  if (kind === 'link') return link ?? phrase('inputs.handed.noLink', { name });
  const words = kind === 'table' ? withoutHeads(rows, options) : text;
  if (words !== undefined && words !== '') return words;
  if (kind === 'text' && link !== undefined) return `${name}\n${link}`;
  return lacking(name, why);
}

/** Why nothing could be taken out of the file. */
export const lacking = (name: string, why: MayLack = 'noText'): Phrase =>
  why === 'tooLong'
    ? phrase('inputs.handed.tooLong', { name, n: MAX_ANSWER })
    : phrase(`inputs.handed.${why}`, { name });

/** The rows below the names of the columns, if those stand above them. */
const withoutHeads = (rows: string | undefined, options: readonly string[]): string | undefined =>
  rows !== undefined && headsIn(rows, options) === 'named' ? rows.split('\n').slice(1).join('\n') : rows;
