/**
 * Searches decisions by words. The words of each line are prepared once and cached, because lines never change. A search word
 * is compared as people see it: with the beginnings of words, by its stem, and with the acronyms of the entities that spoke
 * (docs/decisions/0054).
 */
import { createBoundedCache } from '../../../core/boundedCache.ts';
import { withMerged } from '../../../core/entities.ts';
import type { EntityId } from '../../../core/ids.ts';
import type { Roll } from '../../../core/people.ts';
import { asSought } from '../../../core/seen.ts';
import { dayInEveryLanguage, inEveryLanguage } from '../../../kit/everyLanguage.ts';
import { othersTurn } from '../../../kit/slices.ts';
import { kindOf, type RegisterLine } from '../rules/enter.ts';
import { hasWanted, sought, wantedIn, withStems, type Wanted } from '../../../kit/wanted.ts';

/** How much of a line its reader can find by words: `all`, or `bare`: nothing that tells its subject. */
export type Reach = 'all' | 'bare';

/** The words of a line. Those of its date and its route are the same strings for all lines that have them. */
interface Findable {
  /** What every list shows: the number and reference. */
  readonly bare: string;
  readonly day: string;
  readonly how: string;
  /** What only whoever may read the line finds. */
  readonly rest: string;
}

const MAX_WORDS_KEPT = 20_000;
/** The words for outcomes, routes and dates in every language. Made once for each. */
const words = createBoundedCache<string, string>(MAX_WORDS_KEPT);
function once(key: string, make: () => readonly string[]): string {
  let found = words.get(key);
  if (found === undefined) words.set(key, (found = sought(make())));
  return found;
}

const dayOf = ({ date }: RegisterLine): string => once(date, () => dayInEveryLanguage(date));

function howOf(line: RegisterLine): string {
  const outcome = OUTCOMES.find((one) => one === line.outcome);
  const isMinutes = kindOf(line) === 'minutes';
  return once(`${line.route}/${line.outcome}`, () => [
    ...(isMinutes ? [] : inEveryLanguage(`register.route.${line.route}`)),
    ...(outcome ? inEveryLanguage(`register.outcome.${outcome}`) : []),
    line.outcome,
  ]);
}
const OUTCOMES = ['endorsed', 'decided', 'minutes'] as const;

function findable(line: RegisterLine): Findable {
  const { positions: p } = line;
  const { objections = [], discussion = [], lifted = [], withdrawn = [], absentObjections = [], earlier = [] } = p;
  const said = [...objections, ...discussion, ...lifted, ...withdrawn, ...absentObjections, ...earlier];
  const words = [p.text, p.question, line.reason].map((one) => one ?? '');
  const about = [line.title, line.documentUrl, ...words, ...said.map(({ text }) => text)];
  const bare = sought([line.number, line.decision, line.about ?? '']);
  return { bare, day: dayOf(line), how: howOf(line), rest: withStems(sought(about)) };
}

const NOBODY: readonly string[] = [];
/** Calls `each` with the entities that spoke, until it returns true. */
function someSpoke({ positions: p }: RegisterLine, each: (id: string) => boolean): boolean {
  const named = [p.endorsed, p.abstained, p.recused, p.unreached, p.present];
  const said = [p.objections, p.discussion, p.lifted, p.withdrawn, p.absentObjections, p.earlier];
  return (
    named.some((ids) => (ids ?? NOBODY).some(each)) || said.some((some) => some?.some(({ entity }) => each(entity)))
  );
}

/** The prepared lines of a register. Lines are added as the register grows. */
interface Index {
  /** The prepared lines in the order of the register. It may contain more lines than this state of the register. */
  readonly found: Findable[];
  readonly lines: RegisterLine[];
  readonly spoken: Set<string>;
}
/** Indexes by the first line of a register, which never changes. */
const indexes = new WeakMap<RegisterLine, Index>();

/**
 * The number of lines that are prepared before other work has its turn. The first search of a long register prepares all lines.
 */
const BATCH_SIZE = 250;

