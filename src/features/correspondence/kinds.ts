/** The kinds of document: correspondence and news. */
import { phrase } from '../../i18n/phrase.ts';
import { CORRESPONDENCE_LISTS, dueAt, stage, type Correspondence } from './rules/state.ts';
import type { NewsItem } from './rules/news.ts';
import type { Kinds } from '../../kit/kinds.ts';

export const kinds = {
  correspondence: {
    letter: 'C',
    shownBy: 'correspondence.show',
    readIn: ['correspondence'],
    lists: CORRESPONDENCE_LISTS,
    stage: (c: Correspondence) => stage(c),
    dueAt: (c: Correspondence) => dueAt(c),
    uniqueKey: (c: Correspondence) => c.urgentKey ?? null,
    // Two processes took urgent messages of one entity at the same moment.
    taken: (by) => ({ ok: false, code: 'conflict', say: phrase('correspondence.urgentTaken', { ref: by }) }),
    dueAct: 'correspondence.due',
  },
  news: {
    letter: 'N',
    shownBy: 'news.show',
    readIn: ['news'],
    lists: [],
    stage: (item: NewsItem) => item.state,
    dueAt: () => null,
    uniqueKey: () => null,
  },
} satisfies Kinds;
