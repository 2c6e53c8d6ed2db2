/** Makes calendar events of meetings, and finds the meetings of a person's calendar. */
import { DAY_MS } from '../../../core/spans.ts';
import type { Instant } from '../../../core/ids.ts';
import type { CalendarEvent } from '../cards/view.ts';
import { everyone, manages, represents, type Person, isMember } from '../../../core/people.ts';
import { endsAt, invited, type Meeting } from '../rules/state.ts';
import type { Network } from '../../../core/network.ts';
import type { ReadStore } from '../../../kit/read.ts';

/** The meeting as a calendar event. After each change it is the same event with a higher count. */
export function eventOf(m: Meeting, { id, roll }: Network): CalendarEvent {
  const officer = everyone(roll).find(manages);
  return {
    uid: `${m.target}.${id}@concord`,
    sequence: m.sequence,
    changedAt: m.changes.at(-1)?.at ?? m.plannedAt,
    startsAt: m.startsAt,
    endsAt: endsAt(m),
    zone: m.zone,
    ...(m.place && { place: m.place }),
    cancelled: m.state === 'cancelled' || m.state === 'notHeld',
    organizer: { name: officer?.name ?? id, email: officer?.email ?? `${id}@concord.invalid` },
    line: { ref: m.target, kind: m.kind, title: m.title, untitled: m.untitled },
  };
}

const KEPT_MS = 90 * DAY_MS;

/** The meetings to which a person is invited: those of the last months and those to come, cancelled ones too. */
export async function meetingsFor(read: ReadStore, network: Network, person: Person, now: Instant): Promise<Meeting[]> {
  const found = await read.list('meetings');
  const runs = person.roles.some((role) => role === 'secretariat' || role === 'coordinator' || role === 'chair');
  return found
    .filter((m) => Date.parse(m.startsAt) > Date.parse(now) - KEPT_MS)
    .filter((m) => runs || (m.kind === 'rmc' && person.roles.includes('rmcChair')) || isInvited(m, network, person));
}

const isInvited = (m: Meeting, network: Network, person: Person): boolean =>
  represents(person) && person.entity !== undefined
    ? invited(m, network).includes(person.entity)
    : m.kind === 'focalPoints' && isMember(person);
