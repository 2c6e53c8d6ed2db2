/** The Teams platform over the connector's double, with a key-value store in memory. */
import { teamsWords } from '../../../src/app/platforms.ts';
import { createTroubles, type Troubles } from '../../../src/core/troubles.ts';
import { networkId, personId } from '../../../src/core/ids.ts';
import type { PlatformModule } from '../../../src/platforms/module.ts';
import type { NetworkRoom } from '../../../src/platforms/platform.ts';
import { openChannels } from '../../../src/platforms/teams/channels.ts';
import { openTeams, type TeamsOptions } from '../../../src/platforms/teams/module.ts';
import { openReferences, type TeamsReference, type References } from '../../../src/platforms/teams/references.ts';
import type { TeamsSettings } from '../../../src/platforms/teams/settings.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqliteStore.ts';
import { startConnector, type FakeConnector } from './connector.ts';

export const TENANT = '11111111-1111-1111-1111-111111111111';
export const DEVELOPMENT: TeamsSettings = {
  appId: '',
  type: 'MultiTenant',
  allowedTenants: [],
  localDevelopment: true,
};

export interface Opened {
  readonly connector: FakeConnector;
  readonly module: PlatformModule;
  readonly references: References;
  readonly faults: string[];
  readonly troubles: Troubles;
  /** Somebody whom Teams has told of; with a chat already, or without. */
  know(person: string, chat?: boolean): Promise<TeamsReference>;
  /** A channel of a team in which the bot was spoken to. */
  knowChannel(id: string): Promise<NetworkRoom>;
  stop(): Promise<void>;
}

export async function openedTeams(options: Partial<TeamsOptions> = {}, clock?: () => number): Promise<Opened> {
  const connector = await startConnector(clock);
  const store = await openSqliteStore(':memory:');
  const faults: string[] = [];
  const log = {
    warn: () => undefined,
    error: (details: object, what: string) =>
      void faults.push(`${what}: ${String((details as { err?: unknown }).err)}`),
  };
  const { keyValues } = store;
  const troubles = createTroubles({ began: () => undefined, ended: () => undefined });
  const module = openTeams({ settings: DEVELOPMENT, words: teamsWords, log, keyValues, troubles, ...options });
  const references = openReferences(keyValues);
  return {
    connector,
    module,
    references,
    faults,
    troubles,
    async know(person, chat = true) {
      const user = `29:${person}`;
      const conversation = `a:chat-of-${user}`;
      if (chat) connector.member(conversation, { id: user, aadObjectId: person, tenantId: TENANT });
      const reference: TeamsReference = {
        tenant: TENANT,
        object: person,
        user,
        bot: '28:concord',
        serviceUrl: connector.url,
        ...(chat && { conversation }),
      };
      await references.keep(personId(person), reference);
      return reference;
    },
    async knowChannel(id) {
      connector.member(id, { id: '29:somebody', aadObjectId: 'somebody', tenantId: TENANT });
      const address = `${TENANT}/${id}`;
      const channel = {
        tenant: TENANT,
        conversation: id,
        bot: '28:concord',
        serviceUrl: connector.url,
        team: '19:team',
      };
      await openChannels(keyValues).seen(address, channel);
      return { address, network: networkId('una') };
    },
    async stop() {
      await connector.stop();
      await store.close();
    },
  };
}
