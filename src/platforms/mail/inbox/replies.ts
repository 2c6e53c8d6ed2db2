/**
 * What somebody wrote themselves, wherever it stands: above, below and between what they quote. What is left out is what is
 * quoted; where that is not certain, it is said that there is more in the mail.
 *
 * No library does this: those that take replies apart (email-reply-parser and its kin) guess signatures and greetings, and
 * take all below the first quotation for quoted. They are made to show little; here nothing that a person wrote may be lost. What
 * our own mail said is known, which they cannot use.
 */
import { withoutEnd } from '../../../core/ends.ts';
import { readHtml } from './htmlText.ts';
import { withoutListFooter } from './listFooter.ts';
import { createExcess, lettersOf, oursAt, type IsOurs } from './ourLines.ts';
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
  /** It came through a list, which may have put lines of its own below. */
  readonly isListed?: boolean;
}

/** The longest words that are passed on, in characters. */
const MAX_REPLY = 4_000;
/** What is read to find them. */
const MAX_READ = 200_000;

export function ownWords(mail: ReceivedMail, answered: Answered): OwnWords {
  const typed = wordsIn(answered.isListed ? withoutListFooter(mail.text) : mail.text, '', answered);
  const { text: read, hidden } = readHtml(mail.html.slice(0, MAX_READ));
  const drawn = wordsIn(read, hidden, answered);
  const isHtml = mail.html.trim() !== '';
  const isStub = isHtml && isNothing(typed.text) && (drawn.text !== '' || typed.text === '');
  const more = isStub ? drawn.text : missingIn(mail.text, drawn.text);
  const text = isStub ? more : [typed.text, more].filter(Boolean).join('\n\n');
  // Of two parts that say the same, the text is the plainer one.
  const isUnsure = typed.isCut || (isHtml && (isStub || more !== '') && drawn.isCut);
  const isCut = isUnsure || mail.isCut || mail.text.length > MAX_READ || mail.html.length > MAX_READ;
  return text.length > MAX_REPLY ? { text: wholeLetters(text.slice(0, MAX_REPLY)), isCut: true } : { text, isCut };
}

function wordsIn(whole: string, hidden: string, answered: Answered): OwnWords {
  const lines = withWholeLinks(whole.slice(0, MAX_READ).replace(/\r\n?/g, '\n').split('\n'));
  const own = unquoted(lines, answered);
  const isHiding = hidden.split('\n').some((line) => isWritten(line) && answered.isOurs?.(lettersOf(line)) !== true);
  return { text: tidied(own.lines).replace(PERSONAL, '…'), isCut: own.isCut || isHiding };
}

/** What programs write in place of a text, and of pictures. */
const NO_HTML =
  /\b(?:e-?mail (?:client|program|reader)|mail reader|browser)\b[^.]{0,40}\b(?:does not|doesn't|cannot|can't|unable to)\b|\bview (?:this|the) (?:message|e-?mail) in\b|\b(?:message|e-?mail) (?:is in|requires) html\b|\bhtml[- ](?:capable|compatible|enabled)\b/i;
const MAX_STUB = 300;
const PICTURE = /\[(?:cid:[^\]\n]{1,200}|image(?::[^\]\n]{0,200})?)\]/gi;
/** Nothing, pictures, or a few words of a program. */
function isNothing(text: string): boolean {
  const words = text.replace(PICTURE, '').trim();
  return !isWritten(words) || (words.length <= MAX_STUB && NO_HTML.test(words));
}

