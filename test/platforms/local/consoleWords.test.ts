/** The console's frame speaks the language of the person whose chat it shows, and offers only what Concord understands. */
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';

import { LANGUAGES } from '../../../src/core/people.ts';
import type { Person } from '../../../src/platforms/local/console/api.ts';
import { frameWords, suggestions } from '../../../src/platforms/local/console/frameWords.ts';
import { roleName } from '../../../src/platforms/local/console/who.ts';
import { counted, FRENCH, setFrameLanguage, stateIn, t } from '../../../src/platforms/local/console/frameTexts.ts';
import { PANELS } from '../../../src/platforms/local/console/recordPanels.ts';
import { city, moment } from '../../../src/platforms/local/console/time.ts';
import { parse } from '../../support/features.ts';

const person = (role: string, language: string): Person => ({
  ...{ id: 'p-1', name: 'Amina Diallo', entity: 'UNHCR', role, roles: [role] },
  ...{ unread: 0, language, zone: 'Africa/Dakar', blocked: false },
});

const asked = (role: string, language: string): unknown[] =>
  suggestions(person(role, language)).map((text) => parse(text));

test.each(['focalPoint', 'secretariat'])(
  'what is offered to a %s is one act each, the same in every language',
  (role) => {
    const english = asked(role, 'en');
    for (const parsed of english)
      expect(parsed).toMatchObject({ type: expect.stringMatching(/^(act|form)$/) as string });
    for (const language of LANGUAGES) expect(asked(role, language)).toEqual(english);
  },
);

test.each(LANGUAGES.filter((language) => language !== 'en'))('the frame has words of its own in %s', (language) => {
  const [own, english] = [frameWords({ language }), frameWords({ language: 'en' })];
  for (const key of ['field', 'send', 'hints', 'notSent', 'earlier', 'empty', 'blocked'] as const)
    expect(own[key]).not.toBe(english[key]);
  expect(suggestions(person('focalPoint', language))).not.toEqual(suggestions(person('focalPoint', 'en')));
  expect(own.placeholder('Amina Diallo')).not.toBe(english.placeholder('Amina Diallo'));
});

test('French roles beside the name; English for a language that the console has no words of', () => {
  expect(roleName(person('focalPoint', 'fr'), frameWords({ language: 'fr' }).roles)).toBe('Point focal');
  expect(frameWords({ language: 'ar' })).toBe(frameWords({ language: 'en' }));
});

afterEach(() => setFrameLanguage('en'));

test('the frame is in French for a person whose language is French, with its dates, numbers and places', () => {
  const request = { target: 'E-1', state: 'open', title: 'Plan', closesAt: '2026-12-03T17:00:00Z', electorate: ['A'] };
  const said = () =>
    PANELS[0]?.say({ ...request, positions: [], unreached: ['A'] }, { zone: 'Europe/Zurich', people: [] });
  expect(said()?.facts).toEqual(['Closes Thu, 3 Dec 2026, 18:00', '0 of 1 have answered', '1 not reached']);
  setFrameLanguage('fr');
  expect(said()?.facts).toEqual(['Clôture\u00a0: jeu. 3 déc. 2026, 18:00', '0 sur 1 ont répondu', '1 non joints']);
  expect([t('Requests'), stateIn('open'), city('Europe/Zurich')]).toEqual(['Demandes', 'ouverte', 'Genève']);
  expect(roleName(person('alternate', 'fr'))).toBe('Suppléant');
  expect(counted(0, '{n} message', '{n} messages')).toBe('0 message');
  expect(counted(1234, '{n} message', '{n} messages')).toBe('1\u202f234 messages');
  expect(moment('2026-11-24T17:02:00Z', 'UTC')).toBe('mar. 24 nov. 2026, 17:02');
  setFrameLanguage('ar');
  expect(t('Requests')).toBe('Requests');
});

test('every text of the frame has the same places in French, and French spaces', () => {
  const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
  for (const [english, french] of Object.entries(FRENCH)) {
    expect(places(french), french).toEqual(places(english));
    expect(french).not.toMatch(/ [:;?!»]|« /);
  }
});

test('no sentence of the frame stands outside the table', () => {
  const folder = new URL('../../../src/platforms/local/console/', import.meta.url);
  // The guided story is told in English to whoever tries the program.
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !/^(frame|story)/.test(name));
  const sentences = files.flatMap((name) => {
    const code = readFileSync(new URL(name, folder), 'utf8').replace(/\/\*[^]*?\*\/|\/\/.*/g, '');
    return [...code.matchAll(/(['`])([A-Z][a-z’]+ [^'`\n]*)\1/g)].map(([, , text = '']) => text);
  });
  expect(sentences.length).toBeGreaterThan(20);
  expect(sentences.filter((text) => !Object.hasOwn(FRENCH, text))).toEqual([]);
});
