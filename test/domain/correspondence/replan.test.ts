/** The network's clock and days change: what was planned by them is worked out again, and people hear of it (domain.md 2, 3). */
import { describe, expect, it } from 'vitest';
import { calendarDate, instant } from '../../../src/core/ids.ts';
import type { Settings } from '../../../src/core/settings.ts';
import { isBeside } from '../../../src/features/correspondence/rules/replan.ts';
import { circular, decided, proposals } from '../../support/acts/correspondence.ts';
import { effects, net, NOW, SYSTEM } from '../../support/builders.ts';

const inNairobi = { timeZone: 'Africa/Nairobi' };
const replanned = (c: ReturnType<typeof circular>, settings: Partial<Settings>, at: string = NOW) =>
  decided(c, 'correspondence.replan', SYSTEM, {}, { network: net({ settings }), at: instant(at) });

describe('a message that is to go out later', () => {
  it('keeps the wall clock that was asked for; its sender is told', () => {
    const c = circular({ sendAt: '2026-12-01T09:00' });
    const moved = replanned(c, inNairobi);
    expect(moved.state.sendAt).toBe('2026-12-01T06:00:00.000Z');
    expect(effects(moved)).toEqual(['correspondenceMoved → una-1', 'refreshCards']);
    expect(effects(replanned(moved.state, inNairobi))).toEqual([]);
    expect([isBeside(c, NOW, net({ settings: inNairobi })), isBeside(c, NOW, net())]).toEqual([true, false]);
  });

  it('stays where an instant was asked for, and where the wall clock shows a time that has passed', () => {
    const c = circular({ sendAt: '2026-12-01T14:00:00Z' });
    expect(replanned(c, inNairobi).state.sendAt).toBe('2026-12-01T14:00:00.000Z');
    const today = circular({ sendAt: '2026-11-24T16:00' });
    expect(replanned(today, inNairobi).state.sendAt).toBe('2026-11-24T21:00:00.000Z');
  });
});

describe('a call for proposals', () => {
  it('ends on its day where the network is now, and is reminded of by that; everybody who got it is told', () => {
    const c = proposals();
    const moved = replanned(c, inNairobi);
    expect(moved.state.dueAt).toBe(`${c.dueOn ?? ''}T14:00:00.000Z`);
    expect(moved.state.reminders.every(({ at }) => at < (moved.state.dueAt ?? ''))).toBe(true);
    expect(effects(moved)[0]).toMatch(/^correspondenceMoved → una-1\+|\+una-1\b/);
    expect(moved.effects[0]).toMatchObject({ data: { what: 'due', from: c.dueAt, to: moved.state.dueAt } });
  });

  it('is reminded of on other days when one of them becomes a holiday; its end stays', () => {
    const c = proposals();
    const holiday = calendarDate(c.reminders.find(({ kind }) => kind === 'workingDays')?.at.slice(0, 10) ?? '');
    const moved = replanned(c, { holidays: [holiday] });
    expect([moved.state.dueAt, effects(moved)]).toEqual([c.dueAt, []]);
    expect(moved.state.reminders).not.toEqual(c.reminders);
  });
});
