/** Retention (domain.md 9): what is over its period goes, by an officer at once, or by itself after 14 days' notice. */
import type { Act, ByPerson, BySystem } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect, type FollowUp } from '../../../core/decision.ts';
import type { Documents, Kind } from '../../../core/contract.ts';
import type { CalendarDate, Instant, Ref } from '../../../core/ids.ts';
import type { Network } from '../../../core/network.ts';
import { periodAsTyped, periodBefore, type RetentionKind, type RetentionPeriod } from '../../../core/retention.ts';
import type { Settings } from '../../../core/settings.ts';
import { DAY_MS } from '../../../core/spans.ts';
import { after } from '../../../core/ids.ts';
import { addDays, dateAt, instantAt } from '../../../calendar/calendar.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { nothingTold, TOLD_DAYS, type Found, type Retention, type Told } from './state.ts';
import { bareOf, TEXT_RULES } from './texts.ts';

/** When the daily look is, on the network's wall clock: before anybody works. */
const AT = '05:00';
const DONE = phrase('concord.done');

/** What was over by this instant is over its period on that day. */
export function overBy(period: RetentionPeriod, at: Instant, { timeZone }: Settings): Instant {
  const last = periodBefore(period, dateAt(at, timeZone));
  return after(instantAt(addDays(last, 1), '00:00', timeZone), -1);
}

const nextLook = (at: Instant, { timeZone }: Settings): Instant => {
  const today = instantAt(dateAt(at, timeZone), AT, timeZone);
  return today > at ? today : instantAt(addDays(dateAt(at, timeZone), 1), AT, timeZone);
};

/**
 * The first day on which something that is over then will be told: its period reaches it fourteen days later. What has not
 * ended yet is looked for a week later at the earliest, so that short periods do not make a look of every day.
 */
export function tellingDay(period: RetentionPeriod, over: CalendarDate): CalendarDate {
  const isReached = (day: CalendarDate): boolean => periodBefore(period, addDays(day, TOLD_DAYS)) >= over;
  // A month has at most 31 days, so the day is never before this one.
  const days = { years: 365, months: 28, days: 1 }[period.unit] * period.n;
  let day = addDays(over, days - TOLD_DAYS);
  while (!isReached(day)) day = addDays(day, 1);
  return day;
}
const WEEK = 7;
/** When there may be something to tell again. @param later for each period, when the next thing is over that was not told */
function lookAgain(later: Looked['later'], told: readonly Told[], at: Instant, settings: Settings): Instant {
  const today = dateAt(at, settings.timeZone);
  const days = settings.retention.flatMap((period) => {
    const next = later?.[period.kind];
    const unknown = [tellingDay(period, today), addDays(today, WEEK)].sort().at(-1) ?? today;
    return [unknown, ...(next === undefined ? [] : [tellingDay(period, dateAt(next, settings.timeZone))])];
  });
  const going = told.filter(({ done }) => !done).map(({ on }) => on);
  const looks = days.map((day) => instantAt(day, AT, settings.timeZone));
  const first = [...going, ...looks].sort()[0];
  const soonest = nextLook(at, settings);
  return first === undefined || first < soonest ? soonest : first;
}
const inFourteenDays = (at: Instant, { timeZone }: Settings): Instant =>
  instantAt(addDays(dateAt(at, timeZone), TOLD_DAYS), AT, timeZone);

/** A page of a sweep: which rule, and below which reference. */
export interface Sweep {
  readonly kind: RetentionKind;
  readonly rule: string;
  readonly upTo: Instant;
  /** The place of the rule in `TEXT_RULES`, and the reference number below which it goes on. */
  readonly nth?: number;
  readonly before?: number;
}
/** The documents of the page that are over, and where the sweep goes on. */
export interface Swept {
  readonly targets: readonly Ref[];
  readonly next?: Pick<Sweep, 'nth' | 'before'>;
}

const sweep = ({ kind, rule, upTo, nth, before }: Sweep): FollowUp => ({
  type: 'act',
  verb: 'retention.sweep',
  inputs: { kind, rule, upTo, ...(nth !== undefined && { nth }), ...(before !== undefined && { before }) },
  key: `retention/sweep/${kind}/${nth ?? ''}/${before ?? ''}`,
});

/** What is found for the look: over its period now, and not told yet of what is in fourteen days. */
export interface Looked {
  readonly found: readonly Found[];
  /** When the next thing of each kind is over that is not told yet, if there is one. */
  readonly later?: Readonly<Partial<Record<RetentionKind, Instant>>>;
}

/** What is found when an officer presses. */
export interface ToApply extends Pick<Looked, 'found'> {
  /** Stands for the things that were found: as many others have another mark. */
  readonly mark: string;
}

/** `retention.apply` (Secretariat): what is over its period goes at once. */
export function apply(
  stored: Retention | undefined,
  { inputs: { found }, receivedAt }: ByPerson<ToApply>,
  { settings }: Network,
): Decision<Retention> {
  const state = stored ?? nothingTold;
  if (settings.retention.length === 0)
    return refuse(state, 'conflict', phrase('retention.none'), { card: { name: 'retention' } });
  const all = found.filter(({ count }) => count > 0);
  const n = all.reduce((sum, { count }) => sum + count, 0);
  if (n === 0) return accept(state, phrase('retention.nothingGoes'), [], { card: { name: 'retention' } });
  const next = { ...state, dueAt: state.dueAt ?? nextLook(receivedAt, settings) };
  return accept(next, phrase('retention.removing', { n }), all.flatMap(sweepOf(settings, receivedAt)));
}

