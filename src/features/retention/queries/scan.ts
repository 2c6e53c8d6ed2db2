/** Looks for what is over its period. Documents are read page by page, so that nothing is kept. */
import { createHash } from 'node:crypto';
import type { Act } from '../../../core/act.ts';
import type { Answer } from '../../../core/answer.ts';
import type { Documents, Kind } from '../../../core/contract.ts';
import { after, millis, type CalendarDate, type Instant, type Ref } from '../../../core/ids.ts';
import type { Network } from '../../../core/network.ts';
import { periodAsTyped, removedOf, type RetentionPeriod } from '../../../core/retention.ts';
import { DAY_MS, HOUR_MS } from '../../../core/spans.ts';
import { dateAt, type Calendar } from '../../../calendar/calendar.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { latestPages, type ReadStore, type StoredAs } from '../../../kit/read.ts';
import { firstRule, nextRule, overBy, type Looked, type Sweep, type Swept, type ToApply } from '../rules/retain.ts';
import { HOLDING, RETENTION, TOLD_DAYS, type Found, type Held, type Retention } from '../rules/state.ts';
import { TEXT_RULES, type TextRule } from '../rules/texts.ts';

interface Counted extends Found {
  readonly later?: Instant;
  /** Differs as soon as other things are found, or other words in them. */
  readonly mark: string;
}

/**
 * Counts what was over after one instant, and by another.
 * @param visit is given every document that is gone through
 * @param again counts as well what was said since in documents whose texts were removed, however long they are over
 */
async function count(
  read: ReadStore,
  period: RetentionPeriod,
  {
    after = '',
    upTo,
    again = false,
    visit,
  }: { readonly after?: Instant | ''; readonly upTo: Instant; readonly again?: boolean; readonly visit?: Visit },
  { timeZone }: Calendar,
): Promise<Counted> {
  const day = (at: Instant): CalendarDate => dateAt(at, timeZone);
  const found = { kind: period.kind, rule: periodAsTyped(period) };
  if (period.kind === 'deliveries') {
    const { count: n, oldest: first, newest: last } = await read.sayingBefore(upTo);
    const mark = [n, first, last].join(' ');
    return { ...found, count: n, ...(first && { oldest: day(first) }), ...(last && { newest: day(last) }), mark };
  }
  const instants = overs(read, period, { after, again, visit });
  let n = 0;
  const marks = createHash('sha256');
  let later: Instant | undefined;
  let oldest: Instant | undefined;
  let newest: Instant | undefined;
  for await (const { at, target, version } of instants) {
    if (at > upTo) {
      later = later === undefined || at < later ? at : later;
      continue;
    }
    n += 1;
    marks.update(`${target} ${version} ${at}\n`);
    oldest = oldest === undefined || at < oldest ? at : oldest;
    newest = newest === undefined || at > newest ? at : newest;
  }
  const span = { ...(oldest && { oldest: day(oldest) }), ...(newest && { newest: day(newest) }) };
  return { ...found, count: n, ...span, ...(later && { later }), mark: marks.digest('base64url') };
}

interface Over {
  readonly at: Instant;
  readonly target: Ref;
  readonly version: number;
}

async function* overs(
  read: ReadStore,
  { kind }: RetentionPeriod,
  { after, again, visit }: { readonly after: Instant | ''; readonly again: boolean; readonly visit: Visit | undefined },
): AsyncGenerator<Over> {
  const ends = callEnds(read);
  for (const rule of TEXT_RULES.filter((one) => one.kind === kind))
    for await (const page of latestPages<Kind>(read, rule.of))
      for (const { state, target, version } of page) {
        visit?.(rule, state, target);
        for (const at of await partsOf(rule, state, ends))
          if (at > after || (again && removedOf(state)[kind] !== undefined)) yield { at, target, version };
      }
}
type AnyRule = (typeof TEXT_RULES)[number];
type Visit = (rule: AnyRule, state: Documents[Kind], target: Ref) => void;

/**
 * What is over its period at this instant, by kind; and what would be, and is kept because it waits for somebody. The history is
 * gone through once for both.
 */
export async function previewAt(
  read: ReadStore,
  at: Instant,
  { settings }: Network,
): Promise<{ readonly found: readonly Found[]; readonly held: readonly Held[] }> {
  const waiting = new Map<AnyRule, Ref[]>();
  const found = await Promise.all(
    settings.retention.map((period) => {
      const upTo = overBy(period, at, settings);
      const visit: Visit = (rule, state, target) => {
        const since = isHolding(rule.of) ? waitsOf(rule as TextRule<Kind>, state) : undefined;
        if (since !== undefined && since <= upTo) pushTo(waiting, rule, target);
      };
      return count(read, period, { upTo, visit }, settings);
    }),
  );
  const held = TEXT_RULES.flatMap((rule): Held[] => {
    const refs = waiting.get(rule);
    if (!refs || !isHolding(rule.of)) return [];
    return [{ of: rule.of, count: refs.length, refs: refs.reverse().slice(0, MAX_NAMED) }];
  });
  return { found: found.map(asFound), held };
}
function pushTo(waiting: Map<AnyRule, Ref[]>, rule: AnyRule, target: Ref): void {
  const refs = waiting.get(rule);
  if (refs) refs.push(target);
  else waiting.set(rule, [target]);
}

