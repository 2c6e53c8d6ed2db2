/** Reads the views from which the cards of requests are drawn. */
import type { CardData } from '../../../core/answer.ts';
import type { Feature } from '../../../kit/feature.ts';
import { unversioned } from '../../../kit/views.ts';
import { seeRecord } from './record.ts';
import { requestsPage, seeRequest } from './answers.ts';

export const views = {
  request: seeRequest,
  requestRecord: seeRecord,
  requests: async (read, asked, network) =>
    unversioned(
      await requestsPage(read, asked, network, { state: stateAsked(asked.data), page: pageAsked(asked.data) }),
    ),
} satisfies Feature['views'];

const pageAsked = ({ page }: CardData): number => (typeof page === 'number' ? page : 1);

const stateAsked = ({ all, state }: CardData): string | undefined =>
  all ? 'all' : typeof state === 'string' ? state : undefined;
