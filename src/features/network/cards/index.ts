/** The cards of this feature: settings, rooms, and the outcome of an act. */
import { card } from '../../../kit/cards.ts';
import { wordsPassedOn, wordsReceived } from './heard.ts';
import { holidays, holidaysMissing } from './holidays.ts';
import { pressOutcome } from './pressOutcome.ts';
import { room, roomLost, roomOpened } from './rooms.ts';
import { settings } from './settings.ts';

export const cards = {
  settings: card('settings', settings),
  holidays: card('settings', holidays),
  holidaysMissing: card('settings', holidaysMissing),
  room: card('room', room),
  roomOpened: card('none', roomOpened),
  roomLost: card('none', roomLost),
  pressOutcome: card('none', pressOutcome),
  wordsReceived: card('none', wordsReceived),
  wordsPassedOn: card('none', wordsPassedOn),
};
