/** What rules about the RMC need to know from the store. */
import { after, ref, type Instant, type Ref } from '../../../core/ids.ts';
import { DAY_MS } from '../../../core/spans.ts';
import type { ReadStore } from '../../../kit/read.ts';
import type { RmcOutcome } from '../rules/outcome.ts';

/** How long the outcome of a meeting is still of use after it was shared, in milliseconds. */
const NEWS_MS = 30 * DAY_MS;

/** The rotation, whose notices are not sent after their day, and outcomes that are owed or were shared recently. */
export async function stillOfUse(read: ReadStore, now: Instant): Promise<Ref[]> {
  const outcomes = await read.list('outcomes');
  const isNews = ({ shared }: RmcOutcome): boolean => !shared || shared.at > after(now, -NEWS_MS);
  return [ref('terms'), ...outcomes.filter(isNews).map(({ target }) => target)];
}
