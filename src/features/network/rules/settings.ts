/** A network's settings (domain.md 2): everything that differs between networks. */
import type { CalendarDate, Instant, NetworkId } from '../../../core/ids.ts';
import { instant } from '../../../core/ids.ts';
import { accept, refuse, type Decision } from '../../../core/decision.ts';
import type { Act } from '../../../core/act.ts';
import type { Person } from '../../../core/people.ts';
import { maybeChoice, maybeLine, maybeNumber, maybeWords, maybeYesNo, type Inputs } from '../../../core/inputs.ts';
import { LANGUAGES } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { isNone, TYPED } from '../../../i18n/typed.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { zoneFault } from '../../../kit/zones.ts';
import { addDays, dateAt, isWorkingDay, isMidnight, readTime, readZone, todayFor } from '../../../calendar/calendar.ts';
import { DEFAULT_HOLIDAYS, DEFAULT_NAMES } from './holidays.ts';
import { firstAsked } from './holidayList.ts';
import { readHolidays, readLanguages, readNumbering, readNumbers, readWeek, type Read } from './readLists.ts';
import {
  meetingDefaults,
  meetingSettingsAsTyped,
  meetingSettingsInputs,
  readMeetingSettings,
} from './meetingSettings.ts';
import { SILENCE_BY_MAIL, type Settings } from '../../../core/settings.ts';
import { readRetention, retentionAsTyped, retentionOf } from './retention.ts';

/** The settings of a new network, by the defaults of domain.md 2. */
export const newSettings = (id: NetworkId, name: string, madeAt: Instant = instant(0)): Settings => ({
  id,
  name,
  prefix: id.toUpperCase(),
  numbering: '{prefix}/{year}/{number}',
  timeZone: 'America/New_York',
  workingWeek: [1, 2, 3, 4, 5],
  holidays: DEFAULT_HOLIDAYS,
  holidayNames: DEFAULT_NAMES,
  holidaySource: '',
  holidaysAskedIn: firstAsked(dateAt(madeAt, 'America/New_York')),
  closingTime: '17:00',
  silenceDays: 5,
  floorHours: 72,
  reachFloorHours: 24,
  silenceByMail: 'onlyIfProved',
  ladder: { halfTime: true, workingDays: [2, 1], closingDayAt: '09:00' },
  quiet: { from: '20:00', to: '08:00' },
  heldAlarmHours: 24,
  urgentPerDay: 3,
  languages: LANGUAGES,
  rmcNotices: [30, 7],
  rmcOutcomeDays: 5,
  ...meetingDefaults,
  retention: [],
  rooms: [],
  sample: false,
  madeAt,
});

const LEAST_FLOOR_HOURS = 72;

export const settingsInputs = {
  name: maybeLine(100),
  prefix: maybeLine(20),
  numbering: maybeLine(60),
  timeZone: maybeLine(60),
  workingWeek: maybeLine(60),
  // Enough for a calendar file of some years.
  holidays: maybeWords(20_000),
  holidaySource: maybeLine(300),
  closingTime: maybeLine(20),
  silenceDays: maybeNumber(1, 60),
  floorHours: maybeNumber(1, 1000),
  reachFloorHours: maybeNumber(1, 168),
  silenceByMail: maybeChoice(SILENCE_BY_MAIL),
  reminderHalfTime: maybeYesNo(TYPED.answers),
  reminderWorkingDays: maybeLine(60),
  reminderClosingDayAt: maybeLine(20),
  quietFrom: maybeLine(20),
  quietTo: maybeLine(20),
  heldAlarmHours: maybeNumber(1, 1000),
  urgentPerDay: maybeNumber(1, 50),
  languages: maybeLine(60),
  rmcNotices: maybeLine(60),
  rmcOutcomeDays: maybeNumber(1, 60),
  ...meetingSettingsInputs,
  retention: maybeLine(300),
};

/** The settings as a person would type them, by the names of the inputs of `settings.set`. */
export const settingsAsTyped = (s: Settings): Record<string, string> => ({
  name: s.name,
  prefix: s.prefix,
  numbering: s.numbering,
  timeZone: s.timeZone,
  workingWeek: s.workingWeek.map((day) => DAYS[day - 1]).join(', '),
  holidays: s.holidays.join(', '),
  holidaySource: s.holidaySource,
  closingTime: s.closingTime,
  silenceDays: String(s.silenceDays),
  floorHours: String(s.floorHours),
  reachFloorHours: String(s.reachFloorHours),
  silenceByMail: s.silenceByMail ?? 'onlyIfProved',
  reminderHalfTime: s.ladder.halfTime ? 'yes' : 'no',
  reminderWorkingDays: s.ladder.workingDays.join(', '),
  reminderClosingDayAt: s.ladder.closingDayAt ?? 'none',
  quietFrom: s.quiet.from,
  quietTo: s.quiet.to,
  heldAlarmHours: String(s.heldAlarmHours),
  urgentPerDay: String(s.urgentPerDay),
  languages: s.languages.join(', '),
  rmcNotices: s.rmcNotices.join(', '),
  rmcOutcomeDays: String(s.rmcOutcomeDays),
  ...meetingSettingsAsTyped(s),
  retention: retentionAsTyped(retentionOf(s)),
});

