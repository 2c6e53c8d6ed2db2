/** What follows when Concord can no longer post in a room. */
import { systemAct } from '../../core/act.ts';
import type { Delivery } from '../../core/envelope.ts';
import { roomId } from '../../core/room.ts';
import type { Settlement, Task } from '../../store/store.ts';
import { task } from '../../kit/followUp.ts';

/** Reasons for which a new try would fail too. */
const LOST: ReadonlySet<string> = new Set(['blocked', 'noAddress', 'notFound']);

/** After the platform refused a post for good, the channel is no longer the network's room. */
export function roomTask({ network, to, data, platform }: Delivery, end: Settlement): Task | undefined {
  const { address } = data;
  const by = end.type === 'failed' ? (end.platform ?? platform) : undefined;
  if (end.type !== 'failed' || by === undefined || typeof address !== 'string') return undefined;
  if (to !== roomId(network, by) || !LOST.has(end.reason)) return undefined;
  return lostRoom({ network, platform: by, address, reason: end.reason }, end.at);
}

/** The act that tells the network. */
export const lostRoom = (
  room: Pick<Delivery, 'network'> & {
    readonly platform: string;
    readonly address: string;
    readonly reason: string;
  },
  at: Settlement['at'],
): Task => {
  const { network, ...inputs } = room;
  const key = `room.lost/${room.platform}/${room.address}`;
  return task(systemAct({ verb: 'room.lost', network, inputs }, at, `${key}/${at}`), key);
};
