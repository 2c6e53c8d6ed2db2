/** Platforms that say nothing for a process that is no longer on duty: somebody else does by then. */
import type { NetworkId } from '../core/ids.ts';
import type { Platform, Sent } from '../platforms/platform.ts';
import type { Store } from '../store/store.ts';

const NOT_OURS: Sent = { ok: false, failure: { kind: 'later', reason: 'unavailable' } };

/**
 * Looked at in the last moment before each message, because a process may have slept since it took the message out of the
 * queue. The try that is not made is settled under a fence that is too low, and so leaves no trace.
 */
export function onDuty(platforms: readonly Platform[], { duty }: Store, network: NetworkId): readonly Platform[] {
  if (!duty) return platforms;
  return platforms.map((platform): Platform => ({
    name: platform.name,
    place: (person) => platform.place(person),
    send: async (...message) => (duty.has(network) ? platform.send(...message) : NOT_OURS),
    update: async (...message) => (duty.has(network) ? platform.update(...message) : NOT_OURS),
  }));
}
