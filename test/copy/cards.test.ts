import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../src/core/people.ts';
import type { Plural, Text } from '../../src/i18n/phrase.ts';
import { areas as enAreas, en } from '../../src/i18n/en/index.ts';
import { areas as frAreas, fr } from '../../src/i18n/fr/index.ts';

const texts: Readonly<Record<Language, Readonly<Record<string, Text>>>> = { en, fr };
const parts = { en: Object.values(enAreas), fr: Object.values(frAreas) };
const keys = Object.keys(en);
const forms = (text: Text | undefined): readonly string[] =>
  text === undefined ? [] : typeof text === 'string' ? [text] : Object.values(text);
const places = (text: string): string =>
  [...text.matchAll(/\{[^{}]*\}/g)]
    .map(([place]) => place)
    .sort()
    .join(' ');

describe.each(LANGUAGES)('the texts in %s', (language) => {
  const of = texts[language];

  it('are those of the English source, each in one area only', () => {
    expect(Object.keys(of).sort()).toEqual([...keys].sort());
    const all = parts[language].flatMap((area) => Object.keys(area));
    expect(all.filter((key, i) => all.indexOf(key) !== i)).toEqual([]);
  });

  it('have the places of the source in every form', () => {
    const faults = keys.flatMap((key) => {
      const source = (en as Readonly<Record<string, Text>>)[key];
      const wanted = places(typeof source === 'string' ? source : (source?.other ?? ''));
      // A form for none or one may leave the number out ("one working day").
      const uncounted = (text: string) => text.replace(/\{n(?::number)?\} ?/g, '').trim();
      const same = (text: string) => places(text) === wanted || places(uncounted(text)) === uncounted(wanted);
      return forms(of[key]).every(same) ? [] : [key];
    });
    expect(faults).toEqual([]);
  });

  it('have well-formed places', () => {
    const odd = keys.filter((key) =>
      forms(of[key]).some((text) =>
        /[{}]/.test(
          text.replace(
            /\{\w+(?::(?:instant|time|dayTime|date|number|list|quoted|entity|entities|entityCount|peopleCount|seatCount))?\}/g,
            '',
          ),
        ),
      ),
    );
    expect(odd).toEqual([]);
  });

  it('have the plural forms of the language and no others, and words for nothing where the source has them', () => {
    const wanted = [...new Intl.PluralRules(language).resolvedOptions().pluralCategories].sort();
    const plural = keys.filter((key) => typeof of[key] === 'object');
    expect(plural.length).toBeGreaterThan(0);
    expect(
      plural.filter(
        (key) =>
          Object.keys(of[key] as Plural)
            .filter((form) => form !== 'zero')
            .sort()
            .join() !== wanted.join(),
      ),
    ).toEqual([]);
  });

  it('say something, without stray spaces', () => {
    expect(
      keys.filter((key) => forms(of[key]).some((text) => text.trim() !== text || text === '' || / {2}/.test(text))),
    ).toEqual([]);
  });
});

describe('French typography', () => {
  const NO_BREAK = '\u00a0';
  /** Without places and addresses, which have a colon too. */
  const bare = (text: string): string => text.replace(/\{[^{}]*\}/g, 'x').replaceAll('https:', '');
  const keysWith = (fault: RegExp): string[] =>
    Object.entries<Text>(fr).flatMap(([key, text]) =>
      forms(text).some((form) => fault.test(bare(form))) ? [key] : [],
    );

  it('does not let a line begin with a sign of two parts, in any area', () => {
    expect(keysWith(/ [;:?!»]|« /)).toEqual([]);
  });

  it('has no word before the name of an entity that would need an article or an elision', () => {
    const needs = /(?:^|[ \u00a0(])(?:de|que|le|la|au|du) \{\w+:entity\}|[dlLqu]’\{\w+:entity\}/;
    expect(
      Object.entries<Text>(fr).flatMap(([key, text]) => (forms(text).some((form) => needs.test(form)) ? [key] : [])),
    ).toEqual([]);
  });

  it('has the same space everywhere', () => {
    expect(keysWith(/\u202f/)).toEqual([]);
  });

  // What people type, as they type it.
  const TYPED = [
    'card.person.identityHint',
    'input.notLocalTime',
    'roll.looksLike',
    'roll.notIdentity',
    'templates.marks',
  ];
  it('leaves the space out only in what people type', () => {
    const found = keysWith(new RegExp(`[^\\s${NO_BREAK}\\d][;:?!»]|\\d[;?!»]|\\d:(?!\\d)|«[^${NO_BREAK}]`));
    expect(found.sort()).toEqual(TYPED);
  });

  it('has its own quotation marks, in texts and in what code puts together', () => {
    expect(keysWith(/[“”„]/)).toEqual([]);
    // Comments, patterns that read what people wrote, and the guide to templates may have others.
    const code = ['src/features', 'src/kit', 'src/core', 'src/calendar', 'src/engine', 'src/platforms/adaptiveCard'];
    const found = code.flatMap((folder) =>
      readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((file) => !file.includes('/documents/fields/'))
        .flatMap((file) => {
          const lines = readFileSync(file, 'utf8')
            .replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '')
            .split('\n');
          return lines.filter((line) => /(?:'[^']*|`[^`]*)[“”]/.test(line)).map((line) => `${file}: ${line.trim()}`);
        }),
    );
    expect(found.filter((line) => !/withoutEnd|RegExp|\.test\(|\.replace|const WINDOWS =/.test(line))).toEqual([]);
  });

  it('has the apostrophe of print', () => {
    expect(keysWith(/\p{L}'\p{L}/u)).toEqual([]);
  });
});

describe('texts of cards', () => {
  const files = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true, recursive: true }).flatMap((entry) =>
      // Downloads put columns and lines together; the cards' texts are what this is about.
      entry.isFile() && entry.name.endsWith('.ts') && !['files.ts', 'ics.ts'].includes(entry.name)
        ? [readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8')]
        : [],
    );
  const source = readdirSync('src/features', { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => files(`src/features/${name}/cards`))
    .concat(files('src/kit/blocks'))
    .join('\n');
  /** `card.state.${state}` stands for every key that fits. */
  const used = [...source.matchAll(/['`]((?:card|reason)\.[\w.${}[\]]+)['`]/g)].map(
    ([, key = '']) => new RegExp(`^${key.replace(/\$\{[^}]*\}/g, '\\w+').replaceAll('.', '\\.')}$`),
  );

  it('are all used', () => {
    expect(Object.keys(enAreas.cards).filter((key) => !used.some((pattern) => pattern.test(key)))).toEqual([]);
  });

  it('are nowhere joined from pieces of sentences', () => {
    expect([...source.matchAll(/say\([^()]*\)\s*\+|\+\s*say\(|\$\{say\(/g)].map(([found]) => found)).toEqual([]);
  });
});

it('the French texts name no objection by an entity’s bare name, which would want an article or an apostrophe', () => {
  const faults = Object.entries(texts.fr).filter(([, text]) => forms(text).some((one) => /objection de \{/.test(one)));
  expect(faults).toEqual([]);
});
