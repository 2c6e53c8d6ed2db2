/**
 * What somebody wrote themselves, wherever it stands: above, below and between what they quote. What is left out is what is
 * quoted; where that is not certain, it is said that there is more in the mail.
 *
 * No library does this: those that take replies apart (email-reply-parser and its kin) guess signatures and greetings, and
 * take all below the first quotation for quoted. They are made to show little; here nothing that a person wrote may be lost. What
 * our own mail said is known, which they cannot use.
 */
import { withoutEnd } from '../../../core/ends.ts';
import { textOfHtml } from './htmlText.ts';
import { lettersOf, oursAt, type IsOurs } from './ourLines.ts';
import { attributionAt, headersAt, isBlank, nextOf, ORIGINAL, QUOTED, UNDERLINE, unmarked } from './quoting.ts';
import type { ReceivedMail } from './received.ts';

export interface OwnWords {
  readonly text: string;
  /** There was more that may be their own, which is left out. */
  readonly isCut: boolean;
}

/** @property above “Reply above this line” in every language. @property isOurs see {@link IsOurs} */
export interface Answered {
  readonly above: readonly string[];
  readonly isOurs?: IsOurs | undefined;
}

/** The longest words that are passed on, in characters. */
const MAX_REPLY = 4_000;
/** What is read to find them. */
const MAX_READ = 200_000;

export function ownWords(mail: ReceivedMail, answered: Answered): OwnWords {
  const isHtml = mail.text.trim() === '';
  const whole = isHtml ? mail.html : mail.text;
  const read = isHtml ? textOfHtml(whole.slice(0, MAX_READ)) : whole.slice(0, MAX_READ);
  const lines = read.replace(/\r\n?/g, '\n').split('\n');
  const own = unquoted(lines, answered);
  const text = tidied(own.lines);
  const isCut = own.isCut || mail.isCut || whole.length > MAX_READ;
  return text.length > MAX_REPLY ? { text: wholeLetters(text.slice(0, MAX_REPLY)), isCut: true } : { text, isCut };
}

/** Never half of a letter that has two units. */
const wholeLetters = (text: string): string => (/[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text);
const tidied = (lines: readonly string[]): string =>
  withoutEnd(lines.join('\n').replace(/\n{3,}/g, '\n\n'), /\s/).replace(/^\s+/, '');

interface Own {
  readonly lines: readonly string[];
  readonly isCut: boolean;
}

function unquoted(lines: readonly string[], answered: Answered): Own {
  const { isOurs } = answered;
  const isQuoted = (line: string): boolean => QUOTED.test(line) || isOurs?.(lettersOf(line)) === true;
  const bare = isOurs ? bareLines(lines, isOurs) : NONE;
  const own: string[] = [];
  const isCut = quotesOthers(lines, answered);
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const length = QUOTED.test(line) || bare.has(at) ? 1 : attributionAt(lines, at, isQuoted);
    if (length > 0) {
      // What follows is another part.
      own.push('');
      at += length - 1;
      if (!QUOTED.test(line) && !bare.has(at) && !QUOTED.test(nextOf(lines, at + 1)))
        return joined(own, unmarkedQuote(lines.slice(at + 1), answered), isCut);
    } else if (beginsQuote(lines, at, answered)) return joined(own, unmarkedQuote(lines.slice(at), answered), isCut);
    else own.push(line);
  }
  return { lines: own, isCut };
}

const joined = (own: readonly string[], below: Own, isCut: boolean): Own => ({
  lines: [...own, '', ...below.lines],
  isCut: isCut || below.isCut,
});

/** Each line takes time. */
const MAX_COMPARED = 1_000;
const MAX_SHORT = 20;
const NONE: ReadonlySet<number> = new Set();

interface Part {
  readonly lines: readonly string[];
  /** `head`: who wrote what follows · `program`: blank, a rule, a mark of a program, or a quotation */
  readonly is: 'ours' | 'head' | 'program' | 'theirs';
}

/** Takes lines apart that may be of our mail, put together where a program broke them. */
function* partsOf(lines: readonly string[], { above, isOurs }: Answered): Generator<Part> {
  for (let at = 0; at < Math.min(lines.length, MAX_COMPARED);) {
    const ours = isOurs ? oursAt(lines, at, isOurs) : 0;
    const length = ours || headersAt(lines, at, 1) || attributionAt(lines, at, () => true);
    const kind = isOfProgram(lines[at] ?? '', above) ? 'program' : 'theirs';
    yield { lines: lines.slice(at, at + (length || 1)), is: ours > 0 ? 'ours' : length > 0 ? 'head' : kind };
    at += length || 1;
  }
}

