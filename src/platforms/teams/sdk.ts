/**
 * The one file that knows `botbuilder`: who may call us, a turn of the conversation, and the calls to Teams. The SDK is
 * archived; the README says what takes its place here.
 */
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type Activity as SdkActivity,
  type ConfigurationBotFrameworkAuthenticationOptions,
  type ConversationParameters,
  type TurnContext,
} from 'botbuilder';
import type { Activity } from './activity.ts';
import { ConnectorFault, retryAfter } from './failures.ts';
import type { Cloud, TeamsSettings } from './settings.ts';

/** The caller is not Teams, or not for us. */
export class Unauthorized extends Error {
  override readonly name = 'Unauthorized';
}
/** Nobody could be checked: the keys could not be fetched. */
export class CannotVerify extends Error {
  override readonly name = 'CannotVerify';
}

export interface Invoked {
  readonly status: number;
  readonly body?: unknown;
}
/** @property reply sends into the conversation of the turn; gives the activity's id */
export interface Turn {
  readonly activity: Activity;
  reply(activity: object): Promise<string>;
}

export interface Address {
  readonly serviceUrl: string;
  readonly conversation: string;
}
export interface Member {
  readonly id: string;
  readonly object?: string;
  readonly tenant?: string;
  readonly email?: string;
  readonly principal?: string;
}

/** Calls to Teams. Each is made once: when to try again is the dispatcher's business. All throw `ConnectorFault`. */
export interface Connector {
  send(to: Address, activity: object): Promise<string>;
  update(to: Address, activityId: string, activity: object): Promise<void>;
  /** Makes the chat of the bot and one person, or finds it again. */
  open(with_: { serviceUrl: string; bot: string; user: string; tenant: string }): Promise<string>;
  member(at: Address, user: string): Promise<Member | undefined>;
  members(at: Address): Promise<readonly Member[]>;
}

export interface Sdk {
  /** @throws Unauthorized, CannotVerify */
  authenticate(activity: Activity, header: string): Promise<Ticket>;
  /** Runs a turn. What `logic` gives is the answer to an invoke. */
  turn(
    ticket: Ticket,
    activity: Activity,
    logic: (turn: Turn) => Promise<Invoked | void>,
  ): Promise<Invoked | undefined>;
  readonly connector: Connector;
  /** Has Microsoft give the bot a token for itself, for the doctor. @throws what went wrong */
  token(): Promise<void>;
}
export type Ticket = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;
type Client = Awaited<ReturnType<NonNullable<Ticket['connectorFactory']>['create']>>;

/** The credentials that the SDK signs its calls with; only tests bring their own. */
export type Credentials = ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[1];

