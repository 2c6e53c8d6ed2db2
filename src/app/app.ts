/** Wires the rooms together. Reads no environment; everything it needs is an argument. */
import { DAY_MS, HOUR_MS } from '../core/spans.ts';
import type { Router } from 'express';
import { calendarRoutes } from './calendarFeed.ts';
import { fileRoutes, createLinks } from './files.ts';
import { createClockDoor, type MovableClock } from './manualClock.ts';
import { createDoor } from './door.ts';
import { createSecondTry } from './secondTry.ts';
import { createOutcomes } from './outcomes.ts';
import { createWorker } from './worker.ts';
import { drawDelivery, redrawDelivery } from './presenter.ts';
import { eachMinute, type Clock } from '../runtime/clock.ts';
import type { Delivery } from '../core/envelope.ts';
import { instant, millis, type Instant } from '../core/ids.ts';
import type { Person } from '../core/people.ts';
import { createDispatcher, type DispatcherDeps } from '../delivery/dispatcher.ts';
import { createAnswered } from '../delivery/answered.ts';
import { createEditor } from '../delivery/editor.ts';
import { createConcurrencyLimiter } from '../delivery/concurrency.ts';
import { quietUntil } from '../calendar/calendar.ts';
import type { Door } from '../platforms/door.ts';
import type { Platform } from '../platforms/platform.ts';
import { onDuty } from '../delivery/onDuty.ts';
import { addresseeOf, platformsOf } from './rooms.ts';
import type { Store } from '../store/store.ts';
import { createCommandHandler } from '../engine/commandHandler.ts';
import type { FollowUpWork } from '../engine/round.ts';
import { loadNetwork, REGISTRY } from './registry.ts';
import { createDueWork } from '../engine/dueWork.ts';

export interface Parts {
  readonly store: Store;
  readonly platforms: readonly Platform[];
  readonly clock: Clock;
  /** The address under which people reach this server, without a final slash. */
  readonly base: () => string;
  readonly random?: () => number;
  readonly fault: (what: string, fault: unknown) => void;
  /** Makes what a first start has left out. */
  readonly seed?: (at: Instant) => Promise<void>;
}

export interface Concord {
  readonly door: Door;
  /** Where the links to downloads lead. */
  readonly files: Router;
  readonly clock: MovableClock;
  /** Begins to do what is due, a breath after the start. */
  start(): void;
  /** Resolves when what the start had left out is there: whoever comes earlier waits for it. Made anew when it failed. */
  seeded(): Promise<void>;
  /** Begins nothing more that is due; presses are still answered. Whoever lets time pass is told. */
  stopAccepting(): void;
  /** Finishes what is being done and sent; what is queued stays in the store for the next start. */
  stop(): Promise<void>;
}

/** Receipts answer repeats; platforms repeat for minutes, not months. */
const RECEIPTS_KEPT_MS = 30 * DAY_MS;
/** The clock is set going when the start is over. What is due by then is done at once, whatever the clock says. */
const A_MOMENT_MS = 1_000;
/** A write of which the store had not said whether it was made is known within moments. */
const LATE_WRITE_MS = 1_000;
/** Whoever waits for the program to be there is answered first. */
const FIRST_WORK_DELAY_MS = 50;

