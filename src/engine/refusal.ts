/** Refusals by the engine itself, before a rule is asked. */
import type { Answer } from '../core/answer.ts';
import type { Phrase } from '../core/phrase.ts';

export const refusal = (code: Exclude<Answer, { ok: true }>['code'], say: Phrase, more: object = {}): Answer => ({
  ok: false,
  code,
  say,
  ...more,
});
