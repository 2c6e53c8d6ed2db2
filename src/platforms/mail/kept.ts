/** What mail keeps for some time under keys that are hashes: tags, calendars and threads, one for each mail or mailbox. */
import { setImmediate as othersTurn } from 'node:timers/promises';
import type { Instant } from '../../core/ids.ts';
import type { KeyValueStore } from '../../core/keyValueStore.ts';
import { DAY_MS } from '../../core/spans.ts';

/** A meeting may be planned a year ahead, and the last mail about it may be its invitation. */
export const INVITED_MS = 400 * DAY_MS;

/** All of a space. Keys are hashes, so their first digit parts them evenly; others get their turn between the parts. */
export async function* inParts(keyValues: KeyValueStore, space: string) {
  for (const digit of '0123456789abcdef') {
    yield* await keyValues.list(space, digit);
    await othersTurn();
  }
}

/** Removes what was to be kept `until` an instant that has passed. */
export async function forgetOver(keyValues: KeyValueStore, space: string, now: Instant): Promise<void> {
  for await (const { key, value } of inParts(keyValues, space))
    if ((JSON.parse(value) as { readonly until: Instant }).until < now) await keyValues.remove(space, key);
}
