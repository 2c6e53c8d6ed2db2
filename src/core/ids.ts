/** Types for strings that must not be mixed up. At run time they are plain strings. */

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type NetworkId = Branded<'network'>;
/** An entity's permanent id, by default its short name: `UNHCR`. */
export type EntityId = Branded<'entity'>;
export type PersonId = Branded<'person'>;
/** The reference that people quote: `E-12`, `A-31`. Numbered for each network and kind. */
export type Ref = Branded<'ref'>;
/** Identifies one press, message or cause within Concord. The same event always gets the same answer. */
export type EventId = Branded<'event'>;
/** A UTC instant, always `YYYY-MM-DDTHH:mm:ss.sssZ`, so that comparing strings compares times. */
export type Instant = Branded<'instant'>;
/** A calendar date `YYYY-MM-DD` in the network's zone. */
export type CalendarDate = Branded<'date'>;

/** The chat platforms. Each has a folder in `platforms/` and a line in `app/platforms.ts`. */
export const CHAT_PLATFORMS = ['local', 'slack', 'teams'] as const;
export type ChatPlatform = (typeof CHAT_PLATFORMS)[number];
/** The letter case in which a platform writes the ids of its users. */
export const ID_CASE: Readonly<Record<ChatPlatform, 'upper' | 'lower' | 'either'>> = {
  local: 'either',
  slack: 'upper',
  teams: 'lower',
};
/** The platforms by which Concord writes to people. Mail has no channels and is the last way to a person. */
export type SendingPlatform = ChatPlatform | 'mail';
/** Where an act comes from: a platform, a signed page, the command line, or Concord itself. */
export type PlatformName = SendingPlatform | 'page' | 'commandLine' | 'concord';

export const networkId = (text: string): NetworkId => text as NetworkId;
export const entityId = (text: string): EntityId => text as EntityId;
export const personId = (text: string): PersonId => text as PersonId;
export const ref = (text: string): Ref => text as Ref;
/** Has what a client or a store gave the form of a reference? */
export const isRef = (given: unknown): given is Ref => typeof given === 'string' && /^[A-Z]-[1-9]\d{0,8}$/.test(given);
export const eventId = (text: string): EventId => text as EventId;
export const calendarDate = (text: string): CalendarDate => text as CalendarDate;

/**
 * Makes an instant.
 * @param at milliseconds since 1970 (UTC), or a text that `Date` reads
 * @throws RangeError when it is not a time
 */
export const instant = (at: number | string): Instant => new Date(at).toISOString() as Instant;
/** Milliseconds since 1970 (UTC). */
export const millis = (at: Instant): number => Date.parse(at);
/** The instant `ms` milliseconds after `at` (before, when negative). */
export const after = (at: Instant, ms: number): Instant => instant(millis(at) + ms);

/** The earliest of the given instants; null when there is none. */
export const earliest = (...instants: readonly (Instant | null | undefined)[]): Instant | null =>
  instants.reduce<Instant | null>((first, at) => (at && (!first || at < first) ? at : first), null);

/** Marks the end of a switch over a union: a member that the switch forgets does not compile. */
export function never(value: never): never {
  throw new Error(`unexpected ${JSON.stringify(value)}`);
}
