/** What rules about the RMC need to know from the store. */
import type { Act } from '../../../core/act.ts';
import { after, ref, type Instant, type Ref } from '../../../core/ids.ts';
import { DAY_MS } from '../../../core/spans.ts';
import type { Inputs } from '../../../core/inputs.ts';
import type { Network } from '../../../core/network.ts';
import type { Person } from '../../../core/people.ts';
import type { ReadStore } from '../../../kit/read.ts';
import { readSheet } from '../../../kit/sheet.ts';
import { inTurns } from '../../../kit/slices.ts';
import { HISTORY_HEADS, HISTORY_NEEDS, readHistory, type History, type historyInputs } from '../rules/history.ts';
import type { RmcOutcome } from '../rules/outcome.ts';
import type { Rotation } from '../rules/state.ts';

/** What the table of an import of past terms says: read in parts, with other work in between. */
export async function historyFacts(
  _read: ReadStore,
  { inputs, receivedAt }: Act<Inputs<typeof historyInputs>, Person>,
  rotation: Rotation,
  network: Network,
): Promise<{ readonly read: History }> {
  const sheet = await readSheet(inputs.csv, HISTORY_HEADS, HISTORY_NEEDS);
  return { read: await inTurns(readHistory(rotation, sheet, receivedAt, network)) };
}

/** How long the outcome of a meeting is still of use after it was shared, in milliseconds. */
const NEWS_MS = 30 * DAY_MS;

/** The rotation, whose notices are not sent after their day, and outcomes that are owed or were shared recently. */
export async function stillOfUse(read: ReadStore, now: Instant): Promise<Ref[]> {
  const outcomes = await read.list('outcomes');
  const isNews = ({ shared }: RmcOutcome): boolean => !shared || shared.at > after(now, -NEWS_MS);
  return [ref('terms'), ...outcomes.filter(isNews).map(({ target }) => target)];
}