/** Do the quoted lines hold more of others than of our mail? Somebody else's words are passed on so, and are left out. */
function quotesOthers(lines: readonly string[], answered: Answered): boolean {
  if (!answered.isOurs) return false;
  const quoted = lines
    .slice(0, MAX_COMPARED)
    .filter((line) => QUOTED.test(line))
    .map(unmarked);
  let [ours, theirs] = [0, 0];
  for (const part of partsOf(quoted, answered)) {
    if (part.is === 'ours') ours += part.lines.length;
    if (part.is === 'theirs') theirs += 1;
  }
  return theirs > ours;
}

/** So many lines of our mail that follow each other are quoted: nobody types them. */
const LONG_RUN = 5;

/**
 * The lines of our mail that are quoted without any mark, nor a header above: where a long run of them stands, the shorter runs
 * between somebody's answers too. A short line that stands alone, or once more at the end of a run, stays theirs: it may be an
 * answer, as the name of a button is.
 */
function bareLines(lines: readonly string[], isOurs: IsOurs): ReadonlySet<number> {
  const runs = runsOf(lines, isOurs);
  if (!runs.some((run) => run.length >= LONG_RUN)) return NONE;
  const all = runs.flat().map((at) => lettersOf(lines[at] ?? ''));
  const mayBeAnswer = (at: number): boolean => {
    const letters = lettersOf(lines[at] ?? '');
    return letters !== '' && letters.length <= MAX_SHORT && all.filter((one) => one === letters).length > 1;
  };
  const found = new Set<number>();
  for (const run of runs) {
    const sure = run.filter(
      (_, nth) => !run.slice(0, nth + 1).every(mayBeAnswer) && !run.slice(nth).every(mayBeAnswer),
    );
    const isAlone = sure.length === 1 && lettersOf(lines[sure[0] ?? -1] ?? '').length <= MAX_SHORT;
    if (!isAlone) for (const at of sure) found.add(at);
  }
  return found;
}

/** Lines of ours that follow each other, with the addresses below those that name them. */
function runsOf(lines: readonly string[], isOurs: IsOurs): readonly (readonly number[])[] {
  const runs: number[][] = [[]];
  let isNamed = false;
  for (let at = 0; at < Math.min(lines.length, MAX_COMPARED);) {
    const line = lines[at] ?? '';
    const isLink: boolean = isNamed && LINK.test(line);
    const length: number = isLink ? 1 : QUOTED.test(line) ? 0 : oursAt(lines, at, isOurs);
    for (let n = 0; n < length; n += 1) runs.at(-1)?.push(at + n);
    if (length === 0 && !isBlank(line)) runs.push([]);
    if (!isBlank(line)) isNamed = length > 0 && /[:：]\s*$/.test(lines[at + length - 1] ?? '');
    at += length || 1;
  }
  return runs;
}
const LINK = /^\s*<?https?:\/\/[^\s<>]+>?\s*$/;

/** Does a program quote all that follows, without a mark at each line? */
function beginsQuote(lines: readonly string[], at: number, { above }: Answered): boolean {
  const bare = unmarked(lines[at] ?? '');
  if (ORIGINAL.test(bare) || above.some((words) => bare.includes(words))) return true;
  return UNDERLINE.test(bare) ? headersAt(lines, at + 1, 1) > 0 : headersAt(lines, at) > 0;
}

/**
 * What stands in a quotation without marks and is no line of ours. Where our mail is not known, or little of it is found, it
 * cannot be told whose words those are: they are left out, and that is said.
 */
function unmarkedQuote(lines: readonly string[], answered: Answered): Own {
  const [own, seen]: [string[], Set<string>] = [[], new Set()];
  let [ours, theirs, isCut] = [0, 0, lines.length > MAX_COMPARED];
  for (const part of partsOf(lines, answered)) {
    const [line = ''] = part.lines;
    if (part.is === 'ours') ours += part.lines.length;
    // A short answer may be a line of ours, too: the name of a button.
    if (part.is === 'ours' && part.lines.length === 1 && lettersOf(line).length <= MAX_SHORT)
      isCut ||= seen.size === seen.add(lettersOf(line)).size;
    if (part.is === 'program') own.push('');
    if (part.is !== 'theirs') continue;
    own.push(line);
    theirs += 1;
  }
  if (theirs === 0) return { lines: [], isCut };
  return ours >= theirs ? { lines: own, isCut } : { lines: [], isCut: true };
}

const WRITTEN = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;
const withoutLinks = (line: string): string => line.replace(/https?:\/\/[^\s<>]+/g, '');
/** Blank, a rule, a mark of a program, or a quotation. */
const isOfProgram = (line: string, above: readonly string[]): boolean =>
  QUOTED.test(line) ||
  !WRITTEN.test(withoutLinks(line)) ||
  ORIGINAL.test(unmarked(line)) ||
  above.some((words) => line.includes(words));
