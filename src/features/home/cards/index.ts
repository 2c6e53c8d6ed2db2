/** The cards of this feature. */
import { card } from '../../../kit/cards.ts';
import { help, suggestions } from './help.ts';
import { home, welcome } from './home.ts';
import { page } from './page.ts';

export const cards = {
  home: card('home', home),
  welcome: card('home', welcome),
  help: card('none', help),
  page: card('none', page),
  suggestions: card('none', suggestions),
};
