/** The network's settings as a form: every value as a person would type it. */
import type { Card, Field } from '../../../core/card.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { list, text } from '../../../kit/blocks/blocks.ts';
import { line, moreWords, toggle } from '../../../kit/blocks/forms.ts';
import type { CardContext } from '../../../kit/cards.ts';
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
  'closingTime',
  'silenceDays',
  'floorHours',
  'reachFloorHours',
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
] as const;
type Setting = (typeof SETTINGS)[number];
const isKnown = (name: string): name is Setting => (SETTINGS as readonly string[]).includes(name);

export function settings({ say, reader, view }: CardContext<SettingsView>): Card {
  const names = SETTINGS.filter((name) => view.values[name] !== undefined);
  const others = Object.keys(view.values).filter((name) => !isKnown(name));
  const title = say('card.settings.title');
  const value = (name: string): string => view.values[name] ?? '';
  const shown = reader.manages ? others : [...names, ...others];
  return {
    title,
    body: [
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
      ...(reader.manages ? roomsActions(say, view) : []),
    ],
    more: say('card.more'),
    summary: title,
  };
}

function field(say: Speaker, name: Setting, value: string): Field {
  const label = say(`card.setting.${name}`);
  if (name === 'reminderHalfTime') return toggle(say, name, label, { value });
  if (name === 'holidays') return moreWords(say, name, label, { value, hint: say('card.setting.holidaysHint') });
  if (name === 'standingItems')
    return moreWords(say, name, label, { value, hint: say('card.setting.standingItemsHint') });
  if (name === 'meetingReminders')
    return line(say, name, label, 200, { value, hint: say('card.setting.meetingRemindersHint') });
  return line(say, name, label, 200, { value });
}
