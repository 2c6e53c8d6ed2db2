/** Actions as an officer types them: whose they are, by any name, and until when, as people write days (domain.md 4, 5). */
import { expect, it } from 'vitest';
import { entityId, instant, ref } from '../../../src/core/ids.ts';
import { readActions } from '../../../src/features/meetings/rules/actions.ts';
import { net, NOW, person } from '../../support/builders.ts';

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
  if ('fault' in found) return found.fault;
  const { actions, undated } = found;
  return actions.map(({ owner, text, due }) => [
    owner,
    text,
    ...(due ? [due] : []),
    ...(undated.length > 0 ? ['?'] : []),
  ]);
};

it.each<readonly [string, unknown]>([
  ['UNHCR: send it', [['UNHCR', 'send it']]],
  ['HCR : envoyer le texte d’ici au 20 janvier', [['UNHCR', 'envoyer le texte', '2027-01-20']]],
  ["HCR : envoyer le texte d'ici vendredi", [['UNHCR', 'envoyer le texte', '2026-11-27']]],
  ['HCR : envoyer le texte, d’ici à vendredi.', [['UNHCR', 'envoyer le texte', '2026-11-27']]],
  ['HCR : envoyer d’ici la fin de la semaine prochaine', [['UNHCR', 'envoyer', '2026-12-04']]],
  ['HCR : envoyer le texte au plus tard le 3 mars', [['UNHCR', 'envoyer le texte', '2027-03-03']]],
  ['HCR : envoyer d’ici deux semaines', [['UNHCR', 'envoyer', '2026-12-08']]],
  ['HCR: send it no later than 3 March', [['UNHCR', 'send it', '2027-03-03']]],
  ['HCR: send it by mid-January', [['UNHCR', 'send it by mid-January', '?']]],
  ['HCR : envoyer pour la mi-janvier', [['UNHCR', 'envoyer pour la mi-janvier', '?']]],
  ['HCR: send it on behalf of WHO', [['UNHCR', 'send it on behalf of WHO']]],
  ['un-refugees: send it', [['UNHCR', 'send it']]],
  ['UN\u00a0Refugees : send it', [['UNHCR', 'send it']]],
  ['HCR : envoyer', [['UNHCR', 'envoyer']]],
  ['المفوضية: send it', [['UNHCR', 'send it']]],
  ['office of the high commissioner for refugees: send it', [['UNHCR', 'send it']]],
  ['The Commission: send it', [['UNHCR', 'send it']]],
  ['HCR will send it', [['UNHCR', 'will send it']]],
  ['send it to HCR', [['UNHCR', 'send it to HCR']]],
  ['OMS : confirmer au plus tard le 3 mars 2027', [['WHO', 'confirmer', '2027-03-03']]],
  ['OMS : confirmer (au plus tard le 3 mars 2027)', [['WHO', 'confirmer', '2027-03-03']]],
  ['OMS : confirmer au plus tard le 2027-03-03', [['WHO', 'confirmer', '2027-03-03']]],
  ['OMS : confirmer d’ici le 3 mars 2027', [['WHO', 'confirmer', '2027-03-03']]],
  ["OMS : confirmer d'ici au 3 mars 2027", [['WHO', 'confirmer', '2027-03-03']]],
  ['OMS : confirmer d’ici fin mars 2027', [['WHO', 'confirmer', '2027-03-31']]],
  ['WHO: confirm no later than 3 March 2027', [['WHO', 'confirm', '2027-03-03']]],
  ['WHO: confirm on or before 3 March 2027', [['WHO', 'confirm', '2027-03-03']]],
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
  // Before the colon.
  ['HCR, due 30/06/2027: revise the note', [['UNHCR', 'revise the note', '2027-06-30']]],
  ['HCR (by 30 June 2027): revise the note', [['UNHCR', 'revise the note', '2027-06-30']]],
  ['HCR, 30 June 2027: revise the note', [['UNHCR', 'revise the note', '2027-06-30']]],
  ['HCR, by Friday: revise the note', [['UNHCR', 'revise the note', '2026-11-27']]],
  ['HCR, due 2027-06-30: revise the note', [['UNHCR', 'revise the note', '2027-06-30']]],
  ['HCR, avant le 30 juin 2027 : réviser', [['UNHCR', 'réviser', '2027-06-30']]],
  [
    'HCR: send it; OMS, HCR, due 30/06/2027: print it',
    [
      ['UNHCR', 'send it', '2027-06-30'],
      ['WHO', 'print it', '2027-06-30'],
      ['UNHCR', 'print it', '2027-06-30'],
    ].map(([owner = '', text = '', due = ''], i) => (i === 0 ? [owner, text] : [owner, text, due])),
  ],
  // At the beginning, where it stays in the text, and at the end.
  ['HCR: on 5 August 2027 convene the group', [['UNHCR', 'on 5 August 2027 convene the group', '2027-08-05']]],
  ['HCR : le 5 août 2027 réunir le groupe', [['UNHCR', 'le 5 août 2027 réunir le groupe', '2027-08-05']]],
  ['HCR: convene the group on 5 August 2027', [['UNHCR', 'convene the group', '2027-08-05']]],
  ['HCR: convene the group on 25/08/2027', [['UNHCR', 'convene the group', '2027-08-25']]],
  [
    `HCR: by 5 August 2027 convene ${'the long group '.repeat(6)}`,
    [['UNHCR', `convene ${'the long group '.repeat(6)}`.trim(), '2027-08-05']],
  ],
  ['HCR: by 25/08/2027 convene the group', [['UNHCR', 'convene the group', '2027-08-25']]],
  // A day that may be a part of what is to be done: the officer is told.
  [
    'HCR: prepare the visit of 5 August 2027 in Geneva',
    [['UNHCR', 'prepare the visit of 5 August 2027 in Geneva', '?']],
  ],
  ['HCR: convene on 5 August 2027 the group', [['UNHCR', 'convene on 5 August 2027 the group', '?']]],
  ['HCR : préparer la visite du 5 août 2027 à Genève', [['UNHCR', 'préparer la visite du 5 août 2027 à Genève', '?']]],
  ['HCR: adapt the text of end of July 2027 to it', [['UNHCR', 'adapt the text of end of July 2027 to it', '?']]],
  ['HCR: prepare for 31 June 2027 in Geneva', [['UNHCR', 'prepare for 31 June 2027 in Geneva', '?']]],
  ['HCR: quote the report of 5 August 2020 in it', [['UNHCR', 'quote the report of 5 August 2020 in it']]],
  ['HCR: ask 3/4 of the members', [['UNHCR', 'ask 3/4 of the members']]],
])('%j', (typed, wanted) => expect(lines(typed)).toEqual(wanted));

