/** What the program does at its start and each minute, besides what is due. */
import { instant, millis, type Instant } from '../core/ids.ts';
import { DAY_MS, HOUR_MS } from '../core/spans.ts';
import type { CommandHandler } from '../engine/commandHandler.ts';
import type { Store } from '../store/store.ts';
import type { BackgroundTasks } from './backgroundTasks.ts';
import { beginHolidays } from './holidays.ts';
import type { Links } from './links.ts';
import type { OwnPage } from './ownPage.ts';
import { forgetPages } from './pages.ts';
import { followZoneRules } from './zoneRules.ts';

/** How long receipts are kept, in milliseconds. They answer repeated events; platforms repeat for minutes, not months. */
const RECEIPTS_KEPT_MS = 30 * DAY_MS;

interface StartDeps {
  readonly store: Store;
  readonly links: Links;
  readonly commandHandler: CommandHandler;
  readonly background: BackgroundTasks;
  readonly now: () => Instant;
}

export interface StartTasks {
  /** Begins what is done once, when everything that the program needs exists. */
  onSeeded(): void;
  /** Asks those networks for next year's holidays that an earlier version set up. */
  askForHolidays(): void;
}

/** The tasks of a start. They run in the background. */
export function createStartTasks({ store, links, commandHandler, background, now }: StartDeps): StartTasks {
  const askForHolidays = (): void =>
    background.run('nobody is asked for holidays', () => beginHolidays({ store, commandHandler, now }));
  return {
    askForHolidays,
    onSeeded() {
      // A failure here does no harm: the secret is loaded again when the first link is made.
      background.run('links', () => links.prepare().then(undefined, () => undefined));
      askForHolidays();
      background.run('the time zones of meetings could not be checked', () =>
        followZoneRules({ store, now, commandHandler }),
      );
    },
  };
}

interface TickDeps {
  readonly store: Store;
  readonly now: () => Instant;
  readonly work: () => Promise<unknown>;
  readonly sendFailedAgain: () => void;
  readonly forget: () => Promise<void>;
}

/** @returns the work of each minute. Some of it is done once an hour. */
export function createTick({ store, now, work, sendFailedAgain, forget }: TickDeps): () => Promise<void> {
  const hourly = createHourly(now);
  return async () => {
    await work();
    await hourly(async (at) => {
      sendFailedAgain();
      await store.forgetReceipts(instant(millis(at) - RECEIPTS_KEPT_MS));
    });
    await forget();
  };
}

interface ForgetDeps {
  readonly store: Pick<Store, 'keyValues'>;
  readonly now: () => Instant;
  readonly ownPage: Pick<OwnPage, 'forget'>;
  /** What platforms keep. */
  readonly platforms?: ((now: Instant) => Promise<void>) | undefined;
}

/**
 * Removes links, codes and tags whose time is over, about once an hour of the clock: by its ticks, or as it is moved.
 */
export function createForget({ store, now, ownPage, platforms }: ForgetDeps): () => Promise<void> {
  const hourly = createHourly(now);
  return () =>
    hourly(async (at) => {
      await forgetPages(store.keyValues, at);
      await ownPage.forget(at);
      await platforms?.(at);
    });
}

/** Runs a task, at most once an hour of this clock. */
function createHourly(now: () => Instant): (task: (at: Instant) => Promise<void>) => Promise<void> {
  let last = 0;
  return async (task) => {
    const ms = millis(now());
    if (ms - last < HOUR_MS) return;
    last = ms;
    await task(instant(ms));
  };
}
