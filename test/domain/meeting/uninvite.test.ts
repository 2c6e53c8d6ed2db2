/** Whoever has a meeting in their calendar by a mail and is no longer invited is told, and nobody else (domain.md 5). */
import { expect, it } from 'vitest';
import { calendarDate, instant, ref, type PersonId } from '../../../src/core/ids.ts';
import type { Network } from '../../../src/core/network.ts';
import { due } from '../../../src/features/meetings/rules/due.ts';
import { meetingOf } from '../../../src/features/meetings/rules/plan.ts';
import type { Meeting, MeetingKind } from '../../../src/features/meetings/rules/state.ts';
import { act, entities, focalPoint, net, NOW, officer, person, roll, SYSTEM } from '../../support/builders.ts';

const UNHCR = focalPoint('UNHCR');
const UNICEF = focalPoint('UNICEF');
const chair = person('una-90', ['rmcChair']);
const network: Network = { ...net(), roll: roll({ entities: ['UNHCR', 'UNICEF', 'UNFPA'], people: [chair] }) };
const meeting = (kind: MeetingKind, of: Partial<Meeting> = {}): Meeting => ({
  ...meetingOf(
    ref('M-1'),
    { kind, startsAt: instant('2026-12-10T15:00:00Z'), zone: 'America/New_York', by: officer().id, at: NOW },
    network,
  ),
  ...of,
});
const gone = 'una-99' as PersonId;
const told = (m: Meeting, mailed: readonly PersonId[], of: Network = network): unknown[] =>
  due(m, { ...act('meeting.due', SYSTEM), inputs: { mailed } }, of).effects.flatMap((one) =>
    one.type === 'tell' && one.card === 'meetingUninvited' ? [one.to] : [],
  );
const all = [UNHCR.id, UNICEF.id, officer().id, chair.id, gone];

it('an entity that is not in the audience any more; not the Secretariat, nor whoever has left the roll', () => {
  const m = meeting('thematic', { audience: entities('UNICEF') });
  expect(told(m, all)).toEqual([{ people: [UNHCR.id, chair.id] }]);
  expect(told(m, [UNICEF.id])).toEqual([]);
  expect(told({ ...m, state: 'cancelled' }, all)).toEqual([]);
});

it('an entity whose seat of the RMC has passed on; not its Chair', () => {
  const seat = { from: calendarDate('2026-07-01'), to: calendarDate('2027-06-30') };
  const seated = (entity: string): Network => ({
    ...network,
    seats: entities(entity).map((one) => ({ ...seat, entity: one })),
  });
  expect(told(meeting('rmc'), all, seated('UNHCR'))).toEqual([{ people: [UNICEF.id] }]);
  expect(told(meeting('rmc'), all, seated('UNICEF'))).toEqual([{ people: [UNHCR.id] }]);
});
