/** The cards of correspondence and news. */
import { from } from '../../../kit/cards.ts';
import { correspondence } from './file.ts';
import { preview, replyOffer, sendForm } from './forms.ts';
import { correspondences } from './list.ts';
import { circular } from './message.ts';
import { newsForm, newsItem, newsQueue } from './news.ts';
import * as notices from './notices.ts';

export const correspondenceCards = {
  circular: from('correspondence', circular),
  correspondence: from('correspondence', correspondence),
  heldTooLong: from('correspondence', notices.heldTooLong),
  correspondenceDecided: from('correspondence', notices.correspondenceDecided),
  correspondenceReply: from('correspondence', notices.correspondenceReply),
  proposalsReminder: from('correspondence', notices.proposalsReminder),
  proposalsOver: from('correspondence', notices.proposalsOver),
  correspondences: from('correspondences', correspondences),
  sendForm: from('composing', sendForm),
  preview: from('preview', preview),
  replyOffer: from('correspondence', replyOffer),
  newsItem: from('news', newsItem),
  newsQueue: from('newsQueue', newsQueue),
  newsForm: from('none', newsForm),
} as const;
