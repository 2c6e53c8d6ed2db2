/** Acts that read the register of decisions [ToR 3.b.iii]. */
import type { Act } from '../../../core/act.ts';
import type { Answer, CardData } from '../../../core/answer.ts';
import { strictest } from '../../../core/classification.ts';
import { entityEverNamed, entityOf, shortName } from '../../../core/entities.ts';
import type { CalendarDate } from '../../../core/ids.ts';
import {
  maybeChoice,
  maybeDate,
  maybeEntityName,
  maybeNumber,
  maybeLine,
  maybeYear,
  type Inputs,
} from '../../../core/inputs.ts';
import { isMember, type Person, type Reader, readerOf } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import type { Network } from '../../../core/network.ts';
import { kindOf, type Register, type RegisterLine } from '../rules/enter.ts';
import { decisionOf } from '../rules/notes.ts';
import { FORMATS, LINE_STATES, ROUTES } from '../rules/state.ts';
import { neverNamed } from '../../../kit/entityLook.ts';
import type { ReadStore } from '../../../kit/read.ts';
import { longList } from '../../../core/longList.ts';
import type { ViewRequest, ViewResult } from '../../../kit/views.ts';
import { isPassedOver } from '../../../kit/documents/template/own.ts';
import { MAX_LIST_ITEMS } from '../../../kit/blocks/blocks.ts';
import type { RegisterLineView, RegisterPageView, RegisterView } from '../cards/view.ts';
import { linesWith, type Reach } from './finding.ts';
import { isOpenTo, keptLine, labelOf, lineViews, stateTest } from './lines.ts';

const MAX_WORDS = 200;

const MAX_PAGES = 10_000;
export const searchInputs = {
  words: maybeLine(MAX_WORDS),
  from: maybeDate(),
  to: maybeDate(),
  route: maybeChoice(ROUTES),
  entity: maybeEntityName(),
  state: maybeChoice(LINE_STATES),
  page: maybeNumber(1, MAX_PAGES),
};
const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;
export const exportInputs = { format: maybeChoice(FORMATS), year: maybeYear(FIRST_YEAR, LAST_YEAR) };
/** A register number, or the reference of the request or item that was decided. It may also be the act's target. */
export const showInputs = { number: maybeLine(MAX_WORDS), words: maybeLine(MAX_WORDS) };

const EMPTY: Register = { lines: [] };
const registerIn = async (read: ReadStore): Promise<Register> => (await read.load('register', 'register')) ?? EMPTY;

const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/**
 * How much of a decision this reader can find by its words. Only people who may read all of a restricted decision find it by
 * its words (domain.md 9); the list then shows as much of it as a list may.
 */
const reachOf =
  (reader: Reader, { roll }: Network) =>
  (line: RegisterLine): Reach =>
    isOpenTo(line, reader, roll) ? 'all' : 'bare';

/** What was last found, because an answer counts the lines and its card shows a page of them. */
interface Found {
  readonly roll: Network['roll'];
  readonly asked: string;
  readonly lines: Promise<readonly RegisterLine[]>;
}
const lastFound = new WeakMap<Register, Found>();

function linesFor(
  register: Register,
  network: Network,
  reader: Reader,
  { words, from, to, year, route, entity, state }: CardData,
): Promise<readonly RegisterLine[]> {
  const { roll } = network;
  const person = roll.people[reader.person];
  const data = { words, from, to, year, route, entity, state };
  const asked = JSON.stringify([data, person !== undefined && isMember(person)]);
  const before = lastFound.get(register);
  if (before?.roll === roll && before.asked === asked) return before.lines;
  const lines = find(register, network, reader, data);
  lastFound.set(register, { roll, asked, lines });
  return lines;
}

async function find(
  register: Register,
  network: Network,
  reader: Reader,
  { words, from, to, year, route, entity, state }: CardData,
): Promise<RegisterLine[]> {
  const isIn = LINE_STATES.find((one) => one === state);
  const [first, last] = typeof year === 'number' ? [`${year}-01-01`, `${year}-12-31`] : [asText(from), asText(to)];
  return linesWith(register.lines, {
    words: asText(words) ?? '',
    ...(first !== undefined && { from: first }),
    ...(last !== undefined && { to: last }),
    ...(typeof route === 'string' && { route }),
    ...(typeof entity === 'string' && { entity }),
    isIn: isIn && stateTest(register, isIn),
    roll: network.roll,
    reach: reachOf(reader, network),
  });
}

/** One page of the lines that contain all the words, as this reader may see them. */
export async function registerPage(
  read: ReadStore,
  { reader, data }: Pick<ViewRequest, 'reader' | 'data'>,
  network: Network,
): Promise<RegisterPageView> {
  const register = await registerIn(read);
  const found = await linesFor(register, network, reader, data);
  const asked = typeof data['page'] === 'number' ? data['page'] : 1;
  const page = Math.min(asked, Math.max(1, Math.ceil(found.length / MAX_LIST_ITEMS)));
  const shown = found.slice((page - 1) * MAX_LIST_ITEMS, page * MAX_LIST_ITEMS);
  const decisions = countOf(found);
  const entity = entityOf(network.roll, asText(data['entity']) ?? '');
  return {
    ...(entity && { entityName: shortName(entity, reader.language) }),
    decisions,
    minutes: found.length - decisions,
    page,
    lines: shown.map(lineViews(register, reader, network.roll)),
  };
}

