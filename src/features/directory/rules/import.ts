/** Imports the roll from a table: first a preview with every fault and its line, then all lines or none (domain.md 4). */
import type { Act } from '../../../core/act.ts';
import type { InParts } from '../../../core/inParts.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { maybeFile, maybeWords, yesNo, type Inputs } from '../../../core/inputs.ts';
import type { Person } from '../../../core/people.ts';
import { addressKey, asNamed } from '../../../core/seen.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { TYPED } from '../../../i18n/typed.ts';
import type { Network } from '../../../core/network.ts';
import { openRollInParts, type OpenRoll } from './openRoll.ts';
import { joined, movedZones, removePerson, withTerms } from './roll.ts';
import type { ImportView, RollState } from './state.ts';
import type { CardRef } from '../../../core/answer.ts';
import { applyLines, readLines, type Applied, type Read, type RollSheet } from './importLines.ts';

/** Enough characters for 5,000 entities with two people each. */
const MAX_CHARACTERS = 900_000;
/** Enough for the names of some thousand new entities. For more there is `all`. */
const MAX_NAMES = 50_000;
export const importInputs = {
  csv: maybeWords(MAX_CHARACTERS),
  /** A file in base64 instead of the text: CSV in any encoding, or an Excel workbook. */
  file: maybeFile(),
  /** Or the name of a file that this officer has uploaded within the last hour. */
  upload: maybeWords(60),
  /** Addresses of people who are not in the file and are to be removed. */
  remove: maybeWords(MAX_NAMES * 2),
  apply: yesNo(TYPED.answers),
  newEntities: maybeWords(MAX_NAMES),
};

/** The table of an import, put into the roll beforehand; or the faults of the inputs. */
export type Table =
  | { readonly fields: Readonly<Record<string, Phrase>> }
  | { readonly csv: string; readonly way: string; readonly read: Read; readonly done: Applied };
type Given = Inputs<typeof importInputs>;
type Importing = Act<Given & { readonly table: Table }, Person>;

/**
 * Puts the lines of a table into the roll, in parts, because there may be thousands. Nothing is changed yet: the rule takes all
 * of it or nothing.
 */
export function* tableFrom(
  roll: RollState,
  found: { readonly csv: string; readonly way: string },
  sheet: RollSheet,
  { inputs, receivedAt }: Pick<Act<Given, Person>, 'inputs' | 'receivedAt'>,
  network: Network,
): InParts<Table> {
  const read = yield* readLines(sheet);
  const open = yield* openRollInParts(roll, confirmedIn(inputs.newEntities));
  return { ...found, read, done: yield* applyLines(open, roll, read, network, receivedAt) };
}

/** `roll.import` (Secretariat): `apply: no` shows what would change; `yes` applies it, unless a line has a fault. */
export function importRoll(roll: RollState, act: Importing): Decision<RollState> {
  const { table } = act.inputs;
  if ('fields' in table) return refuse(roll, 'invalid', phrase('refused.invalid'), table);
  const { csv, way, read, done } = table;
  const leaving = addressesIn(act.inputs.remove);
  const unused = { ...unusedNames(act.inputs.newEntities, read), ...bothWays(leaving, read) };
  if (Object.keys(unused).length > 0) return refuse(roll, 'invalid', phrase('refused.invalid'), { fields: unused });
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
export function tableIn({
  csv,
  file,
  upload,
  text,
}: Pick<Given, 'csv' | 'file' | 'upload'> & FromFile):
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
function bothWays(leaving: readonly string[], { emails }: Read): Readonly<Record<string, Phrase>> {
  const both = leaving.filter((email) => emails.has(email));
  return both.length > 0 ? { remove: phrase('roll.removeInFile', { emails: both.slice(0, 5) }) } : {};
}

/** A name that is confirmed as new but is not in the list is a fault. Otherwise it would be ignored silently. */
function unusedNames(typed: string | undefined, { entities }: Read): Readonly<Record<string, Phrase>> {
  const names = namesIn(typed).filter((name) => asNamed(name) !== ALL && !entities.has(asNamed(name)));
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
  act: Act<Given, Person>,
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

/** The names of new entities that an officer has confirmed. */
function confirmedIn(typed: string | undefined): OpenRoll['confirmed'] {
  const names = namesIn(typed).map(asNamed);
  return names.includes(ALL) ? 'all' : new Set(names);
}
