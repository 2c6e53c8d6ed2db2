/**
 * Actions that a meeting agreed on: who has to do what by when (domain.md 5). Owners are reminded, and the next meeting sees
 * them.
 */
import type { Act, SYSTEM } from '../../../core/act.ts';
import { accept, refuse, type Decision } from '../../../core/decision.ts';
import { withoutEnd } from '../../../core/ends.ts';
import { maybeNumber, type Inputs } from '../../../core/inputs.ts';
import {
  calendarDate,
  earliest,
  type CalendarDate,
  type EntityId,
  type Instant,
  type PersonId,
  type Ref,
} from '../../../core/ids.ts';
import { everyone, manages, type Person, type Roll } from '../../../core/people.ts';
import { entityNamed, namesOf } from '../../../core/entities.ts';
import { asNamed } from '../../../core/seen.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { TYPED } from '../../../i18n/typed.ts';
import { isDate, readDay, todayFor, type TypedIn, type WorkingDays } from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import { lookedAt, reminding, remindOwners } from './actionReminders.ts';
import { itemLabel, refresh, shown, tellMeeting, type Action, type AgendaItem, type Around } from './item.ts';

const SECRETARIAT = 'Secretariat';
const MAX_ACTIONS = 50;
/** The most characters of a line that are quoted in a fault. */
const MAX_QUOTED = 80;

/**
 * Reads actions as people write them, one on each line: `UNHCR: send the text by 2026-12-15`. The owner is the entity or person
 * that is named first. A line without an owner, or more lines than allowed, are faults that the officer is asked about.
 */
export function readActions(
  typed: string | undefined,
  meeting: Ref,
  from: number,
  act: TypedIn,
  network: Network,
): Action[] | { readonly fault: Phrase } {
  const owners = ownersIn(network);
  const lines = apart(typed ?? '', owners)
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length > MAX_ACTIONS) return { fault: phrase('action.tooMany', { n: MAX_ACTIONS }) };
  const read = lines.map((line, i) => readAction(line, { n: from + i, meeting, act }, owners, network));
  for (const one of read) if (one && 'fault' in one) return one;
  const nobodys = lines.filter((_line, i) => read[i] === undefined).map((line) => line.slice(0, MAX_QUOTED));
  if (nobodys.length > 0) return { fault: phrase('action.nobodys', { lines: nobodys }) };
  return read.flatMap((action) => (action && !('fault' in action) ? action : []));
}

/**
 * Splits a text into lines, and a line before each next owner: `UNHCR: send it; UNICEF: print it`, or after a semicolon
 * `UNHCR to send it; UNICEF to print it`.
 */
const apart = (typed: string, owners: Owners): string[] =>
  typed.split('\n').flatMap((line) => {
    const parts: string[] = [];
    for (const part of line.split(/(?<=[;；؛,])/)) {
      const before = parts.at(-1);
      const said = part.replace(BULLET, '');
      const isNext = leading(said, owners) !== undefined || (!before?.endsWith(',') && isAnAction(said.trim(), owners));
      if (before === undefined || isNext) parts.push(part);
      else parts[parts.length - 1] = before + part;
    }
    return parts.map((part, i) => (i < parts.length - 1 ? part.slice(0, -1) : part));
  });

/**
 * Does it say of somebody what they do: a name with more than one word after it? Capitals matter: `who` is not WHO. A list of
 * names goes on with “and”.
 */
const isAnAction = (words: string, { names }: Owners): boolean =>
  names.some(([name, { entity }]) => {
    const head = words.slice(0, name.length);
    const isNamed = entity ? head === name : head.toLowerCase() === name.toLowerCase();
    const rest = words.slice(name.length);
    return isNamed && /^\s+\S+\s+\S/u.test(rest) && !JOINED.test(rest);
  });
