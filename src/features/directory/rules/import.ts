/** Importing the roll from CSV: a preview first, every fault with its line, all lines or none (domain.md 4). */
import type { Act } from '../../../core/act.ts';
import { accept, refuse, type Decision } from '../../../core/decision.ts';
import { maybeWords, yesNo, words, type Inputs } from '../../../core/inputs.ts';
import type { Person } from '../../../core/people.ts';
import { addressKey, asNamed } from '../../../core/seen.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { TYPED } from '../../../i18n/typed.ts';
import { dateAt } from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import { readSheet, type Heads, type SheetLine } from '../../../kit/sheet.ts';
import { readRoles } from './roles.ts';
import { makeRoom, put, type Put } from './lines.ts';
import { closeRoll, openRoll, type Line, type OpenRoll } from './openRoll.ts';
import { joined, movedZones, withTerms } from './roll.ts';
import type { ImportView, RollState } from './state.ts';
import type { CardRef } from '../../../core/answer.ts';
import type { EntityId, Instant } from '../../../core/ids.ts';

/** Enough for 5,000 entities with two people each. */
const MAX_CHARACTERS = 900_000;
/** The names of some thousand new entities; of more, `all`. */
const MAX_NAMES = 50_000;
export const importInputs = {
  csv: words(MAX_CHARACTERS),
  apply: yesNo(TYPED.answers),
  newEntities: maybeWords(MAX_NAMES),
};

type Column = Exclude<keyof Line, 'different' | 'newEmail'>;
const HEADS: Heads<Column> = TYPED.rollHeads;

interface Read {
  readonly lines: readonly { readonly line: number; readonly given: Line }[];
  readonly errors: ImportView['errors'];
}

/** `roll.import` (Secretariat): `apply: no` shows what would change; `yes` does it, unless a line is bad. */
export function importRoll(
  roll: RollState,
  act: Act<Inputs<typeof importInputs>, Person>,
  network: Network,
): Decision<RollState> {
  const read = readCsv(act.inputs.csv);
  const confirmed = confirmedIn(act.inputs.newEntities);
  const done = applyLines(openRoll(roll, confirmed), roll, read, network, act.receivedAt);
  const { errors } = done.view;
  const preview: ImportView = { ...done.view, csv: act.inputs.csv, applied: act.inputs.apply && errors.length === 0 };
  const card: CardRef = { name: 'rollImport', data: { preview } };
  if (act.inputs.apply && errors.length > 0) {
    const first = errors[0];
    const say = phrase('roll.importBad', { n: errors.length });
    return refuse(roll, 'invalid', say, { card, fields: { csv: first?.say ?? say } });
  }
  const changed = done.view.changes.filter((change) => change.what !== 'unchanged').length;
  if (!act.inputs.apply) {
    const { length: faults } = errors;
    const say = faults > 0 ? phrase('roll.importBad', { n: faults }) : phrase('roll.importPreview', { n: changed });
    return accept(roll, say, [], { card });
  }
  const effects = [
    ...withTerms(done.people.flatMap(({ before, person }) => joined(before, person))),
    ...movedZones(done.people),
  ];
  return accept(done.roll, phrase('roll.imported', { n: changed }), effects, { card });
}

const NEEDS = { columns: ['email'], say: phrase('roll.noEmailColumn') } as const;

function readCsv(csv: string): Read {
  const sheet = readSheet(csv, HEADS, NEEDS);
  if ('say' in sheet) return { lines: [], errors: [{ line: 1, say: sheet.say }] };
  return { lines: sheet.map(({ line, given }) => ({ line, given: lineOf(given) })), errors: [] };
}

/** A field left empty says nothing. */
const lineOf = (given: SheetLine<Column>['given']): Line => ({
  email: given.email ?? '',
  name: given.name || undefined,
  entity: given.entity || undefined,
  entityName: given.entityName || undefined,
  role: given.role || undefined,
  language: given.language || undefined,
  zone: given.zone || undefined,
});

