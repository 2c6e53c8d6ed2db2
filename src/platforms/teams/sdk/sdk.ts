/**
 * What Concord uses of `botbuilder`: the check of whoever calls, and the calls to Teams. Nothing outside this folder knows
 * the SDK, which is archived; docs/admin/teams.md says what takes its place here.
 */
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConfigurationBotFrameworkAuthenticationOptions,
} from 'botbuilder';
import type { Activity } from '../activity.ts';
import { ConnectorFault } from '../failures.ts';
import type { Cloud, TeamsSettings } from '../settings.ts';
import { authenticate } from './authentication.ts';
import { createClients } from './clients.ts';
import { createConnector, type Connector, type CallObserver } from './connector.ts';
import { signing, type Credentials } from './credentials.ts';

export interface Sdk {
  /** @throws Unauthorized, CannotVerify */
  authenticate(activity: Activity, header: string): Promise<void>;
  readonly connector: Connector;
  /** Has Microsoft give the bot a token for itself, unless one is kept. @throws NoToken */
  token(): Promise<void>;
}

export type { Credentials };

export interface SdkOptions {
  readonly settings: TeamsSettings;
  readonly cloud?: Cloud;
  /** Only tests bring their own. */
  readonly credentials?: Credentials;
  readonly timeoutMs?: number;
  /** Told what the calls to Teams come to. */
  readonly heard?: CallObserver;
}

const TIMEOUT_MS = 15_000;

export function openSdk({ settings, cloud, credentials, timeoutMs = TIMEOUT_MS, heard }: SdkOptions): Sdk {
  const options = optionsOf(settings, cloud);
  const signs = signing(settings, cloud, options, credentials);
  const auth = new ConfigurationBotFrameworkAuthentication(options, signs?.credentials);
  const clientFor = createClients(new CloudAdapter(auth), settings.appId);
  return {
    authenticate: (activity, header) => authenticate(auth, activity, header, settings.localDevelopment),
    connector: createConnector(clientFor, timeoutMs, {
      good: () => heard?.good(),
      bad(fault) {
        // It was given for what has been changed since: the next call asks for another.
        if (fault instanceof ConnectorFault && fault.status === 401) signs?.tokens.forget();
        heard?.bad(fault);
      },
    }),
    async token() {
      await signs?.tokens.get();
    },
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
