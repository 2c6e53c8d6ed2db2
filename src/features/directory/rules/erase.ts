/** `person.erase` (domain.md 9): somebody leaves the roll, and what names them leaves the record. */
import type { ByPerson } from '../../../core/act.ts';
import { nameFinder, type Called, type Stays } from '../../../core/called.ts';
import { addressesOf, callingsOf, namingOf } from '../../../core/callings.ts';
import type { Cards } from '../../../core/contract.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { entityEverNamed, entityOf, shortName } from '../../../core/entities.ts';
import { address, maybeLine, maybeWords, type Inputs } from '../../../core/inputs.ts';
import { isHangul, isUnspaced } from '../../../core/nameWords.ts';
import { withMarks } from '../../../core/nameMarks.ts';
import type { Network } from '../../../core/network.ts';
import { manages, type Person, type FormerPerson } from '../../../core/people.ts';
import type { Phrase } from '../../../core/phrase.ts';
import type { Replacement } from '../../../core/replace.ts';
import { addressKey } from '../../../core/seen.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { TYPED, WORDS } from '../../../i18n/typed.ts';
import { isLastOfSecretariat, leaving, withoutPerson } from './roll.ts';
import type { RollState } from './state.ts';

/** Of a list of numbers, or of words. */
export const MAX_KEEP = 1000;

/**
 * Of the list in the preview. `keep`: numbers that stay. `also`: words that were looked for besides, and `take`: which of their
 * places go. `listed`: which list that was.
 */
export const eraseInputs = {
  ...{ email: address(), keep: maybeLine(MAX_KEEP), take: maybeLine(MAX_KEEP), also: maybeWords(MAX_KEEP) },
  listed: maybeLine(),
};
/** The documents whose templates name the person. Only an officer can change a file of their house. */
export interface Named {
  readonly templates: NonNullable<Cards['templates']['naming']>;
  /** What keeps the family name: it may be a word or somebody else, so an officer looks at it. */
  readonly alone: { readonly refs: readonly string[]; readonly texts: number };
  /** What the preview shows now. */
  readonly shown?: Cards['personErasure'];
  readonly taken?: readonly { readonly key: string; readonly asked?: true }[];
}

/** The numbers that are typed, of a list of so many. Undefined where one is no number of it. */
export function numbersIn(typed: string | undefined, most: number): readonly number[] | undefined {
  const all = typed?.match(/\p{N}+|[^\p{N}]+/gu) ?? [];
  const numbers = all.filter((one) => /^\p{N}/u.test(one)).map(Number);
  const isBetween = (one: string): boolean => /^(?:[\s,;.&]|and|et)+$/iu.test(one);
  const isRead = all.every((one) => /^\p{N}/u.test(one) || isBetween(one));
  return isRead && numbers.every((n) => Number.isInteger(n) && n >= 1 && n <= most) ? numbers : undefined;
}

/** What is typed after the command. */
export interface Typed {
  readonly who: string | undefined;
  readonly keep?: string;
  readonly take?: string;
  readonly also?: string;
}
/** `fp@wfp.example keep 2, 5 also Anouk; Nouky take 7`. */
export function typedErasure(words: string | undefined): Typed {
  const typed = words?.split(/\s+/) ?? [];
  const called = typed.map((word, i) => {
    const is = word.toLowerCase().replace(/:$/, '');
    const isBeforeNumber = /^\d/.test(typed[i + 1] ?? '');
    if (i === 0 || typed[i + 1] === undefined) return undefined;
    if (TYPED.besides.includes(is)) return 'also';
    if (!isBeforeNumber) return undefined;
    return TYPED.keeping.includes(is) ? 'keep' : TYPED.taking.includes(is) ? 'take' : undefined;
  });
  const starts = called.flatMap((name, i) => (name === undefined ? [] : [{ name, i }]));
  const [first] = starts;
  if (!first) return { who: words };
  const parts = starts.map(({ name, i }, n) => [name, typed.slice(i + 1, starts[n + 1]?.i).join(' ')] as const);
  return { who: typed.slice(0, first.i).join(' ').replace(/[,;]$/, ''), ...Object.fromEntries(parts) };
}

