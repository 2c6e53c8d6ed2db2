/** Every card there is. Rules name a card; it is drawn for its reader, from what is stored when it is shown. */
import type { CardData } from '../core/answer.ts';
import type { Card } from '../core/card.ts';
import type { Speaker } from '../i18n/speaker.ts';
import { compose } from './endorsement/cards/compose.ts';
import { correspondenceCards } from './correspondence/cards/index.ts';
import { awaySet } from './directory/cards/away.ts';
import { earlierText } from './endorsement/cards/earlierText.ts';
import { outcome } from './endorsement/cards/ended.ts';
import * as notices from './endorsement/cards/notices.ts';
import { askDecision, enteredFor, unreached, withoutEffect } from './endorsement/cards/reached.ts';
import { objectionAlone, reminder, reminderPast } from './endorsement/cards/reminders.ts';
import { request } from './endorsement/cards/request.ts';
import { stands } from './endorsement/cards/saidWhat.ts';
import { help, suggestions } from './home/cards/help.ts';
import { home, welcome } from './home/cards/home.ts';
import { from } from '../kit/cards.ts';
import type { CardDefinition, Link } from '../kit/cards.ts';
import { meetingCards } from './meetings/cards/index.ts';
import { register, registerFiles } from './register/cards/register.ts';
import { awayForm, roll, rollImport } from './directory/cards/roll.ts';
import * as rmcForms from './rmc/cards/forms.ts';
import * as rmcNotices from './rmc/cards/notices.ts';
import * as rmcOutcomes from './rmc/cards/outcomes.ts';
import * as rotation from './rmc/cards/rotation.ts';
import * as rmcSwaps from './rmc/cards/swaps.ts';
import { room, roomLost, roomOpened } from './network/cards/rooms.ts';
import { pressOutcome } from './network/cards/pressOutcome.ts';
import { settings } from './network/cards/settings.ts';
import { linkEnded, stranger } from './directory/cards/stranger.ts';
import type { Reader } from '../core/people.ts';
import { offerButtons, requests } from './endorsement/cards/list.ts';
import type { CardName, Cards } from '../core/contract.ts';

export const CARDS = {
  request: from('request', request),
  stands: from('request', stands),
  earlierText: from('request', earlierText),
  reminder: from('request', reminder),
  reminderPast: from('request', reminderPast),
  objectionAlone: from('request', objectionAlone),
  referred: from('request', notices.referred),
  pairWithdrawn: from('request', notices.pairWithdrawn),
  outcome: from('request', outcome),
  askDecision: from('request', askDecision),
  unreached: from('request', unreached),
  needTime: from('request', notices.needTime),
  objectionNoted: from('request', notices.objectionNoted),
  withoutEffect: from('request', withoutEffect),
  enteredFor: from('request', enteredFor),
  corrected: from('request', notices.corrected),
  challenged: from('request', notices.challenged),
  extended: from('request', notices.extended),
  withdrawnNotice: from('request', notices.withdrawnNotice),
  waitsForMeeting: from('request', notices.waitsForMeeting),
  home: from('home', home),
  welcome: from('home', welcome),
  requests: from('requests', requests),
  offerButtons: from('requests', offerButtons),
  compose: from('none', compose),
  help: from('none', help),
  suggestions: from('none', suggestions),
  stranger: from('none', stranger),
  linkEnded: from('none', linkEnded),
  roll: from('roll', roll),
  rollImport: from('none', rollImport),
  awayForm: from('roll', awayForm),
  awaySet: from('none', awaySet),
  settings: from('settings', settings),
  room: from('room', room),
  roomOpened: from('none', roomOpened),
  roomLost: from('none', roomLost),
  pressOutcome: from('none', pressOutcome),
  rmc: from('rmc', rotation.rmc),
  rmcTerm: from('rmc', rotation.rmcTerm),
  rmcPreview: from('rmc', rotation.rmcPreview),
  rmcForm: from('rmc', rmcForms.rmcForm),
  rmcHistory: from('none', rmcForms.rmcHistory),
  rmcIncoming: from('rmc', rmcNotices.rmcIncoming),
  rmcIncomingPast: from('rmc', rmcNotices.rmcIncomingPast),
  rmcOutgoing: from('rmc', rmcNotices.rmcOutgoing),
  rmcAhead: from('rmc', rmcNotices.rmcAhead),
  rmcTurn: from('rmc', rmcNotices.rmcTurn),
  rmcConcerns: from('rmc', rmcNotices.rmcConcerns),
  rmcNoLonger: from('rmc', rmcNotices.rmcNoLonger),
  rmcTakenOver: from('rmc', rmcNotices.rmcTakenOver),
  rmcChairNamed: from('none', rmcNotices.rmcChairNamed),
  rmcSwapAsked: from('rmc', rmcSwaps.rmcSwapAsked),
  rmcSwapOver: from('rmc', rmcSwaps.rmcSwapOver),
  rmcSwapEnded: from('rmc', rmcSwaps.rmcSwapEnded),
  rmcOutcome: from('outcome', rmcOutcomes.rmcOutcome),
  rmcOutcomeOwed: from('outcome', rmcOutcomes.rmcOutcomeOwed),
  rmcOutcomeReminder: from('outcome', rmcOutcomes.rmcOutcomeReminder),
  rmcOutcomeMissing: from('outcome', rmcOutcomes.rmcOutcomeMissing),
  register: from('register', register),
  registerFiles: from('none', registerFiles),
  ...correspondenceCards,
  ...meetingCards,
} as const satisfies {
  readonly [Name in CardName]: CardDefinition<Cards[Name] extends undefined ? object : Cards[Name]>;
};

export const isCardName = (name: string): name is CardName => Object.hasOwn(CARDS, name);

const PAST: Partial<Record<CardName, CardName>> = { rmcIncoming: 'rmcIncomingPast', rmcSwapAsked: 'rmcSwapOver' };
/** What a message that is there already becomes once it has nothing left to say; undefined: it stays as it is. */
export const pastOf = (name: string): CardName | undefined =>
  isCardName(name) ? (PAST[name] ?? (CARDS[name].subject === 'request' ? 'reminderPast' : undefined)) : undefined;

/**
 * Draws a card for one reader; null when it has nothing left to say (a reminder whose reader has answered).
 * @param subject the view that `CARDS[name].subject` names
 * @param link makes the addresses of downloads; only cards that offer none do without
 * @throws Error for an unknown name
 */
export function draw(
  name: string,
  say: Speaker,
  reader: Reader,
  subject: unknown,
  data: CardData,
  link: Link = unlinked,
): Card | null {
  if (!isCardName(name)) throw new Error(`no card "${name}"`);
  const maker: CardDefinition = CARDS[name];
  return maker.draw({ say, reader, view: subject as never, data: data as never, link });
}

const unlinked: Link = (file) => {
  throw new Error(`nobody can make a link to ${file} here`);
};
