/** The roll (domain.md 4; ToR 2): entities, people, absences. One document, so that its rules hold across people. */
import type { Act } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { maybeWords, words, type Inputs } from '../../../core/inputs.ts';
import { everyone, represents, type Person, type Roll } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import type { Network } from '../../../core/network.ts';
import { withoutIdentities } from './identities.ts';
import { closeRoll, LONGEST, openRoll, put } from './lines.ts';
import type { RollState } from './state.ts';

export const setInputs = {
  email: words(LONGEST.email),
  name: maybeWords(LONGEST.name),
  entity: maybeWords(LONGEST.entity),
  role: maybeWords(LONGEST.role),
  language: maybeWords(LONGEST.language),
  zone: maybeWords(LONGEST.zone),
};
export const removeInputs = { email: words(LONGEST.email) };

/** `roll.set` (Secretariat): adds a person, or changes what is given of one. A newcomer gets what is pending. */
export function setPerson(
  roll: RollState,
  act: Act<Inputs<typeof setInputs>, Person>,
  network: Network,
): Decision<RollState> {
  const open = openRoll(roll);
  const done = put(open, act.inputs, network);
  if ('faults' in done) return refuse(roll, 'invalid', phrase('refused.invalid'), { fields: done.faults });
  const { person, before } = done;
  const say = before ? phrase('roll.changed', { name: person.name }) : phrase('roll.added', { name: person.name });
  const effects = [...withTerms(joined(before, person)), ...movedZones([{ before, person }])];
  return accept(closeRoll(roll, open), say, effects, { card: { name: 'roll' } });
}

/** `roll.remove` (Secretariat): the person leaves the roll; what they did stays in the record. */
export function removePerson(roll: RollState, act: Act<Inputs<typeof removeInputs>, Person>): Decision<RollState> {
  const person = byEmail(roll, act.inputs.email);
  if (!person)
    return refuse(roll, 'invalid', phrase('refused.invalid'), { fields: { email: phrase('roll.noSuchEmail') } });
  if (isLastOfSecretariat(roll, person)) return refuse(roll, 'conflict', phrase('roll.lastSecretariat'));
  const { [person.id]: gone, ...people } = roll.people;
  const away = roll.away.filter((a) => a.focalPoint !== person.id && a.alternate !== person.id);
  const effects: Effect[] = represents(person) ? withTerms([reviewReach(person)]) : [];
  return accept(
    { ...roll, people, away, ...withoutIdentities(roll, person.id) },
    phrase('roll.removed', { name: person.name }),
    effects,
    {
      card: { name: 'roll' },
    },
  );
}

const isLastOfSecretariat = (roll: Roll, person: Person): boolean =>
  person.roles.includes('secretariat') &&
  !everyone(roll).some((p) => p.id !== person.id && p.roles.includes('secretariat'));

/** What follows when somebody comes to represent an entity. */
export function joined(before: Person | undefined, now: Person): Effect[] {
  const spoke = before && represents(before) ? before : undefined;
  if (spoke && represents(now) && spoke.entity === now.entity) return [];
  const left = spoke ? [reviewReach(spoke)] : [];
  if (!represents(now)) return left;
  return [
    ...left,
    { type: 'tell', to: { people: [now.id] }, card: 'welcome' },
    {
      type: 'act',
      verb: 'endorsements.include',
      inputs: { person: now.id },
      key: `include/${now.id}/${now.entity ?? ''}`,
    },
    ...(['allSeries.include', 'meetings.include'] as const).map((verb) => ({
      type: 'act' as const,
      verb,
      inputs: { person: now.id },
      key: `${verb}/${now.id}/${now.entity ?? ''}`,
    })),
  ];
}
/** Where somebody is awake at other hours than before, they are to be reminded at others too. */
export const movedZones = (
  people: readonly { readonly before?: Person | undefined; readonly person: Person }[],
): Effect[] =>
  people.some(({ before, person }) => before !== undefined && before.zone !== person.zone && represents(person))
    ? [{ type: 'act', verb: 'endorsements.replan', inputs: {}, key: 'endorsements/replan' }]
    : [];
const reviewReach = (person: Person): Effect => ({
  type: 'act',
  verb: 'endorsements.review',
  inputs: { entity: person.entity ?? '' },
  key: `review/${person.id}`,
});

/** When somebody comes to represent an entity or leaves it, the RMC's terms may change too [ToR 2.d.i]. */
export const withTerms = (effects: readonly Effect[]): Effect[] =>
  effects.length === 0 ? [] : [...effects, { type: 'act', verb: 'rmc.review', inputs: {}, key: 'rmc/review' }];

export const byEmail = (roll: Roll, email: string): Person | undefined =>
  everyone(roll).find((person) => person.email === email.trim().toLowerCase());
