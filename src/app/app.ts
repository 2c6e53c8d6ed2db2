/** Puts the program together. Reads no environment: everything that it needs is an argument. */
import { DAY_MS, HOUR_MS } from '../core/spans.ts';
import type { Router } from 'express';
import { calendarRoutes } from './calendarFeed.ts';
import { fileRoutes } from './files.ts';
import { beginHolidays } from './holidays.ts';
import { createLinks } from './links.ts';
import { createClockDoor, type MovableClock } from './manualClock.ts';
import { createBackgroundTasks } from './backgroundTasks.ts';
import { createDoor } from './door.ts';
import { createSecondTry } from './resending.ts';
import { createOutcomes } from './outcomes.ts';
import { createPages, forgetPages } from './pages.ts';
import { createTurns, NO_TURNS } from './turns.ts';
import { createWorker } from './worker.ts';
import { drawDelivery, redrawDelivery } from './presenter.ts';
import { createRecipients } from './recipients.ts';
import { createBackgroundWork } from './running.ts';
import type { Clock } from '../runtime/clock.ts';
import { instant, millis, type Instant } from '../core/ids.ts';
import { createDispatcher, type DispatcherDeps } from '../delivery/dispatcher.ts';
import { createAnsweredMessages } from '../delivery/answered.ts';
import { createEditor } from '../delivery/editor.ts';
import { createConcurrencyLimiter } from '../delivery/concurrency.ts';
import type { Door } from '../platforms/door.ts';
import type { Platform } from '../platforms/platform.ts';
import type { Store } from '../store/store.ts';
import { createCommandHandler } from '../engine/commandHandler.ts';
import type { FollowUpWork } from '../engine/round.ts';
import { REGISTRY } from './registry.ts';
import { createDueWork } from '../engine/dueWork.ts';
import { followZoneRules } from './zoneRules.ts';

export interface ConcordDeps {
  readonly store: Store;
  readonly platforms: readonly Platform[];
  readonly clock: Clock;
  /** The address under which people reach this server, without a final slash. */
  readonly base: () => string;
  readonly random?: () => number;
  readonly fault: (what: string, fault: unknown) => void;
  /** The faults that are known now; the Secretariat is told of them. */
  readonly troubles?: () => readonly string[];
  /** Creates what the first start has not created yet. */
  readonly seed?: (at: Instant) => Promise<void>;
}

export interface Concord {
  readonly door: Door;
  /** The routes of downloads, calendars and signed pages. */
  readonly files: Router;
  readonly clock: MovableClock;
  /** Begins to do what is due, shortly after the start. */
  start(): void;
  /**
   * Resolves when everything that the first start creates exists; requests wait for it. Creation is tried again after a
   * failure.
   */
  seeded(): Promise<void>;
  /** Begins no more due work. Presses are still answered. A running move of a manual clock ends with `ClockHalted`. */
  stopAccepting(): void;
  /** Finishes the work and the messages that have begun. Queued ones stay in the store for the next start. */
  stop(): Promise<void>;
}

/** How long receipts are kept, in milliseconds. They answer repeated events; platforms repeat for minutes, not months. */
const RECEIPTS_KEPT_MS = 30 * DAY_MS;
/** How long after a write without an answer the journal is read to see whether it was made. */
const LATE_WRITE_MS = 1_000;

