/**
 * Teams' side of the conversation, as strict as it is: chats, rosters, published limits, and everything that can go wrong.
 * It listens on this machine; the SDK calls it as it would call Teams.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Window } from '../../../src/platforms/platform.ts';

type Json = Readonly<Record<string, unknown>>;

export interface Post {
  readonly id: string;
  /** The activity as it stands, edits included. */
  activity: Json;
}

export interface Account {
  readonly id: string;
  readonly aadObjectId: string;
  readonly email?: string;
  readonly userPrincipalName?: string;
  /** The member's own; Teams does not always say it. */
  readonly tenantId?: string;
}

/** What happens to one call. `lost`: it is done, and its answer does not come. `slow`: no answer for a long time. */
export type Fate =
  'ok' | 'lost' | 'reset' | 'slow' | { readonly status: number; readonly code?: string; readonly retryAfter?: string };

export interface FakeConnector {
  readonly url: string;
  /** Every call: `POST /v3/conversations/chat-1/activities`. */
  readonly calls: string[];
  /** What stands in a chat, oldest first. */
  posts(conversation: string): readonly Post[];
  /** The first messages of the threads that the bot has begun in a channel, oldest first. */
  threads(channel: string): readonly Post[];
  /** The chat of the bot and this person, once it was made. */
  chatOf(user: string): string | undefined;
  /** A file of somebody's, at an address that opens it without a token for a while, as SharePoint's do. */
  file(name: string, content: Uint8Array): string;
  /** Puts somebody on the roster of a conversation. */
  member(conversation: string, account: Account): void;
  /** A person who has blocked the bot, or a channel that it was taken out of. */
  block(user: string, blocked: boolean): void;
  /** A chat that Teams has forgotten, as after the app was taken out and installed again. */
  forget(conversation: string): void;
  /** What becomes of the next sends and edits, one after the other; the last goes on until another is said. */
  fate(...fates: readonly Fate[]): void;
  /** The same for reads of rosters. */
  rosterFate(...fates: readonly Fate[]): void;
  /** Enforces these limits; gives how many calls went over them. */
  limit(per: 'conversation' | 'tenant', windows: readonly Window[]): void;
  readonly violations: number;
  stop(): Promise<void>;
}

interface Chat {
  readonly id: string;
  readonly user?: string;
  readonly posts: Post[];
}

