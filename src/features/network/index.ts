/** The network itself: its settings and its rooms (domain.md 2, 10). */
import { phrase } from '../../i18n/phrase.ts';
import { clearRoom, clearRoomInputs, loseRoom, lostRoomInputs, roomNames, setRoom } from './rules/rooms.ts';
import { settingsInputs, setSettings } from './rules/settings.ts';
import { look, plainCard, single, type ActTable, trusted } from '../../kit/acts.ts';
import { gatherReceipt } from './queries/receipt.ts';
import { absentEvents, tellOutcome } from './rules/pressOutcome.ts';

export const networkVerbs = {
  'settings.show': look('secretariat', {}, plainCard('settings', phrase('settings.here'))),
  'settings.set': single('settings', 'secretariat', settingsInputs, setSettings),
  // Once a room is lost, naming it again is another act.
  'room.set': { ...single('settings', 'secretariat', {}, setRoom), occasion: roomNames },
  'room.clear': single('settings', 'secretariat', clearRoomInputs, clearRoom),
  'room.lost': { ...single('settings', 'concord', lostRoomInputs, loseRoom as never), undoes: true },
  'press.outcome': {
    ...single('roll', 'concord', {}, tellOutcome as never),
    ...trusted(),
    gather: gatherReceipt,
    absent: absentEvents,
  },
} satisfies ActTable;
