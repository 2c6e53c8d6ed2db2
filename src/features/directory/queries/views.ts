/** Makes the views of the roll, its people and its entities. */
import { RETURNED_SPACE, returnedIn } from '../../../core/mailbox.ts';
import { addressKey } from '../../../core/seen.ts';
import { edits, entityOf, fullName, namesOf, shortName, type Entity } from '../../../core/entities.ts';
import type { CalendarDate, EntityId, Ref } from '../../../core/ids.ts';
import { everyone, representativesOf, represents, type Person, type Roll } from '../../../core/people.ts';
import { personByAddress } from '../../../core/personByAddress.ts';
import { asNamed } from '../../../core/seen.ts';
import { dateAt } from '../../../calendar/calendar.ts';
import type { ReadStore } from '../../../kit/read.ts';
import { unversioned, type ViewReader } from '../../../kit/views.ts';
import type { AwayLine, EntityView, Holds, PersonView, RollLine, RollView } from '../cards/view.ts';
import { isLastOfSecretariat } from '../rules/roll.ts';
import type { RollState } from '../rules/state.ts';

const lineOf = ({ entity, name, email, roles, language, zone }: Person): RollLine => ({
  ...(entity && { entity }),
  name,
  email,
  roles,
  language,
  zone,
});

const awayLine = (roll: Roll, { focalPoint, entity, from, to, alternate }: Roll['away'][number]): AwayLine => ({
  name: roll.people[focalPoint]?.name ?? focalPoint,
  entity,
  from,
  to,
  alternate: roll.people[alternate]?.name ?? alternate,
});

/** Absences that run or are to come, in their order. */
const awayFrom = ({ away }: Roll, today: CalendarDate | ''): Roll['away'] =>
  away.filter(({ to }) => to >= today).toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));

/** Sorted by the names in this reader's language. An absence that is over is not listed any more. */
export function rollView(roll: Roll, language: string, today: CalendarDate | '' = ''): RollView {
  const called = (id: EntityId | undefined): string => {
    const entity = id && entityOf(roll, id);
    return entity ? shortName(entity, language) : '';
  };
  const entities = Object.values(roll.entities).map(({ id }) => id);
  return {
    lines: everyone(roll)
      .map(lineOf)
      .sort(
        (a, b) => called(a.entity).localeCompare(called(b.entity), language) || a.name.localeCompare(b.name, language),
      ),
    entities: entities.sort((a, b) => called(a).localeCompare(called(b), language)),
    empty: entities.filter((id) => representativesOf(roll, id).length === 0),
    away: awayFrom(roll, today).map((window) => awayLine(roll, window)),
  };
}

export const seeRoll: ViewReader<RollView> = async (_read, { reader, now }, { roll, settings }) =>
  unversioned(rollView(roll, reader.language, dateAt(now, settings.timeZone)));

export const seePerson: ViewReader<PersonView> = async (read, { data, reader, now }, { settings }) => {
  const roll = await read.load('roll', 'roll');
  const person = roll && personByAddress(roll, String(data['email']));
  return person && reader.manages
    ? unversioned(await personView(read, roll, person, { ...reader, today: dateAt(now, settings.timeZone) }))
    : undefined;
};

async function personView(
  read: ReadStore,
  roll: RollState,
  person: Person,
  { language, today }: { readonly language: string; readonly today: CalendarDate },
): Promise<PersonView> {
  const { entities, lines } = rollView(roll, language, today);
  return {
    ...lineOf(person),
    id: person.id,
    formerEmails: person.formerEmails ?? [],
    ...(await mailReturnedOf(read, person)),
    identities: Object.entries(roll.identities ?? {}).flatMap(([identity, id]) => (id === person.id ? [identity] : [])),
    away: awayFrom(roll, today)
      .filter(({ focalPoint, alternate }) => focalPoint === person.id || alternate === person.id)
      .map((window) => awayLine(roll, window)),
    isLast: isLastOfSecretariat(roll, person),
    entities,
    others: lines.filter((line) => line.email !== person.email && represents(line)),
    holds: await holdsOf(read, roll, person),
  };
}

