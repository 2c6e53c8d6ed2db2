/** What time and deliveries do to correspondence. */
import { describe, expect, it } from 'vitest';
import { calendarDate, entityId, instant } from '../../../src/core/ids.ts';
import { dueAt, notShared, stage } from '../../../src/features/correspondence/rules/state.ts';
import { circular, decided, proposals, submission, urgent } from '../../support/acts/correspondence.ts';
import {
  alternate,
  DAY,
  effects,
  focalPoint,
  HOUR,
  later,
  net,
  NOW,
  officer,
  SYSTEM,
  verdict,
} from '../../support/builders.ts';

const due = (c: ReturnType<typeof circular>, at: string) =>
  decided(c, 'correspondence.due', SYSTEM, {}, { at: instant(at) });

describe('a held submission', () => {
  it('rings once, at the alarm', () => {
    const held = submission();
    expect(dueAt(held)).toBe(later(NOW, 24 * HOUR));
    expect(due(held, later(NOW, 24 * HOUR - 1)).state).toBe(held);
    const rung = due(held, later(NOW, 24 * HOUR));
    expect(effects(rung)).toEqual(['heldTooLong → una-1+una-2+una-5', 'refreshCards']);
    expect(dueAt(rung.state)).toBeNull();
  });
});

describe('a scheduled message', () => {
  it('goes at its time, and once', () => {
    const c = circular({ sendAt: '2026-12-01T09:00' });
    expect(dueAt(c)).toBe('2026-12-01T14:00:00.000Z');
    expect(due(c, '2026-12-01T13:59:59.999Z').state).toBe(c);
    const gone = due(c, '2026-12-01T15:00:00Z');
    expect(gone.state).toMatchObject({ state: 'sent', sentAt: '2026-12-01T15:00:00.000Z' });
    expect(effects(due(gone.state, '2026-12-01T15:00:00Z'))).toEqual([]);
  });

  it.each([
    ['2026-12-01T09:00', '2026-12-01T14:00:00.000Z'],
    ['2026-12-01 09:00', '2026-12-01T14:00:00.000Z'],
    ['2027-03-14T02:30', '2027-03-14T07:00:00.000Z'],
    ['2027-11-07T01:30', '2027-11-07T06:30:00.000Z'],
  ])('reads %s on the network’s wall clock', (sendAt, at) => {
    expect(circular({ sendAt }).sendAt).toBe(at);
  });
});

describe('deliveries', () => {
  const progress = (c: ReturnType<typeof circular>, sent: number, failures: readonly object[]) =>
    decided(
      c,
      'correspondence.progress',
      SYSTEM,
      {},
      {
        facts: { progress: { queued: 0, sent, failed: failures.length }, failures },
      },
    );
  const failure = { person: focalPoint('UNHCR').id, entity: 'UNHCR', reason: 'blocked' };

  it('that tell nothing new change nothing', () => {
    const c = progress(circular(), 9, []).state;
    expect(c.progress).toEqual({ queued: 0, sent: 9, failed: 0 });
    const again = progress(c, 9, []);
    expect(again.state).toBe(c);
    expect(effects(again)).toEqual([]);
  });

  it('that failed bring the alternate in, once, unless the alternate has it already', () => {
    const once = progress(circular({ audience: 'focalPoints' }), 2, [failure]);
    expect(effects(once)).toEqual([`circular → ${alternate('UNHCR').id}`, 'refreshCards']);
    expect(once.state.fallbacks).toMatchObject([{ entity: 'UNHCR', reason: 'blocked' }]);
    expect(effects(progress(once.state, 3, [failure]))).toEqual(['refreshCards']);
    expect(effects(progress(circular(), 8, [failure]))).toEqual(['refreshCards']);
  });

  it('of urgent messages stay urgent for the alternate', () => {
    const other = { ...failure, person: focalPoint('UNFPA').id, entity: 'UNFPA' };
    const [tell] = progress(urgent(), 3, [other]).effects;
    expect(tell).toMatchObject({ type: 'tell', card: 'circular', urgent: true });
  });

  it('that failed go out again with the act that says so, and the count of them with it', () => {
    const failed = progress(circular(), 2, [failure]).state;
    const facts = { progress: { queued: 0, sent: 2, failed: 1 }, failures: [failure] };
    const again = decided(failed, 'correspondence.requeue', SYSTEM, {}, { facts });
    expect(effects(again)).toEqual(['sendAgain', 'refreshCards']);
    expect(again.state).toMatchObject({ progress: { queued: 1, sent: 2, failed: 0 }, failures: [] });
    const none = { progress: { queued: 1, sent: 2, failed: 0 }, failures: [] };
    expect(effects(decided(again.state, 'correspondence.requeue', SYSTEM, {}, { facts: none }))).toEqual([]);
  });

  it('are tried again when some failed, and only then', () => {
    const retry = (failed: number) =>
      decided(circular(), 'correspondence.retry', officer(), {}, { facts: { failed, rested: 0 } });
    expect(effects(retry(2))).toEqual(['correspondence.requeue']);
    expect([verdict(retry(0)), effects(retry(0))]).toEqual(['correspondence.nothingFailed', []]);
    const held = decided(submission(), 'correspondence.retry', officer(), {}, { facts: { failed: 1 } });
    expect(verdict(held)).toBe('closed');
  });
});

