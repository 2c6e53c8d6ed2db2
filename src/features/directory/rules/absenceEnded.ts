/** An absence ends early when its alternate loses that place: it is said that nobody stands in (domain.md 4; ToR 2). */
import { dateAt } from '../../../calendar/calendar.ts';
import type { Act } from '../../../core/act.ts';
import type { Decision, Effect } from '../../../core/decision.ts';
import type { CalendarDate } from '../../../core/ids.ts';
import type { Network } from '../../../core/network.ts';
import type { Absence } from '../../../core/people.ts';
import type { RollState } from './state.ts';

type Rule<A> = (roll: RollState, act: A, network: Network) => Decision<RollState>;

/** The rule, which may end absences, with the notices to their focal points and to the Secretariat. */
export const tellingEnded =
  <A extends Pick<Act<unknown>, 'receivedAt'>>(rule: Rule<A>): Rule<A> =>
  (roll, act, network) => {
    const decision = rule(roll, act, network);
    const told = ended(roll, decision.state, dateAt(act.receivedAt, network.settings.timeZone));
    return told.length === 0 ? decision : { ...decision, effects: [...decision.effects, ...told] };
  };

const ended = (before: RollState, after: RollState, today: CalendarDate): Effect[] =>
  before.away.flatMap((window) =>
    window.to < today || after.away.some((one) => isOf(one, window)) ? [] : nobodyStandsIn(window, after),
  );

/** The entity is left out: after a merger it is another one's absence, and the same. */
const isOf = (one: Absence, other: Absence): boolean =>
  one.focalPoint === other.focalPoint &&
  one.alternate === other.alternate &&
  one.from === other.from &&
  one.to === other.to;

/** Who is not the focal point any more is not missed; who has been erased is not named. */
function nobodyStandsIn({ focalPoint, alternate, from, to }: Absence, { people, formerPeople }: RollState): Effect[] {
  const away = people[focalPoint];
  if (!away?.entity || !away.roles.includes('focalPoint')) return [];
  const acting = people[alternate] ?? formerPeople?.[alternate];
  const data = {
    ...{ entity: away.entity, focalPointName: away.name, from, to },
    ...(acting && { alternateName: acting.name }),
  };
  return ([{ people: [focalPoint] }, 'secretariat'] as const).map((to) => ({
    type: 'tell',
    to,
    card: 'awayEnded',
    data,
  }));
}
