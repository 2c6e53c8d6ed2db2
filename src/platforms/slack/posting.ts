/** Posts a message into a conversation once, in the thread of its document, and edits it there. */
import type { WebClient } from '@slack/web-api';
import { storeNow, type Failure, type Message, type Sent, type StoreLater } from '../platform.ts';
import { asArguments, toBlocks, type RenderedBlocks } from './card.ts';
import { MESSAGE_LIMITS } from './card/limits.ts';
import { CHANNEL_GONE, failureOf, isOutcomeUnknown, slackError, TOO_LARGE, USER_GONE } from './failures.ts';
import { accessLimit } from './rateLimits.ts';
import { oncePlainer } from './oncePlainer.ts';
import type { CardParts } from './parts.ts';
import { findPosted, metadataOf, type Posts } from './posts.ts';
import type { Thread, Threads } from './threads.ts';
import type { Workspace } from './workspaces.ts';

export interface Posting {
  readonly parts: CardParts;
  readonly posts: Posts;
  readonly threads: Threads;
}

/** A message with the id of its recipient (a person or a room), which tells the network. */
export interface OutgoingMessage {
  readonly workspace: Workspace;
  readonly who: string;
  readonly message: Message;
  /** Is it in a thread that has begun? */
  readonly isReply?: boolean;
  readonly later?: StoreLater | undefined;
}

/** `T1/D7/1700000000.000100`, with the installation whose token posted the message, because only that token can edit it. */
export const messageIdOf = ({ key }: Workspace, channel: string, ts: string): string => `${key}/${channel}/${ts}`;
export const readMessageId = (id: string) => {
  const [key, channel, ts] = id.split('/');
  return key && channel && ts ? { key, channel, ts } : undefined;
};

export const failedToSend = (failure: Failure): Sent => ({ ok: false, failure });

/** The message's document with the recipient, because a reference is only unique in the recipient's network. */
const threadOf = ({ who, message: { card } }: OutgoingMessage): Thread | undefined =>
  card.context?.target === undefined ? undefined : { who, target: card.context.target };

/**
 * Finds what an earlier try has posted. After a crash or a lost answer the message is searched in the conversation.
 * @param open gives the conversation with a user to whom the message was posted
 */
export async function postedBefore(
  posting: Posting,
  aim: OutgoingMessage,
  open?: () => Promise<string | Sent>,
): Promise<Sent | undefined> {
  const { workspace, message } = aim;
  const before = await posting.posts.find(message.id);
  if (!before) return undefined;
  if (before.ts !== undefined) return arrived(posting, aim, before.channel, before.ts);
  const channel = open && isUser(before.channel) ? await open() : before.channel;
  if (typeof channel !== 'string') return channel;
  const ts = await findPosted(workspace.client, channel, message.id);
  return ts === undefined ? undefined : arrived(posting, aim, channel, ts);
}

/** Conversations are `C…`, `D…` or `G…`, users `U…` or `W…`. */
const isUser = (id: string): boolean => !/^[CDG]/.test(id);

/**
 * Records where the message is. Not waited for: until then the message is found again by the stored intent, and so it is when
 * this fails.
 */
function arrived(posting: Posting, aim: OutgoingMessage, channel: string, ts: string): Sent {
  (aim.later ?? storeNow)(() => noted(posting, aim, channel, ts));
  return { ok: true, messageId: messageIdOf(aim.workspace, channel, ts) };
}

/** All at once, because the store writes together what comes together. */
async function noted({ posts, threads }: Posting, aim: OutgoingMessage, channel: string, ts: string): Promise<void> {
  const thread = threadOf(aim);
  await Promise.all([
    posts.posted(aim.message.id, channel, ts),
    thread && !aim.isReply && threads.begin(channel, thread, ts),
  ]);
}

/**
 * @param channel a conversation, or a user: Slack opens the conversation with them, in which Concord has not written before.
 * @param opened called with the conversation that was opened for a user
 */
export async function post(
  posting: Posting,
  aim: OutgoingMessage,
  channel: string,
  opened?: (conversation: string) => Promise<void>,
): Promise<Sent | 'channelGone'> {
  const { posts, threads } = posting;
  const { workspace, message } = aim;
  await posts.intend(message.id, channel);
  const thread = threadOf(aim);
  const first = thread && !isUser(channel) ? await threads.first(channel, thread) : undefined;
  const where = {
    ...(first === undefined ? {} : { thread_ts: first, reply_broadcast: true as const }),
    channel,
    unfurl_links: false,
    unfurl_media: false,
    metadata: metadataOf(message.id),
  };
  try {
    const at = await postDrawn(workspace.client, where, (size) => drawnFor(posting, aim, size));
    // It was posted even if this cannot be stored. The next message stores it again.
    if (opened && at.channel !== channel) (aim.later ?? storeNow)(() => opened(at.channel));
    return arrived(posting, { ...aim, isReply: first !== undefined }, at.channel, at.ts);
  } catch (fault) {
    if (!isOutcomeUnknown(fault)) await posts.forget(message.id);
    if ((isUser(channel) ? USER_GONE : CHANNEL_GONE).has(slackError(fault) ?? '')) return 'channelGone';
    return failedToSend(failureOf(fault, `slack/${workspace.key}/${channel}`, accessLimit(workspace)));
  }
}

export async function edit(posting: Posting, aim: OutgoingMessage, channel: string, ts: string): Promise<Sent> {
  const { workspace } = aim;
  try {
    const drawn = await drawnFor(posting, aim);
    await oncePlainer(drawn.blocks, (plain) =>
      workspace.client.chat.update({ channel, ts, ...asArguments(drawn, plain) }),
    );
    return { ok: true, messageId: messageIdOf(workspace, channel, ts) };
  } catch (fault) {
    return failedToSend(failureOf(fault, `slack/${workspace.key}/${channel}`, accessLimit(workspace)));
  }
}

type Where = Omit<Extract<Parameters<WebClient['chat']['postMessage']>[0], object>, 'text' | 'blocks'> & {
  readonly channel: string;
};

/**
 * Posts the drawn message. Slack does not document the maximum size, so one that it refuses as too large is cut to half.
 */
async function postDrawn(
  client: WebClient,
  where: Where,
  draw: (size: number) => Promise<RenderedBlocks>,
): Promise<{ readonly channel: string; readonly ts: string }> {
  const attempt = async (size: number) => {
    const drawn = await draw(size);
    return oncePlainer(drawn.blocks, async (plain) => {
      const done = await client.chat.postMessage({ ...where, ...asArguments(drawn, plain) } as never);
      return { channel: done.channel ?? where.channel, ts: done.ts ?? '' };
    });
  };
  try {
    return await attempt(MESSAGE_LIMITS.size);
  } catch (fault) {
    if (!TOO_LARGE.has(slackError(fault) ?? '')) throw fault;
    return attempt(MESSAGE_LIMITS.size / 2);
  }
}

async function drawnFor(
  { parts }: Posting,
  { who, message }: OutgoingMessage,
  size = MESSAGE_LIMITS.size,
): Promise<RenderedBlocks> {
  const drawn = toBlocks(
    message.card,
    { who, kind: message.kind, language: message.language },
    { ...MESSAGE_LIMITS, size },
  );
  await parts.keep(drawn.parts);
  return drawn;
}
