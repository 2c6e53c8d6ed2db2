/** An act as the journal keeps it. */
import type { Actor, Pressed } from '../core/act.ts';
import type { Answer } from '../core/answer.ts';
import { ref } from '../core/ids.ts';
import { clean } from '../core/inputs.ts';
import { represents } from '../core/people.ts';
import type { ActDefinition } from '../kit/acts.ts';
import type { Same } from '../store/repeats.ts';
import type { JournalEntry } from '../store/store.ts';

/** What one act has come to. */
export interface Taken {
  readonly answer: Answer;
  /** By which its repeat is known. */
  readonly same?: Same;
  /** It is one: the answer is that of the first. */
  readonly isRepeat?: true;
}

export function journalEntry(
  pressed: Pressed,
  { answer, same, isRepeat }: Taken,
  definition?: ActDefinition,
  actor?: Actor,
): JournalEntry {
  const onBehalfOf = typeof actor === 'object' && represents(actor) ? actor.entity : enteredFor(definition, pressed);
  const target = answer.target ?? pressed.target;
  return {
    network: pressed.network,
    eventId: pressed.eventId,
    at: pressed.receivedAt,
    actor: pressed.from.slice(0, 200),
    ...(onBehalfOf && { onBehalfOf }),
    verb: pressed.verb.slice(0, 100),
    ...(target && { target: ref(target.slice(0, 100)) }),
    platform: pressed.platform,
    outcome: isRepeat ? 'repeated' : answer.ok ? 'accepted' : answer.code,
    answer,
    ...(same && { same }),
  };
}

/** The entity for which the Secretariat acts, where the act is one that officers may do for another. */
export const enteredFor = (definition: ActDefinition | undefined, { inputs }: Pressed): string | undefined =>
  definition?.entersFor && typeof inputs['entity'] === 'string' ? clean(inputs['entity']).slice(0, 100) : undefined;
