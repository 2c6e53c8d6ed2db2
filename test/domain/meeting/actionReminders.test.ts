/** Actions are chased as everything else is: each owner awake, before the end, by one person of an entity (domain.md 3, 5). */
import { expect, it } from 'vitest';
import { calendarDate, instant, ref, type Instant } from '../../../src/core/ids.ts';
import { chase, readActions } from '../../../src/features/meetings/rules/actions.ts';
import type { AgendaItem } from '../../../src/features/meetings/rules/item.ts';
import { act, alternate, focalPoint, net, NOW, SYSTEM } from '../../support/builders.ts';

const BANGKOK = 'Asia/Bangkok';
const here = net();
const people = Object.fromEntries(
  Object.values(here.roll.people).map((one) => [one.id, { ...one, ...(one.entity === 'UNHCR' && { zone: BANGKOK }) }]),
);
const there = { ...here, roll: { ...here.roll, people } };

const itemFor = (line: string): AgendaItem => {
  const read = readActions(
    line,
    { target: ref('M-1') },
    1,
    { receivedAt: NOW, actor: { zone: 'America/New_York' } },
    there,
  );
  if ('fault' in read) throw new Error('not read');
  return {
    target: ref('A-1'),
    title: 'Note',
    state: 'decided',
    kind: 'proposed',
    addedAt: NOW,
    carried: [],
    marks: [],
    trace: [],
    sittings: [],
    actions: read.actions,
  };
};

/** Everything that is sent, by instant, as the clock passes from one to the next. */
function sent(item: AgendaItem): (readonly [at: Instant, to: unknown, says: unknown])[] {
  const [action] = item.actions;
  const at = action?.remindAt[0];
  if (at === undefined) return [];
  const { state, effects } = chase(item, act('agenda.due', SYSTEM, {}, { at }), there);
  const told = effects.flatMap((one) =>
    one.type === 'tell' && one.card === 'actionDue' ? [[at, one.to, one.data.says] as const] : [],
  );
  return [...told, ...sent(state)];
}

it('reach their owner awake and before the end; the alternate with the last alone', () => {
  const [fp, alt] = [focalPoint('UNHCR').id, alternate('UNHCR').id];
  expect(sent(itemFor('UNHCR: send the note by 2026-12-03'))).toEqual([
    // 09:00 in New York is 21:00 in Bangkok: the next morning, and on the last day an hour before the evening.
    [instant('2026-12-03T12:00:00Z'), { people: [fp, alt] }, 'tomorrow'],
  ]);
  expect(itemFor('UNHCR: send the note by 2026-12-03').actions[0]?.due).toBe(calendarDate('2026-12-03'));
});

it('come on both mornings where these are in the day', () => {
  const [fp, alt] = [focalPoint('UNICEF').id, alternate('UNICEF').id];
  expect(sent(itemFor('UNICEF: send the note by 2026-12-03'))).toEqual([
    [instant('2026-12-02T14:00:00Z'), { people: [fp] }, 'tomorrow'],
    [instant('2026-12-03T14:00:00Z'), { people: [fp, alt] }, 'today'],
  ]);
});
