/** The network's room on a platform: a channel in which messages to everybody are posted too (domain.md 2, 9). */
import { personId, type NetworkId, type PersonId, type PlatformName } from './ids.ts';

/** A channel in which something was said, as the platform reports it. */
export interface RoomHere {
  /** The channel's address. Only the platform reads it. */
  readonly address: string;
  /** The channel's name. */
  readonly name?: string;
  /** The platform says that Concord may not post there. */
  readonly closed?: boolean;
}
export interface Room extends RoomHere {
  readonly platform: PlatformName;
}

/** The room as the recipient of posts. No person's id has this form. */
export const roomId = (network: NetworkId, platform: string): PersonId => personId(`${network}-room/${platform}`);

/** The platform of a room; undefined for any other recipient. */
export const platformOfRoom = (id: PersonId): string | undefined => /^[^/]*-room\/(.+)$/.exec(id)?.[1];

/** What is posted in rooms, by the names of the cards that everybody gets. */
export const ROOM_NEWS = [
  'request',
  'referred',
  'pairWithdrawn',
  'extended',
  'withdrawnNotice',
  'outcome',
  'circular',
  'inputCall',
  'meetingInvitation',
  'agendaCirculated',
  'meetingReminder',
  'meetingMoved',
  'meetingCancelled',
  'rmcOutcome',
  'rmcTurn',
] as const;

export type RoomNews = (typeof ROOM_NEWS)[number];
