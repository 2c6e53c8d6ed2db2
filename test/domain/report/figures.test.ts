/** Figures of a year: what counts, at the edges of a year in the network's zone. */
import { expect, it } from 'vitest';
import { entityId, instant, personId, ref, type Instant } from '../../../src/core/ids.ts';
import type { Documents } from '../../../src/core/contract.ts';
import { FEATURES } from '../../support/acts.ts';
import { aMeeting } from '../../support/acts/meeting.ts';
import { figuresOf, isIn, medianOf, mostAtOnce, partsOf, yearOf } from '../../../src/features/report/rules/figures.ts';

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
  const a = { from: at('2026-02-01'), to: at('2026-02-05') };
  const b = { from: at('2026-02-05'), to: at('2026-02-09') };
  const c = { from: at('2026-02-04'), to: undefined };
  expect(mostAtOnce([], YEAR, NOW)).toBe(0);
  expect(mostAtOnce([a, b], YEAR, NOW)).toBe(1);
  expect(mostAtOnce([a, b, c], YEAR, NOW)).toBe(2);
  // Outside the year, and after now, nothing is open.
  expect(mostAtOnce([{ from: at('2025-02-01'), to: at('2025-03-01') }], YEAR, NOW)).toBe(0);
  expect(mostAtOnce([c], YEAR, instant('2026-02-03T00:00:00Z'))).toBe(0);
  expect(mostAtOnce([{ from: at('2025-12-01'), to: undefined }, a], YEAR, NOW)).toBe(2);
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
  const record = { requests: [], meetings: [], items: [], terms: [], calls };
  expect(figuresOf(unhcr, record, YEAR, NOW)).toMatchObject({ calls: 3, inputs: 2, lateInputs: 1, load: 3 });
  expect(figuresOf(who, record, YEAR, NOW)).toMatchObject({ calls: 1, inputs: 0, load: 1 });
});

it('are the same from the part of the record that concerns an entity', () => {
  const requests = Object.values(FEATURES['endorsement']?.scenes ?? {}).map(
    ({ state }) => state as Documents['endorsements'],
  );
  const items = Object.values(FEATURES['agenda']?.scenes ?? {}).map(({ state }) => state as Documents['agenda']);
  const [unhcr, unicef, who] = [entityId('UNHCR'), entityId('UNICEF'), entityId('WHO')];
  const attendance: Documents['meetings']['attendance'] = [
    { entity: who, at: at('2026-02-01'), what: 'joined', by: personId('una-1') },
  ];
  const meetings = [{ meeting: aMeeting({ state: 'ended', attendance }), invited: [unhcr, unicef] }];
  const record = { requests, meetings, items, calls: [], terms: [] };
  for (const entity of [unhcr, unicef, who])
    expect(figuresOf(entity, partsOf(record)(entity), YEAR, NOW)).toEqual(figuresOf(entity, record, YEAR, NOW));
  expect(figuresOf(unhcr, record, YEAR, NOW).asked).toBe(requests.length);
  expect(figuresOf(who, record, YEAR, NOW).attended).toBe(1);
});
