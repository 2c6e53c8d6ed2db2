/** Who represented an entity in a meeting: what an officer entered, and otherwise what shows that they were there [ToR 3.b.iii]. */
import { readAddress } from '../../../core/addresses.ts';
import type { ByPerson } from '../../../core/act.ts';
import { refuse, type Decision } from '../../../core/decision.ts';
import { maybeWords, type Inputs } from '../../../core/inputs.ts';
import type { EntityId, Instant, PersonId, Ref } from '../../../core/ids.ts';
import { entityEverNamed, type entityNamed } from '../../../core/entities.ts';
import {
  everyone,
  isWithin,
  personName,
  representativesOf,
  represents,
  type Delegate,
  type Person,
  type Representative,
  type Roll,
} from '../../../core/people.ts';
import { asTitle, titlesAlone } from '../../../core/callings.ts';
import { peopleCalled, peopleNamed } from '../../../core/personNamed.ts';
import { asSought } from '../../../core/seen.ts';
import { dateAt } from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { TYPED } from '../../../i18n/typed.ts';
import type { AgendaItem, Around } from './item.ts';
import type { Represented, Spoke } from './minutesState.ts';
import { goesFor, type Meeting, type Reply } from './state.ts';

interface Held extends Pick<Meeting, 'replies' | 'startsAt'> {
  readonly represented?: Meeting['represented'] | undefined;
  readonly spoke?: Meeting['spoke'] | undefined;
}

/**
 * A person is named only on evidence that they were there: an officer entered them, they did something in the meeting, or the
 * entity's last answer is theirs or announced them. Regrets are none, nor is being the only one on the roll, nor the place of
 * somebody who answered and has gone.
 */
export const representatives = (m: Held, of: readonly EntityId[], network: Network): Representative[] =>
  of.flatMap((entity) => whoCame(m, entity, network).map((one) => ({ entity, ...one })));

function whoCame(m: Held, entity: EntityId, network: Network): readonly Delegate[] {
  const entered = m.represented?.find((one) => one.entity === entity);
  if (entered) return entered.people;
  const spoke = (m.spoke ?? []).filter((one) => one.entity === entity);
  if (spoke.length > 0) return spoke.map(({ person }) => recorded(person, entity, network));
  const person = whoSaidSo(m, entity, network);
  return person === undefined ? [] : [asDelegate(person)];
}

/** Who sent the regrets of these entities. */
export const whoSentRegrets = (
  { replies }: Pick<Meeting, 'replies'>,
  of: readonly EntityId[],
  { roll }: Network,
): Representative[] =>
  replies.flatMap(({ entity, answer, by }) => {
    const person = representativesOf(roll, entity).find(({ id }) => id === by);
    return answer === 'regrets' && person && of.includes(entity) ? [{ entity, ...asDelegate(person) }] : [];
  });

const asDelegate = ({ id, name, roles }: Person): Delegate => ({
  person: id,
  name,
  role: isFocalPoint({ roles }) ? 'focalPoint' : 'alternate',
});
const recorded = (id: PersonId, entity: EntityId, { roll }: Network): Delegate => {
  const person = roll.people[id];
  return person ? inRoleOf(person, entity) : { person: id, name: personName(roll, id) };
};

/** Whoever answered that the entity attends, or the alternate who was announced: that person and nobody in their place. */
function whoSaidSo({ replies, startsAt }: Held, entity: EntityId, { roll, settings }: Network): Person | undefined {
  const reply = replies.find((one) => one.entity === entity);
  if (reply === undefined || reply.answer === 'regrets') return undefined;
  const { by, answer, alternate } = reply;
  const meant = answer === 'alternate' ? alternate : by;
  const person = representativesOf(roll, entity).find(({ id }) => id === meant);
  const on = dateAt(startsAt, settings.timeZone);
  const away = roll.away.find((one) => one.entity === entity && isWithin(on, one));
  if (person === undefined || person.id === away?.focalPoint) return undefined;
  if (person.id === by) return person;
  // Somebody else announced them as the alternate: they still are, and nobody else acts in an absence.
  const isAnother = away !== undefined && away.alternate !== person.id;
  return isFocalPoint(person) || isAnother ? undefined : person;
}

