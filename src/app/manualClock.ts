/** The clock as the local platform shows and moves it. */
import { MINUTE_MS } from '../core/spans.ts';
import { after, earliest, instant, millis, type Instant } from '../core/ids.ts';
import type { KeyValueStore } from '../core/keyValueStore.ts';
import { EDIT_EVERY_MS } from '../delivery/rendered.ts';
import type { Clock, ManualClock } from '../runtime/clock.ts';
import { ClockHalted, type ClockDoor, type Passed } from '../platforms/door.ts';
import type { Worker, Worked } from './worker.ts';

const isManual = (clock: Clock): clock is ManualClock => clock.manual;
/** More stops than this on one way is a fault of ours. */
const MAX_STEPS = 1_000_000;
const LOOK_AGAIN_MS = MINUTE_MS;
/**
 * More short steps than this on end mean that people press meanwhile: each press leaves cards to edit five seconds later, and
 * a day of such steps takes hours.
 */
const MANY_SHORT_STEPS = 20;

/** Where a manual clock stands is kept in the store: what was stored at an instant stays in the past after a restart. */
const SPACE = 'clock';
const KEY = 'now';

/** @param asked what the settings say, or the machine's time @returns where a manual clock begins: never before it stood */
export async function firstInstant(shelf: KeyValueStore, asked: Instant, isSet: boolean): Promise<Instant> {
  const kept = await shelf.get(SPACE, KEY);
  const first = kept === undefined || (isSet && asked > kept) ? asked : instant(kept);
  if (first !== kept) await shelf.put(SPACE, KEY, first);
  return first;
}

export interface MovableClock extends ClockDoor {
  /** Whoever lets time pass is told that the program stops. */
  halt(): void;
}

export function createClockDoor(clock: Clock, pump: Worker, shelf: KeyValueStore): MovableClock {
  let halted = false;

  function movable(to: Instant): ManualClock {
    if (!isManual(clock)) throw new RangeError('This clock is the machine’s own and cannot be moved.');
    if (millis(to) < millis(clock.now()))
      throw new RangeError('Time does not go back: this instant is before the clock’s now.');
    return clock;
  }

  /** Kept first: whatever is done at an instant is never later than the clock of the next start. */
  async function moveTo(hand: ManualClock, to: Instant): Promise<void> {
    if (to <= hand.now()) return;
    await shelf.put(SPACE, KEY, to);
    // Somebody else may have moved it meanwhile.
    if (to > hand.now()) hand.set(to);
  }

  /** Stops at every instant at which something is due, and does it there. */
  async function passTo(to: Instant, told?: Told, gone?: Gone): Promise<Passed> {
    const hand = movable(to);
    const way = createWay(hand, told, gone);
    let done = await way.work();
    let short = 0;
    for (let step = 0; step < MAX_STEPS; step += 1) {
      const next = await pump.next();
      if (next === null || next > to) break;
      short = next <= after(hand.now(), EDIT_EVERY_MS) ? short + 1 : 0;
      const far = short > MANY_SHORT_STEPS ? await pump.nextButEdits() : null;
      // What is pressed there goes on making cards that are to be edited.
      if (far && hand.now() >= to) break;
      if (far) await moveTo(hand, earliest(far, to) ?? to);
      else if (next > hand.now()) await moveTo(hand, next);
      else if (done === 0 && hand.now() >= to) break;
      // What is due and cannot be done is looked at again after a while, as by a clock that goes by itself.
      else if (done === 0) await moveTo(hand, earliest(after(hand.now(), LOOK_AGAIN_MS), to) ?? to);
      done = await way.work();
    }
    await moveTo(hand, to);
    await way.work();
    return way.passed();
  }

  async function jump(to: Instant, told?: Told): Promise<Passed> {
    const hand = movable(to);
    await moveTo(hand, to);
    const way = createWay(hand, told);
    await way.work();
    return way.passed();
  }

  function createWay(hand: ManualClock, told: Told = () => undefined, gone: Gone = () => false) {
    const sum = { ran: 0, delivered: 0 };
    const passed = (more: Worked = { ran: 0, delivered: 0 }): Passed => ({
      now: hand.now(),
      ran: sum.ran + more.ran,
      delivered: sum.delivered + more.delivered,
    });
    const refuseHalted = (): void => {
      if (halted || gone()) throw new ClockHalted(passed());
    };
    return {
      passed,
      /** Gives how much there was to do at this instant. */
      async work(): Promise<number> {
        refuseHalted();
        const worked = await pump.run((soFar) => told(passed(soFar)));
        sum.ran += worked.ran;
        sum.delivered += worked.delivered;
        refuseHalted();
        return worked.ran + worked.delivered;
      },
    };
  }

  return {
    manual: clock.manual,
    now: () => clock.now(),
    passTo,
    jump,
    settle: () => pump.run().then(() => undefined),
    halt: () => void (halted = true),
  };
}

type Told = (soFar: Passed) => void;
type Gone = () => boolean;
