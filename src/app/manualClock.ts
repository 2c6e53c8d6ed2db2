/** The clock as the local platform shows and moves it. */
import { after, earliest, millis, type Instant } from '../core/ids.ts';
import type { Clock, ManualClock } from '../runtime/clock.ts';
import type { ClockDoor, Passed } from '../platforms/door.ts';
import type { Pump, Worked } from './worker.ts';

const isManual = (clock: Clock): clock is ManualClock => clock.manual;
/** More stops than this on one way is a fault of ours. */
const MOST_STEPS = 1_000_000;
const LOOK_AGAIN_MS = 60_000;

export function makeClockDoor(clock: Clock, pump: Pump): ClockDoor {
  function movable(to: Instant): ManualClock {
    if (!isManual(clock)) throw new RangeError('This clock is the machine’s own and cannot be moved.');
    if (millis(to) < millis(clock.now()))
      throw new RangeError('Time does not go back: this instant is before the clock’s now.');
    return clock;
  }

  /** Stops at every instant at which something is due, and does it there. */
  async function passTo(to: Instant): Promise<Passed> {
    const hand = movable(to);
    const total = tally();
    let done = total.add(await pump.run());
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const next = await pump.next();
      if (next === null || next > to) break;
      if (next > hand.now()) hand.set(next);
      else if (done === 0 && hand.now() >= to) break;
      // What is due and cannot be done is looked at again after a while, as by a clock that goes by itself.
      else if (done === 0) hand.set(earliest(after(hand.now(), LOOK_AGAIN_MS), to) ?? to);
      done = total.add(await pump.run());
    }
    hand.set(to);
    total.add(await pump.run());
    return { now: hand.now(), ...total.sum };
  }

  async function jump(to: Instant): Promise<Passed> {
    movable(to).set(to);
    return { now: to, ...(await pump.run()) };
  }

  return { manual: clock.manual, now: () => clock.now(), passTo, jump, settle: () => pump.run().then(() => undefined) };
}

function tally() {
  const sum = { ran: 0, delivered: 0 };
  return {
    sum,
    /** Gives how much this was. */
    add: (worked: Worked): number => {
      sum.ran += worked.ran;
      sum.delivered += worked.delivered;
      return worked.ran + worked.delivered;
    },
  };
}
