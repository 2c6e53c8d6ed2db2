/**
 * Actions that a meeting agreed on: who has to do what by when (domain.md 5). Owners are reminded, and the next meeting sees
 * them.
 */
import type { Act, SYSTEM } from '../../../core/act.ts';
import { accept, refuse, type Decision } from '../../../core/decision.ts';
import { withoutEnd } from '../../../core/ends.ts';
import { maybeNumber, type Inputs } from '../../../core/inputs.ts';
import { calendarDate, earliest, type CalendarDate, type EntityId, type Instant, type Ref } from '../../../core/ids.ts';
import { everyone, manages, type Person, type Reader, type Roll } from '../../../core/people.ts';
import { entityNamed, namesOf } from '../../../core/entities.ts';
import { bareName, personExactly } from '../../../core/personNamed.ts';
import { asNamed } from '../../../core/seen.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { TYPED } from '../../../i18n/typed.ts';
import {
  dateAt,
  isDate,
  readDay,
  todayFor,
  type TypedDay,
  type TypedIn,
  type WorkingDays,
} from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import { isOwnedBy, lookedAt, reminding, remindOwners } from './actionReminders.ts';
import { itemLabel, refresh, shown, tellMeeting, type Action, type AgendaItem, type Around } from './item.ts';

const SECRETARIAT = 'Secretariat';
const MAX_ACTIONS = 50;
/** One of these words, the longest first, with either apostrophe. */
const either = (words: readonly string[]): string =>
  [...words]
    .sort((a, b) => b.length - a.length)
    .join('|')
    .replace(/['’]/g, "['’]");

/** The most characters of a line that are quoted in a fault. */
const MAX_QUOTED = 80;

/**
 * Reads actions as people write them, one on each line: `UNHCR: send the text by 2026-12-15`. The owner is the entity or person
 * that is named first; several (`UNHCR, WHO: …`) have an action each. A line without an owner or with a day that cannot be or
 * may be two, or more lines than allowed, are faults that the officer is asked about.
 * @returns `undated`: the lines that name a day or a time by which, as they are written, nothing is due, with the number of
 * the first action of each
 */
export function readActions(
  typed: string | undefined,
  meeting: InMeeting,
  from: number,
  act: TypedIn,
  network: Network,
): { readonly actions: Action[]; readonly undated: readonly Undated[] } | { readonly fault: Phrase } {
  const owners = ownersIn(network, { today: todayFor(act), since: dayOf(meeting, act, network) });
  const lines = apart(typed ?? '', owners)
    .map((line) => line.trim())
    .filter(Boolean);
  const read = lines.map((line) => readAction(line, meeting, owners, network));
  for (const one of read) if (one && 'fault' in one) return one;
  const nobodys = lines.filter((_line, i) => read[i] === undefined).map(quoted);
  if (nobodys.length > 0) return { fault: phrase('action.nobodys', { lines: nobodys }) };
  const actions: Action[] = [];
  const undated: Undated[] = [];
  read.forEach((one, i) => {
    if (!one || 'fault' in one) return;
    if (one.isUndated) undated.push({ n: from + actions.length, line: quoted(lines[i] ?? '') });
    actions.push(...one.actions);
  });
  if (actions.length > MAX_ACTIONS) return { fault: phrase('action.tooMany', { n: MAX_ACTIONS }) };
  return {
    actions: actions.map((action, i) => reminding({ ...action, n: from + i }, act.receivedAt, network)),
    undated,
  };
}
/** @property n the action's number in its item */
export interface Undated {
  readonly n: number;
  readonly line: string;
}

/** The day of the meeting, where it is not after today: a day before it is none by which something is due. */
function dayOf({ startsAt }: InMeeting, act: TypedIn, { settings }: Network): CalendarDate {
  const today = todayFor(act);
  const held = startsAt === undefined ? today : dateAt(startsAt, settings.timeZone);
  return held < today ? held : today;
}

/** The meeting in which they were agreed. No action is due before its day. */
export interface InMeeting {
  readonly target: Ref;
  readonly startsAt?: Instant | undefined;
}

const quoted = (line: string): string => line.slice(0, MAX_QUOTED);

/**
 * Splits a text into lines, and a line before each next owner: `UNHCR: send it; UNICEF: print it`, or after a semicolon
 * `UNHCR to send it; UNICEF to print it`. Names before the owner's colon are owners as well: `UNHCR, UNICEF: print it`.
 */
const apart = (typed: string, owners: Owners): string[] =>
  typed.split('\n').flatMap((line) => {
    const parts: string[] = [];
    for (const part of withNamesBefore(line.split(/(?<=[;；؛,])/), owners)) {
      const before = parts.at(-1);
      const said = part.replace(BULLET, '');
      const isNext = leading(said, owners) !== undefined || (!before?.endsWith(',') && isAnAction(said.trim(), owners));
      if (before === undefined || isNext) parts.push(part);
      else parts[parts.length - 1] = before + part;
    }
    return parts.map((part, i) => (i < parts.length - 1 ? part.slice(0, -1) : part));
  });

/** Puts parts that are nothing but a name to the part after them, where that begins with an owner and a colon. */
function withNamesBefore(parts: readonly string[], owners: Owners): string[] {
  const joined: string[] = [];
  for (const part of [...parts].reverse()) {
    const [after] = joined;
    const isName = after !== undefined && named(part.replace(BULLET, '').slice(0, -1), owners) !== undefined;
    const isDue = after !== undefined && dayInHead(after, owners)?.name.trim() === '';
    if (isName && (isDue || leading(after.trimStart(), owners))) joined[0] = part + after;
    else joined.unshift(part);
  }
  return joined;
}

/**
 * Does it say of somebody what they are to do: a name, and at once a word such as “to”? “WHO guidelines to be added” does not.
 * Capitals matter: `who` is not WHO.
 */
const isAnAction = (words: string, { names }: Owners): boolean =>
  names.some(([name, { entity }]) => {
    const head = words.slice(0, name.length);
    const isNamed = entity ? head === name : head.toLowerCase() === name.toLowerCase();
    return isNamed && DOES.test(words.slice(name.length));
  });
/** A word that says that somebody does what follows, and not that something is done with them. */
const DOES = new RegExp(`^\\s+(?:${either(TYPED.does)})\\s+(?!(?:${either(TYPED.isDone)})(?![\\p{L}\\p{N}]))\\S`, 'iu');
/** Between names of several owners. */
const AND = new RegExp(`\\s*[,;；؛&/+]\\s*|\\s+(?:${either(TYPED.and)})\\s+`, 'iu');

/** Undefined when the line names nobody; a fault when its date is ambiguous, or no day on which it could be due. */
function readAction(
  line: string,
  meeting: InMeeting,
  owners: Owners,
  network: Network,
): { readonly actions: readonly Action[]; readonly isUndated: boolean } | { readonly fault: Phrase } | undefined {
  const found = dueIn(line, owners);
  if (found && 'either' in found) return { fault: twoDays(line, found.either) };
  const isUndated = found === undefined ? TIME_FOLLOWS.test(line.replace(ANY_DAY, '')) : !('day' in found);
  if (!found && isDayMissing(line)) return { fault: phrase('action.noDay', { line: quoted(line) }) };
  const text = (found?.text ?? line).replace(BULLET, '').trim();
  const named = ownersOf(text, owners);
  if (named.length === 0) return undefined;
  const due = found && 'day' in found ? found.day : undefined;
  const { startsAt } = meeting;
  if (due && startsAt !== undefined && due < dateAt(startsAt, network.settings.timeZone))
    return { fault: phrase('action.dueBefore', { line: quoted(line), on: due }) };
  const actions = named.map((owner): Action => {
    const after = (words: string): string =>
      owner.found ? words.slice(owner.found.length).replace(/^[\s:：;,|–—-]+/, '') : words;
    // Nothing but a day was said: `IOM: by end of July`.
    const said = after(text) || after(line.replace(BULLET, '').trim());
    return {
      n: 0,
      ...asOwner(owner),
      text: said === '' ? text : said,
      ...(due && { due }),
      meeting: meeting.target,
      remindAt: [],
    };
  });
  return { actions, isUndated };
}
const BULLET = /^\s*[-•*]\s*/;
const twoDays = (line: string, [one, other]: readonly [CalendarDate, CalendarDate]): Phrase =>
  phrase('action.twoDays', { line: quoted(line), one, other });

const LEAD = either(TYPED.dueLeads);
const MONTHS = either(TYPED.dates.months.flat().map((month) => `${month}\\.?`));
const ENDINGS = either(TYPED.dates.endings);
const DAY_FOLLOWS = either(TYPED.dayFollows);
/** Words that may be before a date, the longest first. */
const LEADS = new RegExp(`(?<![\\p{L}\\p{N}])(?:${LEAD})$`, 'iu');
const LED = new RegExp(`(?<![\\p{L}\\p{N}])(?:${LEAD})\\s+`, 'giu');

/** The most characters of a date at the end of a line, with the words before it. */
const MAX_DAY_LENGTH = 60;
/** When it is due; the two days that may be meant; or nothing but the text, which names a day that says not when it is due. */
type Due =
  | { readonly day: CalendarDate; readonly text: string }
  | { readonly either: readonly [CalendarDate, CalendarDate] }
  | { readonly text: string };
/**
 * The date of a line: `YYYY-MM-DD` anywhere, before the colon (`UNFPA, due 30/06/2026: …`), after “by”, or at the beginning or
 * the end: `by 15 December`, `on 5 August convene …`.
 */
function dueIn(line: string, owners: Owners): Due | undefined {
  const { today, calendar } = owners;
  const date = line.split(/[\s,;:|()]+/).find(isDate);
  if (date !== undefined) return { day: calendarDate(date), text: withoutDate(line, date) };
  const head = dayInHead(line, owners);
  if (head && leading(line.replace(BULLET, ''), owners))
    return 'either' in head.read ? head.read : { day: head.read.day, text: line };
  const from = Math.max(0, line.length - MAX_DAY_LENGTH);
  for (const lead of line.slice(from).matchAll(LED)) {
    const [start, end] = [from + lead.index, from + lead.index + lead[0].length];
    const read =
      readDay(withoutEnd(line.slice(end), /[\s).;,]/), today, TYPED.dates, calendar) ??
      readDay(withoutEnd(line.slice(start), /[\s).;,]/), today, TYPED.dates, calendar);
    if (read && 'either' in read) return read;
    if (read) return { day: read.day, text: withoutEnd(line.slice(0, start), /[\s,;|(–—-]/) };
  }
  const bare = bareDay(line, owners);
  if (bare) return bare;
  const within = DAY_WITHIN.exec(line.slice(from));
  const read = within && readDay(within[1] ?? '', today, TYPED.dates, calendar);
  if (read && 'either' in read) return read;
  if (!within || !read) return dayAnywhere(line, owners);
  const at = from + within.index;
  return { day: read.day, text: withoutEnd(line.slice(0, at), /[\s,;|(–—-]/) + line.slice(at + within[0].length) };
}

/** What is said before the colon besides a day: `UNFPA, due 30/06/2026: …`, `UNFPA (by Friday): …`. */
function dayInHead(
  line: string,
  { today, calendar }: Pick<Owners, 'today' | 'calendar'>,
): { readonly name: string; readonly read: TypedDay } | undefined {
  const [head = '', ...rest] = line.slice(0, MAX_NAME_LENGTH).split(/[:：]/u, 2);
  if (rest.length === 0) return undefined;
  const starts = [
    ...[...head.matchAll(LED)].map(({ index, 0: words }) => [index, index + words.length] as const),
    ...[...head.matchAll(ANY_DAY)].map(({ index }) => [index, index] as const),
  ];
  for (const [start, end] of starts) {
    const read = readDay(withoutEnd(head.slice(end), /[\s).;,]/), today, TYPED.dates, calendar);
    if (read) return { name: withoutEnd(head.slice(0, start), /[\s,;|(–—-]/), read };
  }
  return undefined;
}

/**
 * A day anywhere else. It is when the action is due after “by”, and after “on” at the beginning or at the end; elsewhere it may
 * be a part of what is to be done, so the officer is told that it was not taken. A day that is over is never meant.
 */
function dayAnywhere(line: string, { today, since, calendar }: Owners): Due | undefined {
  let isSeen = false;
  for (const { index, 0: words } of line.matchAll(ANY_DAY)) {
    const read = readDay(words, today, TYPED.dates, calendar);
    const days = read === undefined ? [] : 'either' in read ? read.either : [read.day];
    if (read ? days.every((day) => day < since) : !/\d{4}$/.test(words)) continue;
    isSeen = true;
    const before = withoutEnd(line.slice(0, index), /[\s(]/);
    const led = before.replace(BEFORE_DAY, '');
    const behind = line.slice(index + words.length);
    const isFirst = /[:：]\s*$/u.test(led) || led.trim() === '';
    const isLast = /^[\s).;,]*$/.test(behind);
    const isFollowed = FOLLOWED.test(before);
    const isDue = led !== before && (isFirst || isLast || isFollowed);
    if (!read || (!isDue && !/\d{4}$/.test(words))) continue;
    if ('either' in read) return read;
    if (!isDue) continue;
    return { day: read.day, text: isFirst && !isLast && !isFollowed ? line : withoutEnd(led, /[\s,;|(–—-]/) + behind };
  }
  return isSeen ? { text: line } : undefined;
}

/**
 * A day in words at the end, in brackets, after “before” or of the end of a month: `annex (15 August 2026)`. One that is over
 * is not when the action is due.
 */
function bareDay(line: string, { today, since, calendar }: Owners): Due | undefined {
  const from = Math.max(0, line.length - MAX_DAY_LENGTH);
  const found = BARE_DAY.exec(line.slice(from));
  if (!found) return undefined;
  const read = readDay(found.slice(1).find(Boolean) ?? '', today, TYPED.dates, calendar);
  if (!read || 'either' in read || read.day < since) return undefined;
  return { day: read.day, text: withoutEnd(line.slice(0, from + found.index), /[\s,;|(–—-]/) };
}
const DAY_OF_MONTH = `\\d{1,2}(?:${ENDINGS})?\\s+(?:${MONTHS})`;
const BARE_DAY = new RegExp(
  `(?<=[\\s:])(?:\\((${DAY_OF_MONTH}\\s+\\d{4})\\)|(?:${either(TYPED.dueBefore)})\\s+(${DAY_OF_MONTH}(?:\\s+\\d{4})?)|((?:${either(TYPED.dates.end)})\\s+(?:${MONTHS})\\s+\\d{4}))[.;,\\s]*$`,
  'iu',
);

/** A day in words within a line: `by 15 December at noon`. */
const DAY_WITHIN = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:${DAY_FOLLOWS})\\s+((?:\\d{1,2}(?:${ENDINGS})?\\s+(?:${MONTHS})|(?:${MONTHS})\\s+\\d{1,2}(?:${ENDINGS})?)(?:\\s+\\d{4})?)(?![\\p{L}\\p{N}])`,
  'iu',
);
/** Any day with its month: in words, in figures, or as the end of a month. */
const ANY_DAY = new RegExp(
  `(?<![\\p{L}\\p{N}/.-])(?:\\d{1,2}(?:${ENDINGS})?\\s+(?:${MONTHS})(?:,?\\s+\\d{4})?|(?:${MONTHS})\\s+\\d{1,2}(?:${ENDINGS})?(?:,?\\s+\\d{4})?|\\d{1,2}([/.-])\\d{1,2}\\1\\d{4}|\\d{4}([/.])\\d{1,2}\\2\\d{1,2}|(?:${either(TYPED.dates.end)})\\s+(?:(?:${either(TYPED.dates.of)})\\s+)?(?:${MONTHS})(?:\\s+\\d{4})?)(?![\\p{L}\\p{N}/-])`,
  'giu',
);
/** A word that may stand before a day by which something is due. */
const BEFORE_DAY = new RegExp(`(?<![\\p{L}\\p{N}])(?:${either([...TYPED.dueLeads, ...TYPED.dueBefore])})$`, 'iu');
const FOLLOWED = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${DAY_FOLLOWS})$`, 'iu');
/** Words before a time by which something is due. “On” and “le” stand before much else. */
const BEFORE_TIME = either(
  [...TYPED.dueLeads, ...TYPED.dueBefore].filter((word) => word.length > 2 || TYPED.dayFollows.includes(word)),
);
const TIMES = either(
  [
    TYPED.dates.months,
    Object.values(TYPED.rules.weekdays),
    Object.values(TYPED.dates.units),
    [TYPED.dates.end, TYPED.dates.tomorrow],
  ].flat(2),
);
/** A time by which something is due, and which is no day: `by mid-January`, `before the session in March`. */
const TIME_FOLLOWS = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${BEFORE_TIME})\\s+(?:[^\\s.;:]+\\s+){0,3}(?:[^\\s.;:]+-)?(?:${TIMES})(?![\\p{L}\\p{N}])`,
  'iu',
);
const NO_DAY = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${DAY_FOLLOWS})[\\s.;:,]*$`, 'iu');
/** “by” with nothing after it, or a day that no calendar has: `by 31 February`, `2026-02-31`. */
function isDayMissing(line: string): boolean {
  const end = line.slice(-MAX_DAY_LENGTH);
  return NO_DAY.test(end) || DAY_WITHIN.test(end) || /(?<![\d-])\d{4}-\d{2}-\d{2}(?![\d-])/.test(end);
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
  readonly today: CalendarDate;
  /** The first day on which an action may be due. */
  readonly since: CalendarDate;
  readonly calendar: WorkingDays;
  /** Owners by their names, as people see them. */
  readonly byName: ReadonlyMap<string, Owner>;
  /** All names, the longest first. */
  readonly names: readonly (readonly [name: string, owner: Owner])[];
}

