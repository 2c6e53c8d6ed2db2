/**
 * `words.received`: what came to Concord's own mailbox and was written by people or for them. It is told to the Secretariat,
 * and is never an act. The words are in the message alone: no document and no line of the audit trail holds them.
 */
import type { BySystem } from '../../../core/act.ts';
import type { ActName } from '../../../core/contract.ts';
import { accept, type Decision, type Effect } from '../../../core/decision.ts';
import type { Instant, PersonId, Ref } from '../../../core/ids.ts';
import type { Network } from '../../../core/network.ts';
import { personName } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';

/**
 * `words` an answer, or a mail of somebody · `absence` an automatic answer · `calendar` an answer of a calendar program that
 * is not recorded, or has words beside it · `setAside` mails that could not be understood.
 */
export type HeardWhat = 'words' | 'absence' | 'calendar' | 'setAside';

export interface HeardInputs {
  readonly what: HeardWhat;
  /** What the mail was about that it answers, and the act that shows it. */
  readonly about?: Ref;
  readonly show?: ActName;
  /** The person who has this address; of an absence notice, the person to whom that mail went. Absent for others. */
  readonly person?: PersonId;
  /** The person to whom that mail went, where it is answered by another. */
  readonly wentTo?: PersonId;
  /** The sender as it is written in the mail. */
  readonly from: string;
  /** Is it the person's address on the roll? */
  readonly isTheirs: boolean;
  /** Does our own mail system vouch for the sender? */
  readonly vouched: 'pass' | 'fail' | 'none';
  readonly subject: string;
  readonly words: string;
  /** The calendar answered that they may come. */
  readonly tentative?: boolean;
  /** The calendar's answer is recorded. */
  readonly recorded?: 'attending' | 'regrets';
  /** It answers an invitation to a former time. */
  readonly isOutdated?: boolean;
  /** The time that they propose; as their calendar program wrote it where the zone is not known. */
  readonly proposed?: Instant;
  readonly proposedWords?: string;
  /** There is more in the mail. */
  readonly isCut: boolean;
  /** The names of attachments. */
  readonly files: readonly string[];
  /** The document is restricted: nobody's words stay in a chat (domain.md 9). */
  readonly isRestricted: boolean;
  /** The writer is told that it went to the Secretariat, and is no position. */
  readonly answer: boolean;
}

export function received<State>(
  state: State,
  { inputs: { person: id, wentTo, answer, words, subject, ...rest } }: BySystem<HeardInputs>,
  { roll }: Network,
): Decision<State> {
  const person = id === undefined ? undefined : roll.people[id];
  const data = {
    ...rest,
    ...(wentTo !== undefined && { wentTo: personName(roll, wentTo) }),
    ...(person && { name: person.name, ...(person.entity !== undefined && { entity: person.entity }) }),
    // The name of a file is words, too.
    ...(rest.isRestricted ? { files: [] } : { words, subject }),
  };
  const { about, show } = rest;
  const told: Effect[] = [{ type: 'tell', to: 'secretariat', card: 'wordsReceived', data }];
  if (person && answer) {
    const back = {
      ...(about !== undefined && { about }),
      ...(show !== undefined && { show }),
      ...((rest.isCut || words === '') && { isPartly: true }),
    };
    told.push({ type: 'tell', to: { people: [person.id] }, card: 'wordsPassedOn', data: back });
  }
  return accept(state, phrase('concord.done'), told);
}
