/** Who represented an entity in a meeting, as far as the answers and the roll tell [ToR 3.b.iii]. */
import type { EntityId } from '../../../core/ids.ts';
import { representativesOf, type Person, type Representative } from '../../../core/people.ts';
import { dateAt } from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import { goesFor, type Meeting, type Reply } from './state.ts';

type Answered = Pick<Meeting, 'replies' | 'startsAt'>;

/**
 * The attendance is by entity, so a person is named only where nobody else can be meant: whoever attends by the entity's answer,
 * whoever sent regrets, and otherwise the only representative on the roll.
 */
export function representatives(m: Answered, of: readonly EntityId[], network: Network): Representative[] {
  return of.flatMap((entity) => {
    const person = whoCame(m, entity, network);
    return person === undefined ? [] : [asRecorded(entity, person)];
  });
}

const asRecorded = (entity: EntityId, { id, name, roles }: Person): Representative => ({
  entity,
  person: id,
  name,
  role: roles.includes('focalPoint') ? 'focalPoint' : 'alternate',
});

function whoCame({ replies, startsAt }: Answered, entity: EntityId, { roll, settings }: Network): Person | undefined {
  const all = representativesOf(roll, entity);
  const reply = replies.find((one) => one.entity === entity);
  if (all.length <= 1 || reply === undefined) return only(all);
  if (reply.answer === 'regrets') return all.find(({ id }) => id === reply.by);
  const meant = goesFor(entity, dateAt(startsAt, settings.timeZone), roll, reply.answer);
  return only(meant.filter((person) => isMeant(reply, person, meant)));
}

const only = <T>(all: readonly T[]): T | undefined => (all.length === 1 ? all[0] : undefined);

/** Of several alternates, the one who answered. "We attend" from an alternate does not say that the focal point comes. */
function isMeant({ by, answer }: Reply, person: Person, meant: readonly Person[]): boolean {
  if (answer === 'alternate') return meant.length === 1 || person.id === by;
  return person.id === by || !person.roles.includes('focalPoint');
}
