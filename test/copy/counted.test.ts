import { describe, expect, it } from 'vitest';
import type { Language } from '../../src/core/people.ts';
import { en } from '../../src/i18n/en/index.ts';
import { fr } from '../../src/i18n/fr/index.ts';
import type { Text } from '../../src/i18n/phrase.ts';
import { speaker } from '../../src/i18n/speaker.ts';

const NUMBERS = [0, 1, 2, 26];
const COUNTS = /\{(\w+):(number|entityCount|peopleCount|seatCount)\}/g;
const texts = (of: object): [string, Text][] => Object.entries(of) as [string, Text][];
const forms = (text: Text): string[] => (typeof text === 'string' ? [text] : Object.values(text));

/** The text as it is said when everything that is counted in it is `n`. Other places are a word. */
function said(language: Language, key: string, text: Text, n: number): string {
  const counts = forms(text).flatMap((form) =>
    [...form.matchAll(COUNTS)].map(([, name = '']): [string, number] => [name, n]),
  );
  const values: Record<string, number> = Object.fromEntries(counts);
  const words = speaker(language, 'UTC').phrase({ key, with: { n, ...values } });
  return words.replace(/\{\w+(?::\w+)?\}/g, '…');
}

/** What is counted in the texts, where it stands right behind a number: one of them, and several. */
const NOUNS: Readonly<Record<Language, readonly (readonly [one: string, several: string])[]>> = {
  en: [
    ['entity', 'entities'],
    ['person', 'people'],
    ...'item meeting action term seat message request decision line fault link character recipient year minute other absence'
      .split(' ')
      .map((noun) => [noun, `${noun}s`] as const),
    ['working day', 'working days'],
  ],
  fr: 'entité personne point réunion action mandat siège message demande décision ligne erreur lien caractère destinataire an minute autre nom absence jour mesure élément'
    .split(' ')
    .map((noun) => [noun, `${noun}s`] as const),
};
/** French has no plural for nothing, English has one. */
const isSeveral = (language: Language, n: number): boolean => n > 1 || (n === 0 && language === 'en');

it.each(Object.entries({ en, fr }))('an outcome without actions does not count them (%s)', (language, of) => {
  const recorded = texts(of).filter(([key]) => key.startsWith('decision.recorded.'));
  const none = recorded.map(([key, text]) => said(language as Language, key, text, 0));
  expect(none.filter((words) => /0|action/.test(words))).toEqual([]);
  expect(none.length).toBeGreaterThan(5);
});

describe.each([
  ['en', en],
  ['fr', fr],
] as const)('counted words in %s', (language, all) => {
  const end = '(?![\\p{L}])';

  it.each(NUMBERS)('agree with %i', (n) => {
    const faults = texts(all).flatMap(([key, text]) => {
      const words = said(language, key, text, n);
      const wrong = NOUNS[language].some(([one, several]) =>
        new RegExp(`(?<![\\d.,])${n}\\s(?:more )?${isSeveral(language, n) ? one : several}${end}`, 'u').test(words),
      );
      return wrong && !ALWAYS_MANY.has(key) ? [`${key}: ${words}`] : [];
    });
    expect(faults).toEqual([]);
  });

  it('are said once', () => {
    const doubled = texts(all).flatMap(([key, text]) => {
      const words = said(language, key, text, 26);
      return /(?<!\p{L})(\p{L}{3,}) \1(?!\p{L})/u.test(words) ? [`${key}: ${words}`] : [];
    });
    expect(doubled).toEqual([]);
  });

  /** A text has the plural forms of `n` alone: "{seats:number} seats" would say "1 seats". */
  it('stand behind no number but their own', () => {
    const nouns = NOUNS[language].flat().join('|');
    const behind = new RegExp(`\\{(\\w+)(?::number)\\}\\)?\\s(?:${nouns})${end}`, 'gu');
    const faults = texts(all).flatMap(([key, text]) => {
      const places = forms(text).flatMap((form) => [...form.matchAll(behind)].map(([, name]) => name));
      return places.some((name) => name !== 'n' || typeof text === 'string') ? [key] : [];
    });
    expect(faults.filter((key) => !ALWAYS_MANY.has(key))).toEqual([]);
  });

  it('are not elided as a number is: "de 1"', () => {
    const faults = texts(all).flatMap(([key, text]) => {
      const words = said(language, key, text, 1);
      return !ALWAYS_MANY.has(key) && /(?<!\p{L})(?:de|que) 1 \p{L}/u.test(words) ? [`${key}: ${words}`] : [];
    });
    expect(language === 'fr' ? faults : []).toEqual([]);
  });
});

/** Their number is a limit of the program, far over one. */
const ALWAYS_MANY = new Set(['rmc.tooFar', 'action.tooMany', 'register.tooLong']);
