/** A stand-in for Slack on this machine: its Web API, and people who press, type and read in it. */
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { refuseHttp } from './http.ts';
import { respondTo } from './responses.ts';
import { createSockets, type EnvelopeType, type Sockets } from './socket.ts';
import { emptyState, newId, SIGNING_SECRET, TEAM, type Json, type State, type Team, type User } from './state.ts';
import { createWebApi, type Called, type Fate, type Limit } from './webApi.ts';

export interface FakeSlack {
  /** For `SLACK_API_URL`. */
  readonly url: string;
  readonly origin: string;
  readonly state: State;
  /** Every call, in order. */
  readonly calls: readonly Called[];
  /** What Slack would have refused although no test asked it to: a fault of ours. */
  readonly complaints: readonly string[];
  readonly sockets: Sockets;
  addTeam(team: Team): Team;
  addUser(user: Partial<User> & { readonly name: string }): User;
  /** Where the app takes its events; an app that is not connected so gets them through its socket. */
  connect(url: string): void;
  fate(method: string, ...fates: readonly Fate[]): void;
  /** The token of a workspace is let in no more, or again. */
  revoke(token: string, isRevoked?: boolean): void;
  /** Posts in one conversation, in so many milliseconds; beyond that 429. */
  limit(perChannel?: Limit): void;
  /** Sends a signed request to the app, or an envelope through its socket, as Slack does. */
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

export async function fakeSlack({ port = 0 }: { readonly port?: number } = {}): Promise<FakeSlack> {
  const state = emptyState();
  state.teams.set(TEAM.id, { ...TEAM });
  const complaints: string[] = [];
  const server = createServer((req, res) => {
    const { pathname } = new URL(req.url ?? '/', 'http://slack');
    if (pathname.startsWith('/files-pri/')) return serveFile(state, pathname, req, res);
    const [, place, rest = ''] = /^\/(api|response)\/(.+)$/.exec(pathname) ?? [];
    const work =
      place === 'api' ? webApi.serve(rest, req, res) : place === 'response' ? respond(rest, req, res) : undefined;
    if (!work) return refuseHttp(res, 404);
    work.catch((fault: unknown) => {
      complaints.push(String(fault));
      refuseHttp(res, 500);
    });
  });
  let origin = '';
  const sockets = createSockets(server, () => origin, complaints);
  const respond = respondTo(state, complaints);
  const webApi = createWebApi({ state, complaints, openSocket: (token) => sockets.ticket(token) });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  state.origin = origin;
  let app = '';

  return {
    url: `${origin}/api/`,
    origin,
    state,
    calls: webApi.calls,
    complaints,
    sockets,
    fate: webApi.fate,
    limit: webApi.limit,
    revoke: (token, isRevoked = true) => webApi.revoke(token, isRevoked),
    ...people(state, origin),
    connect: (url) => void (app = url),
    deliver: (body, type, more = {}) =>
      app === '' ? throughSocket(sockets, body, type, more) : byRequest(app, body, type, more),
    stop: () =>
      new Promise((resolve) => {
        sockets.stop();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** As Slack does: with the bot's token, the file; to everybody else, where to sign in. */
function serveFile(state: State, path: string, req: IncomingMessage, res: ServerResponse): void {
  const [, team, id = ''] = /^\/files-pri\/(\w+)-(\w+)\//.exec(path) ?? [];
  const file = state.files.get(id);
  const isLetIn = [...state.teams.values()].some(
    (each) =>
      each.id === team && req.headers.authorization === `Bearer ${each.token}` && each.scopes.includes('files:read'),
  );
  if (!isLetIn) return void res.writeHead(302, { Location: `${state.origin}/?redir=${path}` }).end();
  if (!file) return void res.writeHead(404, { 'Content-Type': 'text/html' }).end('<p>Not found</p>');
  res.writeHead(200, { 'Content-Type': 'application/octet-stream' }).end(file.content);
}

/** Who is there, and what their presses may be answered with. */
const people = (state: State, origin: string) => ({
  addTeam(team: Team): Team {
    state.teams.set(team.id, team);
    return team;
  },
  addUser(of: Partial<User> & { readonly name: string }): User {
    const user: User = { id: newId('U'), team: TEAM.id, ...of };
    state.users.set(user.id, user);
    return user;
  },
  trigger(user: string): string {
    const id = newId('trigger.');
    state.triggers.set(id, { user, until: Date.now() + TRIGGER_MS });
    return id;
  },
  responseUrl(user: string, channel: string, ts?: string): string {
    const id = newId('R');
    state.responses.set(id, {
      uses: 0,
      until: Date.now() + state.responseLimits.ms,
      user,
      channel,
      ...(ts !== undefined && { ts }),
    });
    return `${origin}/response/${id}`;
  },
});

async function byRequest(
  app: string,
  body: string,
  type: 'json' | 'form',
  { headers = {}, at = Math.floor(Date.now() / 1000), secret = SIGNING_SECRET }: Delivering,
): Promise<Delivered> {
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
}

/** The same, in the envelope in which it comes through a socket. An acknowledgement without an answer has an empty body. */
async function throughSocket(
  sockets: Sockets,
  body: string,
  type: 'json' | 'form',
  { headers = {} }: Delivering,
): Promise<Delivered> {
  const { kind, payload } = inEnvelope(body, type);
  const { payload: answer, ms } = await sockets.send(kind, payload, Number(headers['X-Slack-Retry-Num'] ?? 0));
  return { status: 200, body: Object.keys(answer).length > 0 ? JSON.stringify(answer) : '', ms };
}

function inEnvelope(body: string, type: 'json' | 'form'): { kind: EnvelopeType; payload: Json } {
  if (type === 'json') return { kind: 'events_api', payload: JSON.parse(body) as Json };
  const form = new URLSearchParams(body);
  const payload = form.get('payload');
  return payload === null
    ? { kind: 'slash_commands', payload: Object.fromEntries(form) }
    : { kind: 'interactive', payload: JSON.parse(payload) as Json };
}
