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
import { attributionAt, headersAt, nextOf, ORIGINAL, QUOTED, UNDERLINE, unmarked } from './quoting.ts';
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
  const own: string[] = [];
  const isCut = isOurs !== undefined && quotesOthers(lines, isOurs);
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const length = QUOTED.test(line) ? 1 : attributionAt(lines, at, isQuoted);
    if (length > 0) {
      // What follows is another part.
      own.push('');
      at += length - 1;
      if (!QUOTED.test(line) && !QUOTED.test(nextOf(lines, at + 1)))
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

/** Do the quoted lines hold more of others than of our mail? Somebody else's words are passed on so, and are left out. */
function quotesOthers(lines: readonly string[], isOurs: IsOurs): boolean {
  const quoted = lines
    .slice(0, MAX_COMPARED)
    .filter((line) => QUOTED.test(line))
    .map(unmarked);
  let [ours, theirs] = [0, 0];
  for (let at = 0; at < quoted.length; at += 1) {
    if (!WRITTEN.test(quoted[at] ?? '')) continue;
    const passed = oursAt(quoted, at, isOurs);
    if (passed === 0) theirs += 1;
    else {
      ours += passed;
      at += passed - 1;
    }
  }
  return theirs > ours;
}

/** Does a program quote all that follows, without a mark at each line? */
function beginsQuote(lines: readonly string[], at: number, { above }: Answered): boolean {
  const bare = unmarked(lines[at] ?? '');
  if (ORIGINAL.test(bare) || above.some((words) => bare.includes(words))) return true;
  return UNDERLINE.test(bare) ? headersAt(lines, at + 1, 1) > 0 : headersAt(lines, at) > 0;
}

/** Each line takes time. */
const MAX_COMPARED = 1_000;
const MAX_SHORT = 20;

/**
 * What stands in a quotation without marks and is no line of ours. Where our mail is not known, or little of it is found, it
 * cannot be told whose words those are: they are left out, and that is said.
 */
function unmarkedQuote(lines: readonly string[], { above, isOurs }: Answered): Own {
  const [own, seen]: [string[], Set<string>] = [[], new Set()];
  let [ours, theirs, isCut] = [0, 0, lines.length > MAX_COMPARED];
  for (let at = 0; at < Math.min(lines.length, MAX_COMPARED); at += 1) {
    const line = lines[at] ?? '';
    const passed = isOurs ? oursAt(lines, at, isOurs) : 0;
    const heads = headersAt(lines, at, 1) || attributionAt(lines, at, () => true);
    ours += passed;
    // A short answer may be a line of ours, too: the name of a button.
    if (passed === 1 && lettersOf(line).length <= MAX_SHORT) isCut ||= seen.size === seen.add(lettersOf(line)).size;
    if (Math.max(passed, heads) > 0) at += Math.max(passed, heads) - 1;
    else if (isOfProgram(line, above)) own.push('');
    else {
      own.push(line);
      theirs += 1;
    }
  }
  if (theirs === 0) return { lines: [], isCut };
  return ours >= theirs ? { lines: own, isCut } : { lines: [], isCut: true };
}

const WRITTEN = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;
/** Blank, a rule, a mark of a program, or a quotation. */
const isOfProgram = (line: string, above: readonly string[]): boolean =>
  QUOTED.test(line) ||
  !WRITTEN.test(line.replace(/https?:\/\/[^\s<>]+/g, '')) ||
  ORIGINAL.test(unmarked(line)) ||
  above.some((words) => line.includes(words));
