/** The manual clock, which the local platform shows and moves. */
import { MINUTE_MS } from '../core/spans.ts';
import { after, earliest, instant, millis, type Instant } from '../core/ids.ts';
import type { KeyValueStore } from '../core/keyValueStore.ts';
import type { Clock, ManualClock } from '../runtime/clock.ts';
import { ClockHalted, type ClockDoor, type ClockProgress } from '../platforms/door.ts';
import type { Turns } from './turns.ts';
import type { Worker } from './worker.ts';
import type { WorkDone } from './workRounds.ts';

const isManual = (clock: Clock): clock is ManualClock => clock.manual;
/** More steps than this in one move are a programming error. */
const MAX_STEPS = 1_000_000;
const RETRY_STEP_MS = MINUTE_MS;
/**
 * After more than this many steps in a row in which only cards are edited, edits must be failing: people get a turn in
 * between.
 */
const MAX_EDITS = 20;

/** The key of the clock's time in the store. With it, no stored instant is in the future after a restart. */
const SPACE = 'clock';
const KEY = 'now';

/** The first time of a manual clock, never before its last. @param asked the time in the settings, or the machine's time */
export async function firstInstant(keyValues: KeyValueStore, asked: Instant, isSet: boolean): Promise<Instant> {
  const kept = await keyValues.get(SPACE, KEY);
  const first = kept === undefined || (isSet && asked > kept) ? asked : instant(kept);
  if (first !== kept) await keyValues.put(SPACE, KEY, first);
  return first;
}

export interface MovableClock extends ClockDoor {
  /** Ends a running move with `ClockHalted`, because the program stops. */
  halt(): void;
}

interface MoveDeps {
  readonly keyValues: KeyValueStore;
  readonly turns: Turns;
  /** Called after each move. */
  readonly moved: () => Promise<void>;
}

/** Work at each instant is one step of `Turns`: it runs alone to its end, even while people keep pressing. */
export function createClockDoor(clock: Clock, worker: Worker, { keyValues, turns, moved }: MoveDeps): MovableClock {
  let halted = false;

  function movable(to: Instant): ManualClock {
    if (!isManual(clock)) throw new RangeError('This clock is the machine’s own and cannot be moved.');
    if (millis(to) < millis(clock.now()))
      throw new RangeError('Time does not go back: this instant is before the clock’s now.');
    return clock;
  }

  /**
   * Moves the clock. The time is stored first, so that the clock of the next start is never before something that was done.
   */
  async function moveTo(manual: ManualClock, to: Instant): Promise<void> {
    if (to <= manual.now()) return;
    await keyValues.put(SPACE, KEY, to);
    // Another request may have moved the clock meanwhile.
    if (to > manual.now()) manual.set(to);
  }

  /**
   * Moves to each instant at which something is due, and does it there. Waiting presses have their turn between two steps.
   */
  async function advanceTo(to: Instant, told?: Told, gone?: Gone): Promise<ClockProgress> {
    const manual = movable(to);
    const move = createMove(manual, told, gone);
    await turns.alone(move.work);
    for (let step = 0; step < MAX_STEPS && manual.now() < to; step += 1)
      await turns.alone(() => stepTowards(to, manual, move));
    await moved();
    return move.passed();
  }

  /**
   * Moves to the next instant at which more than an edit of a card is due, or to `to`. Each press leaves cards to edit five
   * seconds later; with a step for each of those, a day would take thousands of steps while people press.
   */
  async function stepTowards(to: Instant, manual: ManualClock, { work }: Pick<Move, 'work'>): Promise<void> {
    const left = await worker.next();
    // Work that presses have left since the last step.
    if (left !== null && left <= manual.now()) await work();
    for (let edits = 0; edits < MAX_EDITS && manual.now() < to; edits += 1) {
      const next = await worker.next();
      // Work that is due and cannot be done now is tried again later, as with the system clock.
      const stop = next !== null && next <= manual.now() ? after(manual.now(), RETRY_STEP_MS) : next;
      const at = earliest(stop, to) ?? to;
      const isMore = await worker.isMoreThanEdits(at);
      await moveTo(manual, at);
      await work();
      if (isMore) return;
    }
  }

  async function jump(to: Instant, told?: Told): Promise<ClockProgress> {
    const manual = movable(to);
    const move = createMove(manual, told);
    await turns.alone(async () => {
      await moveTo(manual, to);
      await move.work();
    });
    await moved();
    return move.passed();
  }

  function createMove(manual: ManualClock, told: Told = () => undefined, gone: Gone = () => false): Move {
    const sum = { ran: 0, delivered: 0 };
    const passed = (more: WorkDone = { ran: 0, delivered: 0 }): ClockProgress => ({
      now: manual.now(),
      ran: sum.ran + more.ran,
      delivered: sum.delivered + more.delivered,
    });
    const refuseHalted = (): void => {
      if (halted || gone()) throw new ClockHalted(passed());
    };
    return {
      passed,
      async work() {
        refuseHalted();
        const worked = await worker.run((soFar) => told(passed(soFar)));
        sum.ran += worked.ran;
        sum.delivered += worked.delivered;
        refuseHalted();
      },
    };
  }

  return {
    manual: clock.manual,
    now: () => clock.now(),
    advanceTo,
    jump,
    settle: () => turns.alone(() => worker.run()).then(() => undefined),
    halt: () => void (halted = true),
  };
}

interface Move {
  /** Does everything that may be done at the clock's present time. */
  readonly work: () => Promise<void>;
  readonly passed: () => ClockProgress;
}
type Told = (soFar: ClockProgress) => void;
type Gone = () => boolean;
