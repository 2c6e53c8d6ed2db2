/** A platform that does as it is told: refuses, asks to wait, breaks, takes a message and loses the answer. */
import { millis, type Instant } from '../../src/core/ids.ts';
import type { PlatformName } from '../../src/core/act.ts';
import type { Person } from '../../src/core/people.ts';
import type { FailureReason, Message, Platform, Sent, Window } from '../../src/platforms/platform.ts';

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
  /** Tries beyond the published limits. */
  readonly violations: number;
  /** What becomes of the tries for this message (or of all), one after the other; the last goes on. */
  fate(of: string, ...fates: readonly Fate[]): void;
  /** Tries wait here until they are let go. */
  hold(of: string): () => void;
}

export interface FakeOptions {
  readonly name?: PlatformName;
  readonly limits?: readonly Window[];
  readonly now: () => Instant;
}

export function fakePlatform({ name = 'slack', limits = [], now }: FakeOptions): FakePlatform {
  const fates = new Map<string, Fate[]>();
  const held = new Map<string, Promise<void>>();
  const tries: { id: string; to: string; at: Instant }[] = [];
  const arrived = new Set<string>();
  const edits: string[] = [];
  const allowed = measure(limits);
  let violations = 0;

  function next(id: string): Fate {
    const [first = 'ok', ...rest] = fates.get(id) ?? fates.get('*') ?? [];
    if (rest.length > 0) fates.set(fates.has(id) ? id : '*', rest);
    return first;
  }

  async function attempt(id: string, take: () => void): Promise<Sent> {
    await held.get(id);
    const over = allowed(now());
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
    place: async () => ({ lanes: [{ key: name, windows: limits }] }),
    tries,
    edits,
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
      return attempt(id, () => arrived.add(id));
    },
    update: (_to, messageId) => attempt(messageId, () => edits.push(messageId)),
  };
}

function failureOf(fate: Exclude<Fate, string>): Extract<Sent, { ok: false }>['failure'] {
  if ('never' in fate) return { kind: 'never', reason: fate.never };
  const { later: reason, retryAfterMs } = fate;
  return { kind: 'later', reason, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

/** Gives 0, or how many milliseconds too early this try is. */
function measure(limits: readonly Window[]): (at: Instant) => number {
  const went: number[] = [];
  return (at) => {
    const ms = millis(at);
    const early = limits.map((window) => (went.at(-window.messages) ?? -Infinity) + window.ms - ms);
    const over = Math.max(0, ...early);
    if (over === 0) went.push(ms);
    return over;
  };
}
