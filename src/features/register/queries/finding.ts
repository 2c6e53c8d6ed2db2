/**
 * Finding decisions by words. What a line can be found by is put together once, and kept for as long as the line is: lines
 * never change. Each word is looked for as people see it, at the beginning of a word by its stem, and among the names of
 * those who spoke (docs/decisions/0054).
 */
import { entityOf, everyNameOf } from '../../../core/entities.ts';
import type { Roll } from '../../../core/people.ts';
import { asSought } from '../../../core/seen.ts';
import { dayInEveryLanguage, inEveryLanguage } from '../../../kit/everyLanguage.ts';
import { stemsOf } from '../../../kit/stems.ts';
import { kindOf, type RegisterLine } from '../rules/enter.ts';

/** How much of a line its reader may find by words: all of it, or nothing that tells what it is about. */
export type Reach = 'all' | 'bare';

interface Findable {
  /** Number, reference, day and route: what every list shows. */
  readonly bare: string;
  readonly all: string;
  /** Who spoke, by their ids. */
  readonly entities: readonly string[];
}

const known = new WeakMap<RegisterLine, Findable>();

const sought = (parts: readonly string[]): string => asSought(parts.filter(Boolean).join(' '));

/** The words of the few outcomes, routes and days, in every language: made once for each. */
const words = new Map<string, string>();
function once(key: string, make: () => readonly string[]): string {
  let found = words.get(key);
  if (found === undefined) {
    if (words.size >= MAX_WORDS_KEPT) words.clear();
    words.set(key, (found = sought(make())));
  }
  return found;
}
const MAX_WORDS_KEPT = 20_000;

function wordsOf(line: RegisterLine): string {
  const outcome = OUTCOMES.find((one) => one === line.outcome);
  const isMinutes = kindOf(line) === 'minutes';
  const how = once(`${line.route}/${line.outcome}`, () => [
    ...(isMinutes ? [] : inEveryLanguage(`register.route.${line.route}`)),
    ...(outcome ? inEveryLanguage(`register.outcome.${outcome}`) : []),
    line.outcome,
  ]);
  return `${once(line.date, () => [dayInEveryLanguage(line.date)])} ${how}`;
}
const OUTCOMES = ['endorsed', 'decided', 'minutes'] as const;

function findable(line: RegisterLine): Findable {
  const before = known.get(line);
  if (before) return before;
  const { positions: p } = line;
  const { objections = [], discussion = [], lifted = [], withdrawn = [], absentObjections = [] } = p;
  const said = [...objections, ...discussion, ...lifted, ...withdrawn, ...absentObjections];
  const about = [line.title, line.documentUrl, p.text ?? '', line.reason ?? '', ...said.map(({ text }) => text)];
  const { endorsed = [], abstained = [], recused = [], unreached = [], present = [] } = p;
  const bare = `${sought([line.number, line.decision, line.about ?? ''])} ${wordsOf(line)}`;
  const spoken = [endorsed, abstained, recused, unreached, present, said.map(({ entity }) => entity)].flat();
  const made: Findable = { bare, all: `${bare} ${sought(about)}`, entities: [...new Set(spoken)] };
  known.set(line, made);
  return made;
}

/** All lines of a register, ready to be looked through. It grows with it. */
interface Index {
  /** Those of the lines, in their order, and of later ones. */
  readonly found: Findable[];
  readonly lines: RegisterLine[];
  readonly spoken: Set<string>;
}
/** By the first line, which stays the first. */
const indexes = new WeakMap<RegisterLine, Index>();

/** So many lines are prepared before others have their turn: a first search of a long register prepares all of them. */
const AT_ONCE = 250;
const othersTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function indexOf(lines: readonly RegisterLine[]): Promise<Index> {
  const [first] = lines;
  if (!first) return { found: [], lines: [], spoken: new Set() };
  const before = indexes.get(first);
  const last = Math.min(before?.lines.length ?? 0, lines.length) - 1;
  // A line that another took the place of did not come into the store: all is looked at again, and what is known of each line is kept.
  const index =
    before && before.lines[last] === lines[last] ? before : { found: [], lines: [], spoken: new Set<string>() };
  indexes.set(first, index);
  let fresh = 0;
  // What came meanwhile, for another search, is here already.
  for (let line = lines[index.lines.length]; line !== undefined; line = lines[index.lines.length]) {
    const made = findable(line);
    index.lines.push(line);
    index.found.push(made);
    for (const id of made.entities) index.spoken.add(id);
    if ((fresh += 1) % AT_ONCE === 0) await othersTurn();
  }
  return index;
}

/** A word that is looked for, and the entities with a name that has it. */
interface Wanted {
  readonly word: string;
  readonly beginnings: readonly string[];
  readonly entities: ReadonlySet<string>;
}

const namesOf = (roll: Roll, id: string): readonly string[] => {
  const entity = entityOf(roll, id);
  return entity ? everyNameOf(entity) : [id];
};

function wantedIn(words: string, roll: Roll, spoken: ReadonlySet<string>): Wanted[] {
  const names = [...spoken].map((id) => [id, asSought(namesOf(roll, id).join(' '))] as const);
  return asSought(words)
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => ({
      word,
      beginnings: stemsOf(word),
      entities: new Set(names.flatMap(([id, called]) => (called.includes(word) ? [id] : []))),
    }));
}

/** What is looked for. `reach` says how much of a line may be found by this reader. */
export interface Question {
  readonly words: string;
  readonly from?: string;
  readonly to?: string;
  readonly roll: Roll;
  readonly reach: (line: RegisterLine) => Reach;
}

/** The lines that have all the words, the latest first. */
export async function linesWith(
  lines: readonly RegisterLine[],
  { words, from, to, roll, reach }: Question,
): Promise<RegisterLine[]> {
  const inTime = ({ date }: RegisterLine): boolean =>
    (from === undefined || date >= from) && (to === undefined || date <= to);
  if (asSought(words) === '') return lines.filter(inTime).reverse();
  const { found, spoken } = await indexOf(lines);
  const wanted = wantedIn(words, roll, spoken);
  return lines.filter((line, i) => inTime(line) && has(found[i], reach(line), wanted)).reverse();
}

function has(of: Findable | undefined, reach: Reach, wanted: readonly Wanted[]): boolean {
  if (!of) return false;
  const { bare, all, entities } = of;
  const text = reach === 'all' ? all : bare;
  return wanted.every(
    (one) =>
      text.includes(one.word) ||
      one.beginnings.some((beginning) => isBegunIn(text, beginning)) ||
      (reach === 'all' && one.entities.size > 0 && entities.some((id) => one.entities.has(id))),
  );
}

/** Does a word of the text begin so? */
function isBegunIn(text: string, beginning: string): boolean {
  for (let at = text.indexOf(beginning); at >= 0; at = text.indexOf(beginning, at + 1))
    if (!LETTER.test(text.charAt(at - 1))) return true;
  return false;
}
const LETTER = /[\p{L}\p{N}]/u;
