/** Which actions of an item issued minutes state as done: those of the meeting that agreed on them, and of later meetings. */
import type { Act } from '../../../core/act.ts';
import type { Ref } from '../../../core/ids.ts';
import type { ReadStore } from '../../../kit/read.ts';
import type { Stated } from '../rules/actionUndone.ts';
import type { AgendaItem, Around } from '../rules/item.ts';
import { aroundFacts } from './facts.ts';
import { agreedBefore, seesActions } from './past.ts';

export async function statedDone(read: ReadStore, item: AgendaItem): Promise<ReadonlyMap<number, Ref>> {
  const stated = new Map<number, Ref>();
  const ended = item.actions.filter(({ done }) => done);
  if (ended.length === 0) return stated;
  const [held, meetings, items] = await Promise.all([
    read.list('meetings', { stages: ['ended'] }),
    read.list('meetings'),
    read.list('agenda'),
  ]);
  for (const m of held) {
    const { record } = m;
    if (record?.state !== 'issued') continue;
    const before = ended.filter(({ n, done }) => done && done.at <= record.draftedAt && !stated.has(n));
    if (before.length === 0) continue;
    const earlier = seesActions(m)
      ? agreedBefore({ held, meetings, items }, m).find((one) => one.item.target === item.target)
      : undefined;
    for (const { n, meeting } of before)
      if (meeting === m.target || earlier?.actions.some((one) => one.n === n)) stated.set(n, m.target);
  }
  return stated;
}

export async function statedFacts(read: ReadStore, act: Act<object>, item: AgendaItem): Promise<Around & Stated> {
  const [around, stated] = await Promise.all([aroundFacts(read, act, item), statedDone(read, item)]);
  return { ...around, stated };
}
