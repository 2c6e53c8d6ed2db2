import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entityId, type EntityId } from '../../../src/core/ids.ts';
import { entitiesOf, peopleIn, readAudience, urgentRecipients } from '../../../src/kit/audience.ts';
import { calendarDate } from '../../../src/core/ids.ts';
import { focalPoint, net, NOW, person, roll } from '../../support/builders.ts';
import { GROUPS } from '../../../src/kit/audience.ts';

const network = net({ roll: roll({ entities: ['UNHCR', 'UN Women', 'OSRSG-CAAC'], empty: ['WHO'] }) });
const read = (typed?: string) => readAudience(typed, network);
const names = (audience: readonly string[], of = network) => peopleIn(audience, of, NOW).map(({ name }) => name);

describe('an audience is read forgivingly', () => {
  it.each([
    [undefined, ['all']],
    ['all', ['all']],
    ['Everyone', ['all']],
    ['ALL, UNHCR', ['all']],
    ['focal points', ['focalPoints']],
    ['Main focal point', ['focalPoints']],
    ['focalPoints,alternates', ['focalPoints', 'alternates']],
    ['points focaux', ['focalPoints']],
    ['suppléants', ['alternates']],
    ['RMC members', ['rmc']],
    ['unhcr', ['UNHCR']],
    ['un-women; osrsg caac', ['UN Women', 'OSRSG-CAAC']],
    ['UNHCR, unhcr,, UNHCR ', ['UNHCR']],
  ])('%s', (typed, audience) => {
    expect(read(typed)).toEqual({ audience, unknown: [] });
  });

  it('and strictly: what nobody is called is named', () => {
    expect(read('UNHCR, Atlantis, constructor')).toEqual({ audience: ['UNHCR'], unknown: ['Atlantis', 'constructor'] });
  });

  it('whatever is typed: every word is understood or named, and nothing is made up', () => {
    const word = fc.oneof(fc.constantFrom(...GROUPS, 'UNHCR', 'un women', 'fp'), fc.string());
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const { audience, unknown } = read(words.join(','));
        for (const one of audience) expect([...GROUPS, ...Object.keys(network.roll.entities)]).toContain(one);
        const known = [...GROUPS, 'UNHCR', 'un women', 'fp'];
        const said = words
          .join(',')
          .split(/[,;\n]/)
          .map((w) => w.trim());
        for (const w of said) if (known.includes(w)) expect(unknown).not.toContain(w);
      }),
    );
  });
});

describe('the people of an audience', () => {
  it('are each there once, however often they are meant', () => {
    const twice = peopleIn(['UNHCR', 'focalPoints', 'alternates'], network, NOW).map(({ id }) => id);
    expect(new Set(twice).size).toBe(twice.length);
    expect(twice).toHaveLength(6);
  });

  it('of the whole network are everyone but observers', () => {
    expect(names(['all'])).not.toContain('Colette Amari');
    expect(names(['all'])).toHaveLength(9);
  });

  it('are the alternates where an entity has no focal point', () => {
    const { people } = network.roll;
    const left = Object.fromEntries(Object.entries(people).filter(([id]) => id !== focalPoint('UNHCR', network).id));
    const without = net({ roll: { ...network.roll, people: left } });
    expect(names(['focalPoints'], without)).toEqual([
      'Alternate of UNHCR',
      'Focal point of UN Women',
      'Focal point of OSRSG-CAAC',
    ]);
  });

  it('of the RMC sit in it on that day; its Chair is one of them', () => {
    const seat = (entity: EntityId, from: string, to: string) => ({
      entity,
      from: calendarDate(from),
      to: calendarDate(to),
    });
    const chair = person('una-60', ['rmcChair'], { name: 'RMC Chair', email: 'rmc@x.example' });
    const seated = {
      ...network,
      roll: { ...network.roll, people: { ...network.roll.people, 'una-60': chair } },
      seats: [
        seat(entityId('UNHCR'), '2026-01-01', '2026-12-31'),
        seat(entityId('UN Women'), '2027-01-01', '2027-12-31'),
      ],
    };
    expect(names(['rmc'], seated)).toEqual(['Focal point of UNHCR', 'Alternate of UNHCR', 'RMC Chair']);
    expect(names(['rmc'])).toEqual([]);
  });

  it('of an urgent message are the Secretariat, the Coordinator and all focal points but its sender', () => {
    const people = urgentRecipients(network, focalPoint('UNHCR', network).id, NOW);
    expect(people.map(({ name }) => name)).toEqual([
      'Nadia Rousseau',
      'Marisol Vega',
      'Focal point of UN Women',
      'Focal point of OSRSG-CAAC',
    ]);
    expect(entitiesOf(people)).toEqual(['OSRSG-CAAC', 'UN Women']);
  });
});