/** @param clock what limits are measured by */
export async function startConnector(clock: () => number = Date.now): Promise<FakeConnector> {
  const chats = new Map<string, Chat>();
  const rosters = new Map<string, Account[]>();
  const blocked = new Set<string>();
  const calls: string[] = [];
  const begun: Chat[] = [];
  const limits: { per: string; windows: readonly Window[]; went: Map<string, number[]> }[] = [];
  let fates: Fate[] = [];
  let rosterFates: Fate[] = [];
  let violations = 0;
  let made = 0;

  const chatWith = (user: string): Chat => {
    const found = [...chats.values()].find((chat) => chat.user === user);
    if (found) return found;
    const chat: Chat = { id: `a:chat-of-${user}`, user, posts: [] };
    chats.set(chat.id, chat);
    return chat;
  };

  /** Undefined, or how many seconds to wait. */
  function over(conversation: string): number | undefined {
    const now = clock();
    let wait = 0;
    for (const { per, windows, went } of limits) {
      const times = went.get(per === 'tenant' ? '*' : conversation) ?? [];
      went.set(per === 'tenant' ? '*' : conversation, times);
      const early = windows.map(({ messages, ms }) => (times.at(-messages) ?? -Infinity) + ms - now);
      wait = Math.max(wait, ...early);
      if (wait <= 0) times.push(now);
    }
    return wait > 0 ? Math.ceil(wait / 1000) : undefined;
  }

  function changed(chat: Chat | undefined, conversation: string, res: ServerResponse, change: (chat: Chat) => string) {
    const wait = over(conversation);
    if (wait !== undefined) {
      violations += 1;
      return fault(res, { status: 429, code: 'Throttled', retryAfter: String(wait) });
    }
    const [fate = 'ok', ...rest] = fates;
    if (rest.length > 0) fates = rest;
    if (fate === 'reset') return res.destroy();
    if (fate === 'slow') return undefined;
    if (typeof fate === 'object') return fault(res, fate);
    if (!chat) return fault(res, { status: 404, code: 'ConversationNotFound' });
    if (chat.user !== undefined && blocked.has(chat.user))
      return fault(res, { status: 403, code: 'MessageWritesBlocked' });
    const id = change(chat);
    if (fate === 'lost') return res.destroy();
    if (id === '') return json(res, 404, errorOf('ActivityNotFound'));
    const thread = `${conversation};messageid=${id}`;
    return json(res, 201, chats.has(thread) ? { id: thread, activityId: id } : { id });
  }

  /** A new thread in a channel: its first message is its name. */
  function begin(channel: string, activity: Json, res: ServerResponse): void {
    if (blocked.has(channel)) return fault(res, { status: 403, code: 'BotNotInConversationRoster' });
    changed(chats.get(channel), channel, res, () => {
      const id = String((made += 1));
      const thread = { id: channel, posts: [{ id, activity }] };
      begun.push(thread);
      chats.set(`${channel};messageid=${id}`, thread);
      return id;
    });
  }

  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const path = decodeURIComponent((req.url ?? '').split('?')[0] ?? '');
    calls.push(`${req.method ?? ''} ${path}`);
    const body = await bodyOf(req);
    const [, conversation = '', what = '', id = ''] =
      /^\/v3\/conversations(?:\/([^/]+)(?:\/(\w+)(?:\/(.+))?)?)?$/.exec(path) ?? [];
    const channel = (body['channelData'] as { channel?: { id?: string } } | undefined)?.channel?.id;
    if (req.method === 'POST' && conversation === '' && channel !== undefined)
      return void begin(channel, (body['activity'] ?? {}) as Json, res);
    if (req.method === 'POST' && conversation === '') {
      const [{ id: user = '' } = {}] = (body['members'] ?? []) as { id?: string }[];
      if (blocked.has(user)) return fault(res, { status: 403, code: 'BotNotInConversationRoster' });
      return json(res, 201, { id: chatWith(user).id });
    }
    const chat = chats.get(conversation);
    if (what === 'activities' && req.method === 'POST')
      return void changed(chat, conversation, res, ({ posts }) => {
        const post = { id: String((made += 1)), activity: body };
        posts.push(post);
        return post.id;
      });
    if (what === 'activities' && req.method === 'PUT')
      return void changed(chat, conversation, res, ({ posts }) => {
        const post = posts.find((each) => each.id === id);
        if (post) post.activity = body;
        return post ? id : '';
      });
    const roster = rosters.get(ofChannel(conversation)) ?? [];
    if (what === 'members' || what === 'pagedmembers') {
      const [fate = 'ok', ...rest] = rosterFates;
      if (rest.length > 0) rosterFates = rest;
      if (fate === 'reset' || fate === 'lost') return void res.destroy();
      if (fate === 'slow') return undefined;
      if (typeof fate === 'object') return fault(res, fate);
    }
    // Where the bot is no member, nobody is shown to it.
    if (what.endsWith('members') && !rosters.has(ofChannel(conversation)))
      return fault(res, { status: 403, code: 'BotNotInConversationRoster' });
    if (what === 'members') {
      const found = roster.find((each) => each.id === id);
      return found ? json(res, 200, found) : fault(res, { status: 404, code: 'MemberNotFoundInConversation' });
    }
    if (what === 'pagedmembers') return json(res, 200, { members: roster });
    return fault(res, { status: 404, code: 'NotFound' });
  }

  const files = new Map<string, Uint8Array>();
  const server = createServer((req, res) => {
    const { pathname, searchParams } = new URL(req.url ?? '/', 'http://teams');
    const content = searchParams.get('tempauth') === 'sample' ? files.get(pathname) : undefined;
    if (content) return void res.writeHead(200, { 'Content-Type': 'application/octet-stream' }).end(content);
    void handle(req, res).catch(() => res.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    calls,
    posts: (conversation) => chats.get(conversation)?.posts ?? [],
    threads: (channel) => begun.filter(({ id }) => id === channel).flatMap(({ posts }) => posts.slice(0, 1)),
    chatOf: (user) => [...chats.values()].find((chat) => chat.user === user)?.id,
    file(name, content) {
      const path = `/personal/files/${files.size + 1}/${encodeURIComponent(name)}`;
      files.set(path, content);
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}?tempauth=sample`;
    },
    member(conversation, account) {
      if (!chats.has(conversation))
        chats.set(conversation, { id: conversation, posts: [], ...userOf(conversation, account) });
      const others = (rosters.get(ofChannel(conversation)) ?? []).filter(({ id }) => id !== account.id);
      rosters.set(ofChannel(conversation), [...others, account]);
    },
    block: (user, isBlocked) => void (isBlocked ? blocked.add(user) : blocked.delete(user)),
    forget: (conversation) => void chats.delete(conversation),
    fate: (...given) => (fates = [...given]),
    rosterFate: (...given) => (rosterFates = [...given]),
    limit: (per, windows) => void limits.push({ per, windows, went: new Map() }),
    get violations() {
      return violations;
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A thread has the members of its channel. */
const ofChannel = (conversation: string): string => conversation.split(';')[0] ?? conversation;

/** A personal chat is named after its person. */
const userOf = (conversation: string, { id }: Account) => (conversation.startsWith('a:') ? { user: id } : {});

const errorOf = (code: string) => ({ error: { code, message: `no: ${code}` } });
function fault(res: ServerResponse, { status, code = 'Fault', retryAfter }: Exclude<Fate, string>): void {
  if (retryAfter !== undefined) res.setHeader('Retry-After', retryAfter);
  json(res, status, errorOf(code));
}
function json(res: ServerResponse, status: number, body: unknown): void {
  res.statusCode = status;
  res.setHeader('Content-Type', 'application/json');
  res.end(JSON.stringify(body));
}
async function bodyOf(req: IncomingMessage): Promise<Json> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  return text === '' ? {} : (JSON.parse(text) as Json);
}
