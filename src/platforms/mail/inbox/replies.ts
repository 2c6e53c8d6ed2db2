/** What somebody wrote themselves: the words above the mail that they answer, without their signature. */
import { withoutEnd } from '../../../core/ends.ts';
import { textOfHtml } from './htmlText.ts';
import type { ReceivedMail } from './received.ts';

export interface OwnWords {
  readonly text: string;
  /** There was more of their own, which is left out. */
  readonly isCut: boolean;
}

/** The longest words that are passed on, in characters. */
const MAX_REPLY = 4_000;
/** What is read to find them. */
const MAX_READ = 200_000;

/** @param above “Reply above this line” in every language */
export function ownWords(mail: ReceivedMail, above: readonly string[]): OwnWords {
  const written = mail.text.trim() === '' ? textOfHtml(mail.html.slice(0, MAX_READ)) : mail.text.slice(0, MAX_READ);
  const lines = written.replace(/\r\n?/g, '\n').split('\n');
  const ends = lines.findIndex((line, at) => endsHere(line, lines[at + 1] ?? '', above));
  const own = ends < 0 ? lines : lines.slice(0, ends);
  const text = withoutBlankEnds(withoutQuotes(own));
  return text.length > MAX_REPLY ? { text: whole(text.slice(0, MAX_REPLY)), isCut: true } : { text, isCut: mail.isCut };
}

/** Never half of a letter that has two units. */
const whole = (text: string): string => (/[\uD800-\uDBFF]$/.test(text) ? text.slice(0, -1) : text);

const QUOTED = /^\s{0,3}>/;
const unquoted = (line: string): string => line.replace(/^[\s>|]{1,40}/, '').trim();
/** What mail programs put between an answer and what it answers, in the languages in which they are used most. */
const ORIGINAL =
  /^-{2,10} ?(?:original message|message d’origine|message d'origine|message original|ursprüngliche nachricht|mensaje original|mensagem original|messaggio originale|исходное сообщение|forwarded message|原始邮件|الرسالة الأصلية) ?-{2,10}$/i;
const UNDERLINE = /^_{20,200}$/;
const SIGNATURE = /^-- ?$/;

function endsHere(line: string, next: string, above: readonly string[]): boolean {
  const bare = unquoted(line);
  if (above.some((words) => bare.includes(words))) return true;
  if (SIGNATURE.test(line) || ORIGINAL.test(bare) || UNDERLINE.test(bare)) return true;
  // "On Tue, 24 Nov 2026 at 14:00, UN Action <…> wrote:" and what is like it in other languages.
  return bare.endsWith(':') && bare.includes('@') && (QUOTED.test(next) || next.trim() === '');
}

/** Mail programs that quote without a line of their own. */
const withoutQuotes = (lines: readonly string[]): string => lines.filter((line) => !QUOTED.test(line)).join('\n');
const withoutBlankEnds = (text: string): string => withoutEnd(text, /\s/).replace(/^\s+/, '');
