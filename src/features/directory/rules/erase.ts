/** `person.erase` (domain.md 9): somebody leaves the roll, and what names them leaves the record. */
import type { ByPerson } from '../../../core/act.ts';
import type { Cards } from '../../../core/contract.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { entityOf, shortName } from '../../../core/entities.ts';
import { address, type Inputs } from '../../../core/inputs.ts';
import type { Network } from '../../../core/network.ts';
import { everyone, LANGUAGES, manages, type Person, type FormerPerson } from '../../../core/people.ts';
import { REMOVED, type Replacement } from '../../../core/replace.ts';
import { addressKey, asSeen } from '../../../core/seen.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { WORDS } from '../../../i18n/typed.ts';
import { isLastOfSecretariat, leaving, withoutPerson } from './roll.ts';
import type { RollState } from './state.ts';

export const eraseInputs = { email: address() };
/** The documents whose templates name the person. Only an officer can change a file of their house. */
export interface Named {
  readonly templates: NonNullable<Cards['templates']['naming']>;
}

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
export const addressesOf = ({ email, formerEmails = [] }: FormerPerson): readonly string[] => [email, ...formerEmails];

/** The person's names, the earlier ones too. */
const calledOf = ({ name, formerNames = [] }: Pick<FormerPerson, 'name' | 'formerNames'>): string[] => [
  ...new Set([name, ...formerNames.map((one) => one.name)]),
];

const isOnRoll = (roll: RollState, one: FormerPerson): one is Person => Object.hasOwn(roll.people, one.id);

/** `person.erase` (Secretariat): what was said and done stays with the entity, without the person. */
export function erasePerson(
  roll: RollState,
  { inputs, actor }: ByPerson<Inputs<typeof eraseInputs> & Named>,
  network: Network,
): Decision<RollState> {
  const person = erasable(roll, inputs.email);
  if (!person)
    return refuse(roll, 'invalid', phrase('refused.invalid'), { fields: { email: phrase('roll.noSuchEmail') } });
  if (person.id === actor.id) return refuse(roll, 'conflict', phrase('roll.eraseSelf'));
  const present = isOnRoll(roll, person) ? person : undefined;
  if (present && isLastOfSecretariat(roll, present)) return refuse(roll, 'conflict', phrase('roll.lastSecretariat'));
  const inputsOf = {
    person: person.id,
    manages: present ? manages(present) : person.entity === undefined,
    by: actor.id,
    names: namesOf(roll, person, network),
  };
  const clean: Effect = { type: 'act', verb: 'person.clean', inputs: inputsOf, key: `erase/${person.id}` };
  const removal: Effect = { type: 'remove', rule: 'person.erase', rewrite: true };
  const without = present ? withoutPerson(roll, present) : roll;
  const { [person.id]: _gone, ...formerPeople } = without.formerPeople ?? {};
  const next = { ...without, formerPeople, erased: { ...roll.erased, [person.id]: inNameOf(roll, person, network) } };
  const { name } = person;
  const { templates } = inputs;
  const n = templates.length;
  return accept(
    next,
    n === 0 ? phrase('roll.erasing', { name }) : phrase('roll.erasingButTemplates', { name }),
    [...(present ? leaving(present) : []), removal, clean],
    { card: n === 0 ? { name: 'roll' } : { name: 'templates', data: { naming: templates } } },
  );
}

/** What names the person, and what stands in its place. */
export function namesOf(roll: RollState, person: Person | FormerPerson, network: Network): Replacement[] {
  const put = inNameOf(roll, person, network);
  const accounts = Object.entries(roll.identities ?? {}).flatMap(([account, id]) =>
    id === person.id ? [account] : [],
  );
  const identities = [...accounts, ...(('identities' in person ? person.identities : undefined) ?? [])];
  // Somebody else may be called the same.
  const isShared = (own: string): boolean =>
    everyone(roll).some(({ id, name }) => id !== person.id && asSeen(name) === asSeen(own));
  const ids = identities.flatMap((one) => [one, one.slice(one.indexOf(':') + 1)]).filter((one) => one !== person.id);
  return [
    ...calledOf(person).flatMap((find) => (isShared(find) ? [] : [{ find, put }])),
    ...titledNames(roll, person).map((find) => ({ find, put })),
    ...[...addressesOf(person), ...ids].map((find) => ({ find, put: REMOVED })),
  ];
}

/**
 * `Ms. Okafor`, as minutes write it: a title and the family name, which is the last word, the first, or all but the first. A name
 * without a title may be a word of the language, and one that somebody else has too may mean them: those stay.
 */
function titledNames(roll: RollState, person: Person | FormerPerson): string[] {
  const partsOf = (name: string): string[] => asSeen(name).split(' ');
  const taken = new Set(everyone(roll).flatMap(({ id, name }) => (id === person.id ? [] : partsOf(name))));
  const families = calledOf(person).flatMap((name) => {
    const [first = '', ...rest] = name.trim().split(/\s+/);
    if (rest.length === 0) return [];
    return [first, rest.join(' '), rest.at(-1) ?? ''].filter((one) => partsOf(one).some((part) => !taken.has(part)));
  });
  const titles = LANGUAGES.flatMap((language) => WORDS[language].titles.flatMap((one) => [one, `${one}.`]));
  return [...new Set(families)].flatMap((family) => titles.map((title) => `${title} ${family}`));
}

/** What stands in the place of the name. */
function inNameOf(roll: RollState, person: Person | FormerPerson, { settings }: Network): string {
  const language = settings.languages[0] ?? 'en';
  const { erased } = WORDS[language];
  const entity = person.entity === undefined ? undefined : entityOf(roll, person.entity);
  return entity ? erased.representative.replace('{entity}', () => shortName(entity, language)) : erased.person;
}
