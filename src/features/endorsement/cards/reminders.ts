/** Reminders. Each is drawn when it is sent, and is not sent when there is nothing to remind of. */
import type { Block, Card } from '../../../core/card.ts';
import type { SentReminder } from '../rules/state.ts';
import { silenceIn, silenceOf } from './silence.ts';
import type { RequestView } from './view.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { facts, strong, text, when } from '../../../kit/blocks/blocks.ts';
import { timeLeftIn } from '../../../kit/blocks/timeLeft.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { alsoDiscuss, endorse, objectForm } from './positions.ts';
import { about, closing, named, notified, showRequest } from './parts.ts';

/** Data that an earlier version stored does not have the time left. */
type Sent = Partial<SentReminder>;

/** Which reminder it is, and what silence will mean. For an entity that was reached too late it means nothing. */
function warning(say: Speaker, view: RequestView, sent: Sent, byMail: boolean | undefined): Block[] {
  return [...when(timeLeftIn(say, view.closesAt, sent), text), ...when(silenceOf(say, view, byMail), strong)];
}

/** To whoever answers for an entity that was reached and is silent: what its silence will mean. */
export function reminder({ say, view, data, byMail }: CardContext<RequestView, Sent>): Card | null {
  const { mine } = view;
  if (data.at !== undefined && view.remindedAt !== undefined && data.at < view.remindedAt) return null;
  if (!view.waitsForReader || !mine) return null;
  const acts = view.discretion === 'reference' ? [] : [endorse(say, 'primary'), objectForm(say, mine)];
  return {
    title: named(view),
    eyebrow: say('card.reminder.eyebrow', { ref: view.ref }),
    tone: 'attention',
    body: [
      ...warning(say, view, data, byMail),
      ...(mine.stand === 'stale' && view.discretion !== 'reference'
        ? [text(say('card.mine.stale', { name: mine.name }))]
        : []),
      facts([say('card.closes'), say.instant(view.closesAt)]),
    ],
    actions: [...acts, showRequest(say, view.ref)],
    ...about(view),
    summary: notified(say, view, summary(say, view, data, byMail), true),
  };
}

function summary(say: Speaker, view: RequestView, sent: Sent, byMail: boolean | undefined): string {
  const { ref, closesAt } = view;
  const title = named(view);
  const left = timeLeftIn(say, view.closesAt, sent);
  const means = silenceIn(view, byMail);
  if (means === 'tooLate' && view.mine?.asked) return say('card.reminder.summaryUnproved', { ref, title, closesAt });
  if (means === 'tooLate' || means === 'notReached')
    return say('card.reminder.summaryTooLate', { ref, title, closesAt });
  if (means === 'ifProved') return say('card.reminder.summaryProved', { ref, title, closesAt });
  return left === undefined
    ? say('card.reminder.summary', { ref, title, closesAt })
    : say('card.reminder.summaryRung', { ref, title, left, closesAt });
}

/**
 * On the last working day, to an entity that objects without a request for discussion: what its objection will come to, with
 * the button for the request.
 */
export function objectionAlone({ say, view, data }: CardContext<RequestView, Sent>): Card | null {
  const { mine } = view;
  if (!view.open || view.state !== 'open' || !view.mayAct || mine?.stand !== 'objected' || mine.requestsDiscussion)
    return null;
  return {
    title: named(view),
    eyebrow: say('card.objectionAlone.eyebrow', { ref: view.ref }),
    tone: 'attention',
    body:
      view.discretion === 'reference'
        ? [text(say('card.restricted')), facts(closing(say, view))]
        : [
            ...when(timeLeftIn(say, view.closesAt, data), text),
            text(say('card.objectionAlone.body', { name: mine.name, closesAt: view.closesAt })),
            strong(say('card.objectionAlone.both')),
          ],
    actions: [alsoDiscuss(say), ...(view.discretion === 'all' ? [] : [showRequest(say, view.ref)])],
    ...about(view),
    summary: notified(say, view, say('card.objectionAlone.summary', { ref: view.ref, closesAt: view.closesAt }), true),
  };
}

/** Replaces a reminder that has nothing left to ask, and says why. */
export const reminderPast = ({ say, view }: CardContext<RequestView>): Card =>
  pastCard(say, view, whyPast(view, view.mine?.silent === false));

/**
 * The same for the reminder to an entity with an objection alone, which asked for a request for discussion or for a withdrawal.
 */
export const objectionAlonePast = ({ say, view }: CardContext<RequestView>): Card => {
  const { mine } = view;
  const stands = mine?.stand === 'objected' && !mine.requestsDiscussion;
  const why = whyPast(view, !stands);
  return pastCard(say, view, why === 'over' && stands ? 'objected' : why);
};

function pastCard(say: Speaker, view: RequestView, why: Why): Card {
  const title = named(view);
  const past = say(`card.reminder.past.${why}`);
  return {
    title,
    eyebrow: say('card.reminder.eyebrow', { ref: view.ref }),
    body: [text(past)],
    actions: [showRequest(say, view.ref)],
    ...about(view),
    summary: notified(say, view, say('card.notice.summary', { what: past, title })),
  };
}

type Why = 'bare' | 'answered' | 'ended' | 'over' | 'objected' | 'later';
/** A message about a strictly confidential request does not say who has answered. */
function whyPast({ discretion, mine, open, state }: RequestView, isAnswered: boolean): Why {
  if (discretion === 'reference') return 'bare';
  if (mine && isAnswered) return 'answered';
  if (state !== 'open') return 'ended';
  return open ? 'later' : 'over';
}
