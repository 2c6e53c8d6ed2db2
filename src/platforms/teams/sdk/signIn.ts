/** Fetches the bot's token from Microsoft by its secret: one request, and the meaning of its answer. */
import { NoToken, retryAfter } from '../failures.ts';
import type { Token } from './tokens.ts';

export interface SignIn {
  /** `https://login.microsoftonline.com/TENANT` */
  readonly authority: string;
  readonly appId: string;
  readonly secret: string;
  /** What the token is for; absent: to write as the bot. */
  readonly scope?: string;
}

const SCOPE = 'https://api.botframework.com/.default';
/** Errors that no other secret would end: the registration is disabled, or a rule of the tenant excludes it. */
const RESTRICTED = /^AADSTS(7000112|7000119|530\d\d|5000\d*|50105)$/;

/** @throws NoToken; the network's own error when there is no answer */
export async function askForToken(
  { authority, appId, secret, scope = SCOPE }: SignIn,
  signal: AbortSignal,
): Promise<Token> {
  const asked = Date.now();
  const answer = await fetch(`${authority}/oauth2/v2.0/token`, {
    method: 'POST',
    signal,
    redirect: 'error',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: appId,
      client_secret: secret,
      scope,
    }),
  });
  const said = (await answer.json().catch(() => ({}))) as Readonly<Record<string, unknown>>;
  const { access_token: value, expires_in: seconds } = said;
  if (answer.ok && typeof value === 'string') return { value, until: asked + Number(seconds ?? 0) * 1000 };
  throw refusal(answer, said);
}

function refusal({ status, headers }: Response, said: Readonly<Record<string, unknown>>): NoToken {
  const code = codeOf(said) ?? `HTTP ${status}`;
  const isAway = status === 429 || status >= 500 || said['error'] === 'temporarily_unavailable' || status < 400;
  if (isAway) return new NoToken('signInAway', code, retryAfter(headers.get('retry-after'), Date.now()));
  return new NoToken(RESTRICTED.test(code) || said['error'] === 'access_denied' ? 'restricted' : 'accessRefused', code);
}

/** `AADSTS7000215`, or OAuth's own code. The description is not used, because it names the registration. */
function codeOf({ error, error_codes: codes, error_description: words }: Readonly<Record<string, unknown>>) {
  const [first] = Array.isArray(codes) ? (codes as readonly unknown[]) : [];
  if (typeof first === 'number') return `AADSTS${first}`;
  const [named] = typeof words === 'string' ? (/AADSTS\d+/.exec(words.slice(0, 200)) ?? []) : [];
  return named ?? (typeof error === 'string' ? error.slice(0, 60) : undefined);
}
