/** Slack as the dispatcher sees it: one-to-one messages, edited in place, those about one request in one thread. */
import type { WebClient } from '@slack/web-api';
import type { Person } from '../../core/people.ts';
import type { Failure, Lane, Message, Place, Platform, Sent } from '../platform.ts';
import { toBlocks, type Drawn } from './card.ts';
import { MESSAGE } from './card/limits.ts';
import { CHANNEL_GONE, failureOf, isOutcomeUnknown, slackError, TOO_LARGE } from './failures.ts';
import type { Parts } from './parts.ts';
import type { Address, People } from './people.ts';
import { findPosted, metadataOf, type Posts } from './posts.ts';
import type { Thread, Threads } from './threads.ts';
import { throughOf } from './users.ts';
import type { Workspace, Workspaces } from './workspaces.ts';

export interface Sending {
  readonly workspaces: Workspaces;
  readonly people: People;
  readonly parts: Parts;
  readonly posts: Posts;
  readonly threads: Threads;
  /** Something that this person sees has changed: their home tab has, too. */
  readonly changed: (to: Person) => void;
}

/** One message a second in a conversation; for the whole workspace Slack names no figure ("several hundred a minute"). */
const IN_CHANNEL = [{ messages: 1, ms: 1000 }];
const IN_WORKSPACE = [
  { messages: 20, ms: 1000 },
  { messages: 600, ms: 60_000 },
];

const workspaceLane = ({ key }: Workspace): Lane => ({ key: `slack/${key}`, windows: IN_WORKSPACE });
const channelLane = ({ key }: Workspace, { channel, user }: Address): Lane => ({
  key: `slack/${key}/${channel ?? user}`,
  windows: IN_CHANNEL,
});
const lanesOf = (workspace: Workspace, address: Address): Lane[] => [
  channelLane(workspace, address),
  workspaceLane(workspace),
];

const never = (reason: Failure['reason']): Sent => ({ ok: false, failure: { kind: 'never', reason } });
const later = (failure: Failure): Sent => ({ ok: false, failure });

/** `T1/D7/1700000000.000100`: the installation with whose token it was posted, which alone may edit it. */
const messageIdOf = ({ key }: Workspace, channel: string, ts: string): string => `${key}/${channel}/${ts}`;
const readMessageId = (id: string) => {
  const [key, channel, ts] = id.split('/');
  return key && channel && ts ? { key, channel, ts } : undefined;
};

export function slackPlatform(sending: Sending): Platform {
  const { people, workspaces } = sending;
  const under = new Map<string, Promise<Sent>>();

  /** Two tries at the same time are one. */
  function once(id: string, work: () => Promise<Sent>): Promise<Sent> {
    const running = under.get(id) ?? work().finally(() => under.delete(id));
    under.set(id, running);
    return running;
  }

  async function place(to: Person): Promise<Place | undefined> {
    try {
      const address = await people.address(to);
      const workspace = address && (await workspaces.of(throughOf(address)));
      return workspace && { lanes: lanesOf(workspace, address) };
    } catch {
      // Not known whether there is an address: `send` asks again, and says "later".
      return { lanes: [] };
    }
  }

  async function send(to: Person, message: Message): Promise<Sent> {
    try {
      const address = await people.address(to);
      const workspace = address && (await workspaces.of(throughOf(address)));
      if (!address || !workspace) return never('noAddress');
      return await sendTo({ ...sending, to, message, address, workspace });
    } catch (fault) {
      return later(failureOf(fault, 'slack'));
    }
  }

  return {
    name: 'slack',
    place,
    send: (to, message) => once(message.id, () => send(to, message)),
    async update(to, messageId, message) {
      const at = readMessageId(messageId);
      const workspace = at && (await workspaces.of({ team: at.key }).catch(() => undefined));
      if (!at || !workspace) return never('notFound');
      try {
        const drawn = await drawnFor(sending, to, message);
        await workspace.client.chat.update({ channel: at.channel, ts: at.ts, text: drawn.text, blocks: drawn.blocks });
        sending.changed(to);
        return { ok: true, messageId };
      } catch (fault) {
        return later(failureOf(fault, `slack/${at.key}/${at.channel}`));
      }
    },
  };
}

interface Going extends Sending {
  readonly to: Person;
  readonly message: Message;
  readonly address: Address;
  readonly workspace: Workspace;
}

