/** The cards of the register. */
import { card } from '../../../kit/cards.ts';
import { registerDecision, reviewDue } from './decision.ts';
import { register, registerFiles } from './register.ts';

export const cards = {
  register: card('registerPage', register),
  registerFiles: card('none', registerFiles),
  registerDecision: card('registerLine', registerDecision),
  reviewDue: card('registerLine', reviewDue),
};
