/** Passes an act to the core. */
import { eventId } from '../../core/ids.ts';
import type { RoomHere } from '../../core/room.ts';
import { actorOf, asking, type SlackDeps, type Asked } from './actors.ts';
import type { PressPart } from './parts.ts';
import { addressOf } from './rooms.ts';
import type { PressOrigin } from './pressOrigin.ts';
import { throughOf } from './users.ts';

/** @property visitor the person who acted @property channel where they acted @property meta the card that was pressed */
export type From = Pick<PressOrigin, 'visitor' | 'channel' | 'meta'>;

interface Asking {
  readonly event: string;
  readonly stored?: () => void;
  /** The modal in which a form was filled in. */
  readonly opened?: string;
}

export const askCore = (
  acting: SlackDeps,
  at: From,
  { verb, target, seen }: Pick<PressPart, 'verb' | 'target' | 'seen'>,
  inputs: Readonly<Record<string, unknown>>,
  { event, stored, opened }: Asking,
): Promise<Asked> =>
  asking(
    acting,
    at,
    async () => ({ actor: await actorOf(acting, at.visitor, at.meta.who), here: await roomAt(acting, at) }),
    ({ actor: { from, network, language }, here }) => {
      const press = {
        verb,
        inputs,
        from,
        platform: 'slack',
        eventId: eventId(event),
        ...here,
        ...(target !== undefined && { target }),
        ...(seen !== undefined && { seen }),
        ...(opened !== undefined && { opened }),
        ...(network !== undefined && { network }),
        language,
      } as const;
      return acting.door.press(press, stored);
    },
  );

/** The channel in which something is pressed or said, by its address. */
export async function roomAt(
  { workspaces }: SlackDeps,
  { visitor, channel }: Pick<PressOrigin, 'visitor' | 'channel'>,
): Promise<{ readonly room?: RoomHere }> {
  const workspace = channel && (await workspaces.of(throughOf(visitor)));
  if (!workspace) return {};
  const { id, name } = channel;
  return { room: { address: addressOf(workspace, id), ...(name !== undefined && { name }) } };
}
