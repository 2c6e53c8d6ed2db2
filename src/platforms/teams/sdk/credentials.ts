/** The credentials with which the SDK signs its calls. The token is fetched and kept in one place, `tokens.ts`. */
import { MINUTE_MS } from '../../../core/spans.ts';
import {
  ConfigurationServiceClientCredentialFactory,
  type ConfigurationBotFrameworkAuthentication,
  type ConfigurationBotFrameworkAuthenticationOptions,
} from 'botbuilder';
import type { Cloud, TeamsSettings } from '../settings.ts';
import { askForToken } from './signIn.ts';
import { createTokens, type Tokens } from './tokens.ts';

export type Credentials = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1]>;

/** The tenant that the SDK uses for a bot of several tenants. */
const MANY_TENANTS = 'botframework.com';
const AUDIENCE = 'https://api.botframework.com';
/**
 * How long a token is kept here. The SDK keeps a token until five minutes before its end, so a longer time would have no
 * use.
 */
const CACHE_MS = 5 * MINUTE_MS + 30_000;

export interface Signing {
  readonly credentials: Credentials;
  readonly tokens: Tokens;
}

/** @param given the credentials of a test, which have no secret */
export function signing(
  settings: TeamsSettings,
  cloud: Cloud | undefined,
  options: ConfigurationBotFrameworkAuthenticationOptions,
  given: Credentials | undefined,
): Signing | undefined {
  const { appId, password: secret, tenant, type, localDevelopment } = settings;
  if (localDevelopment) return undefined;
  if (given || secret === undefined)
    return bySdk(given ?? new ConfigurationServiceClientCredentialFactory(options), appId);
  const home = type === 'SingleTenant' && tenant !== undefined ? tenant : MANY_TENANTS;
  const authority = cloud?.loginUrl ?? `https://login.microsoftonline.com/${home}`;
  const tokens = createTokens({ ask: (signal) => askForToken({ authority, appId, secret }, signal) });
  return { tokens, credentials: signedBy(tokens, appId) };
}

const signedBy = (tokens: Tokens, appId: string): Credentials =>
  ({
    isValidAppId: async (id: string) => id === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({ signRequest: (request: Signable) => sign(request, tokens) }),
  }) as unknown as Credentials;

interface Signable {
  readonly headers: { set(name: string, value: string): void };
}

async function sign(request: Signable, tokens: Tokens): Promise<Signable> {
  request.headers.set('authorization', `Bearer ${await tokens.get()}`);
  return request;
}

interface Made {
  signRequest(request: Signable): Promise<Signable>;
  /** Absent where nothing is signed. */
  getToken?(): Promise<string>;
}

/** A managed identity gets its token from the machine, through the SDK. How often it is fetched is decided here. */
function bySdk(inner: Credentials, appId: string): Signing {
  const make = (): Promise<Made> => inner.createCredentials(appId, AUDIENCE, AUDIENCE, true);
  const tokens = createTokens({
    async ask() {
      const value = await (await make()).getToken?.();
      return { value: value ?? '', until: Date.now() + CACHE_MS };
    },
  });
  const credentials = {
    isValidAppId: (id: string) => inner.isValidAppId(id),
    isAuthenticationDisabled: () => inner.isAuthenticationDisabled(),
    async createCredentials() {
      const made = await make();
      return made.getToken ? { signRequest: (request: Signable) => sign(request, tokens) } : made;
    },
  };
  return { tokens, credentials: credentials as unknown as Credentials };
}
