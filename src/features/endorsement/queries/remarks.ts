/** What was said besides the positions that count: comments, needs for time, late positions, and entities that have left. */
import { standOf } from '../rules/stands.ts';
import type { RemarkView } from '../cards/view.ts';
import { asOf, personName, type Roll } from '../../../core/people.ts';
import type { Endorsement, Departed, Position, LatePosition } from '../rules/state.ts';
import { perRoll } from './perRoll.ts';

/** Cards show only the last ones. The record has all of them. */
const MAX_REMARKS = 20;
const isRemark = (p: Position): boolean => !p.counts || p.position === 'comment' || p.position === 'needTime';

/** The last `most` entries that are `wanted`, in order. The search begins at the end, because the record may be long. */
function last<T>(all: readonly T[], most: number, wanted: (one: T) => boolean): T[] {
  const found: T[] = [];
  for (let i = all.length - 1; i >= 0 && found.length < most; i -= 1) {
    const one = all[i];
    if (one !== undefined && wanted(one)) found.push(one);
  }
  return found.reverse();
}

/** The words of an entity that has left remain visible. */
function departedView(e: Endorsement, { entity, at, into, reason }: Departed, roll: Roll): RemarkView {
  const stand = standOf(e, entity);
  const said = stand.objection ?? stand.position ?? stand.request;
  const text = [reason, said?.text].filter(Boolean).join(' · ');
  return {
    kind: into === undefined ? 'left' : 'merged',
    entity,
    name: entity,
    by: personName(roll, said?.by ?? ''),
    at,
    ...(text !== '' && { text }),
    ...(into && { into }),
  };
}

const wordsIn = ({ text, wouldSatisfy, until }: Pick<Position, 'text' | 'wouldSatisfy' | 'until'>) => ({
  ...(text && { text }),
  ...(wouldSatisfy && { wouldSatisfy }),
  ...(until && { until }),
});

const positionView = perRoll((p: Position, roll): RemarkView => ({
  kind: !p.counts ? 'withoutEffect' : p.position === 'comment' ? 'comment' : 'needTime',
  entity: p.entity,
  name: p.entity,
  by: personName(roll, p.by),
  at: p.at,
  ...(!p.counts && { act: p.position }),
  ...(!p.counts && p.alsoRequested && { requestsDiscussion: p.alsoRequested }),
  ...wordsIn(p),
}));

const lateView = perRoll((l: LatePosition, roll): RemarkView => ({
  kind: 'late',
  entity: l.entity,
  name: l.entity,
  by: personName(roll, l.by),
  at: l.at,
  act: l.verb,
  ...(l.requestsDiscussion && { requestsDiscussion: l.requestsDiscussion }),
  ...wordsIn(l),
}));

/** @param live the roll of today, for what came after the end */
export function remarks(e: Endorsement, roll: Roll, live: Roll): RemarkView[] {
  const said = last(e.positions, MAX_REMARKS, isRemark).map((p) => positionView(p, roll));
  return [
    ...(e.departed ?? []).map((one) => departedView(e, one, roll)),
    ...said,
    ...e.late.slice(-MAX_REMARKS).map((l) => lateView(l, asOf(live, l.at))),
  ];
}
