/** `person.export`: everything that is stored about one person (docs/domain.md 9). */
import type { Act } from '../../../core/act.ts';
import type { Answer, CardData } from '../../../core/answer.ts';
import { strictest, type Classification } from '../../../core/classification.ts';
import type { Instant, PersonId } from '../../../core/ids.ts';
import { maybeAddress, maybeLine, type Inputs } from '../../../core/inputs.ts';
import type { Network } from '../../../core/network.ts';
import { REMOVED } from '../../../core/replace.ts';
import { addressesOf } from '../../../core/callings.ts';
import { addressKey, asSeen } from '../../../core/seen.ts';
import { everyone, manages, type FormerPerson, type Person, type Reader, type Roll } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import type { ReadStore } from '../../../kit/read.ts';
import type { PersonalData } from '../cards/view.ts';
import { touchedIn } from '../../../kit/documents/template/naming.ts';
import type { Mention } from '../rules/state.ts';
import { mentionsIn, writtenOf } from '../rules/about.ts';
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
): Promise<PersonalData | undefined> {
  const given = asked.data['person'];
  const id = typeof given === 'string' ? given : asked.reader.person;
  const person: Known | undefined = roll.people[id] ?? (await formerPeople(read))[id];
  if (!person || (id !== asked.reader.person && !asked.reader.manages)) return undefined;
  return {
    person: id,
    name: person.name,
    network: settings.name,
    madeAt: asked.now,
    ...(await documentsAbout(read, person, (await read.load('roll', 'roll')) ?? roll)),
    messages: await messagesTo(read, person.id),
    ...(await keptBeside(read, person)),
    acts: await actsOf(read, id),
  };
}

async function documentsAbout(
  read: ReadStore,
  person: Known,
  roll: Roll,
): Promise<Pick<PersonalData, 'documents' | 'classification'>> {
  const found: PersonalData['documents'][number][] = [];
  // Nobody else's business, whatever is in it.
  let label: Classification = 'confidential';
  const whose = { person: person.id, manages: person.roles !== undefined && manages({ roles: person.roles }) };
  const said = (await wordsOf(read, whose)).map((find) => ({ find, put: REMOVED }));
  const touches = toucher([...writtenOf(roll, person), ...said]);
  const names = new Set([person.id, ...addressesOf(person)]);
  for await (const {
    kind,
    found: { target, state },
  } of allDocuments(read)) {
    const mentions = [...mentionsIn(state, names, touches), ...(await inTemplate(state, touches))];
    if (mentions.length === 0) continue;
    found.push({ kind, target, mentions });
    label = strictest([label, await labelOf(read, state)]);
  }
  return { documents: found, classification: label };
}

/** The texts of an officer's own template that name the person. */
async function inTemplate(state: object, touches: (text: string) => boolean): Promise<Mention[]> {
  const file = 'file' in state ? state.file : undefined;
  if (typeof file !== 'object' || file === null || !('base64' in file) || typeof file.base64 !== 'string') return [];
  const found = await touchedIn(file.base64, touches);
  return found.map((text): Mention => ({ at: 'file', values: { text } }));
}

async function messagesTo(read: ReadStore, person: PersonId): Promise<PersonalData['messages']> {
  const all = await read.deliveries();
  return all
    .filter(({ to }) => to === person)
    .map(({ about = '', card, platform = '', address: email = '', state, at }) => {
      return { about, card, platform, email, state, at };
    });
}

async function actsOf(read: ReadStore, id: string): Promise<PersonalData['acts']> {
  const found: PersonalData['acts'][number][] = [];
  for (let from = 1, more = true; more; from += LINES) {
    const lines = await read.audit({ from, limit: LINES });
    for (const { actor, onBehalfOf, at, verb, target = '', platform, outcome } of lines)
      if (actor === id || onBehalfOf === id) found.push({ at, verb, target, platform, outcome });
    more = lines.length === LINES;
  }
  return found;
}
const LINES = 1_000;