async function indexOf(lines: readonly RegisterLine[]): Promise<Index> {
  const [first] = lines;
  if (!first) return { found: [], lines: [], spoken: new Set() };
  const before = indexes.get(first);
  // When words were removed, the register has changed in another way than by growing. All lines are looked at again; those that
  // are unchanged in their places are not prepared again.
  const isGrown = before?.lines.every((line, i) => i >= lines.length || lines[i] === line);
  const index = before && isGrown ? before : { found: [], lines: [], spoken: new Set<string>() };
  indexes.set(first, index);
  let fresh = 0;
  // Another search may have added lines meanwhile.
  for (let line = lines[index.lines.length]; line !== undefined; line = lines[index.lines.length]) {
    const i = index.lines.length;
    const made = (before?.lines[i] === line ? before.found[i] : undefined) ?? findable(line);
    index.lines.push(line);
    index.found.push(made);
    someSpoke(line, (id) => (index.spoken.add(id), false));
    if ((fresh += 1) % BATCH_SIZE === 0) await othersTurn();
  }
  return index;
}

/** What is searched. `reach` says how much of a line this reader can find. */
export interface Question {
  readonly words: string;
  readonly from?: string;
  readonly to?: string;
  readonly route?: string;
  /** The id of an entity that it names. */
  readonly entity?: string;
  /** A test of its state, for what the reader may see all of. */
  readonly isIn?: ((line: RegisterLine) => boolean) | undefined;
  readonly roll: Roll;
  readonly reach: (line: RegisterLine) => Reach;
}

const NOTHING_PREPARED: Index = { found: [], lines: [], spoken: new Set() };

/** The lines that contain all the words, the latest first. */
export async function linesWith(lines: readonly RegisterLine[], question: Question): Promise<RegisterLine[]> {
  const { words, roll, reach } = question;
  const passes = filterOf(question);
  const isAll = asSought(words) === '';
  const { found, spoken } = isAll ? NOTHING_PREPARED : await indexOf(lines);
  const wanted = wantedIn(words, roll, spoken);
  const fitting: RegisterLine[] = [];
  for (const [i, line] of lines.entries()) {
    if (passes(line) && (isAll || has(line, found[i], reach(line), wanted))) fitting.push(line);
    if ((i + 1) % LINES_AT_ONCE === 0) await othersTurn();
  }
  return fitting.reverse();
}

/** What every list shows of a line can be asked of any; its entities and its state only of what the reader may see all of. */
function filterOf({ from, to, route, entity, isIn, reach, roll }: Question): (line: RegisterLine) => boolean {
  // A decision keeps the name of that day, so the other names of the entity's own history count as well.
  const ids: ReadonlySet<string> = entity === undefined ? new Set() : withMerged(roll, entity as EntityId);
  return (line) =>
    (from === undefined || line.date >= from) &&
    (to === undefined || line.date <= to) &&
    (route === undefined || (line.route === route && kindOf(line) === 'decision')) &&
    ((entity === undefined && isIn === undefined) || reach(line) === 'all') &&
    (entity === undefined || isNamedIn(line, ids)) &&
    (isIn === undefined || isIn(line));
}

/** Besides those that spoke, the ones that were silent are named. */
const isNamedIn = (line: RegisterLine, ids: ReadonlySet<string>): boolean =>
  someSpoke(line, (one) => ids.has(one)) || line.positions.silent?.some((one) => ids.has(one)) === true;

/** The number of lines that are searched before other work has its turn. */
const LINES_AT_ONCE = 5_000;

function has(line: RegisterLine, of: Findable | undefined, reach: Reach, wanted: readonly Wanted[]): boolean {
  if (!of) return false;
  const isFound = (one: Wanted): boolean =>
    hasWanted(of.bare, one) ||
    (reach === 'all' && hasWanted(of.rest, one)) ||
    hasWanted(of.day, one) ||
    hasWanted(of.how, one) ||
    (reach === 'all' && one.entities.size > 0 && someSpoke(line, (id) => one.entities.has(id)));
  // What was typed without a letter is a word that no line has.
  return wanted.length > 0 && wanted.every(isFound);
}
