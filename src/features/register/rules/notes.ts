/** The Secretariat's notes on decisions: when to review them, and what has replaced them. */
import type { ByPerson, BySystem } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import type { Instant } from '../../../core/ids.ts';
import { line, maybeDate, type Inputs } from '../../../core/inputs.ts';
import type { Network } from '../../../core/network.ts';
import { asSeen } from '../../../core/seen.ts';
import { dateAt, instantAt } from '../../../calendar/calendar.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { kindOf, type CameBackInputs, type LineNote, type Register, type RegisterLine } from './enter.ts';

const NUMBER = 100;
const MORNING = '09:00';

export const reviewInputs = { number: line(NUMBER), on: maybeDate() };
export const supersedeInputs = { number: line(NUMBER), by: line(NUMBER) };

/** The decision with this number or reference. Of an item that was decided twice, the later decision. */
export function decisionOf({ lines }: Pick<Register, 'lines'>, named: string): RegisterLine | undefined {
  const seen = asSeen(named);
  const isNamed = (text: string): boolean => text === named || (endsAlike(text, seen) && asSeen(text) === seen);
  return lines.find(({ number }) => isNamed(number)) ?? lines.findLast(({ decision }) => isNamed(decision));
}

/**
 * Can the text look like the other one? Digits look like nothing else, so of a long register nearly all lines are left out
 * by how they end.
 */
function endsAlike(text: string, seen: string): boolean {
  for (let back = 1; back <= COMPARED_DIGITS; back += 1) {
    const digit = text.charAt(text.length - back);
    if (digit < '0' || digit > '9') return true;
    if (digit !== seen.charAt(seen.length - back)) return false;
  }
  return true;
}
const COMPARED_DIGITS = 4;

const none = (register: Register, field: string, number: string): Decision<Register> =>
  refuse(register, 'notFound', phrase('register.noNumber', { number }), {
    fields: { [field]: phrase('register.noNumber', { number }) },
  });

function noted(register: Register, { number }: RegisterLine, change: LineNote): Register {
  return { ...register, notes: { ...register.notes, [number]: { ...register.notes?.[number], ...change } } };
}

/** `register.review` (Secretariat): sets the day on which a decision is reviewed, or removes it. */
export function review(
  register: Register,
  { inputs, receivedAt }: ByPerson<Inputs<typeof reviewInputs>>,
  { settings }: Network,
): Decision<Register> {
  const { number, on } = inputs;
  const found = decisionOf(register, number);
  if (!found || kindOf(found) !== 'decision') return none(register, 'number', number);
  const shown = { card: { name: 'registerDecision' as const, data: { number: found.number } } };
  if (on === undefined) {
    const { reviewOn: _on, remindAt: _at, ...rest } = register.notes?.[found.number] ?? {};
    const next = { ...register, notes: { ...register.notes, [found.number]: rest } };
    return accept(next, phrase('register.reviewNone', { number: found.number }), [], shown);
  }
  if (on <= dateAt(receivedAt, settings.timeZone))
    return refuse(register, 'invalid', phrase('refused.invalid'), { fields: { on: phrase('register.reviewPast') } });
  const next = noted(register, found, { reviewOn: on, remindAt: instantAt(on, MORNING, settings.timeZone) });
  return accept(next, phrase('register.reviewSet', { number: found.number, on }), [], shown);
}

/** `register.supersede` (Secretariat): another decision has replaced this one. */
export function supersede(
  register: Register,
  { inputs }: ByPerson<Inputs<typeof supersedeInputs>>,
): Decision<Register> {
  const [found, by] = [decisionOf(register, inputs.number), decisionOf(register, inputs.by)];
  if (!found || kindOf(found) !== 'decision') return none(register, 'number', inputs.number);
  if (!by || kindOf(by) !== 'decision') return none(register, 'by', inputs.by);
  // Only a later decision can replace one, so two decisions never replace each other.
  if (register.lines.indexOf(by) <= register.lines.indexOf(found))
    return refuse(register, 'invalid', phrase('refused.invalid'), { fields: { by: phrase('register.notLater') } });
  const say = phrase('register.supersededNow', { number: found.number, by: by.number });
  const card = { name: 'registerDecision' as const, data: { number: found.number } };
  return accept(noted(register, found, { supersededBy: by.number }), say, [], { card });
}

/**
 * `register.cameBack`: mails about the request came back after its end. The line says what was known then, so this is noted
 * beside it. A request without a number has no line.
 */
export function cameBack(register: Register, { inputs }: BySystem<CameBackInputs>): Decision<Register> {
  const found = register.lines.findLast(({ decision, about }) => decision === inputs.about || about === inputs.about);
  const done = (next: Register): Decision<Register> => accept(next, phrase('concord.done'));
  if (!found) return done(register);
  const before = register.notes?.[found.number]?.cameBack ?? [];
  const more = inputs.entities.filter(({ entity }) => !before.some((one) => one.entity === entity));
  return done(more.length === 0 ? register : noted(register, found, { cameBack: [...before, ...more] }));
}

const reminders = (register: Register): readonly (readonly [string, Instant])[] =>
  Object.entries(register.notes ?? {}).flatMap(([number, { remindAt }]) =>
    remindAt === undefined ? [] : [[number, remindAt] as const],
  );

export function reviewDueAt(register: Register): Instant | null {
  const all = reminders(register).map(([, at]) => at);
  return all.length === 0 ? null : all.reduce((first, at) => (at < first ? at : first));
}

/** `register.due`: reminds the Secretariat once of each decision that is to be reviewed. */
export function reviewDue(register: Register, { receivedAt }: BySystem<unknown>): Decision<Register> {
  const due = reminders(register).filter(([, at]) => at <= receivedAt);
  const told = due.map(([number]) => {
    const { remindAt: _told, ...rest } = register.notes?.[number] ?? {};
    return [number, rest] as const;
  });
  const next = { ...register, notes: { ...register.notes, ...Object.fromEntries(told) } };
  const tell = due.map(([number]): Effect => ({
    type: 'tell',
    to: 'secretariat',
    card: 'reviewDue',
    data: { number },
  }));
  return accept(next, phrase('concord.done'), tell);
}
