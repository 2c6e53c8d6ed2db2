/** Series of meetings: the form, the announcement, the end. */
import type { Action, Card, Field, Form } from '../../../core/card.ts';
import { TITLE } from '../../../core/inputs.ts';
import type { Ref } from '../../../core/ids.ts';
import type { MeetingsView } from './view.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { heading, list, quote, text, upTo } from '../../../kit/blocks/blocks.ts';
import { choice, line, perLanguage } from '../../../kit/blocks/forms.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { place, reason, time } from './fields.ts';
import { meetingItem } from './home.ts';
import { seriesBlocks } from './lists.ts';

const KINDS = ['focalPoints', 'rmc', 'thematic'] as const;
type Values = Readonly<Record<string, string>>;
/** Which series: one of the network's regular ones, or a thematic one by its title. */
const which = (say: Speaker, values: Values): Field[] => [
  choice(
    say,
    'kind',
    say('card.form.kind'),
    KINDS.map((value) => ({
      value,
      title: say(value === 'thematic' ? 'card.series.other' : `card.meeting.kind.${value}`),
    })),
    { required: true, value: values['kind'] ?? 'focalPoints' },
  ),
  line(say, 'title', say('card.series.titleField'), TITLE, {
    hint: say('card.series.titleHint'),
    value: values['title'],
  }),
];

/**
 * The buttons of these forms lead to a preview. Their titles are different, so that two forms on one card can be told apart.
 */
export const setSeriesForm = (say: Speaker, values: Values = {}): Form => ({
  verb: 'series.set.preview',
  submit: say('card.act.seriesPreview'),
  note: say('card.series.explain'),
  fields: [
    ...which(say, values),
    line(say, 'audience', say('card.series.audienceField'), 2000, {
      hint: say('card.series.audienceHint'),
      value: values['audience'],
    }),
    line(say, 'rule', say('card.form.rule'), 60, {
      required: true,
      hint: say('card.form.ruleHint'),
      value: values['rule'],
    }),
    time(say, values),
    line(say, 'zone', say('card.form.zone'), 60, { hint: say('card.form.zoneHint'), value: values['zone'] }),
    ...place(say, values),
  ],
});
export const setSeries = perLanguage((say): Action => ({
  type: 'form',
  title: say('card.act.series'),
  form: setSeriesForm(say),
}));

export const endSeriesForm = (say: Speaker, values: Values = {}): Form => ({
  verb: 'series.end.preview',
  submit: say('card.act.seriesEndPreview'),
  note: say('card.series.endNote'),
  fields: [...which(say, values), reason(say, values)],
});
export const endSeries = perLanguage((say): Action => ({
  type: 'form',
  title: say('card.act.seriesEnd'),
  form: endSeriesForm(say),
  look: 'danger',
  minor: true,
}));

/** To the people of the series, after it was set: when the meetings are, and how to add them to a calendar. */
export function seriesSet({ say, view, data }: CardContext<MeetingsView, { readonly series?: Ref }>): Card {
  const title = say('card.series.title');
  const own = view.series.filter(({ ref }) => data.series === undefined || ref === data.series);
  return {
    title,
    body: [
      ...seriesBlocks(say, { series: own }),
      heading(say('card.meetings.toCome')),
      list(upTo(say, view.lines, (one) => meetingItem(say, one), { verb: 'meeting.list' })),
    ],
    actions: [
      { type: 'press', title: say('card.act.calendar'), verb: 'calendar.show', look: 'primary' },
      { type: 'press', title: say('card.act.meetings'), verb: 'meeting.list' },
    ],
    summary: title,
  };
}

export interface SeriesEnded {
  readonly kind: (typeof KINDS)[number];
  readonly title?: string;
  readonly reason: string;
  readonly byName: string;
}
/** To the people of the series: no more meetings are planned. */
export function seriesEnded({ say, data }: CardContext<undefined, SeriesEnded>): Card {
  const name = data.title ?? say(`card.meeting.kind.${data.kind}`);
  const title = say('card.series.endedTitle', { name });
  return {
    title,
    tone: 'warning',
    body: [text(say('card.series.endedBody')), quote(data.reason, say('card.reasonBy', { name: data.byName }))],
    actions: [{ type: 'press', title: say('card.act.meetings'), verb: 'meeting.list' }],
    summary: title,
  };
}
