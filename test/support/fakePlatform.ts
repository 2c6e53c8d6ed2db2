/** A platform that does as it is told: refuses, asks to wait, breaks, takes a message and loses the answer. */
import { millis, type Instant, type PlatformName } from '../../src/core/ids.ts';
import type { Person } from '../../src/core/people.ts';
import type { FailureReason, RateLimit, Message, Platform, Sent, Window } from '../../src/platforms/platform.ts';

/** What happens to one try. `lost`: the message arrives, and its answer does not. */
export type Fate =
  | 'ok'
  | 'throws'
  | 'lost'
  | { readonly later: FailureReason; readonly retryAfterMs?: number }
  | { readonly never: FailureReason };

export interface FakePlatform extends Platform {
  /** Every try, in order. */
  readonly tries: readonly { readonly id: string; readonly to: string; readonly at: Instant }[];
  /** What stands in the chats: each message once, however often it was sent. */
  readonly arrived: readonly string[];
  readonly edits: readonly string[];
  /** When each edit was made. */
  readonly editedAt: readonly Instant[];
  /** Tries beyond the published limits. */
  readonly violations: number;
  /** What becomes of the tries for this message (or of all), one after the other; the last goes on. */
  fate(of: string, ...fates: readonly Fate[]): void;
  /** Tries wait here until they are let go. */
  hold(of: string): () => void;
}

export interface FakeOptions {
  readonly name?: PlatformName;
  /** Of all messages together. */
  readonly limits?: readonly Window[];
  /** Of the messages to one person, instead. */
  readonly limitsFor?: (to: Person) => readonly RateLimit[];
  readonly now: () => Instant;
}

export function fakePlatform({ name = 'slack', limits = [], limitsFor, now }: FakeOptions): FakePlatform {
  const limitsTo = limitsFor ?? (() => [{ key: name, windows: limits }]);
  const fates = new Map<string, Fate[]>();
  const held = new Map<string, Promise<void>>();
  const tries: { id: string; to: string; at: Instant }[] = [];
  const arrived = new Set<string>();
  const edits: string[] = [];
  const editedAt: Instant[] = [];
  const tooEarly = measure();
  let violations = 0;

  function next(id: string): Fate {
    const [first = 'ok', ...rest] = fates.get(id) ?? fates.get('*') ?? [];
    if (rest.length > 0) fates.set(fates.has(id) ? id : '*', rest);
    return first;
  }

  async function attempt(to: Person, id: string, take: () => void): Promise<Sent> {
    await held.get(id);
    const over = tooEarly(limitsTo(to), now());
    if (over > 0) {
      violations += 1;
      return { ok: false, failure: { kind: 'later', reason: 'rateLimited', retryAfterMs: over } };
    }
    const fate = next(id);
    if (fate === 'throws') throw new Error('the connection was reset');
    if (fate !== 'ok' && fate !== 'lost') return { ok: false, failure: failureOf(fate) };
    take();
    if (fate === 'lost') throw new Error('the answer was lost');
    return { ok: true, messageId: `at-${name}-${id}` };
  }

  return {
    name,
    place: async (to) => ({ limits: limitsTo(to) }),
    tries,
    edits,
    editedAt,
    get arrived() {
      return [...arrived];
    },
    get violations() {
      return violations;
    },
    fate: (of, ...given) => void fates.set(of, [...given]),
    hold(of) {
      let letGo = (): void => undefined;
      held.set(of, new Promise((resolve) => (letGo = resolve)));
      return () => letGo();
    },
    send(to: Person, { id }: Message) {
      tries.push({ id, to: to.id, at: now() });
      return attempt(to, id, () => arrived.add(id));
    },
    update: (to, messageId) =>
      attempt(to, messageId, () => {
        edits.push(messageId);
        editedAt.push(now());
      }),
  };
}

function failureOf(fate: Exclude<Fate, string>): Extract<Sent, { ok: false }>['failure'] {
  if ('never' in fate) return { kind: 'never', reason: fate.never };
  const { later: reason, retryAfterMs } = fate;
  return { kind: 'later', reason, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

/** Gives 0, or how many milliseconds too early this try is on one of its limits. */
function measure(): (limits: readonly RateLimit[], at: Instant) => number {
  const went = new Map<string, number[]>();
  return (limits, at) => {
    const ms = millis(at);
    const early = limits.flatMap(({ key, windows }) =>
      windows.map((window) => (went.get(key)?.at(-window.messages) ?? -Infinity) + window.ms - ms),
    );
    const over = Math.max(0, ...early);
    if (over === 0) for (const { key } of limits) went.set(key, [...(went.get(key) ?? []).slice(-MAX_COUNTED), ms]);
    return over;
  };
}
const MAX_COUNTED = 2_000;
