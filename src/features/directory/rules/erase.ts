/** `person.erase` (domain.md 9): somebody leaves the roll, and what names them leaves the record. */
import type { ByPerson } from '../../../core/act.ts';
import { nameFinder, type Stays } from '../../../core/called.ts';
import { addressesOf, callingsOf, namingOf } from '../../../core/callings.ts';
import type { Cards } from '../../../core/contract.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { entityOf, shortName } from '../../../core/entities.ts';
import { address, type Inputs } from '../../../core/inputs.ts';
import type { Network } from '../../../core/network.ts';
import { manages, type Person, type FormerPerson } from '../../../core/people.ts';
import type { Replacement } from '../../../core/replace.ts';
import { addressKey } from '../../../core/seen.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { TYPED, WORDS } from '../../../i18n/typed.ts';
import { isLastOfSecretariat, leaving, withoutPerson } from './roll.ts';
import type { RollState } from './state.ts';

export const eraseInputs = { email: address() };
/** The documents whose templates name the person. Only an officer can change a file of their house. */
export interface Named {
  readonly templates: NonNullable<Cards['templates']['naming']>;
  /** What keeps the family name: it may be a word or somebody else, so an officer looks at it. */
  readonly alone: { readonly refs: readonly string[]; readonly texts: number };
}

/** What somebody with these rights wrote for no entity is the office's. */
export const isOffice = (person: Person | FormerPerson): boolean =>
  'roles' in person ? manages(person) : person.entity === undefined;

/** Somebody on the roll, or who has left it, by a present or former address. */
export function erasable(roll: RollState, email: string): Person | FormerPerson | undefined {
  const key = addressKey(email);
  const has = (one: FormerPerson): boolean => addressesOf(one).some((own) => addressKey(own) === key);
  const people: readonly (Person | FormerPerson)[] = Object.values(roll.people);
  return (
    people.find((one) => addressKey(one.email) === key) ??
    people.find(has) ??
    Object.values(roll.formerPeople ?? {}).find(has)
  );
}

const isOnRoll = (roll: RollState, one: FormerPerson): one is Person => Object.hasOwn(roll.people, one.id);

/** `person.erase` (Secretariat): what was said and done stays with the entity, without the person. */
export function erasePerson(
  roll: RollState,
  { inputs, actor }: ByPerson<Inputs<typeof eraseInputs> & Named>,
  network: Network,
): Decision<RollState> {
  const person = erasable(roll, inputs.email);
  if (!person)
    return refuse(roll, 'invalid', phrase('refused.invalid'), { fields: { email: phrase('roll.noneToErase') } });
  if (person.id === actor.id) return refuse(roll, 'conflict', phrase('roll.eraseSelf'));
  const present = isOnRoll(roll, person) ? person : undefined;
  if (present && isLastOfSecretariat(roll, present)) return refuse(roll, 'conflict', phrase('roll.lastSecretariat'));
  const inputsOf = {
    person: person.id,
    manages: isOffice(person),
    by: actor.id,
    names: namesOf(roll, person, network),
  };
  const clean: Effect = { type: 'act', verb: 'person.clean', inputs: inputsOf, key: `erase/${person.id}` };
  const removal: Effect = { type: 'remove', rule: 'person.erase', rewrite: true };
  const without = present ? withoutPerson(roll, present) : roll;
  const { [person.id]: _gone, ...formerPeople } = without.formerPeople ?? {};
  const next = { ...without, formerPeople, erased: { ...roll.erased, [person.id]: inNameOf(roll, person, network) } };
  const { name } = person;
  const { templates, alone } = inputs;
  const n = templates.length;
  const refs = alone.refs.slice(0, MAX_NAMED);
  const said = n === 0 ? phrase('roll.erasing', { name }) : phrase('roll.erasingButTemplates', { name });
  const saidAlone =
    n === 0
      ? phrase('roll.erasingAlone', { name, n: alone.texts, refs })
      : phrase('roll.erasingAloneAndTemplates', { name, n: alone.texts, refs });
  return accept(next, alone.texts === 0 ? said : saidAlone, [...(present ? leaving(present) : []), removal, clean], {
    card: n === 0 ? { name: 'roll' } : { name: 'templates', data: { naming: templates } },
  });
}

/** More references would fill a message. */
const MAX_NAMED = 50;

/** What names the person, and what stands in its place. */
export const namesOf = (roll: RollState, person: Person | FormerPerson, network: Network): Replacement[] =>
  namingOf(roll, person, TYPED, inNameOf(roll, person, network));

/** Says why a text keeps the family name: it may be a word of the language or mean somebody else, and stays. */
export const findsAlone = (roll: RollState, person: Person | FormerPerson): ((text: string) => Stays[]) =>
  nameFinder(callingsOf(roll, person, TYPED).alone);

/** What stands in the place of the name. */
function inNameOf(roll: RollState, person: Person | FormerPerson, { settings }: Network): string {
  const language = settings.languages[0] ?? 'en';
  const { erased } = WORDS[language];
  const entity = person.entity === undefined ? undefined : entityOf(roll, person.entity);
  return entity ? erased.representative.replace('{entity}', () => shortName(entity, language)) : erased.person;
}
