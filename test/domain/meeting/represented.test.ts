/** Who represented an entity: named only on evidence that they were there [ToR 3.b.iii]. */
import { describe, expect, it } from 'vitest';
import type { Delegate, Person } from '../../../src/core/people.ts';
import type { Network } from '../../../src/core/network.ts';
import { calendarDate, entityId, instant, type PersonId } from '../../../src/core/ids.ts';
import { representedInWords } from '../../../src/i18n/called.ts';
import { speaker } from '../../../src/i18n/speaker.ts';
import { alternateMeant, representatives, whoSentRegrets } from '../../../src/features/meetings/rules/represented.ts';
import type { ReplyAnswer } from '../../../src/features/meetings/rules/state.ts';
import { alternate, entities, focalPoint, net, person, roll } from '../../support/builders.ts';

const UNHCR = entityId('UNHCR');
const NETWORK = net();
const [FP, ALT] = [focalPoint('UNHCR', NETWORK), alternate('UNHCR', NETWORK)];
const AT = instant('2026-12-10T15:00:00Z');

function named(answer: ReplyAnswer | undefined, by: PersonId = FP.id, network = NETWORK): string[] {
  return later(answer, by, network, network);
}
/** Who is named when the roll has become another since the answer. */
function later(answer: ReplyAnswer | undefined, by: PersonId, network: Network, after: Network): string[] {
  const said = answer && { entity: UNHCR, answer, by, at: AT };
  const replies = said ? [{ ...said, ...alternateMeant({ startsAt: AT }, said, network) }] : [];
  return representatives({ replies, startsAt: AT }, [UNHCR], after).map(({ name, role }) => `${name}, ${role}`);
}
const other = person('una-90', ['alternate'], { name: 'Second', entity: UNHCR });
const withTwo = net({ roll: roll({ entities: ['UNHCR'], people: [other] }) });
const alone = net({ roll: roll({ entities: ['UNHCR'], alone: ['UNHCR'] }) });
const away = net({
  roll: {
    ...NETWORK.roll,
    away: [
      {
        ...{ entity: UNHCR, focalPoint: FP.id, alternate: ALT.id },
        ...{ from: calendarDate('2026-12-01'), to: calendarDate('2026-12-20') },
      },
    ],
  },
});

describe('present is', () => {
  it.each([
    ['the focal point who said so', named('attending'), ['Focal point of UNHCR, focalPoint']],
    ['the alternate who said that the entity attends', named('attending', ALT.id), ['Alternate of UNHCR, alternate']],
    ['the alternate, where there is one', named('alternate'), ['Alternate of UNHCR, alternate']],
    ['no alternate by name, where there are two', named('alternate', FP.id, withTwo), []],
    ['of two alternates the one who said so', named('alternate', other.id, withTwo), ['Second, alternate']],
    ['nobody by name, where the focal point said that they attend and is away', named('attending', FP.id, away), []],
    ['in an absence the acting alternate', named('alternate', FP.id, away), ['Alternate of UNHCR, alternate']],
    ['nobody by name without an answer', named(undefined), []],
    ['nobody for being the only representative', named(undefined, FP.id, alone), []],
    ['the only representative who said so', named('attending', FP.id, alone), ['Focal point of UNHCR, focalPoint']],
    ['not the focal point, where an alternate comes and none is on the roll', named('alternate', FP.id, alone), []],
    ['nobody who sent regrets', named('regrets', ALT.id), []],
    ['nobody who sent regrets, the only representative either', named('regrets', FP.id, alone), []],
  ])('%s', (_what, found, expected) => expect(found).toEqual(expected));
});

/** The roll with these people in place of others; without an entity they represent none any more. */
function changed(...people: readonly Person[]): Network {
  const now = Object.fromEntries(people.map((one) => [one.id, one]));
  return { ...NETWORK, roll: { ...NETWORK.roll, people: { ...NETWORK.roll.people, ...now } } };
}
function without({ id }: Person, { roll: of, ...network }: Network = NETWORK): Network {
  const people = Object.fromEntries(Object.entries(of.people).filter(([key]) => key !== id));
  return { ...network, roll: { ...of, people } };
}
const exchanged = changed({ ...FP, roles: ['alternate'] }, { ...ALT, roles: ['focalPoint'] });

