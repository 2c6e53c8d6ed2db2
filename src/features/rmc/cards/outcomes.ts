/** What the RMC Chair shares of a meeting with all focal points [ToR 3.a.iii], and the reminders of it. */
import type { Action, Block, Card } from '../../../core/card.ts';
import type { Ref } from '../../../core/ids.ts';
import type { MeetingName, OutcomeView } from './view.ts';
import { called } from '../../../i18n/called.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { heading, link, subtle, text, when } from '../../../kit/blocks/blocks.ts';
import { form, moreWords, words } from '../../../kit/blocks/forms.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { showRmc } from './parts.ts';

/** The Chair's form for one meeting. */
export function shareForm(say: Speaker, meeting: Ref): Action {
  const made = form(
    say('card.rmc.act.shareOf', { ref: meeting }),
    say('card.rmcOutcome.submit'),
    'rmc.shareOutcome',
    [
      words(say, 'implementation', say('card.rmcOutcome.implementation'), { required: true }),
      moreWords(say, 'impact', say('card.rmcOutcome.impact')),
      moreWords(say, 'lessons', say('card.rmcOutcome.lessons')),
      moreWords(say, 'links', say('card.rmcOutcome.links'), { hint: say('card.rmcOutcome.linksHint') }),
    ],
    { look: 'primary' },
  );
  return made.type === 'form' ? { ...made, form: { ...made.form, inputs: { meeting } } } : made;
}

const part = (title: string, said: string | undefined): Block[] =>
  said === undefined ? [] : [heading(title), text(said)];

/** What the meeting is called, in the reader's language. */
export const meetingName = (say: Speaker, { title, untitled }: MeetingName): string =>
  called(say, { kind: 'rmc', title, untitled });

/** To all focal points: what was shared. */
export function rmcOutcome({ say, view }: CardContext<OutcomeView>): Card {
  const { shared } = view;
  const title = meetingName(say, view);
  return {
    title,
    eyebrow: say('card.rmcOutcome.eyebrow', { ref: view.meeting }),
    body: shared
      ? [
          ...part(say('card.rmcOutcome.implementation'), shared.implementation),
          ...part(say('card.rmcOutcome.impact'), shared.impact),
          ...part(say('card.rmcOutcome.lessons'), shared.lessons),
          ...when(shared.links.length > 0, () => heading(say('card.rmcOutcome.links'))),
          ...shared.links.map((url) => link(say('card.rmcOutcome.link', { url }), url)),
          subtle(say('card.rmcOutcome.sharedBy', { name: shared.byName, at: shared.at })),
          ...held(say, view),
        ]
      : [text(say('card.rmcOutcome.notYet')), ...held(say, view)],
    actions: [showRmc(say)],
    summary: say('card.rmcOutcome.summary', { title }),
  };
}

const held = (say: Speaker, { endedAt }: OutcomeView): Block[] => [
  subtle(say('card.rmcOutcome.held', { at: endedAt })),
];

/** Asks for the outcome while it is owed. */
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

/** To the Chair, when the time is over. */
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
