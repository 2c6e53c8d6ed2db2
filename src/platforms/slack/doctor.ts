/** Checks whether Slack would work with these settings, and says what to do where it would not. */
import { MINUTE_MS } from '../../core/spans.ts';
import { WebClient } from '@slack/web-api';
import { withoutEnd } from '../../core/ends.ts';
import { slackError } from './failures.ts';
import type { SlackSettings } from './module.ts';
import { post } from './http.ts';
import { slackLogger } from './logger.ts';
import { EVENTS_PATH, SCOPES } from './receivers.ts';
import { clientOptions } from './workspaces.ts';
import type { Check } from '../descriptor.ts';

interface Looked {
  readonly settings: SlackSettings;
  readonly publicUrl?: string | undefined;
  readonly now?: () => number;
}

const quiet = { warn: () => undefined, error: () => undefined };
const MAX_SKEW_MS = MINUTE_MS;
const WAIT_MS = 8_000;

export async function checkSlack({ settings, publicUrl, now = Date.now }: Looked): Promise<readonly Check[]> {
  return [
    ...(settings.botToken === undefined ? [installs(settings)] : await token(settings, settings.botToken)),
    settings.appToken === undefined ? secret(settings) : await socket(settings, settings.appToken),
    await clock(settings, now),
    await reach(settings, publicUrl),
  ];
}

const installs = ({ oauth }: SlackSettings): Check => ({
  what: 'Slack installations',
  ok: true,
  words: `each workspace installs Concord at ${oauth?.publicUrl ?? ''}/slack/install; allowed are ${oauth?.teams.join(', ') ?? 'none'}`,
});

const TOKEN_WORDS: Readonly<Record<string, string>> = {
  invalid_auth: 'Slack does not know it: copy it again from "OAuth & Permissions" of the app',
  not_authed: 'it is empty: copy it from "OAuth & Permissions" of the app',
  account_inactive: 'the workspace or its bot was deactivated: install the app again',
  token_revoked: 'it was revoked: install the app again and take the new token',
  token_expired: 'it has expired: turn token rotation off in the app, and install it again',
};

/** Checks the token and its scopes. */
async function token({ apiUrl }: SlackSettings, botToken: string): Promise<Check[]> {
  const what = 'Slack bot token';
  const api = { logger: slackLogger(quiet), ...(apiUrl !== undefined && { url: apiUrl }) };
  try {
    const me = await new WebClient(botToken, clientOptions(api)).auth.test();
    const has = new Set(me.response_metadata?.scopes ?? []);
    const missing = SCOPES.filter((scope) => !has.has(scope));
    const scopes: Check = {
      what: 'Slack scopes',
      ok: missing.length === 0,
      words:
        missing.length === 0
          ? 'all that are needed'
          : `${missing.join(', ')} missing: take manifests/slack/manifest.yaml over into the app, and install it again`,
    };
    return [{ what, ok: true, words: `good for the workspace ${me.team ?? ''} (${me.team_id ?? ''})` }, scopes];
  } catch (fault) {
    const error = slackError(fault);
    if (error === undefined)
      return [{ what, ok: false, words: 'Slack cannot be reached: check the network and proxies' }];
    return [{ what, ok: false, words: TOKEN_WORDS[error] ?? `Slack says ${error}` }];
  }
}

const SOCKET_WORDS: Readonly<Record<string, string>> = {
  invalid_auth: 'Slack does not know the app token: copy it again from "Basic Information", "App-Level Tokens"',
  not_allowed_token_type:
    'that is no app-level token (xapp-…): make one under "Basic Information" with connections:write',
  missing_scope: 'the app token lacks connections:write: make another one under "Basic Information"',
};

/** Checks whether Slack would allow a socket. */
async function socket({ apiUrl }: SlackSettings, appToken: string): Promise<Check> {
  const what = 'Slack socket mode';
  const api = { logger: slackLogger(quiet), ...(apiUrl !== undefined && { url: apiUrl }) };
  try {
    await new WebClient(appToken, clientOptions(api)).apps.connections.open({});
    return { what, ok: true, words: 'on: good for trying out; use signed requests in production' };
  } catch (fault) {
    const error = slackError(fault);
    const words = error === undefined ? 'Slack cannot be reached: check the network and proxies' : undefined;
    return { what, ok: false, words: words ?? SOCKET_WORDS[error ?? ''] ?? `Slack says ${error}` };
  }
}

/** Checks the form of the signing secret. Slack cannot be asked whether it is the right one. */
function secret({ signingSecret }: SlackSettings): Check {
  const ok = /^[0-9a-f]{32}$/.test(signingSecret ?? '');
  return {
    what: 'Slack signing secret',
    ok,
    words: ok
      ? 'has the right form'
      : 'is not 32 digits and letters a to f: copy "Signing Secret" (not the client secret) from "Basic Information"',
  };
}

/** Compares the clocks. Slack's requests are refused when they differ by five minutes. */
async function clock({ apiUrl = 'https://slack.com/api/' }: SlackSettings, now: () => number): Promise<Check> {
  const what = 'Clock';
  try {
    const signal = AbortSignal.timeout(WAIT_MS);
    const { headers } = await post(new URL('api.test', apiUrl), { body: '', signal });
    const theirs = Date.parse(String(headers['date']));
    if (Number.isNaN(theirs)) return { what, ok: true, words: 'Slack did not say what time it is' };
    const seconds = Math.round((now() - theirs) / 1000);
    const ok = Math.abs(seconds) * 1000 < MAX_SKEW_MS;
    return {
      what,
      ok,
      words: ok
        ? 'agrees with Slack’s'
        : `differs from Slack’s by ${Math.abs(seconds)} seconds: set it by a time server, or requests are refused`,
    };
  } catch {
    return { what, ok: false, words: 'Slack cannot be asked for the time: check the network and proxies' };
  }
}

/** Checks the public address: does an unsigned request to Slack's path get the refusal that only Concord gives? */
async function reach({ appToken }: SlackSettings, publicUrl: string | undefined): Promise<Check> {
  const what = 'Reachable by Slack';
  if (appToken !== undefined) return { what, ok: true, words: 'not needed: the socket goes out from here' };
  if (publicUrl === undefined)
    return { what, ok: false, words: 'not known: set PUBLIC_URL to the https address of this server' };
  const url = `${withoutEnd(publicUrl, /\//)}${EVENTS_PATH}`;
  try {
    const { status } = await post(url, { body: '', signal: AbortSignal.timeout(WAIT_MS) });
    const ok = status === 401;
    const words = ok ? `${url} answers` : `${url} answers ${status}: start Concord, and let the proxy pass the path on`;
    return { what, ok, words };
  } catch {
    return { what, ok: false, words: `${url} does not answer: check the name, the certificate and the firewall` };
  }
}
