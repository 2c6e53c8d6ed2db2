/** Importing the roll from CSV: a preview first, every fault with its line, all lines or none (domain.md 4). */
import type { Act } from '../../../core/act.ts';
import { accept, refuse, type Decision } from '../../../core/decision.ts';
import { yesNo, words, type Inputs } from '../../../core/inputs.ts';
import type { Person } from '../../../core/people.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { TYPED } from '../../../i18n/typed.ts';
import type { Network } from '../../../core/network.ts';
import { readSheet, type Heads, type SheetLine } from '../../../kit/sheet.ts';
import { readRoles } from './roles.ts';
import { closeRoll, openRoll, put, type Line, type Put } from './lines.ts';
import { joined, movedZones, withTerms } from './roll.ts';
import type { ImportView, RollState } from './state.ts';
import type { CardRef } from '../../../core/answer.ts';

/** Enough for 5,000 entities with two people each. */
const MAX_CHARACTERS = 900_000;
export const importInputs = { csv: words(MAX_CHARACTERS), apply: yesNo(TYPED.answers) };

type Column = keyof Line;
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
  const done = applyLines(roll, read, network);
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

function applyLines(start: RollState, read: Read, network: Network): Applied {
  const open = openRoll(start);
  const people: Put[] = [];
  const changes: ImportView['changes'][number][] = [];
  const errors: { line: number; say: Phrase }[] = [...read.errors];
  const seen = new Map<string, number>();
  for (const { line, given } of leaversFirst(read.lines)) {
    const email = given.email.toLowerCase();
    const twice = seen.get(email);
    const done = twice === undefined || !email ? put(open, given, network) : undefined;
    if (!done) errors.push({ line, say: phrase('roll.twice', { line: twice ?? line }) });
    else if ('faults' in done) errors.push(...Object.values(done.faults).map((say) => ({ line, say })));
    else {
      people.push(done);
      changes.push(changeOf(line, done.person, done.before));
    }
    seen.set(email, line);
  }
  const byLine = (a: { line: number }, b: { line: number }): number => a.line - b.line;
  const view = { applied: false, changes: changes.sort(byLine), errors: errors.sort(byLine) };
  return { roll: closeRoll(start, open), people, view };
}

/** Focal points come last: whoever takes over may stand in the list before whoever leaves. */
const leaversFirst = (lines: Read['lines']): Read['lines'] => {
  const takesOver = ({ given }: Read['lines'][number]): boolean =>
    readRoles(given.role ?? '')?.includes('focalPoint') ?? false;
  return [...lines.filter((line) => !takesOver(line)), ...lines.filter(takesOver)];
};

function changeOf(line: number, now: Person, before?: Person): ImportView['changes'][number] {
  const fields = before
    ? (['name', 'entity', 'roles', 'language', 'zone'] as const).filter(
        (f) => JSON.stringify(before[f]) !== JSON.stringify(now[f]),
      )
    : [];
  const what = !before ? 'added' : fields.length === 0 ? 'unchanged' : 'changed';
  return { what, line, name: now.name, email: now.email, fields };
}
