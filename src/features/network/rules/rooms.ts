/**
 * The network's rooms: on each platform at most one channel in which messages to everybody are posted too (domain.md 2). An
 * officer says in the channel that it is the room, so nobody has to know its id.
 */
import type { Act } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { clean, maybeChoice, maybeWords, words, type Inputs } from '../../../core/inputs.ts';
import { CHAT_PLATFORMS } from '../../../core/ids.ts';
import type { Person } from '../../../core/people.ts';
import type { Room } from '../../../core/room.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { type Settings, roomsOf } from '../../../core/settings.ts';
import type { Extras } from '../../../core/decision.ts';

const MAX_NAME = 100;
const shown: Extras = { card: { name: 'settings' } };
const onPlatform = (s: Settings, platform: string): Room | undefined =>
  roomsOf(s).find((room) => room.platform === platform);
/** The network's rooms in one text. */
export const roomNames = (s: Settings): string =>
  roomsOf(s)
    .map(({ platform, address }) => `${platform} ${address}`)
    .join('\n');
const without = (s: Settings, gone: Room | undefined): readonly Room[] => roomsOf(s).filter((room) => room !== gone);
const nameOf = ({ name, platform }: Room): string => name ?? platform;

/** `room.set` (Secretariat): the channel in which it is said becomes the network's room on its platform. */
export function setRoom(s: Settings, act: Act<unknown, Person>): Decision<Settings> {
  const { room: here, platform } = act;
  if (!here) return refuse(s, 'invalid', phrase('room.sayItThere'));
  if (here.closed) return refuse(s, 'conflict', phrase('room.notThere'));
  const before = onPlatform(s, platform);
  if (before?.address === here.address) return accept(s, phrase('room.already'), [], shown);
  const name = clean(here.name ?? '').slice(0, MAX_NAME);
  const room: Room = { platform, address: here.address, ...(name && { name }) };
  const tell: Effect = {
    type: 'tell',
    to: { rooms: [platform] },
    card: 'roomOpened',
    data: { network: s.name },
  };
  return accept({ ...s, rooms: [...without(s, before), room] }, phrase('room.set'), [tell], shown);
}

export const clearRoomInputs = {
  platform: maybeChoice(CHAT_PLATFORMS),
};

/** `room.clear` (Secretariat): nothing more is posted in the room. Earlier posts stay. */
export function clearRoom(s: Settings, act: Act<Inputs<typeof clearRoomInputs>, Person>): Decision<Settings> {
  const room = onPlatform(s, act.inputs.platform ?? act.platform);
  if (!room) return refuse(s, 'conflict', phrase('room.none'), shown);
  return accept({ ...s, rooms: without(s, room) }, phrase('room.cleared'), [], shown);
}

export const lostRoomInputs = {
  platform: words(20),
  address: words(2000),
  reason: maybeWords(60),
};

/** `room.lost`: the platform no longer allows Concord to post there. The Secretariat is told, and can set the room again. */
export function loseRoom(s: Settings, act: Act<Inputs<typeof lostRoomInputs>>): Decision<Settings> {
  const { platform, address, reason = 'blocked' } = act.inputs;
  const room = onPlatform(s, platform);
  if (room?.address !== address) return accept(s, phrase('concord.done'));
  const data = { room: nameOf(room), platform, reason };
  return accept({ ...s, rooms: without(s, room) }, phrase('concord.done'), [
    { type: 'tell', to: 'secretariat', card: 'roomLost', data },
  ]);
}
