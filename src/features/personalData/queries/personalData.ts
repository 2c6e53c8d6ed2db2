/** `person.export`: everything that is stored about one person (docs/domain.md 9). */
import type { Act } from '../../../core/act.ts';
import { dataOf, type Answer, type CardData } from '../../../core/answer.ts';
import { strictest, type Classification } from '../../../core/classification.ts';
import type { Instant, PersonId } from '../../../core/ids.ts';
import { maybeAddress, maybeLine, type Inputs } from '../../../core/inputs.ts';
import type { Network } from '../../../core/network.ts';
import { REMOVED } from '../../../core/replace.ts';
import { partFinder } from '../../../core/called.ts';
import { addressesOf } from '../../../core/callings.ts';
import { addressKey, asSeen } from '../../../core/seen.ts';
import {
  everyone,
  manages,
  personName,
  readerOf,
  type FormerPerson,
  type Person,
  type Reader,
  type Roll,
} from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import type { ReadStore } from '../../../kit/read.ts';
import type { ShownOf } from '../../../kit/views.ts';
import type { PersonalData } from '../cards/view.ts';
import { touchedIn } from '../../../kit/documents/template/naming.ts';
import type { Mention } from '../rules/state.ts';
import { mentionsIn, writtenOf } from '../rules/about.ts';
import { isPlainFact } from '../../../kit/documents/listed.ts';
import { readable, saysIn, type Says } from '../rules/readable.ts';
import { keptBeside } from './browsers.ts';
import { labelOf } from './label.ts';
import { allDocuments, toucher, wordsOf } from './traces.ts';

/** `words`: what is typed after the command, an address or a name. */
export const exportInputs = { email: maybeAddress(), words: maybeLine(300) };

/** Somebody on the roll, or who has left it. */
type Known = Pick<FormerPerson, 'id' | 'name' | 'email' | 'formerEmails' | 'formerNames' | 'identities'> & {
  readonly roles?: Person['roles'];
};

/** By a present or former address, or by the whole name. */
const isCalled = (one: Known, typed: string): boolean =>
  asSeen(one.name) === asSeen(typed) || addressesOf(one).some((own) => addressKey(own) === addressKey(typed));
const formerPeople = async (read: ReadStore): Promise<Readonly<Record<string, Known>>> =>
  (await read.load('roll', 'roll'))?.formerPeople ?? {};

/**
 * `person.export` (the person, or the Secretariat): links to the files. Without an address they are about the person who asks.
 */
export async function exportPerson(
  read: ReadStore,
  { actor, inputs }: Act<Inputs<typeof exportInputs>, Person>,
  { roll }: Network,
): Promise<Answer> {
  const typed = inputs.email ?? inputs.words ?? actor.email;
  const isOwn = isCalled(actor, typed);
  if (!isOwn && !manages(actor)) return { ok: false, code: 'notAllowed', say: phrase('personalData.ownOnly') };
  const known: readonly Known[] = [...everyone(roll), ...Object.values(await formerPeople(read))];
  const person = isOwn ? actor : known.find((one) => isCalled(one, typed));
  if (!person)
    return {
      ok: false,
      code: 'invalid',
      say: phrase('refused.invalid'),
      fields: { email: phrase('roll.noneToErase') },
    };
  return {
    ok: true,
    say: phrase('personalData.here', { name: person.name }),
    card: { name: 'personalData', data: { person: person.id } },
  };
}

/** Undefined when this reader may not see it, or nobody is known by this id. */
export async function personalDataFor(
  read: ReadStore,
  asked: { readonly reader: Reader; readonly data: CardData; readonly now: Instant },
  { roll, settings }: Network,
  shownOf: ShownOf,
): Promise<PersonalData | undefined> {
  const given = asked.data['person'];
  const id = typeof given === 'string' ? given : asked.reader.person;
  const person: Known | undefined = roll.people[id] ?? (await formerPeople(read))[id];
  if (!person || (id !== asked.reader.person && !asked.reader.manages)) return undefined;
  const about = await documentsAbout(read, person, (await read.load('roll', 'roll')) ?? roll, {
    shownOf,
    reader: asked.reader,
    present: roll.people[id],
  });
  return {
    person: id,
    name: person.name,
    network: settings.name,
    madeAt: asked.now,
    isOwn: id === asked.reader.person,
    ...about,
    names: namesIn(about.documents, roll, id),
    messages: await messagesTo(read, person.id),
    ...(await keptBeside(read, person)),
    ...(await actsOf(read, id, id === asked.reader.person || roll.people[id] === undefined)),
  };
}

/** Whoever else is meant by an id in the values. */
function namesIn(documents: PersonalData['documents'], roll: Roll, own: string): Record<string, string> {
  const values = documents.flatMap(({ mentions }) => mentions.flatMap((one) => Object.values(one.values)));
  const ids = new Set(values.filter((one) => typeof one === 'string' && one !== own));
  const named = [...ids].map((one) => [String(one), personName(roll, String(one))] as const);
  return Object.fromEntries(named.filter(([one, name]) => one !== name));
}

