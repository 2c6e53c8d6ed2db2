/** Messages on the home card and in lists, and the buttons that begin a new message. */
import type { Action, ListItem, Press } from '../../../core/card.ts';
import type { CorrespondenceLine } from './view.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import type { Todo } from '../../../kit/blocks/todo.ts';
import type { Reader } from '../../../core/people.ts';

export const messageItem = (say: Speaker, of: CorrespondenceLine): ListItem => ({
  text: of.veiled ? say('mail.veiled', { ref: of.ref }) : say('mail.list.line', { ref: of.ref, subject: of.subject }),
  note: note(say, of),
  ...(of.wants && { tone: of.wants === 'review' ? ('warning' as const) : ('attention' as const) }),
  press: { verb: 'correspondence.show', target: of.ref },
});

function note(say: Speaker, line: CorrespondenceLine): string {
  const { wants, state, at, dueAt } = line;
  if (wants === 'decision') return say('mail.list.decision', { at });
  if (wants === 'review') return say('mail.list.review');
  if (wants === 'acknowledgement') return say('mail.list.acknowledgement');
  if (wants === 'sharing' && dueAt === undefined) return say('mail.list.passOn');
  if (wants === 'sharing' && dueAt !== undefined)
    return say(line.kind === 'proposals' ? 'mail.list.sharing' : 'mail.list.passOnBy', { dueAt });
  return state === 'declined' || state === 'cancelled' ? say(`mail.list.${state}`) : say(`mail.list.${state}`, { at });
}

/**
 * Messages on the home card. What was told at once or waits for somebody has no day, so it is sorted by its age; the others
 * have a day of their own or none.
 */
export const messagesTodo = (say: Speaker, lines: readonly CorrespondenceLine[]): Todo[] =>
  lines.map((one) => {
    const isPressing = one.wants === 'decision' || one.wants === 'review' || one.kind === 'urgent';
    return { item: messageItem(say, one), by: one.dueAt ?? (isPressing ? one.at : undefined) };
  });

export const composing = (say: Speaker, { manages, entity }: Pick<Reader, 'manages' | 'entity'>): Action[] =>
  manages || entity !== undefined
    ? [{ type: 'press', title: say('mail.act.compose'), verb: 'correspondence.compose' }]
    : [];

export const callForProposals = (say: Speaker): Press => ({
  type: 'press',
  title: say('mail.act.proposals'),
  verb: 'correspondence.compose',
  inputs: { kind: 'proposals' },
});

export const passOnForm = (say: Speaker): Press => ({
  type: 'press',
  title: say('mail.act.passOn'),
  verb: 'correspondence.compose',
  inputs: { kind: 'guidance' },
});

export const urgentForm = (say: Speaker, { entity }: Pick<Reader, 'entity'>): Action[] =>
  entity === undefined
    ? []
    : [
        {
          type: 'press',
          title: say('mail.act.urgent'),
          verb: 'correspondence.compose',
          inputs: { kind: 'urgent' },
          look: 'danger',
        },
      ];