/** The possible owners of actions: entities by all their names, people, the Secretariat. */
function ownersIn({ roll, settings }: Network, days: Pick<Owners, 'today' | 'since'>): Owners {
  const people = everyone(roll).flatMap((person) => {
    const owner = { name: person.name, person };
    const bare = bareName(person.name);
    const isHis = bare !== person.name && personExactly(everyone(roll), bare) === person;
    return [[person.name, owner] as const, ...(isHis ? [[bare, owner] as const] : [])];
  });
  const names = [
    ...Object.values(roll.entities).flatMap((entity) =>
      namesOf(entity).map((name) => [name, { name: entity.id, entity: entity.id }] as const),
    ),
    ...people,
    ...TYPED.roles.secretariat.map((name) => [name, { name: SECRETARIAT }] as const),
  ].sort(([a], [b]) => b.length - a.length);
  const byName = new Map(names.map(([name, owner]) => [asNamed(name), owner]));
  return { roll, ...days, calendar: settings, names, byName };
}

const named = (typed: string, { roll, byName }: Owners): Owner | undefined => {
  const entity = entityNamed(roll, typed)?.id;
  const known = entity ? { name: entity, entity } : byName.get(asNamed(typed));
  if (known || typed.trim() === '') return known;
  const person = personExactly(everyone(roll), typed);
  return person && { name: person.name, person };
};