interface For {
  readonly shownOf: ShownOf;
  readonly reader: Reader;
  /** The person whose data they are, if they are on the roll. */
  readonly present: Person | undefined;
}
async function documentsAbout(
  read: ReadStore,
  person: Known,
  roll: Roll,
  { shownOf, reader, present }: For,
): Promise<Pick<PersonalData, 'documents' | 'classification'>> {
  const found: PersonalData['documents'][number][] = [];
  // Nobody else's business, whatever is in it.
  let label: Classification = 'confidential';
  const said = new Set(await wordsOf(read, { person: person.id, manages: false, all: true }));
  const written = writtenOf(roll, person);
  const certain = toucher([...written, ...[...said].map((find) => ({ find, put: REMOVED }))]);
  // Also what an erasure would ask about, or leave: the file is read by people, who know whom a text means.
  const parts = written.flatMap(({ called }) => (called ? [partFinder(called)] : []));
  const whole = asSeen(person.name);
  const touches = (text: string): boolean =>
    certain(text) || asSeen(text).includes(whole) || parts.some((find) => find(text.normalize()).length > 0);
  const own = new Set([person.name, ...(person.formerNames ?? []).map(({ name }) => name)]);
  const isFact = (name: string, value: string): boolean =>
    own.has(value) || value === REMOVED || isPlainFact(name, value) || isOnRoll(roll, value);
  const sought = { person: person.id, names: new Set([person.id, ...addressesOf(person)]), touches, said, isFact };
  const isOwn = reader.person === person.id;
  for await (const { kind, found: document } of allDocuments(read)) {
    const { target, state } = document;
    const inFile = await inTemplate(state, touches);
    const all = [...mentionsIn(state, sought), ...inFile];
    if (all.length === 0) continue;
    const hasOthers = all.some(({ others }) => others !== undefined);
    const seenBy = async (one: Reader | undefined): Promise<Says> => {
      const views = hasOthers && one ? await shownOf(kind, document, one) : [];
      // Whoever reads all of it reads its file.
      return saysIn(views.includes(state) ? [...views, inFile] : views);
    };
    const shown = await seenBy(reader);
    const shownThem = isOwn ? undefined : await seenBy(present && readerOf(present));
    const mentions = all.flatMap((one) => readable(one, shown, shownThem));
    if (mentions.length === 0) continue;
    found.push({ kind, target, mentions });
    label = strictest([label, await labelOf(read, state)]);
  }
  return { documents: found, classification: label };
}
/** The id of an entity or of a person: who was meant, and no words. */
const isOnRoll = ({ people, formerPeople, entities }: Roll, value: string): boolean =>
  Object.hasOwn(people, value) || Object.hasOwn(formerPeople ?? {}, value) || Object.hasOwn(entities, value);

/** The texts of an officer's own template that name the person. */
async function inTemplate(state: object, touches: (text: string) => boolean): Promise<Mention[]> {
  const file = 'file' in state ? state.file : undefined;
  if (typeof file !== 'object' || file === null || !('base64' in file) || typeof file.base64 !== 'string') return [];
  const found = await touchedIn(file.base64, touches);
  return found.map((text): Mention => ({ at: 'file', values: { text }, others: ['text'] }));
}

async function messagesTo(read: ReadStore, person: PersonId): Promise<PersonalData['messages']> {
  const all = await read.deliveries();
  return all
    .filter(({ to }) => to === person)
    .map(({ about = '', card, platform = '', address: email = '', state, at }) => {
      return { about, card, platform, email, state, at };
    });
}

/** @param withUnsent what they have not sent yet is nobody else's to read, unless they have left and cannot ask themselves */
async function actsOf(
  read: ReadStore,
  id: string,
  withUnsent: boolean,
): Promise<Pick<PersonalData, 'acts' | 'unsent'>> {
  const found: PersonalData['acts'][number][] = [];
  const unsent: PersonalData['unsent'][number][] = [];
  for (let from = 1, more = true; more; from += LINES) {
    const lines = await read.audit({ from, limit: LINES });
    for (const { actor, onBehalfOf, at, verb, target = '', platform, outcome, eventId } of lines) {
      if (actor === id || onBehalfOf === id) found.push({ at, verb, target, platform, outcome });
      if (actor !== id || !withUnsent || !PREVIEWS.test(verb)) continue;
      const values = typedInto(await read.receipt(eventId));
      if (Object.keys(values).length > 0) unsent.push({ at, verb, values });
    }
    more = lines.length === LINES;
  }
  return { acts: found, unsent };
}
const LINES = 1_000;
/** Acts whose receipts keep what was typed, because the card of the answer is drawn from it. */
const PREVIEWS = /\.(preview|compose)$/;

/** The texts with which a preview is drawn: those that were typed. What it brings from the record is deeper inside. */
function typedInto(answer: Answer | undefined): Record<string, string> {
  const data = Object.entries(dataOf(answer?.card ?? {}));
  const texts = data.map(([name, one]): [string, unknown] => [
    name,
    Array.isArray(one) ? one.filter(isText).join('\n') : one,
  ]);
  return Object.fromEntries(texts.filter((one): one is [string, string] => isText(one[1]) && one[1] !== ''));
}
const isText = (value: unknown): value is string => typeof value === 'string';
