/** What a newcomer has of a document already: the roll can change twice before the first message goes out. */
import type { Act } from '../core/act.ts';
import type { Already } from '../core/already.ts';
import type { CardName } from '../core/contract.ts';
import type { Delivery } from '../core/envelope.ts';
import type { Network } from '../core/network.ts';
import type { ReadStore } from './read.ts';

/** The latest messages about a document that are looked at. What is older is long in the chat, and may be said again. */
const LATEST = 200;
/** A card that takes the subject from its reader again: they have none of the cards before it. */
const TAKES: CardName = 'meetingUninvited';

/**
 * @param fits which messages count. A message that waits is drawn when it is sent, so it counts whatever entity its reader
 * represented when it was made, unless deliveries are counted for each entity.
 */
export async function alreadyTold(
  read: ReadStore,
  { target, inputs: { person } }: Act<{ readonly person: string }>,
  { roll }: Network,
  fits: (delivery: Delivery, isSameEntity: boolean) => boolean,
): Promise<Already> {
  if (target === undefined) return {};
  const already = new Set<CardName>();
  for (const delivery of await read.deliveries({ about: target, limit: LATEST })) {
    const { to, state, card } = delivery;
    if (to !== person || (state !== 'queued' && state !== 'sent')) continue;
    if (card === TAKES) already.clear();
    else if (fits(delivery, delivery.entity === roll.people[person]?.entity)) already.add(card);
  }
  return { already: [...already] };
}

/** Of a message that is not counted for its entity. */
export const isDrawnForAll = ({ state }: Delivery, isSameEntity: boolean): boolean =>
  isSameEntity || state === 'queued';
