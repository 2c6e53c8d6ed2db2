import { DAY_MS } from '../../core/spans.ts';
import { randomUUID } from 'node:crypto';
import type { Instant } from '../../core/ids.ts';
import type { KeyValueStore } from '../../core/keyValueStore.ts';

/** Slack sends an event again when it doubts that it arrived. With this, its answer is posted once. */
export interface Events {
  /**
   * Is this the first time that any process asks about this event? Also true when that cannot be known now: the event is
   * then answered, perhaps twice, but an act is still done once.
   */
  first(id: string): Promise<boolean>;
}

const SPACE = 'slack.events';
const KEPT_MS = 2 * DAY_MS;

export function openEvents({
  keyValues,
  now,
  fault,
}: {
  readonly keyValues: KeyValueStore;
  readonly now: () => Instant;
  readonly fault: (what: string, fault: unknown) => void;
}): Events {
  let sweptAt = 0;
  async function sweep(at: number): Promise<void> {
    if (at - sweptAt < DAY_MS) return;
    sweptAt = at;
    for (const { key, value } of await keyValues.list(SPACE))
      if (at - (JSON.parse(value) as { at: number }).at > KEPT_MS) await keyValues.remove(SPACE, key);
  }
  async function isFirst(id: string): Promise<boolean> {
    const at = Date.parse(now());
    const mine = JSON.stringify({ at, by: randomUUID() });
    const there = await keyValues.putNew(SPACE, id, mine);
    await sweep(at);
    return there === mine;
  }

  return {
    first: (id) =>
      isFirst(id).catch((error: unknown) => {
        fault('it cannot be known whether an event of Slack was answered before', error);
        return true;
      }),
  };
}
