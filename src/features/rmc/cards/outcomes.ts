/** The outcome of an RMC meeting, which the Chair shares with all focal points [ToR 3.a.iii], and the reminders of it. */
import type { Action, Block, Card, Form } from '../../../core/card.ts';
import type { Ref } from '../../../core/ids.ts';
import type { MeetingName, OutcomeView } from './view.ts';
import { called } from '../../../i18n/called.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { heading, link, subtle, text, when } from '../../../kit/blocks/blocks.ts';
import { moreWords, words } from '../../../kit/blocks/forms.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { showRmc } from './parts.ts';

type Values = Readonly<Record<string, string>>;

/** The button leads to a preview. A button there shares the outcome. */
const outcomeForm = (say: Speaker, meeting: string, values: Values = {}): Form => ({
  verb: 'rmc.shareOutcome.preview',
  inputs: { meeting },
  submit: say('mail.form.preview'),
  fields: [
    words(say, 'implementation', say('card.rmcOutcome.implementation'), {
      required: true,
      value: values['implementation'],
    }),
    moreWords(say, 'impact', say('card.rmcOutcome.impact'), { value: values['impact'] }),
    moreWords(say, 'lessons', say('card.rmcOutcome.lessons'), { value: values['lessons'] }),
    moreWords(say, 'links', say('card.rmcOutcome.links'), {
      hint: say('card.rmcOutcome.linksHint'),
      value: values['links'],
    }),
  ],
});

/** The Chair's form for a meeting. */
export const shareForm = (say: Speaker, meeting: Ref): Action => ({
  type: 'form',
  title: say('card.rmc.act.shareOf', { ref: meeting }),
  form: outcomeForm(say, meeting),
  look: 'primary',
});

const part = (title: string, said: string | undefined): Block[] =>
  said === undefined ? [] : [heading(title), text(said)];

/** The meeting's name in the reader's language. */
export const meetingName = (say: Speaker, { title, untitled }: MeetingName): string =>
  called(say, { kind: 'rmc', title, untitled });

/** To all focal points: the shared outcome. */
export function rmcOutcome({ say, view }: CardContext<OutcomeView>): Card {
  const { shared } = view;
  const title = meetingName(say, view);
  return {
    title,
    eyebrow: say('card.rmcOutcome.eyebrow', { ref: view.meeting }),
    body: shared
      ? [
          ...sharedBlocks(say, shared),
          subtle(say('card.rmcOutcome.sharedBy', { name: shared.byName, at: shared.at })),
          ...held(say, view),
        ]
      : [text(say('card.rmcOutcome.notYet')), ...held(say, view)],
    actions: [showRmc(say)],
    summary: say('card.rmcOutcome.summary', { title }),
  };
}

/** The parts of the outcome. */
const sharedBlocks = (say: Speaker, { implementation, impact, lessons, links }: Said): Block[] => [
  ...part(say('card.rmcOutcome.implementation'), implementation),
  ...part(say('card.rmcOutcome.impact'), impact),
  ...part(say('card.rmcOutcome.lessons'), lessons),
  ...when(links.length > 0, () => heading(say('card.rmcOutcome.links'))),
  ...links.map((url) => link(say('card.rmcOutcome.link', { url }), url)),
];
interface Said {
  readonly implementation: string;
  readonly impact?: string | undefined;
  readonly lessons?: string | undefined;
  readonly links: readonly string[];
}

export interface OutcomePreview extends MeetingName {
  readonly meeting: Ref;
  /** What was typed, by the names of the inputs of `rmc.shareOutcome`. */
  readonly values: Values;
  readonly people: number;
  readonly entities: number;
}
/** The preview before it is shared: as everybody will read it. */
export function rmcOutcomePreview({ say, data }: CardContext<undefined, OutcomePreview>): Card {
  const { values, meeting, people, entities } = data;
  const title = say('mail.preview.title', { people, entities });
  const { implementation = '', impact, lessons, links = '' } = values;
  return {
    title,
    eyebrow: say('card.rmcOutcome.eyebrow', { ref: meeting }),
    body: [
      subtle(say('mail.preview.below')),
      heading(meetingName(say, data)),
      ...sharedBlocks(say, { implementation, impact, lessons, links: links.split(' ').filter(Boolean) }),
    ],
    actions: [
      {
        type: 'press',
        title: say('card.rmcOutcome.submit'),
        verb: 'rmc.shareOutcome',
        inputs: { ...values, meeting },
        look: 'primary',
      },
      { type: 'form', title: say('mail.preview.change'), form: outcomeForm(say, meeting, values) },
    ],
    summary: title,
  };
}

const held = (say: Speaker, { endedAt }: OutcomeView): Block[] => [
  subtle(say('card.rmcOutcome.held', { at: endedAt })),
];

/** Asks for the outcome as long as it is owed. */
function asks({ say, view }: CardContext<OutcomeView>, title: string, body: string): Card {
  return {
    title,
    eyebrow: say('card.rmcOutcome.eyebrow', { ref: view.meeting }),
    tone: view.shared ? 'good' : 'attention',
    body: [text(view.shared ? say('card.rmcOutcomeOwed.done') : body), ...held(say, view)],
    actions: [...(view.mayShare ? [shareForm(say, view.meeting)] : []), showRmc(say)],
    summary: title,
  };
}

/** To the Chair, when the meeting has ended. */
export const rmcOutcomeOwed = (at: CardContext<OutcomeView>): Card =>
  asks(at, at.say('card.rmcOutcomeOwed.title', titled(at)), at.say('card.rmcOutcomeOwed.body'));

/** To the Chair, when the outcome is overdue. */
export const rmcOutcomeReminder = (at: CardContext<OutcomeView>): Card | null =>
  at.view.shared
    ? null
    : asks(at, at.say('card.rmcOutcomeReminder.title', titled(at)), at.say('card.rmcOutcomeOwed.body'));

/** To the Secretariat, when the Chair has not shared it after the reminder. */
export const rmcOutcomeMissing = (at: CardContext<OutcomeView>): Card | null =>
  at.view.shared
    ? null
    : asks(at, at.say('card.rmcOutcomeMissing.title', titled(at)), at.say('card.rmcOutcomeMissing.body'));

const titled = ({ say, view }: CardContext<OutcomeView>) => ({ title: meetingName(say, view) });
