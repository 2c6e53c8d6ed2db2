/** The answers for a store that cannot be read or written. In each of these cases nothing has been changed. */
import type { Answer } from '../core/answer.ts';
import type { Phrase } from '../core/phrase.ts';
import { phrase } from '../i18n/phrase.ts';
import { speaker } from '../i18n/speaker.ts';
import type { Door } from '../platforms/door.ts';
import { StoreDamaged, StoreGone } from '../store/store.ts';

export const TRY_AGAIN = no(phrase('refused.tryAgain'));
/** The text does not say "try again", because a person who does that would never succeed. */
const DAMAGED = no(phrase('refused.damaged'));
const GONE = no(phrase('refused.gone'));

function no(say: Phrase) {
  return { ok: false, code: 'conflict', say } as const satisfies Answer;
}

export function storeFaultAnswer(fault: unknown): ReturnType<typeof no> {
  if (fault instanceof StoreGone) return GONE;
  return fault instanceof StoreDamaged ? DAMAGED : TRY_AGAIN;
}

/** See `Door.refused`. */
export const refused: Door['refused'] = (fault, language) => {
  const { say, ...answer } = storeFaultAnswer(fault);
  return { ...answer, message: speaker(language, 'UTC').phrase(say), language };
};
