/** What rules about the RMC want to know of the store. */
import { after, ref, type Instant, type Ref } from '../../../core/ids.ts';
import { DAY_MS } from '../../../core/spans.ts';
import type { ReadStore } from '../../../kit/read.ts';
import type { RmcOutcome } from '../rules/outcome.ts';

/** So long after it was shared is the outcome of an RMC meeting still news. */
const NEWS_MS = 30 * DAY_MS;

/** The rotation, whose notices say nothing once their day has passed, and outcomes that are owed or new. */
export async function stillOfUse(read: ReadStore, now: Instant): Promise<Ref[]> {
  const outcomes = await read.list('outcomes');
  const isNews = ({ shared }: RmcOutcome): boolean => !shared || shared.at > after(now, -NEWS_MS);
  return [ref('terms'), ...outcomes.filter(isNews).map(({ target }) => target)];
}
