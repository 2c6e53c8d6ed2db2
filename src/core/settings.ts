/** The settings of a network, as they are stored (domain.md 2). */
import type { CalendarDate, Instant, NetworkId } from './ids.ts';
import type { Language } from './people.ts';
import type { RetentionPeriod } from './retention.ts';
import type { Room } from './room.ts';

/** The settings that decide which days are working days. */
export interface WorkingDays {
  /** ISO weekdays, 1 = Monday. */
  readonly workingWeek: readonly number[];
  readonly holidays: readonly CalendarDate[];
}

/** The settings by which time is counted. */
export interface Calendar extends WorkingDays {
  /** An IANA zone name, for example `America/New_York`. */
  readonly timeZone: string;
  /** `HH:mm` in the network's zone. */
  readonly closingTime: string;
}

/** The name of a holiday: one that Concord knows in every language, or a person's own words. */
export interface HolidayName {
  readonly known?: string;
  readonly name?: string;
  /** The date is expected and not yet confirmed by a published list. */
  readonly expected?: true;
}

export interface Ladder {
  halfTime: boolean;
  /** Numbers of working days before the closing date, each 1 or more. */
  workingDays: readonly number[];
  /** `HH:mm` on the closing day, or null for none. */
  closingDayAt: string | null;
}

/** The time before a meeting. Days keep the time of day when the clocks change; hours are elapsed hours. */
export interface Lead {
  readonly days?: number;
  readonly hours?: number;
}

export interface MeetingSettings {
  /** The agenda becomes final this many working days before the meeting, at the closing time. */
  readonly agendaCutoffDays: number;
  /** The reminders, the earliest first. The agenda is sent with the first one. */
  readonly meetingReminders: readonly Lead[];
  /** The working days for comments on the draft minutes. Without comments they are adopted after that. */
  readonly minutesCommentDays: number;
  /** Titles that are on the agenda of every Focal Points meeting. */
  readonly standingItems: readonly string[];
  /** A meeting may be begun this many minutes before its start. */
  readonly meetingBeginMinutes: number;
}

export const SILENCE_BY_MAIL = ['onlyIfProved', 'unlessReturned'] as const;
export type SilenceByMail = (typeof SILENCE_BY_MAIL)[number];

export interface Settings extends Calendar, MeetingSettings {
  readonly id: NetworkId;
  readonly name: string;
  /** The prefix of the register's numbers: `UNA` in `UNA/2026/14`. */
  readonly prefix: string;
  /** The pattern of the register's numbers, with `{prefix}`, `{year}` and `{number}`. */
  readonly numbering: string;
  /** The working days of a written endorsement, unless others are given. */
  readonly silenceDays: number;
  /** The least number of hours that a request stays open. */
  readonly floorHours: number;
  /** An entity's silence counts only if it was reached at least this many hours before the end. */
  readonly reachFloorHours: number;
  /**
   * Does the silence of an entity that was asked by e-mail count? By default only where something proves that a mail has come;
   * or, by the network's choice, unless it has come back. Absent: an earlier version stored the settings.
   */
  readonly silenceByMail?: SilenceByMail;
  readonly ladder: Ladder;
  /** The hours without direct messages that are not urgent, in the reader's zone. */
  readonly quiet: { readonly from: string; readonly to: string };
  /** The hours after which everybody concerned is told that a submission is still held for moderation. */
  readonly heldAlarmHours: number;
  /** The number of urgent messages that one entity may send in a day. */
  readonly urgentPerDay: number;
  readonly languages: readonly Language[];
  /** How many days before a change in the RMC those concerned are told, the longest first. */
  readonly rmcNotices: readonly number[];
  /** The working days in which the RMC Chair shares the outcome of a meeting [ToR 3.a.iii]. */
  readonly rmcOutcomeDays: number;
  /** By date: the names of those of `holidays` that have one. */
  readonly holidayNames: Readonly<Record<string, HolidayName>>;
  /** The source of the list of holidays. Empty: Concord's own list. */
  readonly holidaySource: string;
  /** In November of this year the Secretariat is asked for next year's list. Absent: an earlier version stored the settings. */
  readonly holidaysAskedIn?: number;
  /** How long texts are kept; empty: for ever. */
  readonly retention: readonly RetentionPeriod[];
  /** The network's rooms, at most one on each platform. */
  readonly rooms: readonly Room[];
  /** The network's people are invented. The console says so. */
  readonly sample: boolean;
  readonly madeAt: Instant;
}

/** Settings that an earlier version stored have no rooms. */
export const roomsOf = ({ rooms }: { readonly rooms?: readonly Room[] }): readonly Room[] => rooms ?? [];
