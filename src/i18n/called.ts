/** What meetings, rules of series and actions are called in a reader's language. */
import type { CalendarDate } from '../core/ids.ts';
import { DAY_MS } from '../core/spans.ts';
import type { Speaker } from './speaker.ts';

interface Meeting {
  readonly kind: 'focalPoints' | 'rmc' | 'thematic';
  readonly title: string;
  readonly untitled: boolean;
}

/** A meeting without a title of its own is called by its kind. */
export const called = (say: Speaker, m: Meeting): string => (m.untitled ? say(`card.meeting.kind.${m.kind}`) : m.title);

/** The owner of an action that names no other, as it is stored. */
const SECRETARIAT = 'Secretariat';

interface Action {
  /** Empty where it must not be shown. */
  readonly owner: string;
  readonly text: string;
  /** The reference of the item when its words must not be shown. */
  readonly veiled?: string;
}

/** An action in words: its owner, where it may be shown, and its text. */
export function actionInWords(say: Speaker, { owner, text, veiled }: Action): string {
  const what = veiled ? say('card.action.veiled', { ref: veiled }) : text;
  if (owner === '') return what;
  return say('card.action.line', {
    owner: ownerInWords(say, owner),
    text: what,
  });
}

/** An entity is stored by its id; any other owner is stored by name. */
export const ownerInWords = (say: Speaker, owner: string): string =>
  owner === SECRETARIAT ? say('card.action.secretariat') : say.entity(owner);

/** By when an action is due. */
export const dayInWords = (say: Speaker, due: CalendarDate | undefined): string =>
  due === undefined ? say('card.action.noDate') : say('card.action.due', { on: due });

interface Standing {
  readonly due?: CalendarDate | undefined;
  readonly done: boolean;
  readonly doneOn?: CalendarDate | undefined;
}
/** By when an action is due, and that it is done: its date still stands in the record. */
export function standsInWords(say: Speaker, { due, done: isDone, doneOn: on }: Standing): string {
  if (!isDone) return dayInWords(say, due);
  const done = on === undefined ? say('card.action.done') : say('card.action.doneOn', { on });
  return due === undefined ? done : say('card.action.dueAndDone', { due: dayInWords(say, due), done });
}

interface Represented {
  readonly name: string;
  readonly role?: 'focalPoint' | 'alternate';
}

/** A person with the role in which they represented an entity, if they had one. Of an erased person only the entity is named. */
function personInWords(say: Speaker, entity: string, { name, role }: Represented): string {
  if (name === '') return say('paper.erased', { entity });
  return role === undefined ? name : say('paper.person', { name, role: say(`paper.role.${role}`) });
}

/** The people who represented one entity. */
export const peopleInWords = (say: Speaker, entity: string, people: readonly Represented[]): string =>
  people.length === 0 ? '' : say.list(people.map((one) => personInWords(say, entity, one)));

/** Entities with who represented them, where it is known: `UNDP: Ana Li (focal point); WHO`. */
export function representedInWords(
  say: Speaker,
  entities: readonly string[],
  people: readonly (Represented & { readonly entity: string })[] = [],
): string {
  if (people.length === 0) return say.list(entities);
  return say.clauses(
    entities.map((entity) => {
      const came = people.filter((one) => one.entity === entity);
      return came.length > 0 ? say('paper.represented', { entity, person: peopleInWords(say, entity, came) }) : entity;
    }),
  );
}

/** A person who entered something; that it was the Secretariat for the entity, and from which writing. */
export function enteredBy(
  say: Speaker,
  {
    by,
    entered,
    source,
  }: { readonly by: string; readonly entered?: true | undefined; readonly source?: string | undefined },
): string {
  if (!entered) return by;
  return source ? say('paper.enteredFrom', { by, source }) : say('paper.entered', { by });
}

const NTH = ['first', 'second', 'third', 'fourth'] as const;
/** The first of January 2024, a Monday. */
const MONDAY = Date.UTC(2024, 0, 1);

/** A day of each month: a weekday (1 is Monday; the nth, or -1 for the last), or a number (31 is the last day). */
type Rule =
  | { readonly type: 'weekday'; readonly nth: 1 | 2 | 3 | 4 | -1; readonly weekday: number }
  | { readonly type: 'day'; readonly day: number };

/** The rule of a series in words. */
export function ruleInWords(say: Speaker, rule: Rule): string {
  if (rule.type === 'day')
    return rule.day >= LAST_DAY ? say('card.rule.lastDay') : say('card.rule.day', { day: String(rule.day) });
  const day = new Intl.DateTimeFormat(say.language, { weekday: 'long', timeZone: 'UTC' }).format(
    MONDAY + (rule.weekday - 1) * DAY_MS,
  );
  return say(`card.rule.${NTH[rule.nth - 1] ?? 'last'}`, { day });
}
const LAST_DAY = 31;
