/** The cards of the roll. */
import { card } from '../../../kit/cards.ts';
import { awaySet } from './away.ts';
import { awayForm, roll, rollImport } from './roll.ts';
import { linkEnded, stranger } from './stranger.ts';

export const cards = {
  stranger: card('none', stranger),
  linkEnded: card('none', linkEnded),
  roll: card('roll', roll),
  rollImport: card('none', rollImport),
  awayForm: card('roll', awayForm),
  awaySet: card('none', awaySet),
};