const isFocalPoint = ({ roles }: Pick<Person, 'roles'>): boolean => roles.includes('focalPoint');

/** The alternate whom an answer announces: the only one, the one who acts in an absence, or of several the one who answers. */
export function alternateMeant(
  { startsAt }: Pick<Meeting, 'startsAt'>,
  { entity, answer, by }: Reply,
  { roll, settings }: Network,
): Pick<Reply, 'alternate'> {
  if (answer !== 'alternate') return {};
  const all = goesFor(entity, dateAt(startsAt, settings.timeZone), roll, answer).filter((one) => !isFocalPoint(one));
  const [first, second] = all;
  const meant = second === undefined ? first : all.find(({ id }) => id === by);
  return meant === undefined ? {} : { alternate: meant.id };
}

/**
 * Who has objected, withdrawn an objection or said that there is none on these items, in this meeting and for themselves. What is
 * done after a meeting that is recorded afterwards was not done there.
 */
export function spokenIn(m: NonNullable<Around['meeting']>, items: readonly AgendaItem[]): Spoke[] {
  if (m.afterwards) return [];
  const here = items.flatMap(({ spoke = [] }) => spoke.filter(({ meeting }) => meeting === m.target));
  const all = [...(m.spoke ?? []), ...here.map(({ entity, person }) => ({ entity, person }))];
  return all.filter((one, i) => all.findIndex((two) => isSame(one, two)) === i);
}
const isSame = (one: Spoke, two: Spoke): boolean => one.person === two.person && one.entity === two.entity;

/** The item, with who speaks on it for their own entity: whatever becomes of the question, they were there. */
export function withSpoke(item: AgendaItem, meeting: Ref, one: Spoke): AgendaItem {
  const { spoke = [] } = item;
  const isKnown = spoke.some((two) => two.meeting === meeting && isSame(one, two));
  return isKnown ? item : { ...item, spoke: [...spoke, { ...one, meeting }] };
}

const MOST = 8000;
export const representedInputs = { represented: maybeWords(MOST) };

/** An entity, a colon, and a name: `IOM: Jane Doe`, also in full width. */
const LINE = /^([^:：]+)[:：](.*)$/su;
const MAX_NAME = 200;

/**
 * Reads who represented entities, one a line or with semicolons between. An entity that is named twice had two people; without a
 * name after its colon it stands without one.
 * @param of the entities whose people can be entered
 */
export function readRepresented(
  typed: string | undefined,
  { of, look, ...made }: { of: readonly EntityId[]; look: typeof entityNamed; at: Instant; by: PersonId },
  { roll }: Pick<Network, 'roll'>,
): { readonly read: readonly Represented[] } | { readonly fault: Phrase } {
  const found = new Map<EntityId, Delegate[]>();
  for (const line of (typed ?? '').split(/[;；\n]+/).map((one) => one.trim())) {
    if (line === '') continue;
    const [, said = '', rest = ''] = LINE.exec(line) ?? [];
    if (said === '') return { fault: phrase('meeting.representedHow', { line: line.slice(0, 60) }) };
    const entity = look(roll, said.trim())?.id;
    if (entity === undefined) return { fault: phrase('input.unknownEntities', { names: [said.trim().slice(0, 60)] }) };
    if (!of.includes(entity)) return { fault: phrase('meeting.representedNotPresent', { entity }) };
    const people = found.get(entity) ?? [];
    found.set(entity, people);
    const who = readDelegate(rest.trim(), entity, roll);
    if (who === 'unreadable') return { fault: phrase('meeting.representedHow', { line: line.slice(0, 60) }) };
    if (who && 'fault' in who) return who;
    if (who) people.push(who);
  }
  return { read: [...found].map(([entity, people]) => ({ entity, people, ...made })) };
}

/**
 * Somebody who came for the entity: whom its part of the roll knows by that name, also by a part of it that one alone has;
 * otherwise the name as it is. Nobody of another entity comes for it without the word “guest”, and a given name alone is nobody's.
 */
