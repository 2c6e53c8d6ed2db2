/** The possible meanings of typed words. */
import type { ActName, CardWithoutData } from '../core/contract.ts';

/** A command that may have been meant and that can be pressed as it is: it needs no words after it. */
export interface Suggestion {
  readonly usage: string;
  readonly act: ActName;
  readonly inputs?: Readonly<Record<string, string>>;
}

export type Parsed =
  | {
      readonly type: 'act';
      readonly verb: string;
      readonly target?: string;
      readonly inputs: Readonly<Record<string, string>>;
    }
  | { readonly type: 'form'; readonly verb: string; readonly form: CardWithoutData }
  /** Words that sound like a position. `target`: the request that they name. `text`: what they say about it. */
  | { readonly type: 'notAPosition'; readonly target?: string; readonly text?: string }
  | { readonly type: 'nothing' }
  | { readonly type: 'missing'; readonly usage: string }
  | {
      readonly type: 'unknown';
      readonly typed: string;
      readonly nearest: readonly string[];
      /** Those of the suggestions that can be buttons. */
      readonly presses: readonly Suggestion[];
    };

/**
 * Reads two days as people write them: as the inputs of an act, where a day that could be two is both. Relative words
 * (“tomorrow”) depend on where and when they were typed.
 */
export type ReadDays = (typed: string) => { readonly from: string; readonly to: string } | undefined;
export const act = (verb: string, inputs: Readonly<Record<string, string>> = {}, target?: string): Parsed => ({
  type: 'act',
  verb,
  inputs,
  ...(target !== undefined && { target }),
});
