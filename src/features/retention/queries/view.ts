/** What retention would remove now, and what the Secretariat was told will go. */
import { dateAt } from '../../../calendar/calendar.ts';
import type { Instant } from '../../../core/ids.ts';
import type { Network } from '../../../core/network.ts';
import type { Reader } from '../../../core/people.ts';
import type { ReadStore } from '../../../kit/read.ts';
import type { RetentionView } from '../cards/view.ts';
import { RETENTION } from '../rules/state.ts';
import { previewAt } from './scan.ts';

export async function seeRetention(
  read: ReadStore,
  { reader, now }: { readonly reader: Reader; readonly now: Instant },
  network: Network,
): Promise<RetentionView> {
  if (!reader.manages) return { found: [], held: [] };
  const stored = await read.load('retention', await read.findByKey('retention', RETENTION));
  const next = (stored?.told ?? [])
    .filter(({ done, on }) => !done && on > now)
    .map(({ on }) => on)
    .sort()[0];
  const { found, held } = await previewAt(read, now, network);
  return { found, held, ...(next && { next: dateAt(next, network.settings.timeZone) }) };
}
