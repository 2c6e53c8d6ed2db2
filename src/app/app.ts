/** Puts the program together. Reads no environment: everything that it needs is an argument. */
import type { Router } from 'express';
import type { Instant } from '../core/ids.ts';
import type { CommandHandler } from '../engine/commandHandler.ts';
import type { Door, ShownAnswer } from '../platforms/door.ts';
import type { AwaitedMails, PlatformTab } from './openPlatforms.ts';
import type { Platform } from '../platforms/platform.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Store } from '../store/store.ts';
import { createBackgroundTasks } from './backgroundTasks.ts';
import { calendarRoutes } from './calendarFeed.ts';
import { createDoor } from './door.ts';
import { fileRoutes } from './files.ts';
import { createLinks } from './links.ts';
import { createClockDoor, type MovableClock } from './manualClock.ts';
import type { Operations } from './operations.ts';
import { createOutcomes } from './outcomes.ts';
import { createOwnPage } from './ownPage.ts';
import { createPages } from './pages.ts';
import { createQuietMessages } from './quietMessages.ts';
import { createSecondTry } from './resending.ts';
import { createBackgroundWork } from './running.ts';
import { createTurns, NO_TURNS } from './turns.ts';
import { createForget, createStartTasks, createTick } from './upkeep.ts';
import { createWork, type Work } from './work.ts';

export interface ConcordDeps extends AwaitedMails {
  readonly store: Store;
  readonly platforms: readonly Platform[];
  readonly clock: Clock;
  /** The address under which people reach this server, without a final slash. */
  readonly base: () => string;
  /** Do people's browsers reach that address? Without PUBLIC_URL only where everybody is on this machine. */
  readonly isReached?: boolean;
  /** The tab in which a platform shows people's own page. */
  readonly tab?: PlatformTab;
  readonly random?: () => number;
  readonly fault: (what: string, fault: unknown) => void;
  /** The faults that are known now; the Secretariat is told of them. */
  readonly troubles?: () => readonly string[];
  /** Told of every answer to a press or typed words, by the platform. Absent where nobody counts. */
  readonly answered?: (platform: string, outcome: string) => void;
  /** Told of deliveries that end, and of duty that is taken or lost. */
  readonly operations?: Pick<Operations, 'delivered' | 'duty'>;
  /** Removes what platforms do not need any more. */
  readonly forgetByPlatforms?: (now: Instant) => Promise<void>;
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

/** How long after a write without an answer the journal is read to see whether it was made, in milliseconds. */
const LATE_WRITE_MS = 1_000;

export function createConcord(parts: ConcordDeps): Concord {
  const { store, clock, fault } = parts;
  const now = (): Instant => clock.now();
  const wake = (): void => work.worker.wake();
  const links = createLinks({ keyValues: store.keyValues, base: parts.base, isReached: parts.isReached ?? true });
  const secondTry = createSecondTry({ store, now, wake, fault });
  const quietMessages = createQuietMessages({ store, now, wake });
  const work = createWork({ ...parts, links, secondTry, isAwake: (id, at) => quietMessages.isAwake(id, at) });
  const { worker, commandHandler } = work;
  // A manual clock does not move by itself, so a delay would last until somebody moves it.
  const delayMs = clock.manual ? 0 : LATE_WRITE_MS;
  const outcomes = createOutcomes({ store, now, delayMs, wake, fault });
  const turns = clock.manual ? createTurns() : NO_TURNS;
  const opened = createDoor({
    ...{ store, links, now, wake, turns, fault },
    ...{ afterDelivery: work.afterDelivery, waysTo: work.waysTo },
    linkFor: (asked) => links.linkFor(asked),
    answered: work.answered,
    quietMessages,
    commandHandler: countingPresses(work),
    ...(parts.troubles && { troubles: parts.troubles }),
    onContact: (known) => secondTry.onContact(known),
    outcomeUnknown: (pressed) => outcomes.tellLater(pressed),
  });
  const door = parts.answered ? countingAnswers(opened, parts.answered) : opened;
  const ownPage = createOwnPage({
    ...{ door, store, links, now, base: parts.base, fault, platforms: parts.platforms },
    ...(parts.mailCode && { mailCode: parts.mailCode }),
    ...(parts.mailLink && { mailLink: parts.mailLink }),
    ...(parts.asMailed && { asMailed: parts.asMailed }),
    ...(parts.tab && { tab: parts.tab }),
  });
  const background = createBackgroundTasks(fault);
  const startTasks = createStartTasks({ store, links, commandHandler, background, now });
  const forget = createForget({ store, now, ownPage, platforms: parts.forgetByPlatforms });
  const moved = (): Promise<void> => forget().catch((error: unknown) => fault('a minute’s work failed', error));
  const clockDoor = createClockDoor(clock, worker, { keyValues: store.keyValues, turns, moved });
  const running = createBackgroundWork({
    ...{ clock, due: work.due, worker, seed: parts.seed, fault },
    onSeeded: () => startTasks.onSeeded(),
    tick: createTick({
      ...{ store, now, forget, work: () => worker.run() },
      sendFailedAgain: () => secondTry.platformBack(),
    }),
  });

  return {
    door,
    files: fileRoutes({ store, links, now, fault })
      .use(calendarRoutes({ store, now, fault }))
      .use(createPages({ door, links, keyValues: store.keyValues, now, base: parts.base, fault }))
      .use(ownPage.routes),
    clock: clockDoor,
    start() {
      store.duty?.start(
        () => {
          work.dispatcher.rescanQueues();
          worker.wake();
          startTasks.askForHolidays();
        },
        (network, what) => parts.operations?.duty(network, what),
      );
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

/** The door for platforms, with what came of each press and of typed words. A look changes nothing. */
function countingAnswers(door: Door, answered: (platform: string, outcome: string) => void): Door {
  const counted = async (platform: string, answer: Promise<ShownAnswer>): Promise<ShownAnswer> => {
    const shown = await answer;
    const { ok, code = 'refused', isQuery } = shown;
    answered(platform, ok ? (isQuery ? 'looked' : 'accepted') : code);
    return shown;
  };
  return {
    ...door,
    press: (pressed, stored) => counted(pressed.platform, door.press(pressed, stored)),
    say: (said) => counted(said.platform, door.say(said)),
  };
}

/** The command handler for people's acts. The worker counts them: presses without a pause make a long run of it. */
const countingPresses = ({ commandHandler, worker }: Work): CommandHandler => ({
  ...commandHandler,
  handle(act) {
    worker.pressed();
    return commandHandler.handle(act);
  },
});
