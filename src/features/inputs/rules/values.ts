/** Reads answers by the kind of their question: the value to store, or its fault. */
import { readDay, type WorkingDays } from '../../../calendar/calendar.ts';
import { readLink } from '../../../core/addresses.ts';
import type { CalendarDate } from '../../../core/ids.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { asNamed, hasSomethingToRead } from '../../../core/seen.ts';
import { folded } from '../../../core/fold.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { TYPED } from '../../../i18n/typed.ts';
import { cellsIn, type Question } from './state.ts';

type Value = { readonly text: string } | { readonly fault: Phrase };
const fault = (say: Phrase): Value => ({ fault: say });

const MAX_LINKS = 20;

/**
 * An empty answer removes the former one.
 * @param today the date in the network's zone
 */
export function readValue(question: Question, given: string, today: CalendarDate, calendar: WorkingDays): Value {
  if (!hasSomethingToRead(given)) return { text: '' };
  const typed = question.kind === 'table' ? given : given.trim();
  switch (question.kind) {
    case 'text':
      return { text: typed };
    case 'yesNo':
      return yesNo(typed);
    case 'choice':
      return choice(question.options ?? [], typed);
    case 'number':
      return number(typed);
    case 'date':
      return day(typed, today, calendar);
    case 'link':
      return links(typed);
    case 'table':
      return table(question.options ?? [], typed);
  }
}

function yesNo(typed: string): Value {
  const said = folded(typed);
  if (TYPED.answers.yes.some((word) => folded(word) === said)) return { text: 'yes' };
  return TYPED.answers.no.some((word) => folded(word) === said) ? { text: 'no' } : fault(phrase('inputs.notYesNo'));
}

function choice(options: readonly string[], typed: string): Value {
  const found = options.find((option) => asNamed(option) === asNamed(typed));
  return found === undefined ? fault(phrase('inputs.notOption', { options: [...options] })) : { text: found };
}

/** `1 234,5`, `1,234.5` and `12 %` are numbers. The first two are stored as `1234.5`. */
function number(typed: string): Value {
  const bare = typed.replace(/[ \u00a0\u202f’']/g, '').replace(/%$/, '');
  const grouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare) ? bare.replaceAll(',', '') : bare.replace(',', '.');
  if (!/^[+-]?\d{1,15}(\.\d{1,6})?$/.test(grouped)) return fault(phrase('inputs.notNumber'));
  return { text: grouped.replace(/^\+/, '') };
}

function day(typed: string, today: CalendarDate, calendar: WorkingDays): Value {
  const read = readDay(typed, today, TYPED.dates, calendar);
  if (!read) return fault(phrase('input.notDate'));
  if ('day' in read) return { text: read.day };
  const [one, other] = read.either;
  return fault(phrase('input.twoDates', { one, other }));
}

function links(typed: string): Value {
  const all = typed.split(/\s+/).filter(Boolean);
  if (all.length > MAX_LINKS) return fault(phrase('input.tooManyLinks', { n: MAX_LINKS }));
  const read = all.map(readLink);
  return read.some((link) => link === undefined) ? fault(phrase('input.notHttps')) : { text: read.join('\n') };
}

function table(columns: readonly string[], typed: string): Value {
  const rows = typed.split('\n').filter((line) => line.trim() !== '');
  const long = rows.findIndex((row) => cellsIn(row).length > columns.length);
  return long < 0
    ? { text: rows.join('\n') }
    : fault(phrase('inputs.tooManyCells', { row: long + 1, columns: [...columns] }));
}

/** A short hash of a text. A form sends it back to say which text it showed when it was opened. */
export function markOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return `${text.length.toString(36)}-${(hash >>> 0).toString(36)}`;
}

/** Reads `1:0-a 2:5-b`: marks by the number of the question. */
export const readMarks = (typed: string | undefined): ReadonlyMap<number, string> =>
  new Map(
    (typed ?? '').split(' ').flatMap((part) => {
      const [n, mark] = part.split(':');
      return mark === undefined ? [] : [[Number(n), mark] as const];
    }),
  );
