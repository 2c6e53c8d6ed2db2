/** Absence windows: days on which the alternate acts for the focal point (domain.md 3, 4; ToR 2). */
import { addDays, dateAt } from '../../../calendar/calendar.ts';
import type { Act } from '../../../core/act.ts';
import { accept, refuse, type Decision } from '../../../core/decision.ts';
import { entityNamed } from '../../../core/entities.ts';
import { choice, date, line, maybeEntityName, words, type Inputs } from '../../../core/inputs.ts';
import type { EntityId } from '../../../core/ids.ts';
import type { Network } from '../../../core/network.ts';
import {
  everyone,
  focalPointOf,
  LANGUAGES,
  manages,
  representativesOf,
  represents,
  type Absence,
  type Person,
  type Roll,
} from '../../../core/people.ts';
import { findPerson } from '../../../core/personNamed.ts';
import { phrase } from '../../../i18n/phrase.ts';
import type { RollState } from './state.ts';

export const awayInputs = { from: date(), to: date(), alternate: line(254) };
export const clearInputs = { entity: maybeEntityName() };
export const languageInputs = { language: choice(LANGUAGES) };

/** `away.set`: a representative sets an absence for their own entity, or the Secretariat for the alternate's entity. */
export function setAway(
  roll: RollState,
  act: Act<Inputs<typeof awayInputs>, Person>,
  { settings }: Network,
): Decision<RollState> {
  const { from, to } = act.inputs;
  const reach = manages(act.actor) ? everyone(roll) : act.actor.entity ? representativesOf(roll, act.actor.entity) : [];
  if (!manages(act.actor) && !represents(act.actor))
    return refuse(roll, 'notAllowed', phrase('refused.representativesOnly'));
  const alternate = findPerson(
    reach.filter((p) => represents(p) && p.roles.includes('alternate')),
    act.inputs.alternate,
  );
  const focalPoint = alternate?.entity && focalPointOf(roll, alternate.entity);
  const fields = {
    ...(to < dateAt(act.receivedAt, settings.timeZone) && { to: phrase('endorsement.inThePast') }),
    ...(to < from && { to: phrase('away.endsBefore') }),
    ...(!alternate && { alternate: phrase('away.noAlternate') }),
    ...(alternate && !focalPoint && { alternate: phrase('away.noFocalPoint') }),
  };
  if (!alternate?.entity || !focalPoint || Object.keys(fields).length > 0)
    return refuse(roll, 'invalid', phrase('refused.invalid'), { fields });
  const asked = { entity: alternate.entity, focalPoint: focalPoint.id, alternate: alternate.id, from, to };
  const kept = roll.away.flatMap((window) => (window.entity === asked.entity ? besides(window, asked) : [window]));
  const window = joined(asked, kept);
  const others = kept.filter((one) => !isJoined(one, window));
  const people = [focalPoint.id, alternate.id].filter((id) => id !== act.actor.id);
  return accept(
    { ...roll, away: [...others, window] },
    phrase('away.set', { name: focalPoint.name, from: window.from, to: window.to, alternate: alternate.name }),
    [
      {
        type: 'tell',
        to: { people },
        card: 'awaySet',
        data: { focalPointName: focalPoint.name, alternateName: alternate.name, from: window.from, to: window.to },
      },
    ],
  );
}

/**
 * What a new absence leaves of an earlier one: its other days, on which its alternate acts as before. A new one with the same
 * first or last day corrects the earlier one, and nothing is left.
 */
function besides(earlier: Absence, { from, to }: Absence): Absence[] {
  if (earlier.to < from || earlier.from > to) return [earlier];
  if (earlier.from === from || earlier.to === to) return [];
  return [
    ...(earlier.from < from ? [{ ...earlier, to: addDays(from, -1) }] : []),
    ...(earlier.to > to ? [{ ...earlier, from: addDays(to, 1) }] : []),
  ];
}

/** The absence with those that come directly before and after it and have the same alternate: one absence, to people. */
function joined(absence: Absence, others: readonly Absence[]): Absence {
  const before = others.find((one) => isSame(one, absence) && addDays(one.to, 1) === absence.from);
  const after = others.find((one) => isSame(one, absence) && addDays(one.from, -1) === absence.to);
  return { ...absence, from: before?.from ?? absence.from, to: after?.to ?? absence.to };
}
const isSame = (one: Absence, other: Absence): boolean =>
  one.entity === other.entity && one.focalPoint === other.focalPoint && one.alternate === other.alternate;
const isJoined = (one: Absence, whole: Absence): boolean =>
  isSame(one, whole) && one.from >= whole.from && one.to <= whole.to;

/** `away.clear`: removes the entity's absences. */
export function clearAway(roll: RollState, act: Act<Inputs<typeof clearInputs>, Person>): Decision<RollState> {
  const entity = entityFor(roll, act);
  if (!entity)
    return refuse(roll, 'invalid', phrase('refused.invalid'), { fields: { entity: phrase('input.required') } });
  const left = roll.away.filter((a) => a.entity !== entity);
  if (left.length === roll.away.length) return refuse(roll, 'conflict', phrase('away.none'));
  return accept({ ...roll, away: left }, phrase('away.cleared', { entity }));
}

function entityFor(roll: Roll, { actor, inputs }: Act<Inputs<typeof clearInputs>, Person>): EntityId | undefined {
  if (!manages(actor)) return represents(actor) ? actor.entity : undefined;
  const { entity: typed } = inputs;
  return typed === undefined ? actor.entity : entityNamed(roll, typed)?.id;
}

/** `language.set`: sets the language in which Concord writes to this person. */
export function setLanguage(roll: RollState, act: Act<Inputs<typeof languageInputs>, Person>): Decision<RollState> {
  const person = roll.people[act.actor.id];
  if (!person) return refuse(roll, 'notOnRoll', phrase('refused.invalid'));
  const people = { ...roll.people, [person.id]: { ...person, language: act.inputs.language } };
  return accept({ ...roll, people }, phrase('language.set'), [], { card: { name: 'home' } });
}

export const strangerInputs = { identity: words(300), platform: words(20) };
/** `roll.stranger`: somebody who is not on the roll wrote. The Secretariat is told once for each account. */
export function noteStranger(roll: RollState, act: Act<Inputs<typeof strangerInputs>>): Decision<RollState> {
  const { identity, platform } = act.inputs;
  if (roll.strangers.includes(identity)) return accept(roll, phrase('concord.done'));
  return accept({ ...roll, strangers: [...roll.strangers.slice(-499), identity] }, phrase('concord.done'), [
    { type: 'tell', to: 'secretariat', card: 'stranger', data: { name: identity, platform } },
  ]);
}
