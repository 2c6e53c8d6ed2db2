/** The cards of the register. */
import { card } from '../../../kit/cards.ts';
import { register, registerFiles } from './register.ts';

export const cards = {
  register: card('register', register),
  registerFiles: card('none', registerFiles),
};
