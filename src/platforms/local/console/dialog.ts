/** A card that an answer brought along and that has no place in the chat: a form, a list, one request. */
import type { Answer } from './api.ts';
import { drawCard } from './card.ts';
import { byId, fill, h, icon } from './dom.ts';
import { LOOKS } from './looks.ts';
import { toast } from './note.ts';
import { press } from './press.ts';

export interface Opened {
  readonly person: string;
  readonly lang: string;
  readonly card: object;
  readonly cardName: string | null;
  /** The message whose press opened it. */
  readonly origin?: { readonly messageId: string; readonly cardName: string | null };
  /** What was said with it. */
  readonly said?: HTMLElement;
  /** A press in the dialog brought a card that belongs to the origin. */
  readonly onOrigin?: (answer: Answer, said: HTMLElement) => void;
  readonly onAnswer: (answer: Answer) => void;
  /** An act was accepted: what was typed into the origin for it is sent. */
  readonly onDone?: () => void;
  /** Where the chat shows (in a moment) what the answer shows: goes there, and says there what was said. */
  readonly goTo: (answer: Answer, said: HTMLElement) => Promise<boolean>;
}

/**
 * Opens the dialog, or puts another card into it. Closing gives the focus back to where it was.
 * @param under a form that somebody has begun, with what stands around it: one press leads back to it
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
    { class: 'round', attributes: { type: 'button', 'aria-label': 'Close' }, on: { click: () => dialog.close() } },
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

/** What stands in it is one person's: it goes when another's chat is opened, by "Back" too. */
export const closeDialog = (): void => (byId('dialog') as HTMLDialogElement).close();

/** The form as it was left, with all that was typed. */
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
    'Back to the form',
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

const titleOf = (card: HTMLElement): string => card.querySelector('[role="heading"]')?.textContent || 'Card';
