/** A stand-in for Slack on this machine: its Web API, and people who press, type and read in it. */
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { messageFaults } from './blockKit.ts';
import { callMethod, Refused } from './methods.ts';
import {
  emptyState,
  nextTs,
  newId,
  SIGNING_SECRET,
  TEAM,
  type Json,
  type State,
  type Team,
  type User,
} from './state.ts';

/** What happens to the next calls of a method. */
export type Fate =
  /** Done, and the answer is lost. */
  | 'lost'
  | 'reset'
  | { readonly status: number; readonly retryAfter?: number }
  | { readonly error: string }
  | { readonly waitMs: number };

export interface Called {
  readonly method: string;
  readonly args: Json;
  readonly answer: Json;
}

export interface FakeSlack {
  /** For `SLACK_API_URL`. */
  readonly url: string;
  readonly origin: string;
  readonly state: State;
  /** Every call, in order. */
  readonly calls: readonly Called[];
  /** What Slack would have refused although no test asked it to: a fault of ours. */
  readonly complaints: readonly string[];
  addTeam(team: Team): Team;
  addUser(user: Partial<User> & { readonly name: string }): User;
  /** Where the app takes its events. */
  connect(url: string): void;
  fate(method: string, ...fates: readonly Fate[]): void;
  /** Posts in one conversation, or calls of one method, in so many milliseconds; beyond that 429. */
  limit(perChannel?: { readonly messages: number; readonly ms: number }): void;
  /** Sends a signed request to the app, as Slack does. */
  deliver(body: string, type: 'json' | 'form', more?: Delivering): Promise<Delivered>;
  trigger(user: string): string;
  responseUrl(user: string, channel: string, ts?: string): string;
  stop(): Promise<void>;
}

export interface Delivering {
  readonly headers?: Readonly<Record<string, string>>;
  readonly at?: number;
  readonly secret?: string;
}
export interface Delivered {
  readonly status: number;
  readonly body: string;
  readonly ms: number;
}

