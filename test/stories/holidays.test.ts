/** The network's holidays: their names, where they are from, and who is asked for the next year's (domain.md 2). */
import { describe, expect, it, vi } from 'vitest';
import { calendarDate } from '../../src/core/ids.ts';
import { readHolidays } from '../../src/features/network/rules/readLists.ts';
import { settings } from '../support/builders.ts';
import { world, type World } from '../support/world.ts';
import { SOON } from '../support/realTime.ts';
import { MONDAY_TO_FRIDAY } from '../support/weeks.ts';

type Stored = {
  readonly holidays: readonly string[];
  readonly holidayNames?: Readonly<Record<string, object>>;
  readonly holidaysAskedIn?: number;
};
const stored = async (w: World): Promise<Stored> => (await w.records<Stored>('settings'))[0]!;
const set = (w: World, holidays: string, more: object = {}) =>
  w.officer.press('settings.set', null, { holidays, ...more });

describe('the list', () => {
  it('has names, per year and in the reader’s language, and says what is only expected and where it is from', async () => {
    const w = await world();
    const seen = await w.focalPoint('UNHCR').say('holidays');
    expect(seen).toMatchObject({ ok: true, cardName: 'holidays' });
    expect(seen.words).toContain('Good Friday');
    expect(seen.words).toContain('Eid al-Fitr · expected');
    expect(seen.words).toContain('ST/IC');
    expect(seen.words.indexOf('2026')).toBeLessThan(seen.words.indexOf('2027'));
    await w.focalPoint('UNHCR').press('language.set', null, { language: 'fr' });
    const french = await w.focalPoint('UNHCR').say('jours fériés');
    expect(french.words).toContain('Vendredi saint');
    expect(french.words).toContain('à confirmer');
  });

  it('is written with names: known ones are known again, others are a person’s words', async () => {
    const w = await world();
    const typed = '2027-03-26 vendredi saint\n2027-10-25: Staff day; 2027-12-24 Christmas Day (expected), 2028-01-03';
    expect(await set(w, typed, { holidaySource: 'ST/IC/2026/25' })).toMatchObject({ ok: true });
    expect(await stored(w)).toMatchObject({
      holidays: ['2027-03-26', '2027-10-25', '2027-12-24', '2028-01-03'],
      holidayNames: {
        '2027-03-26': { known: 'goodFriday' },
        '2027-10-25': { name: 'Staff day' },
        '2027-12-24': { known: 'christmas', expected: true },
      },
    });
    const { words } = await w.observer.press('holidays.show');
    expect(words).toContain('Staff day');
    expect(words).toContain('ST/IC/2026/25');
  });

  it('goes through the form unchanged, in every language', async () => {
    const w = await world();
    const before = await stored(w);
    for (const language of ['en', 'fr']) {
      await w.officer.press('language.set', null, { language });
      const form = JSON.stringify((await w.officer.press('settings.show')).card);
      const field = JSON.parse(/\{[^{}]*"id":"settings.set#holidays"[^{}]*\}/.exec(form)?.[0] ?? '{}') as {
        value: string;
      };
      expect(field.value).toContain('2026-12-25');
      expect(await set(w, field.value)).toMatchObject({ ok: true });
      expect(await stored(w)).toMatchObject({ holidays: before.holidays, holidayNames: before.holidayNames });
    }
  });

  it.each([['2027-02-30 Leap day'], ['Christmas Day'], ['2027-12-24 Christmas Day, soon'], ['next Friday 2027-03-26']])(
    'is refused when it says %j',
    (typed) => {
      expect(readHolidays(typed, calendarDate('2026-11-24'), MONDAY_TO_FRIDAY)).toHaveProperty('fault');
    },
  );

  it('is read from dates alone, however they are separated; a date keeps its name, and is sure now', () => {
    const names = {
      '2026-12-25': { known: 'christmas' },
      '2027-03-09': { known: 'eidAlFitr', expected: true as const },
    };
    const before = { holidays: [], holidayNames: names };
    const typed = '2026-12-25 2027-03-09,2027-08-02, 28 to 29 Dec 2026: Closed (expected)';
    const closed = { name: 'Closed', expected: true };
    expect(readHolidays(typed, calendarDate('2026-11-24'), { ...MONDAY_TO_FRIDAY, ...before })).toEqual({
      is: {
        holidays: ['2026-12-25', '2026-12-28', '2026-12-29', '2027-03-09', '2027-08-02'],
        holidayNames: {
          '2026-12-25': { known: 'christmas' },
          '2027-03-09': { known: 'eidAlFitr' },
          '2026-12-28': closed,
          '2026-12-29': closed,
        },
      },
    });
  });

  it('of a network that an earlier Concord wrote, with dates alone, opens and has names', async () => {
    const w = await oldNetwork(['2026-12-25', '2027-08-02']);
    const seen = await w.officer.press('holidays.show');
    expect(seen.words).toContain('Christmas Day');
    expect(seen.words).toContain('2 Aug 2027');
    expect((await w.officer.press('settings.set', null, { silenceDays: '7' })).ok).toBe(true);
    expect((await w.officer.press('holidays.show')).words).toContain('Christmas Day');
  });
});

/** Its settings are those of an earlier Concord. */
async function oldNetwork(holidays: readonly string[]): Promise<World> {
  const { holidayNames: _names, holidaySource: _source, holidaysAskedIn: _asked, ...old } = settings();
  return world({ settings: { ...old, holidays: holidays.map(calendarDate), ...ABSENT } });
}
const ABSENT = { holidayNames: undefined, holidaySource: undefined, holidaysAskedIn: undefined } as object;

describe('in November', () => {
  it('the Secretariat is told when the next year has no list, once', async () => {
    const w = await world();
    await set(w, '2026-12-25, 2027-01-01');
    await w.to('2027-10-31T15:00:00Z');
    expect(await w.officer.messages('holidaysMissing')).toEqual([]);
    await w.to('2027-11-01T15:00:00Z');
    const told = await w.officer.last('holidaysMissing');
    expect(told.words).toContain('2028');
    expect(told.verbs).toContain('settings.show');
    await w.to('2027-12-20T15:00:00Z');
    expect(await w.officer.messages('holidaysMissing')).toHaveLength(1);
    expect(await w.focalPoint('UNHCR').messages('holidaysMissing')).toEqual([]);
  });

  it('it is asked to compare a list that is only expected, and nothing when that is done', async () => {
    const w = await world();
    await w.to('2027-11-01T15:00:00Z');
    expect((await w.officer.last('holidaysMissing')).words).toContain('only expected');
    await set(w, '2027-12-31, 2028-12-25, 2029-12-25');
    await w.to('2028-11-02T15:00:00Z');
    expect(await w.officer.messages('holidaysMissing'), '2029 has a list').toHaveLength(1);
  });

  it('it is told at the start of a program that finds settings of an earlier Concord, without a list', async () => {
    const w = await oldNetwork(['2026-12-25']);
    await vi.waitFor(async () => expect(await w.officer.messages('holidaysMissing')).toHaveLength(1), SOON);
    expect(await stored(w)).toMatchObject({ holidays: ['2026-12-25'], holidaysAskedIn: 2027 });
  });

  it('it is told after a downtime too', async () => {
    const w = await world();
    await set(w, '2026-12-25');
    await w.jump('2028-01-10T15:00:00Z');
    await w.settle();
    expect((await w.officer.last('holidaysMissing')).words, 'the running year').toContain('2028');
  });
});
