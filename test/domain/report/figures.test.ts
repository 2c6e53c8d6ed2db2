/** Figures of a year: what counts, at the edges of a year in the network's zone. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entityId, instant, personId, ref, type EntityId, type Instant } from '../../../src/core/ids.ts';
import type { Documents } from '../../../src/core/contract.ts';
import { FEATURES } from '../../support/acts.ts';
import { aMeeting } from '../../support/acts/meeting.ts';
import { askedIn, count, tallyOf, type Counts } from '../../../src/features/report/rules/asked.ts';
import { figuresOf, isIn, partsOf, satIn, yearOf, type Record } from '../../../src/features/report/rules/figures.ts';
import { answeredOn, silentAtEnd } from '../../../src/features/endorsement/rules/silence.ts';
import { isSilent } from '../../../src/features/endorsement/rules/stands.ts';
import { tally } from '../../../src/features/endorsement/rules/tally.ts';
import { medianOf, mostAtOnce, NO_SPANS, spansOf } from '../../../src/features/report/rules/load.ts';
import { plainFiguresOf, type PlainRecord } from '../../support/report/plainFigures.ts';

const YEAR = yearOf(2026, 'America/New_York');
const NOW = instant('2027-06-01T00:00:00Z');
const at = (day: string): Instant => instant(`${day}T12:00:00Z`);

it('a year begins and ends on the wall clock of the network', () => {
  expect(YEAR).toMatchObject({ from: '2026-01-01T05:00:00.000Z', until: '2027-01-01T05:00:00.000Z' });
  expect(isIn(YEAR, instant('2026-01-01T04:59:59.999Z'))).toBe(false);
  expect(isIn(YEAR, instant('2026-01-01T05:00:00.000Z'))).toBe(true);
  expect(isIn(YEAR, instant('2027-01-01T04:59:59.999Z'))).toBe(true);
  expect(isIn(YEAR, instant('2027-01-01T05:00:00.000Z'))).toBe(false);
});

it.each([
  [[], undefined],
  [[5], 5],
  [[9, 1], 5],
  [[9, 1, 2], 2],
  [[4, 1, 9, 2], 3],
])('the median of %j is %s', (values, median) => {
  expect(medianOf(values)).toBe(median);
});

it('the load is how many overlap at one moment: what ends as another begins does not', () => {
  const ms = (day: string): number => Date.parse(at(day));
  const [a, b, c] = [
    [ms('2026-02-01'), ms('2026-02-05')],
    [ms('2026-02-05'), ms('2026-02-09')],
    [ms('2026-02-04'), Infinity],
  ] as const;
  const most = (spans: readonly (readonly [number, number])[], now = NOW): number => {
    const all = spansOf(
      spans.map(([from]) => from),
      spans.map(([, to]) => to),
    );
    const until = Math.min(Date.parse(now), Date.parse(YEAR.until));
    const found = mostAtOnce(all, NO_SPANS, Date.parse(YEAR.from), until);
    expect(mostAtOnce(NO_SPANS, all, Date.parse(YEAR.from), until)).toBe(found);
    return found;
  };
  expect(most([])).toBe(0);
  expect(most([a, b])).toBe(1);
  expect(most([a, b, c])).toBe(2);
  // Outside the year, and after now, nothing is open.
  expect(most([[ms('2025-02-01'), ms('2025-03-01')]])).toBe(0);
  expect(most([c], instant('2026-02-03T00:00:00Z'))).toBe(0);
  expect(most([[ms('2025-12-01'), Infinity], a])).toBe(2);
});

it('counts inputs: what was answered, or had nothing to report, also late; what is saved in part waits still', () => {
  const [unhcr, who] = [entityId('UNHCR'), entityId('WHO')];
  type Call = Documents['inputs'];
  const call = (opened: string, standings: readonly Partial<Call['standings'][number]>[], of: Partial<Call> = {}) =>
    ({
      target: ref('I-1'),
      createdAt: at(opened),
      openedAt: at(opened),
      entities: [unhcr],
      standings: standings.map((one) => ({ entity: unhcr, at: at('2026-03-09'), late: false, ...one })),
      ...of,
    }) as Call;
  const calls = [
    call('2026-03-01', [{ state: 'answered' }]),
    call('2026-03-02', [{ state: 'nothing', late: true }], { endedAt: at('2026-03-08') }),
    call('2026-03-03', [{ state: 'partly' }]),
    call('2026-03-04', [], { entities: [who] }),
    call('2025-12-30', [{ state: 'answered' }]),
  ];
  const record: Record = { asked: new Map(), sat: new Map(), items: [], terms: [], calls };
  expect(figuresOf(unhcr, record, YEAR, NOW)).toMatchObject({ calls: 3, inputs: 2, lateInputs: 1, load: 3 });
  expect(figuresOf(who, record, YEAR, NOW)).toMatchObject({ calls: 1, inputs: 0, load: 1 });
});

/** As the program counts: each request once, then the part of each entity. */
function counted({ requests, meetings, ...record }: PlainRecord): (entity: EntityId) => Record {
  const counts: Counts = new Map();
  for (const one of requests) if (isIn(YEAR, one.openedAt)) count(counts, askedIn(one, { answeredOn, silentAtEnd }));
  const held = meetings
    .filter(({ meeting }) => isIn(YEAR, meeting.begunAt ?? meeting.startsAt))
    .map(({ meeting, invited }) => ({ invited, attended: [meeting.attendance.map(({ entity }) => entity)] }));
  const asked = new Map([...counts].map(([entity, counting]) => [entity, tallyOf(counting)]));
  return partsOf({ ...record, asked, sat: satIn(held) });
}

