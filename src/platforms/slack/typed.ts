/** Typed words: the slash command, and messages in a chat or channel. */
import type { WebClient } from '@slack/web-api';
import { eventId } from '../../core/ids.ts';
import { within } from '../../core/timeout.ts';
import type { TypedMessage } from '../door.ts';
import { ACK_MS, actorOf, asking, languageFor, remember, type Ack, type SlackDeps, type Asked } from './actors.ts';
import { answer } from './answers.ts';
import { roomAt } from './askCore.ts';
import { channelOf, commanderOf, type CommandBody, type SlackFile } from './inbound.ts';
import { handIn, keepsTheRoll, sheetsAmong } from './files.ts';
import { namesIn, typedWords } from './markup.ts';
import { mayPostIn } from './membership.ts';
import type { Visitor } from './recognise.ts';
import type { PressOrigin } from './spot.ts';
import type { Thread } from './threads.ts';
import { throughOf } from './users.ts';

/** `/concord …`, with the same words as everywhere. */
export async function commanded(
  acting: SlackDeps,
  { body, client, ack }: { body: CommandBody; client: WebClient; ack: Ack },
): Promise<void> {
  const visitor = commanderOf(body);
  const text = typedWords(body.text ?? '') || 'home';
  const channel = channelOf(body.channel_id, body.channel_name);
  // A command can be typed also where Concord is not.
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

/** Words in a chat, where in a thread of ours it is known what they are about. */
interface Spoken {
  readonly text: string;
  readonly event: string;
  /** Finds whose card the thread began with, and what it was about. */
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

/** In a channel the bot is called by its name first. */
const CALLED = /^\s*<@[A-Z0-9]+(?:\|[^<>]*)?>/;

/** With the names of whoever is mentioned; the bot's own is no part of what is said to it. */
export async function wordsSaid({ workspaces }: SlackDeps, visitor: Visitor, text: string): Promise<string> {
  if (!text.includes('<')) return typedWords(text);
  const workspace = await workspaces.of(throughOf(visitor)).catch(() => undefined);
  const own = workspace?.botUser;
  return typedWords(text, { names: await namesIn(text, workspace), ...(own !== undefined && { own }) });
}

/** @property files what they are called and where they lie, where nothing else is said */
interface Heard {
  readonly typed: string;
  readonly files: string;
  readonly sent?: readonly SlackFile[] | undefined;
}

/**
 * A list that the Secretariat sends is an import, with words or without; somebody else's without a word is refused as one.
 * @returns whether that was all: words that say more are answered besides
 */
async function importing(
  acting: SlackDeps,
  spot: Pick<PressOrigin, 'client' | 'visitor'> & { readonly chat: NonNullable<PressOrigin['chat']> },
  { said, sheets, event }: { readonly said: string; readonly sheets: readonly SlackFile[]; readonly event: string },
): Promise<boolean> {
  const actor = await actorOf(acting, spot.visitor);
  if (actor.isUnsure || (said !== '' && !keepsTheRoll(actor))) return false;
  for (const file of sheets)
    await answer(acting, { ...spot, meta: { who: actor.from } }, await handIn(acting, spot.visitor, file, event));
  return said === '' || asksToImport(said);
}
const asksToImport = (said: string): boolean => /\b(import|importer)\b/i.test(said);

/** Words in a chat with the bot, or in a channel in which it was named. */
export async function heard(
  acting: SlackDeps,
  spot: Pick<PressOrigin, 'client' | 'visitor'> & { readonly chat: NonNullable<PressOrigin['chat']> },
  { typed, files, sent = [] }: Heard,
  event: string,
): Promise<void> {
  const { channel, thread: ts, open } = spot.chat;
  const said = await wordsSaid(acting, spot.visitor, open ? typed : typed.replace(CALLED, ''));
  const sheets = open && ts === undefined ? sheetsAmong(sent) : [];
  if (sheets.length > 0 && (await importing(acting, spot, { said, sheets, event }))) return;
  // Whoever only calls the bot by its name is answered as a command without words is.
  const text = said || files || (open ? '' : 'home');
  if (text === '') return;
  const at = { visitor: spot.visitor, channel: channelOf(channel) };
  const threadOf = async () => (ts === undefined ? undefined : acting.threads.begunBy(channel, ts));
  const { actor, shown } = await sendTyped(acting, at, { text, event, threadOf });
  await answer(acting, { ...spot, meta: { who: actor.from } }, shown);
  if (actor.known) acting.home.changed(actor.known.person);
}