type Given = Inputs<typeof settingsInputs>;
type Faults = Record<string, Phrase>;

/**
 * `settings.set` (Secretariat): changes the given settings, all or none. Fewer than 72 hours for the shortest period become 72.
 */
export function setSettings(s: Settings, act: Act<Given, Person>): Decision<Settings> {
  // When nothing was given, "saved" would be wrong.
  if (Object.values(act.inputs).every((value) => value === undefined))
    return refuse(s, 'invalid', phrase('settings.nothing'), { card: { name: 'settings' } });
  const faults: Faults = {};
  const next = {
    ...s,
    ...plain(act.inputs),
    ...calendar(s, act.inputs, todayFor(act), faults),
    ...rhythm(s, act.inputs, faults),
    ...rmc(act.inputs, faults),
    ...readMeetingSettings(act.inputs, faults),
    ...defined({ retention: taken('retention', act.inputs.retention, readRetention, faults) }),
    // An earlier version stored these settings, and nobody was asked for a list.
    holidaysAskedIn: s.holidaysAskedIn ?? Number(dateAt(act.receivedAt, s.timeZone).slice(0, 4)),
  };
  if (Object.keys(faults).length === 0 && !hasWorkingDays(next, act.receivedAt))
    for (const field of ['workingWeek', 'holidays'] as const)
      if (act.inputs[field] !== undefined) faults[field] = phrase('input.noWorkingDay');
  if (Object.keys(faults).length > 0) return refuse(s, 'invalid', phrase('refused.invalid'), { fields: faults });
  const raised = act.inputs.floorHours !== undefined && act.inputs.floorHours < LEAST_FLOOR_HOURS;
  return accept(
    next,
    raised ? phrase('settings.savedRaised', { hours: LEAST_FLOOR_HOURS }) : phrase('settings.saved'),
    // The RMC and each meeting are documents of their own, whose plans depend on the settings.
    [
      ...(isOther(s, next) ? [{ type: 'act', verb: 'rmc.review', inputs: {}, key: 'rmc/review' } as const] : []),
      ...(movesMeetings(s, next)
        ? [{ type: 'act', verb: 'meetings.replan', inputs: {}, key: 'meetings/replan' } as const]
        : []),
      ...(retentionAsTyped(retentionOf(s)) !== retentionAsTyped(retentionOf(next))
        ? [{ type: 'act', verb: 'retention.due', inputs: {}, key: 'retention/due' } as const]
        : []),
      ...(movesRequests(s, next)
        ? [{ type: 'act', verb: 'endorsements.replan', inputs: {}, key: 'endorsements/replan' } as const]
        : []),
      ...(movesCorrespondence(s, next)
        ? (['correspondences.replan', 'inputs.replan'] as const).map(
            (verb) => ({ type: 'act', verb, inputs: {}, key: verb.replace('.', '/') }) as const,
          )
        : []),
    ],
    {
      card: {
        name: 'settings',
        data: { changed: Object.keys(act.inputs).filter((name) => act.inputs[name as keyof Given] !== undefined) },
      },
    },
  );
}

/** In a network without a working day for a year no request could be opened. */
function hasWorkingDays(s: Settings, at: Instant): boolean {
  const today = dateAt(at, s.timeZone);
  const year = Array.from({ length: 366 }, (_, days) => addDays(today, days));
  return year.some((day) => isWorkingDay(day, s));
}

const plain = (given: Given): Partial<Settings> => {
  const { name, prefix, holidaySource, silenceDays, floorHours, reachFloorHours, heldAlarmHours, urgentPerDay } = given;
  return defined({
    reachFloorHours,
    silenceByMail: given.silenceByMail,
    heldAlarmHours,
    urgentPerDay,
    name,
    prefix,
    holidaySource: holidaySource === undefined ? undefined : isNone(holidaySource) ? '' : holidaySource,
    silenceDays,
    floorHours: floorHours === undefined ? undefined : Math.max(floorHours, LEAST_FLOOR_HOURS),
  });
};