/** The most references of one kind that are named. */
const MAX_NAMED = 20;
const waitsOf = <K extends Kind>(rule: TextRule<K>, state: Documents[Kind]): Instant | undefined =>
  rule.waits?.(state as Documents[K]);
const isHolding = (of: Kind): of is Held['of'] => (HOLDING as readonly Kind[]).includes(of);

const partsOf = async <K extends Kind>(
  rule: TextRule<K>,
  state: Documents[Kind],
  ends: ReturnType<typeof callEnds>,
): Promise<readonly Instant[]> => rule.over(state as Documents[K], await ends(state));

/** When the call of an answer ended. Each call is read once. */
function callEnds(read: ReadStore): (state: object) => Promise<Instant | undefined> {
  const known = new Map<string, Promise<Instant | undefined>>();
  return async (state) => {
    if (!('call' in state) || typeof state.call !== 'string') return undefined;
    const call = state.call;
    const found = known.get(call) ?? read.load('inputs', call).then((one) => one?.endedAt);
    known.set(call, found);
    return found;
  };
}

const countAt = (read: ReadStore, at: Instant, { settings }: Network): Promise<readonly Counted[]> =>
  Promise.all(
    settings.retention.map((period) => count(read, period, { upTo: overBy(period, at, settings) }, settings)),
  );
const asFound = ({ later: _later, mark: _mark, ...found }: Counted): Found => found;

export async function applyFacts(
  read: ReadStore,
  { receivedAt }: Pick<Act, 'receivedAt'>,
  _state: unknown,
  network: Network,
): Promise<ToApply> {
  const counted = await countAt(read, receivedAt, network);
  return { found: counted.map(asFound), mark: counted.map(({ rule, mark }) => `${rule} ${mark}`).join('\n') };
}

/** What will be over in fourteen days and was not told yet. */
export async function dueFacts(
  read: ReadStore,
  { receivedAt }: Pick<Act, 'receivedAt'>,
  state: Retention | undefined,
  { settings }: Network,
): Promise<Looked> {
  const at = after(receivedAt, TOLD_DAYS * DAY_MS);
  const told = (period: RetentionPeriod): Instant | '' =>
    (state?.told ?? [])
      .filter(({ kind, rule }) => kind === period.kind && rule === periodAsTyped(period))
      .map(({ upTo }) => upTo)
      .sort()
      .at(-1) ?? '';
  const found = await Promise.all(
    settings.retention.map(async (period) => {
      const [from, upTo] = [told(period), overBy(period, at, settings)];
      const horizon = from !== '' && from > upTo ? from : upTo;
      // While a removal is told and not done yet, it takes these along.
      const again = !(state?.told ?? []).some(({ kind, done }) => kind === period.kind && !done);
      const all = await count(read, period, { after: from, upTo: horizon, again }, settings);
      if (period.kind !== 'deliveries') return all;
      // Deliveries are counted by the store, which knows no beginning.
      const before = from === '' ? 0 : (await read.sayingBefore(from)).count;
      const later = await firstSaying(read, horizon, receivedAt);
      return { ...all, count: all.count - before, ...(later && { later }) };
    }),
  );
  return {
    found: found.map(asFound),
    later: Object.fromEntries(found.flatMap(({ kind, later }) => (later === undefined ? [] : [[kind, later]]))),
  };
}

/** About when the first delivery after an instant was written that still says something: not before it, and within the hour. */
async function firstSaying(read: ReadStore, from: Instant, until: Instant): Promise<Instant | undefined> {
  const before = async (at: Instant): Promise<number> => (await read.sayingBefore(at)).count;
  let [low, high] = [from, after(until, 1)];
  if (low >= high) return undefined;
  const none = await before(after(low, 1));
  if ((await before(high)) <= none) return undefined;
  while (millis(high) - millis(low) > HOUR_MS) {
    const middle = after(low, Math.floor((millis(high) - millis(low)) / 2));
    if ((await before(middle)) > none) high = middle;
    else low = middle;
  }
  return high;
}

const PAGE_SIZE = 100;

/** One page of a sweep. */
export async function sweepFacts(read: ReadStore, { inputs }: Act<Sweep>): Promise<Swept> {
  const { kind, upTo, before } = inputs;
  const nth = inputs.nth ?? firstRule(kind);
  const rule = TEXT_RULES[nth];
  if (!rule) return { targets: [] };
  const page: readonly StoredAs<Kind>[] = await read.latest<Kind>(rule.of, {
    limit: PAGE_SIZE,
    ...(before !== undefined && { before }),
  });
  const ends = callEnds(read);
  const targets: Ref[] = [];
  for (const { target, state } of page)
    if ((await partsOf(rule, state, ends)).some((at) => at <= upTo)) targets.push(target);
  const last = page.at(-1);
  const later = nextRule(nth);
  if (last && page.length === PAGE_SIZE) return { targets, next: { nth, before: Number(last.target.slice(2)) } };
  return { targets, ...(later !== undefined && { next: { nth: later } }) };
}

export const retentionKey = (): string => RETENTION;

/** `retention.preview` (Secretariat): what would go now. */
export const preview = async (): Promise<Answer> => ({
  ok: true,
  say: phrase('retention.here'),
  card: { name: 'retention' },
});
