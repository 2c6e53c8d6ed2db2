/** Acts of the home card and of words that everybody may type. */
import { phrase } from '../../i18n/phrase.ts';
import { plainCard, type ActTable, query } from '../../kit/acts.ts';

export const acts = {
  home: query({ who: 'anyone', inputs: {}, answer: plainCard('home', phrase('home.here')) }),
  'page.show': query({ who: 'anyone', inputs: {}, answer: plainCard('page', phrase('web.here')) }),
  help: query({ who: 'anyone', inputs: {}, answer: plainCard('help', phrase('help.here')) }),
} satisfies ActTable;
