/**
 * Checks the token that Microsoft Entra gave Teams for the reader of a tab: signed with a key of their tenant, for this app and
 * this host, in time, and asked for by Teams in the person's name.
 */
import {
  createRemoteJWKSet,
  customFetch,
  decodeJwt,
  errors,
  jwtVerify,
  type FetchImplementation,
  type JWTPayload,
  type JWTVerifyGetKey,
} from 'jose';
import { millis, type Instant } from '../../../core/ids.ts';
import { DAY_MS, SECOND_MS } from '../../../core/spans.ts';
import { apiOf, CLIENTS, SCOPE } from './clients.ts';

/** @property reason for the log: what was wrong, in a word, without anything of the token */
export type Checked =
  | { readonly tenant: string; readonly object: string }
  | { readonly why: 'token' | 'tenant' | 'later'; readonly reason: string };
export type Verify = (token: string, at: { readonly host: string; readonly now: Instant }) => Promise<Checked>;

interface Options {
  readonly appId: string;
  readonly isServed: (tenant: string) => boolean;
  readonly keysOf?: (tenant: string) => string;
  /** A clock in milliseconds, for the pause after a failed look-up. */
  readonly clock?: () => number;
}

/** Longer ones are refused unread. Entra's have some two kilobytes. */
const MAX_LENGTH = 16_000;
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** How far the clocks of Microsoft and of this machine may be apart, in seconds. */
const TOLERANCE_S = 60;
const LOOKUP_TIMEOUT_MS = 5 * SECOND_MS;
/** After a look-up no other for a key that is not known: whoever makes up names of keys makes us ask twice a minute at most. */
const COOLDOWN_MS = 30 * SECOND_MS;
/** After a failed one. */
const PAUSE_MS = 10 * SECOND_MS;

const publishedKeys = (tenant: string): string => `https://login.microsoftonline.com/${tenant}/discovery/v2.0/keys`;

export function createVerifier({ appId, isServed, keysOf = publishedKeys, clock = Date.now }: Options): Verify {
  /** One for each tenant that is served, so there are few. */
  const keySets = new Map<string, JWTVerifyGetKey>();
  function keysFor(tenant: string): JWTVerifyGetKey {
    const known = keySets.get(tenant);
    if (known) return known;
    const made = createRemoteJWKSet(new URL(keysOf(tenant)), {
      timeoutDuration: LOOKUP_TIMEOUT_MS,
      cooldownDuration: COOLDOWN_MS,
      cacheMaxAge: DAY_MS,
      [customFetch]: pausing(clock),
    });
    keySets.set(tenant, made);
    return made;
  }
  return async (token, at) => {
    const tenant = tenantIn(token);
    if (tenant === undefined) return { why: 'token', reason: 'unreadable' };
    // Before its keys are asked for: nobody makes us ask other tenants' servers.
    if (!isServed(tenant)) return { why: 'tenant', reason: 'tenant' };
    try {
      const { payload } = await jwtVerify(token, keysFor(tenant), {
        algorithms: ['RS256'],
        audience: [apiOf(at.host, appId), appId],
        issuer: [`https://login.microsoftonline.com/${tenant}/v2.0`, `https://sts.windows.net/${tenant}/`],
        requiredClaims: ['exp', 'nbf', 'iat', 'tid', 'oid', 'scp'],
        clockTolerance: TOLERANCE_S,
        currentDate: new Date(millis(at.now)),
      });
      return accountIn(payload, tenant);
    } catch (fault) {
      return refusal(fault);
    }
  };
}

/** Whose keys could have signed it. Nothing of the token is believed yet. */
function tenantIn(token: string): string | undefined {
  if (token.length > MAX_LENGTH) return undefined;
  try {
    return guidIn(decodeJwt(token)['tid']);
  } catch {
    return undefined;
  }
}
const guidIn = (given: unknown): string | undefined => {
  const id = typeof given === 'string' ? given.toLowerCase() : '';
  return GUID.test(id) ? id : undefined;
};

const KNOWN_CLIENTS: ReadonlySet<unknown> = new Set(CLIENTS.map(([, id]) => id));

/** The signature is good. Is it a person, through Teams, for what the tab needs? */
function accountIn(payload: JWTPayload, tenant: string): Checked {
  const object = guidIn(payload['oid']);
  if (object === undefined) return { why: 'token', reason: 'oid' };
  const scopes = typeof payload['scp'] === 'string' ? payload['scp'].split(' ') : [];
  if (!scopes.includes(SCOPE)) return { why: 'token', reason: 'scp' };
  // The two versions of Entra's tokens name the client differently.
  if (!KNOWN_CLIENTS.has(payload['azp'] ?? payload['appid'])) return { why: 'token', reason: 'azp' };
  return { tenant, object };
}

/** Faults of the token; of any other it cannot be said whether the token is good. */
function refusal(fault: unknown): Checked {
  if (fault instanceof errors.JWTClaimValidationFailed || fault instanceof errors.JWTExpired)
    return { why: 'token', reason: fault.claim };
  const isOfToken =
    fault instanceof errors.JOSEAlgNotAllowed ||
    fault instanceof errors.JOSENotSupported ||
    fault instanceof errors.JWSInvalid ||
    fault instanceof errors.JWTInvalid ||
    fault instanceof errors.JWSSignatureVerificationFailed ||
    fault instanceof errors.JWKSNoMatchingKey ||
    fault instanceof errors.JWKSMultipleMatchingKeys;
  if (isOfToken) return { why: 'token', reason: fault.code };
  return { why: 'later', reason: fault instanceof Error ? fault.message.slice(0, 200) : 'no answer' };
}

/** Asks nobody again for a while when nobody has answered. */
function pausing(clock: () => number): FetchImplementation {
  let until = -Infinity;
  return async (url, options) => {
    if (clock() < until) throw new Error('the keys were asked for a moment ago, in vain');
    try {
      const answer = await fetch(url, { ...options, redirect: 'error' });
      if (!answer.ok) throw new Error(`the keys are answered with ${answer.status}`);
      return answer;
    } catch (fault) {
      until = clock() + PAUSE_MS;
      throw fault;
    }
  };
}