export const sign = (secret: string, at: number, body: string): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`;

const TRIGGER_MS = 3_000;
const RESPONSE_USES = 5;
/** Refusals that depend on people and time, not on what was sent. */
const NO_FAULT = new Set([
  'users_not_found',
  'user_not_found',
  'user_disabled',
  'channel_not_found',
  'message_not_found',
  'hash_conflict',
  'expired_trigger_id',
  'exchanged_trigger_id',
  'not_found',
  'invalid_auth',
  'missing_scope',
]);

export async function fakeSlack({ port = 0 }: { readonly port?: number } = {}): Promise<FakeSlack> {
  const state = emptyState();
  state.teams.set(TEAM.id, { ...TEAM });
  const calls: Called[] = [];
  const complaints: string[] = [];
  const fates = new Map<string, Fate[]>();
  let perChannel: { messages: number; ms: number } | undefined;
  const posts = new Map<string, number[]>();
  let app = '';

  /** Seconds to wait, when this post would be one too many. */
  function tooSoon(method: string, channel: string): number | undefined {
    if (!perChannel || method !== 'chat.postMessage') return undefined;
    const now = Date.now();
    const went = (posts.get(channel) ?? []).filter((at) => at > now - (perChannel?.ms ?? 0));
    posts.set(channel, went);
    if (went.length >= perChannel.messages)
      return Math.max(1, Math.ceil(((went[0] ?? now) + perChannel.ms - now) / 1000));
    went.push(now);
    return undefined;
  }

  async function api(method: string, req: IncomingMessage, res: ServerResponse): Promise<void> {
    const args = parseArgs(await bodyOf(req), req.headers['content-type']);
    const token =
      (req.headers.authorization ?? '').replace(/^Bearer /, '') ||
      (typeof args['token'] === 'string' ? args['token'] : '');
    const { token: left, ...rest } = args;
    const fate = fates.get(method)?.shift();
    if (fate === 'reset') return void req.socket.destroy();
    if (typeof fate === 'object' && 'waitMs' in fate) await new Promise((resolve) => setTimeout(resolve, fate.waitMs));
    const wait = typeof fate === 'object' && 'status' in fate ? fate : tooSoon(method, String(rest['channel']));
    if (typeof wait === 'object') return refuseHttp(res, wait.status, wait.retryAfter);
    if (wait !== undefined) return refuseHttp(res, 429, wait);
    const answer =
      typeof fate === 'object' && 'error' in fate ? { ok: false, error: fate.error } : take(method, token, rest);
    calls.push({ method, args: rest, answer });
    if (fate === 'lost') return void req.socket.destroy();
    res.setHeader('Content-Type', 'application/json');
    const team = [...state.teams.values()].find((each) => each.token === token);
    if (team) res.setHeader('X-OAuth-Scopes', team.scopes.join(','));
    res.end(JSON.stringify(answer));
  }

  function take(method: string, token: string, args: Json): Json {
    if (method === 'oauth.v2.access') return access(args);
    if (method === 'api.test') return { ok: true };
    const team = [...state.teams.values()].find((each) => each.token === token);
    if (!team) return { ok: false, error: token === '' ? 'not_authed' : 'invalid_auth' };
    try {
      return { ok: true, ...callMethod(method, { state, team, args, now: Date.now() }) };
    } catch (fault) {
      if (!(fault instanceof Refused)) throw fault;
      if (!NO_FAULT.has(fault.error))
        complaints.push(`${method}: ${fault.error} ${fault.details.slice(0, 5).join('; ')}`);
      return { ok: false, error: fault.error, ...(fault.details.length > 0 && { errors: fault.details }) };
    }
  }

  /** What an installation is given for its code. */
  function access({ code }: Json): Json {
    const team = state.teams.get(state.codes.get(String(code)) ?? '');
    state.codes.delete(String(code));
    if (!team) return { ok: false, error: 'invalid_code' };
    return {
      ok: true,
      app_id: 'A0000SAMP',
      authed_user: { id: 'U0000ADMN' },
      scope: team.scopes.join(','),
      token_type: 'bot',
      access_token: team.token,
      bot_user_id: team.botUser,
      team: { id: team.id, name: team.domain },
      enterprise: team.enterprise === undefined ? null : { id: team.enterprise, name: 'Sample organisation' },
      is_enterprise_install: false,
    };
  }

  /** A message through a response URL: seen by one person, or put in the place of the one that they saw. */
  async function response(id: string, req: IncomingMessage, res: ServerResponse): Promise<void> {
    const to = state.responses.get(id);
    const body = JSON.parse(await bodyOf(req)) as Json;
    if (!to || to.uses >= RESPONSE_USES) {
      complaints.push(`response_url: ${to ? 'used up' : 'unknown'}`);
      return refuseHttp(res, 404);
    }
    to.uses += 1;
    const faults = body['blocks'] === undefined ? [] : messageFaults(body['blocks']);
    complaints.push(...faults.map((fault) => `response_url: ${fault}`));
    const old = state.messages.find(({ ts }) => ts === to.ts);
    const blocks = (body['blocks'] as Json[] | undefined) ?? [];
    if (body['replace_original'] === true && old) Object.assign(old, { text: body['text'], blocks, edited: true });
    else state.messages.push({ channel: to.channel, ts: nextTs(), only: to.user, text: String(body['text']), blocks });
    res.end('ok');
  }

  const server = createServer((req, res) => {
    const { pathname } = new URL(req.url ?? '/', 'http://slack');
    const work = pathname.startsWith('/api/')
      ? api(pathname.slice('/api/'.length), req, res)
      : pathname.startsWith('/response/')
        ? response(pathname.slice('/response/'.length), req, res)
        : Promise.resolve(void refuseHttp(res, 404));
    work.catch((fault: unknown) => {
      complaints.push(String(fault));
      refuseHttp(res, 500);
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    url: `${origin}/api/`,
    origin,
    state,
    calls,
    complaints,
    addTeam(team) {
      state.teams.set(team.id, team);
      return team;
    },
    addUser(of) {
      const user: User = { id: newId('U'), team: TEAM.id, ...of };
      state.users.set(user.id, user);
      return user;
    },
    connect: (url) => void (app = url),
    fate: (method, ...given) => void fates.set(method, [...given]),
    limit: (given) => void (perChannel = given),
    async deliver(body, type, { headers = {}, at = Math.floor(Date.now() / 1000), secret = SIGNING_SECRET } = {}) {
      const began = performance.now();
      const response = await fetch(app, {
        method: 'POST',
        headers: {
          'Content-Type': type === 'json' ? 'application/json' : 'application/x-www-form-urlencoded',
          'X-Slack-Request-Timestamp': String(at),
          'X-Slack-Signature': sign(secret, at, body),
          ...headers,
        },
        body,
      });
      return { status: response.status, body: await response.text(), ms: performance.now() - began };
    },
    trigger(user) {
      const id = newId('trigger.');
      state.triggers.set(id, { user, until: Date.now() + TRIGGER_MS });
      return id;
    },
    responseUrl(user, channel, ts) {
      const id = newId('R');
      state.responses.set(id, { uses: 0, user, channel, ...(ts !== undefined && { ts }) });
      return `${origin}/response/${id}`;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function refuseHttp(res: ServerResponse, status: number, retryAfter?: number): void {
  if (res.headersSent) return;
  res.statusCode = status;
  if (retryAfter !== undefined) res.setHeader('Retry-After', String(retryAfter));
  res.end(status === 429 ? JSON.stringify({ ok: false, error: 'ratelimited' }) : '');
}

export async function bodyOf(req: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of req) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

/** Arguments come as a form whose values are text, or JSON where they are lists, objects, numbers or yes/no. */
function parseArgs(body: string, type = ''): Json {
  if (type.includes('json')) return JSON.parse(body || '{}') as Json;
  const read = [...new URLSearchParams(body)].map(([name, value]): [string, unknown] => [name, readValue(value)]);
  return Object.fromEntries(read);
}
const readValue = (value: string): unknown => {
  if (value === 'true' || value === 'false') return value === 'true';
  return /^[[{]/.test(value) ? (JSON.parse(value) as unknown) : value;
};
