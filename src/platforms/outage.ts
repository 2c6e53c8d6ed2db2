/**
 * A platform that does not answer at all: after a while that is a trouble, with since when. What it refuses, slows down or
 * takes shows that it is there.
 */
import { after, type Instant } from '../core/ids.ts';
import { MINUTE_MS } from '../core/spans.ts';
import type { Troubles } from '../core/troubles.ts';
import type { Platform, Sent } from './platform.ts';

export interface Outage {
  /** It did not answer. */
  away(): void;
  there(): void;
}

/** A connection may break at any time. It is a trouble when that came so often in a row, and for so long. */
const [TIMES, LONG_MS] = [3, 10 * MINUTE_MS];

interface Deps {
  /** `slack/away` */
  readonly about: string;
  /** For administrators: `Slack`. */
  readonly name: string;
  readonly troubles: Troubles;
  readonly now: () => Instant;
}

export function createOutage({ about, name, troubles, now }: Deps): Outage {
  let times = 0;
  let since = now();
  return {
    away() {
      if (times === 0) since = now();
      times += 1;
      if (times < TIMES || now() < after(since, LONG_MS)) return;
      troubles.begin(
        about,
        `${name} cannot be reached since ${since.slice(0, 16)}Z: what waits goes out when it can be`,
      );
    },
    there() {
      times = 0;
      troubles.end(about);
    },
  };
}

/** The platform, watched. */
export function watchingOutage(platform: Platform, outage: Outage): Platform {
  const note = (sent: Sent): Sent => {
    const isAway =
      !sent.ok &&
      sent.failure.kind === 'later' &&
      (sent.failure.reason === 'unavailable' || sent.failure.reason === 'timedOut');
    if (isAway) outage.away();
    else outage.there();
    return sent;
  };
  const failing = (error: unknown): never => {
    outage.away();
    throw error;
  };
  return {
    ...platform,
    place: (person) => platform.place(person).catch(failing),
    send: (person, message, later) => platform.send(person, message, later).then(note, failing),
  };
}
