/** Series of meetings on cards: set, announced, ended. */
import type { Card, Field } from '../../../core/card.ts';
import { TITLE } from '../../../core/inputs.ts';
import type { Ref } from '../../../core/ids.ts';
import type { MeetingsView } from './view.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { heading, list, quote, text, upTo } from '../../../kit/blocks/blocks.ts';
import { choice, form, line, perLanguage, words } from '../../../kit/blocks/forms.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { place } from './fields.ts';
import { meetingItem } from './home.ts';
import { seriesBlocks } from './lists.ts';

const KINDS = ['focalPoints', 'rmc', 'thematic'] as const;
/** Which series: one of the network's own, or another by its title. */
const which = (say: Speaker): Field[] => [
  choice(
    say,
    'kind',
    say('card.form.kind'),
    KINDS.map((value) => ({
      value,
      title: say(value === 'thematic' ? 'card.series.other' : `card.meeting.kind.${value}`),
    })),
    { required: true, value: 'focalPoints' },
  ),
  line(say, 'title', say('card.series.titleField'), TITLE, { hint: say('card.series.titleHint') }),
];

export const setSeries = perLanguage((say) =>
  form(
    say('card.act.series'),
    say('card.act.seriesSubmit'),
    'series.set',
    [
      ...which(say),
      line(say, 'audience', say('card.series.audienceField'), 2000, { hint: say('card.series.audienceHint') }),
      line(say, 'rule', say('card.form.rule'), 60, { required: true, hint: say('card.form.ruleHint') }),
      { type: 'time', id: 'time', label: say('card.form.time'), required: true, error: say('card.form.required') },
      line(say, 'zone', say('card.form.zone'), 60, { hint: say('card.form.zoneHint') }),
      ...place(say),
    ],
    { note: say('card.series.explain') },
  ),
);

export const endSeries = perLanguage((say) =>
  form(
    say('card.act.seriesEnd'),
    say('card.act.seriesEndSubmit'),
    'series.end',
    [...which(say), words(say, 'reason', say('card.form.reason'), { required: true })],
    { look: 'danger', minor: true, note: say('card.series.endNote') },
  ),
);

/** To those it is for, once a series is set: when the meetings are, and how they come into a calendar. */
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
/** To those it was for: no more of it is planned. */
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