interface Applied {
  readonly roll: RollState;
  readonly people: readonly Put[];
  readonly view: Omit<ImportView, 'csv'>;
}

/** Names of new entities, as an officer has confirmed them. */
function confirmedIn(typed: string | undefined): OpenRoll['confirmed'] {
  const names = (typed ?? '')
    .split(/[,;\n]/)
    .map((name) => asNamed(name))
    .filter(Boolean);
  return names.includes(asNamed('all')) ? 'all' : new Set(names);
}

function applyLines(open: OpenRoll, start: RollState, read: Read, network: Network, at: Instant): Applied {
  const people: Put[] = [];
  const changes: ImportView['changes'][number][] = [];
  const errors: { line: number; say: Phrase }[] = [...read.errors];
  const seen = new Map<string, Read['lines'][number]>();
  makeRoom(
    open,
    read.lines.map(({ given }) => given),
  );
  for (const one of inOrder(read.lines)) {
    const { line, given } = one;
    const email = addressKey(given.email);
    const twice = email ? seen.get(email) : undefined;
    const done = twice ? undefined : put(open, given, network);
    if (twice) errors.push({ line, say: saidTwice(open, twice, given) });
    else if (done && 'faults' in done) errors.push(...Object.values(done.faults).map((say) => ({ line, say })));
    else if (done) {
      people.push(done);
      changes.push(changeOf(line, done.person, done.before));
    }
    if (!twice) seen.set(email, one);
  }
  const byLine = (a: { line: number }, b: { line: number }): number => a.line - b.line;
  const view = {
    applied: false,
    changes: changes.sort(byLine),
    errors: errors.sort(byLine),
    unknown: unknownIn(open, read),
    newEntities: [...open.added.values()].map(({ id, short }) => short ?? id),
  };
  return { roll: closeRoll(start, open, dateAt(at, network.settings.timeZone)), people, view };
}

/** A person speaks for one entity of a network: the same address with another one is told so. */
function saidTwice(open: OpenRoll, first: Read['lines'][number], again: Line): Phrase {
  const one = first.given.entity;
  const isOther = one !== undefined && again.entity !== undefined && asNamed(one) !== asNamed(again.entity);
  const known = isOther && open.known(one)?.id !== open.known(again.entity ?? '')?.id;
  return known
    ? phrase('roll.secondEntity', { entity: one, line: first.line })
    : phrase('roll.twice', { line: first.line });
}

function unknownIn(open: OpenRoll, read: Read): ImportView['unknown'] {
  const found = new Map<string, { name: string; n: number; near: readonly EntityId[] }>();
  for (const { given } of read.lines) {
    const name = given.entity?.trim();
    if (name === undefined || name === '' || open.known(name) || open.added.has(asNamed(name))) continue;
    const key = asNamed(name);
    const before = found.get(key) ?? { name, n: 0, near: open.near(name) };
    found.set(key, { ...before, n: before.n + 1 });
  }
  return [...found.values()];
}

/** Whoever comes into the Secretariat comes before whoever leaves it: the last officer may hand over in one list. */
const inOrder = (lines: Read['lines']): Read['lines'] => {
  const isOfficer = ({ given }: Read['lines'][number]): boolean =>
    readRoles(given.role ?? '')?.includes('secretariat') ?? false;
  return [...lines.filter(isOfficer), ...lines.filter((line) => !isOfficer(line))];
};

function changeOf(line: number, now: Person, before?: Person): ImportView['changes'][number] {
  const fields = before
    ? (['name', 'entity', 'roles', 'language', 'zone'] as const).filter(
        (field) => JSON.stringify(before[field]) !== JSON.stringify(now[field]),
      )
    : [];
  const what = !before ? 'added' : fields.length === 0 ? 'unchanged' : 'changed';
  return { what, line, name: now.name, email: now.email, fields };
}
