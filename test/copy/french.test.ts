/** What French asks for wherever a name or a list is put into a text. */
import { describe, expect, it } from 'vitest';
import { speaker } from '../../src/i18n/speaker.ts';
import { fr } from '../../src/i18n/fr/index.ts';
import { elided } from '../../src/i18n/elision.ts';
import { world } from '../support/world.ts';

const say = speaker('fr', 'Europe/Paris');

const AT = '2026-12-15T10:00:00.000Z';
/** Values for places of each kind. */
const EXAMPLES: Readonly<Record<string, string | number | string[]>> = {
  ...{ instant: AT, time: AT, dayTime: AT, date: '2026-12-15', number: 5 },
  ...{ list: ['x'], entities: ['x'], quoted: ['x'] },
};

describe('elision', () => {
  it.each([
    ['Aminata', 'd’Aminata'],
    ['Élise', 'd’Élise'],
    ['Hélène Roux', 'd’Hélène Roux'],
    ['Ibrahim', 'd’Ibrahim'],
    ['ONU-Femmes', 'd’ONU-Femmes'],
    ['Yves', 'd’Yves'],
    ['Hassan', 'de Hassan'],
    ['HCR', 'de HCR'],
    ['Yasmine', 'de Yasmine'],
    ['Marie', 'de Marie'],
    ['E-12', 'de E-12'],
    ['2026', 'de 2026'],
    ['أمينة', 'de أمينة'],
  ])('before %s', (name, expected) => {
    expect(elided('de ', name) + name).toBe(expected);
  });

  it('keeps what no name follows, other words and other languages', () => {
    expect(elided('Voici la fiche de ', 'Aminata')).toBe('Voici la fiche d’');
    expect(elided('que ', 'Aminata')).toBe('qu’');
    expect(elided('grande ', 'Aminata')).toBe('grande ');
    expect(elided('de : ', 'Aminata')).toBe('de : ');
    expect(speaker('en', 'Europe/Paris')('roll.personIs', { name: 'de Aminata' })).toContain('de Aminata');
  });

  it('is made in every text that has a name after “de” or “que”', () => {
    expect(say('roll.personIs', { name: 'Aminata Diallo' })).toBe('Voici la fiche d’Aminata Diallo.');
    const wrong: string[] = [];
    for (const [key, text] of Object.entries(fr))
      for (const one of typeof text === 'string' ? [text] : Object.values(text))
        for (const [, name = ''] of one.matchAll(/(?<![\p{L}])(?:de|que)[ \u00a0]\{(\w+)(?::\w+)?\}/giu)) {
          const kinds = [...one.matchAll(/\{(\w+)(?::(\w+))?\}/g)];
          const values = Object.fromEntries(kinds.map(([, place = '', kind = '']) => [place, EXAMPLES[kind] ?? 'x']));
          const isName = kinds.some(([, place, kind = '']) => place === name && (kind === '' || kind === 'entity'));
          if (!isName) continue;
          const said = say.phrase({ key, with: { n: 5, ...values, [name]: 'Aminata' } });
          if (/(?:de|que)[ \u00a0]Aminata/iu.test(said)) wrong.push(key);
        }
    expect(wrong).toEqual([]);
  });
});

it('parts of a list have a no-break space before their semicolons', () => {
  expect(say.clauses(['a, b', 'c'])).toBe('a, b\u00a0; c');
});

it('what is typed with the French spaces of an example is understood', async () => {
  const w = await world();
  const nb = '\u00a0';
  const set = { short: 'UNHCR', shorts: `fr${nb}: HCR${nb}; es${nb}: ACNUR` };
  expect(await w.officer.press('entity.set', null, set)).toMatchObject({ ok: true });
  const shown = (await w.officer.say('entity UNHCR')).words;
  expect(shown).toContain('fr: HCR; es: ACNUR');
  const call = {
    title: 'Bilan',
    questions: `Combien${nb}? (choix${nb}: a${nb}; b${nb}; c)\nActivités (tableau${nb}: quoi${nb}; où)`,
    dueOn: '2026-12-20',
  };
  expect(await w.officer.press('input.open', null, call)).toMatchObject({ ok: true });
  const [asked] = await w.records<{ questions: readonly { options?: readonly string[] }[] }>('inputs');
  expect(asked?.questions.map(({ options }) => options)).toEqual([
    ['a', 'b', 'c'],
    ['quoi', 'où'],
  ]);
});
