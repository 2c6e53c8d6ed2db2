/** The SDK's clients for Teams' addresses, one for each, made to try everything once. */
import { createBoundedCache } from '../../../core/boundedCache.ts';
import type { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';

type Ticket = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;
export type Client = Awaited<ReturnType<NonNullable<Ticket['connectorFactory']>['create']>>;

/** More service addresses than regions there are: beyond that they are made anew. */
const MAX_CLIENTS = 64;

export function createClients(adapter: CloudAdapter, appId: string): (serviceUrl: string) => Promise<Client> {
  const clients = createBoundedCache<string, Promise<Client>>(MAX_CLIENTS);

  /** The client is the SDK's own; a conversation that is never written to is the public way to it. */
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
 * Left to itself the SDK repeats a POST after a 500 or a 502, so that a person gets a message twice, and holds a sender
 * for as long as `Retry-After` says. It has no option for this; its pipeline has the policy by name.
 */
function withoutRetries(client: Client): Client {
  const { pipeline } = (
    client as unknown as { client: { pipeline: { removePolicy(of: { name: string }): unknown[] } } }
  ).client;
  if (pipeline.removePolicy({ name: 'defaultRetryPolicy' }).length !== 1)
    throw new Error('the SDK has no retry policy where it was');
  return client;
}
