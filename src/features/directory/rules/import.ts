/** Imports the roll from a table: first a preview with every fault and its line, then all lines or none (domain.md 4). */
import type { Act } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { clean, maybeWords, oneLine, yesNo, type Inputs } from '../../../core/inputs.ts';
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

/** Enough characters for 5,000 entities with two people each. */
const MAX_CHARACTERS = 900_000;
/** Enough for the names of some thousand new entities. For more there is `all`. */
const MAX_NAMES = 50_000;
/** Two million bytes in base64. */
const MAX_FILE = 2_700_000;
export const importInputs = {
  csv: maybeWords(MAX_CHARACTERS),
  /** A file in base64 instead of the text: CSV in any encoding, or an Excel workbook. */
  file: maybeWords(MAX_FILE),
  /** Or the name of a file that this officer has uploaded within the last hour. */
  upload: maybeWords(60),
  /** Addresses of people who are not in the file and are to be removed. */
  remove: maybeWords(MAX_NAMES * 2),
  apply: yesNo(TYPED.answers),
  newEntities: maybeWords(MAX_NAMES),
};

type Column = Exclude<keyof Line, 'different' | 'newEmail'>;
const HEADS: Heads<Column> = TYPED.rollHeads;

interface Read {
  readonly lines: readonly { readonly line: number; readonly given: Line }[];
  readonly heads: Readonly<Partial<Record<Column, string>>>;
  readonly errors: ImportView['errors'];
  readonly unused: readonly string[];
}

type Importing = Act<Inputs<typeof importInputs> & FromFile, Person>;

/** `roll.import` (Secretariat): `apply: no` shows what would change; `yes` applies it, unless a line has a fault. */
export function importRoll(roll: RollState, act: Importing, network: Network): Decision<RollState> {
  const given = tableIn(act.inputs);
  if ('fields' in given) return refuse(roll, 'invalid', phrase('refused.invalid'), given);
  const { csv, way } = given;
  const read = readCsv(csv);
  const leaving = addressesIn(act.inputs.remove);
  const unused = { ...unusedNames(act.inputs.newEntities, read), ...bothWays(leaving, read) };
  if (Object.keys(unused).length > 0) return refuse(roll, 'invalid', phrase('refused.invalid'), { fields: unused });
  const confirmed = confirmedIn(act.inputs.newEntities);
  const done = applyLines(openRoll(roll, confirmed), roll, read, network, act.receivedAt);
  const { errors } = done.view;
  const { upload } = act.inputs;
  const again = upload === undefined ? { csv } : { csv: '', upload };
  const stays = ({ email }: { readonly email: string }): boolean => !leaving.includes(addressKey(email));
  const preview: ImportView = {
    ...done.view,
    ...again,
    applied: act.inputs.apply && errors.length === 0,
    missing: done.missing.filter(stays),
    ...(leaving.length > 0 && { leaving: done.missing.filter((one) => !stays(one)) }),
  };
  const card: CardRef = { name: 'rollImport', data: { preview } };
  if (act.inputs.apply && errors.length > 0) {
    const first = errors[0];
    const say = phrase('roll.importBad', { n: errors.length });
    return refuse(roll, 'invalid', say, { card, fields: { [way]: first?.say ?? say } });
  }
  const changed = done.view.changes.filter((change) => change.what !== 'unchanged').length;
  // The preview already says when a person cannot be removed.
  const left = errors.length > 0 ? undefined : without(done.roll, act, leaving);
  if (left && 'refused' in left) return { ...left.refused, state: roll };
  if (!left || !act.inputs.apply) {
    const { length: faults } = errors;
    const say = faults > 0 ? phrase('roll.importBad', { n: faults }) : phrase('roll.importPreview', { n: changed });
    return accept(roll, say, [], { card });
  }
  const effects = [
    ...withTerms(done.people.flatMap(({ before, person }) => joined(before, person))),
    ...movedZones(done.people),
    ...left.effects,
  ];
  const say =
    leaving.length > 0
      ? phrase('roll.importedRemoved', { changed, n: leaving.length })
      : phrase('roll.imported', { n: changed });
  return accept(left.roll, say, effects, { card });
}