function readDelegate(
  typed: string,
  entity: EntityId,
  roll: Roll,
): Delegate | { readonly fault: Phrase } | 'unreadable' | undefined {
  const { name, isGuest } = asGuest(typed);
  if (name === '') return undefined;
  if (name.length > MAX_NAME) return 'unreadable';
  const own = everyone(roll).filter((one) => one.entity === entity);
  const known = peopleNamed(own, name);
  const alone = wordAlone(name);
  const meant = known.length > 0 || alone === undefined ? known : peopleCalled(own, alone);
  const [person, another] = meant;
  if (another) return { fault: severalAre(name, meant) };
  if (person) return inRoleOf(person, entity);
  const [stranger, ...namesakes] = peopleNamed(everyone(roll), name);
  if (stranger && !isGuest) return { fault: isAnothers(stranger, entity) };
  if (stranger && namesakes.length > 0) return { fault: severalAre(name, [stranger, ...namesakes]) };
  if (stranger) return inRoleOf(stranger, entity);
  if (readAddress(name) !== undefined) return { fault: phrase('roll.noSuchEmail') };
  return alone === undefined || isGuest ? { name } : { fault: phrase('meeting.representedNobody', { entity, name }) };
}

const severalAre = (name: string, people: readonly Person[]): Phrase =>
  phrase('meeting.representedSeveral', { name, names: people.map((one) => `${one.name} (${one.email})`) });
const isAnothers = ({ name, entity: other }: Person, entity: EntityId): Phrase =>
  other === undefined
    ? phrase('meeting.representedOutside', { name, entity })
    : phrase('meeting.representedOther', { name, other, entity });

/** `Jane Doe (guest)`, `Jane Doe, invitée`: the name, and that it is a guest's. */
function asGuest(typed: string): { readonly name: string; readonly isGuest: boolean } {
  const at = Math.max(...[',', '，', '(', '（'].map((mark) => typed.lastIndexOf(mark)));
  const isGuest = at > 0 && GUEST.has(asSought(typed.slice(at + 1).replace(/[)）]$/, '')));
  return { name: isGuest ? typed.slice(0, at).trim() : typed, isGuest };
}
const GUEST: ReadonlySet<string> = new Set(TYPED.guest.map(asSought));

/** The word that is all of a name, besides a title: `Farid`, `Ms. Rahimi`. In scripts without blanks one is a whole name. */
function wordAlone(name: string): string | undefined {
  const [first = '', ...rest] = name.split(/\s+/);
  const words = TITLES.has(asTitle(first).replace(/\.$/, '')) ? rest : [first, ...rest];
  return words.length === 1 && !NO_BLANKS.test(name) ? words[0] : undefined;
}
const TITLES = titlesAlone(TYPED.titles);
const NO_BLANKS = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]{2,}$/u;

/** The refusal of an act whose `represented` has a fault. */
export const misread = (m: Meeting, represented: Phrase): Decision<Meeting> =>
  refuse(m, 'invalid', phrase('refused.invalid'), { fields: { represented } });

const inRoleOf = (person: Person, entity: EntityId): Delegate =>
  person.entity === entity && represents(person) ? asDelegate(person) : { person: person.id, name: person.name };

/** The entities that were there at any time of the meeting. */
export const cameTo = ({ attendance }: Pick<Meeting, 'attendance'>): EntityId[] =>
  [...new Set(attendance.filter(({ what }) => what === 'joined').map(({ entity }) => entity))].sort();

/** Who came, as an officer enters it when the meeting is over. */
export const readAfterwards = (
  m: Pick<Meeting, 'attendance'>,
  { inputs, receivedAt: at, actor }: ByPerson<Inputs<typeof representedInputs>>,
  network: Pick<Network, 'roll'>,
): ReturnType<typeof readRepresented> =>
  readRepresented(inputs.represented, { of: cameTo(m), look: entityEverNamed, at, by: actor.id }, network);

/** What was entered last counts. */
export const withRepresented = (
  { represented = [] }: Pick<Meeting, 'represented'>,
  news: readonly Represented[],
): Pick<Meeting, 'represented'> => {
  const all = [...represented.filter((old) => !news.some(({ entity }) => entity === old.entity)), ...news];
  return all.length > 0 ? { represented: all } : {};
};
