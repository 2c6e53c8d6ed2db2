/** Settings of meetings (domain.md 2): their reminders, the final agenda, the comment period of minutes. */
import { maybeNumber, maybeWords, TITLE, type Inputs, maybeLine } from '../../../core/inputs.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { hasSomethingToRead } from '../../../core/seen.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { isNone, readSpan } from '../../../i18n/typed.ts';
import type { MeetingSettings, Lead } from '../../../core/settings.ts';

export const meetingDefaults: MeetingSettings = {
  agendaCutoffDays: 2,
  meetingReminders: [{ days: 7 }, { days: 1 }, { hours: 1 }],
  minutesCommentDays: 3,
  standingItems: [],
  meetingBeginMinutes: 30,
};

export const meetingSettingsInputs = {
  agendaCutoffDays: maybeNumber(1, 20),
  meetingReminders: maybeLine(100),
  minutesCommentDays: maybeNumber(1, 30),
  standingItems: maybeWords(2000),
  meetingBeginMinutes: maybeNumber(0, 1440),
};

/** The settings as a person would type them. */
export const meetingSettingsAsTyped = (s: MeetingSettings): Record<keyof typeof meetingSettingsInputs, string> => ({
  agendaCutoffDays: String(s.agendaCutoffDays),
  meetingReminders: s.meetingReminders.map(leadAsTyped).join(', ') || 'none',
  minutesCommentDays: String(s.minutesCommentDays),
  standingItems: s.standingItems.join('; ') || 'none',
  meetingBeginMinutes: String(s.meetingBeginMinutes),
});

const leadAsTyped = ({ days, hours = 0 }: Lead): string => (days === undefined ? `${hours}h` : `${days}d`);

type Given = Inputs<typeof meetingSettingsInputs>;
type Changed = { [K in keyof MeetingSettings]?: MeetingSettings[K] };

/** Reads the given settings. Faults are added to `faults`. */
export function readMeetingSettings(given: Given, faults: Record<string, Phrase>): Changed {
  const reminders = given.meetingReminders === undefined ? undefined : readLeads(given.meetingReminders);
  if (given.meetingReminders !== undefined && !reminders) faults['meetingReminders'] = phrase('input.notLeads');
  const standing = given.standingItems === undefined ? undefined : readTitles(given.standingItems);
  if (standing?.some((title) => title.length > TITLE)) faults['standingItems'] = phrase('input.tooLong', { n: TITLE });
  else if (standing && standing.length > MAX_STANDING)
    faults['standingItems'] = phrase('input.tooMany', { n: MAX_STANDING });
  return {
    ...(given.agendaCutoffDays !== undefined && { agendaCutoffDays: given.agendaCutoffDays }),
    ...(given.minutesCommentDays !== undefined && { minutesCommentDays: given.minutesCommentDays }),
    ...(given.meetingBeginMinutes !== undefined && { meetingBeginMinutes: given.meetingBeginMinutes }),
    ...(reminders && { meetingReminders: reminders }),
    ...(standing && { standingItems: standing }),
  };
}

const MAX_DAYS = 60;
const HOURS_A_DAY = 24;
/** Reads `7 days, 1d, 1h`, and sorts it from the earliest. Undefined when a part is not understood. */
function readLeads(typed: string): Lead[] | undefined {
  if (isNone(typed)) return [];
  const leads = typed.split(/[,;]+/).map((part): Lead | undefined => {
    const [, n, word = ''] = /^\s*(\d{1,3})\s*(\p{L}[\p{L}\p{M}]*)\s*$/u.exec(part) ?? [];
    const span = readSpan(word);
    if (span === undefined || Number(n) < 1) return undefined;
    return { [span]: Number(n) };
  });
  if (!leads.every((lead) => lead !== undefined) || leads.some((lead) => hoursOf(lead) > MAX_DAYS * HOURS_A_DAY))
    return undefined;
  return leads.sort((a, b) => hoursOf(b) - hoursOf(a));
}
const hoursOf = ({ days = 0, hours = 0 }: Lead): number => days * HOURS_A_DAY + hours;

const MAX_STANDING = 20;
const readTitles = (typed: string): string[] =>
  isNone(typed)
    ? []
    : typed
        .split(/[;\n]+/)
        .map((title) => title.trim())
        .filter(hasSomethingToRead);