/** The content of a file, as the text of its table. */
export interface FromFile {
  readonly text?: string | undefined;
}

/** The table's text, pasted or from a file; otherwise the fault of the input. */
function tableIn({
  csv,
  file,
  upload,
  text,
}: Importing['inputs']):
  { readonly csv: string; readonly way: string } | { readonly fields: Readonly<Record<string, Phrase>> } {
  const ways = { csv, file, upload };
  const [way, ...more] = (['csv', 'file', 'upload'] as const).filter((one) => ways[one] !== undefined);
  if (way === undefined) return { fields: { csv: phrase('input.required') } };
  if (more[0]) return { fields: { [more[0]]: phrase('sheet.oneOfBoth') } };
  const table = csv ?? text;
  if (table !== undefined) return { csv: table, way };
  return { fields: { [way]: phrase(way === 'upload' ? 'sheet.uploadGone' : 'sheet.notFile') } };
}

const addressesIn = (typed: string | undefined): readonly string[] => [
  ...new Set(
    (typed ?? '')
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map(addressKey),
  ),
];

/** A person in the list cannot also be removed: one of the two is a mistake. */
function bothWays(leaving: readonly string[], { lines }: Read): Readonly<Record<string, Phrase>> {
  const named = new Set(lines.map(({ given }) => addressKey(given.email)));
  const both = leaving.filter((email) => named.has(email));
  return both.length > 0 ? { remove: phrase('roll.removeInFile', { emails: both.slice(0, 5) }) } : {};
}

/** A name that is confirmed as new but is not in the list is a fault. Otherwise it would be ignored silently. */
function unusedNames(typed: string | undefined, { lines }: Read): Readonly<Record<string, Phrase>> {
  const named = new Set(lines.map(({ given }) => asNamed(given.entity ?? '')));
  const names = namesIn(typed).filter((name) => asNamed(name) !== ALL && !named.has(asNamed(name)));
  return names.length > 0 ? { newEntities: phrase('roll.notInFile', { names: names.slice(0, 5) }) } : {};
}
const namesIn = (typed: string | undefined): readonly string[] =>
  (typed ?? '')
    .split(/[,;\n]/)
    .map((name) => name.trim())
    .filter((name) => asNamed(name) !== '');
/** As it comes out of `asNamed`. */
const ALL = 'all';

type Left = { readonly roll: RollState; readonly effects: readonly Effect[] };
/**
 * Removes the people who were chosen, by the rule for removing one person. When one of them cannot be removed, nothing changes.
 */
function without(
  start: RollState,
  act: Act<Inputs<typeof importInputs>, Person>,
  leaving: readonly string[],
): Left | { readonly refused: Decision<RollState> } {
  let roll = start;
  const effects: Effect[] = [];
  for (const email of leaving) {
    const gone = removePerson(roll, { ...act, inputs: { email } });
    if (!gone.answer.ok) return { refused: refusedFor(roll, email, gone) };
    roll = gone.state;
    effects.push(...gone.effects);
  }
  return { roll, effects };
}

/** The refusal of a removal, at its input and with the person's address. */
function refusedFor(roll: RollState, email: string, { answer }: Decision<RollState>): Decision<RollState> {
  const isLast = !answer.ok && answer.code === 'conflict';
  const fields = { remove: isLast ? answer.say : phrase('roll.nobodyHas', { email }) };
  return refuse(roll, isLast ? 'conflict' : 'invalid', isLast ? answer.say : phrase('refused.invalid'), { fields });
}

const NEEDS = { columns: ['email'], say: phrase('roll.noEmailColumn') } as const;