const sweepOf =
  ({ retention, ...settings }: Settings, at: Instant) =>
  ({ kind, rule }: Found): Effect[] => {
    const period = retention.find((one) => one.kind === kind);
    return period ? [sweep({ kind, rule, upTo: overBy(period, at, { retention, ...settings }) })] : [];
  };

/**
 * `retention.due`: on a day on which something is due, and when a period was changed. Tells the Secretariat what will go in fourteen days, and
 * removes what it was told so long ago.
 */
export function due(
  stored: Retention | undefined,
  { inputs: { found, later }, receivedAt: at }: BySystem<Looked>,
  { settings }: Network,
): Decision<Retention> {
  const rules = new Map(settings.retention.map((period) => [period.kind, period]));
  const valid = (stored?.told ?? []).filter(({ kind, rule }) => rules.has(kind) && rule === ruleOf(rules, kind));
  const ripe = valid.filter(({ on, done }) => !done && on <= at);
  const fresh = found.filter(({ count }) => count > 0);
  const on = inFourteenDays(at, settings);
  const told: Told[] = [
    ...lastDone(valid.map((one) => (ripe.includes(one) ? { ...one, done: true as const } : one))),
    ...fresh.map(({ kind, rule }) => ({ kind, rule, upTo: horizon(rules, kind, on, settings), on })),
  ];
  const state = { told, dueAt: rules.size === 0 ? null : lookAgain(later, told, at, settings) };
  const tell: Effect[] =
    fresh.length === 0
      ? []
      : [
          {
            type: 'tell',
            to: 'secretariat',
            card: 'retentionSoon',
            data: { on: dateAt(on, settings.timeZone), found: fresh },
          },
        ];
  return accept(state, DONE, [...ripe.map(({ kind, rule, upTo }) => sweep({ kind, rule, upTo })), ...tell]);
}

const ruleOf = (rules: ReadonlyMap<RetentionKind, RetentionPeriod>, kind: RetentionKind): string | undefined => {
  const period = rules.get(kind);
  return period && periodAsTyped(period);
};
function horizon(
  rules: ReadonlyMap<RetentionKind, RetentionPeriod>,
  kind: RetentionKind,
  on: Instant,
  settings: Settings,
): Instant {
  const period = rules.get(kind);
  return period ? overBy(period, on, settings) : on;
}

/** Of what has gone, the last of each kind is kept. */
const lastDone = (told: readonly Told[]): Told[] =>
  told.filter((one, i) => !one.done || !told.some((other, j) => j > i && other.done && other.kind === one.kind));

/**
 * Receipts answer events that platforms repeat, for minutes. They hold the cards that people were shown, and previews that led
 * to nothing. They go at the beginning of a sweep, except those of the last day.
 */
const RECEIPTS_KEPT_MS = DAY_MS;

/** `retention.sweep`: a page of what is over; each document is an act of its own. */
export function sweepPage(
  stored: Retention | undefined,
  { inputs, receivedAt }: BySystem<Sweep & Swept>,
  _network: Network,
): Decision<Retention> {
  const { kind, rule, upTo, targets, next } = inputs;
  const state = stored ?? nothingTold;
  const before = after(receivedAt, -RECEIPTS_KEPT_MS);
  const isFirst = inputs.nth === undefined && inputs.before === undefined;
  const receipts: Effect[] = isFirst ? [{ type: 'remove', rule, of: { type: 'receipts', before } }] : [];
  if (kind === 'deliveries')
    return accept(state, DONE, [...receipts, { type: 'remove', rule, of: { type: 'deliveries', before: upTo } }]);
  const { of } = TEXT_RULES[inputs.nth ?? firstRule(kind)] ?? {};
  const removals = targets.map((target): FollowUp => ({
    type: 'act',
    verb: 'retention.remove',
    target,
    inputs: { kind, of: of ?? '', rule, upTo },
    key: `retention/${kind}/${target}`,
  }));
  return accept(state, DONE, [...receipts, ...removals, ...(next ? [sweep({ kind, rule, upTo, ...next })] : [])]);
}

export const firstRule = (kind: RetentionKind): number => TEXT_RULES.findIndex((rule) => rule.kind === kind);

/** The next rule for the same kind of period. */
export const nextRule = (nth: number): number | undefined => {
  const next = TEXT_RULES.findIndex((rule, i) => i > nth && rule.kind === TEXT_RULES[nth]?.kind);
  return next === -1 ? undefined : next;
};

export interface RemoveInputs {
  readonly kind: RetentionKind;
  /** The kind of document. */
  readonly of: string;
  readonly rule: string;
  readonly upTo: Instant;
}

/** `retention.remove`: the texts of one document go, and what deliveries about it say. */
export function removeTexts(
  state: Documents[Kind],
  { inputs: { kind, of, rule, upTo }, receivedAt }: Pick<Act<RemoveInputs>, 'inputs' | 'receivedAt'>,
  _network: Network,
  target: Ref,
): Decision<Documents[Kind]> {
  const texts = TEXT_RULES.find((one) => one.kind === kind && one.of === of);
  if (!texts) return accept(state, DONE);
  const next = bareOf(texts, state, upTo, receivedAt);
  const about: Effect = { type: 'remove', rule, rewrite: true, of: { type: 'deliveries', about: target } };
  return accept(next, DONE, [about, { type: 'refreshCards' }]);
}
