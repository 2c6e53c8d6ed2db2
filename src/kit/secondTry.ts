/** Reads what a second try of a document's failed messages would send. */
import type { CardName } from '../core/contract.ts';
import type { PersonId, Ref } from '../core/ids.ts';
import { RETURNED_SPACE } from '../core/mailbox.ts';
import { hasChat, type Roll } from '../core/people.ts';
import { addressKey } from '../core/seen.ts';
import type { ReadStore } from './read.ts';
import type { SecondTry } from './sentAgain.ts';

/** The most failures that are looked at: one for each person of a large network. */
const MAX_FAILURES = 10_000;
/** Given up by a chat that was away, which may be back. */
const AWAY = 'triedTooOften';

export async function secondTry(read: ReadStore, about: Ref, card: CardName, roll: Roll): Promise<SecondTry> {
  const { failures, held } = await read.progress(about, card, MAX_FAILURES);
  const reasons = new Map<PersonId, string | undefined>(failures.map(({ to, reason }) => [to, reason]));
  const returned =
    reasons.size === 0 ? new Set() : new Set((await read.keyValues(RETURNED_SPACE)).map(({ key }) => key));
  const isRested = ([id, reason]: readonly [PersonId, string | undefined]): boolean => {
    const person = roll.people[id];
    return person !== undefined && reason !== AWAY && !hasChat(roll, id) && returned.has(addressKey(person.email));
  };
  // Whoever has left the roll gets nothing more.
  const there = [...reasons].filter(([id]) => roll.people[id] !== undefined);
  const rested = there.filter(isRested).length;
  return { failed: there.length - rested, rested, ...(held !== undefined && { held }) };
}
