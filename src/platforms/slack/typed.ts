/** Handles typed words: the slash command, and messages in a chat or channel. */
import type { WebClient } from '@slack/web-api';
import { eventId } from '../../core/ids.ts';
import { within } from '../../core/timeout.ts';
import type { TypedMessage } from '../door.ts';
import { ACK_MS, actorOf, asking, languageFor, remember, type Ack, type SlackDeps, type Asked } from './actors.ts';
import { answer } from './answers.ts';
import { roomAt } from './askCore.ts';
import { channelOf, commanderOf, type CommandBody, type SlackFile } from './inbound.ts';
import { handIn, named, senderIs } from './files.ts';
import { cameToNothing, meantBy, sortFiles, answersForOthers } from '../sentFiles.ts';
import { namesIn, typedWords } from './markup.ts';
import { mayPostIn } from './membership.ts';
import type { Visitor } from './recognise.ts';
import type { PressOrigin } from './pressOrigin.ts';
import type { Thread } from './threads.ts';
import { throughOf } from './users.ts';

/** Handles `/concord …`, which accepts the same words as messages. */
export async function commanded(
  acting: SlackDeps,
  { body, client, ack }: { body: CommandBody; client: WebClient; ack: Ack },
): Promise<void> {
  const visitor = commanderOf(body);
  const text = typedWords(body.text ?? '') || 'home';
  const channel = channelOf(body.channel_id, body.channel_name);
  // A command can be typed where Concord is not a member.
  const mayPost =
    channel &&
    (async () => {
      const words = acting.words(await languageFor(acting, { visitor, meta: {} }), 'trying');
      return mayPostIn({ client, channel: channel.id, user: visitor.user, words });
    });
  const work = sendTyped(acting, { visitor, channel }, { text, event: `command/${body.trigger_id}`, mayPost });
  await within(work, ACK_MS);
  await ack();
  const { actor, shown } = await work;
  const spot: PressOrigin = {
    client,
    visitor,
    trigger: body.trigger_id,
    responseUrl: body.response_url,
    at: body.channel_id,
    meta: { who: actor.from },
  };
  await answer(acting, spot, shown);
  if (actor.known) acting.home.changed(actor.known.person);
}

/** Words in a conversation. In one of our threads it is known what they are about. */
interface Spoken {
  readonly text: string;
  readonly event: string;
  /** Finds the recipient of the thread's first message, and its document. */
  readonly threadOf?: () => Promise<Thread | undefined>;
  readonly mayPost?: TypedMessage['mayPost'];
}

export async function sendTyped(
  acting: SlackDeps,
  spot: Pick<PressOrigin, 'visitor' | 'channel'>,
  { text, event, threadOf, mayPost }: Spoken,
): Promise<Asked> {
  const { visitor } = spot;
  const look = async () => {
    const thread = await threadOf?.();
    const actor = await actorOf(acting, visitor, thread?.who);
    return { actor, thread, here: await roomAt(acting, spot) };
  };
  const asked = await asking(acting, { visitor }, look, ({ actor: { from, network, language }, thread, here }) =>
    acting.door.say({
      text,
      from,
      platform: 'slack',
      eventId: eventId(event),
      ...here,
      ...(mayPost && { mayPost }),
      ...(thread && { about: thread.target }),
      ...(network !== undefined && { network }),
      language,
    }),
  );
  if (!asked.isUnasked) remember(visitor, asked.shown.language);
  return asked;
}

/** In a channel the bot is mentioned first. */
const CALLED = /^\s*<@[A-Z0-9]+(?:\|[^<>]*)?>/;

/** The words with the names of mentioned people, without the mention of the bot. */
export async function wordsSaid({ workspaces }: SlackDeps, visitor: Visitor, text: string): Promise<string> {
  if (!text.includes('<')) return typedWords(text);
  const workspace = await workspaces.of(throughOf(visitor)).catch(() => undefined);
  const own = workspace?.botUser;
  return typedWords(text, { names: await namesIn(text, workspace), ...(own !== undefined && { own }) });
}

/** @property files their names and addresses, which are used when there are no words */
interface Heard {
  readonly typed: string;
  readonly files: string;
  readonly sent?: readonly SlackFile[] | undefined;
}

/**
 * Passes on the files that are meant to be taken.
 * @returns true when nothing more has to be answered; other words are answered too
 */
async function importing(
  acting: SlackDeps,
  spot: Pick<PressOrigin, 'client' | 'visitor'> & { readonly chat: NonNullable<PressOrigin['chat']> },
  { said, sent, event }: { readonly said: string; readonly sent: readonly SlackFile[]; readonly event: string },
): Promise<boolean> {
  const actor = await actorOf(acting, spot.visitor);
  const sender = senderIs(actor);
  // In the thread of a call a representative answers it; an officer's table in a thread belongs to the talk there.
  if (actor.isUnsure || (spot.chat.thread !== undefined && sender !== 'representative')) return false;
  const meant = meantBy(sender, said);
  if (meant === 'words' || meant === 'wordsFirst') return false;
  const files = sortFiles(sender, await named(acting, spot.visitor, sent));
  if (files.taken.length === 0) return false;
  const meta = { who: actor.from };
  for (const file of files.taken)
    await answer(acting, { ...spot, meta }, await handIn(acting, spot.visitor, file, event));
  for (const shown of answersForOthers(acting.door, files, actor.language))
    await answer(acting, { ...spot, meta }, shown);
  return meant === 'files';
}

/** Handles words in a chat with the bot, or in a channel in which it was mentioned. */
export async function heard(
  acting: SlackDeps,
  spot: Pick<PressOrigin, 'client' | 'visitor'> & { readonly chat: NonNullable<PressOrigin['chat']> },
  { typed, files, sent: all = [] }: Heard,
  event: string,
): Promise<void> {
  const { channel, thread: ts, open } = spot.chat;
  const said = await wordsSaid(acting, spot.visitor, open ? typed : typed.replace(CALLED, ''));
  const sent = open ? all.filter(({ id }) => id !== undefined) : [];
  if (sent.length > 0 && (await importing(acting, spot, { said, sent, event }))) return;
  // A mention without words is answered like a command without words.
  const text = said || files || (open ? '' : 'home');
  if (text === '') return;
  const at = { visitor: spot.visitor, channel: channelOf(channel) };
  const threadOf = async () => (ts === undefined ? undefined : acting.threads.begunBy(channel, ts));
  const { actor, shown } = await sendTyped(acting, at, { text, event, threadOf });
  // “Please find our answer attached”: the words come to nothing, and the file is what was meant.
  const isAttached = sent.length > 0 && meantBy(senderIs(actor), said) === 'wordsFirst' && cameToNothing(shown);
  if (isAttached && (await importing(acting, spot, { said: '', sent, event }))) return;
  await answer(acting, { ...spot, meta: { who: actor.from } }, shown);
  if (actor.known) acting.home.changed(actor.known.person);
}
