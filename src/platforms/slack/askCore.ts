/** Hands an act to the core, unless Slack cannot say who presses. */
import { eventId } from '../../core/ids.ts';
import type { RoomHere } from '../../core/room.ts';
import type { Shown } from '../door.ts';
import type { Acting, Actor } from './actors.ts';
import type { PressPart } from './parts.ts';
import { addressOf } from './rooms.ts';
import type { Spot } from './spot.ts';
import { throughOf } from './users.ts';

interface Asking {
  readonly event: string;
  readonly room?: RoomHere;
  readonly stored?: () => void;
  /** The modal in which a form was filled in. */
  readonly opened?: string;
}

/** What somebody is told whom Slack could not be asked about. Nothing goes to the core. */
export const notNow = ({ words }: Pick<Acting, 'words'>, { language }: Actor): Shown => ({
  ok: false,
  code: 'conflict',
  message: words(language, 'notNow'),
  language,
});

export const askCore = async (
  acting: Acting,
  actor: Actor,
  { verb, target, seen }: Pick<PressPart, 'verb' | 'target' | 'seen'>,
  inputs: Readonly<Record<string, unknown>>,
  { event, room, stored, opened }: Asking,
): Promise<Shown> => {
  if (actor.isUnsure) return notNow(acting, actor);
  const { from, network, language } = actor;
  const press = {
    verb,
    inputs,
    from,
    platform: 'slack',
    eventId: eventId(event),
    ...(room && { room }),
    ...(target !== undefined && { target }),
    ...(seen !== undefined && { seen }),
    ...(opened !== undefined && { opened }),
    ...(network !== undefined && { network }),
    language,
  } as const;
  return acting.door.press(press, stored);
};

/** The channel in which something is pressed or said, by its address. */
export async function roomAt(
  { workspaces }: Acting,
  { visitor, channel }: Pick<Spot, 'visitor' | 'channel'>,
): Promise<{ readonly room?: RoomHere }> {
  const workspace = channel && (await workspaces.of(throughOf(visitor)));
  if (!workspace) return {};
  const { id, name } = channel;
  return { room: { address: addressOf(workspace, id), ...(name !== undefined && { name }) } };
}
