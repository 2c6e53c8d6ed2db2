/** A platform for load: it has published limits, answers 429 with Retry-After to what is beyond them, and knows its ids. */
import { millis, type Instant, type PlatformName } from '../../src/core/ids.ts';
import type { Person } from '../../src/core/people.ts';
import type { Failure, RateLimit, Platform, Sent, Window } from '../../src/platforms/platform.ts';

/** What Microsoft publishes for one conversation; for a tenant, what platforms advise to plan with. */
const TEAMS_TENANT: readonly Window[] = [{ messages: 30, ms: 1_000 }];
const TEAMS_CONVERSATION: readonly Window[] = [
  { messages: 7, ms: 1_000 },
  { messages: 8, ms: 2_000 },
  { messages: 60, ms: 30_000 },
  { messages: 1_800, ms: 3_600_000 },
];
/** Slack publishes one a second for a channel, and that a workspace has a limit; this one is a guess to plan with. */
const SLACK_WORKSPACE: readonly Window[] = [{ messages: 20, ms: 1_000 }];
const SLACK_CHANNEL: readonly Window[] = [{ messages: 1, ms: 1_000 }];

const LANES: Partial<Record<PlatformName, readonly (readonly Window[])[]>> = {
  teams: [TEAMS_TENANT, TEAMS_CONVERSATION],
  slack: [SLACK_WORKSPACE, SLACK_CHANNEL],
};

export const limitsOf = (name: PlatformName, to: Person): readonly RateLimit[] => {
  const [wide = [], narrow = []] = LANES[name] ?? [];
  return [
    { key: `${name}/T1`, windows: wide },
    { key: `${name}/T1/${to.id}`, windows: narrow },
  ];
};

/** The least time in which so many people can be written to once: the limit that all of them share is what binds. */
export function leastMs(name: PlatformName, people: number): number {
  const [[window] = []] = LANES[name] ?? [];
  return window ? Math.max(0, Math.ceil(people / window.messages) - 1) * window.ms : 0;
}

export interface LimitedPlatform extends Platform {
  /** How many tries were beyond the limits. */
  readonly beyond: number;
  /** How often a message came that was there already. */
  readonly repeats: number;
  readonly edits: number;
}

export interface LimitedOptions {
  readonly name: PlatformName;
  readonly now: () => Instant;
  /** Who has an address here. */
  readonly has: (person: Person) => boolean;
  /** Messages that are there, by the id that the dispatcher gave them. */
  readonly there: { has(id: string): boolean; add(id: string, at: Instant): unknown };
  /** What else goes wrong with a try. */
  readonly fault?: (to: Person, id: string) => Failure | undefined;
}

export function limitedPlatform({ name, now, has, there, fault }: LimitedOptions): LimitedPlatform {
  const went = new Map<string, number[]>();
  const count = { beyond: 0, repeats: 0, edits: 0 };

  /** Counts the try, or gives the 429. */
  function limit(to: Person): Failure | undefined {
    const ms = millis(now());
    for (const limit of limitsOf(name, to)) {
      const before = went.get(limit.key) ?? [];
      const early = limit.windows.map((window) => (before.at(-window.messages) ?? -Infinity) + window.ms - ms);
      const over = Math.max(0, ...early);
      if (over === 0) continue;
      count.beyond += 1;
      return { kind: 'later', reason: 'rateLimited', retryAfterMs: over, limit: limit.key };
    }
    for (const { key, windows } of limitsOf(name, to)) {
      const most = Math.max(...windows.map(({ messages }) => messages));
      went.set(key, [...(went.get(key) ?? []).slice(1 - most), ms].slice(-most));
    }
    return undefined;
  }

  async function take(to: Person, id: string, work: () => void): Promise<Sent> {
    const failure = limit(to) ?? fault?.(to, id);
    if (failure) return { ok: false, failure };
    work();
    return { ok: true, messageId: id };
  }

  return {
    name,
    place: async (to) => (has(to) ? { limits: limitsOf(name, to) } : undefined),
    send: (to, { id }) =>
      take(to, id, () => {
        if (there.has(id)) count.repeats += 1;
        else there.add(id, now());
      }),
    update: (to, id) => take(to, id, () => (count.edits += 1)),
    get beyond() {
      return count.beyond;
    },
    get repeats() {
      return count.repeats;
    },
    get edits() {
      return count.edits;
    },
  };
}
