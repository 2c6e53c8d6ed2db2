/**
 * The roll (domain.md 4; ToR 2): entities, people, absences. It is one document, because its rules concern all people together.
 */
import { dateAt } from '../../../calendar/calendar.ts';
import type { Act } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { address, maybeAddress, maybeEntityName, maybeLine, yesNo, type Inputs } from '../../../core/inputs.ts';
import {
  everyone,
  manages,
  represents,
  type Person,
  type Role,
  type Roll,
  type FormerPerson,
} from '../../../core/people.ts';
import { personByAddress } from '../../../core/personByAddress.ts';
import { addressKey } from '../../../core/seen.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { TYPED } from '../../../i18n/typed.ts';
import type { Network } from '../../../core/network.ts';
import { withoutIdentities } from './identities.ts';
import { put } from './lines.ts';
import { closeRoll, MAX_LENGTHS, openRoll, withAbsences } from './openRoll.ts';
import type { RollState } from './state.ts';

export const setInputs = {
  email: address(),
  newEmail: maybeAddress(),
  different: yesNo(TYPED.answers),
  name: maybeLine(MAX_LENGTHS.name),
  entity: maybeEntityName(),
  role: maybeLine(MAX_LENGTHS.role),
  language: maybeLine(MAX_LENGTHS.language),
  zone: maybeLine(MAX_LENGTHS.zone),
};
export const removeInputs = { email: address() };
export const exchangeInputs = { email: address(), with: address() };

/**
 * `roll.set` (Secretariat): adds a person, or changes the given fields of one. A new person gets what is pending for their
 * entity.
 */
export function setPerson(
  roll: RollState,
  act: Act<Inputs<typeof setInputs>, Person>,
  network: Network,
): Decision<RollState> {
  const open = openRoll(roll);
  const done = put(open, act.inputs, network, act.receivedAt);
  if ('faults' in done) return refuse(roll, 'invalid', phrase('refused.invalid'), { fields: done.faults });
  const { person, before } = done;
  const say = said(roll, before, person);
  const next = closeRoll(roll, open, dateAt(act.receivedAt, network.settings.timeZone), act.receivedAt);
  const effects = [...withTerms(joined(before, person)), ...moved(before, person), ...movedZones([{ before, person }])];
  return accept(next, say, effects, { card: { name: 'person', data: { email: person.email } } });
}

/**
 * The answer. Nobody hears of a new address at the old one, unless an account is linked that stays theirs; a mail there takes out
 * meetings, and does not name the new one.
 */
function said(roll: RollState, before: Person | undefined, person: Person): Phrase {
  const { name, email: to } = person;
  if (!before) return phrase('roll.added', { name });
  if (addressKey(before.email) === addressKey(to))
    return phrase(JSON.stringify(before) === JSON.stringify(person) ? 'roll.same' : 'roll.changed', { name });
  const accounts = Object.entries(roll.identities ?? {}).flatMap(([account, id]) =>
    id === person.id ? [account] : [],
  );
  return accounts.length > 0
    ? phrase('roll.addressChanged', { name, to, accounts })
    : phrase('roll.addressChangedUntold', { name, to, from: before.email });
}

/** A person whose address changes is told so with both addresses, because they may not have asked for it. */
const moved = (before: Person | undefined, now: Person): Effect[] =>
  before === undefined || addressKey(before.email) === addressKey(now.email)
    ? []
    : [
        {
          type: 'tell',
          to: { people: [now.id] },
          card: 'addressChanged',
          data: { name: now.name, from: before.email, to: now.email },
          urgent: true,
        },
        // Mails may have put meetings into the calendar of the former mailbox.
        {
          type: 'act',
          verb: 'meetings.readdress',
          inputs: { person: now.id, former: before.email },
          key: `readdress/${now.id}`,
        },
      ];

/** `roll.remove` (Secretariat): removes the person from the roll. Their acts stay in the record. */
export function removePerson(roll: RollState, act: Act<Inputs<typeof removeInputs>, Person>): Decision<RollState> {
  const person = personByAddress(roll, act.inputs.email);
  if (!person)
    return refuse(roll, 'invalid', phrase('refused.invalid'), { fields: { email: phrase('roll.noSuchEmail') } });
  if (isLastOfSecretariat(roll, person)) return refuse(roll, 'conflict', phrase('roll.lastSecretariat'));
  return accept(withoutPerson(roll, person), phrase('roll.removed', { name: person.name }), leaving(person), {
    card: { name: 'roll' },
  });
}

/** The roll without this person, and without the identities and absences that belong to them. */
export function withoutPerson(roll: RollState, person: Person): RollState {
  const { [person.id]: gone, ...people } = roll.people;
  const formerPeople = { ...roll.formerPeople, [person.id]: former(roll, person) };
  return withAbsences({ ...roll, people, formerPeople, ...withoutIdentities(roll, person.id) });
}

function former(roll: RollState, person: Person): FormerPerson {
  const { id, name, email, formerEmails, formerNames, entity, language, zone } = person;
  const identities = Object.entries(roll.identities ?? {}).flatMap(([account, of]) => (of === id ? [account] : []));
  return {
    ...{ id, name, email, language, zone },
    ...(formerEmails && { formerEmails }),
    ...(formerNames && { formerNames }),
    ...(entity && { entity }),
    ...(identities.length > 0 && { identities }),
  };
}

