import { act, type Answer } from './api.ts';
import type { CardPress, DrawnCard } from './card.ts';
import { LOOKS } from './queryActs.ts';
import { fault, note } from './note.ts';

/** A card somewhere on the page, and what can be shown beside it. */
export interface Pressable {
  readonly person: string;
  readonly messageId?: string;
  readonly drawn: DrawnCard;
  /** Shows words in place of earlier ones. */
  readonly say: (said: HTMLElement) => void;
  /** Called with every answer, after complaints are shown beside their fields. */
  readonly answered: (answer: Answer, said: HTMLElement, verb: string) => void;
}

/** Does what a button says and shows the answer. A card handles one press at a time. */
export async function press(at: Pressable, { verb, inputs, fills, button }: CardPress): Promise<void> {
  if (at.drawn.element.getAttribute('aria-busy') === 'true') return;
  setBusy(at.drawn.element, button, true);
  try {
    const answer = await act(at.person, { verb, inputs, ...(at.messageId ? { messageId: at.messageId } : {}) });
    setBusy(at.drawn.element, button, false);
    // After an act that only shows something, a form that somebody has begun is still to be sent.
    if (answer.ok && (fills || !LOOKS.test(verb))) at.drawn.settle();
    const said = note(answer, answer.fields ? at.drawn.complain(verb, answer.fields) : []);
    at.say(said);
    at.answered(answer, said, verb);
  } catch (error) {
    setBusy(at.drawn.element, button, false);
    at.say(fault(error));
  }
}

function setBusy(card: HTMLElement, button: HTMLElement | undefined, busy: boolean): void {
  card.setAttribute('aria-busy', String(busy));
  button?.toggleAttribute('data-busy', busy);
}
