/** The names of this feature and their types: kinds, acts, views, cards. There are only types here. */
import type { Inputs } from '../../core/inputs.ts';
import type { Settings } from '../../core/settings.ts';
import type * as settings from './rules/settings.ts';
import type * as rooms from './rules/rooms.ts';
import type * as heard from './rules/heard.ts';
import type * as cardsHeard from './cards/heard.ts';
import type * as pressOutcome from './rules/pressOutcome.ts';
import type * as cardsPressOutcome from './cards/pressOutcome.ts';
import type * as cardsRooms from './cards/rooms.ts';
import type * as view from './cards/view.ts';
import type * as roomView from './cards/roomView.ts';

declare module '../../core/contract.ts' {
  interface Documents {
    readonly settings: Settings;
  }
  interface Acts {
    readonly 'settings.show': NoInputs;
    readonly 'settings.set': Inputs<typeof settings.settingsInputs>;
    readonly 'holidays.show': NoInputs;
    readonly 'holidays.due': NoInputs;
    readonly 'room.set': NoInputs;
    readonly 'room.clear': Inputs<typeof rooms.clearRoomInputs>;
    readonly 'room.lost': Inputs<typeof rooms.lostRoomInputs>;
    readonly 'words.received': heard.HeardInputs;
    readonly 'press.outcome': Omit<pressOutcome.Asked, 'known'>;
  }
  interface Views {
    readonly settings: view.SettingsView;
    readonly room: roomView.RoomView;
  }
  interface Cards {
    readonly settings: { readonly changed?: readonly string[] };
    readonly holidays: undefined;
    readonly holidaysMissing: { readonly year: number };
    readonly room: cardsRooms.Posted;
    readonly roomOpened: { readonly network: string };
    readonly roomLost: cardsRooms.Lost;
    readonly pressOutcome: cardsPressOutcome.Told;
    readonly wordsReceived: cardsHeard.Heard;
    readonly wordsPassedOn: cardsHeard.PassedOnWords;
  }
}
