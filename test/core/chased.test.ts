/** Who of an entity is reminded of what it owes (domain.md 3, "When and to whom"). */
import { describe, expect, it } from 'vitest';
import { calendarDate, entityId, personId, type PersonId } from '../../src/core/ids.ts';
import { chased, type Absence, type Person, type Roll } from '../../src/core/people.ts';
import { person } from '../support/builders.ts';

const WFP = entityId('WFP');
const of = (id: string, role: 'focalPoint' | 'alternate'): Person => person(id, [role], { entity: WFP });
const ALL = [of('fp', 'focalPoint'), of('one', 'alternate'), of('two', 'alternate')];
const WINDOW: Absence = {
  entity: WFP,
  focalPoint: personId('fp'),
  alternate: personId('one'),
  from: calendarDate('2026-12-01'),
  to: calendarDate('2026-12-03'),
};
const rollOf = (people: readonly Person[], away: readonly Absence[] = []): Roll => ({
  entities: { WFP: { id: WFP, name: 'WFP' } },
  people: Object.fromEntries(people.map((one) => [one.id, one])),
  away,
});

interface Case {
  readonly people?: readonly Person[];
  readonly away?: readonly Absence[];
  readonly on?: string;
  readonly last?: boolean;
  readonly cameTo?: readonly string[];
}
const who = ({ people = ALL, away = [], on = '2026-12-02', last = false, cameTo }: Case): string =>
  chased(rollOf(people, away), WFP, {
    on: calendarDate(on),
    last,
    ...(cameTo && { cameTo: (id: PersonId) => cameTo.includes(id) }),
  })
    .map(({ id }) => id)
    .join(' ');

describe('who is reminded', () => {
  it.each<readonly [string, Case, string]>([
    ['the focal point', {}, 'fp'],
    ['at the last the alternates too', { last: true }, 'fp one two'],
    ['in an absence whoever acts', { away: [WINDOW] }, 'one'],
    ['on its first day', { away: [WINDOW], on: '2026-12-01' }, 'one'],
    ['on its last day', { away: [WINDOW], on: '2026-12-03' }, 'one'],
    ['the day before, the focal point', { away: [WINDOW], on: '2026-11-30' }, 'fp'],
    ['the day after, the focal point', { away: [WINDOW], on: '2026-12-04' }, 'fp'],
    ['in an absence at the last every alternate, and not the focal point', { away: [WINDOW], last: true }, 'one two'],
    ['in an absence whose alternate has left, the focal point', { people: ALL.slice(0, 1), away: [WINDOW] }, 'fp'],
    ['without a focal point every alternate', { people: ALL.slice(1) }, 'one two'],
    ['where it came to alternates alone, those', { cameTo: ['two'] }, 'two'],
    ['where it came to the focal point too, the focal point', { cameTo: ['fp', 'two'] }, 'fp'],
    ['where it came to nobody yet, the focal point', { cameTo: [] }, 'fp'],
    ['in an absence whoever acts, to whomever it came', { away: [WINDOW], cameTo: ['fp'] }, 'one'],
    ['nobody of an entity without people', { people: [] }, ''],
  ])('is %s', (_what, some, expected) => expect(who(some)).toBe(expected));
});