/** The owner whom somebody names: an entity, a person on the roll, or the Secretariat. */
export function ownerNamed(
  typed: string,
  act: TypedIn,
  network: Network,
): Pick<Action, 'owner' | 'entity' | 'person'> | undefined {
  const today = todayFor(act);
  const owner = named(typed, ownersIn(network, { today, since: today }));
  return owner && asOwner(owner);
}
const asOwner = ({ name: owner, entity, person }: Owner): Pick<Action, 'owner' | 'entity' | 'person'> => ({
  owner,
  ...(entity && { entity }),
  ...(person && { person: person.id }),
});

/** `UNHCR: …`, `UNHCR and WHO: …`: the owners that are named before the colon. */
function leading(line: string, owners: Owners): readonly Found[] | undefined {
  const [head = '', ...rest] = line.slice(0, MAX_NAME_LENGTH).split(/[:：]/u, 2);
  if (rest.length === 0) return undefined;
  const name = dayInHead(line, owners)?.name ?? head;
  const one = named(name, owners);
  if (one) return [{ ...one, found: head }];
  const several = name.split(AND).map((name) => named(name, owners));
  const known = several.flatMap((owner) => (owner ? [{ ...owner, found: head }] : []));
  if (known.length < several.length) return undefined;
  return known.filter((owner, i) => known.findIndex((other) => other.name === owner.name) === i);
}
const MAX_NAME_LENGTH = 300;

