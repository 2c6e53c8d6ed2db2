/** The console's frame speaks the language of the person whose chat it shows, and offers only what Concord understands. */
import { expect, test } from 'vitest';
import { LANGUAGES } from '../../../src/core/people.ts';
import type { Person } from '../../../src/platforms/local/console/api.ts';
import { frameWords, suggestions } from '../../../src/platforms/local/console/frameWords.ts';
import { roleName } from '../../../src/platforms/local/console/who.ts';
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