it('what nobody is named in is asked about: “who” is not WHO', () => {
  expect(lines('send it to those who asked')).toMatchObject({ key: 'action.nobodys' });
  expect(lines('send it to WHO')).toEqual([['WHO', 'send it to WHO']]);
});

it('a day that may be two is asked about', () => {
  for (const line of [
    'HCR: send it by 3/4/2027',
    'HCR, due 03/04/2027: send it',
    'HCR: on 03/04/2027 convene the group',
    'HCR: convene the group of 03/04/2027 again',
  ])
    expect(lines(line)).toMatchObject({
      key: 'action.twoDays',
      with: { line, one: '2027-04-03', other: '2027-03-04' },
    });
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
  expect(inMeeting('2026-11-19T15:00:00Z')).toMatchObject({ actions: [{ due: '2026-11-20' }] });
});

it('a person is found without what stands in brackets behind the name, with or without accents, and by address', () => {
  const people = [
    person('una-90', ['alternate'], { name: 'Farid Rahimi (sample)', email: 'farid@un.example' }),
    person('una-91', ['alternate'], { name: 'Zoé Petit (UNICEF)' }),
    person('una-92', ['alternate'], { name: 'Zoé Petit (IOM)' }),
    person('una-93', ['alternate'], { name: 'Éric Noël' }),
  ];
  const known = Object.fromEntries(people.map((one) => [one.id, one]));
  const more = { ...network, roll: { ...network.roll, people: { ...network.roll.people, ...known } } };
  const by = (typed: string): unknown => {
    const found = readActions(typed, { target: ref('M-1') }, 1, { receivedAt: NOW, actor: { zone: 'UTC' } }, more);
    return 'fault' in found ? found.fault.key : found.actions.map(({ person: id, text }) => [id, text]);
  };
  for (const owner of ['Farid Rahimi', 'farid rahimi (sample)', 'farid@un.example'])
    expect(by(`${owner}: revise it by 2027-01-10`)).toEqual([['una-90', 'revise it']]);
  expect(by('Farid Rahimi to revise it')).toEqual([['una-90', 'to revise it']]);
  expect(by('Eric Noel, due 30/06/2027: revise it')).toEqual([['una-93', 'revise it']]);
  expect(by('Zoé Petit: revise it')).toBe('action.nobodys');
  expect(by('Zoé Petit (IOM): revise it')).toEqual([['una-92', 'revise it']]);
});
