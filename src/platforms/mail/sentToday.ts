/**
 * Counts the mails of the last day by hour, so that the relay's daily limit holds across a start and for several processes,
 * and those for which somebody waits at a page: the dispatcher counts only what it has sent itself.
 */
import { randomBytes } from 'node:crypto';
import { instant, millis, type Instant } from '../../core/ids.ts';
import type { KeyValueStore } from '../../core/keyValueStore.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/spans.ts';
import type { Window } from '../platform.ts';

/** The count of each process in each hour: `HOUR/PROCESS`. Versions before 30 November 2026 had `HOUR` alone. */
const SPACE = 'mail.sent';

/** The mail is with the relay. A store that is away must not make it one that was not sent: it would go out again. */
export const NOT_STORED = (): void => undefined;

export interface SentToday {
  /**
   * The relay has taken a mail. What could not be stored is counted all the same, and stored with a later one.
   * @param how by the dispatcher from its queue, or at once because somebody waits for it
   */
  onSent(how: 'queued' | 'awaited'): Promise<void>;
  /** The limits that are left now for the dispatcher, when what others have sent and what went out past it is counted. */
  left(windows: readonly Window[]): Promise<readonly Window[]>;
}

interface Deps {
  readonly keyValues: KeyValueStore;
  readonly now: () => Instant;
  /** Tells this process from another one, and from its own former life. */
  readonly self?: string;
}

/** So long what others have sent is not read again. */
const KNOWN_MS = MINUTE_MS;
const hourIn = (key: string): string => key.split('/')[0] ?? '';
const hourOf = (at: Instant): Instant => instant(Math.floor(millis(at) / HOUR_MS) * HOUR_MS);

interface Known {
  readonly at: number;
  readonly counts: readonly (readonly [hour: string, count: number])[];
}

export function createSentToday({ keyValues, now, self = randomBytes(6).toString('hex') }: Deps): SentToday {
  let others: Promise<Known> | undefined;
  /** What this process has sent in each hour. */
  const counts = new Map<Instant, number>();
  /** Hours whose count is not stored yet. */
  const unstored = new Set<Instant>();
  /** When mails for which somebody waited were sent. */
  let awaited: readonly number[] = [];

  async function read(): Promise<Known> {
    const at = millis(now());
    const old = instant(at - DAY_MS - HOUR_MS);
    const kept = await keyValues.list(SPACE);
    for (const { key } of kept) if (hourIn(key) < old) await keyValues.remove(SPACE, key);
    const theirs = kept.filter(({ key }) => !key.endsWith(`/${self}`));
    return { at, counts: theirs.map(({ key, value }) => [hourIn(key), Number(value)]) };
  }
  async function sentByOthers(): Promise<Known['counts']> {
    const known = await others;
    const ms = millis(now());
    if (known && ms - known.at < KNOWN_MS) return known.counts;
    others = read();
    try {
      return (await others).counts;
    } catch (error) {
      others = undefined;
      throw error;
    }
  }

  return {
    async onSent(how) {
      const at = millis(now());
      if (how === 'awaited') awaited = [...awaited.filter((earlier) => earlier > at - DAY_MS), at];
      const hour = hourOf(now());
      counts.set(hour, (counts.get(hour) ?? 0) + 1);
      unstored.add(hour);
      for (const known of counts.keys()) if (millis(known) < at - DAY_MS - HOUR_MS) counts.delete(known);
      for (const one of [...unstored]) {
        const count = counts.get(one);
        if (count !== undefined) await keyValues.put(SPACE, `${one}/${self}`, String(count));
        // Meanwhile another mail may have been counted.
        if (counts.get(one) === count) unstored.delete(one);
      }
    },
    async left(windows) {
      const theirs = await sentByOthers();
      return windows.map((window) => {
        const since = millis(now()) - window.ms;
        const past = awaited.filter((at) => at > since).length;
        if (window.ms < HOUR_MS) return { ...window, messages: Math.max(1, window.messages - past) };
        const isIn = (hour: string): boolean => millis(hour as Instant) + HOUR_MS > since;
        const sent = theirs.reduce((sum, [hour, count]) => sum + (isIn(hour) ? count : 0), 0);
        return { ...window, messages: Math.max(1, window.messages - sent - past) };
      });
    },
  };
}
