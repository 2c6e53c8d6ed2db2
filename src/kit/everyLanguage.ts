/** Texts in all languages of the program, for searching: people mix languages. */
import type { Key } from '../i18n/phrase.ts';
import { speaker } from '../i18n/speaker.ts';
import { LANGUAGES } from '../core/people.ts';
import { LOCALE } from '../i18n/format.ts';

/** The words of a text without places, in each language. */
export const inEveryLanguage = (key: Key): string[] =>
  LANGUAGES.map((language) => speaker(language, 'UTC').phrase({ key, with: {} }));

let names: readonly (readonly string[])[] | undefined;
/** Made with the first search: formatters are slow to make, and a start does not wait for them. */
export const monthsInEveryLanguage = (): readonly (readonly string[])[] =>
  (names ??= Array.from({ length: 12 }, (_, month) =>
    LANGUAGES.map((language) =>
      new Intl.DateTimeFormat(LOCALE[language], { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2026, month, 15)),
    ),
  ));

/** `2026-12-02` as it is, and as it is written: `2026-12-02`, `2 December 2026`, `2 décembre 2026`. */
export function dayInEveryLanguage(date: string): string[] {
  const [year = '', month = '', day = ''] = date.split('-');
  return [date, ...(monthsInEveryLanguage()[Number(month) - 1] ?? []).map((name) => `${Number(day)} ${name} ${year}`)];
}
