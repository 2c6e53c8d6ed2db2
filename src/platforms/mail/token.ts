/** Tokens by which Concord signs in at Microsoft 365 and Google without a password. Each is renewed five minutes early. */
import { createSign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { after, millis, type Instant } from '../../core/ids.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../core/spans.ts';
import { sharing } from '../sharing.ts';
import type { MailOAuth } from './settings.ts';

/** No token was given. `isRefused`: the settings are refused; otherwise there was no answer. */
export class NoToken extends Error {
  override readonly name = 'NoToken';
  constructor(
    readonly isRefused: boolean,
    message: string,
  ) {
    super(message);
  }
}

export interface Tokens {
  /** A token that is good for some minutes more. @throws NoToken */
  get(): Promise<string>;
  /** The token that would be given without asking for one. */
  kept(): string | undefined;
  /** The server has refused the last one. */
  forget(): void;
}

interface TokenDeps {
  /** The mailbox for which the token is. */
  readonly mailbox: string;
  readonly now: () => Instant;
  /** The address that gives tokens; another one in tests. */
  readonly tokenUrl?: string | undefined;
}

const EARLY_MS = 5 * MINUTE_MS;
const TIMEOUT_MS = 20 * SECOND_MS;

export function createTokens(oauth: MailOAuth, deps: TokenDeps): Tokens {
  let known: { readonly token: string; readonly until: Instant } | undefined;
  const once = sharing<string>();
  async function fetchToken(): Promise<string> {
    const { url, form } = oauth.at === 'microsoft' ? ofMicrosoft(oauth) : await ofGoogle(oauth.key, deps);
    const { token, seconds } = await ask(deps.tokenUrl ?? url, form);
    known = { token, until: after(deps.now(), seconds * SECOND_MS - EARLY_MS) };
    return token;
  }
  const kept = (): string | undefined => (known && deps.now() < known.until ? known.token : undefined);
  return {
    kept,
    get: async () => kept() ?? once('token', fetchToken),
    forget: () => void (known = undefined),
  };
}

interface Asked {
  readonly url: string;
  readonly form: Readonly<Record<string, string>>;
}

const ofMicrosoft = ({ tenant, clientId, clientSecret }: Extract<MailOAuth, { at: 'microsoft' }>): Asked => ({
  url: `https://login.microsoftonline.com/${encodeURIComponent(tenant)}/oauth2/v2.0/token`,
  form: {
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
    scope: 'https://outlook.office365.com/.default',
  },
});

const JWT_GRANT = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const GOOGLE_SCOPE = 'https://mail.google.com/';

/** A service account with the right to act for the mailbox. */
async function ofGoogle(file: string, { mailbox, now }: TokenDeps): Promise<Asked> {
  const { client_email: issuer, private_key: key, token_uri: url } = await readKey(file);
  const issued = Math.floor(millis(now()) / SECOND_MS);
  const claims = {
    iss: issuer,
    sub: mailbox,
    scope: GOOGLE_SCOPE,
    aud: url,
    iat: issued,
    exp: issued + HOUR_MS / SECOND_MS,
  };
  const body = [{ alg: 'RS256', typ: 'JWT' }, claims].map(inBase64).join('.');
  const signature = createSign('RSA-SHA256').update(body).sign(key, 'base64url');
  return { url, form: { grant_type: JWT_GRANT, assertion: `${body}.${signature}` } };
}

const inBase64 = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

interface ServiceKey {
  readonly client_email: string;
  readonly private_key: string;
  readonly token_uri: string;
}

async function readKey(file: string): Promise<ServiceKey> {
  try {
    const { client_email, private_key, token_uri } = JSON.parse(await readFile(file, 'utf8')) as Partial<ServiceKey>;
    if (client_email && private_key && token_uri) return { client_email, private_key, token_uri };
  } catch {
    // Reported below: the message of the system may contain a part of the key.
  }
  throw new NoToken(true, `${file} is no key of a service account`);
}

async function ask(url: string, form: Asked['form']): Promise<{ readonly token: string; readonly seconds: number }> {
  const answer = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams(form),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((error: unknown) => {
    throw new NoToken(false, `no answer from ${new URL(url).host}: ${causeOf(error)}`);
  });
  const body = (await answer.json().catch(() => ({}))) as Readonly<Record<string, unknown>>;
  const { access_token: token, expires_in: seconds } = body;
  if (answer.ok && typeof token === 'string' && token !== '')
    return { token, seconds: typeof seconds === 'number' || typeof seconds === 'string' ? Number(seconds) || 0 : 0 };
  // `invalid_client`, or a number of Microsoft's; never the whole answer, which may repeat what was sent.
  const why = [answer.status, body['error'], /AADSTS\d+/.exec(String(body['error_description']))?.[0]];
  throw new NoToken(
    answer.status >= 400 && answer.status < 500 && answer.status !== 429,
    why.filter(Boolean).join(' '),
  );
}

const causeOf = (error: unknown): string => {
  const { cause, name } = error as { readonly cause?: { readonly code?: unknown }; readonly name?: unknown };
  return String(cause?.code ?? name);
};
