/** What people can type (domain.md 10), each with what else people call it. */
import type { Command } from '../../kit/commands.ts';

export const commands: readonly Command[] = [
  {
    usage: 'send',
    words: ['send', 'message', 'correspondence', 'submit', 'envoyer', 'correspondance'],
    act: 'correspondence.compose',
  },
  {
    usage: 'send list WORDS',
    words: ['send list', 'message list', 'correspondence list', 'envoyer liste', 'correspondance liste'],
    act: 'correspondence.list',
    takes: 'words',
  },
  {
    usage: 'send proposals',
    words: ['send proposals', 'proposals', 'call proposals', 'call for proposals', 'appel propositions'],
    act: 'correspondence.compose',
    inputs: { kind: 'proposals' },
  },
  { usage: 'urgent', words: ['urgent', 'send urgent'], act: 'correspondence.compose', inputs: { kind: 'urgent' } },
  { usage: 'send show C-9', words: ['send show', 'send'], act: 'correspondence.show', takes: 'ref' },
  { usage: 'news', words: ['news', 'actualite', 'actualites'], act: 'news.compose' },
  { usage: 'news list', words: ['news list', 'news queue', 'actualite liste'], act: 'news.list' },
];
