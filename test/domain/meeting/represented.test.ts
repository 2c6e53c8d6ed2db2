/** Who represented an entity: named only on evidence that they were there [ToR 3.b.iii]. */
import { describe, expect, it } from 'vitest';
import type { Delegate } from '../../../src/core/people.ts';
import { calendarDate, entityId, instant, type PersonId } from '../../../src/core/ids.ts';
import { representedInWords } from '../../../src/i18n/called.ts';
import { speaker } from '../../../src/i18n/speaker.ts';
import { representatives, whoSentRegrets } from '../../../src/features/meetings/rules/represented.ts';
import type { ReplyAnswer } from '../../../src/features/meetings/rules/state.ts';
import { alternate, entities, focalPoint, net, person, roll } from '../../support/builders.ts';

const UNHCR = entityId('UNHCR');
const NETWORK = net();
const [FP, ALT] = [focalPoint('UNHCR', NETWORK), alternate('UNHCR', NETWORK)];
const AT = instant('2026-12-10T15:00:00Z');

function named(answer: ReplyAnswer | undefined, by: PersonId = FP.id, network = NETWORK): string[] {
  const replies = answer === undefined ? [] : [{ entity: UNHCR, answer, by, at: AT }];
  return representatives({ replies, startsAt: AT }, [UNHCR], network).map(({ name, role }) => `${name}, ${role}`);
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
    ['nobody by name, where an alternate said that the entity attends', named('attending', ALT.id), []],
    ['the alternate, where there is one', named('alternate'), ['Alternate of UNHCR, alternate']],
    ['no alternate by name, where there are two', named('alternate', FP.id, withTwo), []],
    ['of two alternates the one who said so', named('alternate', other.id, withTwo), ['Second, alternate']],
    ['in an absence the acting alternate', named('attending', FP.id, away), ['Alternate of UNHCR, alternate']],
    ['nobody by name without an answer', named(undefined), []],
    ['nobody for being the only representative', named(undefined, FP.id, alone), []],
    ['the only representative who said so', named('attending', FP.id, alone), ['Focal point of UNHCR, focalPoint']],
    ['not the focal point, where an alternate comes and none is on the roll', named('alternate', FP.id, alone), []],
    ['nobody who sent regrets', named('regrets', ALT.id), []],
    ['nobody who sent regrets, the only representative either', named('regrets', FP.id, alone), []],
  ])('%s', (_what, found, expected) => expect(found).toEqual(expected));
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
    'UNDP\u00a0: Ms. Ana Li (point focal) et Jane Doe; UNICEF; WHO\u00a0: une personne représentant WHO',
  );
});
