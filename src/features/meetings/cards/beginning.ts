/** Beginning and ending a meeting: the questions before it, and the record of a meeting that nobody began. */
import type { Action, Block, Card, Field, Press } from '../../../core/card.ts';
import type { Instant } from '../../../core/ids.ts';
import type { MeetingView, MoveReasonView } from './view.ts';
import { called } from '../../../i18n/called.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { list, quote, text, upTo } from '../../../kit/blocks/blocks.ts';
import { form, line } from '../../../kit/blocks/forms.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { aboutMeeting, eyebrow, itemLine, localTime, meetingNotice, showMeeting } from './words.ts';

const CONFIRM = { confirm: 'yes' };

/** To an officer who begins the meeting early: one button moves it to now. */
export const meetingBeginEarly = ({
  say,
  view,
  data,
}: CardContext<MeetingView, { readonly chair?: string } | undefined>): Card =>
  asked(say, view, {
    question:
      view.state === 'planned' ? say('card.begin.early', { startsAt: view.startsAt }) : say('card.begin.settled'),
    actions:
      view.state === 'planned'
        ? [
            {
              type: 'press',
              title: say('card.act.beginNow'),
              verb: 'meeting.begin',
              inputs: { ...CONFIRM, ...(data?.chair !== undefined && { chair: data.chair }) },
              look: 'danger',
            },
          ]
        : [],
  });

/** To an officer who ends the meeting: the items that are still open. */
export function meetingEndOpen({
  say,
  view,
  data,
}: CardContext<MeetingView, { readonly endedAt?: string } | undefined>): Card {
  const open = view.items.filter(({ state }) => state === 'planned' || state === 'taken');
  const asks = view.state === 'running' && open.length > 0;
  return asked(say, view, {
    question: asks ? say('card.end.open', { n: open.length }) : say('card.begin.settled'),
    body: asks ? [list(upTo(say, open, (item) => itemLine(say, item)))] : [],
    actions: asks
      ? [
          {
            type: 'press',
            title: say('card.act.endAnyway'),
            verb: 'meeting.end',
            inputs: { ...CONFIRM, ...(data?.endedAt !== undefined && { endedAt: data.endedAt }) },
            look: 'danger',
          },
        ]
      : [],
  });
}

/** To the officers: the meeting's time is over and nobody has ended it. Its record waits for the end. */
export const meetingToEnd = ({ say, view }: CardContext<MeetingView>): Card =>
  meetingNotice(say, view, {
    what: say('card.meeting.toEnd'),
    tone: view.state === 'running' ? 'attention' : 'neutral',
    body: [
      text(view.state === 'running' ? say('card.end.forgotten', { endsAt: view.endsAt }) : say('card.begin.settled')),
    ],
    actions:
      view.state === 'running'
        ? [endedEarlier(say, view, 'primary'), { type: 'press', title: say('card.act.endNow'), verb: 'meeting.end' }]
        : [],
  });

/** Ends a meeting whose time is over, with the time at which it ended. Its planned end is filled in. */
export const endedEarlier = (say: Speaker, view: MeetingView, look?: 'primary'): Action =>
  form(
    say('card.act.endAt'),
    say('card.act.end'),
    'meeting.end',
    [
      {
        type: 'time',
        id: 'endedAt',
        label: say('card.form.endedAt'),
        required: true,
        error: say('card.form.required'),
        value: timeOf(view.endsAt, view.zone),
        hint: say('card.form.onClockOf', { zone: view.zone }),
      },
    ],
    look ? { look } : { minor: true },
  );

const asked = (
  say: Speaker,
  view: MeetingView,
  of: { question: string; body?: readonly Block[]; actions: readonly Press[] },
): Card => ({
  title: called(say, view),
  eyebrow: eyebrow(say, view),
  tone: of.actions.length > 0 ? 'attention' : 'neutral',
  body: [text(of.question), ...(of.body ?? [])],
  actions: [...of.actions, { ...showMeeting(say, view.ref), title: say('card.act.toMeeting') }],
  more: say('card.more'),
  ...aboutMeeting(view),
  summary: of.question,
});

/** Offered when the meeting's time is over and nobody began it. The planned times are filled in. */
export const recordAfterwards = (say: Speaker, view: MeetingView, look?: 'primary'): Action =>
  form(
    say('card.act.recordAfterwards'),
    say('card.act.recordAfterwardsSubmit'),
    'meeting.begin',
    [
      ...(
        [
          ['startedAt', say('card.form.startedAt'), view.startsAt],
          ['endedAt', say('card.form.endedAt'), view.endsAt],
        ] as const
      ).map(([id, label, at]) => ({
        type: 'time' as const,
        id,
        label,
        required: true,
        error: say('card.form.required'),
        value: timeOf(at, view.zone),
        hint: say('card.form.onClockOf', { zone: view.zone }),
      })),
      chairField(say),
    ],
    { note: say('card.afterwards.note'), ...(look && { look }) },
  );
const timeOf = (at: Instant, zone: string): string => localTime(at, zone).slice('YYYY-MM-DDT'.length);

/** Who is in the chair; left empty, the usual chair is meant, where it is shown that they were there. */
const chairField = (say: Speaker): Field =>
  line(say, 'chair', say('card.form.chair'), MAX_PERSON, { hint: say('card.form.chairHint') });
const MAX_PERSON = 254;

/** Begins the meeting with somebody in the chair, or says while it runs who is. */
export const withChair = (say: Speaker, view: MeetingView): Action =>
  form(
    say(view.state === 'running' ? 'card.act.chair' : 'card.act.beginWithChair'),
    say(view.state === 'running' ? 'card.act.chairSubmit' : 'card.act.begin'),
    'meeting.begin',
    [chairField(say)],
    { minor: true },
  );

/** Offered when the meeting was begun and nothing is recorded yet, so it may have been begun by mistake. */
export const unbegin = (say: Speaker, { unbegins }: MeetingView): Press[] =>
  unbegins ? [{ type: 'press', title: say('card.act.unbegin'), verb: 'meeting.unbegin', minor: true }] : [];

/** Why it was moved: an officer's words, or Concord's reason in the reader's language. */
export const reasonOf = (
  say: Speaker,
  { reason, why }: { readonly reason: string; readonly why?: MoveReasonView },
  by: string,
): Block[] => (why !== undefined ? [text(say(`card.moved.${why}`))] : reason === '' ? [] : [quote(reason, by)]);
