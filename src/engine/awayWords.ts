/** Reads what follows the command `away`: two days and a name, in any order. */
import { act, type Parsed, type ReadDays } from './parsed.ts';
import type { Vocabulary } from './vocabulary.ts';
import { plain } from './typedTokens.ts';

const isIsoDate = (word: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(word);

/** The earlier of the two days is the first day away, whatever their order in the text. */
function acting(days: { readonly from: string; readonly to: string }, name: readonly string[]): Parsed {
  const given = [days.from, days.to];
  const [from = '', to = ''] = given.every(isIsoDate) ? given.sort() : given;
  return act('away.set', { from, to, alternate: name.join(' ') });
}

/** More words than two days and a name can have. */
const MAX_AWAY_WORDS = 24;

/**
 * Reads two days and a name, in any order, with or without “with” between them. When nothing follows the command, opens the
 * form.
 */
export function away({ with: withs }: Vocabulary, words: readonly string[], usage: string, days: ReadDays): Parsed {
  if (words.length === 0) return act('away.form');
  const kept = words.filter((word) => !withs.includes(plain(word)));
  if (kept.length > MAX_AWAY_WORDS) return { type: 'missing', usage };
  for (let n = kept.length - 1; n > 0; n -= 1)
    for (const [dates, name] of [
      [kept.slice(0, n), kept.slice(n)],
      [kept.slice(-n), kept.slice(0, -n)],
    ] as const) {
      const read = days(dates.join(' '));
      if (read) return acting(read, name);
    }
  const around = days(kept.filter(isIsoDate).join(' '));
  const name = kept.filter((word) => !isIsoDate(word));
  return around && name.length > 0 ? acting(around, name) : { type: 'missing', usage };
}