/** What follows when somebody leaves the roll. They may have meetings in their calendar. */
export const leaving = (person: Person): Effect[] => [
  ...(represents(person) ? withTerms([reviewReach(person)]) : []),
  meetingsOf(person),
];

export const isLastOfSecretariat = (roll: Roll, person: Person): boolean =>
  person.roles.includes('secretariat') &&
  !everyone(roll).some((p) => p.id !== person.id && p.roles.includes('secretariat'));

/** The roles by which people represent an entity. */
const SPEAKING: readonly Role[] = ['focalPoint', 'alternate'];

/** `roll.exchange` (Secretariat): two people exchange their entities and their roles as focal point or alternate. */
export function exchange(roll: RollState, act: Act<Inputs<typeof exchangeInputs>, Person>): Decision<RollState> {
  const [one, other] = [personByAddress(roll, act.inputs.email), personByAddress(roll, act.inputs.with)];
  const fields = {
    ...(!(one && represents(one)) && { email: phrase(one ? 'roll.representsNone' : 'roll.noSuchEmail') }),
    ...(!(other && represents(other)) && { with: phrase(other ? 'roll.representsNone' : 'roll.noSuchEmail') }),
    ...(one && one.id === other?.id && { with: phrase('roll.samePerson') }),
  };
  if (!one || !other || Object.keys(fields).length > 0)
    return refuse(roll, 'invalid', phrase('refused.invalid'), { fields });
  const [first, second] = [inPlaceOf(one, other), inPlaceOf(other, one)];
  const people = { ...roll.people, [one.id]: first, [other.id]: second };
  const say = phrase('roll.exchanged', { one: one.name, other: other.name });
  const told: Effect = {
    type: 'tell',
    to: { people: [one.id, other.id] },
    card: 'placesExchanged',
    data: { people: [first, second].map(({ name, entity, roles }) => ({ name, ...(entity && { entity }), roles })) },
  };
  const effects = [...withTerms([...joined(one, first), ...joined(other, second)]), told];
  return accept(withAbsences({ ...roll, people }), say, effects, { card: { name: 'roll' } });
}

function inPlaceOf(person: Person, other: Person): Person {
  const { entity: _left, ...rest } = person;
  const own = person.roles.filter((role) => !SPEAKING.includes(role));
  const taken = other.roles.filter((role) => SPEAKING.includes(role));
  return { ...rest, roles: [...taken, ...own], ...(other.entity && { entity: other.entity }) };
}

/** What follows when a person begins to represent an entity. */
export function joined(before: Person | undefined, now: Person): Effect[] {
  const spoke = before && represents(before) ? before : undefined;
  if (spoke && represents(now) && spoke.entity === now.entity) return [];
  const left = spoke ? [reviewReach(spoke)] : [];
  // They may have meetings in their calendar.
  if (!represents(now)) return spoke ? [...left, meetingsOf(now)] : left;
  return [
    ...left,
    // Whoever has represented an entity was welcomed then.
    ...(spoke ? [] : [{ type: 'tell', to: { people: [now.id] }, card: 'welcome' } as const]),
    {
      type: 'act',
      verb: 'endorsements.include',
      inputs: { person: now.id },
      key: `include/${now.id}/${now.entity ?? ''}`,
    },
    ...(['allSeries.include', 'meetings.include', 'inputs.include'] as const).map((verb) => ({
      type: 'act' as const,
      verb,
      inputs: { person: now.id },
      key: `${verb}/${now.id}/${now.entity ?? ''}`,
    })),
  ];
}
/** Meetings are for them that were not, or no longer are. */
export const meetingsOf = (now: Pick<Person, 'id'>): Effect => ({
  type: 'act',
  verb: 'meetings.include',
  inputs: { person: now.id },
  key: `meetings.include/${now.id}/none`,
});

/** The acts that plan reminders again, because readers' days have changed. */
const REPLANS = ['endorsements.replan', 'meetings.replan', 'correspondences.replan', 'inputs.replan'] as const;
/** Plans reminders again when somebody who is reminded is new, or has another zone than before. */
export const movedZones = (
  people: readonly { readonly before?: Person | undefined; readonly person: Person }[],
): Effect[] =>
  people.some(({ before, person }) => (before?.zone !== person.zone || !isReminded(before)) && isReminded(person))
    ? REPLANS.map((verb) => ({ type: 'act', verb, inputs: {}, key: verb.replace('.', '/') }))
    : [];
const isReminded = (person: Person): boolean => represents(person) || manages(person);
const reviewReach = (person: Person): Effect => ({
  type: 'act',
  verb: 'endorsements.review',
  inputs: { entity: person.entity ?? '' },
  key: `review/${person.id}`,
});

/** When a person begins or ceases to represent an entity, the RMC's terms may change too [ToR 2.d.i]. */
export const withTerms = (effects: readonly Effect[]): Effect[] =>
  effects.length === 0 ? [] : [...effects, { type: 'act', verb: 'rmc.review', inputs: {}, key: 'rmc/review' }];
