/** How people are written of, whatever the roll has: it is found, and nothing else is. */
import { describe, expect, it } from 'vitest';
import { nameFinder, nameReplacer } from '../../src/core/called.ts';
import { callingsOf } from '../../src/core/callings.ts';
import { entityId, personId } from '../../src/core/ids.ts';
import type { Roll } from '../../src/core/people.ts';

const TITLES = ['Mr', 'Ms', 'Miss', 'Dr', 'M', 'Mme', 'Maître'];
const LETTERED = ['annex', 'section', 'Part', 'Étape'];
function callings(name: string, others: readonly string[] = [], former: readonly string[] = []) {
  const someone = (one: string, i: number) => {
    const id = personId(`una-${i}`);
    return [id, { id, name: one, email: `${i}@un.example`, roles: [], language: 'en', zone: 'UTC' }] as const;
  };
  const unhcr = { id: entityId('UNHCR'), name: 'Refugees' };
  const roll: Roll = {
    entities: { UNHCR: unhcr },
    people: Object.fromEntries([name, ...others].map((one, i) => someone(one, i))),
    formerPeople: Object.fromEntries(former.map((one, i) => someone(one, i + 100))),
    away: [],
  };
  return callingsOf(roll, { id: personId('una-0'), name }, { titles: TITLES, lettered: LETTERED });
}
const replaced = (text: string, name: string, others?: readonly string[], former?: readonly string[]): string =>
  nameReplacer(callings(name, others, former).called, '#')(text);

describe('a name on the roll, as it is written elsewhere', () => {
  it.each([
    [
      'Omar Siddiquí',
      'Omar Siddiqui, OMAR SIDDIQUI, omar  siddiqui, Mr. Siddiqui and M.\u00a0SIDDIQUÍ',
      '#, #, #, # and #',
    ],
    ['Omar Siddiqui', 'Omar Siddiquí and Omar Siddiqui\u0301’s text; Ｏｍａｒ Siddiqui', '# and #’s text; #'],
    ['Omar Siddiqui', 'Mr Omar Siddiqui, Siddiqui, Omar; SIDDIQUI Omar; O. Siddiqui (Siddiqui O.)', '#, #; #; # (#)'],
    ['DIALLO, Marc-Antoine', 'Marc-Antoine Diallo, Marc Antoine DIALLO, Mr. Diallo, M.-A. Diallo', '#, #, #, #'],
    ['DIALLO, Marc-Antoine', 'Diallo Marc‑Antoine and Diallo,Marc-Antoine', '# and #'],
    ['Daniel Okonkwo', 'Okonkwo Daniel, D. Okonkwo, Daniel K. Okonkwo and D. K. Okonkwo', '#, #, # and #'],
    ['Okonkwo Daniel', 'Daniel Okonkwo and D. Okonkwo', '# and #'],
    ['Daniel Kwame Okonkwo', 'Daniel Okonkwo, Daniel K. Okonkwo, Okonkwo, Daniel', '#, #, #'],
    ['Daniel K. Okonkwo', 'Daniel K Okonkwo, Daniel Okonkwo', '#, #'],
    ['Luc Descombes (UNHCR)', 'Luc Descombes, Mr. Descombes, Luc Descombes (UNHCR)', '#, #, #'],
    ['Luc Descombes, UNHCR', 'Luc Descombes and Luc DESCOMBES, UNHCR', '# and #'],
    ['Étienne Gaudreau (sample)', 'Etienne Gaudreau, M. Gaudreau, Étienne Gaudreau (sample)', '#, #, #'],
    ['Marie de la Cruz', 'Mme de la Cruz, de la Cruz, Marie, M. de la Cruz and Marie Cruz', '#, #, # and #'],
    ['García Márquez, Gabriel', 'Gabriel García, Gabriel Garcia Marquez, Mr García', '#, #, #'],
    ["Jane O'Neil-Roy", 'Jane O’Neil Roy, Jane ONeil-Roy, Ms. O‘Neil-Roy', '#, #, #'],
    ['Jürgen Müller', 'Juergen Mueller, Jurgen Muller, Dr Müller', '#, #, #'],
    ['Joergen Soerensen', 'Jørgen Sørensen', '#'],
    ['Dr. Ana Weiß, PhD', 'Ana Weiss, Dr Weiß', '#, #'],
    ['Łukasz Żak', 'Lukasz Zak', '#'],
    ['أحمد الصِّدِّيق', 'احمد الصديق قال', '# قال'],
    ['Андрей Королёв', 'Андрей Королев, КОРОЛЁВ Андрей', '#, #'],
    ['Suharto', 'Suharto said', '# said'],
    ['Omar Siddiqui', 'Omar\nSiddiqui and \u2068Omar\u00a0Siddiqui\u2069', '# and \u2068#\u2069'],
    ['Amina Grant', 'the part A. Grant had, Annex: A. Grant, Annex Amina Grant', 'the part # had, Annex: #, Annex #'],
    ['Omar Siddiqui', 'Omar Siddiqui-led, Omar Siddiqui-UNHCR, l’Omar Siddiqui', '#-led, #-UNHCR, l’#'],
  ])('%s: %s', (name, text, wanted) => expect(replaced(text, name)).toBe(wanted));

  it('leaves what may be a word, somebody else or a link as it is', () => {
    const same = (text: string, ...of: Parameters<typeof replaced> extends [string, ...infer Rest] ? Rest : never) =>
      expect(replaced(text, ...of)).toBe(text);
    same('Grant asks for a grant; Mr Grantham; a. grant', 'Amina Grant');
    same('Annex A. Grant agreements, ANNEX A. GRANT AGREEMENTS; see annex A. Grant agreements', 'Amina Grant');
    same('Section 2.A. Grant agreements, Part A. Grants; Etape A. Grant', 'Amina Grant');
    same('Annex A. Grant agreements', 'A. Grant');
    same('Section M. Grant agreements', 'Amina Grant');
    same('25 m long; we miss long talks; Long may it last', 'May Long');
    same('the grace period, suhartos', 'Grace');
    same('Thomas Grant, Amina Khan', 'Amina Grant');
    same('Ana Li-Roy and Jean-Ana Li, Ana Lima, Dana Li', 'Ana Li');
    same('https://un.example/omar-siddiqui.pdf, omar-siddiqui@who.example', 'Omar Siddiqui');
    same('Mr. Okafor, C. Okafor and Okafor, C.', 'Chi Okafor', ['Li Okafor']);
    same('Mr. Okafor', 'Chi Okafor', [], ['Li Okafor']);
    same('Chi OKAFOR', 'Chi Okafor', ['Okafor, Chi']);
    same('Ana Maria Garcia and Maria Elena Garcia', 'Maria Garcia', ['Ana Maria Garcia', 'Maria Elena Garcia']);
    same('Maria Garcia', 'Maria Elena Garcia', ['Maria Garcia']);
    same('Mr. UNHCR', 'Focal point of UNHCR', ['Alternate of UNHCR']);
    same('The focal point, Focal Point, Mr Point', 'Focal point of UNHCR', ['Focal point of UNICEF']);
  });
});

