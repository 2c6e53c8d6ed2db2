/**
 * What the Secretariat can do with a meeting before and after it (begin, move, cancel, order the items, minutes), with the
 * forms.
 */
import type { Action, Card, Form } from '../../../core/card.ts';
import { TITLE } from '../../../core/inputs.ts';
import type { MeetingRequestView, MeetingView } from './view.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { facts, heading, list, quote, text, upTo, when } from '../../../kit/blocks/blocks.ts';
import { choice, form, line, perLanguage, words } from '../../../kit/blocks/forms.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { recordAfterwards } from './beginning.ts';
import { itemLine, showMeeting, whole } from './words.ts';
import { place, reason, start, whoCame } from './fields.ts';
import { endSeries, setSeries } from './series.ts';

/** @param on the card on which they are shown: the agenda's card only offers actions on the agenda */
export function planningActions(say: Speaker, view: MeetingView, on: 'meeting' | 'agenda' = 'meeting'): Action[] {
  if (!view.mayManage) return [];
  if (view.state === 'running')
    return [{ type: 'press', title: say('card.act.desk'), verb: 'meeting.show', target: view.ref, look: 'primary' }];
  if (view.state === 'ended' && view.minutesState === 'none') return [draft(say, '')];
  if (view.state === 'notHeld') return on === 'agenda' ? [] : [recordAfterwards(say, view)];
  if (view.state !== 'planned') return [];
  const agenda = view.items.length > 1 ? [order(say, view)] : [];
  if (on === 'agenda') return agenda;
  return [
    { type: 'press', title: say('card.act.begin'), verb: 'meeting.begin', minor: !view.near || view.recordable },
    ...(view.recordable ? [recordAfterwards(say, view)] : []),
    move(say),
    ...agenda.map((one) => ({ ...one, minor: true })),
    cancel(say),
  ];
}

export const draft = (say: Speaker, value: string): Action =>
  form(
    say('card.act.draft'),
    say('card.act.draftSubmit'),
    'minutes.draft',
    [words(say, 'text', say('card.draft.text'), { max: 20_000, ...(value !== '' && { value }) }), whoCame(say)],
    { note: say('card.draft.note'), look: 'primary' },
  );

type Values = Readonly<Record<string, string>>;
/** The buttons of these forms lead to a preview. A button there does the act. */
export const moveForm = (say: Speaker, values: Values = {}): Form => ({
  verb: 'meeting.move.preview',
  fields: [...start(say, values), reason(say, values)],
  submit: say('mail.form.preview'),
});
const move = perLanguage((say): Action => ({ type: 'form', title: say('card.act.move'), form: moveForm(say) }));

export const cancelForm = (say: Speaker, values: Values = {}): Form => ({
  verb: 'meeting.cancel.preview',
  fields: [reason(say, values)],
  submit: say('mail.form.preview'),
  note: say('card.cancel.note'),
});
const cancel = perLanguage((say): Action => ({
  type: 'form',
  title: say('card.act.cancel'),
  form: cancelForm(say),
  look: 'danger',
  minor: true,
}));
const order = (say: Speaker, view: MeetingView): Action =>
  form(say('card.act.order'), say('card.act.orderSubmit'), 'agenda.order', [
    line(say, 'items', say('card.order.items'), 2000, {
      required: true,
      value: view.items
        .map(({ ref }) => ref)
        .slice(0, MAX_ORDERED)
        .join(', '),
    }),
  ]);
const MAX_ORDERED = 50;

const KINDS = ['thematic', 'focalPoints', 'rmc'] as const;
export const scheduleForm = (say: Speaker, values: Values = {}): Form => ({
  verb: 'meeting.schedule.preview',
  submit: say('mail.form.preview'),
  fields: [
    choice(
      say,
      'kind',
      say('card.form.kind'),
      KINDS.map((value) => ({ value, title: say(`card.meeting.kind.${value}`) })),
      { required: true, value: values['kind'] ?? 'thematic' },
    ),
    line(say, 'title', say('card.form.title'), TITLE, { value: values['title'] }),
    ...start(say, values),
    ...place(say, values),
    line(say, 'audience', say('card.form.audience'), 2000, {
      hint: say('card.form.audienceHint'),
      value: values['audience'],
    }),
  ],
});

/** The form for convening a meeting. A focal point gets the form for requesting one. */
export const composeMeeting = ({ say }: CardContext<undefined>): Card => ({
  title: say('card.composeMeeting.title'),
  body: [text(say('card.composeMeeting.explain'))],
  form: scheduleForm(say),
  actions: [setSeries(say), endSeries(say)],
  summary: say('card.composeMeeting.title'),
});

export const composeMeetingRequest = ({ say }: CardContext<undefined>): Card => ({
  title: say('card.composeRequest.title'),
  body: [text(say('card.composeRequest.explain'))],
  form: {
    verb: 'meeting.request',
    submit: say('card.composeRequest.submit'),
    fields: [
      line(say, 'topic', say('card.form.topic'), TITLE, { required: true }),
      words(say, 'purpose', say('card.form.purpose'), { required: true }),
      line(say, 'when', say('card.form.suits'), 500),
    ],
  },
  actions: [],
  summary: say('card.composeRequest.title'),
});

/** A request for a thematic meeting: to the people who decide, and the decision to the person who asked [ToR 3.a.ii]. */
export function meetingRequest({ say, view }: CardContext<MeetingRequestView>): Card {
  const title = view.topic;
  return {
    title,
    eyebrow: say('card.meetingRequest.eyebrow', {
      ref: view.ref,
      state: say(`card.meetingRequest.state.${view.state}`),
    }),
    tone: view.mayDecide ? 'attention' : 'neutral',
    body: [
      text(say('card.meetingRequest.body', { entity: view.entity, by: view.byName })),
      quote(view.purpose, say('card.form.purpose')),
      ...when(view.when, (suits) => facts([say('card.form.suits'), suits])),
      ...when(view.reason, (reason) => quote(reason, say('card.reason'))),
    ],
    actions: [
      ...(view.mayDecide ? [approve(say), decline(say)] : []),
      ...when(view.meeting, (ref) => showMeeting(say, ref)),
    ],
    ...whole(say, 'meeting.show', view.ref),
    context: { target: view.ref },
    summary: say('card.meetingRequest.summary', { ref: view.ref, title }),
    refreshVerb: 'meeting.show',
  };
}

export const approveForm = (say: Speaker, values: Values = {}): Form => ({
  verb: 'meeting.requestApprove.preview',
  fields: [...start(say, values), ...place(say, values)],
  submit: say('mail.form.preview'),
});
const approve = perLanguage((say): Action => ({
  type: 'form',
  title: say('card.act.approve'),
  form: approveForm(say),
  look: 'primary',
}));
const decline = perLanguage((say) =>
  form(say('card.act.decline'), say('card.act.declineSubmit'), 'meeting.requestDecline', [reason(say)]),
);

/** Proposals for the agenda that wait for the Secretariat. */
export const proposals = (say: Speaker, view: MeetingView) =>
  view.mayManage && view.proposed.length > 0
    ? [heading(say('card.agenda.proposed')), list(upTo(say, view.proposed, (item) => itemLine(say, item)))]
    : [];
