/** Lists of messages: what went out, and what waits for the reader. */
import type { Action, Card } from '../../../core/card.ts';
import type { CorrespondencePage } from './view.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { list, text, upTo } from '../../../kit/blocks/blocks.ts';
import { form, line } from '../../../kit/blocks/forms.ts';
import type { CardContext, Link } from '../../../kit/cards.ts';
import { callForProposals, composing, messageItem, urgentForm } from './home.ts';

export interface Listed {
  readonly words?: string;
}
export function correspondences({ say, reader, view, data, link }: CardContext<CorrespondencePage, Listed>): Card {
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
