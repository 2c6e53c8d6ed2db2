/** Meetings in mails: what calendar programs offer to accept, follow when it is moved, and remove when it is cancelled. */
import type { Invitation } from '../../../core/invitation.ts';
import type { CardContext } from '../../../kit/cards.ts';
import { ics, type Attending } from './ics.ts';
import type { MeetingView } from './view.ts';

/**
 * The meeting as it is now, whatever the message says: of two mails the later one must not bring back an earlier state. It
 * has the same UID and count of changes as in the calendar feed. It names the meeting and nothing of its agenda (domain.md 9).
 */
export function invites({
  say,
  view,
}: Pick<CardContext<MeetingView>, 'say' | 'view' | 'reader'>): Invitation | undefined {
  const { state, event } = view;
  if (state !== 'planned' && state !== 'cancelled') return undefined;
  const method = state === 'planned' ? 'REQUEST' : 'CANCEL';
  const as = attendingOf(view);
  return {
    ...{ method, sequence: event.sequence },
    write: (between) => ics(say, [{ ...event, sequence: between.sequence }], { method, invited: { ...between, as } }),
  };
}

/** For somebody who is no longer invited, or a mailbox that is no longer theirs. It goes on for the others. */
export function uninvites({
  say,
  view: { event },
}: Pick<CardContext<MeetingView>, 'say' | 'view' | 'reader'>): Invitation {
  const as = 'unasked';
  return {
    ...{ method: 'CANCEL', sequence: event.sequence },
    write: (between) => {
      const gone = { ...event, sequence: between.sequence, cancelled: true };
      return ics(say, [gone], { method: 'CANCEL', invited: { ...between, as } });
    },
  };
}

/** The answer belongs to the entity: whoever of it gets the mail sees the entity's. */
function attendingOf({ mine }: MeetingView): Attending {
  if (!mine) return 'unasked';
  if (mine.answer === undefined) return 'open';
  return mine.answer === 'regrets' ? 'declined' : 'accepted';
}
