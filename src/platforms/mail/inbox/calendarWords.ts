/**
 * What a person wrote to the answer of their calendar program. Programs put it in the calendar part, in the text, or in both;
 * some write a line of their own around it, and the whole invitation below.
 */
import { clean } from '../../../core/inputs.ts';
import { lettersOf } from './ourLines.ts';
import type { ReceivedMail } from './received.ts';
import type { CalendarAnswer } from './rsvp.ts';

/** The answer alone, as some programs write it in place of words. */
const ALONE = /^(?:accepted|declined|tentative|tentatively accepted|accepté|refusé|provisoire)[.:]?$/i;

/** After the name of the person: what programs say of the answer, in the languages in which they are used most. */
const SAID = new RegExp(
  `^(?:${[
    '(?:has |have )?(?:tentatively )?(?:accepted|declined) (?:this|the|your) (?:event |meeting )?invitation',
    'has replied "?maybe"? to this invitation',
    "a (?:accepté|refusé|décliné)(?: provisoirement)? (?:cette |l[’'] ?|votre )invitation",
    'ha (?:aceptado|rechazado)(?: provisionalmente)? (?:esta |la |tu |su )invitación',
    '(?:aceitou|recusou) (?:este |o |seu )convite',
    'hat (?:diese |die |Ihre |deine )Einladung(?: mit [^,;.:]{1,30})? (?:angenommen|abgelehnt)',
    "ha (?:accettato|rifiutato) (?:questo |l[’'] ?|il tuo )invito",
  ].join('|')})(?: (?:with|avec|con|com|mit) [^,;.:]{1,30})?\\s*([.:]?)$`,
  'i',
);
const IS_GOOGLE = /google/i;
/** Exchange puts when and where above the words, and this line below that. */
const RULE = /^(?:\*~){5,}\*$/;

/** @property isProgram the text of the mail was written by the program */
interface Words {
  readonly text: string;
  readonly isProgram: boolean;
}

/** @param text what is the writer's own in the text of the mail */
export function calendarWords(answer: CalendarAnswer, mail: ReceivedMail, text: string): Words {
  const comment = clean(answer.comment).trim();
  const { text: typed, isProgram } = withoutProgram(answer, mail, text);
  if (holds(comment, typed)) return { text: comment, isProgram };
  return { text: holds(typed, comment) ? typed : `${comment}\n${typed}`, isProgram };
}

/** Shorter words may stand in others by chance. */
const MIN_HELD = 8;
/** Are these words in those, however a program broke and marked them? */
function holds(those: string, these: string): boolean {
  const [all, part] = [lettersOf(those), lettersOf(these)];
  if (part === '') return those.includes(these.trim());
  return all === part || (part.length >= MIN_HELD && all.includes(part));
}

function withoutProgram(answer: CalendarAnswer, mail: ReceivedMail, text: string): Words {
  const lines = text.split('\n');
  const rule = lines.findIndex((line) => RULE.test(line.trim()));
  if (rule > 0 && lines.slice(0, rule).every(isLabelled))
    return withoutProgram(answer, mail, lines.slice(rule + 1).join('\n'));
  const at = lines.findIndex((line) => line.trim() !== '');
  const first = (lines[at] ?? '').trim();
  const rest = lines
    .slice(at + 1)
    .join('\n')
    .trim();
  if (ALONE.test(first) && rest === '') return { text: '', isProgram: true };
  const end = endOf(first, namesOf(answer, mail));
  if (end === undefined) return { text: text.trim(), isProgram: false };
  return { text: IS_GOOGLE.test(answer.program) ? noteOf(rest, end) : unquoted(rest), isProgram: true };
}

const isLabelled = (line: string): boolean => line.trim() === '' || /^[^:：]{1,30}[:：]/.test(line.trim());

/** The names by which a program may call the person: a line about somebody else is words. */
const namesOf = ({ name, attendee }: CalendarAnswer, mail: ReceivedMail): readonly string[] => [
  ...[name, attendee, ...mail.from],
  ...mail.header('from').map((value) => value.replace(/<[^<>]*>/g, '').replaceAll('"', '')),
];

/** How the line ends that tells the answer of one of these people. Undefined: it is none. */
function endOf(line: string, names: readonly string[]): string | undefined {
  for (const name of names.map((one) => one.trim()).filter(Boolean)) {
    if (!line.toLowerCase().startsWith(`${name.toLowerCase()} `)) continue;
    const found = SAID.exec(line.slice(name.length + 1).trim());
    if (found) return found[1] ?? '';
  }
  return undefined;
}

/** Google writes the note in quotes, and its own words about the meeting below. Without a note it ends the line with a stop. */
function noteOf(rest: string, end: string): string {
  if (end !== ':') return '';
  const close = /"[ \t]*(?=\n[ \t]*\n|$)/.exec(rest.slice(1));
  return rest.startsWith('"') && close ? rest.slice(1, 1 + close.index).trim() : rest;
}

const unquoted = (text: string): string => (/^"[^"]*"$/.test(text) ? text.slice(1, -1).trim() : text);
