/**
 * Acts of which the store has not said whether they are stored. The journal tells, a little later: then the person gets a
 * message. It is an act of Concord's own, so that what it says is settled by being written: should the late write come
 * after it, it finds its place taken.
 */
import { SYSTEM, type Pressed } from '../core/act.ts';
import { eventId, type Instant } from '../core/ids.ts';
import { own } from '../core/own.ts';
import type { CommandHandler } from '../engine/commandHandler.ts';
import { SHOWS } from '../features/commands.ts';

export interface Outcomes {
  /** Learns what became of it, and has the person told. */
  learn(pressed: Pressed): void;
  stop(): void;
}

interface Deps {
  readonly road: CommandHandler;
  readonly now: () => Instant;
  readonly fault: (what: string, fault: unknown) => void;
}

/** What comes late comes within seconds; a store that is away is asked less and less often. */
const FIRST_MS = 1_000;
const MAX_MS = 30_000;

export function createOutcomes({ road, now, fault }: Deps): Outcomes {
  const timers = new Set<NodeJS.Timeout>();

  function ask(pressed: Pressed, ms: number): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      road.handle(asked(pressed, now())).catch((error: unknown) => {
        fault('what became of an act could not be learned yet', error);
        ask(pressed, Math.min(2 * ms, MAX_MS));
      });
    }, ms).unref();
    timers.add(timer);
  }

  return {
    learn: (pressed) => ask(pressed, FIRST_MS),
    stop() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

const asked = ({ network, eventId: event, from, target, receivedAt }: Pressed, at: Instant): Pressed => ({
  verb: 'press.outcome',
  network,
  inputs: {
    ...{ event, person: from, at: receivedAt },
    ...(target !== undefined && { about: target, show: own(SHOWS, target.slice(0, 1)) }),
  },
  from: SYSTEM,
  platform: 'concord',
  receivedAt: at,
  eventId: eventId(`outcome/${event}`),
});
