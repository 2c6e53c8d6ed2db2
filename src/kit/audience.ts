/** Audiences: read from what people typed, and turned into people by the roll when a message is sent. */
import { entityNamed } from '../core/entities.ts';
import type { EntityId, Instant, PersonId } from '../core/ids.ts';
import {
  everyone,
  focalPointOf,
  isMember,
  isWithin,
  manages,
  represents,
  representativesOf,
  sitting,
  type Person,
} from '../core/people.ts';
import { folded } from '../core/fold.ts';
import { TYPED } from '../i18n/typed.ts';
import { dateAt } from '../calendar/calendar.ts';
import type { Network } from '../core/network.ts';

/** The groups of people that can be addressed. Entities are addressed by their short names. */
export const GROUPS = ['all', 'focalPoints', 'alternates', 'rmc'] as const;

export type Group = (typeof GROUPS)[number];

/** The words for each group. A new group does not compile without words. */
const ALSO: Readonly<Record<Group, readonly string[]>> = TYPED.groups;

const singular = (word: string): string => folded(word).replace(/s$/, '');

const group = (word: string): Group | undefined =>
  GROUPS.find((name) => [name, ...ALSO[name]].some((also) => singular(also) === singular(word)));

/**
 * Reads groups and entities, separated by commas. An empty text means everyone. `unknown` holds the words that name no
 * group or entity.
 */
export function readAudience(
  typed: string | undefined,
  { roll }: Network,
): { readonly audience: readonly string[]; readonly unknown: readonly string[] } {
  const words = (typed ?? 'all')
    .split(/[,;\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const read = words.map((word) => ({ word, is: group(word) ?? entityNamed(roll, word)?.id }));
  const unknown = read.filter(({ is }) => is === undefined).map(({ word }) => word.slice(0, 60));
  const audience = [...new Set(read.flatMap(({ is }) => (is === undefined ? [] : [is])))];
  return { audience: audience.includes('all') ? ['all'] : audience, unknown };
}

/** The people addressed, by the roll at that instant. Each is there once, in the order of the roll. */
export function peopleIn(audience: readonly string[], network: Network, at: Instant): Person[] {
  const wanted = new Set(audience.flatMap((word) => members(word, network, at)).map(({ id }) => id));
  return everyone(network.roll).filter(({ id }) => wanted.has(id));
}

function members(word: string, network: Network, at: Instant): readonly Person[] {
  const { roll, seats, settings } = network;
  const representatives = () => everyone(roll).filter(represents);
  switch (word as Group) {
    case 'all':
      return everyone(roll).filter(isMember);
    case 'focalPoints':
      return mainFocalPoints(network, at);
    case 'alternates':
      return representatives().filter(({ roles }) => roles.includes('alternate'));
    case 'rmc': {
      const seated = new Set<string>(sitting(seats, dateAt(at, settings.timeZone)));
      return everyone(roll).filter(
        (person) => person.roles.includes('rmcChair') || (represents(person) && seated.has(person.entity ?? '')),
      );
    }
    default:
      return representativesOf(roll, word as EntityId);
  }
}

/**
 * Each entity's focal point, or the alternate who acts while the focal point is away. Where an entity has no focal point,
 * its alternates count [ToR 2].
 */
function mainFocalPoints({ roll, settings }: Network, at: Instant): Person[] {
  const today = dateAt(at, settings.timeZone);
  const represented = new Set(
    everyone(roll).flatMap((person) => (represents(person) ? [person.entity as EntityId] : [])),
  );
  return [...represented].flatMap((entity) => {
    const focalPoint = focalPointOf(roll, entity);
    if (!focalPoint) return representativesOf(roll, entity);
    const window = roll.away.find((a) => a.focalPoint === focalPoint.id && isWithin(today, a));
    const acting = window && roll.people[window.alternate];
    return acting ? [focalPoint, acting] : [focalPoint];
  });
}

/** Urgent information goes to the Secretariat, the Coordinator and all focal points but its sender [ToR 2.a.i]. */
export const urgentRecipients = (network: Network, sender: PersonId, at: Instant): Person[] => {
  const main = new Set(mainFocalPoints(network, at).map(({ id }) => id));
  return everyone(network.roll).filter((person) => person.id !== sender && (manages(person) || main.has(person.id)));
};

/** The entities that these people represent, in alphabetical order. */
export const entitiesOf = (people: readonly Person[]): EntityId[] =>
  [...new Set(people.filter(represents).map(({ entity }) => entity as EntityId))].sort();
