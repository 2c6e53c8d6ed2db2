/**
 * What is due goes out: at least once, with the envelope's id so that a platform can tell a repeat. The language is
 * chosen last. One unreachable inbox delays nobody else, and a limit that is full holds back only what goes by it: that
 * stands in a line, in the store, until it is called.
 */
import { MINUTE_MS } from '../core/spans.ts';
import { isOurs, type Delivery } from '../core/envelope.ts';
import { after, earliest, millis, type Instant } from '../core/ids.ts';
import type { Person } from '../core/people.ts';
import type { Failure, Platform, Sent } from '../platforms/platform.ts';
import type { Settlement, Store, Task } from '../store/store.ts';
import type { Drawing } from './rendered.ts';
import type { ConcurrencyLimiter, Priority, Route } from './concurrency.ts';
import { gateOf, queueNameOf } from './waitQueues.ts';
import { notSent, restAsked, sentBy, waitsFor } from './outcomes.ts';
import { createSettler } from './settler.ts';
import { createRoutes } from './routes.ts';

export interface DispatcherDeps {
  readonly store: Store;
  readonly gates: ConcurrencyLimiter;
  /** The platforms on which a person can be written to, the preferred one first; undefined when off the roll. */
  readonly route: (
    delivery: Delivery,
  ) => Promise<{ readonly person: Person; readonly platforms: readonly Platform[] } | undefined>;
  readonly draw: (delivery: Delivery, person: Person, now: Instant) => Promise<Drawing | null>;
  readonly quietUntil: (delivery: Delivery, person: Person, now: Instant) => Promise<Instant | null>;
  /** What the core wants to know of a delivery that has come to its end, or waits for Concord's own access. */
  readonly report: (delivery: Delivery, end: Settlement) => Task | undefined;
  /** A platform has taken a message after it had not, or the first one. */
  readonly back?: (platform: string) => void;
  readonly now: () => Instant;
  readonly random: () => number;
  /** Calls back after so many milliseconds of real time, which pass for a store that needs a rest also while the clock is stopped. */
  readonly pause: (ms: number, over: () => void) => void;
  readonly fault: (what: string, fault: unknown) => void;
}

export interface Dispatcher {
  /**
   * Begins to send what may go now, up to a helping, and does not wait for the answers. Gives how many were looked at,
   * and of how many something has come since it was last asked.
   */
  sendSome(): Promise<{ readonly begun: number; readonly ended: number }>;
  /** Is anything on its way, or answered and not yet told? */
  isBusy(): boolean;
  /** Resolves when something that is on its way has been answered. */
  answered(): Promise<void>;
  /** Others may have left lines behind, whose work is now done here: they are looked for the next time. */
  lookAgain(): void;
  /** When something that waits may go, and the store does not say so: for its turn, or because a write failed. */
  nextAt(): Instant | null;
  /** Lets no new sending begin and waits for what is on its way, for a while. */
  stop(): Promise<void>;
}

/** A stop waits so long for what is on its way: what a platform has not answered by then goes out again after the start. */
const GOODBYE_MS = 3_000;
/** So many are looked at together. */
const HELPING = 64;
/** The lines that others have left in the store (this process before it was killed, another one) are looked for so often. */
const LOOK_EVERY_MS = MINUTE_MS;

/**
 * A platform that answers nothing but "later" is tried alone for so long; then the person's other ways are, too. What it
 * has taken without an answer may then come twice.
 */
export const PATIENCE_MS = 10 * MINUTE_MS;
export const URGENT_PATIENCE_MS = MINUTE_MS;

/** What came of a look at a delivery: an end, or the gate that holds it back. */
/** `keeps`: the message has gone out there, and has a place among those under way until that is written. */
type SendOutcome = { readonly settlement: Settlement; readonly keeps?: Platform } | { readonly gate: string };

/** Of the place of a delivery among those that wait. */
interface Going {
  readonly delivery: Delivery;
  readonly rank: Priority;
  /** The gate in whose line it stood. */
  readonly standsAt: string | undefined;
  readonly at: Instant;
}
/** Drawn, and with nothing more in its way. */
interface Ready {
  readonly delivery: Delivery;
  readonly person: Person;
  readonly drawing: Drawing;
  readonly passed: () => void;
}

const patienceEnds = ({ urgent, triedSince }: Delivery, at: Instant): Instant =>
  after(triedSince ?? at, urgent ? URGENT_PATIENCE_MS : PATIENCE_MS);
const isPatienceOver = (delivery: Delivery, at: Instant): boolean =>
  delivery.triedSince !== undefined && patienceEnds(delivery, at) <= at;

/** That it waits for Concord's own access is told when it is new. */
const isNews = ({ reason }: Delivery, settlement: Settlement): boolean =>
  'reason' in settlement && isOurs(settlement.reason) && settlement.reason !== reason;

