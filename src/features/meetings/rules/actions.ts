/** Actions agreed in a meeting: who is to do what by when (domain.md 5). Owners are reminded; the next meeting sees them. */
import type { Act, SYSTEM } from '../../../core/act.ts';
import { accept, refuse, type Decision } from '../../../core/decision.ts';
import { withoutEnd } from '../../../core/ends.ts';
import { maybeNumber, type Inputs } from '../../../core/inputs.ts';
import { calendarDate, earliest, type EntityId, type Instant, type PersonId, type Ref } from '../../../core/ids.ts';
import { everyone, manages, type Person } from '../../../core/people.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { TYPED } from '../../../i18n/typed.ts';
import { isDate } from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import { lookedAt, reminding, remindOwners } from './actionReminders.ts';
import { refresh, shown, tellMeeting, type Action, type AgendaItem } from './item.ts';

const SECRETARIAT = 'Secretariat';
const MAX_ACTIONS = 50;
/** As much of a line as names it. */
const MAX_QUOTED = 80;

/**
 * One action a line, as people write them: `UNHCR: send the text by 2026-12-15`. The owner is the entity or person named
 * first. A line that names none, or that would be one too many, is not guessed at: the officer is asked.
 */
export function readActions(
  typed: string | undefined,
  meeting: Ref,
  from: number,
  at: Instant,
  network: Network,
): Action[] | { readonly fault: Phrase } {
  const lines = apart(typed ?? '', ownersIn(network))
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length > MAX_ACTIONS) return { fault: phrase('action.tooMany', { n: MAX_ACTIONS }) };
  const read = lines.map((line, i) => readAction(line, { n: from + i, meeting, at }, network));
  const nobodys = lines.filter((_line, i) => read[i] === undefined).map((line) => line.slice(0, MAX_QUOTED));
  if (nobodys.length > 0) return { fault: phrase('action.nobodys', { lines: nobodys }) };
  return read.flatMap((action) => action ?? []);
}

/** Lines; and in a line, what begins with the next owner: `UNHCR: send it; UNICEF: print it`. */
function apart(typed: string, owners: readonly Owner[]): string[] {
  const names = owners.map((owner) => wordOf(owner).replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return typed.split(new RegExp(`\\n|[;,]\\s*(?=(?:${names})\\s*:)`, 'i'));
}

/** Undefined when it names nobody. */
function readAction(line: string, of: { n: number; meeting: Ref; at: Instant }, network: Network): Action | undefined {
  const date = line.split(/[\s,;:|()]+/).find(isDate);
  const { n, meeting, at } = of;
  const text = (date === undefined ? line : withoutDate(line, date)).replace(/^[-•*]\s*/, '').trim();
  const owner = ownerOf(text, ownersIn(network));
  if (!owner) return undefined;
  const due = date && calendarDate(date);
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
  return reminding(action, at, network);
}

/** What leads to a day, the longest first. */
const LEADS = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${[...TYPED.dueLeads].sort((a, b) => b.length - a.length).join('|')})$`,
  'iu',
);

/** Without the day, and what leads to it: `send the text (by 2026-12-15)`. */
function withoutDate(line: string, date: string): string {
  const at = line.indexOf(date);
  const before = withoutEnd(line.slice(0, at), /[\s:]/);
  const led = before.replace(LEADS, '');
  return withoutEnd(led, /[\s,;|(–—-]/) + line.slice(at + date.length).replace(/^\)/, '');
}

interface Owner {
  readonly name: string;
  /** As it is written here, when otherwise. */
  readonly called?: string;
  readonly entity?: EntityId;
  readonly person?: Person;
  /** The words at the beginning of the line that name it. */
  readonly found?: string;
}
const wordOf = ({ name, called = name }: Owner): string => called;

/** Who may own an action, the longest names first. */
const ownersIn = ({ roll }: Network): Owner[] =>
  [
    ...Object.values(roll.entities).map(({ id }): Owner => ({ name: id, entity: id })),
    ...everyone(roll).map((person): Owner => ({ name: person.name, person })),
    ...TYPED.roles.secretariat.map((called): Owner => ({ name: SECRETARIAT, called })),
  ].sort((a, b) => wordOf(b).length - wordOf(a).length);

/** The longest name that the line begins with, or that stands in it. */
function ownerOf(line: string, owners: readonly Owner[]): Owner | undefined {
  const text = line.toLowerCase();
  const begins = owners.find((owner) => {
    const word = wordOf(owner);
    return text.startsWith(word.toLowerCase()) && !/[\p{L}\p{N}]/u.test(text.charAt(word.length));
  });
  if (begins) return { ...begins, found: line.slice(0, wordOf(begins).length) };
  return owners.find(({ name, entity }) => entity && named(text, name.toLowerCase()));
}
const named = (text: string, name: string): boolean => {
  const at = text.indexOf(name);
  const around = `${text[at - 1] ?? ' '}${text[at + name.length] ?? ' '}`;
  return at >= 0 && !/[\p{L}\p{N}]/u.test(around);
};

/** When an owner is to be reminded next. */
export const actionsDueAt = (item: AgendaItem): Instant | null =>
  earliest(...item.actions.filter(({ done }) => !done).map(({ remindAt }) => remindAt[0]));

/** `agenda.due`: owners whose action is not done are reminded; a rung that passed long ago is not sent late. */
export function chase(item: AgendaItem, act: Act<unknown, typeof SYSTEM>, network: Network): Decision<AgendaItem> {
  const now = act.receivedAt;
  const isDue = ({ done, remindAt: [at] }: Action): boolean => !done && at !== undefined && at <= now;
  const due = item.actions.filter(isDue);
  const actions = item.actions.map((one) => (isDue(one) ? lookedAt(one, now, network) : one));
  const effects = due.flatMap((one) => remindOwners(one, now, network));
  return accept(due.length === 0 ? item : { ...item, actions }, phrase('concord.done'), effects);
}

/** Its owner may say that it is done, anybody of the entity that owns it, and the Secretariat. */
export const mayEnd = (
  { entity, person }: Action,
  by: { readonly id: PersonId; readonly entity?: EntityId; readonly manages: boolean },
): boolean => by.manages || person === by.id || (entity !== undefined && entity === by.entity);

export const doneInputs = { n: maybeNumber(1, 1000) };

/** `action.done` (its owner, or the Secretariat): the action is done; without a number, the first that is not. */
export function done(item: AgendaItem, act: Act<Inputs<typeof doneInputs>, Person>): Decision<AgendaItem> {
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
  return accept({ ...item, actions }, phrase('action.done', { text: found.text }), effects, shown(item));
}
