/** A fresh network: each look that is empty says what comes next, in its reader's language, and what it names can be typed. */
import { expect, it } from 'vitest';
import { world, type World } from '../support/world.ts';

const LOOKS = {
  en: ['endorsement list', 'meeting list', 'agenda', 'send list', 'call list', 'plan', 'register'],
  fr: ['approbation liste', 'réunion liste', 'ordre du jour', 'envoyer liste', 'appel liste', 'plan', 'registre'],
};
const NEXT = {
  en: /Open the first|The Secretariat|Plan a series|Write the first|comes to you|Ask entities|Add the first|gets its number/,
  fr: /Ouvrez la première|Le Secrétariat|Prévoyez|Écrivez le premier|vous parvient|Interrogez|Ajoutez la|prend son numéro/,
};

it.each(['en', 'fr'] as const)('says what comes next (%s)', async (language) => {
  const w = await world();
  for (const who of [w.officer, w.focalPoint('UNHCR')] as World['officer'][]) {
    await who.say(`language ${language}`);
    for (const look of LOOKS[language]) {
      const { words } = await who.say(look);
      expect(words, look).toMatch(NEXT[language]);
      for (const [, typed = ''] of words.matchAll(
        /(?:type|écrivez|with|avec|écrivant)[ \u00a0][“«]\u00a0?([\p{Ll} ]+?)\u00a0?[”»]/gu,
      ))
        expect(await who.say(typed), `${look}: ${typed}`).toMatchObject({ ok: true });
    }
  }
});

it('a likely mistake is refused with what to do instead', async () => {
  const w = await world();
  const f = w.focalPoint('UNHCR');
  const past = { title: 'X', documentUrl: 'https://a.example/x', documentVersion: '1', closesOn: '2020-01-01' };
  const remedies = async () => [
    (await w.officer.press('endorsement.open', null, { ...past, summary: 'S' })).fields?.['closesOn'],
    (await f.say('away 2026-12-21 2026-12-23 Nobody Here')).fields?.['alternate'],
    (await f.say('away 2026-12-21')).message,
    (await f.say('register show UNA/2026/99')).message,
  ];
  expect(await remedies()).toEqual([
    expect.stringContaining('give a later one'),
    expect.stringContaining('“people” lists'),
    expect.stringContaining('Write it like this: away'),
    expect.stringContaining('finds it'),
  ]);
  for (const who of [w.officer, f]) await who.say('language fr');
  expect(await remedies()).toEqual([
    expect.stringContaining('ultérieure'),
    expect.stringContaining('membres'),
    expect.stringContaining('Écrivez par exemple'),
    expect.stringContaining('retrouve'),
  ]);
});
