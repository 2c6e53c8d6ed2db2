/** The RMC's terms as records, each with its reason in words: the stored one is a phrase. */
import type { Instant, NetworkId } from '../../../core/ids.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { speaker } from '../../../i18n/speaker.ts';
import type { Store } from '../../../store/store.ts';
import { loadNetwork } from '../../../engine/network.ts';
import { termRecords } from './answers.ts';

/** @param target of one term */
export async function termsInWords(
  store: Store,
  network: NetworkId,
  now: Instant,
  target?: string,
): Promise<readonly unknown[]> {
  const known = await loadNetwork(store, network);
  if (!known) return [];
  const say = speaker('en', known.settings.timeZone);
  const found = await termRecords(store, known, now, target);
  return found.map((term) => ({ ...term, reason: say.phrase(term['reason'] as Phrase) }));
}
