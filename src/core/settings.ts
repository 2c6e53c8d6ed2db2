/** A network's own numbers and names, as they are stored (domain.md 2). */
import type { CalendarDate, Instant, NetworkId } from './ids.ts';
import type { Language } from './people.ts';
import type { Room } from './room.ts';

/** The part of a network's settings that time is counted by. */
export interface Calendar {
  /** IANA zone name, for example `America/New_York`. */
  readonly timeZone: string;
  /** ISO weekdays, 1 = Monday. */
  readonly workingWeek: readonly number[];
  readonly holidays: readonly CalendarDate[];
  /** `HH:mm` on the network's wall clock. */
  readonly closingTime: string;
}

/** What a holiday is called: one that Concord knows in every language, or a person's words. */
export interface HolidayName {
  readonly known?: string;
  readonly name?: string;
  /** Not yet compared with a published list. */
  readonly expected?: true;
}

export interface Ladder {
  halfTime: boolean;
  /** Working days before the closing date, each 1 or more. */
  workingDays: readonly number[];
  /** `HH:mm` on the closing day, or null. */
  closingDayAt: string | null;
}

/** So long before a meeting: days keep the time of day over clock changes, hours are hours. */
export interface Lead {
  readonly days?: number;
  readonly hours?: number;
}

export interface MeetingSettings {
  /** The agenda is final this many working days before the meeting, at the closing time of day. */
  readonly agendaCutoffDays: number;
  /** From the earliest; the agenda goes round with the first. */
  readonly meetingReminders: readonly Lead[];
  /** Working days in which the draft minutes may be commented on; silence adopts them. */
  readonly minutesCommentDays: number;
  /** Titles that stand on the agenda of every Focal Points meeting. */
  readonly standingItems: readonly string[];
  /** A meeting can be begun this many minutes before its start. */
  readonly meetingBeginMinutes: number;
}

export interface Settings extends Calendar, MeetingSettings {
  readonly id: NetworkId;
  readonly name: string;
  /** The register's prefix: `UNA` in `UNA/2026/14`. */
  readonly prefix: string;
  /** `{prefix}`, `{year}` and `{number}` are filled in. */
  readonly numbering: string;
  /** Working days of a written endorsement when none are given. */
  readonly silenceDays: number;
  /** The least hours a request stays open. */
  readonly floorHours: number;
  /** So many hours before the end an entity must have been reached for its silence to count. */
  readonly reachFloorHours: number;
  readonly ladder: Ladder;
  /** Hours without non-urgent direct messages, in the reader's zone. */
  readonly quiet: { readonly from: string; readonly to: string };
  /** Hours after which everybody concerned is told that a submission is still held. */
  readonly heldAlarmHours: number;
  /** Urgent messages that one entity may send in a day. */
  readonly urgentPerDay: number;
  readonly languages: readonly Language[];
  /** Days before a change in the RMC on which those concerned are told; the longest first. */
  readonly rmcNotices: readonly number[];
  /** Working days in which the RMC Chair shares the outcome of a meeting [ToR 3.a.iii]. */
  readonly rmcOutcomeDays: number;
  /** By date, of those in `holidays` that have a name. */
  readonly holidayNames: Readonly<Record<string, HolidayName>>;
  /** Where the list of holidays is from; empty: the one that Concord comes with. */
  readonly holidaySource: string;
  /** The Secretariat is asked in November of this year for the list of the next one. Absent: an earlier Concord wrote them. */
  readonly holidaysAskedIn?: number;
  /** At most one on each platform. */
  readonly rooms: readonly Room[];
  /** Invented people: the console says so. */
  readonly sample: boolean;
  readonly madeAt: Instant;
}

/** Settings that an earlier Concord wrote know of none. */
export const roomsOf = ({ rooms }: { readonly rooms?: readonly Room[] }): readonly Room[] => rooms ?? [];