const countOf = (lines: readonly RegisterLine[]): number => lines.filter((line) => kindOf(line) === 'decision').length;

/** Every line, for a file, the latest first. */
export async function registerFor(
  read: ReadStore,
  network: Network,
  reader: Reader,
  data: CardData,
): Promise<RegisterView> {
  const register = await registerIn(read);
  const found = await linesFor(register, network, reader, data);
  const latest = found.reduce<string | undefined>(
    (last, { date }) => (last === undefined || date > last ? date : last),
    undefined,
  );
  return {
    lines: longList(found, lineViews(register, reader, network.roll)),
    data: longList(found, lineViews(register, reader, network.roll, 'ids')),
    ...(latest !== undefined && { latest: latest as CalendarDate }),
    classification: strictest(found.map(labelOf)),
  };
}

/** Finds a decision by its number or reference. */
export async function seeDecision(
  read: ReadStore,
  { reader, data, about, unveiled }: ViewRequest,
  network: Network,
): Promise<ViewResult<RegisterLineView> | undefined> {
  const register = await registerIn(read);
  const line = decisionOf(register, asText(data['number']) ?? about ?? '');
  if (!line) return undefined;
  const view = lineViews(register, reader, network.roll)(line);
  const isRestricted = view.classification !== 'unclassified';
  const passedOver = await isPassedOver(read, 'decision', { label: view.classification });
  const seen = { ...(unveiled ? view : keptLine(view)), ...(passedOver && { passedOver }) };
  return { view: seen, version: 0, isRestricted, over: line.at };
}

const given = (inputs: object): CardData =>
  Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== undefined));

/** `register.search`: finds decisions by words in them, dates, route, entity and state. */
export async function search(
  read: ReadStore,
  { actor, inputs }: Act<Inputs<typeof searchInputs>, Person>,
  network: Network,
): Promise<Answer> {
  const { from, to, entity } = inputs;
  const named = entity === undefined ? undefined : entityEverNamed(network.roll, entity);
  const fields = {
    ...(entity !== undefined && !named && { entity: neverNamed(network.roll, entity) }),
    ...(from !== undefined && to !== undefined && to < from && { to: phrase('away.endsBefore') }),
  };
  if (Object.keys(fields).length > 0) return { ok: false, code: 'invalid', say: phrase('refused.invalid'), fields };
  const asked = { ...given(inputs), ...(named && { entity: named.id }) };
  const lines = await linesFor(await registerIn(read), network, readerOf(actor), asked);
  const none = Object.keys(asked).length === 0 ? phrase('register.none') : phrase('register.noneFound');
  const n = countOf(lines);
  const found = n === lines.length ? phrase('register.found', { n }) : foundBesides(n, lines.length - n);
  return { ok: true, say: lines.length === 0 ? none : found, card: { name: 'register', data: asked } };
}

const foundBesides = (n: number, minutes: number) => phrase('register.foundBesides', { n, minutes });

/** `register.show`: one decision with all details. For a restricted one an observer only sees that it exists. */
export async function show(
  read: ReadStore,
  { target, inputs, actor }: Act<Inputs<typeof showInputs>, Person>,
  { roll }: Network,
): Promise<Answer> {
  const named = inputs.number ?? target ?? inputs.words;
  if (named === undefined) return { ok: false, code: 'invalid', say: phrase('register.whichNumber') };
  const line = decisionOf(await registerIn(read), named);
  if (!line) return { ok: false, code: 'notFound', say: phrase('register.noNumber', { number: named }) };
  if (!isOpenTo(line, readerOf(actor), roll))
    return { ok: false, code: 'notAllowed', say: phrase('refused.restricted') };
  const { number } = line;
  return {
    ok: true,
    say: phrase(kindOf(line) === 'minutes' ? 'register.hereMinutes' : 'register.hereOne', { number }),
    card: { name: 'registerDecision', data: { number } },
  };
}

/**
 * A document of 14,600 lines takes 80 seconds and two gigabytes of memory to make, one of 100,000 more memory than there is.
 * The other formats hold any number.
 */
const MAX_IN_WORD = 15_000;

/** `register.export` (Secretariat): links to the register as a file. */
export async function exportRegister(
  read: ReadStore,
  { inputs }: Act<Inputs<typeof exportInputs>, Person>,
): Promise<Answer> {
  const { format, year } = inputs;
  const { lines } = await registerIn(read);
  const asked = year === undefined ? lines : lines.filter(({ date }) => date.startsWith(`${year}-`));
  const n = asked.length;
  const isTooLong = n > MAX_IN_WORD;
  if (isTooLong && format === 'docx') {
    const fields = { year: phrase('register.tooLong', { n, most: MAX_IN_WORD }) };
    return { ok: false, code: 'invalid', say: phrase('refused.invalid'), fields };
  }
  const tooLong = isTooLong && format === undefined && { tooLong: { n, most: MAX_IN_WORD } };
  const label = strictest(asked.map(labelOf));
  const passedOver = !isTooLong && (await isPassedOver(read, 'register', { label, format }));
  return {
    ok: true,
    say: phrase(passedOver ? 'record.passedOver' : 'register.here'),
    card: { name: 'registerFiles', data: { ...given(inputs), ...tooLong, ...(passedOver && { passedOver }) } },
  };
}
