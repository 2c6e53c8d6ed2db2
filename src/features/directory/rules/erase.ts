/** `person.erase` (domain.md 9): somebody leaves the roll, and what names them leaves the record. */
import type { ByPerson } from '../../../core/act.ts';
import { nameFinder, type Stays } from '../../../core/called.ts';
import { addressesOf, callingsOf, namingOf } from '../../../core/callings.ts';
import type { Cards } from '../../../core/contract.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { entityOf, shortName } from '../../../core/entities.ts';
import { address, maybeLine, type Inputs } from '../../../core/inputs.ts';
import type { Network } from '../../../core/network.ts';
import { manages, type Person, type FormerPerson } from '../../../core/people.ts';
import type { Replacement } from '../../../core/replace.ts';
import { addressKey } from '../../../core/seen.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { TYPED, WORDS } from '../../../i18n/typed.ts';
import { isLastOfSecretariat, leaving, withoutPerson } from './roll.ts';
import type { RollState } from './state.ts';

const MAX_KEEP = 300;

/** `keep`: numbers of the list in the preview, and `listed`: which list that was. */
export const eraseInputs = { email: address(), keep: maybeLine(MAX_KEEP), listed: maybeLine() };
/** The documents whose templates name the person. Only an officer can change a file of their house. */
export interface Named {
  readonly templates: NonNullable<Cards['templates']['naming']>;
  /** What keeps the family name: it may be a word or somebody else, so an officer looks at it. */
  readonly alone: { readonly refs: readonly string[]; readonly texts: number };
  /** What the preview shows now. */
  readonly shown?: Cards['personErasure'];
  readonly taken?: readonly { readonly key: string }[];
}

/** The numbers that are typed, of a list of so many. Undefined where one is no number of it. */
export function numbersIn(typed: string | undefined, most: number): readonly number[] | undefined {
  const all = typed?.match(/\p{N}+|[^\p{N}]+/gu) ?? [];
  const numbers = all.filter((one) => /^\p{N}/u.test(one)).map(Number);
  const isBetween = (one: string): boolean => /^(?:[\s,;.&]|and|et)+$/iu.test(one);
  const isRead = all.every((one) => /^\p{N}/u.test(one) || isBetween(one));
  return isRead && numbers.every((n) => Number.isInteger(n) && n >= 1 && n <= most) ? numbers : undefined;
}

/** `fp@wfp.example keep 2, 5`. */
export function keptIn(words: string | undefined): readonly [said: string | undefined, numbers: string | undefined] {
  const typed = words?.split(/\s+/) ?? [];
  const at = typed.findIndex((word, i) => i > 0 && TYPED.keeping.includes(word.toLowerCase().replace(/:$/, '')));
  if (at < 0 || !/^\d/.test(typed[at + 1] ?? '')) return [words, undefined];
  return [typed.slice(0, at).join(' ').replace(/[,;]$/, ''), typed.slice(at + 1).join(' ')];
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
  const { keep, listed, shown, taken = [] } = inputs;
  const kept = numbersIn(keep, taken.length);
  if (shown && (listed ?? (keep === undefined ? shown.listed : '')) !== shown.listed)
    return refuse(roll, 'conflict', phrase('roll.erasureChanged'), { card: { name: 'personErasure', data: shown } });
  if (!kept)
    return refuse(roll, 'invalid', phrase('refused.invalid'), { fields: { keep: phrase('roll.keepNumbers') } });
  const inputsOf = {
    person: person.id,
    manages: isOffice(person),
    by: actor.id,
    names: keeping(
      namesOf(roll, person, network),
      kept.flatMap((n) => taken[n - 1]?.key ?? []),
    ),
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

const keeping = (names: readonly Replacement[], kept: readonly string[]): readonly Replacement[] =>
  kept.length === 0 ? names : names.map((one) => (one.called ? { ...one, called: { ...one.called, kept } } : one));

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
