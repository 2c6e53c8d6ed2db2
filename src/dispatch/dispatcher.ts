/**
 * What is due goes out: at least once, with the envelope's id so that a platform can tell a repeat. The language is
 * chosen last. One unreachable inbox delays nobody else.
 */
import type { Delivery } from '../core/envelope.ts';
import { after, type Instant } from '../core/ids.ts';
import type { Person } from '../core/people.ts';
import type { Failure, Place, Platform, Sent } from '../platforms/platform.ts';
import type { Settlement, Store, Task } from '../store/store.ts';
import { backoff, MOST_TRIES } from './backoff.ts';
import { makeLanes } from './limits.ts';
import type { Drawing } from './drawing.ts';

export interface DispatcherDeps {
  readonly store: Store;
  /** The platforms on which a person can be written to, the preferred one first; undefined when off the roll. */
  readonly route: (
    delivery: Delivery,
  ) => Promise<{ readonly person: Person; readonly platforms: readonly Platform[] } | undefined>;
  readonly draw: (delivery: Delivery, person: Person, now: Instant) => Promise<Drawing | null>;
  readonly quietUntil: (delivery: Delivery, person: Person, now: Instant) => Promise<Instant | null>;
  /** What the core wants to know of a delivery that has come to its end. */
  readonly report: (delivery: Delivery, end: Settlement) => Task | undefined;
  readonly now: () => Instant;
  readonly random: () => number;
  readonly fault: (what: string, fault: unknown) => void;
}

export interface Dispatcher {
  /** Sends what may go now. Gives how many came to an end and how long the platforms ask to wait for the rest, if any. */
  sendDue(): Promise<{ readonly done: number; readonly waitMs: number }>;
  /** Lets no new sending begin and waits for what is on its way. */
  stop(): Promise<void>;
}

const AT_ONCE = 64;

interface Way {
  readonly platform: Platform;
  readonly place: Place;
}
interface Failed extends Way {
  readonly failure: Failure;
}

