/** Acts by Concord itself on correspondence: when something is due, and after deliveries. */
import { concernedBy } from '../../../kit/moderation.ts';
import type { Act, BySystem } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import type { Instant, PersonId } from '../../../core/ids.ts';
import { representativesOf, type Person } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import type { Network } from '../../../core/network.ts';
import { sentAgain, type SecondTry } from '../../../kit/sentAgain.ts';
import { planned, remind } from './chase.ts';
import { goOut } from './circulate.ts';
import { type Correspondence, type Fallback, type NotReached, type Counts } from './state.ts';
import type { Extras } from '../../../core/decision.ts';

const refresh: Effect = { type: 'refreshCards' };
const done = (c: Correspondence, effects: readonly Effect[] = []): Decision<Correspondence> =>
  accept(c, phrase('concord.done'), effects);

/** `correspondence.due`: does everything that is due by the act's instant. */
export function due(
  c: Correspondence,
  { receivedAt: now }: BySystem<unknown>,
  network: Network,
): Decision<Correspondence> {
  if (c.state === 'held') return c.alarmAt && c.alarmAt <= now ? alarm(c, network) : done(c);
  if (c.state === 'scheduled') return c.sendAt && c.sendAt <= now ? goesNow(c, now, network) : done(c);
  return c.state === 'sent' ? chase(c, now, network) : done(c);
}

/** A message was held for too long: all moderators and the sender are told once. */
function alarm(c: Correspondence, { roll }: Network): Decision<Correspondence> {
  const { alarmAt, ...next } = c;
  return done(next, [{ type: 'tell', to: { people: concernedBy(c, roll) }, card: 'heldTooLong' }, refresh]);
}

function goesNow(c: Correspondence, now: Instant, network: Network): Decision<Correspondence> {
  const { item, effects } = goOut(c, now, network);
  return done(item, [...effects, refresh]);
}

/** Reminds entities that have not passed on a call. At its end the Secretariat gets a list of them [ToR 2.d.iv]. */
function chase(c: Correspondence, now: Instant, network: Network): Decision<Correspondence> {
  const { restsAt, dueAt, ...rest } = c;
  const isOver = dueAt !== undefined && dueAt <= now && !c.overTold;
  const effects: Effect[] = dueAt === undefined || isOver ? [] : remind({ ...c, dueAt }, now, network);
  if (isOver) effects.push({ type: 'tell', to: 'secretariat', card: 'proposalsOver' }, refresh);
  const next: Correspondence = {
    ...rest,
    ...(dueAt !== undefined && { dueAt, ...planned({ ...c, dueAt }, now, network) }),
    ...(isOver && { overTold: true }),
    ...(restsAt && restsAt > now && { restsAt }),
  };
  return done(next, effects);
}

/** Read by `progressFacts`: what the store knows about the deliveries. */
export interface Progress {
  readonly progress: Counts;
  readonly failures: readonly NotReached[];
}

/**
 * `correspondence.progress`: deliveries have come to their end. Where a focal point was not reached, the alternate gets the
 * message.
 */
export function progress(c: Correspondence, act: BySystem<Progress>, network: Network): Decision<Correspondence> {
  if (c.state !== 'sent') return done(c);
  const { failures, progress: counts } = act.inputs;
  const known = new Set<PersonId>(c.recipients);
  const fallbacks = failures.flatMap((failure) => fallback(failure, known, act.receivedAt, network));
  if (fallbacks.length === 0 && isSame(c, act.inputs)) return done(c);
  const people = [...new Set(fallbacks.flatMap(({ to }) => to))];
  const next: Correspondence = {
    ...c,
    ...(isFailingAnew(c, counts) && { timesFailed: (c.timesFailed ?? 0) + 1 }),
    progress: { ...counts, queued: counts.queued + people.length },
    failures,
    recipients: [...c.recipients, ...people],
    fallbacks: [...c.fallbacks, ...fallbacks],
  };
  const urgent = c.kind === 'urgent' && { urgent: true };
  return done(next, [
    ...(people.length > 0 ? [{ type: 'tell', to: { people }, card: 'circular', ...urgent } as const] : []),
    refresh,
  ]);
}

/** `correspondence.requeue`: failed messages are sent again, and their number is stored. */
export function requeue(c: Correspondence, { inputs }: BySystem<Progress>): Decision<Correspondence> {
  const { queued, failed, held: _held, returned: _returned, ...came } = inputs.progress;
  if (c.state !== 'sent' || !isFailing(inputs.progress)) return done(c);
  const next: Correspondence = { ...c, progress: { ...came, queued: queued + failed, failed: 0 }, failures: [] };
  return done(next, [{ type: 'sendAgain' }, refresh]);
}

/**
 * Have deliveries begun to fail since the last count, which showed no failures? Then those that were tried again have failed
 * again.
 */
const isFailingAnew = (c: Correspondence, now: Failed): boolean => !isFailing(c.progress) && isFailing(now);
const isFailing = ({ failed, held }: Failed): boolean => failed > 0 || held !== undefined;

const isSame = (c: Correspondence, { progress: p, failures }: Progress): boolean =>
  c.progress.queued === p.queued &&
  c.progress.sent === p.sent &&
  c.progress.failed === p.failed &&
  c.progress.held === p.held &&
  c.progress.handed === p.handed &&
  c.progress.seen === p.seen &&
  c.progress.returned === p.returned &&
  c.failures.length === failures.length;

function fallback(
  { person: id, entity, reason }: NotReached,
  known: ReadonlySet<PersonId>,
  at: Instant,
  { roll }: Network,
): Fallback[] {
  const person: Person | undefined = roll.people[id];
  if (!entity || !person?.roles.includes('focalPoint')) return [];
  const to = representativesOf(roll, entity)
    .map((one) => one.id)
    .filter((one) => !known.has(one));
  return to.length === 0 ? [] : [{ entity, from: id, to, reason, at }];
}

/** How often deliveries have begun to fail, with a new beginning that is not stored yet. */
export const timesFailed = (c: Correspondence, now: Failed): number =>
  (c.timesFailed ?? 0) + (isFailingAnew(c, now) ? 1 : 0);

/** Read by `failedFacts`. */
export interface Failed {
  readonly failed: number;
  /** The fault of Concord's own access for which other deliveries wait. */
  readonly held?: string;
}

/**
 * `correspondence.retry` (Secretariat): sends again to the recipients who were not reached, and to nobody else. When there are
 * none any more, for example because somebody has unblocked Concord, the answer says so.
 */
export function retry(c: Correspondence, act: Act<SecondTry, Person>): Decision<Correspondence> {
  const extras: Extras = { target: c.target, card: { name: 'correspondence', about: c.target } };
  if (c.state !== 'sent') return refuse(c, 'closed', phrase('correspondence.notSent', { ref: c.target }), extras);
  const { failed, rested, held } = act.inputs;
  if (!isFailing({ failed: failed + rested, ...(held !== undefined && { held }) }))
    return accept(c, phrase('correspondence.nothingFailed', { ref: c.target }), [], extras);
  return accept(
    c,
    sentAgain('correspondence', c.target, act.inputs),
    [{ type: 'act', verb: 'correspondence.requeue', target: c.target, inputs: {}, key: `requeue/${c.target}` }],
    extras,
  );
}
