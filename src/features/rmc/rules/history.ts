/** Imports terms that were served before Concord was used, from CSV: first a preview, then all lines or none (domain.md 6). */
import { entityEverNamed } from '../../../core/entities.ts';
import type { Act } from '../../../core/act.ts';
import type { InParts } from '../../../core/inParts.ts';
import { accept, refuse, type Decision } from '../../../core/decision.ts';
import { words, yesNo, type Inputs } from '../../../core/inputs.ts';
import { calendarDate, type CalendarDate, type EntityId, type Instant } from '../../../core/ids.ts';
import type { Person } from '../../../core/people.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { TYPED } from '../../../i18n/typed.ts';
import { dateAt, readDay, type WorkingDays } from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import type { Heads, Sheet, SheetLine } from '../../../kit/sheet.ts';
import type { Rotation, Served, HistoryView } from './state.ts';
import { upToDate } from './upToDate.ts';
import type { CardRef } from '../../../core/answer.ts';

const MAX_CHARACTERS = 200_000;
const MAX_TERMS = 100;
export const historyInputs = { csv: words(MAX_CHARACTERS), apply: yesNo(TYPED.answers) };

type Column = 'entity' | 'from' | 'to' | 'terms';
export const HISTORY_HEADS: Heads<Column> = TYPED.historyHeads;
export const HISTORY_NEEDS = { columns: ['entity', 'from'], say: phrase('rmc.historyColumns') } as const;

type Given = Inputs<typeof historyInputs>;
/** What the lines of a table say. */
export interface History {
  readonly served: readonly { readonly line: number; readonly term: Served }[];
  readonly errors: HistoryView['errors'];
}

/** `rmc.importHistory` (Secretariat): `apply: no` shows what would be added; `yes` adds it, unless a line has a fault. */
export function importHistory(
  r: Rotation,
  act: Act<Given & { readonly read: History }, Person>,
  network: Network,
): Decision<Rotation> {
  const { csv, apply, read } = act.inputs;
  const before = new Set(r.history.map(nameOf));
  const fresh = read.served.filter(({ term }) => !before.has(nameOf(term)));
  const ok = read.errors.length === 0;
  const preview: HistoryView = {
    applied: apply && ok,
    added: fresh.map(({ line, term }) => ({
      line,
      entity: term.entity,
      from: term.from,
      to: term.to,
      terms: term.terms,
    })),
    known: read.served.length - fresh.length,
    errors: read.errors,
    csv,
  };
  const card: CardRef = { name: 'rmcHistory', data: { preview } };
  if (apply && !ok) {
    const say = phrase('roll.importBad', { n: read.errors.length });
    return refuse(r, 'invalid', say, { card, fields: { csv: read.errors[0]?.say ?? say } });
  }
  if (!apply) return accept(r, phrase('rmc.historyPreview', { n: fresh.length }), [], { card });
  const history = [...r.history, ...fresh.map(({ term }) => term)];
  const { state, effects } = upToDate({ ...r, history }, network, act.receivedAt);
  return accept(state, phrase('rmc.historyImported', { n: fresh.length }), [...effects, { type: 'refreshCards' }], {
    card,
  });
}

/** Two terms of an entity with the same days are one. */
const nameOf = ({ entity, from, to }: Served): string => JSON.stringify([entity, from, to]);

/** Reads the lines, in parts, because there may be thousands. */
export function* readHistory(
  r: Rotation,
  sheet: Sheet<Column> | { readonly say: Phrase },
  at: Instant,
  network: Network,
): InParts<History> {
  const today = dateAt(at, network.settings.timeZone);
  if ('say' in sheet) return { served: [], errors: [{ line: 1, say: sheet.say }] };
  const first = r.terms[0]?.from;
  const served: { line: number; term: Served }[] = [];
  const errors: { line: number; say: Phrase }[] = [...sheet.faults];
  const lines = new Map<string, number>();
  for (const { line, given } of sheet.lines) {
    yield;
    const read = termOf(given, network, today, first);
    if ('key' in read) {
      errors.push({ line, say: read });
      continue;
    }
    const earlier = lines.get(nameOf(read));
    if (earlier !== undefined) errors.push({ line, say: phrase('rmc.historyTwice', { line: earlier }) });
    else served.push({ line, term: read });
    lines.set(nameOf(read), earlier ?? line);
  }
  return { served, errors };
}

/** Reads one line as a served term, or returns its fault. */
function termOf(
  given: SheetLine<Column>['given'],
  { roll, settings }: Network,
  today: CalendarDate,
  first: CalendarDate | undefined,
): Served | Phrase {
  const entity: EntityId | undefined = entityEverNamed(roll, given.entity ?? '')?.id;
  if (!entity) return phrase('rmc.unknownEntity', { entity: given.entity ?? '' });
  const from = dayOf(given.from, '01-01', today, settings);
  const to = dayOf(given.to || given.from, '12-31', today, settings);
  if (!from || !to) return phrase('rmc.historyDates');
  if (to < from) return phrase('away.endsBefore');
  if (to > today) return phrase('rmc.historyNotOver');
  if (first !== undefined && to >= first) return phrase('rmc.historyOverlaps', { from: first });
  const terms = given.terms ? Number(given.terms) : 1;
  if (!Number.isInteger(terms) || terms < 1 || terms > MAX_TERMS) return phrase('input.notNumber');
  return { entity, from, to, terms };
}

/** Reads a date, or a year, which means its first or its last day. */
function dayOf(
  typed: string | undefined,
  ofYear: string,
  today: CalendarDate,
  calendar: WorkingDays,
): CalendarDate | undefined {
  const text = typed?.trim() ?? '';
  if (/^\d{4}$/.test(text)) return calendarDate(`${text}-${ofYear}`);
  const read = readDay(text, today, TYPED.dates, calendar);
  return read && 'day' in read ? read.day : undefined;
}
