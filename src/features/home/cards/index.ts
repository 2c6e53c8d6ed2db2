/** The cards of this feature. */
import { card } from '../../../kit/cards.ts';
import { help, suggestions } from './help.ts';
import { home, welcome } from './home.ts';

export const cards = {
  home: card('home', home),
  welcome: card('home', welcome),
  help: card('none', help),
  suggestions: card('none', suggestions),
};