export function createConcord(parts: ConcordDeps): Concord {
  const { store, clock, fault } = parts;
  const now = (): Instant => clock.now();
  const links = createLinks({ keyValues: store.keyValues, base: parts.base });
  const secondTry = createSecondTry({ store, now, wake: () => work.worker.wake(), fault });
  const work = createWork(parts, { links, secondTry });
  const { worker, commandHandler, dispatcher, answered, due } = work;

  // A manual clock does not move by itself, so a delay would last until somebody moves it.
  const delayMs = clock.manual ? 0 : LATE_WRITE_MS;
  const wake = (): void => worker.wake();
  const outcomes = createOutcomes({ store, now, delayMs, wake, fault });
  const turns = clock.manual ? createTurns() : NO_TURNS;
  const door = createDoor({
    ...{ store, links, now, wake, answered, fault },
    commandHandler: {
      ...commandHandler,
      handle(act) {
        worker.pressed();
        return commandHandler.handle(act);
      },
    },
    ...(parts.troubles && { troubles: parts.troubles }),
    onContact: (known) => secondTry.onContact(known),
    outcomeUnknown: (pressed) => outcomes.tellLater(pressed),
    turns,
  });
  const background = createBackgroundTasks(fault);
  const askForHolidays = (): void =>
    background.run('nobody is asked for holidays', () => beginHolidays({ store, commandHandler, now }));
  const clockDoor = createClockDoor(clock, worker, store.keyValues, turns);
  const running = createBackgroundWork({
    ...{ clock, due, worker, seed: parts.seed, fault },
    onSeeded: () => {
      // A failure here does no harm: the secret is loaded again when the first link is made.
      background.run('links', () => links.prepare().then(undefined, () => undefined));
      askForHolidays();
      background.run('the time zones of meetings could not be checked', () =>
        followZoneRules({ store, now, commandHandler }),
      );
    },
    tick: createTick(parts, { work: () => worker.run(), sendFailedAgain: () => secondTry.platformBack() }),
  });

  return {
    door,
    files: fileRoutes({ store, links, now, fault })
      .use(calendarRoutes({ store, now, fault }))
      .use(createPages({ door, links, keyValues: store.keyValues, now, base: parts.base, fault })),
    clock: clockDoor,
    start() {
      store.duty?.start(() => {
        dispatcher.rescanQueues();
        worker.wake();
        askForHolidays();
      });
      running.begin();
    },
    seeded: () => running.seeded(),
    stopAccepting() {
      clockDoor.halt();
      worker.stopAccepting();
    },
    async stop() {
      const ticksEnded = running.end();
      await outcomes.stop();
      await ticksEnded;
      await worker.stop();
      await secondTry.done();
      await background.done();
      await store.duty?.stop();
    },
  };
}

interface WorkDeps {
  readonly links: ReturnType<typeof createLinks>;
  readonly secondTry: ReturnType<typeof createSecondTry>;
}

/** The command handler, and the worker with what it drives: due work, sending and edits. */
function createWork(
  { store, platforms, clock, random = Math.random, fault }: ConcordDeps,
  { links, secondTry }: WorkDeps,
) {
  const now = (): Instant => clock.now();
  const presenter = { store: store.cached ?? store, links };
  const afterDelivery = REGISTRY.afterDelivery();
  const report: DispatcherDeps['report'] = (delivery, end) => {
    if (end.type === 'failed') secondTry.onFailed(delivery.to);
    return afterDelivery(delivery, end);
  };

  let changed = (_left: FollowUpWork): void => undefined;
  const commandHandler = createCommandHandler({ store, registry: REGISTRY, changed: (left) => changed(left) });
  const due = createDueWork({ store, registry: REGISTRY, commandHandler, fault });
  const callAfter = (ms: number, callback: () => void): void => {
    setTimeout(() => {
      callback();
      worker.wake();
    }, ms).unref();
  };
  const recipients = createRecipients(store, platforms);
  const sending = { store, concurrency: createConcurrencyLimiter(), ...recipients, now, random, callAfter, fault };
  const dispatcher = createDispatcher({
    ...sending,
    draw: (delivery, to, at) => drawDelivery(presenter, delivery, to, at),
    report,
    platformBack: () => secondTry.platformBack(),
  });
  const answered = createAnsweredMessages(now);
  const editor = createEditor({
    ...sending,
    draw: (delivery, to, at) => redrawDelivery(presenter, delivery, to, at),
    answered,
  });
  const worker = createWorker({ store, due, dispatcher, editor, now, fault }, { timers: !clock.manual });
  changed = (left) => {
    if (left === 'sendAgain') sending.concurrency.probeClosed();
    return left === 'staleCards' ? worker.wakeLater() : worker.wake();
  };
  return { commandHandler, due, dispatcher, answered, worker };
}

interface Tick {
  readonly work: () => Promise<unknown>;
  readonly sendFailedAgain: () => void;
}

/** The work of each minute. Some of it is done once an hour. */
function createTick({ store, clock }: ConcordDeps, { work, sendFailedAgain }: Tick): () => Promise<void> {
  let hourlyAt = 0;
  return async () => {
    await work();
    const ms = millis(clock.now());
    if (ms - hourlyAt < HOUR_MS) return;
    hourlyAt = ms;
    sendFailedAgain();
    await store.forgetReceipts(instant(hourlyAt - RECEIPTS_KEPT_MS));
    await forgetPages(store.keyValues, instant(hourlyAt));
  };
}
