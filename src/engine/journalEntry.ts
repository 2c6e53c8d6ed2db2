/** The journal's entry for an act. */
import type { Actor, Pressed } from '../core/act.ts';
import type { Answer } from '../core/answer.ts';
import { ref } from '../core/ids.ts';
import { bounded, clean } from '../core/inputs.ts';
import { entityNamed } from '../core/entities.ts';
import { represents, type Roll } from '../core/people.ts';
import type { ActDefinition } from '../kit/acts.ts';
import type { Same } from '../store/repeats.ts';
import type { JournalEntry } from '../store/store.ts';

/** The result of one act. */
export interface AnsweredAct {
  readonly answer: Answer;
  /** The act's fingerprint, by which a repeat is recognised. */
  readonly same?: Same;
  /** The act is a repeat and got the first one's answer. */
  readonly isRepeat?: true;
}

export function journalEntry(
  pressed: Pressed,
  { answer, same, isRepeat }: AnsweredAct,
  definition?: ActDefinition,
  actor?: Actor,
  roll?: Roll,
): JournalEntry {
  const onBehalfOf =
    typeof actor === 'object' && represents(actor) ? actor.entity : enteredFor(definition, pressed, roll);
  const target = answer.target ?? pressed.target;
  return {
    network: pressed.network,
    eventId: pressed.eventId,
    at: pressed.receivedAt,
    actor: bounded(pressed.from, 200),
    ...(onBehalfOf && { onBehalfOf }),
    verb: bounded(pressed.verb, 100),
    ...(target && { target: ref(bounded(target, 100)) }),
    platform: pressed.platform,
    ...(pressed.via !== undefined && { via: bounded(pressed.via, 200) }),
    outcome: isRepeat ? 'repeated' : answer.ok ? 'accepted' : answer.code,
    answer,
    ...(same && { same }),
  };
}

/** The entity for which an officer does the act, where the act allows that. */
export function enteredFor(
  definition: ActDefinition | undefined,
  { inputs }: Pressed,
  roll?: Roll,
): string | undefined {
  if (!definition?.entersFor || typeof inputs['entity'] !== 'string') return undefined;
  const typed = clean(inputs['entity']);
  return (roll && entityNamed(roll, typed)?.id) ?? bounded(typed, 100);
}