/**
 * The owners of a line: named before a colon, or as a list before a word such as “to”; otherwise the longest name at the
 * beginning of the line, or within it.
 */
function ownersOf(line: string, owners: Owners): readonly Found[] {
  const led = leading(line, owners) ?? severalAtStart(line, owners);
  if (led) return led;
  const begins = atStart(line, owners);
  if (begins) return [{ ...begins.owner, found: begins.found }];
  // Within a line capitals matter: `WHO` is an entity, and `who` is not.
  const within = owners.names.find(([name, { entity }]) => entity && stands(line, name))?.[1];
  return within ? [within] : [];
}

/** The longest name at the beginning. */
function atStart(line: string, { names }: Owners): { readonly owner: Owner; readonly found: string } | undefined {
  const text = line.toLowerCase();
  const begins = names.find(
    ([name]) => text.startsWith(name.toLowerCase()) && !/[\p{L}\p{N}]/u.test(text.charAt(name.length)),
  );
  return begins && { owner: begins[1], found: line.slice(0, begins[0].length) };
}

/** `UNHCR and WHO to send it`: two names or more, and then what they are to do. */
function severalAtStart(line: string, owners: Owners): readonly Found[] | undefined {
  const known: Owner[] = [];
  let at = 0;
  for (;;) {
    const next = atStart(line.slice(at), owners);
    if (!next) return undefined;
    if (!known.some(({ name }) => name === next.owner.name)) known.push(next.owner);
    at += next.found.length;
    if (DOES.test(line.slice(at))) break;
    const and = AND.exec(line.slice(at, at + MAX_NAME_LENGTH));
    if (and?.index !== 0) return undefined;
    at += and[0].length;
  }
  return known.length > 1 ? known.map((owner) => ({ ...owner, found: line.slice(0, at) })) : undefined;
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
  action: Action,
  by: Pick<Reader, 'person' | 'entity' | 'manages'>,
  network: Pick<Network, 'roll'>,
): boolean => action.person === by.person || isOwnedBy(action, by, network) || by.manages;

export const doneInputs = { n: maybeNumber(1, 1000) };

/** `action.done` (owner or Secretariat): the action is done. Without a number it is the first one that is not done yet. */
export function done(
  item: AgendaItem,
  act: Act<Inputs<typeof doneInputs> & Pick<Around, 'source'>, Person>,
  network: Network,
): Decision<AgendaItem> {
  const { actor, inputs } = act;
  const { id, entity } = actor;
  const by = { person: id, ...(entity && { entity }), manages: manages(actor) };
  const open = item.actions.filter((one) => !one.done && (inputs.n === undefined || one.n === inputs.n));
  const found = open.find((one) => mayEnd(one, by, network));
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