export function createConcord({
  store,
  platforms,
  clock,
  base,
  random = Math.random,
  fault,
  seed: furnish,
}: Parts): Concord {
  const now = (): Instant => clock.now();
  // What goes out says which version it shows; should that be a moment old, its card is edited.
  const lately = store.cached ?? store;
  const route = async ({ network, to }: Delivery) => {
    const found = await loadNetwork(lately, network);
    const addressee = found && addresseeOf(found, to);
    if (!addressee) return undefined;
    const { person, room } = addressee;
    return { person, platforms: onDuty(platformsOf(platforms, room), store, network) };
  };
  const links = createLinks({ shelf: store.keyValues, base });
  const around = { store: lately, links };
  const draw = (delivery: Delivery, to: Person, at: Instant) => drawDelivery(around, delivery, to, at);
  const quiet = async (delivery: Delivery, to: Person, at: Instant) => {
    const found = await loadNetwork(lately, delivery.network);
    // They are hours without direct messages: a room wakes nobody.
    return found?.roll.people[to.id] ? quietUntil(at, to.zone, found.settings.quiet) : null;
  };

  const next = REGISTRY.afterDelivery();
  const secondTry = createSecondTry({ store, now, wake: () => pump.wake(), fault });
  const report: DispatcherDeps['report'] = (delivery, end) => {
    if (end.type === 'failed') secondTry.failed(delivery.to);
    return next(delivery, end);
  };

  let wake = (_left: FollowUpWork): void => undefined;
  const road = createCommandHandler({ store, registry: REGISTRY, changed: (left) => wake(left) });
  const due = createDueWork({ store, registry: REGISTRY, road, fault });
  const concurrency = createConcurrencyLimiter();
  const callAfter = (ms: number, callback: () => void): void => {
    setTimeout(() => {
      callback();
      pump.wake();
    }, ms).unref();
  };
  const sending = { store, concurrency, route, now, random, callAfter, fault };
  const back = (): void => secondTry.back();
  const dispatcher = createDispatcher({ ...sending, draw, quietUntil: quiet, report, platformBack: back });
  const redraw = (delivery: Delivery, to: Person, at: Instant) => redrawDelivery(around, delivery, to, at);
  const answered = createAnswered(now);
  const editor = createEditor({ ...sending, draw: redraw, answered });
  const pump = createWorker({ store, due, dispatcher, editor, now, fault }, { timers: !clock.manual });
  wake = (left) => (left === 'work' ? pump.wake() : pump.wakeLater());

  // A clock that is moved by hand stands still: what waits for it would wait for a hand.
  const patienceMs = clock.manual ? 0 : LATE_WRITE_MS;
  const outcomes = createOutcomes({ store, now, patienceMs, wake: () => pump.wake(), fault });
  const door = createDoor({
    store,
    links,
    road,
    now,
    wake: () => pump.wake(),
    answered,
    met: (known) => secondTry.met(known),
    fault,
    unheard: (pressed) => outcomes.learn(pressed),
  });
  const clockDoor = createClockDoor(clock, pump, store.keyValues);
  let ticking: Promise<() => Promise<void>> | undefined;
  let beginning: NodeJS.Timeout | undefined;
  let breath: NodeJS.Timeout | undefined;
  let furnishing: Promise<void> | undefined;
  let forgottenAt = 0;

  async function tick(): Promise<void> {
    await pump.run();
    if (millis(now()) - forgottenAt < HOUR_MS) return;
    forgottenAt = millis(now());
    secondTry.back();
    await store.forgetReceipts(instant(forgottenAt - RECEIPTS_KEPT_MS));
  }

  const furnished = (): Promise<void> =>
    (furnishing ??= (async () => {
      if (!furnish) return;
      await furnish(now());
      // What is there now has things of its own to do at once: the meetings of a series are made.
      for (let done = 1; done > 0;) done = await due.doDue(now());
    })().catch((error: unknown) => {
      furnishing = undefined;
      throw error;
    }));

  const begin = (): void => {
    furnished().then(
      () => {
        pump.wake();
        // Whoever needs it asks again.
        links.prepare().catch(() => undefined);
      },
      (error: unknown) => {
        fault('what the start had left out could not be made', error);
        breath = setTimeout(begin, A_MOMENT_MS).unref();
      },
    );
  };

  const beginTicking = (): void => {
    ticking = eachMinute(() => tick().catch((error: unknown) => fault('a minute’s work failed', error)));
  };

  return {
    door,
    files: fileRoutes({ store, links, now, fault }).use(calendarRoutes({ store, now, fault })),
    clock: clockDoor,
    start() {
      store.duty?.start(() => {
        dispatcher.rescanQueues();
        pump.wake();
      });
      breath = setTimeout(begin, FIRST_WORK_DELAY_MS).unref();
      if (!clock.manual) beginning = setTimeout(beginTicking, A_MOMENT_MS).unref();
    },
    seeded: furnished,
    stopAccepting() {
      clockDoor.halt();
      pump.stopAccepting();
    },
    async stop() {
      clearTimeout(breath);
      clearTimeout(beginning);
      await outcomes.stop();
      await (
        await ticking
      )?.();
      await pump.stop();
      await secondTry.done();
      await store.duty?.stop();
    },
  };
}
