/** Lists of messages: what went out, and what waits for the reader. */
import type { Action, Card, ListItem, Press } from '../../../core/card.ts';
import type { Reader } from '../../endorsement/cards/view.ts';
import type { CorrespondenceLine, CorrespondencePage } from './view.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { list, text, upTo } from '../../../kit/blocks/blocks.ts';
import type { Todo } from '../../../kit/blocks/todo.ts';
import { form, line } from '../../../kit/blocks/forms.ts';
import type { At, Link } from '../../../kit/cards.ts';
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
  if (wants === 'sharing' && dueAt !== undefined) return say('mail.list.sharing', { dueAt });
  return state === 'declined' || state === 'cancelled' ? say(`mail.list.${state}`) : say(`mail.list.${state}`, { at });
}

/** On the home card. What somebody waits for, or was told at once, is as old as it is; the rest has its own day, or none. */
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

interface Listed {
  readonly words?: string;
}
export function correspondences({ say, reader, view, data, link }: At<CorrespondencePage, Listed>): Card {
  const { words } = data;
  const title = words === undefined ? say('mail.list.title') : say('mail.list.found', { words });
  const { lines } = view;
  return {
    title,
    body: [lines.length === 0 ? text(say('mail.list.none')) : list(upTo(say, lines, (one) => messageItem(say, one)))],
    actions: [
      ...older(say, view, words),
      search(say, words),
      ...composing(say, reader),
      ...(reader.manages ? [callForProposals(say)] : []),
      ...urgentForm(say, reader),
      ...(reader.manages ? [download(say, link)] : []),
    ],
    summary: title,
    refreshVerb: 'correspondence.list',
  };
}

/** Goes on where this list ends: of a search, with the same words. */
const older = (say: Speaker, { before }: CorrespondencePage, words: string | undefined): Action[] =>
  before === undefined
    ? []
    : [
        {
          type: 'press',
          title: say('mail.list.older'),
          verb: 'correspondence.list',
          inputs: { ...(words !== undefined && { words }), before: String(before) },
        },
      ];

const search = (say: Speaker, words: string | undefined): Action =>
  form(
    say('mail.list.search'),
    say('mail.list.find'),
    'correspondence.list',
    [line(say, 'words', say('mail.list.words'), 200, { value: words })],
    {},
  );

const download = (say: Speaker, link: Link): Action => ({
  type: 'open',
  title: say('mail.act.download'),
  url: link('correspondence.csv'),
  file: true,
});