it('are the same of the scenes of the tests as in the plain way', () => {
  const requests = Object.values(FEATURES['endorsement']?.scenes ?? {}).map(
    ({ state }) => state as Documents['endorsements'],
  );
  const items = Object.values(FEATURES['agenda']?.scenes ?? {}).map(({ state }) => state as Documents['agenda']);
  const [unhcr, unicef, who] = [entityId('UNHCR'), entityId('UNICEF'), entityId('WHO')];
  const attendance: Documents['meetings']['attendance'] = [
    { entity: who, at: at('2026-02-01'), what: 'joined', by: personId('una-1') },
  ];
  const meetings = [{ meeting: aMeeting({ state: 'ended', attendance }), invited: [unhcr, unicef] }];
  const record: PlainRecord = { requests, meetings, items, calls: [], terms: [] };
  for (const entity of [unhcr, unicef, who])
    expect(figuresOf(entity, counted(record)(entity), YEAR, NOW)).toEqual(plainFiguresOf(entity, record, YEAR, NOW));
  const plain = plainFiguresOf(unhcr, record, YEAR, NOW);
  expect(plain.asked).toBe(requests.length);
  expect(plain.answered).toBeGreaterThan(0);
  expect(figuresOf(who, counted(record)(who), YEAR, NOW).attended).toBe(1);
});

describe('of any record', () => {
  const NAMES = ['UNHCR', 'UNICEF', 'WHO', 'WFP'].map(entityId);
  const entity = fc.constantFrom(...NAMES);
  const entities = fc.array(entity, { maxLength: 5 });
  /** Few instants, so that beginnings and ends fall together; also before and after the year. */
  const moment = fc
    .integer({ min: -3, max: 28 })
    .map((n) => instant(Date.UTC(2026, 0, 1, 5) + n * 15 * 24 * 3_600_000));
  const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(one, { nil: undefined });
  const some = <T extends object>(one: T): T =>
    Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)) as T;

  const said = [
    ...(['endorse', 'abstain', 'object', 'requestDiscussion', 'recuse', 'comment'] as const),
    ...(['withdrawObjection', 'withdrawRequest', 'needTime'] as const),
  ];
  const position = fc.record({
    entity,
    position: fc.constantFrom(...said),
    requestsDiscussion: fc.boolean(),
    revision: fc.integer({ min: 0, max: 1 }),
    counts: fc.boolean(),
    role: fc.constant('focalPoint'),
    at: moment,
  });
  /** Its outcome is made by the rules, as they make it when a request closes, is withdrawn, or is decided by a meeting. */
  const request = fc
    .record({
      openedAt: moment,
      electorate: entities,
      positions: fc.array(position, { maxLength: 8 }),
      /** The second text: positions on the first are stale. */
      revision: fc.constant(1),
      late: fc.array(fc.record({ entity }), { maxLength: 2 }),
      missing: entities,
      end: maybe(fc.record({ at: moment, state: fc.constantFrom('endorsed', 'withdrawn', 'decided', 'notDecided') })),
    })
    .map(({ missing, end, ...of }) => {
      const e = of as unknown as Documents['endorsements'];
      if (!end) return e;
      const quiet = missing.filter((one) => e.electorate.includes(one) && isSilent(e, one));
      // As outcomes are stored, and as those of stopped requests were before December 2026.
      return { ...e, state: end.state, outcome: { ...tally(e, quiet), ...end, by: 'silence' } };
    });
  const call = fc
    .record({
      createdAt: moment,
      openedAt: maybe(moment),
      endedAt: maybe(moment),
      entities,
      standings: fc.array(
        fc.record({
          entity,
          at: moment,
          late: fc.boolean(),
          state: fc.constantFrom('answered', 'nothing', 'partly'),
        }),
        { maxLength: 4 },
      ),
    })
    .map(some);
  const action = fc
    .record({
      n: fc.integer({ min: 1, max: 3 }),
      entity: maybe(entity),
      due: maybe(moment.map((one) => one.slice(0, 10))),
      done: maybe(fc.record({ at: moment })),
    })
    .map(some);
  const item = fc.record({
    addedAt: moment,
    actions: fc.array(action, { maxLength: 3 }),
    sittings: fc.array(fc.record({ at: moment, actions: fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 3 }) }), {
      maxLength: 2,
    }),
  });
  const meeting = fc.record({
    invited: fc.uniqueArray(entity),
    meeting: fc.record({ startsAt: moment, begunAt: maybe(moment), attendance: fc.array(fc.record({ entity })) }),
  });
  const record = fc.record({
    requests: fc.array(request, { maxLength: 8 }),
    calls: fc.array(call, { maxLength: 4 }),
    items: fc.array(item, { maxLength: 4 }),
    meetings: fc.array(meeting, { maxLength: 4 }),
    terms: fc.constant([]),
  }) as unknown as fc.Arbitrary<PlainRecord>;

  it('they are the same as in the plain way', () => {
    fc.assert(
      fc.property(record, moment, (plain, now) => {
        const partOf = counted(plain);
        for (const one of NAMES)
          expect(figuresOf(one, partOf(one), YEAR, now)).toEqual(plainFiguresOf(one, plain, YEAR, now));
      }),
      { numRuns: 150 },
    );
  }, 240_000);
});
