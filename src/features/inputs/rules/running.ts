/** Refuses what can be done only while a call runs, and says what is true of the call instead. */
import { refuse, type Decision, type Extras } from '../../../core/decision.ts';
import type { RefusalCode } from '../../../core/answer.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import type { InputCall } from './state.ts';

/** Why the call takes neither answers nor decisions about them now; undefined while it runs. */
export function whyNot({ state, target: ref }: InputCall): { code: RefusalCode; say: Phrase } | undefined {
  switch (state) {
    case 'open':
      return undefined;
    case 'held':
      return { code: 'conflict', say: phrase('inputs.waits', { ref }) };
    case 'closed':
      return { code: 'closed', say: phrase('inputs.isClosed', { ref }) };
    case 'declined':
      return { code: 'closed', say: phrase('inputs.wasDeclined', { ref }) };
    case 'cancelled':
      return { code: 'closed', say: phrase('inputs.wasCancelled', { ref }) };
  }
}

export const boardOf = ({ target }: InputCall): Extras => ({ target, card: { name: 'inputBoard', about: target } });

export function notRunning(c: InputCall): Decision<InputCall> | undefined {
  const why = whyNot(c);
  return why && refuse(c, why.code, why.say, boardOf(c));
}
