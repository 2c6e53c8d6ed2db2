import type { Answer, Message, Person } from './api.ts';
import { drawCard, type DrawnCard } from './card.ts';
import { openDialog } from './dialog.ts';
import { fill, h } from './dom.ts';
import { LOOKS } from './queryActs.ts';
import { press } from './press.ts';
import { moment, timeOfDay } from './time.ts';
import { t } from './frameTexts.ts';

/** What the page does with answers besides showing them where they were asked for. */
export interface MessageDeps {
  readonly onAnswer: (answer: Answer) => void;
  /**
   * Moves to the message in the chat that shows the same as the answer, and shows the words there. The message may arrive a
   * moment later.
   */
  readonly goTo: (answer: Answer, said: HTMLElement) => Promise<boolean>;
}

export interface MessageView {
  readonly element: HTMLElement;
  /** Shows Concord's words under the card. */
  readonly say: (said: HTMLElement) => void;
  readonly message: () => Message;
  /** Shows the message as it is now. A card that somebody is filling in stays until they agree. */
  readonly update: (message: Message) => void;
}

/** One message of a chat. */
export function messageView(person: Person, first: Message, { onAnswer, goTo }: MessageDeps): MessageView {
  let message = first;
  let drawn: DrawnCard | undefined;
  let shown = '';
  const head = h('p', { class: 'message-head' });
  const words = h('p', { class: 'bubble', attributes: { dir: 'auto' } });
  const place = h('div');
  const said = h('div');
  const element = h('li', { class: `message message-${first.from}` }, head, words, place, said);

  const showWords = (): void => {
    fill(head, ...headOf(person, message));
    const spoken = message.from === 'person' || message.kind === 'reply' || !message.card;
    words.hidden = !spoken;
    words.textContent = spoken ? message.text : '';
    words.lang = message.from === 'bot' ? person.language : '';
  };
  const showCard = (card: object | null): void => {
    shown = JSON.stringify(card);
    const had = place.contains(document.activeElement);
    drawn = card
      ? drawCard(card, {
          lang: person.language,
          onPress: (pressed) => void (drawn && press(pressable(drawn), pressed)),
        })
      : undefined;
    fill(place, drawn?.element);
    if (had) focusOn(place);
  };
  const say = (what: HTMLElement): void => {
    fill(said, what);
    what.scrollIntoView({ block: 'nearest' });
  };
  const pressable = (on: DrawnCard) => ({
    person: person.id,
    messageId: message.id,
    drawn: on,
    say,
    answered: (answer: Answer, what: HTMLElement, verb: string) => void answered(answer, what, verb),
  });
  const answered = async (answer: Answer, what: HTMLElement, verb: string): Promise<void> => {
    onAnswer(answer);
    const { card, cardName = null } = answer;
    if (!card) return;
    // A card that was only asked for, and a refusal, never replace a form that somebody has begun.
    if (replaces(answer, message, verb) && !((LOOKS.test(verb) || !answer.ok) && drawn?.begun())) {
      showCard(card);
      return what.scrollIntoView({ block: 'nearest' });
    }
    if (answer.ok && !LOOKS.test(verb) && (await goTo(answer, what))) return;
    const origin = { messageId: message.id, cardName: message.cardName };
    openDialog({
      person: person.id,
      lang: person.language,
      card,
      cardName,
      origin,
      said: what,
      onAnswer,
      goTo,
      onOrigin,
      onDone: () => drawn?.settle(),
    });
  };
  const onOrigin = (answer: Answer, what: HTMLElement): void => {
    if (answer.card) showCard(answer.card);
    say(what);
    focusOn(said);
  };

  showWords();
  showCard(first.card);
  return {
    element,
    say,
    message: () => message,
    update(next) {
      message = next;
      showWords();
      if (JSON.stringify(next.card) === shown) return;
      if (!drawn?.begun()) return showCard(next.card);
      const showNow = (): void => {
        showCard(message.card);
        fill(said);
      };
      fill(said, changedMeanwhile(showNow));
    },
  };
}

/** Does the answer show the pressed document in its present state? Otherwise it is another card and is shown beside it. */
function replaces({ cardName, target }: Answer, message: Message, verb: string): boolean {
  if (cardName === message.cardName) return true;
  return target !== undefined && target === message.target && !LOOKS.test(verb);
}

function headOf(person: Person, { from, at, editedAt }: Message): (HTMLElement | string)[] {
  const time = h('time', { attributes: { datetime: at, title: moment(at, person.zone) } }, timeOfDay(at, person.zone));
  const edited = editedAt
    ? h('span', { class: 'edited', attributes: { title: moment(editedAt, person.zone) } }, t('edited'))
    : undefined;
  const who = h('span', { class: 'who', attributes: { dir: 'auto' } }, from === 'bot' ? 'Concord' : person.name);
  return [who, time, ...(edited ? [edited] : [])];
}

const changedMeanwhile = (show: () => void): HTMLElement =>
  h(
    'div',
    { class: 'note note-plain', attributes: { role: 'status' } },
    h('p', {}, t('This card has changed since you began to fill it in.')),
    h('button', { class: 'quiet', attributes: { type: 'button' }, on: { click: show } }, t('Show it as it is now')),
  );

/** Moves the focus to the same place in a card that has replaced the focused one. */
function focusOn(place: HTMLElement): void {
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
}
