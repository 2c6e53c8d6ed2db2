/** The network itself: its settings and its rooms (domain.md 2, 10). */
import { phrase } from '../../i18n/phrase.ts';
import { clearRoom, clearRoomInputs, loseRoom, lostRoomInputs, setRoom } from './rules/rooms.ts';
import { settingsInputs, setSettings } from './rules/settings.ts';
import { look, plainCard, single, type Verb } from '../../kit/acts.ts';

export const networkVerbs: Readonly<Record<string, Verb>> = {
  'settings.show': look('secretariat', {}, plainCard('settings', phrase('settings.here'))),
  'settings.set': single('settings', 'secretariat', settingsInputs, setSettings),
  'room.set': single('settings', 'secretariat', {}, setRoom),
  'room.clear': single('settings', 'secretariat', clearRoomInputs, clearRoom),
  'room.lost': single('settings', 'concord', lostRoomInputs, loseRoom as never),
};
