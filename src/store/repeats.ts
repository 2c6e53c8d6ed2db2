/**
 * Which acts were accepted in the last minutes, so that the same act once more is known as the same event (domain.md 3).
 * Worked out from the journal: each accepted line says what it is a repeat of, and what it puts an end to.
 */
import { MINUTE_MS } from '../core/spans.ts';
import { millis, type Instant, type NetworkId } from '../core/ids.ts';
import { canonical, sha256 } from './chain.ts';
import type { First, JournalEntry, Repeated, Same } from './store.ts';

export type { First, Same };

/** The fingerprint of an act: 132 bits are enough to tell those of ten minutes apart. */
export const fingerprintOf = (what: unknown): string =>
  Buffer.from(sha256(canonical(what)), 'hex')
    .toString('base64url')
    .slice(0, LENGTH);
const LENGTH = 22;

export interface Repeats {
  /** The accepted act of which this would be a repeat. */
  find(network: NetworkId, act: string, at: Instant): First | undefined;
  /** An act was accepted. In the order of the journal. */
  note(entry: Accepted): void;
  /** Has this act been accepted here, whether or not it has ended since? */
  knows(network: NetworkId, act: string): boolean;
  /** Has something here put an end to acts of this kind? */
  moved(network: NetworkId, end: string): boolean;
}

export type Accepted = Pick<JournalEntry, 'network' | 'at' | 'answer'> & { readonly same: Same };

/** How long an act stands for its repeats, from the instant at which it was accepted. */
export const REPEATED_MS = 10 * MINUTE_MS;

interface Noted extends First {
  readonly at: number;
  readonly nth: number;
}
interface Age {
  readonly acts: Map<string, Noted>;
  readonly ends: Map<string, number>;
}
const newAge = (): Age => ({ acts: new Map(), ends: new Map() });
const keyOf = (network: NetworkId, what: string): string => `${network}\n${what}`;

export function createRepeats(): Repeats {
  // Two ages, of which the older is forgotten as a whole: each is at least as long as an act stands for its repeats.
  let [young, old] = [newAge(), newAge()];
  let since = -Infinity;
  let count = 0;
  const noted = (key: string): Noted | undefined => young.acts.get(key) ?? old.acts.get(key);
  const lastOf = (key: string): number | undefined => young.ends.get(key) ?? old.ends.get(key);

  return {
    find(network, act, at) {
      const first = noted(keyOf(network, act));
      if (!first || Math.abs(millis(at) - first.at) > REPEATED_MS) return undefined;
      return lastOf(keyOf(network, first.end)) === first.nth ? first : undefined;
    },
    note({ network, at: instant, answer, same }) {
      const at = millis(instant);
      if (at - since > REPEATED_MS) {
        [young, old] = [newAge(), young];
        since = at;
      }
      const [end = ''] = same.ends;
      const nth = (count += 1);
      young.acts.set(keyOf(network, same.act), { answer, end, at, nth });
      for (const one of same.ends) young.ends.set(keyOf(network, one), nth);
    },
    knows: (network, act) => noted(keyOf(network, act)) !== undefined,
    moved: (network, end) => lastOf(keyOf(network, end)) !== undefined,
  };
}

/** What a commit or a row is about to add, upon what has been written. */
export function upon(base: Repeats): Repeats {
  const own = createRepeats();
  return {
    find(network, act, at) {
      if (own.knows(network, act)) return own.find(network, act, at);
      const first = base.find(network, act, at);
      return first && !own.moved(network, first.end) ? first : undefined;
    },
    note: (entry) => own.note(entry),
    knows: (network, act) => own.knows(network, act) || base.knows(network, act),
    moved: (network, end) => own.moved(network, end) || base.moved(network, end),
  };
}

export const isAccepted = (entry: JournalEntry): entry is JournalEntry & { readonly same: Same } =>
  entry.same !== undefined && entry.outcome === 'accepted';

/** Is one of these acts, each upon those before it, a repeat of one that was accepted? */
export function hasRepeat(journal: readonly JournalEntry[], base: Repeats): boolean {
  const known = journal.length > 1 ? upon(base) : base;
  return journal.some((entry, i) => {
    if (entry.same && known.find(entry.network, entry.same.act, entry.at)) return true;
    if (i + 1 < journal.length && isAccepted(entry)) known.note(entry);
    return false;
  });
}

/** Has each of these got the answer that it gets upon what has been written: that of an act which stands for it still? */
export const areRepeats = (repeated: readonly Repeated[], base: Repeats): boolean =>
  repeated.every(({ network, act, at, answer }) => {
    const first = base.find(network, act, at);
    return first !== undefined && canonical(first.answer) === canonical(answer);
  });
