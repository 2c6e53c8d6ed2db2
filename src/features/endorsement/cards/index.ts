/** The cards of written endorsement. */
import { card, type CardDefinition } from '../../../kit/cards.ts';
import { compose, openPreview, revisePreview } from './compose.ts';
import { earlierText } from './earlierText.ts';
import { outcome } from './ended.ts';
import { offerButtons, requests } from './list.ts';
import * as notices from './notices.ts';
import { askDecision, cameBack, contested, enteredFor, unreached, withoutEffect } from './reached.ts';
import { positionReceipt } from './receipt.ts';
import { objectionAlone, objectionAlonePast, reminder, reminderPast } from './reminders.ts';
import { requestFiles } from './files.ts';
import { request } from './request.ts';
import { stands } from './saidWhat.ts';

type Draw<Data> = Parameters<typeof card<'request', Data>>[1];
/** A card about a request: a message with it is edited with the request, and points to a newer text when there is one. */
const ofRequest = <Data = object>(
  draw: Draw<Data>,
  more: { readonly differsByMail?: true } = {},
): CardDefinition<Data> =>
  card('request', draw, { past: 'reminderPast', earlier: 'earlierText', isKept: true, ...more });

export const cards = {
  request: ofRequest(request, { differsByMail: true }),
  stands: ofRequest(stands),
  earlierText: ofRequest(earlierText),
  reminder: ofRequest(reminder, { differsByMail: true }),
  reminderPast: ofRequest(reminderPast),
  objectionAlone: card('request', objectionAlone, { past: 'objectionAlonePast', earlier: 'earlierText', isKept: true }),
  objectionAlonePast: ofRequest(objectionAlonePast),
  referred: ofRequest(notices.referred),
  pairWithdrawn: ofRequest(notices.pairWithdrawn),
  outcome: ofRequest(outcome),
  askDecision: ofRequest(askDecision),
  unreached: ofRequest(unreached),
  cameBack: ofRequest(cameBack),
  needTime: ofRequest(notices.needTime),
  objectionNoted: ofRequest(notices.objectionNoted),
  withoutEffect: ofRequest(withoutEffect),
  enteredFor: ofRequest(enteredFor),
  positionReceipt: ofRequest(positionReceipt),
  contested: ofRequest(contested),
  closesOnDayOff: ofRequest(notices.closesOnDayOff),
  corrected: ofRequest(notices.corrected),
  challenged: ofRequest(notices.challenged),
  extended: ofRequest(notices.extended),
  withdrawnNotice: ofRequest(notices.withdrawnNotice),
  waitsForMeeting: ofRequest(notices.waitsForMeeting),
  requests: card('requests', requests),
  offerButtons: card('requests', offerButtons),
  compose: card('none', compose),
  requestFiles: card('none', requestFiles),
  openPreview: card('none', openPreview),
  revisePreview: card('none', revisePreview),
};
