/** Microsoft Teams. Loaded only when it is set up, because the SDK takes half a second. */
import type { KeyValueStore } from '../../core/keyValueStore.ts';
import type { Troubles } from '../../core/troubles.ts';
import { createAccess } from '../access.ts';
import type { PlatformModule } from '../module.ts';
import { openMessageDocuments } from './messageDocuments.ts';
import { ENDPOINT, teamsRequests, teamsRouter, type AppDeps } from './app.ts';
import { openChannels } from './channels.ts';
import { lossOf, NoToken } from './failures.ts';
import { answer } from './inbound.ts';
import { teamsPlatform } from './outbound.ts';
import { openReferences } from './references.ts';
import { openSdk, type SdkOptions } from './sdk/sdk.ts';
import { openTabAccounts } from './tab/accounts.ts';
import { createTenants } from './tenants.ts';
import { createReplies } from './replies.ts';
import { isServed } from './settings.ts';
import type { Log } from '../descriptor.ts';
import { openNetworkChoices } from './whichNetwork.ts';
import { createIsFirstInAnHour } from './who.ts';
import type { TeamsWords } from './words.ts';

export interface TeamsOptions extends SdkOptions {
  readonly keyValues: KeyValueStore;
  readonly words: TeamsWords;
  readonly log: Log;
  readonly troubles: Troubles;
  /** Opens long forms in dialogs. False for test clients, which have none. */
  readonly dialogs?: boolean;
  /** Where a tenant publishes the keys for tokens of tabs. Only for tests. */
  readonly tabKeysOf?: (tenant: string) => string;
}

/** The name of the trouble when Teams refuses calls although the bot has a token. */
const CALLS = 'calls';

export function openTeams({ keyValues, words, log, troubles, ...options }: TeamsOptions): PlatformModule {
  const { settings } = options;
  const access = createAccess({ platform: 'Teams', about: 'teams', troubles });
  const heard = {
    good: () => access.good(CALLS),
    bad: (fault: unknown) => {
      const loss = lossOf(fault);
      if (loss) access.lost(loss, fault instanceof NoToken ? undefined : CALLS);
    },
  };
  const sdk = openSdk({ ...options, heard });
  const references = openReferences(keyValues);
  const channels = openChannels(keyValues);
  const abouts = openMessageDocuments(keyValues);
  const choices = openNetworkChoices(keyValues);
  const isFirstInAnHour = createIsFirstInAnHour();
  const { connector } = sdk;
  const tenants = createTenants(connector);
  const dialogs = options.dialogs ?? !settings.localDevelopment;
  const later = (what: string, work: Promise<unknown>): void =>
    void work.catch((err: unknown) => log.error({ err }, what));
  return {
    platform: teamsPlatform({
      connector,
      references,
      channels,
      abouts,
      log,
      appId: settings.appId || 'local',
      serves: (tenant) => isServed(tenant, settings),
      dialogs,
    }),
    // In local development nobody signs anything.
    ...(!settings.localDevelopment && {
      tab: openTabAccounts({ settings, log, ...(options.tabKeysOf && { keysOf: options.tabKeysOf }) }),
    }),
    async serve(door) {
      const speaking = {
        door,
        connector,
        references,
        channels,
        abouts,
        choices,
        isFirstInAnHour,
        tenants,
        settings,
        words,
        dialogs,
        log,
        later,
      };
      const app: AppDeps = {
        sdk,
        settings,
        log,
        reply: createReplies({ connector, log }),
        answer: (turn) => answer(speaking, turn),
      };
      return {
        routers: [teamsRouter(app)],
        direct: { [ENDPOINT]: teamsRequests(app) },
        async ready() {
          // A token may be available again before anything is sent.
          if (access.isLost()) await sdk.token().then(() => access.good('a token'), heard.bad);
          access.check();
        },
        stopAccepting: () => undefined,
        close: () => undefined,
      };
    },
  };
}
