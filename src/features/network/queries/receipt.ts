/** Reads from the journal what is known of an event. */
import type { Act } from '../../../core/act.ts';
import type { ReadStore } from '../../../kit/read.ts';
import type { Asked } from '../rules/pressOutcome.ts';

export async function receiptFacts(
  read: ReadStore,
  { inputs }: Act<Omit<Asked, 'known'>>,
): Promise<Pick<Asked, 'known'>> {
  const receipt = await read.receipt(inputs.event);
  if (!receipt) return { known: 'absent' };
  return { known: receipt.ok ? 'accepted' : 'refused' };
}