const JOINED = /^\s+(?:and|or|et|ou|[&+/,(–—-])(?![\p{L}\p{N}])/iu;

/** Undefined when the line names nobody; a fault when its date is ambiguous. */
function readAction(
  line: string,
  of: { n: number; meeting: Ref; act: TypedIn },
  owners: Owners,
  network: Network,
): Action | { readonly fault: Phrase } | undefined {
  const { n, meeting, act } = of;
  const found = dueIn(line, todayFor(act), network.settings);
  if (found && 'either' in found) return { fault: twoDays(found.either) };
  const text = (found?.text ?? line).replace(BULLET, '').trim();
  const owner = ownerOf(text, owners);
  if (!owner) return undefined;
  const due = found?.day;
  const said = owner.found ? text.slice(owner.found.length).replace(/^[\s:;,|–—-]+/, '') : text;
  const action: Action = {
    n,
    owner: owner.name,
    ...(owner.entity && { entity: owner.entity }),
    ...(owner.person && { person: owner.person.id }),
    text: said === '' ? text : said,
    ...(due && { due }),
    meeting,
    remindAt: [],
  };
  return reminding(action, act.receivedAt, network);
}
const BULLET = /^\s*[-•*]\s*/;
const twoDays = ([one, other]: readonly [CalendarDate, CalendarDate]): Phrase =>
  phrase('input.twoDates', { one, other });

const LEAD = [...TYPED.dueLeads].sort((a, b) => b.length - a.length).join('|');
/** Words that may be before a date, the longest first. */
const LEADS = new RegExp(`(?<![\\p{L}\\p{N}])(?:${LEAD})$`, 'iu');
const LED = new RegExp(`(?<![\\p{L}\\p{N}])(?:${LEAD})\\s+`, 'giu');

/** The most characters of a date at the end of a line, with the words before it. */
const MAX_DAY_LENGTH = 60;
type Due =
  { readonly day: CalendarDate; readonly text: string } | { readonly either: readonly [CalendarDate, CalendarDate] };
/** The date of a line: `YYYY-MM-DD` anywhere, or another form after “by” at the end: `by 15 December`. */
function dueIn(line: string, today: CalendarDate, calendar: WorkingDays): Due | undefined {
  const date = line.split(/[\s,;:|()]+/).find(isDate);
  if (date !== undefined) return { day: calendarDate(date), text: withoutDate(line, date) };
  const from = Math.max(0, line.length - MAX_DAY_LENGTH);
  for (const lead of line.slice(from).matchAll(LED)) {
    const [start, end] = [from + lead.index, from + lead.index + lead[0].length];
    const read = readDay(withoutEnd(line.slice(end), /[\s).;,]/), today, TYPED.dates, calendar);
    if (read && 'either' in read) return read;
    if (read) return { day: read.day, text: withoutEnd(line.slice(0, start), /[\s,;|(–—-]/) };
  }
  return undefined;
}

/** Removes the date with the words before it: `send the text (by 2026-12-15)`. */
function withoutDate(line: string, date: string): string {
  const at = line.indexOf(date);
  const before = withoutEnd(line.slice(0, at), /[\s:]/);
  const led = before.replace(LEADS, '');
  return withoutEnd(led, /[\s,;|(–—-]/) + line.slice(at + date.length).replace(/^\)/, '');
}

interface Owner {
  readonly name: string;
  readonly entity?: EntityId;
  readonly person?: Person;
}
interface Found extends Owner {
  /** The words at the beginning of the line that name the owner. */
  readonly found?: string;
}
interface Owners {
  readonly roll: Roll;
  /** Owners by their names, as people see them. */
  readonly byName: ReadonlyMap<string, Owner>;
  /** All names, the longest first. */
  readonly names: readonly (readonly [name: string, owner: Owner])[];
}

/** The possible owners of actions: entities by all their names, people, the Secretariat. */
function ownersIn({ roll }: Network): Owners {
  const names = [
    ...Object.values(roll.entities).flatMap((entity) =>
      namesOf(entity).map((name) => [name, { name: entity.id, entity: entity.id }] as const),
    ),
    ...everyone(roll).map((person) => [person.name, { name: person.name, person }] as const),
    ...TYPED.roles.secretariat.map((name) => [name, { name: SECRETARIAT }] as const),
  ].sort(([a], [b]) => b.length - a.length);
  return { roll, names, byName: new Map(names.map(([name, owner]) => [asNamed(name), owner])) };
}

const named = (typed: string, { roll, byName }: Owners): Owner | undefined => {
  const entity = entityNamed(roll, typed)?.id;
  return entity ? { name: entity, entity } : byName.get(asNamed(typed));
};

/** `UNHCR: …`: the owner that is named before the colon. */
function leading(line: string, owners: Owners): Found | undefined {
  const [head = '', ...rest] = line.slice(0, MAX_NAME_LENGTH).split(/[:：]/u, 2);
  const owner = rest.length > 0 ? named(head, owners) : undefined;
  return owner && { ...owner, found: head };
}
const MAX_NAME_LENGTH = 300;

/** The owner of a line: named before a colon; otherwise the longest name at the beginning of the line, or within it. */
function ownerOf(line: string, owners: Owners): Found | undefined {
  const led = leading(line, owners);
  if (led) return led;
  const text = line.toLowerCase();
  const begins = owners.names.find(
    ([name]) => text.startsWith(name.toLowerCase()) && !/[\p{L}\p{N}]/u.test(text.charAt(name.length)),
  );
  if (begins) return { ...begins[1], found: line.slice(0, begins[0].length) };
  // Within a line capitals matter: `WHO` is an entity, and `who` is not.
  return owners.names.find(([name, { entity }]) => entity && stands(line, name))?.[1];
}
const stands = (text: string, name: string): boolean => {
  const at = text.indexOf(name);
  const around = `${text[at - 1] ?? ' '}${text[at + name.length] ?? ' '}`;
  return at >= 0 && !/[\p{L}\p{N}]/u.test(around);
};

/** When an owner is reminded next. */
export const actionsDueAt = (item: AgendaItem): Instant | null =>
  earliest(...item.actions.filter(({ done }) => !done).map(({ remindAt }) => remindAt[0]));

/** `agenda.due`: reminds owners whose action is not done. A reminder that was missed while the program was down is skipped. */
export function chase(item: AgendaItem, act: Act<unknown, typeof SYSTEM>, network: Network): Decision<AgendaItem> {
  const now = act.receivedAt;
  const isDue = ({ done, remindAt: [at] }: Action): boolean => !done && at !== undefined && at <= now;
  const due = item.actions.filter(isDue);
  const actions = item.actions.map((one) => (isDue(one) ? lookedAt(one, now, network) : one));
  const effects = due.flatMap((one) => remindOwners(one, now, network));
  return accept(due.length === 0 ? item : { ...item, actions }, phrase('concord.done'), effects);
}

/** The owner, anybody who represents the owning entity, and the Secretariat may say that an action is done. */
export const mayEnd = (
  { entity, person }: Action,
  by: { readonly id: PersonId; readonly entity?: EntityId; readonly manages: boolean },
): boolean => by.manages || person === by.id || (entity !== undefined && entity === by.entity);

export const doneInputs = { n: maybeNumber(1, 1000) };

/** `action.done` (owner or Secretariat): the action is done. Without a number it is the first one that is not done yet. */
export function done(
  item: AgendaItem,
  act: Act<Inputs<typeof doneInputs> & Pick<Around, 'source'>, Person>,
): Decision<AgendaItem> {
  const { actor, inputs } = act;
  const { id, entity } = actor;
  const by = { id, ...(entity && { entity }), manages: manages(actor) };
  const open = item.actions.filter((one) => !one.done && (inputs.n === undefined || one.n === inputs.n));
  const found = open.find((one) => mayEnd(one, by));
  if (!found && open.length > 0) return refuse(item, 'notAllowed', phrase('action.notYours'), shown(item));
  if (!found) return refuse(item, 'conflict', phrase('action.none', { ref: item.target }), shown(item));
  const ended = { at: act.receivedAt, by: id };
  const actions = item.actions.map((one) => (one.n === found.n ? { ...one, done: ended } : one));
  const effects = [...tellMeeting(item.meeting), refresh];
  // The answer stays in the chat, where nobody's words about a restricted item do.
  const isRestricted = itemLabel(item, inputs.source) !== 'unclassified';
  const say = isRestricted
    ? phrase('action.doneOf', { ref: item.target })
    : phrase('action.done', { text: found.text });
  return accept({ ...item, actions }, say, effects, shown(item));
}
