/** The network itself: its roll, its settings, and the words that everybody may type (domain.md 4, 10). */
import { phrase } from '../../i18n/phrase.ts';
import {
  awayInputs,
  clearAway,
  clearInputs,
  languageInputs,
  noteStranger,
  setAway,
  setLanguage,
  strangerInputs,
} from '../directory/rules/away.ts';
import { importInputs, importRoll } from '../directory/rules/import.ts';
import { endLink, link, linkByEmail, linkedInputs, linkInputs, unlinkedInputs } from '../directory/rules/identities.ts';
import { removeInputs, removePerson, setInputs, setPerson } from '../directory/rules/roll.ts';
import { clearRoom, clearRoomInputs, loseRoom, lostRoomInputs, setRoom } from './rules/rooms.ts';
import { settingsInputs, setSettings } from './rules/settings.ts';
import { home, plainCard } from '../endorsement/queries/answers.ts';
import { look, single, type Verb } from '../../kit/acts.ts';

export const networkVerbs: Readonly<Record<string, Verb>> = {
  home: look('anyone', {}, home),
  help: look('anyone', {}, plainCard('help', phrase('help.here'))),
  'roll.show': look('anyone', {}, plainCard('roll', phrase('roll.here'))),
  'roll.import': single('roll', 'secretariat', importInputs, importRoll),
  'roll.set': single('roll', 'secretariat', setInputs, setPerson),
  'roll.remove': single('roll', 'secretariat', removeInputs, removePerson),
  'roll.link': single('roll', 'secretariat', linkInputs, link),
  'roll.linked': single('roll', 'concord', linkedInputs, linkByEmail as never),
  'roll.unlinked': single('roll', 'concord', unlinkedInputs, endLink as never),
  'away.set': single('roll', 'representativeOrSecretariat', awayInputs, setAway),
  'away.clear': single('roll', 'representativeOrSecretariat', clearInputs, clearAway),
  'away.form': look('representativeOrSecretariat', {}, plainCard('awayForm', phrase('away.form'))),
  'language.set': single('roll', 'anyone', languageInputs, setLanguage),
  'settings.show': look('secretariat', {}, plainCard('settings', phrase('settings.here'))),
  'settings.set': single('settings', 'secretariat', settingsInputs, setSettings),
  'room.set': single('settings', 'secretariat', {}, setRoom),
  'room.clear': single('settings', 'secretariat', clearRoomInputs, clearRoom),
  'room.lost': single('settings', 'concord', lostRoomInputs, loseRoom as never),
  'roll.stranger': single('roll', 'concord', strangerInputs, noteStranger as never),
};
