/** The SDK's clients, one for each service address. They try every call once. */
import { createBoundedCache } from '../../../core/boundedCache.ts';
import type { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';

type Ticket = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;
export type Client = Awaited<ReturnType<NonNullable<Ticket['connectorFactory']>['create']>>;

/** More than there are regions, and so service addresses. Further clients replace older ones. */
const MAX_CLIENTS = 64;

export function createClients(adapter: CloudAdapter, appId: string): (serviceUrl: string) => Promise<Client> {
  const clients = createBoundedCache<string, Promise<Client>>(MAX_CLIENTS);

  /** Makes a client. The only public way to the SDK's own client is a conversation, which is never written to. */
  async function make(serviceUrl: string): Promise<Client> {
    let made: Client | undefined;
    const nowhere = { serviceUrl, channelId: 'msteams', conversation: { id: 'none' }, bot: { id: appId } };
    await adapter.continueConversationAsync(appId, nowhere as never, async (context) => {
      made = context.turnState.get<Client>(adapter.ConnectorClientKey);
    });
    if (!made) throw new Error('the SDK gave no connector');
    return withoutRetries(made);
  }

  return (serviceUrl) => {
    const found = clients.get(serviceUrl);
    if (found) return found;
    const made = make(serviceUrl);
    clients.set(serviceUrl, made);
    made.catch(() => clients.delete(serviceUrl));
    return made;
  };
}

/**
 * Removes the policy that retries. The SDK repeats a POST after a 500 or a 502, so that a person gets a message twice, and
 * waits for as long as `Retry-After` says. It has no option for this, but its pipeline names the policy.
 */
function withoutRetries(client: Client): Client {
  const { pipeline } = (
    client as unknown as { client: { pipeline: { removePolicy(of: { name: string }): unknown[] } } }
  ).client;
  if (pipeline.removePolicy({ name: 'defaultRetryPolicy' }).length !== 1)
    throw new Error('the SDK has no retry policy where it was');
  return client;
}
