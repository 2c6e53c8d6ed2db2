/**
 * The acts accepted in the last minutes, by which a repeated act is recognised (domain.md 3). Derived from the journal:
 * each accepted line has the act's fingerprint and the names whose earlier acts it ends.
 */
import { MINUTE_MS } from '../core/spans.ts';
import { millis, type Instant, type NetworkId } from '../core/ids.ts';
import { canonical, sha256 } from './chain.ts';
import type { FirstAct, JournalEntry, RepeatedAct, ActFingerprint } from './store.ts';

export type { FirstAct as First, ActFingerprint as Same };

/** The fingerprint of an act. 132 bits are enough to distinguish the acts of ten minutes. */
export const fingerprintOf = (what: unknown): string =>
  Buffer.from(sha256(canonical(what)), 'hex')
    .toString('base64url')
    .slice(0, LENGTH);
const LENGTH = 22;

export interface Repeats {
  /** The accepted act that this act repeats. */
  find(network: NetworkId, act: string, at: Instant): FirstAct | undefined;
  /** Adds an accepted act. Must be called in the order of the journal. */
  note(entry: Accepted): void;
  /** Has this act been accepted here, even if it can no longer be repeated? */
  knows(network: NetworkId, act: string): boolean;
  /** Has an act here ended the earlier acts of this name? */
  moved(network: NetworkId, end: string): boolean;
}

export type Accepted = Pick<JournalEntry, 'network' | 'at' | 'answer'> & { readonly same: ActFingerprint };

/** How long after an act was accepted an equal one is its repeat. */
export const REPEATED_MS = 10 * MINUTE_MS;

interface Noted extends FirstAct {
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
  // Two generations, each at least as long as `REPEATED_MS`; the older one is dropped as a whole.
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

/** The acts of a commit that is not written yet, on top of the written ones. */
export function withUncommitted(base: Repeats): Repeats {
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

export const isAccepted = (entry: JournalEntry): entry is JournalEntry & { readonly same: ActFingerprint } =>
  entry.same !== undefined && entry.outcome === 'accepted';

/** Is one of these acts a repeat of an accepted one, or of one before it in the list? */
export function hasRepeat(journal: readonly JournalEntry[], base: Repeats): boolean {
  const known = journal.length > 1 ? withUncommitted(base) : base;
  return journal.some((entry, i) => {
    if (entry.same && known.find(entry.network, entry.same.act, entry.at)) return true;
    if (i + 1 < journal.length && isAccepted(entry)) known.note(entry);
    return false;
  });
}

/** Is each of these still a repeat, with the answer that its first act got? */
export const areRepeats = (repeated: readonly RepeatedAct[], base: Repeats): boolean =>
  repeated.every(({ network, act, at, answer }) => {
    const first = base.find(network, act, at);
    return first !== undefined && canonical(first.answer) === canonical(answer);
  });
