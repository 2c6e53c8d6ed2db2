/** The network's settings as a form, with every value as a person would type it. */
import type { Block, Card, Field } from '../../../core/card.ts';
import { calendarDate } from '../../../core/ids.ts';
import { formatWeekday } from '../../../i18n/format.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { list, strong, text } from '../../../kit/blocks/blocks.ts';
import { SILENCE_BY_MAIL } from '../../../core/settings.ts';
import { line, moreWords, toggle } from '../../../kit/blocks/forms.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { holidaysAsTyped } from './holidays.ts';
import { roomsActions, roomsBlocks } from './rooms.ts';
import type { SettingsView } from './view.ts';

/** The names of the inputs of `settings.set`, in the order of the form. */
const SETTINGS = [
  'name',
  'prefix',
  'numbering',
  'timeZone',
  'workingWeek',
  'holidays',
  'holidaySource',
  'closingTime',
  'silenceDays',
  'floorHours',
  'reachFloorHours',
  'silenceByMail',
  'reminderHalfTime',
  'reminderWorkingDays',
  'reminderClosingDayAt',
  'quietFrom',
  'quietTo',
  'heldAlarmHours',
  'urgentPerDay',
  'languages',
  'rmcNotices',
  'rmcOutcomeDays',
  'agendaCutoffDays',
  'meetingReminders',
  'minutesCommentDays',
  'standingItems',
  'meetingBeginMinutes',
  'retention',
] as const;
type Setting = (typeof SETTINGS)[number];
const isKnown = (name: string): name is Setting => (SETTINGS as readonly string[]).includes(name);

export function settings({
  say,
  reader,
  view,
  data,
}: CardContext<SettingsView, { readonly changed?: readonly string[] }>): Card {
  const names = SETTINGS.filter((name) => view.values[name] !== undefined);
  const others = Object.keys(view.values).filter((name) => !isKnown(name));
  const title = say('card.settings.title');
  const value = (name: string): string =>
    name === 'holidays' ? holidaysAsTyped(say, view) : (view.values[name] ?? '');
  const shown = reader.manages ? others : [...names, ...others];
  return {
    title,
    body: [
      ...understood(say, view, data.changed ?? []),
      ...(view.lacksMailbox ? [strong(say('card.settings.lacksMailbox'), 'attention')] : []),
      ...affects(say, view),
      text(say('card.settings.explain')),
      ...(shown.length > 0
        ? [list(shown.map((name) => ({ text: isKnown(name) ? say(`card.setting.${name}`) : name, note: value(name) })))]
        : []),
      ...roomsBlocks(say, view),
    ],
    ...(reader.manages && {
      form: {
        verb: 'settings.set',
        fields: names.map((name) => field(say, name, value(name))),
        submit: say('card.settings.submit'),
      },
    }),
    actions: [
      { type: 'press', title: say('card.act.home'), verb: 'home' },
      { type: 'press', title: say('card.holidays.act'), verb: 'holidays.show' },
      ...(reader.manages ? roomsActions(say, view) : []),
    ],
    more: say('card.more'),
    summary: title,
  };
}

/** The settings that were changed just now, as they were understood. */
function understood(say: Speaker, { values }: SettingsView, changed: readonly string[]): Block[] {
  const facts = SETTINGS.filter((name) => changed.includes(name) && values[name] !== undefined).map(
    (name) => [say(`card.setting.${name}`), inWords(say, name, values[name] ?? '')] as const,
  );
  return facts.length === 0 ? [] : [strong(say('card.settings.understood')), { type: 'facts', facts }];
}

/** What the change concerns. Nothing is moved automatically. */
function affects(say: Speaker, { affects: of }: SettingsView): Block[] {
  if (!of) return [];
  const meetings = of.meetingsOff.map(({ ref, on }) => say('card.settings.meetingOn', { ref, on: say.date(on) }));
  return [
    strong(say('card.settings.affects')),
    text(say('card.settings.openKeep', { n: of.open })),
    ...(of.endOff.length > 0 ? [text(say('card.settings.endOff', { refs: say.list(of.endOff) }))] : []),
    ...(meetings.length > 0
      ? [
          text(say('card.settings.meetingsOff', { n: meetings.length })),
          list(meetings.map((words) => ({ text: words }))),
        ]
      : []),
  ];
}

const DAYS: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const MAX_DAYS_SHOWN = 12;

/** The value in the reader's language, with names of days and dates. */
function inWords(say: Speaker, name: Setting, value: string): string {
  const parts = value.split(', ');
  if (name === 'workingWeek') return week(say, parts);
  const byMail = name === 'silenceByMail' && SILENCE_BY_MAIL.find((one) => one === value);
  if (byMail) return say(`card.setting.silenceByMail.${byMail}`);
  if (name !== 'holidays' || value === '') return value;
  const days = parts.slice(0, MAX_DAYS_SHOWN).map((day) => say.date(calendarDate(day)));
  return parts.length > MAX_DAYS_SHOWN ? `${say.clauses(days)} …` : say.clauses(days);
}

function week(say: Speaker, parts: readonly string[]): string {
  const listed = parts.map((part) => DAYS.indexOf(part) + 1);
  // A week may begin on Sunday: it is shown from the first day after a day off.
  const begins = Math.max(
    0,
    listed.findIndex((day) => !listed.includes(day === 1 ? DAYS.length : day - 1)),
  );
  const days = [...listed.slice(begins), ...listed.slice(0, begins)];
  const [first = 1, last = first] = [days[0], days.at(-1)];
  const isSpan = days.length > 2 && (last - first + DAYS.length) % DAYS.length === days.length - 1;
  const names = days.map((day) => formatWeekday(day, say.language));
  return isSpan
    ? say('card.settings.days', { from: formatWeekday(first, say.language), to: formatWeekday(last, say.language) })
    : say.list(names);
}

const TIMES: readonly Setting[] = ['closingTime', 'quietFrom', 'quietTo'];

function field(say: Speaker, name: Setting, value: string): Field {
  const label = say(`card.setting.${name}`);
  // A platform may show a picker for the time. The stored value is always `HH:mm`.
  if (TIMES.includes(name)) return { id: name, label, type: 'time', value };
  if (name === 'reminderHalfTime') return toggle(say, name, label, { value });
  if (name === 'silenceByMail')
    return {
      ...{ id: name, label, type: 'choice', value },
      options: SILENCE_BY_MAIL.map((one) => ({ value: one, title: say(`card.setting.silenceByMail.${one}`) })),
    };
  if (name === 'holidays') return moreWords(say, name, label, { value, hint: say('card.setting.holidaysHint') });
  if (name === 'holidaySource')
    return line(say, name, label, 300, { value, hint: say('card.setting.holidaySourceHint') });
  if (name === 'standingItems')
    return moreWords(say, name, label, { value, hint: say('card.setting.standingItemsHint') });
  if (name === 'meetingReminders')
    return line(say, name, label, 200, { value, hint: say('card.setting.meetingRemindersHint') });
  if (name === 'retention') return line(say, name, label, 300, { value, hint: say('card.setting.retentionHint') });
  return line(say, name, label, 200, { value });
}
