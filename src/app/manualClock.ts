/** The manual clock, as the local platform shows and moves it. */
import { MINUTE_MS } from '../core/spans.ts';
import { after, earliest, instant, millis, type Instant } from '../core/ids.ts';
import type { KeyValueStore } from '../core/keyValueStore.ts';
import { EDIT_EVERY_MS } from '../delivery/rendered.ts';
import type { Clock, ManualClock } from '../runtime/clock.ts';
import { ClockHalted, type ClockDoor, type ClockProgress } from '../platforms/door.ts';
import type { Worker, WorkDone } from './worker.ts';

const isManual = (clock: Clock): clock is ManualClock => clock.manual;
/** More steps than this in one move are a programming error. */
const MAX_STEPS = 1_000_000;
const RETRY_STEP_MS = MINUTE_MS;
/**
 * More short steps than this on end mean that people press meanwhile: each press leaves cards to edit five seconds later, and
 * a day of such steps takes hours.
 */
const MANY_SHORT_STEPS = 20;

/** The clock's time is kept in the store, so that after a restart no stored instant is in the future. */
const SPACE = 'clock';
const KEY = 'now';

/** @param asked from the settings, or the machine's time. @returns the first time of a manual clock: never before its last */
export async function firstInstant(keyValues: KeyValueStore, asked: Instant, isSet: boolean): Promise<Instant> {
  const kept = await keyValues.get(SPACE, KEY);
  const first = kept === undefined || (isSet && asked > kept) ? asked : instant(kept);
  if (first !== kept) await keyValues.put(SPACE, KEY, first);
  return first;
}

export interface MovableClock extends ClockDoor {
  /** The program stops: a move that is under way ends with `ClockHalted`. */
  halt(): void;
}

export function createClockDoor(clock: Clock, worker: Worker, keyValues: KeyValueStore): MovableClock {
  let halted = false;

  function movable(to: Instant): ManualClock {
    if (!isManual(clock)) throw new RangeError('This clock is the machine’s own and cannot be moved.');
    if (millis(to) < millis(clock.now()))
      throw new RangeError('Time does not go back: this instant is before the clock’s now.');
    return clock;
  }

  /** Stored first, so that the clock of the next start is never before something that was done. */
  async function moveTo(manual: ManualClock, to: Instant): Promise<void> {
    if (to <= manual.now()) return;
    await keyValues.put(SPACE, KEY, to);
    // Another request may have moved the clock meanwhile.
    if (to > manual.now()) manual.set(to);
  }

  /** Moves to each instant at which something is due, and does it there. */
  async function advanceTo(to: Instant, told?: Told, gone?: Gone): Promise<ClockProgress> {
    const manual = movable(to);
    const move = createMove(manual, told, gone);
    let { done, isCut } = await move.work();
    let short = 0;
    for (let step = 0; step < MAX_STEPS; step += 1) {
      const next = await worker.next();
      if (next === null || next > to) break;
      short = next <= after(manual.now(), EDIT_EVERY_MS) ? short + 1 : 0;
      const far = short > MANY_SHORT_STEPS ? await worker.nextButEdits() : null;
      // Presses at this instant may go on making edits due.
      if (far && manual.now() >= to) break;
      if (far) await moveTo(manual, earliest(far, to) ?? to);
      else if (next > manual.now()) await moveTo(manual, next);
      // The same of messages: those that are left are sent on the way.
      else if (isCut && manual.now() >= to) break;
      else if (isCut) await moveTo(manual, earliest(await worker.nextDocument(), to) ?? to);
      else if (done === 0 && manual.now() >= to) break;
      // What is due and cannot be done is tried again later, as with the system clock.
      else if (done === 0) await moveTo(manual, earliest(after(manual.now(), RETRY_STEP_MS), to) ?? to);
      ({ done, isCut } = await move.work());
    }
    await moveTo(manual, to);
    await move.work();
    return move.passed();
  }

  async function jump(to: Instant, told?: Told): Promise<ClockProgress> {
    const manual = movable(to);
    await moveTo(manual, to);
    const move = createMove(manual, told);
    await move.work();
    return move.passed();
  }

  function createMove(manual: ManualClock, told: Told = () => undefined, gone: Gone = () => false) {
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
      /** @returns how much was done at this instant; `isCut`: people press, and go on making work */
      async work(): Promise<{ readonly done: number; readonly isCut: boolean }> {
        refuseHalted();
        const worked = await worker.run((soFar) => told(passed(soFar)));
        sum.ran += worked.ran;
        sum.delivered += worked.delivered;
        refuseHalted();
        return { done: worked.ran + worked.delivered, isCut: worked.isCut === true };
      },
    };
  }

  return {
    manual: clock.manual,
    now: () => clock.now(),
    advanceTo,
    jump,
    settle: () => worker.run().then(() => undefined),
    halt: () => void (halted = true),
  };
}

type Told = (soFar: ClockProgress) => void;
type Gone = () => boolean;