export interface SdkOptions {
  readonly settings: TeamsSettings;
  readonly cloud?: Cloud;
  readonly credentials?: Credentials;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 15_000;
const SERVICE_URL = 'serviceurl';
/** More service addresses than regions there are: older ones are forgotten. */
const MOST_CLIENTS = 64;

/** Opens the adapter's protected road, which gives the invoke's answer instead of writing it to a response. */
class Adapter extends CloudAdapter {
  run(ticket: Ticket, activity: SdkActivity, logic: (context: TurnContext) => Promise<void>) {
    return this.processActivity(ticket, activity, logic);
  }
}

export function openSdk({ settings, cloud, credentials, timeoutMs = TIMEOUT_MS }: SdkOptions): Sdk {
  const auth = new ConfigurationBotFrameworkAuthentication(optionsOf(settings, cloud), credentials);
  const adapter = new Adapter(auth);
  const clients = new Map<string, Promise<Client>>();

  /** The client is the SDK's own; a conversation that is never written to is the public way to it. */
  async function makeClient(serviceUrl: string): Promise<Client> {
    let made: Client | undefined;
    const nowhere = { serviceUrl, channelId: 'msteams', conversation: { id: 'none' }, bot: { id: settings.appId } };
    await adapter.continueConversationAsync(settings.appId, nowhere as never, async (context) => {
      made = context.turnState.get<Client>(adapter.ConnectorClientKey);
    });
    if (!made) throw new Error('the SDK gave no connector');
    return withoutRetries(made);
  }

  function client(serviceUrl: string): Promise<Client> {
    const found = clients.get(serviceUrl);
    if (found) return found;
    if (clients.size >= MOST_CLIENTS) clients.clear();
    const made = makeClient(serviceUrl);
    clients.set(serviceUrl, made);
    made.catch(() => clients.delete(serviceUrl));
    return made;
  }

  const call = async <T>(serviceUrl: string, make: (client: Client) => Promise<T>): Promise<T> => {
    try {
      return await make(await client(serviceUrl));
    } catch (fault) {
      throw connectorFault(fault);
    }
  };
  const limit = { timeout: timeoutMs };

  return {
    async authenticate(activity, header) {
      const ticket = await auth.authenticateRequest(activity as never, header).catch((fault: unknown) => {
        throw isOurs(fault) ? new CannotVerify(String(fault)) : new Unauthorized(String(fault));
      });
      // The SDK passes over a missing service address, and tokens that name none: whoever we answer must have signed for it.
      const signed = ticket.claimsIdentity.getClaimValue(SERVICE_URL);
      if (!settings.localDevelopment && (!signed || signed !== activity.serviceUrl))
        throw new Unauthorized('the token is for another service address');
      return ticket;
    },
    async turn(ticket, activity, logic) {
      const answer = await adapter.run(ticket, activity as never, async (context) => {
        const reply = async (out: object): Promise<string> => (await context.sendActivity(out))?.id ?? '';
        const invoked = await logic({ activity, reply });
        if (invoked) await context.sendActivity({ type: 'invokeResponse', value: invoked });
      });
      return answer as Invoked | undefined;
    },
    token: async () => {
      const { conversations } = await client('https://smba.trafficmanager.net/teams/');
      const { credentials: own } = (
        conversations as unknown as { client: { credentials: { getToken?(): Promise<string> } } }
      ).client;
      await own.getToken?.();
    },
    connector: {
      send: (to, activity) =>
        call(to.serviceUrl, async ({ conversations }) => {
          const sent: { readonly id?: string } = await conversations.sendToConversation(
            to.conversation,
            activity,
            limit,
          );
          return sent.id ?? '';
        }),
      update: (to, activityId, activity) =>
        call(to.serviceUrl, async ({ conversations }) => {
          await conversations.updateActivity(to.conversation, activityId, activity, limit);
        }),
      open: ({ serviceUrl, bot, user, tenant }) =>
        call(serviceUrl, async ({ conversations }) => {
          const opened = await conversations.createConversation(
            {
              isGroup: false,
              bot: { id: bot },
              members: [{ id: user }],
              tenantId: tenant,
              channelData: { tenant: { id: tenant } },
            } as unknown as ConversationParameters,
            limit,
          );
          return opened.id;
        }),
      member: async (at, user) => {
        try {
          return await call(at.serviceUrl, async ({ conversations }) =>
            memberOf(await conversations.getConversationMember(at.conversation, user, limit)),
          );
        } catch (fault) {
          if (fault instanceof ConnectorFault && fault.status === 404) return undefined;
          throw fault;
        }
      },
      members: (at) =>
        call(at.serviceUrl, async ({ conversations }) => {
          const all: Member[] = [];
          let continuationToken: string | undefined;
          do {
            const page: { members?: object[]; continuationToken?: string } =
              await conversations.getConversationPagedMembers(at.conversation, {
                ...limit,
                pageSize: 200,
                ...(continuationToken && { continuationToken }),
              } as never);
            all.push(...(page.members ?? []).map(memberOf));
            continuationToken = page.continuationToken || undefined;
          } while (continuationToken);
          return all;
        }),
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

/** The check itself could not be made. */
function isOurs(fault: unknown): boolean {
  const { name, statusCode, code } = (fault ?? {}) as { name?: unknown; statusCode?: unknown; code?: unknown };
  return name === 'FetchError' || statusCode === 500 || code === 'ECONNREFUSED';
}

interface RestFault {
  readonly statusCode?: number;
  readonly code?: string;
  readonly name?: string;
  readonly body?: { readonly error?: { readonly code?: string } };
  readonly details?: { readonly error?: { readonly code?: string } };
  readonly response?: { readonly headers?: { get(name: string): string | undefined }; readonly bodyAsText?: string };
}

function connectorFault(fault: unknown): unknown {
  if (fault instanceof ConnectorFault) return fault;
  const { statusCode, code, name, body, details, response } = (fault ?? {}) as RestFault;
  const said = details?.error?.code ?? body?.error?.code ?? codeIn(response?.bodyAsText) ?? code ?? name ?? 'unknown';
  return new ConnectorFault(statusCode, said, retryAfter(response?.headers?.get('retry-after'), Date.now()));
}

const codeIn = (text: string | undefined): string | undefined => /"code"\s*:\s*"([\w.]+)"/.exec(text ?? '')?.[1];

function memberOf(account: object): Member {
  const { id, objectId, aadObjectId, tenantId, email, userPrincipalName } = account as Readonly<
    Record<string, string | undefined>
  >;
  const object = aadObjectId ?? objectId;
  return {
    id: id ?? '',
    ...(object && { object }),
    ...(tenantId && { tenant: tenantId }),
    ...(email && { email }),
    ...(userPrincipalName && { principal: userPrincipalName }),
  };
}
