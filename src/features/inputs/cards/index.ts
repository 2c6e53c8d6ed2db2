/** The cards of calls for input. */
import { card } from '../../../kit/cards.ts';
import { inputAnswer } from './answerForm.ts';
import { inputBoard } from './board.ts';
import { inputCall } from './call.ts';
import { inputFiles } from './filesCard.ts';
import { inputForm, inputPreview } from './forms.ts';
import { inputHanded } from './handed.ts';
import { inputCalls } from './list.ts';
import { inputNotice, inputReminder } from './notices.ts';

export const cards = {
  inputCall: card('inputCall', inputCall),
  inputBoard: card('inputCall', inputBoard),
  inputAnswer: card('inputCall', inputAnswer),
  inputReminder: card('inputCall', inputReminder),
  inputNotice: card('inputCall', inputNotice),
  inputCalls: card('inputCalls', inputCalls),
  inputFiles: card('inputCall', inputFiles),
  inputHanded: card('inputsOwed', inputHanded),
  inputForm: card('inputComposing', inputForm),
  inputPreview: card('inputComposing', inputPreview),
};
