/** For whom a term counts, and where entities that come and go stand in the order of turns (domain.md 6). */
import { describe, expect, it } from 'vitest';
import { calendarDate, entityId, instant, personId, ref } from '../../../src/core/ids.ts';
import { phrase } from '../../../src/i18n/phrase.ts';
import { enrolled } from '../../../src/features/rmc/rules/members.ts';
import { emptyRotation, type Member, type Rotation, type Term } from '../../../src/features/rmc/rules/state.ts';
import { aheadOf, countsFor, tallyOn, turnsOf } from '../../../src/features/rmc/rules/turns.ts';
import { entities, roll } from '../../support/builders.ts';

const [DPO, IOM] = entities('DPO', 'IOM') as [never, never];
const standIn = (entity: string, from: string) => ({
  entity: entityId(entity),
  from: calendarDate(from),
  by: personId('una-1'),
  at: instant('2028-01-01T00:00:00Z'),
});
/** All of 2028: 366 days, so that there is an exact half (183 days, from 2 July on). */
const term = (of: Partial<Term> = {}): Term => ({
  target: ref('T-1'),
  seat: 1,
  from: calendarDate('2028-01-01'),
  to: calendarDate('2028-12-31'),
  entity: DPO,
  reason: phrase('rmc.reason.nobody'),
  ...of,
});

describe('a term counts', () => {
  it.each<[string, Partial<Term>, string | undefined]>([
    ['for whoever has it', {}, 'DPO'],
    ['for nobody when it only bridges the days until the terms begin anew', { bridge: true }, undefined],
    ['for nobody when the seat is empty', { entity: undefined as never }, undefined],
    ['for the one of two that has a day over half: the first', { standIns: [standIn('WHO', '2028-07-03')] }, 'DPO'],
    ['for neither when each has exactly half', { standIns: [standIn('WHO', '2028-07-02')] }, undefined],
    ['for the one of two that has a day over half: the second', { standIns: [standIn('WHO', '2028-07-01')] }, 'WHO'],
    [
      'for none of three with a third',
      { standIns: [standIn('WHO', '2028-05-01'), standIn('IOM', '2028-09-01')] },
      undefined,
    ],
    ['when swapped, for whose turn it was', { credit: IOM }, 'IOM'],
    ['when swapped and left early, for the stand-in', { credit: IOM, standIns: [standIn('WHO', '2028-02-01')] }, 'WHO'],
    [
      'when swapped and left late, for whose turn it was',
      { credit: IOM, standIns: [standIn('WHO', '2028-11-01')] },
      'IOM',
    ],
    ['when swapped and left at half, for nobody', { credit: IOM, standIns: [standIn('WHO', '2028-07-02')] }, undefined],
    [
      'when an entity comes back as its own stand-in, for it and not for whose turn it was',
      { credit: IOM, standIns: [standIn('WHO', '2028-01-15'), standIn('DPO', '2028-02-01')] },
      'DPO',
    ],
  ])('%s', (_what, of, wanted) => {
    const { entity, ...rest } = term(of);
    expect(countsFor(of.entity === undefined && 'entity' in of ? rest : { ...rest, entity: entity! })).toBe(wanted);
  });
});

/** Both have served in 2026; DPO twice, IOM once, WHO never: on average once. */
const lived = (members: Readonly<Record<string, Member>>): Rotation => ({
  ...emptyRotation,
  members,
  terms: [
    term({ target: ref('T-1'), from: calendarDate('2026-01-01'), to: calendarDate('2026-06-30') }),
    term({ target: ref('T-2'), from: calendarDate('2026-07-01'), to: calendarDate('2026-12-31'), entity: IOM }),
  ],
});
const TODAY = calendarDate('2027-03-01');

describe('an entity that comes back', () => {
  const gone = { startsAt: 0, gone: calendarDate('2027-02-20') };
  const servedBy = (r: Rotation, entity: string): number =>
    turnsOf(tallyOn(enrolled(r, roll({ entities: ['DPO', 'IOM', 'WHO'] }), TODAY), TODAY), entityId(entity)).served;

  it('is where it was when it has missed no whole turn', () => {
    // WHO and two that have served: one of the two has gone too, so the average of those who stayed is that of the other.
    const some = lived({ DPO: { startsAt: 0 }, IOM: gone, WHO: { startsAt: 0 } });
    expect(servedBy(some, 'IOM')).toBe(1);
    const first = lived({ DPO: { startsAt: 0 }, IOM: { startsAt: 0 }, WHO: gone });
    expect(servedBy(first, 'WHO'), 'average 1').toBe(1);
    const half = lived({ DPO: { startsAt: 0 }, IOM: { startsAt: -1 }, WHO: gone });
    expect(servedBy(half, 'WHO'), 'average 0.5').toBe(0);
    const most = lived({ DPO: { startsAt: 1 }, IOM: { startsAt: 0.8 }, WHO: { ...gone, startsAt: 1 } });
    expect(servedBy(most, 'WHO'), 'average 1.9').toBe(1);
  });

  it('waits as if it had served until it came, when it is raised to the average', () => {
    const r = enrolled(
      lived({ DPO: { startsAt: 2 }, IOM: { startsAt: 2 }, WHO: gone }),
      roll({ entities: ['DPO', 'IOM', 'WHO'] }),
      TODAY,
    );
    expect(r.members['WHO']).toEqual({ startsAt: 3, since: TODAY });
  });
});

describe('an entity that is two turns ahead of another', () => {
  const days = (year: number) => ({ from: calendarDate(`${year}-01-01`), to: calendarDate(`${year}-12-31`) });
  const planned = (...entities: never[]): Rotation => ({
    ...emptyRotation,
    terms: entities.map((entity, i) => term({ target: ref(`T-${i + 1}`), entity, ...days(2028 + i) })),
  });

  it('is named with the day from which it is', () => {
    expect(aheadOf(planned(DPO, DPO, IOM), [DPO, IOM], TODAY)).toEqual([{ entity: 'DPO', on: '2029-01-01' }]);
  });

  it('is not one that is a single turn ahead, nor one whose turn counts for another', () => {
    expect(aheadOf(planned(DPO, IOM, DPO), [DPO, IOM], TODAY)).toEqual([]);
    const swapped = planned(DPO, DPO, IOM);
    const terms = swapped.terms.map((one, i) => (i === 1 ? { ...one, credit: IOM } : one));
    expect(aheadOf({ ...swapped, terms }, [DPO, IOM], TODAY)).toEqual([]);
  });

  it('is not named for what was so before today', () => {
    expect(aheadOf(planned(DPO, DPO, IOM), [DPO, IOM], calendarDate('2029-06-01'))).toEqual([]);
  });
});
