/**
 * Counts the mails of the last day by hour, so that the relay's daily limit holds across a start, and those for which
 * somebody waits at a page: the dispatcher counts only what it has sent itself.
 */
import { instant, millis, type Instant } from '../../core/ids.ts';
import type { KeyValueStore } from '../../core/keyValueStore.ts';
import { DAY_MS, HOUR_MS } from '../../core/spans.ts';
import type { Window } from '../platform.ts';

const SPACE = 'mail.sent';

export interface SentToday {
  /** @param how by the dispatcher from its queue, or at once because somebody waits for it */
  onSent(how: 'queued' | 'awaited'): Promise<void>;
  /** The limits that are left now for the dispatcher, when what was sent before the start and past it is counted. */
  left(windows: readonly Window[]): Promise<readonly Window[]>;
}

interface Deps {
  readonly keyValues: KeyValueStore;
  readonly now: () => Instant;
}

const hourOf = (at: Instant): Instant => instant(Math.floor(millis(at) / HOUR_MS) * HOUR_MS);

export function createSentToday({ keyValues, now }: Deps): SentToday {
  let before: Promise<ReadonlyMap<Instant, number>> | undefined;
  /** What this process has sent in each hour, with what was counted for it before the start. */
  const counts = new Map<Instant, number>();
  /** When mails for which somebody waited were sent. */
  let awaited: readonly number[] = [];

  async function read(): Promise<ReadonlyMap<Instant, number>> {
    const kept = await keyValues.list(SPACE);
    const old = instant(millis(now()) - DAY_MS - HOUR_MS);
    for (const { key } of kept) if (key < old) await keyValues.remove(SPACE, key);
    return new Map(kept.map(({ key, value }) => [key as Instant, Number(value)]));
  }
  const sentBefore = (): Promise<ReadonlyMap<Instant, number>> => (before ??= read());

  return {
    async onSent(how) {
      const at = millis(now());
      if (how === 'awaited') awaited = [...awaited.filter((earlier) => earlier > at - DAY_MS), at];
      const hour = hourOf(now());
      const earlier = (await sentBefore()).get(hour) ?? 0;
      const count = (counts.get(hour) ?? earlier) + 1;
      counts.set(hour, count);
      for (const known of counts.keys()) if (millis(known) < millis(hour) - DAY_MS) counts.delete(known);
      await keyValues.put(SPACE, hour, String(count));
    },
    async left(windows) {
      const kept = await sentBefore();
      return windows.map((window) => {
        const since = millis(now()) - window.ms;
        const past = awaited.filter((at) => at > since).length;
        if (window.ms < HOUR_MS) return { ...window, messages: Math.max(1, window.messages - past) };
        const sent = [...kept].reduce((sum, [hour, count]) => sum + (millis(hour) + HOUR_MS > since ? count : 0), 0);
        return { ...window, messages: Math.max(1, window.messages - sent - past) };
      });
    },
  };
}
