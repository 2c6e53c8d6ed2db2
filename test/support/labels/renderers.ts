/**
 * What every platform leaves in a chat, and what a phone says of it. A new platform is a line here: the type asks for it,
 * and the walk compares the names with the program's own list.
 */
import { mailWords, pageWords, slackWords, teamsWords } from '../../../src/app/platforms.ts';
import type { Card } from '../../../src/core/card.ts';
import type { SendingPlatform } from '../../../src/core/ids.ts';
import { adaptiveCardText, plainText } from '../../../src/platforms/adaptiveCard.ts';
import { linesOf } from '../../../src/platforms/answerText.ts';
import type { ShownAnswer } from '../../../src/platforms/door.ts';
import { composeMail } from '../../../src/platforms/mail/compose.ts';
import { cardHtml } from '../../../src/platforms/page/card.ts';
import type { Message } from '../../../src/platforms/platform.ts';
import { toBlocks } from '../../../src/platforms/slack/card.ts';
import { modalAnswer } from '../../../src/platforms/slack/views.ts';
import { cardMessage } from '../../../src/platforms/teams/cards.ts';
import { asKept } from '../../../src/platforms/teams/say.ts';
import { person } from '../builders.ts';

interface Renderer {
  /** A message with a card, as it stays in the chat or mailbox. */
  readonly message: (message: Message) => string;
  /** What a locked phone shows of it, or the subject of a mail. */
  readonly notification: (message: Message) => string;
  /** What stays of an answer. */
  readonly answer: (shown: ShownAnswer) => string;
  /** What goes around the card where it is shown to one person alone: it names references only. */
  readonly carried?: (shown: ShownAnswer) => string;
}

const teams = (card: Card, kind: string) => cardMessage({ card, kind, network: 'una', user: 'u', dialogs: true });
const standing = ({ card, kept }: ShownAnswer): Card | undefined => (card?.transient ? kept : card);
const mail = (message: Message) =>
  composeMail({
    ...{
      message,
      to: person('una-5', ['focalPoint']),
      tag: 'tag',
      link: 'https://un.example/page/x',
      words: mailWords,
    },
    sender: {
      from: { name: 'Concord', address: 'concord@un.example' },
      ...{ tags: true, reads: true, publicUrl: 'https://un.example' },
    },
  });
const json = (value: unknown): string => JSON.stringify(value);

export const RENDERERS: Readonly<Record<SendingPlatform, Renderer>> = {
  slack: {
    message: ({ card, kind }) => toBlocks(card, { who: 'T1/U1', kind }).written.text,
    notification: ({ card }) => toBlocks(card).text,
    // A card for this moment is shown in a window, or whispered.
    answer: (shown) =>
      [linesOf(shown, shown.card), shown.card?.transient || !shown.card ? '' : toBlocks(shown.card).written.text].join(
        '\n',
      ),
    carried: (shown) => modalAnswer(shown, {}, slackWords).view.private_metadata ?? '',
  },
  teams: {
    message: ({ card, kind }) => json(teams(card, kind).attachments),
    notification: ({ card, kind }) => teams(card, kind).summary,
    answer: (shown) =>
      [
        linesOf(shown, shown.card),
        shown.card ? json(teams(asKept(shown.card, shown, teamsWords), shown.cardName ?? '')) : '',
      ].join('\n'),
  },
  local: {
    message: ({ card }) => `${adaptiveCardText(card)}\n${plainText(card)}`,
    notification: ({ card }) => card.summary,
    answer: (shown) => {
      const card = standing(shown);
      return `${linesOf(shown, shown.card)}\n${card ? adaptiveCardText(card) : ''}`;
    },
  },
  mail: {
    message: (message) => json(mail(message)),
    notification: (message) => json([mail(message).subject, mail(message).headers]),
    // Nobody is answered by mail.
    answer: () => '',
  },
};

/** A card on a signed page. */
export const onPage = (card: Card): string =>
  `${cardHtml(card, { action: '/page/x', hidden: () => ({}), offers: () => true })}${pageWords('en', 'whose', 'x')}`;
