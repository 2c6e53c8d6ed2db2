/** What the answers to a call for input propose for the work plan. */
import type { Act, ByPerson } from '../../../core/act.ts';
import type { Answer } from '../../../core/answer.ts';
import type { EntityId } from '../../../core/ids.ts';
import type { Network } from '../../../core/network.ts';
import type { Person } from '../../../core/people.ts';
import type { ReadStore } from '../../../kit/read.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { answeredRows } from '../../inputs/public.ts';
import type { PlanPreviewed } from '../cards/preview.ts';
import { proposals, today, whyNotBuilt, type BuildFacts } from '../rules/build.ts';

interface Built extends BuildFacts {
  readonly withheld: readonly EntityId[];
  readonly there: number;
}

async function proposedBy(read: ReadStore, act: Act<object, Person>, network: Network): Promise<Built> {
  const call = await read.load('inputs', act.target);
  if (!call) return { call: undefined, proposed: [], withheld: [], there: 0 };
  const { rows, withheld } = await answeredRows(read, call);
  const all = proposals(call.target, rows, today(act.receivedAt, network), network);
  const known = new Set((await read.list('plan')).flatMap(({ source }) => source?.key ?? []));
  const proposed = all.filter(({ key }) => !known.has(key));
  return { call: call.target, proposed, withheld, there: all.length - proposed.length };
}

export async function buildFacts(
  read: ReadStore,
  act: ByPerson<object>,
  _state: unknown,
  network: Network,
): Promise<BuildFacts> {
  const { call, proposed } = await proposedBy(read, act, network);
  return { call, proposed };
}

/** `plan.build.preview`: what would come into the plan, and what was not understood. Nothing is stored, and nobody is told. */
export async function preview(read: ReadStore, act: Act<object, Person>, network: Network): Promise<Answer> {
  if (!act.target) return { ok: false, code: 'invalid', say: phrase('refused.noTarget') };
  const { call, proposed, withheld, there } = await proposedBy(read, act, network);
  if (call === undefined) return { ok: false, code: 'notFound', say: phrase('refused.notFound', { ref: act.target }) };
  const data: PlanPreviewed = { call, proposed, withheld, there };
  const extras = { card: { name: 'planPreview', data }, target: call } as const;
  const why = whyNotBuilt(call, proposed);
  return why ? { ok: false, ...why, ...extras } : { ok: true, say: phrase('plan.buildPreview'), ...extras };
}
