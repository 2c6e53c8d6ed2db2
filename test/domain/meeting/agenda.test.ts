/** Items of the pool: they come, go with a trace, come back, and are marked [ToR 3.b.i]. */
import { describe, expect, it } from 'vitest';
import { ref } from '../../../src/core/ids.ts';
import { add, leave, mark } from '../../../src/features/meetings/rules/agenda.ts';
import type { AgendaItem } from '../../../src/features/meetings/rules/item.ts';
import type { Act } from '../../../src/core/act.ts';
import { act, effects, SYSTEM } from '../../support/builders.ts';

const source = 'E-1';
const added = (item?: AgendaItem) => {
  const asked = act('agenda.add', SYSTEM, { source, title: 'Framework' }) as Act<never, typeof SYSTEM>;
  return add(item, ref('A-1'), { ...asked, inputs: { ...(asked.inputs as object), slots: [] } as never });
};
const left = (item: AgendaItem) =>
  leave(item, act('agenda.leave', SYSTEM, { source, why: 'objectionWithdrawn', reason: 'Met.' }));
const marked = (item: AgendaItem) => mark(item, act('agenda.mark', SYSTEM, { source, mark: 'objectionWithdrawn' }));
const what = ({ trace }: AgendaItem): string[] => trace.map((line) => line.what);

describe('an item', () => {
  it('comes into the pool; its request and the Coordinator hear of it', () => {
    const decision = added();
    expect(decision.state).toMatchObject({ target: 'A-1', state: 'pool', source, marks: [] });
    expect(effects(decision)).toEqual(['endorsement.onAgenda', 'endorsement.waitsForMeeting', 'refreshCards']);
  });

  it('that is there already is there once', () => {
    const { state } = added();
    expect(added(state).state).toBe(state);
    expect(effects(added(state))).toEqual([]);
  });

  it('leaves with a trace and its reason, once', () => {
    const { state } = left(added().state);
    expect(state.state).toBe('left');
    expect(state.trace.at(-1)).toMatchObject({ what: 'objectionWithdrawn', reason: 'Met.' });
    expect(left(state).state).toBe(state);
  });

  it('comes back with its history', () => {
    const again = added(left(added().state).state);
    expect(again.state.state).toBe('pool');
    expect(what(again.state)).toEqual(['added', 'objectionWithdrawn', 'returned']);
  });

  it('is marked once, and stays', () => {
    const { state } = marked(added().state);
    expect(state).toMatchObject({ state: 'pool', marks: ['objectionWithdrawn'] });
    expect(marked(state).state).toBe(state);
  });
});
