/** The cards of the Resource Management Committee. */
import { card } from '../../../kit/cards.ts';
import { rmcFiles } from './composition.ts';
import * as configuring from './configuring.ts';
import * as forms from './forms.ts';
import * as notices from './notices.ts';
import * as outcomes from './outcomes.ts';
import * as rotation from './rotation.ts';
import * as swaps from './swaps.ts';

export const cards = {
  rmc: card('rmc', rotation.rmc),
  rmcTerm: card('rmc', rotation.rmcTerm),
  rmcPreview: card('rmc', rotation.rmcPreview),
  rmcFiles: card('none', rmcFiles),
  rmcForm: card('rmc', forms.rmcForm),
  rmcConfigurePreview: card('none', configuring.rmcConfigurePreview),
  rmcStays: card('rmc', configuring.rmcStays),
  rmcMoved: card('rmc', configuring.rmcMoved),
  rmcNotKept: card('none', configuring.rmcNotKept),
  rmcHistory: card('none', forms.rmcHistory),
  rmcIncoming: card('rmc', notices.rmcIncoming, { past: 'rmcIncomingPast' }),
  rmcIncomingPast: card('rmc', notices.rmcIncomingPast),
  rmcOutgoing: card('rmc', notices.rmcOutgoing),
  rmcAhead: card('rmc', notices.rmcAhead),
  rmcTurn: card('rmc', notices.rmcTurn),
  rmcConcerns: card('rmc', notices.rmcConcerns),
  rmcNoLonger: card('rmc', notices.rmcNoLonger),
  rmcTakenOver: card('rmc', notices.rmcTakenOver),
  rmcChairNamed: card('none', notices.rmcChairNamed),
  rmcSwapAsked: card('rmc', swaps.rmcSwapAsked, { past: 'rmcSwapOver' }),
  rmcSwapOver: card('rmc', swaps.rmcSwapOver),
  rmcSwapEnded: card('rmc', swaps.rmcSwapEnded),
  rmcOutcome: card('outcome', outcomes.rmcOutcome),
  rmcOutcomePreview: card('none', outcomes.rmcOutcomePreview),
  rmcOutcomeOwed: card('outcome', outcomes.rmcOutcomeOwed),
  rmcOutcomeReminder: card('outcome', outcomes.rmcOutcomeReminder),
  rmcOutcomeMissing: card('outcome', outcomes.rmcOutcomeMissing),
};
