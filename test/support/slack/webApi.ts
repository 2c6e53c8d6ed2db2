/** The Web API over HTTP: tokens, rate limits, what a test has decreed for the next calls, and a note of every call. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { bodyOf, parseArgs, refuseHttp } from './http.ts';
import { installed } from './install.ts';
import { callMethod, conversationWith, Refused } from './methods.ts';
import type { Json, State } from './state.ts';

/** What happens to the next calls of a method, or of a method in one conversation (`chat.postMessage C7`). */
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

export interface Limit {
  readonly messages: number;
  readonly ms: number;
}

export interface WebApi {
  readonly calls: readonly Called[];
  fate(method: string, ...fates: readonly Fate[]): void;
  limit(perChannel?: Limit): void;
  /** This token is let in no more, or again. */
  revoke(token: string, isRevoked: boolean): void;
  serve(method: string, req: IncomingMessage, res: ServerResponse): Promise<void>;
}

interface Deps {
  readonly state: State;
  readonly complaints: string[];
  /** `apps.connections.open`, which takes a token of the app and not of a workspace. */
  readonly openSocket: (token: string) => Json;
}

/** Refusals that depend on people and time, not on what was sent. */
const NO_FAULT = new Set([
  'users_not_found',
  'user_not_found',
  'user_not_visible',
  'user_disabled',
  'channel_not_found',
  'not_in_channel',
  'is_archived',
  'message_not_found',
  'hash_conflict',
  'expired_trigger_id',
  'exchanged_trigger_id',
  'push_limit_reached',
  'not_found',
  'file_not_found',
  'file_deleted',
  'invalid_auth',
  'missing_scope',
]);

export function createWebApi({ state, complaints, openSocket }: Deps): WebApi {
  const calls: Called[] = [];
  const fates = new Map<string, Fate[]>();
  const pace = createPace();
  const revoked = new Set<string>();

  function answerTo(method: string, token: string, args: Json): Json {
    if (method === 'oauth.v2.access') return installed(state, args, revoked);
    if (method === 'api.test') return { ok: true };
    if (method === 'apps.connections.open') return openSocket(token);
    if (revoked.has(token)) return { ok: false, error: 'token_revoked' };
    const team = [...state.teams.values()].find((each) => each.token === token);
    if (!team) return { ok: false, error: token === '' ? 'not_authed' : 'invalid_auth' };
    try {
      return { ok: true, ...callMethod(method, { state, team, args, now: Date.now() }) };
    } catch (fault) {
      if (!(fault instanceof Refused)) throw fault;
      if (!NO_FAULT.has(fault.error) && !fault.isLocal)
        complaints.push(`${method}: ${fault.error} ${fault.details.slice(0, 5).join('; ')}`);
      return { ok: false, error: fault.error, ...(fault.details.length > 0 && { errors: fault.details }) };
    }
  }

  return {
    calls,
    fate: (method, ...given) => void fates.set(method, [...given]),
    limit: pace.limit,
    revoke: (token, isRevoked) => void (isRevoked ? revoked.add(token) : revoked.delete(token)),
    async serve(method, req, res) {
      const { token: inBody, ...args } = parseArgs(await bodyOf(req), req.headers['content-type']);
      const bearer = (req.headers.authorization ?? '').replace(/^Bearer /, '');
      const token = bearer || (typeof inBody === 'string' ? inBody : '');
      const fate = (fates.get(`${method} ${String(args['channel'])}`) ?? fates.get(method))?.shift();
      if (fate === 'reset') return void req.socket.destroy();
      if (typeof fate === 'object' && 'waitMs' in fate)
        await new Promise((resolve) => setTimeout(resolve, fate.waitMs));
      if (typeof fate === 'object' && 'status' in fate) return refuseHttp(res, fate.status, fate.retryAfter);
      const wait = pace.tooSoon(method, conversationWith(state, String(args['channel'])));
      if (wait !== undefined) return refuseHttp(res, 429, wait);
      const decreed = typeof fate === 'object' && 'error' in fate ? { ok: false, error: fate.error } : undefined;
      const answer = decreed ?? answerTo(method, token, args);
      calls.push({ method, args, answer });
      if (fate === 'lost') return void req.socket.destroy();
      const team = [...state.teams.values()].find((each) => each.token === token);
      if (team) res.setHeader('X-OAuth-Scopes', team.scopes.join(','));
      res.setHeader('Content-Type', 'application/json');
      res.end(JSON.stringify(answer));
    },
  };
}

/** Posts in one conversation, in so many milliseconds. */
function createPace() {
  const posts = new Map<string, number[]>();
  let perChannel: Limit | undefined;
  return {
    limit: (given?: Limit): void => void (perChannel = given),
    /** Seconds to wait, when this post would be one too many. */
    tooSoon(method: string, channel: string): number | undefined {
      if (!perChannel || method !== 'chat.postMessage') return undefined;
      const { messages, ms } = perChannel;
      const now = Date.now();
      const went = (posts.get(channel) ?? []).filter((at) => at > now - ms);
      posts.set(channel, went);
      if (went.length >= messages) return Math.max(1, Math.ceil(((went[0] ?? now) + ms - now) / 1000));
      went.push(now);
      return undefined;
    },
  };
}
