import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readerReminders, wakingMoment } from '../../src/calendar/calendar.ts';
import { instant, millis, type Instant } from '../../src/core/ids.ts';
import { CALENDAR, distinctZones, faultsOf, isAwake, QUIET } from '../support/awake.ts';

const reader = (zone: string, of: Partial<Parameters<typeof wakingMoment>[1]> = {}) => ({
  zone,
  quiet: QUIET,
  calendar: CALENDAR,
  ...of,
});
const at = (text: string): Instant => instant(text);
const names = (
  rungs: readonly {
    readonly name: string;
    readonly at: Instant;
    readonly merged: readonly { readonly name: string }[];
  }[],
) => rungs.map(({ name, at: when, merged }) => `${when} ${[...merged.map((m) => m.name), name].join('+')}`);

describe('a rung for one reader', () => {
  // Opened Tuesday 1 December 2026, closes Tuesday 8 December at 17:00 in New York.
  const period = { opensAt: at('2026-12-01T14:00:00Z'), closesAt: at('2026-12-08T22:00:00Z') };
  const rung = (name: string, when: string) => ({ name, at: at(when) });

  it('goes at its instant to whoever is awake then', () => {
    expect(names(readerReminders([rung('two', '2026-12-04T22:00:00Z')], period, reader('America/New_York')))).toEqual([
      '2026-12-04T22:00:00.000Z two',
    ]);
  });

  it('waits for the next morning, and over a weekend for Monday', () => {
    // 22:00Z on Friday is Saturday 05:00 in Bangkok.
    expect(names(readerReminders([rung('two', '2026-12-04T22:00:00Z')], period, reader('Asia/Bangkok')))).toEqual([
      '2026-12-07T01:00:00.000Z two',
    ]);
  });

  it('comes the evening before where the reader would wake after the end', () => {
    // 09:00 in New York on the last day is 21:00 in Bangkok, and the next morning there is after the end.
    expect(names(readerReminders([rung('last', '2026-12-08T14:00:00Z')], period, reader('Asia/Bangkok')))).toEqual([
      '2026-12-08T12:00:00.000Z last',
    ]);
  });

  it('is one with another that would come within twelve hours: the later', () => {
    const both = [rung('one', '2026-12-07T22:00:00Z'), rung('last', '2026-12-08T14:00:00Z')];
    expect(names(readerReminders(both, period, reader('Asia/Bangkok')))).toEqual(['2026-12-08T12:00:00.000Z one+last']);
    expect(names(readerReminders(both, period, reader('America/New_York')))).toEqual([
      '2026-12-07T22:00:00.000Z one',
      '2026-12-08T14:00:00.000Z last',
    ]);
  });

  it('is dropped when its moment is not after the opening', () => {
    const short = { opensAt: at('2026-12-08T13:00:00Z'), closesAt: at('2026-12-08T22:00:00Z') };
    expect(readerReminders([rung('last', '2026-12-08T14:00:00Z')], short, reader('Asia/Bangkok'))).toEqual([]);
  });

  it('does not come on the network’s holidays', () => {
    const calendar = { ...CALENDAR, holidays: ['2026-12-07'] } as unknown as typeof CALENDAR;
    expect(
      names(readerReminders([rung('two', '2026-12-05T00:00:00Z')], period, reader('Asia/Bangkok', { calendar }))),
    ).toEqual(['2026-12-08T01:00:00.000Z two']);
  });

  it('reaches someone who is awake for half an hour a day', () => {
    const quiet = { from: '09:00', to: '08:30' };
    expect(names(readerReminders([rung('last', '2026-12-08T14:00:00Z')], period, reader('UTC', { quiet })))).toEqual([
      '2026-12-08T08:30:00.000Z last',
    ]);
  });
});

describe('reminders over the zones of the world', () => {
  const zones = distinctZones(2026);
  it('find every reader awake, before the end, never twice within twelve hours', () => {
    expect(zones.length).toBeGreaterThan(40);
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 364 * 24 }),
        fc.integer({ min: 3, max: 30 }),
        (zone, hour, days) => {
          expect(faultsOf(zone, instant(Date.UTC(2026, 0, 1, hour)), days)).toEqual([]);
        },
      ),
      { numRuns: 2_000, seed: 20_261_129 },
    );
  });

  it('count a moment as waking exactly when the wall clock says so', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 364 * 96 }), (zone, quarter) => {
        const now = instant(Date.UTC(2026, 0, 1, 0, quarter * 15));
        const woken = wakingMoment(now, reader(zone));
        expect(isAwake(woken, zone)).toBe(true);
        expect(woken === now).toBe(isAwake(now, zone));
        expect(millis(woken)).toBeGreaterThanOrEqual(millis(now));
      }),
      { numRuns: 2_000, seed: 20_261_129 },
    );
  });
});
