/** Reads the views from which the cards of requests are drawn. */
import type { CardData } from '../../../core/answer.ts';
import type { Feature } from '../../../kit/feature.ts';
import { unversioned } from '../../../kit/views.ts';
import { seeRecord } from './record.ts';
import { requestsFor, seeRequest } from './answers.ts';

export const views = {
  request: seeRequest,
  requestRecord: seeRecord,
  requests: async (read, { reader, now, data }, network) =>
    unversioned(await requestsFor(read, reader, network, now, stateAsked(data))),
} satisfies Feature['views'];

const stateAsked = ({ all, state }: CardData): string | undefined =>
  all ? 'all' : typeof state === 'string' ? state : undefined;
