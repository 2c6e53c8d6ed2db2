/** What a phone says of a card: one line, short whatever people wrote into it. */
import type { Card } from '../core/card.ts';
import { shorten } from './adaptiveCard/cut.ts';

/** In characters. Phones show about this much; a title alone may have more. */
export const MAX_NOTIFICATION = 250;

/** Characters at which some client begins another line. */
const BREAKS = /[\n\r\v\f\u0085\u2028\u2029]+/g;

export const notificationOf = ({ summary, title }: Pick<Card, 'summary' | 'title'>): string =>
  shorten((summary || title).replace(BREAKS, ' ').trim(), MAX_NOTIFICATION);
