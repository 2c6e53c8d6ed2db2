/** A world whose Teams lets in whoever brings a token that an authority on this machine has signed. */
import type { Credentials } from '../../../src/platforms/teams/sdk/sdk.ts';
import type { Cloud, TeamsSettings } from '../../../src/platforms/teams/settings.ts';
import type { Options } from '../world.ts';
import { TENANT } from './opened.ts';
import { teamsWorld, type TeamsWorld } from './world.ts';

export const APP = '22222222-2222-2222-2222-222222222222';
export const SETTINGS: TeamsSettings = {
  appId: APP,
  password: 'a-secret',
  tenant: TENANT,
  type: 'SingleTenant',
  allowedTenants: [TENANT],
  localDevelopment: false,
};

/** Checks like the SDK's, but signs nothing: the connector of these tests asks for no token. */
const unsigned = {
  isValidAppId: async (id: string) => id === APP,
  isAuthenticationDisabled: async () => false,
  createCredentials: async () => ({ signRequest: async (request: unknown) => request }),
} as unknown as NonNullable<Credentials>;

export const guardedWorld = (
  cloud: Cloud,
  settings: Partial<TeamsSettings> = {},
  options: Options = {},
): Promise<TeamsWorld> =>
  teamsWorld(options, { settings: { ...SETTINGS, ...settings }, cloud, credentials: unsigned, dialogs: true });

/** What a token for us says. */
export const good = (w: TeamsWorld) => ({ aud: APP, serviceurl: w.connector.url });
export const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });
