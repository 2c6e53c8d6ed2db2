/** Which actions of an item issued minutes state as done: those of the meeting that agreed on them, and of later meetings. */
import type { Act } from '../../../core/act.ts';
import type { Ref } from '../../../core/ids.ts';
import type { ReadStore } from '../../../kit/read.ts';
import type { Stated } from '../rules/actionUndone.ts';
import type { AgendaItem, Around } from '../rules/item.ts';
import { aroundFacts } from './facts.ts';
import { agreedBefore, seesActions } from './past.ts';

export const statedDone = async (read: ReadStore, item: AgendaItem): Promise<ReadonlyMap<number, Ref>> =>
  (await doneIn(read, item)).stated;

/** What minutes of ended meetings, issued or drafted, state of the item's actions as done. */
async function doneIn(read: ReadStore, item: AgendaItem): Promise<Stated> {
  const stated = new Map<number, Ref>();
  const drafted = new Map<number, Ref[]>();
  const ended = item.actions.filter(({ done }) => done);
  if (ended.length === 0) return { stated, drafted };
  const [held, meetings, items] = await Promise.all([
    read.list('meetings', { stages: ['ended'] }),
    read.list('meetings'),
    read.list('agenda'),
  ]);
  for (const m of held) {
    const { record } = m;
    if (!record) continue;
    const before = ended.filter(({ n, done }) => done && done.at <= record.draftedAt && !stated.has(n));
    if (before.length === 0) continue;
    const earlier = seesActions(m)
      ? agreedBefore({ held, meetings, items }, m).find((one) => one.item.target === item.target)
      : undefined;
    for (const { n, meeting } of before) {
      if (meeting !== m.target && !earlier?.actions.some((one) => one.n === n)) continue;
      if (record.state === 'issued') stated.set(n, m.target);
      else drafted.set(n, [...(drafted.get(n) ?? []), m.target]);
    }
  }
  return { stated, drafted };
}

export async function statedFacts(read: ReadStore, act: Act<object>, item: AgendaItem): Promise<Around & Stated> {
  const [around, found] = await Promise.all([aroundFacts(read, act, item), doneIn(read, item)]);
  return { ...around, ...found };
}