export function makeDispatcher(deps: DispatcherDeps): Dispatcher {
  const { store, now } = deps;
  const lanes = makeLanes();
  const under = new Map<string, Promise<void>>();
  let stopped = false;

  /** Undefined: the platform's limit asks to wait; the delivery stays in the queue as it is. */
  async function deliver(delivery: Delivery): Promise<{ settlement: Settlement } | { waitMs: number }> {
    const at = now();
    const routed = await deps.route(delivery);
    if (!routed) return { settlement: { id: delivery.id, at, type: 'dropped' } };
    const { person } = routed;
    const ways = await waysTo(person, routed.platforms);
    const [first] = ways;
    if (!first) return { settlement: { id: delivery.id, at, type: 'failed', reason: 'noAddress' } };
    const quiet = delivery.urgent ? null : await deps.quietUntil(delivery, person, at);
    if (quiet) return { settlement: { id: delivery.id, at, type: 'later', nextAt: quiet } };
    const drawing = await deps.draw(delivery, person, at);
    if (!drawing) return { settlement: { id: delivery.id, at, type: 'dropped' } };
    const waitMs = lanes.take(first.place.lanes, at);
    if (waitMs > 0) return { waitMs };
    return { settlement: await tryEach(delivery, person, ways, drawing) };
  }

  /** The platforms that know an address of this person, the preferred one first. */
  async function waysTo(person: Person, platforms: readonly Platform[]): Promise<Way[]> {
    const places = await Promise.all(platforms.map((platform) => platform.place(person)));
    return platforms.flatMap((platform, i) => (places[i] ? [{ platform, place: places[i] }] : []));
  }

  /** A person's other platform is tried when the first says never. */
  async function tryEach(
    delivery: Delivery,
    person: Person,
    ways: readonly Way[],
    drawing: Drawing,
  ): Promise<Settlement> {
    let last: Failed | undefined;
    for (const way of ways) {
      const { platform } = way;
      const waitMs = last ? lanes.take(way.place.lanes, now()) : 0;
      if (waitMs > 0) return { id: delivery.id, at: now(), type: 'later', nextAt: after(now(), waitMs) };
      const sent = await attempt(() =>
        platform.send(person, { ...drawing.message, id: delivery.id, urgent: delivery.urgent }),
      );
      if (sent.ok) return settled(delivery, platform, sent.messageId, drawing, now());
      last = { ...way, failure: sent.failure };
      if (sent.failure.kind === 'later') break;
    }
    return afterFailure(delivery, last, now(), deps.random(), (keys, until) => lanes.rest(keys, until));
  }

  async function attempt(send: () => Promise<Sent>): Promise<Sent> {
    try {
      return await send();
    } catch (fault) {
      deps.fault('a platform threw while sending', fault);
      return { ok: false, failure: { kind: 'later', reason: 'unavailable' } };
    }
  }

  /** What cannot be made ready is a fault of ours. It is tried again like one of a platform, so that it delays nobody else. */
  function unready(delivery: Delivery, fault: unknown): { settlement: Settlement } {
    deps.fault('a delivery could not be made ready', fault);
    return { settlement: notSent(delivery, { kind: 'later', reason: 'unavailable' }, now(), deps.random()) };
  }

  async function carry(delivery: Delivery, result: { done: number; waitMs: number }): Promise<void> {
    try {
      const outcome = await deliver(delivery).catch((fault: unknown) => unready(delivery, fault));
      if ('waitMs' in outcome) {
        result.waitMs = Math.max(result.waitMs, outcome.waitMs);
        return;
      }
      const { settlement } = outcome;
      const isOver = settlement.type !== 'again' && settlement.type !== 'later';
      const task = isOver ? deps.report(delivery, settlement) : undefined;
      await store.settle([settlement], task ? [task] : []);
      result.done += 1;
    } catch (fault) {
      deps.fault('a delivery could not be settled', fault);
      result.waitMs = Math.max(result.waitMs, 1_000);
    }
  }

  return {
    async sendDue() {
      const result = { done: 0, waitMs: 0 };
      while (!stopped) {
        const due =
          result.waitMs > 0 ? [] : await store.dueDeliveries(now(), AT_ONCE - under.size, new Set(under.keys()));
        for (const delivery of due)
          under.set(
            delivery.id,
            carry(delivery, result).finally(() => under.delete(delivery.id)),
          );
        if (under.size === 0) break;
        if (due.length === 0 || under.size >= AT_ONCE) await Promise.race(under.values());
      }
      return result;
    },
    async stop() {
      stopped = true;
      await Promise.all(under.values());
    },
  };
}

const settled = (
  delivery: Delivery,
  platform: Platform,
  messageId: string,
  drawing: Drawing,
  at: Instant,
): Settlement => ({
  id: delivery.id,
  at,
  type: 'sent',
  platform: platform.name,
  messageId,
  shownVersion: drawing.version,
  shownHash: drawing.hash,
  editAfter: at,
});

/** Tried again with back-off, or given up with the reason. */
export function afterFailure(
  delivery: Delivery,
  last: Failed | undefined,
  at: Instant,
  random: number,
  rest: (keys: readonly string[], until: Instant) => void,
): Settlement {
  if (!last) return { id: delivery.id, at, type: 'failed', reason: 'noAddress' };
  const { platform, place, failure } = last;
  if (failure.kind === 'later' && failure.retryAfterMs)
    rest(
      failure.lane === undefined ? place.lanes.map(({ key }) => key) : [failure.lane],
      after(at, failure.retryAfterMs),
    );
  return { ...notSent(delivery, failure, at, random), platform: platform.name };
}

function notSent({ id, tries }: Delivery, failure: Failure, at: Instant, random: number): NotSent {
  const reason = failure.kind === 'later' && tries + 1 >= MOST_TRIES ? 'triedTooOften' : failure.reason;
  if (failure.kind === 'never' || reason === 'triedTooOften') return { id, at, type: 'failed', reason };
  return { id, at, type: 'again', nextAt: after(at, backoff(tries + 1, failure, random)), reason };
}
type NotSent = Extract<Settlement, { type: 'failed' | 'again' }>;
