/**
 * Makes one call of a platform's `send`, and acts on its answer: limits pause, close or open, and a platform that works
 * again is reported.
 */
import type { Instant } from '../core/ids.ts';
import type { Platform, Sent } from '../platforms/platform.ts';
import type { ConcurrencyLimiter, Route } from './concurrency.ts';
import { pauseAsked } from './outcomes.ts';

export interface PlatformCallDeps {
  readonly concurrency: ConcurrencyLimiter;
  /** Called when a platform takes its first message, or the first one after failures. */
  readonly platformBack?: (platform: string) => void;
  readonly now: () => Instant;
  readonly fault: (what: string, fault: unknown) => void;
}

/** @returns a function that calls `send`; it never throws. After a success the message still counts as in flight. */
export function createPlatformCall({ concurrency, platformBack, now, fault }: PlatformCallDeps) {
  /** The platforms whose last answer showed that they work: they took the message, or refused it for good. */
  const available = new Set<string>();

  function noteAvailability({ name }: Platform, sent: Sent): void {
    if (sent.ok && !available.has(name)) {
      available.add(name);
      platformBack?.(name);
    }
    if (!sent.ok && sent.failure.kind === 'later' && sent.failure.reason !== 'rateLimited') available.delete(name);
  }

  return async (route: Route, send: () => Promise<Sent>): Promise<Sent> => {
    const sent = await send().catch((error: unknown): Sent => {
      fault('a platform threw while sending', error);
      return { ok: false, failure: { kind: 'later', reason: 'unavailable' } };
    });
    if (!sent.ok) concurrency.release(route.platform);
    const pause = sent.ok ? undefined : pauseAsked(sent.failure, route.place.limits, now());
    noteAvailability(route.platform, sent);
    concurrency.onAnswer(route, sent.ok ? undefined : sent.failure.reason);
    if (pause) concurrency.pause(pause.keys, pause.until, pause.reason);
    return sent;
  };
}
