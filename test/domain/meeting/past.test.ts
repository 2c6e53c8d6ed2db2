/** What is found once for everybody is what each reader would find by going through all meetings and items. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instant, ref } from '../../../src/core/ids.ts';
import { agreedBefore, heldBefore, itemsByMeeting } from '../../../src/features/meetings/queries/past.ts';
import type { AgendaItem } from '../../../src/features/meetings/rules/item.ts';
import type { Meeting } from '../../../src/features/meetings/rules/state.ts';

const target = fc.constantFrom(...['M-1', 'M-2', 'M-3', 'M-4'].map(ref));
const moment = fc.integer({ min: 0, max: 6 }).map((n) => instant(Date.UTC(2026, n, 1)));
const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(one, { nil: undefined });

const meeting = fc.record({
  target,
  startsAt: moment,
  kind: fc.constantFrom('focalPoints', 'rmc', 'thematic'),
  series: maybe(fc.constantFrom({ of: 'S-1' }, { of: 'S-2' })),
}) as fc.Arbitrary<object> as fc.Arbitrary<Meeting>;
const action = fc.record({ n: fc.nat(3), meeting: target, done: maybe(fc.record({ at: moment })) });
const item = fc.record({
  meeting: maybe(target),
  state: fc.constantFrom('proposed', 'declined', 'left', 'planned', 'taken', 'noted'),
  carried: fc.array(target, { maxLength: 3 }),
  sittings: fc.array(fc.record({ meeting: target }), { maxLength: 3 }),
  actions: fc.array(action, { maxLength: 3 }),
}) as fc.Arbitrary<object> as fc.Arbitrary<AgendaItem>;
const meetings = fc.array(meeting, { maxLength: 6 });
const items = fc.array(item, { maxLength: 8 });

it('the items of a meeting: on its agenda, dealt with, or not reached', () => {
  fc.assert(
    fc.property(items, target, (all, of) => {
      const isOff = ({ state }: AgendaItem): boolean => ['proposed', 'declined', 'left'].includes(state);
      const plain = all.filter(
        (one) =>
          (one.meeting === of && !isOff(one)) ||
          one.carried.includes(of) ||
          one.sittings.some(({ meeting: at }) => at === of),
      );
      expect(itemsByMeeting(all).get(of) ?? []).toEqual(plain);
    }),
  );
});

it('the meeting before, and what was agreed until then, also when the lists have changed', () => {
  const isSeries = (one: Meeting, m: Meeting): boolean => m.series !== undefined && one.series?.of === m.series.of;
  const sees: Record<string, readonly string[]> = {
    focalPoints: ['focalPoints', 'thematic'],
    rmc: ['rmc'],
    thematic: [],
  };
  fc.assert(
    fc.property(meeting, fc.array(fc.tuple(meetings, meetings, items), { minLength: 1, maxLength: 3 }), (m, states) => {
      for (const [held, all, agenda] of states) {
        const earlier = held
          .filter(
            (one) => (m.kind === 'thematic' ? isSeries(one, m) : one.kind === m.kind) && one.startsAt < m.startsAt,
          )
          .map(({ startsAt }) => startsAt)
          .sort();
        const since = earlier.at(-1) ?? '';
        expect(heldBefore(held, m)).toBe(since);
        const agreedIn = all
          .filter((one) => (sees[m.kind]?.includes(one.kind) || isSeries(one, m)) && one.target !== m.target)
          .map(({ target: name }) => name);
        const plain = agenda.flatMap((one) => {
          const actions = one.actions.filter(
            ({ meeting: in_, done }) => agreedIn.includes(in_) && (!done || done.at > since),
          );
          return actions.length === 0 ? [] : [{ item: one, actions }];
        });
        expect(agreedBefore({ held, meetings: all, items: agenda }, m)).toEqual(plain);
        expect(agreedBefore({ held, meetings: all, items: agenda }, m)).toEqual(plain);
      }
    }),
  );
});
