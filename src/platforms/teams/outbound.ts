/** Teams as the dispatcher sees it. */
import type { Person } from '../../core/people.ts';
import { isAway } from '../outage.ts';
import type { Failure, Message, Platform, Sent } from '../platform.ts';
import { cardMessage, networkOf } from './cards.ts';
import { ConnectorFault, failureOf, tenantOff } from './failures.ts';
import { limitsOf, limitsToPause } from './rateLimits.ts';
import type { TeamsReference, References } from './references.ts';
import { teamsRooms, type RoomsDeps } from './rooms.ts';
import { messageIdOf, rememberSent, readMessageId } from './sent.ts';

export interface OutboundDeps extends RoomsDeps {
  readonly references: References;
}

export function teamsPlatform(deps: OutboundDeps): Platform {
  const { connector, references, appId, dialogs } = deps;
  const isOff = ({ tenant }: TeamsReference): boolean => !deps.serves(tenant);
  const restsAt = ({ conversation, user }: TeamsReference) => limitsToPause(appId, conversation ?? user);

  let lastFailed: TeamsReference | undefined;

  /** The chat into which nothing could be sent last is asked for its member. */
  async function answers(): Promise<boolean> {
    if (lastFailed?.conversation === undefined) return false;
    const { serviceUrl, conversation, user } = lastFailed;
    try {
      await connector.member({ serviceUrl, conversation }, user);
      return true;
    } catch (fault) {
      return !isAway(failureOf(fault, restsAt(lastFailed)));
    }
  }

  const activityFor = (to: Person, { card, kind, urgent }: Message, user: string) =>
    cardMessage({ card, kind, network: networkOf(to.id), user, dialogs }, urgent ? { importance: 'high' } : {});

  return {
    name: 'teams',
    rooms: teamsRooms(deps),
    answers,
    async place(to) {
      const reference = await references.of(to.id);
      if (!reference) return undefined;
      const { tenant, conversation, user } = reference;
      return { limits: limitsOf(appId, tenant, conversation ?? user) };
    },
    async send(to, message) {
      const reference = await references.of(to.id);
      if (!reference) return no({ kind: 'never', reason: 'noAddress' });
      if (isOff(reference)) return no(tenantOff(restsAt(reference)));
      // When a person has removed the app, Teams drops messages without an error.
      if (reference.state === 'gone') return no({ kind: 'never', reason: 'blocked' });
      try {
        const sent = await sendTo(deps, to, reference, activityFor(to, message, reference.user));
        await rememberSent(deps, sent, message, networkOf(to.id));
        return { ok: true, messageId: sent };
      } catch (fault) {
        const failure = failureOf(fault, restsAt(reference));
        lastFailed = reference;
        if (failure.reason === 'blocked') await references.keep(to.id, { ...reference, state: 'blocked' });
        return no(failure);
      }
    },
    async update(to, messageId, message) {
      const reference = await references.of(to.id);
      if (!reference || isOff(reference)) return no({ kind: 'never', reason: 'noAddress' });
      const { id, conversation = reference.conversation } = readMessageId(messageId);
      if (conversation === undefined) return no({ kind: 'never', reason: 'notFound' });
      try {
        const { serviceUrl } = reference;
        const activity = { ...activityFor(to, message, reference.user), id };
        await connector.update({ serviceUrl, conversation }, id, activity);
        return { ok: true, messageId };
      } catch (fault) {
        return no(failureOf(fault, limitsToPause(appId, conversation)));
      }
    },
  };
}

const no = (failure: Failure): Sent => ({ ok: false, failure });

/** Is the chat one of other people? An earlier version took such chats for the person's own with Concord. */
const isNoMember = ({ status, code }: ConnectorFault): boolean =>
  status === 403 && /^BotNotInConversationRoster$/i.test(code);

/**
 * Sends into the person's chat. Creates the chat when there is none, and again when Teams no longer knows it, for example
 * after the app was installed again.
 * @returns the id for editing the message
 * @throws ConnectorFault
 */
export async function sendTo(
  { connector, references }: Pick<OutboundDeps, 'connector' | 'references'>,
  to: Pick<Person, 'id'>,
  reference: TeamsReference,
  activity: object,
): Promise<string> {
  const { serviceUrl, state: _past, ...kept } = reference;
  const into = async (conversation: string): Promise<string> =>
    messageIdOf(conversation, await connector.send({ serviceUrl, conversation }, activity));
  const opened = async (refused?: ConnectorFault): Promise<string> => {
    const conversation = await connector.open(reference);
    if (refused && conversation === reference.conversation) throw refused;
    await references.keep(to.id, { ...kept, serviceUrl, conversation });
    return into(conversation);
  };
  if (reference.conversation === undefined) return opened();
  try {
    const sent = await into(reference.conversation);
    // The message was sent even if this cannot be stored. The next message stores it again.
    if (reference.state) await references.keep(to.id, { ...kept, serviceUrl }).catch(() => undefined);
    return sent;
  } catch (fault) {
    if (fault instanceof ConnectorFault && fault.status === 404) return opened();
    if (fault instanceof ConnectorFault && isNoMember(fault)) return opened(fault);
    throw fault;
  }
}
