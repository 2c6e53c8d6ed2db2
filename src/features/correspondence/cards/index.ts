/** The cards of correspondence and news. */
import { card } from '../../../kit/cards.ts';
import { circularLinks } from './circularFile.ts';
import { correspondence } from './file.ts';
import { preview, replyOffer, sendForm } from './forms.ts';
import { correspondences } from './list.ts';
import { circular } from './message.ts';
import { newsForm, newsItem, newsQueue } from './news.ts';
import * as notices from './notices.ts';

export const cards = {
  circular: card('correspondence', circular),
  circularFiles: card('none', circularLinks),
  correspondence: card('correspondence', correspondence),
  heldTooLong: card('correspondence', notices.heldTooLong),
  correspondenceDecided: card('correspondence', notices.correspondenceDecided),
  correspondenceReply: card('correspondence', notices.correspondenceReply),
  proposalsReminder: card('correspondence', notices.proposalsReminder),
  correspondenceMoved: card('correspondence', notices.correspondenceMoved),
  proposalsOver: card('correspondence', notices.proposalsOver),
  correspondences: card('correspondences', correspondences),
  sendForm: card('composing', sendForm),
  preview: card('preview', preview),
  replyOffer: card('correspondence', replyOffer),
  newsItem: card('news', newsItem),
  newsQueue: card('newsQueue', newsQueue),
  newsForm: card('none', newsForm),
};