/** Lines of the HTML of which the text has nothing: the two should say the same. */
function missingIn(text: string, drawn: string): string {
  if (text.length > MAX_READ) return '';
  const plain = text.replace(/<(?:https?|mailto|tel):[^\s<>]{1,500}>/gi, '').replace(PICTURE, '');
  const all = lettersOf(plain);
  const words = new Set(wordsOf(plain));
  const isMissing = (line: string): boolean =>
    !all.includes(lettersOf(line)) && !wordsOf(line).every((one) => words.has(one));
  return drawn.split('\n').slice(0, MAX_COMPARED).filter(isMissing).join('\n');
}
const wordsOf = (line: string): readonly string[] =>
  withoutLinks(line)
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** The link of one person's page, also within the link of a program that checks links: never passed on. */
const PERSONAL = /https?:\/\/[^\s<>]*(?:\/|%2f)m(?:\/|%2f)[\w-]{8,}[^\s<>]*/gi;
const ENDS_IN_LINK = /https?:\/\/[^\s<>]{10,}$/;
/** The rest of a link that was broken: one word as nobody writes it. */
const REST = /^(?=\S*[a-z\d])(?=\S*[\d=%&]|\S*_[a-z\d]|\S*[a-z][A-Z])[\w%&=?/.#~+:-]{4,}>?$/;
/** Links that a program broke into lines are put together again. */
function withWholeLinks(lines: readonly string[]): readonly string[] {
  const whole: string[] = [];
  for (const line of lines) {
    const last = whole.at(-1);
    if (last !== undefined && ENDS_IN_LINK.test(last) && REST.test(unmarked(line)))
      whole[whole.length - 1] = last + unmarked(line);
    else whole.push(line);
  }
  return whole;
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
  const { words, isCut } = markedQuote(lines, answered);
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const length = QUOTED.test(line) || bare.has(at) ? 1 : attributionAt(lines, at, isQuoted);
    if (length > 0) {
      // What follows is another part.
      own.push(words.get(at) ?? '');
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
  /** `head`: who wrote what follows · `program`: blank, a rule, or a mark of a program · `quoted`: in a quotation within */
  readonly is: 'ours' | 'head' | 'program' | 'quoted' | 'theirs';
}

/** Takes lines apart that may be of our mail, put together where a program broke them. */
function* partsOf(lines: readonly string[], { above, isOurs }: Answered): Generator<Part> {
  for (let at = 0; at < Math.min(lines.length, MAX_COMPARED);) {
    const ours = isOurs ? oursAt(lines, at, isOurs) : 0;
    const length = ours || headersAt(lines, at, 1) || attributionAt(lines, at, () => true);
    const line = lines[at] ?? '';
    const kind = isOfProgram(unmarked(line), above) ? 'program' : QUOTED.test(line) ? 'quoted' : 'theirs';
    yield { lines: lines.slice(at, at + (length || 1)), is: ours > 0 ? 'ours' : length > 0 ? 'head' : kind };
    at += length || 1;
  }
}

interface Marked {
  /** What the writer typed into the quotation, by the line. */
  readonly words: ReadonlyMap<number, string>;
  readonly isCut: boolean;
}

/**
 * What stands in quotations with marks and is no line of ours. Where it stands among lines of ours, as deep as they, the writer
 * typed it there. Elsewhere it may be somebody else's, whose words are passed on so: it is left out, and that is said.
 */
function markedQuote(lines: readonly string[], answered: Answered): Marked {
  const words = new Map<number, string>();
  const isTyped = createExcess(answered.isOurs);
  let [ours, theirs, isCut, compared] = [0, 0, false, 0];
  for (const { from, quoted } of quotations(lines)) {
    compared += quoted.length;
    const parts = compared > MAX_COMPARED ? [] : [...partsOf(quoted.map(unmarked), answered)];
    if (compared > MAX_COMPARED) isCut ||= quoted.some((line) => isWritten(withoutLinks(line)));
    const depths = placed(parts).flatMap(({ is, at }) => (is === 'ours' ? [depthOf(quoted[at] ?? '')] : []));
    const depth = Math.min(...depths);
    const isPlain = depths.length > 0 && !hasHeadWithin(parts);
    for (const part of placed(parts)) {
      const line = quoted[part.at] ?? '';
      if (part.is === 'ours') ours += part.lines.length;
      if (isShortOfOurs(part) && isTyped(lettersOf(part.lines[0] ?? ''))) isCut = true;
      if (part.is !== 'theirs') continue;
      theirs += 1;
      if (isPlain && depthOf(line) === depth) words.set(from + part.at, unmarked(line));
      else isCut = true;
    }
  }
  return theirs > ours ? { words: NO_WORDS, isCut: true } : { words, isCut };
}
const NO_WORDS: ReadonlyMap<number, string> = new Map();

/** Lines with marks that follow each other. */
function* quotations(
  lines: readonly string[],
): Generator<{ readonly from: number; readonly quoted: readonly string[] }> {
  for (let at = 0; at < lines.length; at += 1) {
    const from = at;
    while (QUOTED.test(lines[at] ?? '')) at += 1;
    if (at > from) yield { from, quoted: lines.slice(from, at) };
  }
}

const depthOf = (line: string): number => (/^[\s>]*/.exec(line)?.[0] ?? '').replace(/\s/g, '').length;

/** Each part with the place of its first line. */
function placed(parts: readonly Part[]): readonly (Part & { readonly at: number })[] {
  let at = 0;
  return parts.map((part) => {
    const here = { ...part, at };
    at += part.lines.length;
    return here;
  });
}

/** Another mail is quoted within: what stands above or below its head may be somebody else's. */
function hasHeadWithin(parts: readonly Part[]): boolean {
  const first = parts.findIndex(({ is }) => is === 'ours' || is === 'theirs');
  return parts.slice(first).some(({ is }) => is === 'head');
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
  const own: string[] = [];
  const isTyped = createExcess(answered.isOurs);
  let [ours, theirs, isCut] = [0, 0, lines.length > MAX_COMPARED];
  for (const part of partsOf(lines, answered)) {
    const [line = ''] = part.lines;
    if (part.is === 'ours') ours += part.lines.length;
    if (isShortOfOurs(part) && isTyped(lettersOf(line))) isCut = true;
    if (part.is === 'program') own.push('');
    if (part.is === 'quoted') isCut = true;
    if (part.is !== 'theirs') continue;
    own.push(line);
    theirs += 1;
  }
  if (theirs === 0) return { lines: [], isCut };
  return ours >= theirs ? { lines: own, isCut } : { lines: [], isCut: true };
}

/** A short answer may be a line of ours, too: the name of a button. */
const isShortOfOurs = ({ is, lines }: Part): boolean =>
  is === 'ours' && lines.length === 1 && lettersOf(lines[0] ?? '').length <= MAX_SHORT;

const WRITTEN = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;
const withoutLinks = (line: string): string => line.replace(/https?:\/\/[^\s<>]+/g, '');
const isWritten = (text: string): boolean => WRITTEN.test(text);
/** Blank, a rule, a picture, or a mark of a program. */
const isOfProgram = (line: string, above: readonly string[]): boolean =>
  !isWritten(withoutLinks(line).replace(PICTURE, '')) ||
  ORIGINAL.test(line) ||
  above.some((words) => line.includes(words));
