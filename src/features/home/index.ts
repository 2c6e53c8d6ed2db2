/** What waits for a person, and the words that everybody may type. */
import { phrase } from '../../i18n/phrase.ts';
import { look, plainCard, type ActTable } from '../../kit/acts.ts';

export const homeVerbs = {
  home: look('anyone', {}, plainCard('home', phrase('home.here'))),
  help: look('anyone', {}, plainCard('help', phrase('help.here'))),
} satisfies ActTable;
