/** Shows an answer's card that has no place in the chat: a form, a list, one request. */
import type { Answer } from './api.ts';
import { drawCard } from './card.ts';
import { byId, fill, h, icon } from './dom.ts';
import { LOOKS } from './queryActs.ts';
import { toast } from './note.ts';
import { press } from './press.ts';
import { t } from './frameTexts.ts';

export interface Opened {
  readonly person: string;
  readonly lang: string;
  readonly card: object;
  readonly cardName: string | null;
  /** The message on which the dialog was opened. */
  readonly origin?: { readonly messageId: string; readonly cardName: string | null };
  /** The words of the answer. */
  readonly said?: HTMLElement;
  /** Called when a press in the dialog brings a card that belongs in the message on which it was opened. */
  readonly onOrigin?: (answer: Answer, said: HTMLElement) => void;
  readonly onAnswer: (answer: Answer) => void;
  /** Called when an act was accepted, so the form in the message counts as sent. */
  readonly onDone?: () => void;
  /**
   * Moves to the message in the chat that shows the same as the answer, and shows the words there. The message may arrive a
   * moment later.
   */
  readonly goTo: (answer: Answer, said: HTMLElement) => Promise<boolean>;
}

/**
 * Opens the dialog, or puts another card into it. Closing it returns the focus.
 * @param under the elements of a form that somebody has begun; a button leads back to them
 */
export function openDialog(opened: Opened, under?: readonly Element[]): void {
  const dialog = byId('dialog') as HTMLDialogElement;
  const { person, lang, card, origin } = opened;
  const slot = h('div', { class: 'dialog-said' }, opened.said);
  const drawn = drawCard(card, {
    lang,
    onPress: (pressed) =>
      void press(
        {
          person,
          drawn,
          ...(origin ? { messageId: origin.messageId } : {}),
          say: (said) => {
            fill(slot, said);
            slot.scrollIntoView({ block: 'nearest' });
          },
          answered: (answer, said, verb) => {
            if (answer.ok && !LOOKS.test(verb)) opened.onDone?.();
            const begun = (LOOKS.test(verb) || !answer.ok) && drawn.begun() ? [...dialog.children] : under;
            void answeredIn(dialog, opened, { answer, said, begun });
          },
        },
        pressed,
      ),
  });
  const close = h(
    'button',
    { class: 'round', attributes: { type: 'button', 'aria-label': t('Close') }, on: { click: () => dialog.close() } },
    icon('close'),
  );
  const back = under && backTo(dialog, under);
  fill(dialog, h('div', { class: 'dialog-bar' }, ...(back ? [back] : []), close), slot, drawn.element);
  dialog.setAttribute('aria-label', titleOf(drawn.element));
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
  const first =
    drawn.element.querySelector<HTMLElement>('input, textarea, select') ??
    drawn.element.querySelector<HTMLElement>('button');
  (first ?? close).focus({ preventScroll: true });
}

/**
 * Closes the dialog when another person's chat is opened, also by the browser's "Back": its content belongs to one person.
 */
export const closeDialog = (): void => (byId('dialog') as HTMLDialogElement).close();

/** Shows the form as it was left, with everything that was typed. */
const backTo = (dialog: HTMLDialogElement, under: readonly Element[]): HTMLElement =>
  h(
    'button',
    {
      class: 'quiet',
      attributes: { type: 'button' },
      on: {
        click: () => {
          fill(dialog, ...under);
          dialog.querySelector<HTMLElement>('input, textarea, select')?.focus({ preventScroll: true });
        },
      },
    },
    t('Back to the form'),
  );

interface CameOf {
  readonly answer: Answer;
  readonly said: HTMLElement;
  readonly begun: readonly Element[] | undefined;
}

async function answeredIn(dialog: HTMLDialogElement, opened: Opened, { answer, said, begun }: CameOf): Promise<void> {
  opened.onAnswer(answer);
  const { ok, message, card, cardName = null } = answer;
  const sameCard = cardName === opened.cardName;
  if (card && opened.origin && cardName === opened.origin.cardName && !sameCard && !begun) {
    dialog.close();
    opened.onOrigin?.(answer, said);
  } else if (ok && !sameCard && (await opened.goTo(answer, said))) {
    dialog.close();
    said.focus({ preventScroll: true });
  } else if (ok && !card) {
    dialog.close();
    toast(message);
  } else if (card) {
    openDialog({ ...opened, card, cardName, said }, begun);
  }
}

const titleOf = (card: HTMLElement): string => card.querySelector('[role="heading"]')?.textContent || t('Card');
