/** Handles typed words and sends their answers. */
import type { Card } from '../../core/card.ts';
import type { ShownAnswer, KnownPerson } from '../door.ts';
import { linesOf } from '../answerText.ts';
import { cameToNothing } from '../sentFiles.ts';
import { isPersonal, wordsOf, type Activity } from './activity.ts';
import type { MessageDocument } from './messageDocuments.ts';
import { cardMessage, wordsMessage } from './cards.ts';
import { channelIn, withoutThread } from './channels.ts';
import { ConnectorFault } from './failures.ts';
import { sendTo } from './outbound.ts';
import { before, eventOf, languageOf, roomOf, type TeamsDeps, type Turn } from './turn.ts';
import { ASKED, askWhich, meantNetwork } from './whichNetwork.ts';
import { ofNetwork, whoWrites, type Writer } from './who.ts';
import type { TeamsWords } from './words.ts';

/** The longest text that is read. A longer one is not a command. */
const MAX_TYPED_LENGTH = 4_000;

/** @param instead what to do in place of an answer to words that come to nothing */
export async function messageReceived(speaking: TeamsDeps, turn: Turn, instead?: () => Promise<void>): Promise<void> {
  const { activity } = turn;
  const writer = await before(whoWrites(speaking, activity));
  await before(channelSeen(speaking, writer, activity));
  const answers = await before(speaking.abouts.of(withoutThread(activity.conversation?.id ?? ''), activity));
  const text = wordsOf(activity).slice(0, MAX_TYPED_LENGTH);
  await answerWords(speaking, turn, { writer, text, ...(answers && { answers }), ...(instead && { instead }) });
}

interface Words {
  readonly writer: Writer;
  readonly text: string;
  /** The document of the message to which the words reply. */
  readonly answers?: MessageDocument;
  /** What to do in place of an answer to words that come to nothing. */
  readonly instead?: () => Promise<void>;
}

/** Passes the words to the network that is meant. Asks which one, when that is not known. */
export async function answerWords(speaking: TeamsDeps, turn: Turn, words: Words): Promise<void> {
  const { writer, text, answers, instead } = words;
  const found = await before(meantNetwork(speaking, writer, text, answers?.network));
  if ('ask' in found) return askFor(speaking, turn, askWhich(found.ask, speaking.words, writer), writer);
  const about = answers?.network === found.by?.network ? answers?.about : undefined;
  const network = found.by?.network;
  const { shown, by } = await sayAs(speaking, writer, turn, found.text, { network, about });
  if (instead && cameToNothing(shown)) return instead();
  await replyTo(speaking, turn, { shown, by, writer });
}

/** Sends the platform's own question to the writer's chat. */
async function askFor(speaking: TeamsDeps, turn: Turn, card: Card, writer: Writer): Promise<void> {
  const language = languageOf(writer, turn.activity);
  const shown: ShownAnswer = { ok: true, message: card.title, card, cardName: ASKED, language };
  await replyTo(speaking, turn, { shown, by: writer.known[0], writer });
}

/** Stores the address of a channel in which a person of the roll writes, because it may become a network's room. */
async function channelSeen({ channels }: TeamsDeps, { known }: Writer, activity: Activity): Promise<void> {
  const found = known.length > 0 ? channelIn(activity) : undefined;
  if (found) await channels.seen(found.address, found.channel);
}

export async function sayAs(
  { door }: TeamsDeps,
  writer: Writer,
  { activity }: Pick<Turn, 'activity'>,
  text: string,
  { network, about }: { readonly network?: string | undefined; readonly about?: string | undefined } = {},
): Promise<{ readonly shown: ShownAnswer; readonly by: KnownPerson | undefined }> {
  const by = ofNetwork(writer, network);
  const shown = await door.say({
    text,
    from: by?.person.id ?? writer.identity,
    platform: 'teams',
    eventId: eventOf(activity),
    ...(by ? { network: by.network } : { language: languageOf(writer, activity) }),
    ...(about !== undefined && { about }),
    ...roomOf(activity),
  });
  return { shown, by };
}

interface Answered {
  readonly shown: ShownAnswer;
  readonly by: KnownPerson | undefined;
  readonly writer: Writer;
}

/**
 * Sends an answer. It is drawn for one person and may contain what others may not see. So in a channel or group chat it is
 * sent to the person's own chat, and the channel gets a line that says so.
 */
export async function replyTo(speaking: TeamsDeps, turn: Turn, { shown, by, writer }: Answered): Promise<void> {
  const { words, connector, references, dialogs } = speaking;
  const network = by?.network ?? '';
  const { reference } = writer;
  const out = replyOf(
    shown,
    (card, kind) =>
      cardMessage(
        { card, kind, network, user: reference.user, dialogs },
        { text: linesOf(shown, shown.card), textFormat: 'plain' },
      ),
    (card) => asKept(card, shown, words),
  );
  if (isPersonal(turn.activity) || !by) {
    await turn.reply(by ? out : wordsMessage(shown.message));
    return;
  }
  try {
    const known = (await references.of(by.person.id).catch(() => undefined)) ?? reference;
    await sendTo({ connector, references }, by.person, known, out);
    await turn.reply(wordsMessage(words.answeredPrivately(shown.language)));
  } catch (fault) {
    if (!(fault instanceof ConnectorFault)) throw fault;
    await turn.reply(wordsMessage(words.installFirst(shown.language)));
  }
}

function replyOf(
  shown: ShownAnswer,
  withCard: (card: Card, kind: string) => object,
  veil: (card: Card) => Card,
): object {
  const { card, cardName = '' } = shown;
  if (!card) return wordsMessage(linesOf(shown));
  return withCard(veil(card), cardName);
}

/** The card in the version that may stay in a chat. */
export const asKept = (card: Card, shown: ShownAnswer, words: TeamsWords): Card =>
  card.transient ? (shown.kept ?? asked(card, shown, words.show(shown.language))) : card;

/**
 * The card for one that must not stay in a chat at all. It has a button that shows the other one to the person who presses.
 */
const asked = ({ refreshVerb = 'home', context }: Card, { target, message }: ShownAnswer, show: string): Card => {
  const ref = context?.target ?? target;
  return {
    title: ref ?? message,
    body: [],
    actions: [
      {
        type: 'press',
        title: show,
        verb: refreshVerb,
        look: 'primary',
        ...(context?.target && { target: context.target }),
      },
    ],
    ...(context && { context }),
    summary: ref ?? message,
  };
};
