/** The networks' rooms as the dispatcher sees them: channels into which Concord was invited. */
import { roomId } from '../../core/room.ts';
import { neverSent, type Message, type NetworkRoom, type Rooms } from '../platform.ts';
import { failureOf, NOT_INSTALLED } from './failures.ts';
import { accessLimit, limitsOf } from './rateLimits.ts';
import {
  edit,
  failedToSend,
  post,
  postedBefore,
  readMessageId,
  type OutgoingMessage,
  type Posting,
} from './posting.ts';
import type { Workspace, Workspaces } from './workspaces.ts';

export interface RoomsDeps extends Posting {
  readonly workspaces: Workspaces;
}

/** `T1/C7`: the installation whose token is used, and the channel. */
export const addressOf = ({ key }: Workspace, channel: string): string => `${key}/${channel}`;
const readAddress = (address: string) => {
  const [key = '', channel = ''] = address.split('/');
  return { key, channel };
};

export function slackRooms(deps: RoomsDeps): Rooms {
  const { workspaces } = deps;
  const aimAt = async ({ address, network }: NetworkRoom, message: Message): Promise<OutgoingMessage | undefined> => {
    const workspace = await workspaces.of({ team: readAddress(address).key });
    return workspace && { workspace, who: roomId(network, 'slack'), message };
  };
  return {
    async place({ address }) {
      const { key, channel } = readAddress(address);
      try {
        const workspace = await workspaces.of({ team: key });
        return { limits: workspace ? limitsOf(workspace, channel) : [accessLimit()] };
      } catch {
        // It is not known whether Concord is installed there. `send` asks again, and answers "later".
        return { limits: [accessLimit()] };
      }
    },
    async send(room, message, later) {
      try {
        const found = await aimAt(room, message);
        if (!found) return failedToSend(NOT_INSTALLED);
        const aim = { ...found, later };
        const sent = (await postedBefore(deps, aim)) ?? (await post(deps, aim, readAddress(room.address).channel));
        return sent === 'channelGone' ? neverSent('notFound') : sent;
      } catch (fault) {
        return failedToSend(failureOf(fault, 'slack'));
      }
    },
    async update(room, messageId, message) {
      const at = readMessageId(messageId);
      try {
        const aim = at && (await aimAt(room, message));
        return at && aim ? await edit(deps, aim, at.channel, at.ts) : neverSent('notFound');
      } catch (fault) {
        return failedToSend(failureOf(fault, 'slack'));
      }
    },
  };
}
