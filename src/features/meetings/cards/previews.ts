/** The preview of an act on meetings of which many people are told: what, when, and to how many. A button does it. */
import type { Action, Block, Card, Form } from '../../../core/card.ts';
import { called } from '../../../i18n/called.ts';
import { formatNumber } from '../../../i18n/format.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { facts, heading, list, quote, strong, subtle, when } from '../../../kit/blocks/blocks.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { approveForm, cancelForm, moveForm, scheduleForm } from './planning.ts';
import type { MeetingPreview, PreviewedAct } from './previewView.ts';
import { endSeriesForm, setSeriesForm } from './series.ts';

type Values = MeetingPreview['values'];
interface Previewed {
  readonly submit: Parameters<Speaker>[0] & `card.${string}`;
  readonly note: Parameters<Speaker>[0] & `card.meetingPreview.${string}`;
  readonly look: 'primary' | 'danger';
  readonly form: (say: Speaker, values: Values) => Form;
}

const OF = {
  'meeting.schedule': {
    submit: 'card.composeMeeting.submit',
    note: 'card.meetingPreview.schedule',
    look: 'primary',
    form: scheduleForm,
  },
  'meeting.requestApprove': {
    submit: 'card.act.approveSubmit',
    note: 'card.meetingPreview.schedule',
    look: 'primary',
    form: approveForm,
  },
  'meeting.move': {
    submit: 'card.act.moveSubmit',
    note: 'card.meetingPreview.move',
    look: 'primary',
    form: moveForm,
  },
  'meeting.cancel': {
    submit: 'card.act.cancelSubmit',
    note: 'card.meetingPreview.cancel',
    look: 'danger',
    form: cancelForm,
  },
  'series.set': {
    submit: 'card.act.seriesSubmit',
    note: 'card.meetingPreview.series',
    look: 'primary',
    form: setSeriesForm,
  },
  'series.end': {
    submit: 'card.act.seriesEndSubmit',
    note: 'card.meetingPreview.seriesEnd',
    look: 'danger',
    form: endSeriesForm,
  },
} as const satisfies Record<PreviewedAct, Previewed>;

/** To the person who is planning it. */
export function meetingPreview({ say, data }: CardContext<undefined, MeetingPreview>): Card {
  const { verb, values, ref: target, people, entities } = data;
  const { submit, note, look, form } = OF[verb];
  const title = say('mail.preview.title', { people, entities });
  const change: Action = {
    type: 'form',
    title: say('mail.preview.change'),
    form: { ...form(say, values), ...(target && { target }) },
  };
  return {
    title,
    ...(target && { eyebrow: target }),
    body: [
      subtle(say(note)),
      heading(called(say, data)),
      ...details(say, data),
      ...(data.dayOff === true && data.verb !== 'meeting.cancel'
        ? [strong(say('card.meetingPreview.dayOff'), 'attention')]
        : []),
      ...when(values['reason'], (reason) => quote(reason, say('card.reason'))),
    ],
    actions: [{ type: 'press', title: say(submit), verb, ...(target && { target }), inputs: values, look }, change],
    ...(target && { context: { target } }),
    summary: title,
  };
}

function details(say: Speaker, data: MeetingPreview): Block[] {
  const { startsAt, from, minutes, place, items, meetings, first = [], verb } = data;
  const isOver = verb === 'meeting.cancel' || verb === 'series.end';
  return [
    facts(
      ...when(from, (at) => [say('card.meetingPreview.from'), say.instant(at)] as const),
      ...when(startsAt, (at) => [say(from ? 'card.meetingPreview.to' : 'card.meeting.when'), say.instant(at)] as const),
      ...when(!isOver && minutes, (n) => [say('card.meeting.length'), say('card.meeting.minutes', { n })] as const),
      ...when(!isOver && place, (where) => [say('card.meeting.place'), where] as const),
      ...when(items, (n) => [say('card.meetingPreview.items'), formatNumber(n, say.language)] as const),
      ...when(meetings, (n) => [say('card.meetingPreview.meetings'), formatNumber(n, say.language)] as const),
    ),
    ...(first.length > 0
      ? [strong(say('card.meetingPreview.first')), list(first.map((at) => ({ text: say.instant(at) })))]
      : []),
  ];
}
