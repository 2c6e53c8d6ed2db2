/** Turns the code of an input's fault (`input.tooLong:300`) into the sentence for people. */
import { EITHER } from '../core/inputs.ts';
import type { Phrase } from '../core/phrase.ts';
import type { Key } from '../i18n/phrase.ts';

/** Faults in the schema library's own words (a list where text is wanted) become "this must be text". */
export function inputFault(fault: string): Phrase {
  const [key = '', n] = fault.split(':');
  if (key === 'input.twoDates') {
    const [one = '', other = ''] = (n ?? '').split(EITHER);
    return { key: 'input.twoDates' satisfies Key, with: { one, other } };
  }
  if (!key.startsWith('input.')) return { key: 'input.notText' satisfies Key, with: {} };
  return { key, with: n === undefined ? {} : { n: Number(n) } };
}
