/** This feature's part of the home card. */
import type { Reader } from '../../../core/people.ts';
import type { Network } from '../../../core/network.ts';
import type { ReadStore } from '../../../kit/read.ts';
import type { CorrespondenceLine } from '../cards/view.ts';
import { correspondenceLine } from './views.ts';

/** What this reader has to do: decisions and reviews, acknowledgements, calls to pass on. */
export async function correspondenceWaiting(
  read: ReadStore,
  reader: Reader,
  network: Network,
): Promise<CorrespondenceLine[]> {
  const running = await read.list('correspondence', { stages: ['held', 'running'] });
  return running.map((c) => correspondenceLine(c, reader, network)).filter(({ wants }) => wants !== undefined);
}
