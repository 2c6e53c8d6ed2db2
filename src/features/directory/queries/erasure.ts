/** What is removed of somebody, before it is: for the preview, and for the act that does it. */
import type { Act } from '../../../core/act.ts';
import { readAddress } from '../../../core/addresses.ts';
import type { Answer } from '../../../core/answer.ts';
import type { Cards } from '../../../core/contract.ts';
import type { PersonId, Ref } from '../../../core/ids.ts';
import { maybeLine, maybeNumber, maybeWords, type Inputs } from '../../../core/inputs.ts';
import type { Network } from '../../../core/network.ts';
import { everyone, type Person } from '../../../core/people.ts';
import { findPerson } from '../../../core/personNamed.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { replacer, type Replacement } from '../../../core/replace.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { templatesNaming } from '../../../kit/documents/template/naming.ts';
import type { ReadStore } from '../../../kit/read.ts';
import { stillSaid, traces, type StillSaid } from '../../personalData/public.ts';
import {
  alsoIn,
  erasable,
  findsAlone,
  isOffice,
  MAX_KEEP,
  namesOf,
  numbersIn,
  typedErasure,
  type eraseInputs,
  type Named,
} from '../rules/erase.ts';
import type { RollState } from '../rules/state.ts';
import { personInputs } from './answers.ts';

const MAX_PLACES = 1_000_000;
/** `from`: the number with which a page of the list begins. The rest is as in `person.erase`. */
export const erasureInputs = {
  ...{ ...personInputs, words: maybeLine(MAX_KEEP), keep: maybeLine(MAX_KEEP), take: maybeLine(MAX_KEEP) },
  ...{ also: maybeWords(MAX_KEEP), listed: maybeLine(), from: maybeNumber(1, MAX_PLACES) },
};

type Erasable = NonNullable<ReturnType<typeof erasable>>;
const invalid = (fields: Readonly<Record<string, Phrase>>): Answer => ({
  ...{ ok: false, code: 'invalid', say: phrase('refused.invalid'), fields },
});

/** `person.erase.preview` (Secretariat): what is removed of somebody, and what stays. The button does it. */
export async function erasure(
  read: ReadStore,
  { inputs: { email, words, from = 1, ...given }, actor }: Act<Inputs<typeof erasureInputs>, Person>,
  network: Network,
): Promise<Answer> {
  const { who, ...said } = typedErasure(words);
  const typed = email ?? who;
  const asked = { keep: given.keep ?? said.keep, take: given.take ?? said.take, also: given.also ?? said.also };
  if (typed === undefined) return { ok: true, say: phrase('roll.here'), card: { name: 'roll' } };
  const roll = await read.load('roll', 'roll');
  const person = roll && (erasable(roll, readAddress(typed) ?? typed) ?? findPerson(everyone(roll), typed));
  if (!person) return invalid({ email: phrase('roll.noneToErase') });
  if (person.id === actor.id) return { ok: false, code: 'conflict', say: phrase('roll.eraseSelf') };
  const { wrong } = alsoIn(roll, asked.also);
  if (wrong) return invalid({ also: wrong });
  const { shown, taken } = await erasureOf(read, { roll, person, also: asked.also }, network);
  // Numbers of another list would be of other places.
  if (given.listed !== undefined && given.listed !== shown.listed)
    return { ok: true, say: phrase('roll.erasureChanged'), card: { name: 'personErasure', data: shown } };
  const [kept, chosen] = [numbersIn(asked.keep, taken.length), numbersIn(asked.take, taken.length)];
  if (!kept || !chosen) return invalid({ [kept ? 'take' : 'keep']: phrase('roll.keepNumbers') });
  const data = {
    ...shown,
    ...(from === 1 ? { found: await foundOf(read, roll, person, network) } : {}),
    ...(taken.length > 0 && pageOf(taken, Math.min(from, taken.length))),
    ...(kept.length > 0 && { keep: kept }),
    ...(chosen.length > 0 && { take: chosen.filter((n) => !kept.includes(n)) }),
  };
  return { ok: true, say: phrase('roll.erasure', { name: person.name }), card: { name: 'personErasure', data } };
}

