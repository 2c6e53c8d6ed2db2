/** Lists of messages: those that were sent, and those that wait for the reader. */
import type { Action, Card, Press } from '../../../core/card.ts';
import { CORRESPONDENCE_STATES, type CorrespondenceState } from '../rules/state.ts';
import type { CorrespondencePage } from './view.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { list, text, upTo } from '../../../kit/blocks/blocks.ts';
import { form, line } from '../../../kit/blocks/forms.ts';
import { nothingYet } from '../../../kit/blocks/nothingYet.ts';
import type { CardContext, Link } from '../../../kit/cards.ts';
import { callForProposals, composing, messageItem, passOnForm, urgentForm } from './home.ts';

export interface Listed {
  readonly words?: string;
  readonly state?: CorrespondenceState;
}
export function correspondences({ say, reader, view, data, link }: CardContext<CorrespondencePage, Listed>): Card {
  const { words, state } = data;
  const title = titleOf(say, data);
  const { lines } = view;
  return {
    title,
    body:
      lines.length > 0
        ? [list(upTo(say, lines, (one) => messageItem(say, one)))]
        : words === undefined && state === undefined
          ? nothingYet(say, reader, 'messages', say('mail.list.none'))
          : [text(say('mail.list.none'))],
    actions: [
      ...older(say, view, data),
      search(say, words),
      ...composing(say, reader),
      ...(reader.manages ? [callForProposals(say), passOnForm(say)] : []),
      ...urgentForm(say, reader),
      ...(reader.manages ? [download(say, link)] : []),
      ...(words === undefined ? filters(say, state) : []),
    ],
    more: say('card.more'),
    summary: title,
    refreshVerb: 'correspondence.list',
  };
}

function titleOf(say: Speaker, { words, state }: Listed): string {
  if (words !== undefined) return say('mail.list.found', { words });
  return state === undefined ? say('mail.list.title') : say(`mail.list.only.${state}`);
}

/** Buttons for the other lists. */
const filters = (say: Speaker, shown: CorrespondenceState | undefined): Press[] => [
  ...(shown === undefined
    ? []
    : [{ type: 'press', title: say('mail.list.all'), verb: 'correspondence.list', minor: true } as const]),
  ...CORRESPONDENCE_STATES.filter((state) => state !== shown).map((state): Press => ({
    type: 'press',
    title: say(`mail.list.only.${state}`),
    verb: 'correspondence.list',
    inputs: { state },
    minor: true,
  })),
];

/** A button for the next page. The next page of a search has the same words. */
const older = (say: Speaker, { before }: CorrespondencePage, { words, state }: Listed): Action[] =>
  before === undefined
    ? []
    : [
        {
          type: 'press',
          title: say('mail.list.older'),
          verb: 'correspondence.list',
          inputs: {
            ...(words !== undefined && { words }),
            ...(state !== undefined && { state }),
            before: String(before),
          },
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
