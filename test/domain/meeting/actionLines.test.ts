/** Actions as an officer types them: whose they are, by any name, and until when, as people write days (domain.md 4, 5). */
import { expect, it } from 'vitest';
import { entityId, instant, ref } from '../../../src/core/ids.ts';
import { readActions } from '../../../src/features/meetings/rules/actions.ts';
import { net, NOW } from '../../support/builders.ts';

const around = net();
const UNHCR = {
  id: entityId('UNHCR'),
  name: 'Office of the High Commissioner for Refugees',
  short: 'UN Refugees',
  shorts: { fr: 'HCR', ar: 'المفوضية' },
  former: [{ short: 'UNHCR', name: 'The Commission', until: instant('2026-01-01T00:00:00Z') }],
};
const WHO = { id: entityId('WHO'), name: 'World Health Organization', shorts: { fr: 'OMS' } };
const network = { ...around, roll: { ...around.roll, entities: { ...around.roll.entities, UNHCR, WHO } } };
const read = (typed: string) =>
  readActions(typed, ref('M-1'), 1, { receivedAt: NOW, actor: { zone: 'America/New_York' } }, network);
const lines = (typed: string): unknown => {
  const found = read(typed);
  return Array.isArray(found) ? found.map(({ owner, text, due }) => [owner, text, ...(due ? [due] : [])]) : found.fault;
};

it.each<readonly [string, unknown]>([
  ['UNHCR: send it', [['UNHCR', 'send it']]],
  ['un-refugees: send it', [['UNHCR', 'send it']]],
  ['UN\u00a0Refugees : send it', [['UNHCR', 'send it']]],
  ['HCR : envoyer', [['UNHCR', 'envoyer']]],
  ['المفوضية: send it', [['UNHCR', 'send it']]],
  ['office of the high commissioner for refugees: send it', [['UNHCR', 'send it']]],
  ['The Commission: send it', [['UNHCR', 'send it']]],
  ['HCR will send it', [['UNHCR', 'will send it']]],
  ['send it to HCR', [['UNHCR', 'send it to HCR']]],
  [
    '- HCR: send it; OMS: print it, twice',
    [
      ['UNHCR', 'send it'],
      ['WHO', 'print it, twice'],
    ],
  ],
  [
    'HCR to send it by 2026-12-20; OMS to brief the cluster by 2027-02-01; Secretariat to print it',
    [
      ['UNHCR', 'to send it', '2026-12-20'],
      ['WHO', 'to brief the cluster', '2027-02-01'],
      ['Secretariat', 'to print it'],
    ],
  ],
  [
    'HCR: send it; OMS to print it by 2026-12-20',
    [
      ['UNHCR', 'send it'],
      ['WHO', 'to print it', '2026-12-20'],
    ],
  ],
  // These parts are no actions of their own.
  ['HCR: ask for comments; who will answer is open', [['UNHCR', 'ask for comments; who will answer is open']]],
  ['HCR: ask the others; OMS and UNICEF as well', [['UNHCR', 'ask the others; OMS and UNICEF as well']]],
  ['HCR: send it to two; OMS first', [['UNHCR', 'send it to two; OMS first']]],
  ['HCR: send it, OMS to be copied in', [['UNHCR', 'send it, OMS to be copied in']]],
  ['Secrétariat : imprimer', [['Secretariat', 'imprimer']]],
  ['HCR: send it by 15 December', [['UNHCR', 'send it', '2026-12-15']]],
  ['HCR: send it (by Friday).', [['UNHCR', 'send it', '2026-11-27']]],
  ['HCR : envoyer avant le 21 déc. 2026', [['UNHCR', 'envoyer', '2026-12-21']]],
  ['HCR: send it by e-mail', [['UNHCR', 'send it by e-mail']]],
])('%j', (typed, wanted) => expect(lines(typed)).toEqual(wanted));

it('what nobody is named in is asked about: “who” is not WHO', () => {
  expect(lines('send it to those who asked')).toMatchObject({ key: 'action.nobodys' });
  expect(lines('send it to WHO')).toEqual([['WHO', 'send it to WHO']]);
});

it('a day that may be two is asked about', () => {
  expect(lines('HCR: send it by 3/4/2027')).toMatchObject({ key: 'input.twoDates' });
});
