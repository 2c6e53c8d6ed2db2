/**
 * The view from which a card in the network's room is drawn. Everybody in the channel reads it, so it contains nothing that is
 * for one reader, and of restricted matters only the reference (domain.md 9).
 */
import type { Instant, Ref } from '../../../core/ids.ts';
import type { Documents } from '../../../core/contract.ts';

export interface RestrictedRoomView {
  readonly of: 'restricted';
  readonly ref: Ref;
}
export interface RequestRoomView {
  readonly of: 'request';
  readonly ref: Ref;
  readonly title: string;
  readonly documentUrl: string;
  readonly documentVersion: string;
  /** The version of the request's present text. */
  readonly cardVersion: string;
  readonly state: Documents['endorsements']['state'];
  readonly open: boolean;
  readonly closesAt: Instant;
  readonly entities: number;
  readonly answered: number;
  /** The objections in force of entities that also ask for a discussion. */
  readonly objections: readonly { readonly name: string; readonly text: string }[];
  readonly agendaItem?: Ref;
  readonly number?: string;
  readonly reason?: string;
}
export interface MessageRoomView {
  readonly of: 'message';
  readonly ref: Ref;
  readonly kind: Documents['correspondence']['kind'];
  readonly subject: string;
  readonly text: string;
  readonly links: readonly string[];
  readonly from: string;
  readonly fromEntity?: string;
  readonly dueAt?: Instant;
}
export interface MeetingRoomView {
  readonly of: 'meeting';
  readonly ref: Ref;
  readonly kind: Documents['meetings']['kind'];
  readonly title: string;
  /** The title is that of the kind. */
  readonly untitled: boolean;
  readonly state: Documents['meetings']['state'];
  readonly startsAt: Instant;
  readonly place?: string;
  /** The titles; for restricted items only the reference. */
  readonly agenda: readonly { readonly ref: Ref; readonly title?: string }[];
  readonly reason?: string;
}
export interface RmcRoomView {
  readonly of: 'rmc';
  /** The title of the meeting whose outcome was shared. */
  readonly title?: string;
  /** The entities that sit in the RMC from now on. */
  readonly seated: readonly string[];
}
export interface CallRoomView {
  readonly of: 'call';
  readonly ref: Ref;
  readonly title: string;
  readonly from: string;
  readonly fromEntity?: string;
  readonly documentUrl?: string;
  readonly dueAt: Instant;
}
export type RoomView =
  RestrictedRoomView | RequestRoomView | MessageRoomView | MeetingRoomView | RmcRoomView | CallRoomView;
