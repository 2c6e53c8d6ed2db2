/** Turns the code of a fault in an input (`input.tooLong:300`) into a sentence for people. */
import { EITHER, OPTIONS } from '../core/inputs.ts';
import type { Phrase } from '../core/phrase.ts';
import type { Key } from '../i18n/phrase.ts';

/** A fault in the schema library's own words (such as a list where text is wanted) becomes "this must be text". */
export function inputFault(fault: string): Phrase {
  const [key = '', n] = fault.split(':');
  if (key === 'input.twoDates') {
    const [one = '', other = ''] = (n ?? '').split(EITHER);
    return { key: 'input.twoDates' satisfies Key, with: { one, other } };
  }
  if (key === 'input.notOption')
    return { key: 'input.notOption' satisfies Key, with: { options: (n ?? '').split(OPTIONS) } };
  if (!key.startsWith('input.')) return { key: 'input.notText' satisfies Key, with: {} };
  return { key, with: n === undefined ? {} : { n: Number(n) } };
}
