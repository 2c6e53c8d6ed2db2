/** Looking into the register of decisions [ToR 3.b.iii]. */
import type { Act } from '../../../core/act.ts';
import type { Answer, CardData } from '../../../core/answer.ts';
import { entityOf, everyNameOf, shortName } from '../../../core/entities.ts';
import type { CalendarDate, Instant } from '../../../core/ids.ts';
import { maybeChoice, maybeDate, maybeNumber, maybeLine, type Inputs } from '../../../core/inputs.ts';
import { type Person, type Reader, type Roll, isMember, readerOf } from '../../../core/people.ts';
import { asSought } from '../../../core/seen.ts';
import { phrase } from '../../../i18n/phrase.ts';
import type { Network } from '../../../core/network.ts';
import type { RegisterLine } from '../rules/enter.ts';
import type { ReadStore } from '../../../kit/read.ts';
import type { Classification } from '../../../core/classification.ts';
import type { RegisterLineView } from '../cards/view.ts';

const MAX_WORDS = 200;
export const FORMATS = ['csv', 'json', 'docx'] as const;

const MAX_PAGES = 10_000;
export const searchInputs = {
  words: maybeLine(MAX_WORDS),
  from: maybeDate(),
  to: maybeDate(),
  page: maybeNumber(1, MAX_PAGES),
};
export const exportInputs = { format: maybeChoice(FORMATS) };

/** The lines that have all the words, as this reader may see them, the latest first. */
export async function registerFor(
  read: ReadStore,
  network: Network,
  reader: Reader,
  { words, from, to }: CardData,
): Promise<RegisterLineView[]> {
  const lines = (await read.load('register', 'register'))?.lines ?? [];
  const person = network.roll.people[reader.person];
  const called = naming(network.roll, reader.language);
  const wanted = asSought(typeof words === 'string' ? words : '')
    .split(/\s+/)
    .filter(Boolean);
  return lines
    .filter(({ date }) => (typeof from !== 'string' || date >= from) && (typeof to !== 'string' || date <= to))
    .map((line) => {
      const isOpen = line.classification === 'unclassified' || (person !== undefined && isMember(person));
      const view = isOpen ? lineView(line, called) : closedLine(line);
      const text = wanted.length === 0 ? '' : searched(view, isOpen ? namesIn(line, network.roll) : []);
      return { view, isFound: wanted.every((word) => text.includes(word)) };
    })
    .flatMap(({ view, isFound }) => (isFound ? view : []))
    .reverse();
}

/**
 * Titles of strictly confidential decisions are not found by their words: a list must not tell what they are about. What is
 * not for this reader is found by number and reference alone.
 */
function searched(line: RegisterLineView, entities: readonly string[]): string {
  if (line.closed) return asSought([line.number, line.ref].join(' '));
  const open = line.classification === 'strictlyConfidential' ? [] : [line.title, line.documentUrl];
  return asSought([line.number, line.ref, ...open, ...entities].join(' '));
}

/** Whoever has spoken, by every name that it has or had: who looks for one may know any of them. */
function namesIn({ positions }: RegisterLine, roll: Roll): string[] {
  const { endorsed = [], abstained = [], recused = [], objections = [], discussion = [] } = positions;
  const ids = [...endorsed, ...abstained, ...recused, ...[...objections, ...discussion].map(({ entity }) => entity)];
  return ids.flatMap((id) => {
    const entity = entityOf(roll, id);
    return entity ? everyNameOf(entity) : [id];
  });
}

type Naming = (id: string, on: Instant) => string;
const naming =
  (roll: Roll, language: string): Naming =>
  (id, on) => {
    const entity = entityOf(roll, id);
    return entity ? shortName(entity, language, on) : id;
  };

/** Entities are called as they were called on that day. */
function lineView(line: RegisterLine, called: Naming): RegisterLineView {
  const { endorsed = [], silent = [], abstained = [], recused = [], unreached = [] } = line.positions;
  const { objections = [], discussion = [] } = line.positions;
  const name = (id: string): string => called(id, line.at);
  const said = ({ entity, text }: { readonly entity: string; readonly text: string }) => ({
    entity: name(entity),
    text,
  });
  return {
    number: line.number,
    ref: line.decision,
    date: line.date as CalendarDate,
    route: line.route,
    title: line.title,
    documentUrl: line.documentUrl,
    documentVersion: line.documentVersion,
    classification: line.classification as Classification,
    outcome: line.outcome,
    endorsed: endorsed.map(name),
    silent: silent.map(name),
    abstained: abstained.map(name),
    recused: recused.map(name),
    objections: objections.map(said),
    discussion: discussion.map(said),
    present: (line.positions.present ?? []).map(name),
    lifted: (line.positions.lifted ?? []).map(said),
    unreached: unreached.map(name),
    ...(line.reason !== undefined && { reason: line.reason }),
  };
}

/** What an observer sees of a restricted decision: its number and its reference. */
const closedLine = ({ reason: _reason, ...line }: RegisterLine): RegisterLineView => ({
  ...lineView(line, (id) => id),
  closed: true,
  title: line.decision,
  documentUrl: '',
  documentVersion: '',
  endorsed: [],
  silent: [],
  abstained: [],
  recused: [],
  objections: [],
  discussion: [],
  present: [],
  lifted: [],
  unreached: [],
});

const given = (inputs: object): CardData =>
  Object.fromEntries(Object.entries(inputs).filter(([, value]) => value !== undefined));

/** `register.search`: decisions by words of the title, number or entity, and by date. */
export async function search(
  read: ReadStore,
  { actor, inputs }: Act<Inputs<typeof searchInputs>, Person>,
  network: Network,
): Promise<Answer> {
  const lines = await registerFor(read, network, readerOf(actor), given(inputs));
  const asked = given(inputs);
  const none = Object.keys(asked).length === 0 ? phrase('register.none') : phrase('register.noneFound');
  const say = lines.length === 0 ? none : phrase('register.found', { n: lines.length });
  return { ok: true, say, card: { name: 'register', data: asked } };
}

/** `register.export` (Secretariat): links to the register as a file. */
export const exportRegister = async (
  _read: ReadStore,
  { inputs }: Act<Inputs<typeof exportInputs>, Person>,
): Promise<Answer> => ({
  ok: true,
  say: phrase('register.here'),
  card: { name: 'registerFiles', data: given(inputs) },
});
