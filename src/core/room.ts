/** The network's room on a platform: one channel, in which what everybody is told is posted too (domain.md 2, 9). */
import { personId, type NetworkId, type PersonId, type PlatformName } from './ids.ts';

/** A channel in which something is said, as the platform itself tells it. */
export interface RoomHere {
  /** Read by the platform alone. */
  readonly address: string;
  /** As people call it. */
  readonly name?: string;
  /** The platform says that Concord may not post there. */
  readonly closed?: boolean;
}
export interface Room extends RoomHere {
  readonly platform: PlatformName;
}

/** The addressee of what is posted there. No person's id looks like it. */
export const roomId = (network: NetworkId, platform: string): PersonId => personId(`${network}-room/${platform}`);

/** The platform of a room, where the addressee is one. */
export const platformOfRoom = (id: PersonId): string | undefined => /^[^/]*-room\/(.+)$/.exec(id)?.[1];

/** What there is to say, by the card that everybody gets. */
export const ROOM_NEWS = [
  'request',
  'referred',
  'pairWithdrawn',
  'extended',
  'withdrawnNotice',
  'outcome',
  'circular',
  'meetingInvitation',
  'agendaCirculated',
  'meetingReminder',
  'meetingMoved',
  'meetingCancelled',
  'rmcOutcome',
  'rmcTurn',
] as const;

export type RoomNews = (typeof ROOM_NEWS)[number];