describe('when the roll has changed since the answer, present is', () => {
  it.each([
    ['nobody, where the focal point who answered has gone', later('attending', FP.id, NETWORK, without(FP)), []],
    [
      'nobody, where the focal point who answered represents another entity',
      later('attending', FP.id, NETWORK, changed({ ...FP, entity: entityId('UNICEF'), roles: ['alternate'] })),
      [],
    ],
    ['nobody, where they are away since', later('attending', FP.id, NETWORK, away), []],
    [
      'whoever answered, in the role that they have now',
      later('attending', FP.id, NETWORK, exchanged),
      ['Focal point of UNHCR, alternate'],
    ],
    ['not another alternate', later('alternate', FP.id, NETWORK, without(ALT, changed(other))), []],
    ['the alternate of then', later('alternate', FP.id, NETWORK, changed(other)), ['Alternate of UNHCR, alternate']],
    ['neither of two who changed places', later('alternate', FP.id, NETWORK, exchanged), []],
    [
      'the alternate who answered, also as focal point',
      later('alternate', ALT.id, NETWORK, exchanged),
      ['Alternate of UNHCR, focalPoint'],
    ],
  ])('%s', (_what, found, expected) => expect(found).toEqual(expected));

  it('no alternate by an answer that does not say whom it meant', () => {
    const replies = [{ entity: UNHCR, answer: 'alternate', by: FP.id, at: AT } as const];
    expect(representatives({ replies, startsAt: AT }, [UNHCR], NETWORK)).toEqual([]);
  });

  it('whoever spoke, without a role that they have for another entity', () => {
    const moved = changed({ ...ALT, entity: entityId('UNICEF') });
    const spoke = [{ entity: UNHCR, person: ALT.id }];
    const [found] = representatives({ replies: [], startsAt: AT, spoke }, [UNHCR], moved);
    expect(found).toEqual({ entity: UNHCR, person: ALT.id, name: ALT.name });
  });
});

it('regrets are from whoever sent them, on the roll', () => {
  const sent = (by: PersonId) =>
    whoSentRegrets({ replies: [{ entity: UNHCR, answer: 'regrets', by, at: AT }] }, [UNHCR], NETWORK);
  expect(sent(ALT.id)).toMatchObject([{ name: 'Alternate of UNHCR', role: 'alternate' }]);
  expect(sent('una-99' as PersonId)).toEqual([]);
});

it('names whoever acted in the meeting, and before all whom an officer entered', () => {
  const regrets = { replies: [{ entity: UNHCR, answer: 'regrets', by: FP.id, at: AT } as const], startsAt: AT };
  const spoke = [{ entity: UNHCR, person: ALT.id }];
  expect(representatives({ ...regrets, spoke }, [UNHCR], NETWORK)).toMatchObject([{ person: ALT.id }]);
  const entered = (people: readonly Delegate[]) => [{ entity: UNHCR, people, at: AT, by: FP.id }];
  const jane = { name: 'Jane Doe' };
  expect(representatives({ ...regrets, spoke, represented: entered([jane]) }, [UNHCR], NETWORK)).toEqual([
    { entity: UNHCR, ...jane },
  ]);
  expect(representatives({ ...regrets, spoke, represented: entered([]) }, [UNHCR], NETWORK)).toEqual([]);
});

it('reads as Secretariats write it, and of an erased person names the entity alone', () => {
  const people = [
    { entity: 'UNDP', name: 'Ms. Ana Li', role: 'focalPoint' },
    { entity: 'UNDP', name: 'Jane Doe' },
    { entity: 'WHO', name: '', role: 'alternate' },
  ] as const;
  const all = entities('UNDP', 'UNICEF', 'WHO');
  const say = speaker('en', 'UTC');
  expect(representedInWords(say, all, people)).toBe(
    'UNDP: Ms. Ana Li (focal point) and Jane Doe; UNICEF; WHO: a representative of WHO',
  );
  expect(representedInWords(say, all)).toBe('UNDP, UNICEF and WHO');
  expect(representedInWords(speaker('fr', 'UTC'), all, people)).toBe(
    'UNDP\u00a0: Ms. Ana Li (point focal) et Jane Doe\u00a0; UNICEF\u00a0; WHO\u00a0: une personne représentant WHO',
  );
});