/** Returns the value that was read; adds its fault to `faults`. */
function taken<T>(
  field: string,
  typed: string | undefined,
  read: (typed: string) => Read<T>,
  faults: Faults,
): T | undefined {
  const one = typed === undefined ? undefined : read(typed);
  if (one && 'fault' in one) faults[field] = one.fault;
  return one && 'is' in one ? one.is : undefined;
}

const zone = (typed: string): Read<string> => {
  const fault = zoneFault(typed);
  return fault ? { fault } : { is: readZone(typed) ?? typed };
};

function calendar(s: Settings, given: Given, today: CalendarDate, faults: Faults): Partial<Settings> {
  return defined({
    timeZone: taken('timeZone', given.timeZone, zone, faults),
    numbering: taken('numbering', given.numbering, readNumbering, faults),
    closingTime: time(given.closingTime, 'closingTime', faults),
    workingWeek: taken('workingWeek', given.workingWeek, readWeek, faults),
    ...taken('holidays', given.holidays, (typed) => readHolidays(typed, today, s), faults),
  });
}

const MAX_WORKING_DAYS = 60;
function rhythm(s: Settings, given: Given, faults: Faults): Partial<Settings> {
  const days = (typed: string): Read<number[]> => readNumbers(typed, 1, MAX_WORKING_DAYS);
  const closingDayAt =
    given.reminderClosingDayAt !== undefined && isNone(given.reminderClosingDayAt)
      ? null
      : time(given.reminderClosingDayAt, 'reminderClosingDayAt', faults);
  return defined({
    languages: taken('languages', given.languages, readLanguages, faults),
    ladder: {
      halfTime: given.reminderHalfTime ?? s.ladder.halfTime,
      workingDays: taken('reminderWorkingDays', given.reminderWorkingDays, days, faults) ?? s.ladder.workingDays,
      closingDayAt: closingDayAt === undefined ? s.ladder.closingDayAt : closingDayAt,
    },
    quiet: {
      from: time(given.quietFrom, 'quietFrom', faults) ?? s.quiet.from,
      to: time(given.quietTo, 'quietTo', faults) ?? s.quiet.to,
    },
  });
}

const MAX_NOTICE_DAYS = 180;
/** The days before a change in the RMC on which people are told; `none` means no notices. */
function rmc({ rmcNotices, rmcOutcomeDays }: Given, faults: Faults): Partial<Settings> {
  const days = taken('rmcNotices', rmcNotices, (typed) => readNumbers(typed, 1, MAX_NOTICE_DAYS), faults);
  return defined({ rmcNotices: days?.sort((a, b) => b - a), rmcOutcomeDays });
}
const isOther = (a: Settings, b: Settings): boolean =>
  a.timeZone !== b.timeZone || String(a.rmcNotices) !== String(b.rmcNotices);

/** Does the change affect the reminders of running requests, or whether the day of their end is a working day? */
const movesRequests = (a: Settings, b: Settings): boolean =>
  (['timeZone', 'workingWeek', 'holidays', 'quiet'] as const).some(
    (one) => JSON.stringify(a[one]) !== JSON.stringify(b[one]),
  );

/** Does the change affect the ends and reminders of calls, or messages that are scheduled? */
const movesCorrespondence = (a: Settings, b: Settings): boolean =>
  (['timeZone', 'workingWeek', 'holidays', 'quiet', 'closingTime', 'ladder'] as const).some(
    (one) => JSON.stringify(a[one]) !== JSON.stringify(b[one]),
  );

/** Does the change affect the reminders of planned meetings, their agendas' deadlines, or their days? */
const movesMeetings = (a: Settings, b: Settings): boolean =>
  (
    ['timeZone', 'workingWeek', 'holidays', 'closingTime', 'quiet', 'agendaCutoffDays', 'meetingReminders'] as const
  ).some((one) => JSON.stringify(a[one]) !== JSON.stringify(b[one]));

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
function time(typed: string | undefined, field: string, faults: Faults): string | undefined {
  const read = typed === undefined ? undefined : readTime(typed, TYPED.dates);
  // Quiet hours may begin or end at midnight. A closing at midnight may be meant for either end of the day.
  if (typed !== undefined && field === 'closingTime' && isMidnight(typed, TYPED.dates))
    faults[field] = phrase('input.midnight');
  if (typed !== undefined && read === undefined) faults[field] = phrase('input.notTime');
  return read;
}

/** The same object without undefined properties. */
function defined<T extends object>(of: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
