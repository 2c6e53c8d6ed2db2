/** What the journal knows of an event. */
import type { Act } from '../../../core/act.ts';
import type { Store } from '../../../store/store.ts';
import type { Asked } from '../rules/pressOutcome.ts';

export async function gatherReceipt(
  store: Store,
  { network, inputs }: Act<Omit<Asked, 'known'>>,
): Promise<Pick<Asked, 'known'>> {
  const receipt = await store.receipt(network, inputs.event);
  if (!receipt) return { known: 'absent' };
  return { known: receipt.ok ? 'accepted' : 'refused' };
}