it('a family name alone is found in capitals, and not in the name of somebody else', () => {
  const finds = (name: string, others: readonly string[] = []) => {
    const { alone, others: longer } = callings(name, others);
    return nameFinder(alone, longer);
  };
  expect(finds('Amina Grant')('Grant said')).toBe(true);
  expect(finds('Amina Grant')('a grant, Grantham')).toBe(false);
  expect(finds('Siddiquí, Omar')('SIDDIQUI')).toBe(true);
  expect(finds('Siddiquí, Omar')('Omar')).toBe(false);
  expect(finds('Chi Okafor', ['Li Okafor'])('Li Okafor')).toBe(false);
  expect(finds('Chi Okafor', ['Li Okafor'])('Mr Okafor and Li Okafor')).toBe(true);
  expect(finds('Focal point of UNHCR')('UNHCR')).toBe(false);
});

it('is fast in long texts', () => {
  const replace = nameReplacer(callings('Maria Elena García López (UNHCR)').called, '#');
  const find = nameFinder(['Garcia'], []);
  for (const part of [
    'maria ',
    'Mr ',
    'm. ',
    ' ',
    '\u00a0',
    'garcia, ',
    'lopez-',
    'M. G. ',
    'maria elena ',
    'é',
    "'",
    ', ',
  ])
    for (const text of [part.repeat(20_000), `maria${part.repeat(20_000)}garcia`]) {
      const began = performance.now();
      replace(text);
      find(text);
      expect(performance.now() - began, part).toBeLessThan(1500);
    }
});