describe('a call for proposals', () => {
  it('reminds whoever acts in an absence, and the alternates too at the last', () => {
    const absence = {
      entity: entityId('UNFPA'),
      focalPoint: focalPoint('UNFPA').id,
      alternate: alternate('UNFPA').id,
      from: calendarDate('2026-11-24'),
      to: calendarDate('2026-12-07'),
    };
    const network = net({ roll: { away: [absence] } });
    let c = decided(proposals(), 'correspondence.shared', focalPoint('UNICEF')).state;
    const reminded: string[] = [];
    for (let at = dueAt(c); at !== null && c.dueAt !== undefined && at < c.dueAt; at = dueAt(c)) {
      const decision = decided(c, 'correspondence.due', SYSTEM, {}, { at, network });
      reminded.push(...effects(decision));
      c = decision.state;
    }
    // UNFPA in New York and UNHCR in Geneva, each by its own day.
    const [unfpa, unhcr] = ['10', '5'].map((id) => reminded.filter((one) => one.split(/[ +]/).includes(`una-${id}`)));
    expect(unfpa?.slice(0, -1)).toEqual(Array(unfpa!.length - 1).fill('proposalsReminder → una-10'));
    expect(unfpa?.at(-1)).toBe('proposalsReminder → una-9+una-10');
    expect(unhcr?.length).toBeGreaterThan(1);
    expect(unhcr?.slice(0, -1)).toEqual(Array(unhcr!.length - 1).fill('proposalsReminder → una-5'));
    expect(unhcr?.at(-1)).toBe('proposalsReminder → una-5+una-6');
  });

  it('reminds each reader awake and before the end, and says how much time is left', () => {
    const made = net();
    const inBangkok = Object.values(made.roll.people).map((one) =>
      one.entity === 'UNHCR' ? { ...one, zone: 'Asia/Bangkok' } : one,
    );
    const people = Object.fromEntries(inBangkok.map((one) => [one.id, one]));
    const network = { ...made, roll: { ...made.roll, people } };
    // Somebody of UNHCR has moved to Bangkok since it was sent: it is found at the next rung of the others.
    let c = decided(proposals(), 'correspondence.shared', focalPoint('UNICEF')).state;
    const reminded: string[] = [];
    for (let at = dueAt(c); at !== null && c.dueAt !== undefined && at < c.dueAt; at = dueAt(c)) {
      const { state, effects: sent } = decided(c, 'correspondence.due', SYSTEM, {}, { at, network });
      for (const effect of sent)
        if (effect.type === 'tell' && effect.card === 'proposalsReminder')
          reminded.push(`${JSON.stringify(effect.to)} ${effect.data.at} ${effect.data.says}`);
      c = state;
    }
    const bangkok = reminded.filter((one) => one.includes('una-5'));
    // It ends on Tuesday at 17:00 in New York, on Wednesday at 05:00 in Bangkok: the last word comes at 19:00 there.
    expect(bangkok.at(-1)).toBe('{"people":["una-5","una-6"]} 2026-12-08T12:00:00.000Z tomorrow');
    expect(reminded.filter((one) => one.includes('una-9')).at(-1)).toMatch(/una-10.* 2026-12-08T14:00:00.000Z today/);
  });

  it('that an earlier version planned is reminded of from there on', () => {
    const { remindedUntil: _until, remindAt: _at, ...old } = proposals();
    expect(dueAt(old)).toBe(old.reminders[0]?.at);
    const first = due(old, old.reminders[0]?.at ?? '');
    expect(dueAt(first.state)! > (dueAt(old) ?? '')).toBe(true);
  });

  it('reminds those that have not shared it, skips what a downtime missed, and ends once', () => {
    const c = decided(proposals(), 'correspondence.shared', focalPoint('UNICEF')).state;
    const first = dueAt(c)!;
    expect(effects(due(c, first))).toEqual(['proposalsReminder → una-9', 'proposalsReminder → una-5']);
    expect(effects(due(c, later(first, HOUR)))).toEqual([]);
    const over = due(c, '2026-12-08T22:00:00Z');
    expect(effects(over)).toEqual(['proposalsOver → secretariat', 'refreshCards']);
    expect(effects(due(over.state, '2026-12-08T22:00:00Z'))).toEqual([]);
    expect(notShared(over.state)).toEqual(['UNFPA', 'UNHCR']);
  });

  it('shared at its last instant is in time, a millisecond later is late', () => {
    const share = (at: string) =>
      decided(proposals(), 'correspondence.shared', focalPoint('UNHCR'), {}, { at: instant(at) }).state.shared;
    expect(share('2026-12-08T22:00:00.000Z')).toMatchObject([{ late: false }]);
    expect(share('2026-12-08T22:00:00.001Z')).toMatchObject([{ late: true }]);
  });
});

describe('a message that was sent', () => {
  it('wants something for a while, and then rests', () => {
    const c = circular({ acknowledge: 'yes' });
    expect(stage(c)).toBe('running');
    expect(stage(circular())).toBe('sent');
    const rested = due(c, later(NOW, 30 * DAY)).state;
    expect([stage(rested), dueAt(rested)]).toEqual(['sent', null]);
  });
});