const MAX_ALSO = 20;
/** A shorter word stands in too many others. */
const [MIN_LETTERS, MIN_SIGNS] = [3, 2];
/** The words to look for besides, one on each line or with semicolons between them; or why they are none. */
export function alsoIn(roll: RollState, typed = ''): { readonly also: readonly string[]; readonly wrong?: Phrase } {
  const words = typed.split(/[\n;；؛]/).map((one) => one.trim().replace(/\s+/g, ' '));
  const also = [...new Set(words.filter(Boolean))];
  const isShort = (word: string): boolean => {
    const letters = word.match(/\p{L}/gu) ?? [];
    return letters.length < (isUnspaced(word) || isHangul(word) ? MIN_SIGNS : MIN_LETTERS);
  };
  const short = also.filter(isShort);
  if (short.length > 0) return { also, wrong: phrase('roll.alsoShort', { parts: short }) };
  const entities = also.filter((word) => entityEverNamed(roll, word));
  if (entities.length > 0) return { also, wrong: phrase('roll.alsoEntity', { parts: entities }) };
  return also.length > MAX_ALSO ? { also, wrong: phrase('roll.alsoMany', { n: MAX_ALSO }) } : { also };
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
  const { keep, take, also, listed, shown, taken = [] } = inputs;
  const { wrong } = alsoIn(roll, also);
  if (wrong) return refuse(roll, 'invalid', phrase('refused.invalid'), { fields: { also: wrong } });
  const [kept, chosen] = [numbersIn(keep, taken.length), numbersIn(take, taken.length)];
  const isUnread = keep === undefined && take === undefined && also === undefined;
  if (shown && (listed ?? (isUnread ? shown.listed : '')) !== shown.listed)
    return refuse(roll, 'conflict', phrase('roll.erasureChanged'), { card: { name: 'personErasure', data: shown } });
  if (!kept || !chosen) {
    const why = phrase('roll.keepNumbers');
    const fields = { ...(!kept && { keep: why }), ...(!chosen && { take: why }) };
    return refuse(roll, 'invalid', phrase('refused.invalid'), { fields });
  }
  const keysOf = (numbers: readonly number[]): string[] => numbers.flatMap((n) => taken[n - 1]?.key ?? []);
  const inputsOf = {
    person: person.id,
    manages: isOffice(person),
    by: actor.id,
    names: choosing(namesOf(roll, person, network, also), {
      kept: keysOf(kept),
      taken: keysOf(chosen.filter((n) => !kept.includes(n))),
    }),
  };
  const clean: Effect = { type: 'act', verb: 'person.clean', inputs: inputsOf, key: `erase/${person.id}` };
  const removal: Effect = { type: 'remove', rule: 'person.erase', rewrite: true };
  const without = present ? withoutPerson(roll, present) : roll;
  const { [person.id]: _gone, ...formerPeople } = without.formerPeople ?? {};
  const next = {
    ...without,
    formerPeople,
    erased: { ...roll.erased, [person.id]: inNameOf(roll, person, network) },
    nameMarks: withMarks(roll.nameMarks, callingsOf(roll, person, TYPED).marks),
  };
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

const choosing = (
  names: readonly Replacement[],
  { kept, taken }: Required<Pick<Called, 'kept' | 'taken'>>,
): readonly Replacement[] =>
  names.map((one) => {
    if (!one.called) return one;
    const chosen = { ...(kept.length > 0 && { kept }), ...(taken.length > 0 && { taken }) };
    return { ...one, called: { ...one.called, ...chosen } };
  });

/** More references would fill a message. */
const MAX_NAMED = 50;

/** What names the person, and what stands in its place. */
export function namesOf(
  roll: RollState,
  person: Person | FormerPerson,
  network: Network,
  typed?: string,
): Replacement[] {
  const { also } = alsoIn(roll, typed);
  const names = namingOf(roll, person, TYPED, inNameOf(roll, person, network));
  return also.length === 0
    ? names
    : names.map((one) => (one.called ? { ...one, called: { ...one.called, also } } : one));
}

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
