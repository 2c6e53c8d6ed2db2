/**
 * Slack as the dispatcher sees it: direct messages, which are edited in place. Messages about one request are in one
 * thread.
 */
import type { Person } from '../../core/people.ts';
import { isAway } from '../outage.ts';
import { neverSent, type Message, type Place, type Platform, type Sent, type StoreLater } from '../platform.ts';
import { sharing } from '../sharing.ts';
import { failureOf, NOT_INSTALLED } from './failures.ts';
import { accessLimit, limitsOf } from './rateLimits.ts';
import type { SlackAddress } from './addressBook.ts';
import type { People } from './people.ts';
import {
  edit,
  failedToSend,
  post,
  postedBefore,
  readMessageId,
  type OutgoingMessage,
  type Posting,
} from './posting.ts';
import { slackRooms } from './rooms.ts';
import { throughOf } from './users.ts';
import type { Workspaces } from './workspaces.ts';

export interface Sending extends Posting {
  readonly workspaces: Workspaces;
  readonly people: People;
  /** Called when something that this person sees has changed, so their home tab is out of date. */
  readonly changed: (to: Person) => void;
}

export function slackPlatform(sending: Sending): Platform {
  const { people, workspaces, changed } = sending;
  /** Concurrent tries of the same message share one call. */
  const once = sharing<Sent>();

  async function place(to: Person): Promise<Place | undefined> {
    try {
      const address = await people.address(to);
      const workspace = address && (await workspaces.of(throughOf(address)));
      if (!address) return undefined;
      return { limits: workspace ? limitsOf(workspace, address.channel ?? address.user) : [accessLimit()] };
    } catch {
      // It is not known whether there is an address. `send` asks again, and answers "later".
      return { limits: [accessLimit()], isUnsure: true };
    }
  }

  async function send(to: Person, message: Message, later: StoreLater | undefined): Promise<Sent> {
    try {
      const address = await people.address(to);
      const workspace = address && (await workspaces.of(throughOf(address)));
      if (!address) return neverSent('noAddress');
      if (!workspace) return failedToSend(NOT_INSTALLED);
      const sent = await sendTo({ ...sending, to, address }, { workspace, who: to.id, message, later });
      if (sent.ok) changed(to);
      return sent;
    } catch (fault) {
      return failedToSend(failureOf(fault, 'slack'));
    }
  }

  async function answers(): Promise<boolean> {
    const [first] = await workspaces.all();
    if (!first) return false;
    try {
      await (await first()).client.auth.test();
      return true;
    } catch (fault) {
      return !isAway(failureOf(fault, 'slack'));
    }
  }

  const rooms = slackRooms(sending);
  return {
    name: 'slack',
    place,
    answers,
    send: (to, message, later) => once(message.id, () => send(to, message, later)),
    async update(to, messageId, message) {
      const at = readMessageId(messageId);
      if (!at) return neverSent('notFound');
      try {
        const workspace = await workspaces.of({ team: at.key });
        if (!workspace) return neverSent('notFound');
        const done = await edit(sending, { workspace, who: to.id, message }, at.channel, at.ts);
        if (done.ok) changed(to);
        return done;
      } catch (fault) {
        return failedToSend(failureOf(fault, 'slack'));
      }
    },
    rooms: { ...rooms, send: (room, message, later) => once(message.id, () => rooms.send(room, message, later)) },
  };
}

interface Going extends Sending {
  readonly to: Person;
  readonly address: SlackAddress;
}

async function sendTo(going: Going, aim: OutgoingMessage): Promise<Sent> {
  const { address, people, to } = going;
  const before = await postedBefore(going, aim, () => open(going, aim));
  if (before) return before;
  // The account was deactivated and may be active again. Slack tells when the conversation is opened again.
  const opened = address.gone ? await open(going, aim) : (address.channel ?? address.user);
  if (typeof opened !== 'string') return opened;
  const keep = (channel: string): Promise<void> => people.put(to.id, { ...address, channel });
  const sent = await post(going, aim, opened, keep);
  if (sent !== 'channelGone') return sent;
  // The stored conversation is closed to Concord, or Slack opened none. Opening it tells why.
  const { channel: closed, ...rest } = address;
  if (closed !== undefined) await people.put(to.id, rest);
  if (address.gone) return neverSent('notFound');
  const again = await open({ ...going, address: rest }, aim);
  if (typeof again !== 'string') return again;
  const last = await post(going, aim, again);
  return last === 'channelGone' ? neverSent('notFound') : last;
}

async function open({ address, people, to }: Going, { workspace }: OutgoingMessage): Promise<string | Sent> {
  try {
    const { channel } = await workspace.client.conversations.open({ users: address.user });
    if (channel?.id === undefined) return failedToSend({ kind: 'later', reason: 'unavailable' });
    const { gone: before, ...rest } = address;
    await people.put(to.id, { ...rest, channel: channel.id });
    return channel.id;
  } catch (fault) {
    const failure = failureOf(fault, `slack/${workspace.key}/opening`, accessLimit(workspace));
    if (failure.kind === 'never' && failure.reason === 'blocked') await people.put(to.id, { ...address, gone: true });
    return failedToSend(failure);
  }
}
