/** What people type: the lists of all languages at once, each word with one meaning (domain.md 10). */
import { describe, expect, it } from 'vitest';
import { folded } from '../../src/core/fold.ts';
import { LANGUAGES } from '../../src/core/people.ts';
import { isNone, meaning, readLanguage, readRole, readSpan, TYPED, WORDS } from '../../src/i18n/typed.ts';
import { NAMED } from '../../src/i18n/commandNames.ts';
import { parse, REGISTRY, VOCABULARIES } from '../support/features.ts';

const TABLES = {
  states: TYPED.states,
  answers: TYPED.answers,
  spans: TYPED.spans,
  languages: TYPED.languages,
  roles: TYPED.roles,
  groups: TYPED.groups,
  weekdays: TYPED.rules.weekdays,
  nth: TYPED.rules.nth,
  rollHeads: TYPED.rollHeads,
  historyHeads: TYPED.historyHeads,
};

it('are read letter by letter when somebody types, not with the start', () => {
  let reads = 0;
  const counted = new Proxy({ yes: ['oui'] }, { ownKeys: (of) => ((reads += 1), Reflect.ownKeys(of)) });
  const read = meaning<'yes'>(counted);
  expect(reads).toBe(0);
  expect([read('OUI'), read('yes'), read('no')]).toEqual(['yes', 'yes', undefined]);
  expect(reads).toBe(2);
});

describe.each(Object.entries(TABLES))('%s', (_name, table) => {
  const all = Object.entries(table).flatMap(([name, words]) => [...words, name].map((word) => [word, name] as const));

  it('has no word that means two things', () => {
    const meanings = new Map<string, Set<string>>();
    for (const [word, name] of all) meanings.set(folded(word), new Set([...(meanings.get(folded(word)) ?? []), name]));
    expect([...meanings].filter(([, names]) => names.size > 1)).toEqual([]);
  });

  it('is read by every word, whatever its case, accents, blanks and dashes', () => {
    const read = meaning(table as Readonly<Record<string, readonly string[]>>);
    for (const [word, name] of all) {
      expect(read(word), word).toBe(name);
      expect(read(` ${word.toUpperCase().replaceAll(' ', '-')} `), word).toBe(name);
      expect(read(word.normalize('NFD').replace(/\p{M}/gu, '')), word).toBe(name);
    }
    expect(read('constructor')).toBeUndefined();
    expect(read('')).toBeUndefined();
  });
});

it('a weekday begins as no other does', () => {
  const starts = Object.entries(TYPED.rules.weekdays).flatMap(([day, words]) =>
    words.map((word) => [day, word] as const),
  );
  for (const [day, word] of starts)
    for (const [other, longer] of starts)
      if (day !== other) expect(longer.startsWith(word), `${word} ${longer}`).toBe(false);
});

it('no word for yes is one for none, and nothing is both', () => {
  expect(TYPED.none.filter((word) => [...TYPED.answers.yes, ...TYPED.answers.no].includes(word))).toEqual([]);
});

describe.each(LANGUAGES)('commands in %s', (language) => {
  it('are shown in the words of that language, and each is a way to type it', () => {
    for (const { name, usage, act } of VOCABULARIES[language].commands) {
      expect(usage).toBe(WORDS[language].commands[name].usage);
      const parsed = parse(usage);
      expect(parsed.type === 'act' || parsed.type === 'form' ? parsed.verb : parsed.type, usage).toBe(act);
    }
  });
});

it('no command begins with a word that is passed over, or is one that is taken for an answer', () => {
  const passedOver = new Set(TYPED.filling);
  const answers = new Set(TYPED.notPositions);
  const names = Object.values(TYPED.commands).flatMap(({ words }) => words);
  expect(names.length).toBeGreaterThan(500);
  // Read as a whole before any word is passed over.
  const whole = ['my data', 'my page', 'mes donnees', 'ma page'];
  expect(
    names.filter((name) => (passedOver.has(name.split(' ')[0] ?? '') && !whole.includes(name)) || answers.has(name)),
  ).toEqual([]);
});

