/** The picture of the RMC in the console: where each term stands, and that its entity is told apart. */
import { describe, expect, it } from 'vitest';
import { colours, layOut, type Box } from '../../../src/platforms/local/console/rotation.ts';

const box = (seat: number, from: string, to: string, entity = 'UNHCR'): Box => ({
  target: 'T-1',
  seat,
  entity,
  from,
  to,
  state: 'future',
});

describe('the picture of the RMC', () => {
  it('has a row for each seat, and terms one after the other in it', () => {
    const { places, seats } = layOut([
      box(2, '2027-01-01', '2027-12-31'),
      box(1, '2027-01-01', '2028-06-30'),
      box(1, '2028-07-01', '2029-06-30'),
    ]);
    expect(seats.map(({ seat }) => seat)).toEqual([1, 2]);
    const [second, first, next] = places as [(typeof places)[0], (typeof places)[0], (typeof places)[0]];
    expect(first.y).toBeLessThan(second.y);
    expect(next.y).toBe(first.y);
    expect(first.x).toBe(second.x);
    expect(first.x + first.width).toBeLessThanOrEqual(next.x);
    expect(first.width).toBeGreaterThan(second.width * 1.4);
  });

  it('stays as wide as its years, and shows the name as far as there is room', () => {
    const { width, years, places } = layOut([
      box(1, '2027-01-01', '2027-01-31', 'OSRSG-SVC'),
      box(1, '2027-02-01', '2028-01-31', 'OSRSG-SVC'),
    ]);
    expect(years.map(({ year }) => year)).toEqual([2027, 2028]);
    for (const place of places) expect(place.x + place.width).toBeLessThanOrEqual(width);
    expect(places.map(({ label }) => label)).toEqual(['', 'OSRSG-SVC']);
  });

  it('gives each of 26 entities a colour of its own', () => {
    const entities = Array.from({ length: 26 }, (_, i) => `Entity ${i}`);
    const found = colours([...entities, ...entities]);
    expect(new Set(found.values()).size).toBe(26);
    expect(colours([...entities].reverse())).toEqual(found);
  });
});
