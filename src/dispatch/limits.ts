/** A token bucket for each platform: so many messages at once, refilled at a steady rate. */
import { millis, type Instant } from '../core/ids.ts';
import type { RateLimit } from '../platforms/platform.ts';

export interface Bucket {
  /** Takes one token. Gives 0, or the milliseconds until there is one (and takes none). */
  take(now: Instant): number;
  /** The platform asked for a pause: nothing until then. */
  pause(until: Instant): void;
}

export function bucket({ burst, perSecond }: RateLimit): Bucket {
  let tokens = burst;
  let at: number | undefined;
  let pausedUntil = 0;
  return {
    take(now) {
      const ms = millis(now);
      if (ms < pausedUntil) return pausedUntil - ms;
      if (perSecond === Infinity) return 0;
      // A clock that went back must not stop the refill.
      tokens = Math.min(burst, tokens + (Math.max(0, ms - (at ?? ms)) / 1000) * perSecond);
      at = ms;
      if (tokens < 1) return Math.ceil(((1 - tokens) / perSecond) * 1000);
      tokens -= 1;
      return 0;
    },
    pause(until) {
      pausedUntil = Math.max(pausedUntil, millis(until));
    },
  };
}
