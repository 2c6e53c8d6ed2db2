/**
 * What Concord uses of `botbuilder`: the check of callers, and the calls to Teams. Nothing outside this folder uses the
 * SDK, which is archived; docs/admin/teams.md says what will replace it.
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
  /** Fetches the bot's own token, unless one is kept. @throws NoToken */
  token(): Promise<void>;
}

export type { Credentials };

export interface SdkOptions {
  readonly settings: TeamsSettings;
  readonly cloud?: Cloud;
  /** Only for tests. */
  readonly credentials?: Credentials;
  readonly timeoutMs?: number;
  /** Gets the outcomes of the calls to Teams. */
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
        // The token was issued for settings that have been changed since, so the next call fetches another one.
        if (fault instanceof ConnectorFault && fault.status === 401) signs?.tokens.forget();
        heard?.bad(fault);
      },
    }),
    async token() {
      await signs?.tokens.get();
    },
  };
}

/** The settings under the SDK's names. `config.ts` has checked them. */
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
