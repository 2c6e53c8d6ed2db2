/** The roll: who represents whom, who is away, by which identities people write, and who chairs the RMC (domain.md 4). */
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
} from './rules/away.ts';
import { chairInputs, nameChair } from './rules/chair.ts';
import { importInputs, importRoll } from './rules/import.ts';
import { endLink, link, linkByEmail, linkedInputs, linkInputs, unlinkedInputs } from './rules/identities.ts';
import { removeInputs, removePerson, setInputs, setPerson } from './rules/roll.ts';
import { look, plainCard, single, type ActTable } from '../../kit/acts.ts';

export const directoryVerbs = {
  'roll.show': look('anyone', {}, plainCard('roll', phrase('roll.here'))),
  'roll.import': single('roll', 'secretariat', importInputs, importRoll),
  'roll.set': single('roll', 'secretariat', setInputs, setPerson),
  'roll.remove': single('roll', 'secretariat', removeInputs, removePerson),
  'roll.link': single('roll', 'secretariat', linkInputs, link),
  'roll.linked': single('roll', 'concord', linkedInputs, linkByEmail as never),
  'roll.unlinked': single('roll', 'concord', unlinkedInputs, endLink as never),
  'roll.stranger': single('roll', 'concord', strangerInputs, noteStranger as never),
  'away.set': single('roll', 'representativeOrSecretariat', awayInputs, setAway),
  'away.clear': single('roll', 'representativeOrSecretariat', clearInputs, clearAway),
  'away.form': look('representativeOrSecretariat', {}, plainCard('awayForm', phrase('away.form'))),
  'language.set': single('roll', 'anyone', languageInputs, setLanguage),
  'rmc.chair': single('roll', 'secretariat', chairInputs, nameChair),
} satisfies ActTable;
