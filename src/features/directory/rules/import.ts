/** Importing the roll from CSV: a preview first, every fault with its line, all lines or none (domain.md 4). */
import type { Act } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { maybeWords, yesNo, type Inputs } from '../../../core/inputs.ts';
import { everyone, type Person } from '../../../core/people.ts';
import { readAddress } from '../../../core/addresses.ts';
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
import { joined, movedZones, removePerson, withTerms } from './roll.ts';
import type { ImportView, RollState } from './state.ts';
import type { CardRef } from '../../../core/answer.ts';
import type { EntityId, Instant } from '../../../core/ids.ts';

/** Enough for 5,000 entities with two people each. */
const MAX_CHARACTERS = 900_000;
/** The names of some thousand new entities; of more, `all`. */
const MAX_NAMES = 50_000;
/** Two million bytes as base64. */
const MAX_FILE = 2_700_000;
export const importInputs = {
  csv: maybeWords(MAX_CHARACTERS),
  /** A file instead, as base64: CSV in any encoding, or an Excel workbook. */
  file: maybeWords(MAX_FILE),
  /** Addresses of people who are not in the file and leave the roll. */
  remove: maybeWords(MAX_NAMES * 2),
  apply: yesNo(TYPED.answers),
  newEntities: maybeWords(MAX_NAMES),
};

type Column = Exclude<keyof Line, 'different' | 'newEmail'>;
const HEADS: Heads<Column> = TYPED.rollHeads;

interface Read {
  readonly lines: readonly { readonly line: number; readonly given: Line }[];
  readonly errors: ImportView['errors'];
  readonly unused: readonly string[];
}

/** `roll.import` (Secretariat): `apply: no` shows what would change; `yes` does it, unless a line is bad. */
export function importRoll(
  roll: RollState,
  act: Act<Inputs<typeof importInputs> & FromFile, Person>,
  network: Network,
): Decision<RollState> {
  if (act.inputs.csv !== undefined && act.inputs.file !== undefined)
    return refuse(roll, 'invalid', phrase('refused.invalid'), { fields: { file: phrase('sheet.oneOfBoth') } });
  const csv = act.inputs.csv ?? act.inputs.text;
  if (csv === undefined) {
    const say = phrase(act.inputs.file === undefined ? 'input.required' : 'sheet.notFile');
    const field = act.inputs.file === undefined ? 'csv' : 'file';
    return refuse(roll, 'invalid', phrase('refused.invalid'), { fields: { [field]: say } });
  }
  const read = readCsv(csv);
  const confirmed = confirmedIn(act.inputs.newEntities);
  const done = applyLines(openRoll(roll, confirmed), roll, read, network, act.receivedAt);
  const { errors } = done.view;
  const preview: ImportView = { ...done.view, csv, applied: act.inputs.apply && errors.length === 0 };
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
  const left = without(done.roll, act);
  if ('refused' in left) return { ...left.refused, state: roll };
  const effects = [
    ...withTerms(done.people.flatMap(({ before, person }) => joined(before, person))),
    ...movedZones(done.people),
    ...left.effects,
  ];
  return accept(left.roll, phrase('roll.imported', { n: changed + left.n }), effects, { card });
}

/** What a file says, as the text of its table. */
export interface FromFile {
  readonly text?: string | undefined;
}

type Left = { readonly roll: RollState; readonly effects: readonly Effect[]; readonly n: number };
/** Whoever was chosen to leave does, by the rule by which people leave one by one; one who cannot leaves all as it was. */
function without(
  start: RollState,
  act: Act<Inputs<typeof importInputs>, Person>,
): Left | { readonly refused: Decision<RollState> } {
  const leaving = (act.inputs.remove ?? '').split(/[\s,;]+/).filter(Boolean);
  let roll = start;
  const effects: Effect[] = [];
  for (const email of leaving) {
    const gone = removePerson(roll, { ...act, inputs: { email } });
    if (!gone.answer.ok) return { refused: gone };
    roll = gone.state;
    effects.push(...gone.effects);
  }
  return { roll, effects, n: leaving.length };
}

const NEEDS = { columns: ['email'], say: phrase('roll.noEmailColumn') } as const;

function readCsv(csv: string): Read {
  const sheet = readSheet(csv, HEADS, NEEDS);
  if ('say' in sheet) return { lines: [], errors: [{ line: 1, say: sheet.say }], unused: [] };
  const lines = sheet.lines.map(({ line, given }) => ({ line, given: lineOf(given) }));
  return { lines, errors: sheet.faults, unused: sheet.unused };
}

/** A field left empty says nothing. */
const lineOf = (given: SheetLine<Column>['given']): Line => ({
  email: readAddress(given.email ?? '') ?? given.email ?? '',
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
    unused: read.unused,
    missing: missingFrom(start, read),
  };
  return { roll: closeRoll(start, open, dateAt(at, network.settings.timeZone)), people, view };
}

/** Who is on the roll and not in the file. */
function missingFrom(roll: RollState, { lines }: Read): NonNullable<ImportView['missing']> {
  const named = new Set(lines.map(({ given }) => addressKey(given.email)));
  return everyone(roll)
    .filter(({ email }) => !named.has(addressKey(email)))
    .map(({ name, email }) => ({ name, email }));
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
  const diffs = fields.map((field) => ({ field, was: said(before, field), now: said(now, field) }));
  return { what, line, name: now.name, email: now.email, fields, diffs };
}

/** Roles and languages by the names by which they are stored: the card says them in the reader's words. */
const said = (
  person: Person | undefined,
  field: 'name' | 'entity' | 'roles' | 'language' | 'zone',
): readonly string[] => [person?.[field] ?? []].flat();