async function mailReturnedOf(read: ReadStore, { email }: Person): Promise<Pick<PersonView, 'mailReturned'>> {
  const kept = await read.keyValue(RETURNED_SPACE, addressKey(email));
  return kept === undefined ? {} : { mailReturned: returnedIn(kept) };
}

async function holdsOf(read: ReadStore, roll: RollState, person: Person): Promise<Holds> {
  const [requests, items, held] = await Promise.all([
    represents(person) ? read.list('endorsements', { stages: ['open', 'referred'] }) : [],
    read.list('agenda'),
    read.list('correspondence', { stages: ['held'] }),
  ]);
  const { entity } = person;
  return {
    requests: entity ? requests.filter((e) => e.electorate.includes(entity)).map(({ target }) => target) : [],
    colleagues: entity
      ? representativesOf(roll, entity).flatMap(({ id, name }) => (id === person.id ? [] : [name]))
      : [],
    actions: items.flatMap((item) =>
      item.actions.flatMap((one) =>
        one.person === person.id && !one.done ? [{ meeting: one.meeting, text: one.text }] : [],
      ),
    ),
    claimed: held.filter(({ claimedBy }) => claimedBy === person.id).map(({ target }) => target),
    held: held.filter(({ by }) => by === person.id).map(({ target }) => target),
  };
}

export const seeEntity: ViewReader<EntityView> = async (read, { data, now, reader }, { roll, seats, settings }) => {
  const entity = entityOf(roll, String(data['entity']));
  if (!entity) return undefined;
  const today = dateAt(now, settings.timeZone);
  const requests = await read.list('endorsements', { stages: ['open', 'referred'] });
  const on = (ref: { readonly electorate: readonly EntityId[] }): boolean => ref.electorate.includes(entity.id);
  return unversioned({
    ...described(entity, settings.timeZone),
    people: everyone(roll)
      .filter((person) => person.entity === entity.id)
      .map(lineOf),
    away: awayFrom(roll, today)
      .filter((window) => window.entity === entity.id)
      .map((window) => awayLine(roll, window)),
    requests: requests.filter(on).map(({ target }): Ref => target),
    seats: seats.filter((seat) => seat.entity === entity.id && seat.to >= today),
    others: othersOf(roll, entity, reader.language),
  });
};

const described = (entity: Entity, zone: string) => ({
  id: entity.id,
  name: fullName(entity, 'en'),
  short: shortName(entity, 'en'),
  names: entity.names ?? {},
  shorts: entity.shorts ?? {},
  ...(entity.joinedOn && { joinedOn: entity.joinedOn }),
  ...(entity.leftOn && { leftOn: entity.leftOn }),
  ...(entity.reason !== undefined && { reason: entity.reason }),
  ...(entity.mergedInto && { mergedInto: entity.mergedInto }),
  former: (entity.former ?? []).map(({ short, until }) => ({
    short: short ?? entity.id,
    until: dateAt(until, zone),
  })),
});

/** The other entities, those with the most similar names first: the names may be a mistyped one and the right one. */
function othersOf(roll: Roll, entity: Entity, language: string): EntityId[] {
  const own = asNamed(shortName(entity, 'en'));
  const far = (other: Entity): number => Math.min(...namesOf(other).map((name) => edits(own, asNamed(name))));
  const near = Object.values(roll.entities).filter(({ id }) => id !== entity.id);
  const rank = new Map(near.map((other) => [other.id, far(other)]));
  const place = (id: EntityId): number => Math.min(rank.get(id) ?? FAR, FAR);
  return near
    .sort((a, b) => place(a.id) - place(b.id) || shortName(a, language).localeCompare(shortName(b, language), language))
    .map(({ id }) => id);
}
/** With this number of edits or more it is another name. */
const FAR = 3;
