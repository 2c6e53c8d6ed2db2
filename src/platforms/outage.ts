/**
 * A platform that does not answer at all: after a while that is a trouble, with since when. What it refuses, slows down or
 * takes shows that it is there.
 */
import { after, type Instant } from '../core/ids.ts';
import { MINUTE_MS, SECOND_MS } from '../core/spans.ts';
import { within } from '../core/timeout.ts';
import type { Troubles } from '../core/troubles.ts';
import type { Failure, Platform, Sent } from './platform.ts';

export interface Outage {
  /** It did not answer. */
  away(): void;
  there(): void;
  /**
   * While it is a trouble, asks whether it is over: nothing may have to be sent for hours. At most once a minute, and not for
   * long.
   */
  look(answers: () => Promise<boolean>): Promise<void>;
}

/** A connection may break at any time. It is a trouble when that came so often in a row, and for so long. */
const [TIMES, LONG_MS] = [3, 10 * MINUTE_MS];
/** `/readyz` waits for it, and those who ask that do not wait long. */
const MAX_LOOK_MS = 3 * SECOND_MS;

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
  let lookedAt: Instant | undefined;
  let isOut = false;
  function there(): void {
    times = 0;
    isOut = false;
    troubles.end(about);
  }
  return {
    away() {
      if (times === 0) since = now();
      times += 1;
      if (times < TIMES || now() < after(since, LONG_MS)) return;
      isOut = true;
      troubles.begin(
        about,
        `${name} cannot be reached since ${since.slice(0, 16)}Z: what waits goes out when it can be`,
      );
    },
    there,
    async look(answers) {
      if (!isOut || (lookedAt !== undefined && now() < after(lookedAt, MINUTE_MS))) return;
      lookedAt = now();
      const asked = answers().then(
        (isThere) => isThere && there(),
        () => undefined,
      );
      await within(asked, MAX_LOOK_MS);
    },
  };
}

export const isAway = ({ kind, reason }: Failure): boolean =>
  kind === 'later' && (reason === 'unavailable' || reason === 'timedOut');

/** The platform, watched. */
export function watchingOutage(platform: Platform, outage: Outage): Platform {
  const { answers } = platform;
  const note = (sent: Sent): Sent => {
    if (!sent.ok && isAway(sent.failure)) outage.away();
    else outage.there();
    return sent;
  };
  const failing = (error: unknown): never => {
    outage.away();
    throw error;
  };
  return {
    ...platform,
    ...(answers && { lookAgain: () => outage.look(answers) }),
    place: (person) => platform.place(person).catch(failing),
    send: (person, message, later) => platform.send(person, message, later).then(note, failing),
  };
}
