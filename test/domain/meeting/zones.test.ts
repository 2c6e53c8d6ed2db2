/** The rules of a time zone change after a meeting was planned: the wall clock stays, the instant follows (domain.md 5). */
import { describe, expect, it } from 'vitest';
import { calendarDate, instant, ref } from '../../../src/core/ids.ts';
import type { ByPerson } from '../../../src/core/act.ts';
import { meetingOf } from '../../../src/features/meetings/rules/plan.ts';
import { reply } from '../../../src/features/meetings/rules/change.ts';
import { onTime, rezone } from '../../../src/features/meetings/rules/rezone.ts';
import type { Meeting } from '../../../src/features/meetings/rules/state.ts';
import { focalPoint, net, NOW, officer } from '../../support/builders.ts';

/** 10:00 in Almaty is 05:00 UTC since March 2024; by the rules before that it was 04:00. */
const NEW = instant('2026-12-10T05:00:00Z');
const OLD = instant('2026-12-10T04:00:00Z');
const PLACE = { minutes: 60, zone: 'Asia/Almaty', by: officer().id, at: NOW };

/** As a program with the old rules planned it. */
const planned = (of: Partial<Meeting> = {}): Meeting => ({
  ...meetingOf(ref('M-1'), { kind: 'focalPoints', startsAt: NEW, ...PLACE }, net()),
  startsAt: OLD,
  ...of,
});
const act = (inputs: object = {}) =>
  ({ inputs, receivedAt: NOW, actor: focalPoint('UNHCR'), platform: 'local' }) as never;
const without = ({ local: _none, ...m }: Meeting): Meeting => m;

describe('a meeting whose zone has other rules now', () => {
  it('is at the same hour on its wall clock, and its people are told', () => {
    const { state, effects } = rezone(planned(), act(), net());
    expect(state).toMatchObject({
      startsAt: NEW,
      local: '2026-12-10T10:00',
      sequence: 1,
      changes: [{ by: 'concord', what: 'moved', from: OLD, to: NEW, why: 'zoneRules' }],
    });
    expect(state.reminders.map(({ at }) => at)).toContain('2026-12-10T04:00:00.000Z');
    expect(effects).toContainEqual(expect.objectContaining({ type: 'tell', to: 'secretariat', card: 'meetingMoved' }));
    expect(rezone(state, act(), net())).toMatchObject({ state: { sequence: 1 }, effects: [] });
  });

  it('follows its series where it does not know its own clock, unless somebody has moved it', () => {
    const series = { of: ref('S-1'), on: calendarDate('2026-12-10') };
    const old = without(planned({ series }));
    expect(rezone(old, act({ time: '10:00' }), net()).state).toMatchObject({
      startsAt: NEW,
      local: '2026-12-10T10:00',
    });
    const moved = { at: NOW, by: officer().id, what: 'moved' as const, from: NEW, to: OLD, reason: 'x' };
    expect(rezone({ ...old, changes: [moved] }, act({ time: '10:00' }), net()).state.startsAt).toBe(OLD);
    expect(rezone(without(planned()), act(), net()).state.startsAt).toBe(OLD);
  });

  it('is put right when it is touched; what was answered stays', () => {
    const answer = act({ answer: 'attending' }) as ByPerson<{ answer: 'attending' }>;
    const { state, effects } = onTime(reply)(planned(), answer, net());
    expect(state).toMatchObject({ startsAt: NEW, replies: [{ entity: 'UNHCR', answer: 'attending' }] });
    expect(effects.filter(({ type }) => type === 'tell').length).toBeGreaterThan(0);
    const again = rezone({ ...state, startsAt: OLD }, act(), net()).state;
    expect(again.replies).toHaveLength(1);
  });

  it('stays as it is when a refusal touches it, and when it is over', () => {
    const stranger = act({ answer: 'attending' }) as ByPerson<{ answer: 'attending' }>;
    const m = planned({ kind: 'thematic', audience: [] });
    expect(onTime(reply)(m, stranger, net())).toMatchObject({ answer: { ok: false }, state: { startsAt: OLD } });
    for (const state of ['running', 'ended', 'cancelled', 'notHeld'] as const)
      expect(rezone(planned({ state }), act(), net()).state.startsAt).toBe(OLD);
  });
});
