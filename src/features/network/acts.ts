/** Acts on the network's settings and rooms (domain.md 2, 10). */
import { phrase } from '../../i18n/phrase.ts';
import { clearRoom, clearRoomInputs, loseRoom, lostRoomInputs, roomNames, setRoom } from './rules/rooms.ts';
import { holidaysDue } from './rules/holidayList.ts';
import { settingsInputs, setSettings } from './rules/settings.ts';
import type { Acts } from '../../core/contract.ts';
import { plainCard, type ActTable, query, single, internal } from '../../kit/acts.ts';
import { receiptFacts } from './queries/receipt.ts';
import { received } from './rules/heard.ts';
import { absentEvents, tellOutcome } from './rules/pressOutcome.ts';

export const acts = {
  'settings.show': query({ who: 'secretariat', inputs: {}, answer: plainCard('settings', phrase('settings.here')) }),
  'settings.set': single({
    kind: 'settings',
    who: 'secretariat',
    isStrict: true,
    inputs: settingsInputs,
    rule: setSettings,
  }),
  'holidays.show': query({ who: 'anyone', inputs: {}, answer: plainCard('holidays', phrase('settings.holidaysHere')) }),
  'holidays.due': single({ kind: 'settings', who: 'concord', inputs: {}, rule: holidaysDue }),
  // Part of the act's fingerprint: after a room was lost, naming it again is another act.
  'room.set': single({ kind: 'settings', who: 'secretariat', inputs: {}, occasion: roomNames, rule: setRoom }),
  'room.clear': single({ kind: 'settings', who: 'secretariat', inputs: clearRoomInputs, rule: clearRoom }),
  'room.lost': single({ kind: 'settings', who: 'concord', inputs: lostRoomInputs, undoes: true, rule: loseRoom }),
  'words.received': single({
    kind: 'roll',
    who: 'concord',
    inputs: internal<Acts['words.received']>(),
    rule: received,
  }),
  'press.outcome': single({
    kind: 'roll',
    who: 'concord',
    inputs: internal<Acts['press.outcome']>(),
    facts: receiptFacts,
    absent: absentEvents,
    rule: tellOutcome,
  }),
} satisfies ActTable;