describe('every name of every command, made of the words of any language', () => {
  /** What a command needs after its name. */
  const after = ({ takes, letters, act }: (typeof VOCABULARIES)['en']['commands'][number]): string => {
    if (takes === 'language') return ' fr';
    if (takes === 'away') return ' 2026-12-21 2027-01-04 Ana';
    if (takes === 'words') return ' gender';
    const shown = Object.values(REGISTRY.kinds).find(({ shownBy }) => shownBy === act);
    const letter = shown?.inner ?? shown?.letter ?? '';
    const ref = ` ${letters?.slice(0, 1) ?? letter}-3`;
    if (takes === 'refAndWords') return `${ref} UNHCR: Jane Doe`;
    return takes === 'ref' || takes === 'refAndNumber' ? ref : '';
  };
  const WAYS: readonly (readonly [string, (name: string) => string])[] = [
    ['in capitals', (name) => name.toUpperCase()],
    ['accents apart', (name) => name.normalize('NFD')],
    ['without accents', (name) => name.normalize('NFD').replace(/\p{M}/gu, '')],
    ['curled apostrophes', (name) => name.replaceAll("'", '’')],
    ['non-breaking spaces', (name) => name.replaceAll(' ', '\u00a0')],
    ['a narrow space before a mark', (name) => `${name}\u202f!`],
    ['after “please”', (name) => `please ${name}`],
  ];
  const typed = (text: string) => {
    const parsed = parse(text);
    return parsed.type === 'act' || parsed.type === 'form' ? parsed.verb : parsed.type;
  };

  it('is understood as it is, and in the ways that people and keyboards write it', () => {
    const wrong: string[] = [];
    let n = 0;
    for (const language of LANGUAGES)
      for (const command of VOCABULARIES[language].commands) {
        const { commands, things, deeds } = WORDS[language];
        const named = (NAMED[command.name] ?? []).flatMap(([thing, deed]) =>
          things[thing].flatMap((one) => (deed ? deeds[deed].map((two) => `${one} ${two}`) : [one])),
        );
        const isAlone = ['away', 'language', 'ref', 'refAndWords', 'refAndNumber'].includes(command.takes ?? '');
        for (const name of [...commands[command.name].words, ...named].filter((one) => one !== '?'))
          for (const rest of [after(command), ...(isAlone ? [] : [''])]) {
            // Each name as it is and in one way, in turn: all ways of all names would take long.
            const [way, as] = WAYS[(n += 1) % WAYS.length] ?? ['', String];
            for (const text of [`${name}${rest}`, as(`${name}${rest}`)])
              if (typed(text) !== command.act) wrong.push(`${way}: ${text} is ${typed(text)}, not ${command.act}`);
          }
      }
    expect(wrong).toEqual([]);
    expect(n).toBeGreaterThan(1000);
  });

  it('a deed may stand before its thing', () => {
    for (const language of LANGUAGES)
      for (const { name, act, takes } of VOCABULARIES[language].commands)
        for (const [thing, deed] of takes === undefined ? (NAMED[name] ?? []) : [])
          for (const one of WORDS[language].things[thing])
            for (const two of deed ? WORDS[language].deeds[deed] : [])
              expect(typed(`${two} ${one}`), `${two} ${one}`).toBe(act);
  });
});

describe('in French', () => {
  it.each([
    ['reunion lsite', 'réunion liste'],
    ['reglagse', 'réglages'],
    ['approbaton liste', 'approbation liste'],
  ])('“%s” is answered with “%s”', (text, nearest) => {
    expect(parse(text, 'fr')).toMatchObject({ type: 'unknown', nearest: expect.arrayContaining([nearest]) as unknown });
  });
  it('what is missing is shown, and what is offered at all', () => {
    expect(parse('montrer', 'fr')).toEqual({ type: 'missing', usage: 'approbation montrer E-12' });
    expect(parse('🤖 beep', 'fr')).toMatchObject({ nearest: ['accueil', 'aide'] });
  });
  it.each([
    ['Paramètres', 'settings.show'],
    ['membres', 'roll.show'],
    ['membres importer', 'roll.import'],
    ['appel à propositions', 'correspondence.compose'],
    ['envoyer urgent', 'correspondence.compose'],
    ['ordre du jour', 'agenda.show'],
    ['Procès-verbal M-7', 'minutes.show'],
    ['procès verbal M-7', 'minutes.show'],
    ['appel liste', 'input.list'],
    ['liste des appels', 'input.list'],
    ['appel nouveau', 'input.compose'],
    ['nouvel appel à contributions', 'input.compose'],
    ['l’appel I-4', 'input.show'],
    ['l’ordre du jour M-7', 'agenda.show'],
    ['plan liste', 'plan.show'],
    ['montrer le plan de travail du HCR', 'plan.show'],
    ['liste des membres', 'roll.show'],
    ['liste des décisions', 'register.search'],
    ['nouvelle actualité', 'news.compose'],
    ['nouveau message', 'correspondence.compose'],
    ['exporter mes données', 'person.export'],
    ['ouvrir ma page', 'page.show'],
    ['réunion nouveau', 'meeting.compose'],
  ])('“%s” is %s', (text, verb) => {
    const parsed = parse(text);
    expect(parsed.type === 'act' || parsed.type === 'form' ? parsed.verb : parsed.type).toBe(verb);
  });
  it.each(['Pas d’objection', 'sans\u00a0objection', 'PAS D´OBJECTION !', 'Nous nous opposons.'])(
    '“%s” is not a position',
    (text) => expect(parse(text)).toMatchObject({ type: 'notAPosition' }),
  );
  it.each([
    ['approbation liste ouvertes', 'open'],
    ['approbation sans décision', 'notdecided'],
    ['endorsement renvoyées', 'referred'],
  ])('“%s” lists those that are %s', (text, state) => {
    expect(parse(text)).toMatchObject({ verb: 'endorsement.list', inputs: { state } });
  });
});

it('single words', () => {
  expect([readLanguage('FRANÇAIS'), readLanguage('anglais'), readLanguage('fr')]).toEqual(['fr', 'en', 'fr']);
  expect([readRole('Suppléante'), readRole('RMC-Chair'), readRole('boss')]).toEqual([
    'alternate',
    'rmcChair',
    undefined,
  ]);
  expect([readSpan('Jours'), readSpan('h')]).toEqual(['days', 'hours']);
  expect([isNone('None'), isNone('AUCUNE'), isNone('')]).toEqual([true, true, false]);
});
