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
  readActions(typed, { target: ref('M-1') }, 1, { receivedAt: NOW, actor: { zone: 'America/New_York' } }, network);
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
  // Several owners have an action each.
  [
    'OMS, HCR: annex the text by 2026-12-20',
    [
      ['WHO', 'annex the text', '2026-12-20'],
      ['UNHCR', 'annex the text', '2026-12-20'],
    ],
  ],
  [
    'OMS and HCR: annex it; Secretariat, HCR : print it',
    [
      ['WHO', 'annex it'],
      ['UNHCR', 'annex it'],
      ['Secretariat', 'print it'],
      ['UNHCR', 'print it'],
    ],
  ],
  [
    'OMS et HCR à annexer le texte',
    [
      ['WHO', 'à annexer le texte'],
      ['UNHCR', 'à annexer le texte'],
    ],
  ],
  // These parts are no actions of their own.
  [
    'HCR: annex the text; OMS guidelines to be added by 3 March',
    [['UNHCR', 'annex the text; OMS guidelines to be added', '2027-03-03']],
  ],
  ['HCR: annex the text; OMS to be asked first', [['UNHCR', 'annex the text; OMS to be asked first']]],
  ['HCR: send it by 15 December at noon', [['UNHCR', 'send it at noon', '2026-12-15']]],
  ['HCR : transmettez-le', [['UNHCR', 'transmettez-le']]],
  ['HCR: pay what is due', [['UNHCR', 'pay what is due']]],
  ['HCR: ask for comments; who will answer is open', [['UNHCR', 'ask for comments; who will answer is open']]],
  ['HCR: ask the others; OMS and UNICEF as well', [['UNHCR', 'ask the others; OMS and UNICEF as well']]],
  ['HCR: send it to two; OMS first', [['UNHCR', 'send it to two; OMS first']]],
  ['HCR: send it, OMS to be copied in', [['UNHCR', 'send it, OMS to be copied in']]],
  ['Secrétariat : imprimer', [['Secretariat', 'imprimer']]],
  ['HCR: send it by 15 December', [['UNHCR', 'send it', '2026-12-15']]],
  ['HCR: send it (by Friday).', [['UNHCR', 'send it', '2026-11-27']]],
  ['HCR : envoyer avant le 21 déc. 2026', [['UNHCR', 'envoyer', '2026-12-21']]],
  // Whole dates at the end, led by nothing or by “before”.
  ['OMS: annex (15 August 2027)', [['WHO', 'annex', '2027-08-15']]],
  ['OMS: report before 1 August', [['WHO', 'report', '2027-08-01']]],
  ['OMS : transmettre fin juillet 2027', [['WHO', 'transmettre', '2027-07-31']]],
  ['OMS: by end of July 2027', [['WHO', 'by end of July 2027', '2027-07-31']]],
  ['OMS: reread what was agreed before 1 August 2020', [['WHO', 'reread what was agreed before 1 August 2020']]],
  ['OMS: annex the plan (15 August 2020)', [['WHO', 'annex the plan (15 August 2020)']]],
  ['OMS: see the report of 15 August 2020', [['WHO', 'see the report of 15 August 2020']]],
  ['HCR: send it by e-mail', [['UNHCR', 'send it by e-mail']]],
])('%j', (typed, wanted) => expect(lines(typed)).toEqual(wanted));

it('what nobody is named in is asked about: “who” is not WHO', () => {
  expect(lines('send it to those who asked')).toMatchObject({ key: 'action.nobodys' });
  expect(lines('send it to WHO')).toEqual([['WHO', 'send it to WHO']]);
});

it('a day that may be two is asked about', () => {
  expect(lines('HCR: send it by 3/4/2027')).toMatchObject({ key: 'input.twoDates' });
});

it.each(['HCR: send it by', 'HCR: send it until.', 'HCR: send it by 31 February', 'HCR: send it 2026-02-31'])(
  'a day that is missing or cannot be is asked about: %s',
  (typed) => expect(lines(typed)).toMatchObject({ key: 'action.noDay', with: { line: typed } }),
);

it('an action that would be due before its meeting is asked about, and one that was due since is taken', () => {
  const inMeeting = (startsAt: string) =>
    readActions(
      'HCR: send it by 2026-11-20',
      { target: ref('M-1'), startsAt: instant(startsAt) },
      1,
      { receivedAt: NOW, actor: { zone: 'America/New_York' } },
      network,
    );
  expect(inMeeting('2026-11-21T15:00:00Z')).toMatchObject({ fault: { key: 'action.dueBefore' } });
  expect(inMeeting('2026-11-19T15:00:00Z')).toMatchObject([{ due: '2026-11-20' }]);
});
