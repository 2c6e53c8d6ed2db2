/** Turns the effects of a decision into envelopes, one for each recipient, and into follow-up acts. */
import { systemAct, type Act } from '../core/act.ts';
import type { Effect } from '../core/decision.ts';
import type { Delivery, Envelope } from '../core/envelope.ts';
import type { EntityId, Ref } from '../core/ids.ts';
import { audience } from '../core/audience.ts';
import { represents, type Person, type Roll } from '../core/people.ts';
import type { Room } from '../core/room.ts';
import type { Task } from '../store/store.ts';
import { roomPosts } from './roomPosts.ts';
import { task } from '../kit/followUp.ts';
import { dataOf, type CardData } from '../core/answer.ts';

export interface FannedOut {
  readonly envelopes: readonly Envelope[];
  readonly tasks: readonly Task[];
  readonly refresh: boolean;
  /** Also sends failed messages about the document again. */
  readonly again: boolean;
  readonly removals: readonly Removing[];
  /** Deliveries on which the decision relies. */
  readonly proofs: readonly Delivery[];
}

export type Removing = Extract<Effect, { readonly type: 'remove' }>;

/** The people and rooms as they are after the act. */
export interface Addressees {
  readonly roll: Roll;
  readonly rooms: readonly Room[];
}

/** @param about the document that the effects are about */
export function fanOut(
  effects: readonly Effect[],
  act: Act,
  about: Ref | undefined,
  { roll, rooms }: Addressees,
): FannedOut {
  const envelopes: Envelope[] = [];
  const tasks: Task[] = [];
  let refresh = false;
  let again = false;
  const removals: Removing[] = [];
  const proofs: Delivery[] = [];
  const nth = counter();
  for (const effect of effects) {
    if (effect.type === 'refreshCards') refresh = true;
    else if (effect.type === 'sendAgain') again = true;
    else if (effect.type === 'remove') removals.push(effect);
    else if (effect.type === 'relyOn') proofs.push(...effect.deliveries);
    else if (effect.type === 'act') tasks.push(followUp(effect, act));
    else {
      const same = { effect, what: nth(effect), data: dataOf(effect), act, about };
      for (const person of audience(effect.to, roll)) envelopes.push(envelope(same, person));
      envelopes.push(...roomPosts(effect, act, about, rooms));
    }
  }
  return { envelopes, tasks, refresh, again, removals, proofs };
}

type Tell = Extract<Effect, { type: 'tell' }>;

/**
 * Numbers the messages of one act by their content. A person who is addressed twice gets the same content once, but gets
 * two messages with the same card and different content.
 */
function counter(): (effect: Tell) => string {
  const said = new Map<string, string[]>();
  return ({ card, data = {}, version }) => {
    const words = JSON.stringify([data, version]);
    const before = said.get(card) ?? [];
    if (!before.includes(words)) said.set(card, [...before, words]);
    const place = before.includes(words) ? before.indexOf(words) : before.length;
    return place === 0 ? card : `${card}:${place + 1}`;
  };
}

/** What is the same for everybody who is told. */
interface Same {
  readonly effect: Tell;
  /** Names the content: messages with the same id are the same message. */
  readonly what: string;
  readonly data: CardData;
  readonly act: Act;
  readonly about: Ref | undefined;
}

function envelope({ effect, what, data, act, about }: Same, person: Person): Envelope {
  return {
    id: `${act.network}:${act.eventId}:${what}:${person.id}`,
    network: act.network,
    to: person.id,
    ...(represents(person) && { entity: person.entity as EntityId }),
    card: effect.card,
    data,
    ...(about && { about }),
    ...(effect.version !== undefined && { version: effect.version }),
    live: effect.live ?? false,
    urgent: effect.urgent ?? false,
    createdAt: act.receivedAt,
  };
}

const followUp = (effect: Extract<Effect, { type: 'act' }>, { network, receivedAt, eventId }: Act): Task =>
  // The event's id is made from its cause and not only from its instant: two causes can fall into one millisecond.
  task(systemAct({ ...effect, network }, receivedAt, `${effect.key}@${eventId}`), effect.key);
