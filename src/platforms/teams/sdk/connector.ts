/** Calls Teams. Each call is made once; the dispatcher decides about another try. All throw `ConnectorFault`. */
import type { ConversationParameters } from 'botbuilder';
import type { TeamsChannel } from '../channels.ts';
import { ConnectorFault, NoToken, retryAfter } from '../failures.ts';
import { sharing } from '../../sharing.ts';
import { within } from '../../../core/timeout.ts';
import type { Client } from './clients.ts';

export interface ConversationAddress {
  readonly serviceUrl: string;
  readonly conversation: string;
}
export interface RosterMember {
  readonly id: string;
  readonly object?: string;
  readonly tenant?: string;
  readonly email?: string;
  readonly principal?: string;
}
interface Pair {
  readonly serviceUrl: string;
  readonly bot: string;
  readonly user: string;
  readonly tenant: string;
}

export interface Connector {
  /** Returns the activity's id. */
  send(to: ConversationAddress, activity: object): Promise<string>;
  /** Begins a thread in a channel, or writes into a group chat. */
  post(to: TeamsChannel, activity: object): Promise<{ readonly conversation: string; readonly activityId: string }>;
  update(to: ConversationAddress, activityId: string, activity: object): Promise<void>;
  /** Creates the chat of the bot and one person, or finds the existing one. */
  open(pair: Pair): Promise<string>;
  /** A member of a conversation; undefined when there is no such member. */
  member(at: ConversationAddress, user: string): Promise<RosterMember | undefined>;
  members(at: ConversationAddress): Promise<readonly RosterMember[]>;
}

/** Gets the outcome of every call. */
export interface CallObserver {
  good(): void;
  bad(fault: unknown): void;
}

type Conversations = Client['conversations'];
interface Limit {
  readonly timeout: number;
}

/**
 * The time limit of questions about a person, in milliseconds. A presser waits for them, and after five seconds Teams says
 * that the app does not answer.
 */
const TIMEOUT_MS = 3_500;

export function createConnector(
  clientFor: (serviceUrl: string) => Promise<Client>,
  timeoutMs: number,
  heard: CallObserver,
): Connector {
  const limit: Limit = { timeout: timeoutMs };
  const soon: Limit = { timeout: Math.min(timeoutMs, TIMEOUT_MS) };
  /** Two questions about one person at the same time share a call. */
  const oneMember = sharing<RosterMember | undefined>();
  const allOf = sharing<readonly RosterMember[]>();
  const call = async <T>(serviceUrl: string, make: (conversations: Conversations) => Promise<T>): Promise<T> => {
    try {
      const answer = await make((await clientFor(serviceUrl)).conversations);
      heard.good();
      return answer;
    } catch (fault) {
      const known = connectorFault(fault);
      heard.bad(known);
      throw known;
    }
  };
  return {
    send: ({ serviceUrl, conversation }, activity) =>
      call(serviceUrl, async (at) => {
        const sent: { readonly id?: string } = await at.sendToConversation(conversation, activity, limit);
        return sent.id ?? '';
      }),
    post: (to, activity) =>
      call(to.serviceUrl, async (at) => {
        const { conversation, team } = to;
        if (team === undefined) {
          const sent: { readonly id?: string } = await at.sendToConversation(conversation, activity, limit);
          return { conversation, activityId: sent.id ?? '' };
        }
        const made: { readonly id: string; readonly activityId?: string } = await at.createConversation(
          threadOf(to, activity),
          limit,
        );
        return { conversation: made.id, activityId: made.activityId ?? '' };
      }),
    update: ({ serviceUrl, conversation }, activityId, activity) =>
      call(serviceUrl, async (at) => {
        await at.updateActivity(conversation, activityId, activity, limit);
      }),
    open: (pair) => call(pair.serviceUrl, async (at) => (await at.createConversation(chatOf(pair), limit)).id),
    member: ({ serviceUrl, conversation }, user) =>
      inTime(
        soon.timeout,
        oneMember(`${serviceUrl} ${conversation} ${user}`, () =>
          call(serviceUrl, async (at) => memberOf(await at.getConversationMember(conversation, user, soon))).catch(
            (fault: unknown) => {
              if (fault instanceof ConnectorFault && fault.status === 404) return undefined;
              throw fault;
            },
          ),
        ),
      ),
    members: ({ serviceUrl, conversation }) =>
      allOf(`${serviceUrl} ${conversation}`, () => call(serviceUrl, (at) => allMembers(at, conversation, limit))),
  };
}

/** Runs a call with a time limit. The limit begins with the call, because the bot may first wait for its token. */
async function inTime<T>(ms: number, work: Promise<T>): Promise<T> {
  const done = await within(
    work.then((answer) => ({ answer })),
    ms,
  );
  if (!done) throw new ConnectorFault(undefined, 'timed out');
  return done.answer;
}

const chatOf = ({ bot, user, tenant }: Pair): ConversationParameters =>
  ({
    isGroup: false,
    bot: { id: bot },
    members: [{ id: user }],
    tenantId: tenant,
    channelData: { tenant: { id: tenant } },
  }) as unknown as ConversationParameters;

const threadOf = ({ bot, tenant, conversation }: TeamsChannel, activity: object): ConversationParameters =>
  ({
    isGroup: true,
    bot: { id: bot },
    tenantId: tenant,
    activity,
    channelData: { channel: { id: conversation }, tenant: { id: tenant } },
  }) as unknown as ConversationParameters;

/** Reads all members page by page, because a team may have thousands. */
async function allMembers(at: Conversations, conversation: string, limit: Limit): Promise<readonly RosterMember[]> {
  const all: RosterMember[] = [];
  let continuationToken: string | undefined;
  do {
    const page: { readonly members?: readonly object[]; readonly continuationToken?: string } =
      await at.getConversationPagedMembers(conversation, {
        ...limit,
        pageSize: 200,
        ...(continuationToken && { continuationToken }),
      } as never);
    all.push(...(page.members ?? []).map(memberOf));
    continuationToken = page.continuationToken || undefined;
  } while (continuationToken);
  return all;
}

function memberOf(account: object): RosterMember {
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

interface RestFault {
  readonly statusCode?: number;
  readonly code?: string;
  readonly name?: string;
  readonly details?: { readonly error?: { readonly code?: string } };
  readonly response?: { readonly headers?: { get(name: string): string | undefined }; readonly bodyAsText?: string };
}

function connectorFault(fault: unknown): unknown {
  if (fault instanceof ConnectorFault || fault instanceof NoToken) return fault;
  const { statusCode, code, name, details, response } = (fault ?? {}) as RestFault;
  const said = details?.error?.code ?? codeIn(response?.bodyAsText) ?? code ?? name ?? 'unknown';
  return new ConnectorFault(statusCode, said, retryAfter(response?.headers?.get('retry-after'), Date.now()));
}

const codeIn = (text: string | undefined): string | undefined => /"code"\s*:\s*"([\w.]+)"/.exec(text ?? '')?.[1];