function readCsv(csv: string): Read {
  const sheet = readSheet(csv, HEADS, NEEDS);
  if ('say' in sheet) return { lines: [], heads: {}, errors: [{ line: 1, say: sheet.say }], unused: [] };
  const lines = sheet.lines.map(({ line, given }) => ({ line, given: lineOf(given) }));
  return { lines, heads: sheet.heads, errors: sheet.faults, unused: sheet.unused };
}

/** An empty cell means no change. Text of one-line fields is put on one line. */
const lineOf = (given: SheetLine<Column>['given']): Line => {
  const shown = (text: string | undefined): string | undefined => oneLine(clean(text ?? '')) || undefined;
  return {
    email: readAddress(given.email ?? '') ?? given.email ?? '',
    name: shown(given.name),
    entity: shown(given.entity),
    entityName: shown(given.entityName),
    role: given.role || undefined,
    language: given.language || undefined,
    zone: given.zone || undefined,
  };
};

interface Applied {
  readonly roll: RollState;
  readonly people: readonly Put[];
  readonly view: Omit<ImportView, 'csv'>;
  readonly missing: NonNullable<ImportView['missing']>;
}

/** The names of new entities that an officer has confirmed. */
function confirmedIn(typed: string | undefined): OpenRoll['confirmed'] {
  const names = namesIn(typed).map(asNamed);
  return names.includes(ALL) ? 'all' : new Set(names);
}

function applyLines(open: OpenRoll, start: RollState, read: Read, network: Network, at: Instant): Applied {
  const people: Put[] = [];
  const changes: ImportView['changes'][number][] = [];
  const errors: ImportView['errors'][number][] = [...read.errors];
  const underHead = (line: number, field: string, say: Phrase) => {
    const head = read.heads[field as Column];
    return { line, ...(head && { head }), say };
  };
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
    if (twice) errors.push(underHead(line, 'email', saidTwice(open, twice, given)));
    else if (done && 'faults' in done)
      errors.push(...Object.entries(done.faults).map(([field, say]) => underHead(line, field, say)));
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
  };
  return {
    roll: closeRoll(start, open, dateAt(at, network.settings.timeZone)),
    people,
    view,
    missing: missingFrom(start, read),
  };
}

/** The people on the roll who are not in the file. */
function missingFrom(roll: RollState, { lines }: Read): NonNullable<ImportView['missing']> {
  const named = new Set(lines.map(({ given }) => addressKey(given.email)));
  return everyone(roll)
    .filter(({ email }) => !named.has(addressKey(email)))
    .map(({ name, email }) => ({ name, email }));
}

/** The same address twice with different entities: a person represents one entity of a network. */
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

/** New people of the Secretariat are put in first, so that its last officer can hand over in one list. */
const inOrder = (lines: Read['lines']): Read['lines'] => {
  const isOfficer = ({ given }: Read['lines'][number]): boolean =>
    readRoles(given.role ?? '')?.includes('secretariat') ?? false;
  return [...lines.filter(isOfficer), ...lines.filter((line) => !isOfficer(line))];
};

function changeOf(line: number, now: Person, before?: Person): ImportView['changes'][number] {
  const shown = before ? (['name', 'entity', 'roles', 'language', 'zone'] as const) : (['entity', 'roles'] as const);
  const fields = shown.filter((field) => JSON.stringify(before?.[field]) !== JSON.stringify(now[field]));
  const what = !before ? 'added' : fields.length === 0 ? 'unchanged' : 'changed';
  const diffs = fields.map((field) => ({ field, was: said(before, field), now: said(now, field) }));
  return { what, line, name: now.name, email: now.email, fields, diffs };
}

/** Roles and languages by their stored names. The card puts them into the reader's words. */
const said = (
  person: Person | undefined,
  field: 'name' | 'entity' | 'roles' | 'language' | 'zone',
): readonly string[] => [person?.[field] ?? []].flat();