async function sendTo(going: Going): Promise<Sent> {
  const { address, posts, people, to, workspace, message } = going;
  const before = await posts.find(message.id);
  const ts = before && (before.ts ?? (await findPosted(workspace.client, before.channel, message.id)));
  if (before && ts !== undefined) return arrived(going, before.channel, ts);
  // Who was deactivated may be back: Slack says so when the conversation is opened again.
  const opened = (address.gone ? undefined : address.channel) ?? (await open(going));
  if (typeof opened !== 'string') return opened;
  const sent = await post(going, opened);
  if (sent !== 'channelGone') return sent;
  // The conversation that we knew is closed to us: opening it again says why.
  const { channel: closed, ...rest } = address;
  await people.put(to.id, rest);
  if (closed === undefined) return never('notFound');
  const again = await open({ ...going, address: rest });
  if (typeof again !== 'string') return again;
  const last = await post(going, again);
  return last === 'channelGone' ? never('notFound') : last;
}

async function arrived(going: Going, channel: string, ts: string): Promise<Sent> {
  const { posts, threads, workspace, message, to, changed } = going;
  await posts.posted(message.id, channel, ts);
  const thread = threadOf(to, message);
  if (thread) await threads.begin(channel, thread, ts);
  changed(to);
  return { ok: true, messageId: messageIdOf(workspace, channel, ts) };
}

async function open({ workspace, address, people, to }: Going): Promise<string | Sent> {
  try {
    const { channel } = await workspace.client.conversations.open({ users: address.user });
    if (channel?.id === undefined) return later({ kind: 'later', reason: 'unavailable' });
    const { gone: before, ...rest } = address;
    await people.put(to.id, { ...rest, channel: channel.id });
    return channel.id;
  } catch (fault) {
    const failure = failureOf(fault, `slack/${workspace.key}/opening`);
    if (failure.kind === 'never' && failure.reason === 'blocked') await people.put(to.id, { ...address, gone: true });
    return later(failure);
  }
}

async function post(going: Going, channel: string): Promise<Sent | 'channelGone'> {
  const { posts, threads, message, workspace, to } = going;
  await posts.intend(message.id, channel);
  const thread = threadOf(to, message);
  const first = thread && (await threads.first(channel, thread));
  try {
    const ts = await postDrawn(
      workspace.client,
      {
        ...(first === undefined ? {} : { thread_ts: first, reply_broadcast: true as const }),
        channel,
        unfurl_links: false,
        unfurl_media: false,
        metadata: metadataOf(message.id),
      },
      (size) => drawnFor(going, to, message, size),
    );
    return await arrived(going, channel, ts);
  } catch (fault) {
    if (!isOutcomeUnknown(fault)) await posts.forget(message.id);
    if (CHANNEL_GONE.has(slackError(fault) ?? '')) return 'channelGone';
    return later(failureOf(fault, `slack/${workspace.key}/${channel}`));
  }
}

type Posting = Omit<Extract<Parameters<WebClient['chat']['postMessage']>[0], object>, 'text' | 'blocks'> & {
  readonly channel: string;
};

/** Slack does not say how large a message may be: one that it finds too large is cut to half. */
async function postDrawn(client: WebClient, posting: Posting, draw: (size: number) => Promise<Drawn>): Promise<string> {
  const attempt = async (size: number): Promise<string> => {
    const { blocks, text } = await draw(size);
    const done = await client.chat.postMessage({ ...posting, text, blocks } as never);
    return done.ts ?? '';
  };
  try {
    return await attempt(MESSAGE.size);
  } catch (fault) {
    if (!TOO_LARGE.has(slackError(fault) ?? '')) throw fault;
    return attempt(MESSAGE.size / 2);
  }
}

async function drawnFor({ parts }: Sending, to: Person, message: Message, size = MESSAGE.size): Promise<Drawn> {
  const drawn = toBlocks(message.card, { who: to.id, kind: message.kind }, { ...MESSAGE, size });
  await parts.keep(drawn.parts);
  return drawn;
}

/** What a message is about: a reference means something only in its reader's network. */
const threadOf = (to: Person, { card }: Message): Thread | undefined =>
  card.context?.target === undefined ? undefined : { who: to.id, target: card.context.target };
