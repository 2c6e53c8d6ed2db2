/** Rooms as recipients: who reads there, on which platform, and what happens when Concord is removed from one. */
import type { Instant, NetworkId, PersonId } from '../core/ids.ts';
import type { Person } from '../core/people.ts';
import { roomId, type Room } from '../core/room.ts';
import type { Network } from '../core/network.ts';
import type { Door } from '../platforms/door.ts';
import type { NetworkRoom, Platform } from '../platforms/platform.ts';
import type { Store } from '../store/store.ts';
import type { CommandHandler } from '../engine/commandHandler.ts';
import { loadNetwork } from './registry.ts';
import { lostRoom } from '../features/network/roomLoss.ts';
import type { Settings } from '../core/settings.ts';

/** A person on the roll, or the reader of a room. */
export interface Addressee {
  readonly person: Person;
  readonly room?: Room & NetworkRoom;
}

/**
 * Finds a recipient; undefined for a person who has left the roll, and for a channel that is no longer the network's room.
 */
export function addresseeOf({ id, roll, settings }: Network, to: PersonId): Addressee | undefined {
  const person = roll.people[to];
  if (person) return { person };
  const room = settings.rooms.find(({ platform }) => roomId(id, platform) === to);
  return room && { person: onlooker(settings, to), room: { ...room, network: id } };
}

/**
 * The reader of a room. They have the network's first language and zone and no roles, so no card shows them anything
 * personal.
 */
const onlooker = ({ name, languages, timeZone }: Settings, id: PersonId): Person => ({
  id,
  name,
  email: '',
  roles: [],
  language: languages[0] ?? 'en',
  zone: timeZone,
});

/** The platforms for a recipient. A room has only its own platform, or none when that is not set up. */
export function platformsOf(platforms: readonly Platform[], room: Addressee['room']): readonly Platform[] {
  if (!room) return platforms;
  return platforms.flatMap(({ name, rooms }) =>
    name === room.platform && rooms
      ? {
          name,
          place: () => rooms.place(room),
          send: (_to, ...message) => rooms.send(room, ...message),
          update: (_to, messageId, message) => rooms.update(room, messageId, message),
        }
      : [],
  );
}

interface Deps {
  readonly store: Store;
  readonly commandHandler: CommandHandler;
  readonly now: () => Instant;
}

/** See `Door.roomLost`. */
export function createRoomLost({ store, commandHandler, now }: Deps): Door['roomLost'] {
  return async (platform, address) => {
    for (const network of await store.networks()) {
      if (!(await isRoom(store, network, platform, address))) continue;
      await commandHandler.handle(lostRoom({ network, platform, address, reason: 'blocked' }, now()).act);
    }
  };
}

const isRoom = async (store: Store, id: NetworkId, platform: string, address: string): Promise<boolean> =>
  (await loadNetwork(store, id))?.settings.rooms.some((r) => r.platform === platform && r.address === address) ?? false;