export function createDispatcher(deps: DispatcherDeps): Dispatcher {
  const { store, gates, now } = deps;
  const { lines } = gates;
  const ways = createRoutes();
  const settler = createSettler(deps);
  const under = new Map<string, Promise<void>>();
  /** The platforms that took the last message, or refused it for good. */
  const there = new Set<string>();
  let ended = 0;
  let lookedAt = -Infinity;
  let stopped = false;
  let heard: (() => void)[] = [];

  /** @param passed called when it has passed its gates and is on its way */
  async function deliver(
    delivery: Delivery,
    rank: Priority,
    passed: () => void,
    standsAt?: string,
  ): Promise<SendOutcome> {
    const at = now();
    const routed = await deps.route(delivery);
    if (!routed) return { settlement: { id: delivery.id, at, type: 'dropped' } };
    const { person, platforms } = routed;
    const open = await ways.to(delivery, person, platforms);
    const [first, ...others] = inOrder(open, { delivery, rank, standsAt, at });
    if (!first) return { settlement: unreachable(delivery, at) };
    // Looked at before the card is drawn: most of a crowd only takes its place in a line.
    const gate = gates.holding(first, rank, now());
    if (gate !== undefined) return { gate };
    const quiet = delivery.urgent ? null : await deps.quietUntil(delivery, person, at);
    if (quiet) return { settlement: { id: delivery.id, at, type: 'later', nextAt: quiet } };
    const drawing = await deps.draw(delivery, person, at);
    if (!drawing) return { settlement: { id: delivery.id, at, type: 'dropped' } };
    return tryEach({ delivery, person, drawing, passed }, [first, ...others], rank);
  }

  /**
   * In the person's order; but one in whose line it has stood is gone by, and behind the others stand those that are held
   * back for want of Concord's own access, or for anything once the patience with them is over.
   */
  function inOrder(open: readonly Route[], { delivery, rank, standsAt, at }: Going): readonly Route[] {
    const isOver = isPatienceOver(delivery, at);
    const place = (way: Route): number => {
      const gate = gates.holding(way, rank, at);
      if (gate !== undefined && (isOver || gates.shut(gate) !== undefined)) return 2;
      return standsAt !== undefined && way.place.limits.some(({ key }) => key === standsAt) ? 0 : 1;
    };
    if (open.length < 2) return open;
    return open
      .map((way) => ({ way, at: place(way) }))
      .sort((a, b) => a.at - b.at)
      .map(({ way }) => way);
  }

  /** Without an address, or refused by all: then with the reason that the last one gave. */
  function unreachable(delivery: Delivery, at: Instant): Settlement {
    const last = ways.refusal(delivery)?.last;
    if (!last) return { id: delivery.id, at, type: 'failed', reason: 'noAddress' };
    return notSent(delivery, last.failure, { at, random: 0, platform: last.way.platform.name });
  }

  /**
   * A person's other platform is tried when the first says never, when Concord itself has no access there, and when the
   * patience with its "later" is over; it has gates of its own.
   * @param hope what an earlier one has answered that may yet come to something
   */
  async function tryEach(
    going: Ready,
    [way, ...others]: readonly [Route, ...Route[]],
    rank: Priority,
    hope?: Settlement,
  ): Promise<SendOutcome> {
    const { delivery, person, drawing, passed } = going;
    const gate = gates.pass(way, rank, now());
    if (gate !== undefined) return hope ? { settlement: hope } : { gate };
    passed();
    const { platform } = way;
    const sent = await attempt(way, () =>
      platform.send(person, { ...drawing.message, id: delivery.id, urgent: delivery.urgent }),
    );
    if (sent.ok)
      return { settlement: sentBy(delivery, platform.name, sent.messageId, drawing, now()), keeps: platform };
    const [other, ...more] = others;
    const { failure } = sent;
    if (failure.kind === 'never' && (other ?? hope)) ways.refused(delivery, way, failure);
    const mayGoOn = failure.kind === 'never' || isOurs(failure.reason) || isPatienceOver(delivery, now());
    const before = other && failure.kind === 'later' ? patienceEnds(delivery, now()) : undefined;
    const mine = failed(delivery, failure, platform.name, before);
    const best = hope && failure.kind === 'never' ? hope : mine;
    if (!other || !mayGoOn) return { settlement: best };
    return tryEach(going, [other, ...more], newcomer(delivery), failure.kind === 'never' ? hope : best);
  }

  function heardFrom({ name }: Platform, sent: Sent): void {
    if (sent.ok && !there.has(name)) {
      there.add(name);
      deps.back?.(name);
    }
    if (!sent.ok && sent.failure.kind === 'later' && sent.failure.reason !== 'rateLimited') there.delete(name);
  }

  /** What was sent keeps its place among those under way until that is written: only so many can come twice. */
  async function attempt(way: Route, send: () => Promise<Sent>): Promise<Sent> {
    const sent = await send().catch((fault: unknown): Sent => {
      deps.fault('a platform threw while sending', fault);
      return { ok: false, failure: { kind: 'later', reason: 'unavailable' } };
    });
    if (!sent.ok) gates.leave(way.platform);
    const rest = sent.ok ? undefined : restAsked(sent.failure, way.place.limits, now());
    heardFrom(way.platform, sent);
    gates.answered(way, sent.ok ? undefined : sent.failure.reason);
    if (rest) gates.rest(rest.keys, rest.until, rest.reason);
    return sent;
  }

  const failed = (delivery: Delivery, failure: Failure, platform?: string, before?: Instant): Settlement =>
    notSent(delivery, failure, {
      at: now(),
      random: deps.random(),
      before,
      ...(platform !== undefined && { platform }),
    });

  /** What cannot be made ready is a fault of ours. It is tried again like one of a platform, so that it delays nobody else. */
  function unready(delivery: Delivery, fault: unknown): SendOutcome {
    deps.fault('a delivery could not be made ready', fault);
    return { settlement: failed(delivery, { kind: 'later', reason: 'unavailable' }) };
  }

  async function carry(delivery: Delivery, standsIn: string | undefined, passed: () => void): Promise<void> {
    const rank = standsIn === undefined ? newcomer(delivery) : 'called';
    const standsAt = standsIn === undefined ? undefined : gateOf(standsIn);
    const looked = deliver(delivery, rank, passed, standsAt);
    const outcome = await looked.catch((fault: unknown) => unready(delivery, fault));
    if ('gate' in outcome) return stand(delivery, outcome.gate, standsIn);
    const { settlement, keeps } = outcome;
    const isOver = settlement.type !== 'again' && settlement.type !== 'later';
    const isTold = isOver || isNews(delivery, settlement);
    const task = isTold ? deps.report(delivery, settlement) : undefined;
    const written = (): void => {
      if (keeps) gates.leave(keeps);
      if (isOver) ways.forget(delivery);
      ended += 1;
    };
    await settler.settle({ settlement, task, written });
  }

  async function stand(delivery: Delivery, gate: string, standsIn: string | undefined): Promise<void> {
    const line = queueNameOf(delivery, gate);
    const { id, nextAt } = delivery;
    const waits = waitsFor(gates.shut(gate));
    const written = (): void => lines.add(line);
    if (line === standsIn) return written();
    const settlement = { id, at: now(), type: 'later', nextAt, line, ...waits } as const;
    const task = isNews(delivery, settlement) ? deps.report(delivery, settlement) : undefined;
    await settler.settle({ settlement, task, written });
  }

  /** Resolves when it is on its way, or will not go now. */
  const begin = (delivery: Delivery, line?: string): Promise<void> =>
    new Promise((decided) => {
      const over = (): void => {
        under.delete(delivery.id);
        decided();
        heard.forEach((tell) => tell());
        heard = [];
      };
      const carried = carry(delivery, line, decided).catch((fault: unknown) => {
        deps.fault('a delivery could not be settled', fault);
      });
      under.set(delivery.id, carried.then(over));
    });

  async function next(limit: number, line?: string): Promise<readonly Delivery[]> {
    return store.dueDeliveries(now(), limit, new Set([...under.keys(), ...settler.kept()]), line);
  }

  async function welcomeNew(): Promise<number> {
    const arrived = await next(HELPING);
    await Promise.all(arrived.map((delivery) => begin(delivery)));
    return arrived.length;
  }

  /** Those who wait for this gate, as many as have a turn now. Gives how many were called. */
  async function call(gate: string): Promise<number> {
    let called = 0;
    if (stopped) return called;
    for (const [line, turns] of lines.share(gate, Math.min(gates.turns(gate, now()), HELPING))) {
      const waiting = await next(turns, line);
      if (waiting.length < turns) lines.remove(line);
      await Promise.all(waiting.map((delivery) => begin(delivery, line)));
      called += waiting.length;
    }
    return called;
  }

  async function lookForLines(): Promise<void> {
    const ms = millis(now());
    if (Math.abs(ms - lookedAt) < LOOK_EVERY_MS) return;
    for (const line of await store.lines()) lines.add(line);
    lookedAt = ms;
  }

  return {
    async sendSome() {
      let begun = 0;
      await settler.writeKept(now());
      if (!stopped && !settler.refuses()) {
        await lookForLines();
        begun += await welcomeNew();
        for (const gate of lines.gates()) begun += await call(gate);
      }
      const answers = ended;
      ended = 0;
      return { begun, ended: answers };
    },
    isBusy: () => under.size + ended > 0,
    answered: () => (ended > 0 ? Promise.resolve() : new Promise((resolve) => heard.push(resolve))),
    lookAgain: () => void (lookedAt = -Infinity),
    nextAt: () => (settler.refuses() ? settler.nextAt() : earliest(gates.nextAt(now()), settler.nextAt())),
    async stop() {
      stopped = true;
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, GOODBYE_MS)));
      const goodbye = Promise.all(under.values()).then(() => settler.writeKept());
      await Promise.race([goodbye, late]);
      clearTimeout(timer);
    },
  };
}

const newcomer = ({ urgent }: Delivery): Priority => (urgent ? 'urgent' : 'newcomer');
