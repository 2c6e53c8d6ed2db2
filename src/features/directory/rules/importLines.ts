/** The lines of an import of the roll: read from the table, and put into the roll one after the other, in parts. */
import { dateAt } from '../../../calendar/calendar.ts';
import type { InParts } from '../../../core/inParts.ts';
import { clean, oneLine } from '../../../core/inputs.ts';
import { everyone, type Person } from '../../../core/people.ts';
import { readAddress } from '../../../core/addresses.ts';
import { addressKey, asNamed } from '../../../core/seen.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { TYPED } from '../../../i18n/typed.ts';
import type { Network } from '../../../core/network.ts';
import type { Heads, Sheet, SheetLine } from '../../../kit/sheet.ts';
import { readRoles } from './roles.ts';
import { makeRoom, put, type Put } from './lines.ts';
import { closeRoll, type Line, type OpenRoll } from './openRoll.ts';
import type { ImportView, RollState } from './state.ts';
import type { EntityId, Instant } from '../../../core/ids.ts';

type Column = Exclude<keyof Line, 'different' | 'newEmail'>;
export const ROLL_HEADS: Heads<Column> = TYPED.rollHeads;
export const ROLL_NEEDS = { columns: ['email'], say: phrase('roll.noEmailColumn') } as const;
export type RollSheet = Sheet<Column> | { readonly say: Phrase };

export interface Read {
  readonly lines: readonly { readonly line: number; readonly given: Line }[];
  readonly heads: Readonly<Partial<Record<Column, string>>>;
  readonly errors: ImportView['errors'];
  readonly unused: readonly string[];
  /** The addresses and the names of entities in the lines, as they are compared. */
  readonly emails: ReadonlySet<string>;
  readonly entities: ReadonlySet<string>;
}

export function* readLines(sheet: RollSheet): InParts<Read> {
  const lines: { line: number; given: Line }[] = [];
  const emails = new Set<string>();
  const entities = new Set<string>();
  const read = { lines, emails, entities };
  if ('say' in sheet) return { ...read, heads: {}, errors: [{ line: 1, say: sheet.say }], unused: [] };
  for (const { line, given } of sheet.lines) {
    yield;
    const one = lineOf(given);
    lines.push({ line, given: one });
    emails.add(addressKey(one.email));
    entities.add(asNamed(one.entity ?? ''));
  }
  return { ...read, heads: sheet.heads, errors: sheet.faults, unused: sheet.unused };
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

export interface Applied {
  readonly roll: RollState;
  readonly people: readonly Put[];
  readonly view: Omit<ImportView, 'csv'>;
  readonly missing: NonNullable<ImportView['missing']>;
}

export function* applyLines(
  open: OpenRoll,
  start: RollState,
  read: Read,
  network: Network,
  at: Instant,
): InParts<Applied> {
  const people: Put[] = [];
  const changes: ImportView['changes'][number][] = [];
  const errors: ImportView['errors'][number][] = [...read.errors];
  const underHead = (line: number, field: string, say: Phrase) => {
    const head = read.heads[field as Column];
    return { line, ...(head && { head }), say };
  };
  const seen = new Map<string, Read['lines'][number]>();
  for (const { given } of read.lines) {
    yield;
    makeRoom(open, given);
  }
  for (const one of yield* inOrder(read.lines)) {
    yield;
    const { line, given } = one;
    const email = addressKey(given.email);
    const twice = email ? seen.get(email) : undefined;
    const done = twice ? undefined : put(open, given, network, at);
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
    unknown: yield* unknownIn(open, read),
    newEntities: [...open.added.values()].map(({ id, short }) => short ?? id),
    unused: read.unused,
  };
  return {
    roll: closeRoll(start, open, dateAt(at, network.settings.timeZone), at),
    people,
    view,
    missing: missingFrom(start, read),
  };
}

/** The people on the roll who are not in the file. */
function missingFrom(roll: RollState, { emails }: Read): NonNullable<ImportView['missing']> {
  return everyone(roll)
    .filter(({ email }) => !emails.has(addressKey(email)))
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

function* unknownIn(open: OpenRoll, read: Read): InParts<ImportView['unknown']> {
  const found = new Map<string, { name: string; n: number; near: readonly EntityId[] }>();
  for (const { given } of read.lines) {
    yield;
    const name = given.entity?.trim();
    if (name === undefined || name === '' || open.known(name) || open.added.has(asNamed(name))) continue;
    const key = asNamed(name);
    const before = found.get(key) ?? { name, n: 0, near: open.near(name) };
    found.set(key, { ...before, n: before.n + 1 });
  }
  return [...found.values()];
}

/** New people of the Secretariat are put in first, so that its last officer can hand over in one list. */
function* inOrder(lines: Read['lines']): InParts<Read['lines']> {
  const officers: Read['lines'][number][] = [];
  const others: Read['lines'][number][] = [];
  for (const line of lines) {
    yield;
    const isOfficer = readRoles(line.given.role ?? '')?.includes('secretariat') ?? false;
    (isOfficer ? officers : others).push(line);
  }
  return officers.concat(others);
}

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
