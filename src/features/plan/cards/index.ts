/** The cards of the work plan. */
import { card } from '../../../kit/cards.ts';
import { planFiles } from './files.ts';
import { planPreview } from './preview.ts';
import { planActivity, planAsk, planPage } from './plan.ts';

export const cards = {
  planPage: card('plan', planPage),
  planActivity: card('planActivity', planActivity),
  planAsk: card('planActivity', planAsk),
  planFiles: card('none', planFiles),
  planPreview: card('none', planPreview),
};
