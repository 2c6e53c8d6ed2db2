/**
 * What Concord uses of `botbuilder`: the check of whoever calls, and the calls to Teams. Nothing outside this folder knows
 * the SDK, which is archived; the README says what takes its place here.
 */
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConfigurationBotFrameworkAuthenticationOptions,
} from 'botbuilder';
import type { Activity } from '../activity.ts';
import type { Cloud, TeamsSettings } from '../settings.ts';
import { authenticate } from './authentication.ts';
import { askForToken, makeClients } from './clients.ts';
import { makeConnector, type Connector } from './connector.ts';

export interface Sdk {
  /** @throws Unauthorized, CannotVerify */
  authenticate(activity: Activity, header: string): Promise<void>;
  readonly connector: Connector;
  /** Has Microsoft give the bot a token for itself, for the doctor. @throws what went wrong */
  token(): Promise<void>;
}

/** The credentials that the SDK signs its calls with; only tests bring their own. */
export type Credentials = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1];

export interface SdkOptions {
  readonly settings: TeamsSettings;
  readonly cloud?: Cloud;
  readonly credentials?: Credentials;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 15_000;
/** Any address of Teams: a token is for all of them. */
const ANYWHERE = 'https://smba.trafficmanager.net/teams/';

export function openSdk({ settings, cloud, credentials, timeoutMs = TIMEOUT_MS }: SdkOptions): Sdk {
  const auth = new ConfigurationBotFrameworkAuthentication(optionsOf(settings, cloud), credentials);
  const clientFor = makeClients(new CloudAdapter(auth), settings.appId);
  return {
    authenticate: (activity, header) => authenticate(auth, activity, header, settings.localDevelopment),
    connector: makeConnector(clientFor, timeoutMs),
    token: async () => askForToken(await clientFor(ANYWHERE)),
  };
}

/** Checked and named by `config.ts`; here in the SDK's own names. */
function optionsOf(settings: TeamsSettings, cloud: Cloud | undefined): ConfigurationBotFrameworkAuthenticationOptions {
  const { appId, password, tenant, type } = settings;
  return {
    MicrosoftAppId: appId,
    MicrosoftAppType: type,
    ...(password !== undefined && { MicrosoftAppPassword: password }),
    ...(tenant !== undefined && { MicrosoftAppTenantId: tenant }),
    ...(cloud && {
      ValidateAuthority: true,
      ToChannelFromBotLoginUrl: cloud.loginUrl,
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      ToBotFromChannelTokenIssuer: cloud.issuer,
      OAuthUrl: 'https://token.botframework.com',
      ToBotFromChannelOpenIdMetadataUrl: cloud.metadataUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: cloud.metadataUrl,
      CallerId: 'urn:botframework:azure',
    }),
  };
}
