/** Makes platforms send only while this process has the network's lease. Without the lease another process sends. */
import type { NetworkId } from '../core/ids.ts';
import type { Platform, Sent } from '../platforms/platform.ts';
import type { Store } from '../store/store.ts';

const NOT_OURS: Sent = { ok: false, failure: { kind: 'later', reason: 'unavailable' } };

/**
 * The lease is checked immediately before each message, because the process may have been suspended since it read the
 * queue. A message without the lease is not sent; its outcome is written with an old fence, which the store refuses.
 */
export function onlyOnDuty(platforms: readonly Platform[], { duty }: Store, network: NetworkId): readonly Platform[] {
  if (!duty) return platforms;
  return platforms.map((platform): Platform => ({
    name: platform.name,
    ...(platform.isLast && { isLast: true }),
    ...(platform.patience && { patience: platform.patience }),
    place: (person) => platform.place(person),
    send: async (...message) => (duty.has(network) ? platform.send(...message) : NOT_OURS),
    update: async (...message) => (duty.has(network) ? platform.update(...message) : NOT_OURS),
  }));
}
