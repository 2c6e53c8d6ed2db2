/** The commands that people can type (domain.md 10). Their words are in `i18n`. */
import type { Commands } from '../../kit/commands.ts';

export const commands = {
  send: { act: 'correspondence.compose' },
  sendList: { act: 'correspondence.list', takes: 'words' },
  sendProposals: { act: 'correspondence.compose', inputs: { kind: 'proposals' } },
  urgent: { act: 'correspondence.compose', inputs: { kind: 'urgent' } },
  sendShow: { act: 'correspondence.show', takes: 'ref' },
  news: { act: 'news.compose' },
  newsList: { act: 'news.list' },
} satisfies Commands;