/** How much there is of the person, so that an officer can compare it afterwards. */
async function foundOf(
  read: ReadStore,
  roll: RollState,
  person: Erasable,
  network: Network,
): Promise<NonNullable<Cards['personErasure']['found']>> {
  const names = namesOf(roll, person, network);
  const inputs = { person: person.id, manages: isOffice(person), by: person.id, names };
  const { documents, words } = await traces(read, { inputs });
  const refs = documents.filter(({ of }) => of !== 'roll').map(({ target }) => target);
  const messages = (await read.deliveries()).filter(({ to }) => to === person.id).length;
  return { documents: refs.length, refs, texts: words.length - names.length, messages };
}

/** What the preview shows, and what an erasure is told. */
async function erasureOf(
  read: ReadStore,
  { roll, person, also }: { readonly roll: RollState; readonly person: Erasable; readonly also?: string | undefined },
  network: Network,
): Promise<Named & { readonly shown: Cards['personErasure']; readonly taken: StillSaid['taken'] }> {
  const { id, name, email, entity } = person;
  const names = namesOf(roll, person, network, also);
  const templates = await namingTemplates(read, names);
  const underWay = await objectedOn(read, id);
  const whose = { person: id, manages: isOffice(person), names };
  const { taken, listed, ...alone } = await stillSaid(read, whose, findsAlone(roll, person));
  const words = alsoIn(roll, also).also;
  const shown = {
    ...{ allAbout: id, name, email, listed, ...(entity && { entity }) },
    ...(words.length > 0 && { also: words }),
    ...(templates.length > 0 && { templates }),
    ...(underWay.length > 0 && { underWay }),
    ...(alone.texts > 0 && { alone }),
    ...(taken.length > 0 && pageOf(taken, 1)),
  };
  return { templates, alone: { refs: alone.refs, texts: alone.texts }, shown, taken };
}

/** The most letters of places on the first page, which has the rest of the preview, and on another one: no message is cut. */
const [FIRST_PAGE, PAGE] = [1_400, 5_000];
/** As many places where the same is written are named. */
const MAX_SAME = 10;
const AROUND_PLACE = 60;
/** The places from this number on that fit on a page. */
export function pageOf(all: StillSaid['taken'], from: number): Pick<Cards['personErasure'], 'taken' | 'list'> {
  const room = from === 1 ? FIRST_PAGE : PAGE;
  const taken: NonNullable<Cards['personErasure']['taken']>[number][] = [];
  let filled = 0;
  for (const { written, around, places, asked } of all.slice(from - 1)) {
    const shown = places.slice(0, MAX_SAME);
    const size = written.length * 2 + around.join('').length + AROUND_PLACE * (1 + shown.length);
    if (taken.length > 0 && filled + size > room) break;
    filled += size;
    taken.push({ written, around, places: shown, more: places.length - shown.length, ...(asked && { asked }) });
  }
  const asked = all.flatMap((one, i) => (one.asked ? [i + 1] : []));
  return { taken, list: { all: all.length, from, asked } };
}

/** The running requests of which an objection or a request for discussion has the person's words. */
const objectedOn = async (read: ReadStore, person: PersonId): Promise<Ref[]> =>
  (await read.list('endorsements', { stages: ['open', 'referred'] }))
    .filter(({ positions }) =>
      positions.some(
        ({ by, counts, objects, requestsDiscussion }) => by === person && counts && (objects || requestsDiscussion),
      ),
    )
    .map(({ target }) => target);

/** The templates in which the person's name, an address or an account stands. */
const namingTemplates = (read: ReadStore, names: readonly Replacement[]): Promise<Named['templates']> => {
  const replace = replacer(names);
  return templatesNaming(read, (text) => replace(text) !== text.normalize());
};

export async function eraseFacts(
  read: ReadStore,
  { inputs: { email, also } }: Pick<Act<Inputs<typeof eraseInputs>>, 'inputs'>,
  roll: RollState,
  network: Network,
): Promise<Named> {
  const person = erasable(roll, email);
  if (!person) return { templates: [], alone: { refs: [], texts: 0 } };
  return erasureOf(read, { roll, person, also }, network);
}
