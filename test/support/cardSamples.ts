/** Every card, with what it can be drawn from: ordinary, empty, hostile and huge. */
import { retentionSamples } from './samples/retention.ts';
import type { CardData } from '../../src/core/answer.ts';
import { calendarDate, entityId, instant, ref } from '../../src/core/ids.ts';
import type { RequestView, StandView } from '../../src/features/endorsement/cards/view.ts';
import type { CardName } from '../../src/core/contract.ts';
import { speaker } from '../../src/i18n/speaker.ts';
import type { Card } from '../../src/core/card.ts';
import type { Language, Reader } from '../../src/core/people.ts';
import { phrase } from '../../src/i18n/phrase.ts';
import { line as meetingLine, meetingSamples } from './samples/meeting.ts';
import { count, maybe, must, times, wordsOf, type Kind, type Sample } from './samples/kinds.ts';
import { correspondenceSamples } from './samples/correspondence.ts';
import { inputLines, inputSamples } from './samples/inputs.ts';
import { planLines, planSamples, planTroubles } from './samples/plan.ts';
import { directorySamples } from './samples/directory.ts';
import { rmcSamples } from './samples/rmc.ts';
import { roomSamples } from './samples/rooms.ts';
import * as views from './views.ts';
import { discreet } from '../../src/features/endorsement/queries/kept.ts';
import type { ReportView } from '../../src/features/report/cards/view.ts';
import type { RegisterLineView, RegisterPageView } from '../../src/features/register/cards/view.ts';
import { draw } from './features.ts';

export { KINDS, wordsOf, type Kind, type Sample } from './samples/kinds.ts';

const STANDS = ['objected', 'endorsed', 'abstained', 'stale', 'silent'] as const;
function stands(kind: Kind): StandView[] {
  return times(count(kind, 26), (i): StandView => {
    const how = STANDS[i % STANDS.length] ?? 'silent';
    return views.stand({
      entity: entityId(`E${i}`),
      name: must(kind, `Entity ${i}`),
      stand: how,
      requestsDiscussion: i % 10 === 0,
      ...(how === 'silent'
        ? {}
        : {
            by: must(kind, `Person ${i}`),
            at: views.AT,
            ...maybe('text', wordsOf(kind, `The words of entity ${i}.`)),
          }),
      ...(how === 'objected' && maybe('wouldSatisfy', wordsOf(kind, 'Another wording.'))),
      ...(i % 7 === 1 && maybe('source', wordsOf(kind, 'E-mail of 3 December 2026'))),
      ...(how === 'silent' && i % 2 === 0 && { unreached: i % 4 === 0 ? 'blocked' : 'noRepresentative' }),
    });
  });
}

const REMARKS = ['comment', 'needTime', 'withoutEffect', 'late'] as const;
const remarks = (kind: Kind) =>
  times(count(kind, 5), (i) => ({
    kind: REMARKS[i % REMARKS.length] ?? ('comment' as const),
    entity: entityId('WHO'),
    name: must(kind, 'WHO'),
    by: must(kind, 'Mei Lin'),
    at: views.AT,
    ...maybe('text', i % 3 === 2 ? '' : wordsOf(kind, 'A remark.')),
    ...(i % 4 === 1 && { until: calendarDate('2026-12-18') }),
  }));

/** A request in the words of this kind. */
function requestOf(kind: Kind, of: Partial<RequestView> = {}): RequestView {
  const { summary: none, ...plain } = views.request({
    ref: ref('E-12'),
    title: must(kind, 'Framework for prevention'),
    documentVersion: kind === 'huge' ? 'v'.repeat(60) : must(kind, '2').slice(0, 60),
    openedBy: must(kind, 'Noor Haddad'),
    stands: stands(kind),
    remarks: remarks(kind),
    ...of,
  });
  return discreet({ ...plain, ...maybe('summary', wordsOf(kind, 'A summary.')) });
}

const mine = (kind: Kind, of: Partial<StandView> = {}): StandView => views.stand({ name: must(kind, 'UNHCR'), ...of });
const acting = (kind: Kind, own: Partial<StandView> = {}, of: Partial<RequestView> = {}): RequestView =>
  requestOf(kind, { mayAct: true, ...of, mine: mine(kind, own) });

const said = (kind: Kind): Partial<StandView> => ({
  by: must(kind, 'Ana Silva'),
  at: views.AT,
  ...maybe('text', wordsOf(kind, 'Our words.')),
});

const outcomeOf = (
  kind: Kind,
  of: Partial<NonNullable<RequestView['outcome']>> = {},
): NonNullable<RequestView['outcome']> =>
  views.outcome({
    endorsed: times(count(kind, 3), (i) => must(kind, `Endorser ${i}`)),
    silent: times(count(kind, 3), (i) => must(kind, `Silent ${i}`)),
    abstained: times(count(kind, 1), (i) => must(kind, `Abstainer ${i}`)),
    objections: times(count(kind, 2), (i) => ({
      name: must(kind, `Objector ${i}`),
      text: wordsOf(kind, 'An objection.'),
    })),
    unreached: times(count(kind, 1), (i) => must(kind, `Unreached ${i}`)),
    byName: must(kind, 'Noor Haddad'),
    ...maybe('reason', wordsOf(kind, 'The entity has been written to twice.')),
    ...of,
  });

/** Enough for every card: each takes what it needs. */
const data = (kind: Kind): CardData => ({
  entity: 'UNFPA',
  entityName: must(kind, 'UNFPA'),
  byName: must(kind, 'Luis Ortega'),
  ...maybe('text', wordsOf(kind, 'Paragraph 12 is too narrow.')),
  ...maybe('wouldSatisfy', wordsOf(kind, 'A wider paragraph.')),
  ...maybe('request', wordsOf(kind, 'Let us talk about paragraph 12.')),
  reopened: kind !== 'empty',
  closesAt: views.CLOSES,
  entities: times(count(kind, 2), (i) => ({
    name: must(kind, `Entity ${i}`),
    reason: i === 0 ? 'blocked' : 'somethingNew',
  })),
  ...(kind === 'empty' ? {} : { until: calendarDate('2026-12-18') }),
  verb: 'endorse',
  focalPointName: wordsOf(kind, 'Ana Silva'),
  alternateName: must(kind, 'Jonas Berg'),
  position: 'object',
  source: must(kind, 'E-mail of 3 December 2026'),
  note: must(kind, 'A typing error in Annex B.'),
  challengeUntil: instant('2026-12-02T22:00:00Z'),
  at: views.AT,
  from: views.CLOSES,
  to: instant('2026-12-10T22:00:00Z'),
  reason: must(kind, 'The annexes came late.'),
  item: 'A-31',
  name: must(kind, 'Somebody Else'),
  platform: 'Teams',
  words: wordsOf(kind, 'endorsment list'),
  commands: times(count(kind, 2), (i) => `endorsement list ${i}`),
  ...(kind === 'empty'
    ? {}
    : { values: { title: wordsOf(kind, 'A title'), documentUrl: 'https://un.example/x' }, defaultWorkingDays: 5 }),
});

const CHALLENGEABLE = {
  note: 'A typing error in Annex B.',
  at: views.AT,
  challengeUntil: instant('2026-12-02T22:00:00Z'),
  mayChallenge: true,
};
const changedOf = (kind: Kind): NonNullable<NonNullable<RequestView['correction']>['changed']> => [
  { field: 'title', from: must(kind, 'Framwork'), to: must(kind, 'Framework') },
  { field: 'summary', to: must(kind, 'The priorities of next year.') },
];

/** The request's card in all its states, for all who read it. */
function requestSamples(kind: Kind): Omit<Sample, 'card'>[] {
  const rep = views.reader({ name: must(kind, 'Ana Silva') });
  const officer = views.officer();
  const both = views.reader({ manages: true, roles: ['focalPoint', 'coordinator'] });
  const ended = { open: false, mayAct: false } as const;
  const managed = (of: Partial<RequestView> = {}) => requestOf(kind, { mayManage: true, ...of });
  return [
    { about: 'silent', reader: rep, subject: acting(kind) },
    {
      about: 'stale',
      reader: rep,
      subject: acting(kind, { stand: 'stale', ...said(kind) }, { changes: must(kind, 'A new annex.') }),
    },
    { about: 'endorsed', reader: rep, subject: acting(kind, { stand: 'endorsed', ...said(kind) }) },
    {
      about: 'abstained',
      reader: rep,
      subject: acting(kind, { stand: 'abstained', ...said(kind), source: must(kind, 'An e-mail') }),
    },
    { about: 'objection alone', reader: rep, subject: acting(kind, { stand: 'objected', ...said(kind) }) },
    { about: 'request alone', reader: rep, subject: acting(kind, { requestsDiscussion: true, ...said(kind) }) },
    {
      about: 'pair',
      reader: rep,
      subject: acting(
        kind,
        { stand: 'objected', requestsDiscussion: true, ...said(kind) },
        { state: 'referred', agendaItem: ref('A-31') },
      ),
    },
    {
      about: 'pair after closing',
      reader: rep,
      subject: acting(kind, { stand: 'objected', requestsDiscussion: true }, { state: 'referred', ...ended }),
    },
    {
      about: 'corrected',
      reader: rep,
      subject: acting(
        kind,
        {},
        {
          correction: { ...CHALLENGEABLE, note: must(kind, 'A comma.'), changed: changedOf(kind) },
          earlierCorrections: [{ note: must(kind, 'A dash.'), at: views.AT, changed: changedOf(kind) }],
        },
      ),
    },
    {
      about: 'challenged',
      reader: rep,
      subject: acting(
        kind,
        {},
        {
          correction: {
            ...CHALLENGEABLE,
            mayChallenge: false,
            challenged: { name: must(kind, 'WFP'), text: must(kind, 'It changes the meaning.') },
          },
        },
      ),
    },
    {
      about: 'managed',
      reader: officer,
      subject: managed({ extensions: [{ from: views.AT, to: views.CLOSES, reason: must(kind, 'Late annexes.') }] }),
    },
    {
      about: 'managed and represented',
      reader: both,
      subject: acting(kind, {}, { mayManage: true, correction: CHALLENGEABLE }),
    },
    { about: 'awaiting', reader: officer, subject: managed({ ...ended, awaitingSecretariat: true }) },
    { about: 'over', reader: officer, subject: managed(ended) },
    { about: 'referred', reader: officer, subject: managed({ state: 'referred' }) },
    {
      about: 'ended',
      reader: rep,
      subject: requestOf(kind, { ...ended, state: 'endorsed', outcome: outcomeOf(kind), mine: mine(kind) }),
    },
    {
      about: 'withdrawn',
      reader: officer,
      subject: managed({ ...ended, state: 'withdrawn', outcome: outcomeOf(kind, { state: 'withdrawn' }) }),
    },
    {
      about: 'watched',
      reader: views.officer({ manages: false, roles: ['observer'] }),
      subject: requestOf(kind, { classification: 'confidential' }),
    },
    {
      about: 'veiled',
      reader: rep,
      subject: acting(kind, {}, { classification: 'strictlyConfidential' }),
    },
    {
      about: 'unveiled',
      reader: rep,
      subject: acting(kind, {}, { classification: 'strictlyConfidential', discretion: 'all' }),
    },
  ];
}

const CLASSES = ['unclassified', 'confidential', 'strictlyConfidential'] as const;
/** Messages that are kept: once for each classification. */
const noticeSamples = (
  card: CardName,
  kind: Kind,
  of: (c: Partial<RequestView>) => RequestView,
  who: Reader,
): Sample[] =>
  CLASSES.map((classification) => ({
    card,
    about: classification,
    reader: who,
    subject: of({ classification }),
    data: data(kind),
  }));

function endorsementSamples(kind: Kind): Sample[] {
  const rep = views.reader();
  const officer = views.officer();
  const notice = (card: CardName, own: Partial<StandView> = {}, of: Partial<RequestView> = {}, who = rep): Sample[] =>
    noticeSamples(card, kind, (c) => acting(kind, own, { ...of, ...c }), who);
  const forOfficer = (card: CardName, of: Partial<RequestView> = {}): Sample[] =>
    noticeSamples(card, kind, (c) => requestOf(kind, { mayManage: true, ...of, ...c }), officer);
  return [
    ...requestSamples(kind).map((sample): Sample => ({ card: 'request', ...sample })),
    ...[1, 2, 9999].map((page): Sample => ({
      card: 'stands',
      about: `page ${page}`,
      reader: rep,
      subject: requestOf(kind),
      data: { page: String(page) },
    })),
    ...notice('reminder'),
    ...notice('reminder', { stand: 'stale' }),
    ...notice('objectionAlone', { stand: 'objected', ...said(kind) }),
    ...notice('referred', {}, { state: 'referred' }),
    ...notice('pairWithdrawn'),
    ...notice('outcome', {}, { state: 'endorsed', open: false, mayAct: false, outcome: outcomeOf(kind) }),
    ...notice('earlierText'),
    ...notice('reminderPast'),
    ...notice('objectionAlonePast'),
    ...notice('withoutEffect'),
    ...notice('enteredFor', { stand: 'objected', ...said(kind) }),
    ...notice('enteredFor', {}, { mayContest: true }),
    ...notice('positionReceipt'),
    ...notice('corrected', {}, { correction: { ...CHALLENGEABLE, changed: changedOf(kind) } }),
    ...notice('challenged'),
    ...notice('extended'),
    ...notice('withdrawnNotice', {}, { state: 'withdrawn', open: false }),
    ...forOfficer('askDecision', { awaitingSecretariat: true, open: false }),
    ...forOfficer('askDecision'),
    ...forOfficer('unreached'),
    ...forOfficer('cameBack', { state: 'endorsed', open: false }),
    ...forOfficer('needTime'),
    ...forOfficer('objectionNoted'),
    ...forOfficer('contested'),
    ...forOfficer('closesOnDayOff'),
    ...forOfficer('closesOnDayOff', {
      dayOff: { on: calendarDate('2026-12-03'), next: calendarDate('2026-12-04') },
    }),
    ...forOfficer('waitsForMeeting', { state: 'referred' }),
  ];
}

const lines = (kind: Kind, of: Parameters<typeof views.line>[0] = {}) =>
  times(count(kind, 3), (i) =>
    views.line({ ref: ref(`E-${i}`), title: must(kind, `Request ${i}`), veiled: i % 3 === 2, ...of }),
  );

/** A list that fits on one page. */
const pageOf = (shown: ReturnType<typeof lines>) => ({ shown, page: 1, all: shown.length });

function networkSamples(kind: Kind): Sample[] {
  const rep = views.reader({ name: must(kind, 'Ana Silva') });
  const officer = views.officer();
  const home = views.home({
    networkName: must(kind, 'UN Action'),
    waiting: lines(kind),
    running: lines(kind, { waitsForReader: false }),
    toDecide: lines(kind, { awaitingSecretariat: true }),
    inputs: inputLines(kind).slice(0, 20),
    plan: planLines(kind),
    toReply: times(Math.min(count(kind, 2), 20), () => meetingLine(kind)),
    meetings: times(Math.min(count(kind, 2), 20), () => meetingLine(kind)),
    proposals: times(Math.min(count(kind, 2), 40), (i) => ({ ref: ref(`A-${i}`), title: must(kind, 'Work plan') })),
    meetingRequests: times(Math.min(count(kind, 1), 40), (i) => ({
      ref: ref(`R-${i}`),
      title: must(kind, 'Reparations'),
    })),
    toBegin: times(Math.min(count(kind, 1), 20), () => meetingLine(kind)),
    toHold: times(Math.min(count(kind, 1), 20), () => meetingLine(kind)),
    questions: times(Math.min(count(kind, 1), 20), (i) => ({
      ref: ref(`A-${i}`),
      title: must(kind, 'Work plan'),
      at: instant('2026-12-10T15:05:00Z'),
    })),
    toDraft: times(Math.min(count(kind, 1), 20), () => meetingLine(kind)),
    actionsDue: times(Math.min(count(kind, 2), 40), (i) => ({
      ref: ref(`A-${i}`),
      title: must(kind, 'Work plan'),
      ...(i % 2 === 0 && { text: must(kind, 'Send the text.') }),
      due: calendarDate('2026-12-07'),
    })),
    ...(kind !== 'empty' && {
      away: { from: calendarDate('2026-12-07'), to: calendarDate('2026-12-18'), alternate: must(kind, 'Jonas Berg') },
    }),
  });
  const roll = views.roll({
    lines: times(count(kind, 30), (i) =>
      views.rollLine({
        name: must(kind, `Person ${i}`),
        email: `p${i}@un.example`,
        roles: i % 2 ? ['alternate'] : ['focalPoint', 'rmcChair'],
      }),
    ),
    empty: times(count(kind, 2), (i) => entityId(must(kind, `Entity ${i}`))),
    away: times(count(kind, 1), () => views.absence({ name: must(kind, 'Ana Silva') })),
  });
  const change = (i: number) => ({
    what: i % 3 === 2 ? ('unchanged' as const) : i % 3 ? ('changed' as const) : ('added' as const),
    line: i + 2,
    name: must(kind, `Person ${i}`),
    email: `p${i}@un.example`,
    fields: ['name', 'entity'],
  });
  const error = (i: number) => ({ line: i + 2, say: phrase('input.required') });
  const changes = times(count(kind, 5), change);
  const csv = must(kind, 'entity,name,email\n');
  return [
    { card: 'home', about: 'representative', reader: rep, subject: home },
    {
      ...{ card: 'home', about: 'Secretariat', reader: officer },
      subject: { ...home, ...(kind !== 'empty' && { mailboxUnread: instant('2026-11-24T14:00:00Z') }) },
    },
    { card: 'welcome', about: '', reader: rep, subject: home },
    { card: 'requests', about: 'all', reader: rep, subject: pageOf(lines(kind)) },
    {
      card: 'requests',
      about: 'ended',
      reader: officer,
      subject: pageOf(lines(kind, { state: 'endorsed', waitsForReader: false })),
      data: { state: 'endorsed' },
    },
    { card: 'offerButtons', about: '', reader: rep, subject: pageOf(lines(kind)) },
    { card: 'compose', about: '', reader: officer, data: data(kind) },
    {
      card: 'revisePreview',
      about: '',
      reader: officer,
      data: {
        values: { documentUrl: 'https://un.example/g', documentVersion: '2', changes: must(kind, 'Paragraph 4.') },
        closesAt: views.CLOSES,
        entities: 26,
        people: 52,
        without: [must(kind, 'ITC')],
        ref: ref('E-1'),
        title: must(kind, 'Framework'),
        classification: 'unclassified',
      },
    },
    {
      card: 'openPreview',
      about: '',
      reader: officer,
      data: {
        values: {
          title: must(kind, 'Framework'),
          documentUrl: 'https://un.example/f',
          summary: must(kind, 'The text.'),
        },
        closesAt: views.CLOSES,
        entities: 26,
        people: 52,
        without: [must(kind, 'ITC')],
      },
    },
    {
      card: 'awaySet',
      about: '',
      reader: rep,
      data: { ...data(kind), from: calendarDate('2026-12-07'), to: calendarDate('2026-12-18') },
    },
    ...[{ alternateName: must(kind, 'Ben Haddad') }, {}].map((named) => ({
      card: 'awayEnded' as const,
      about: '',
      reader: officer,
      data: {
        ...named,
        entity: entityId(must(kind, 'WHO')),
        focalPointName: must(kind, 'Anna Lind'),
        from: calendarDate('2026-12-07'),
        to: calendarDate('2026-12-18'),
      },
    })),
    { card: 'page', about: '', reader: rep },
    { card: 'help', about: 'representative', reader: rep },
    { card: 'help', about: 'Secretariat', reader: officer },
    { card: 'suggestions', about: '', reader: rep, data: data(kind) },
    { card: 'stranger', about: '', reader: officer, data: data(kind) },
    {
      card: 'linkEnded',
      about: '',
      reader: officer,
      data: {
        ...data(kind),
        email: 'noor@un.example',
        identity: must(kind, 'teams:T1/O1'),
        account: must(kind, 'teams:T2/O1'),
      },
    },
    ...directorySamples(kind, rep, officer),
    { card: 'roll', about: '', reader: officer, subject: roll },
    { card: 'roll', about: 'a member', reader: rep, subject: roll },
    {
      card: 'rollImport',
      about: 'names that nobody knows',
      reader: officer,
      data: {
        preview: views.importView({
          changes,
          csv,
          errors: [{ line: 2, say: phrase('roll.unknownEntity', { name: must(kind, 'UNPD') }) }],
          unknown: times(Math.max(1, count(kind, 3)), (i) => ({
            name: must(kind, `UNPD ${i}`).slice(0, 60),
            n: 2,
            near: i === 0 ? [entityId('UNDP')] : [],
          })),
        }),
      },
    },
    { card: 'rollImport', about: 'form', reader: officer },
    { card: 'rollImport', about: 'preview', reader: officer, data: { preview: views.importView({ changes, csv }) } },
    {
      card: 'rollImport',
      about: 'faults',
      reader: officer,
      data: { preview: views.importView({ changes: [], errors: times(Math.max(1, count(kind, 2)), error), csv }) },
    },
    {
      card: 'rollImport',
      about: 'done',
      reader: officer,
      data: { preview: views.importView({ changes, applied: true, csv }) },
    },
    { card: 'awayForm', about: 'representative', reader: rep, subject: roll },
    { card: 'awayForm', about: 'Secretariat', reader: officer, subject: roll },
    ...registerSamples(kind, rep, officer),
    {
      card: 'settings',
      about: 'Secretariat',
      reader: officer,
      subject: views.settings({ name: must(kind, 'UN Action'), later: wordsOf(kind, 'x') }),
    },
    {
      card: 'settings',
      about: 'representative',
      reader: rep,
      subject: views.settings({ name: must(kind, 'UN Action') }),
    },
  ];
}

const registerLines = (kind: Kind, n = count(kind, 3)): RegisterLineView[] =>
  times(n, (i) => ({
    number: must(kind, `UNA/2026/${i}`).slice(0, 60),
    kind: i % 5 === 4 ? ('minutes' as const) : ('decision' as const),
    ref: ref(`E-${i + 1}`),
    date: calendarDate('2026-12-02'),
    route: i % 2 === 0 ? ('written' as const) : ('meeting' as const),
    title: must(kind, 'Framework'),
    documentUrl: 'https://un.example/1',
    documentVersion: '1',
    classification: i % 3 === 2 ? ('strictlyConfidential' as const) : ('unclassified' as const),
    outcome: 'endorsed',
    text: must(kind, 'The framework is endorsed.'),
    objectionsEnded: [
      { entity: must(kind, 'UNFPA'), text: must(kind, 'No.'), ended: 'recorded' as const },
      {
        entity: must(kind, 'UNICEF'),
        text: must(kind, 'Too narrow.'),
        ended: 'withdrawn' as const,
        at: instant('2026-12-02T15:00:00Z'),
        reason: must(kind, 'It is wider now.'),
      },
    ],
    supersedes: [must(kind, 'UNA/2025/1').slice(0, 60)],
    ...(i % 2 === 1 && { supersededBy: must(kind, 'UNA/2026/9').slice(0, 60) }),
    ...(i === 0 && { reviewOn: calendarDate('2027-12-02') }),
    endorsed: [must(kind, 'UNHCR')],
    silent: [],
    abstained: [],
    recused: [],
    objections: [{ entity: must(kind, 'UNFPA'), text: must(kind, 'No.') }],
    discussion: [{ entity: must(kind, 'WHO'), text: must(kind, 'A word.') }],
    present: [must(kind, 'UNHCR')],
    lifted: [{ entity: must(kind, 'UNICEF'), text: must(kind, 'Too narrow.') }],
    unreached: [],
    corrections: [
      {
        at: instant('2026-12-01T15:00:00Z'),
        note: must(kind, 'A comma.'),
        before: { title: must(kind, 'Framwork') },
        after: { title: must(kind, 'Framework') },
      },
    ],
    reason: must(kind, 'They agreed by telephone.'),
  }));

const reportView = (kind: Kind, n: number): ReportView => ({
  year: 2026,
  network: must(kind, 'UN Action'),
  entities: times(n, () => ({
    entity: must(kind, 'UNHCR') as ReportView['entities'][number]['entity'],
    asked: 9,
    answered: 6,
    silent: 2,
    unreached: 1,
    late: 1,
    medianHours: 30,
    invited: 11,
    calls: 4,
    inputs: 3,
    lateInputs: 1,
    attended: 10,
    actions: 4,
    openActions: 2,
    overdueActions: 1,
    terms: 1,
    load: 5,
  })),
  plan: planTroubles(kind),
  passedOn: times(kind === 'huge' ? n : 1, () => ({
    ref: ref('C-9'),
    subject: must(kind, 'Call for proposals'),
    entity: must(kind, 'UNHCR') as ReportView['entities'][number]['entity'],
    on: calendarDate('2026-12-02'),
    late: true,
    where: must(kind, 'Country offices of three regions'),
    link: 'https://unaction.example/call',
  })),
});

const registerPage = (kind: Kind): RegisterPageView => {
  const lines = registerLines(kind);
  return { decisions: lines.length, minutes: kind === 'ordinary' ? 1 : 0, page: 1, lines: lines.slice(0, 30) };
};

const registerSamples = (kind: Kind, rep: Reader, officer: Reader): Sample[] => [
  { card: 'register', about: 'all', reader: rep, subject: registerPage(kind) },
  {
    card: 'register',
    about: 'searched',
    reader: officer,
    subject: registerPage(kind),
    data: { words: must(kind, 'x').slice(0, 200) },
  },
  { card: 'rollFiles', about: 'all', reader: officer },
  { card: 'rollUpload', about: 'page', reader: officer },
  { card: 'rollFiles', about: 'one', reader: officer, data: { format: 'xlsx' } },
  {
    card: 'report',
    about: 'all',
    reader: officer,
    subject: reportView(kind, Math.max(2, count(kind, 3))),
    data: { year: 2026 },
  },
  { card: 'report', about: 'own', reader: rep, subject: reportView(kind, 1), data: { year: 2026, format: 'xlsx' } },
  { card: 'personalData', about: 'all', reader: rep, data: { person: 'una-5' } },
  ...retentionSamples(kind),
  ...[rep, officer].flatMap((reader): Sample[] =>
    registerLines(kind, 2).map((subject, i) => ({
      card: 'registerDecision',
      about: `${reader.manages ? 'officer' : 'member'} ${i}`,
      reader,
      subject,
      data: { number: subject.number },
    })),
  ),
  ...registerLines(kind, 1).map((subject): Sample => ({
    card: 'reviewDue',
    about: 'due',
    reader: officer,
    subject,
    data: { number: subject.number },
  })),
  { card: 'requestFiles', about: 'all', reader: officer, data: { of: 'E-12' } },
  { card: 'requestFiles', about: 'one', reader: officer, data: { of: 'E-12', format: 'docx', restricted: true } },
  { card: 'requestFiles', about: 'data', reader: officer, data: { of: 'E-12', format: 'json' } },
  { card: 'rmcFiles', about: '', reader: officer },
  { card: 'circularFiles', about: '', reader: officer, data: { of: 'C-9', restricted: true } },
  {
    card: 'templates',
    about: '',
    reader: officer,
    subject: [{ document: 'rmc' }, { document: 'circular', by: 'Jean', at: views.AT }],
  },
  { card: 'template', about: 'built in', reader: officer, subject: { document: 'rmc' } },
  {
    card: 'template',
    about: 'own',
    reader: officer,
    subject: { document: 'endorsement', by: 'Jean', at: views.AT, file: '' },
  },
  {
    card: 'templatePreview',
    about: 'uploaded',
    reader: officer,
    data: { document: 'rmc', upload: 'x', isUnmarked: true },
  },
  { card: 'templatePreview', about: 'given', reader: officer, data: { document: 'rmc' } },
  { card: 'templateChoice', about: '', reader: officer, data: { upload: 'x' } },
  {
    card: 'templateFaults',
    about: '',
    reader: officer,
    data: {
      document: 'rmc',
      faults: [
        { what: 'macro' },
        { what: 'external', name: 'https://un.example/x.png' },
        { what: 'nearly', name: '{titel}', other: 'title', at: { part: 'body', paragraph: 2, words: 'On {titel}' } },
      ],
    },
  },
  { card: 'registerFiles', about: 'all', reader: officer },
  { card: 'registerFiles', about: 'one', reader: officer, data: { format: 'csv' } },
];

const made = new Map<Kind, WeakRef<readonly Sample[]>>();
/** Made once for all who look at them at the same time, and given up after: the huge ones fill the memory of a worker. */
export function samples(kind: Kind): readonly Sample[] {
  const known = made.get(kind)?.deref();
  if (known) return known;
  const all = [
    ...endorsementSamples(kind),
    ...networkSamples(kind),
    ...correspondenceSamples(kind),
    ...inputSamples(kind),
    ...planSamples(kind),
    ...rmcSamples(kind),
    ...roomSamples(kind),
    ...meetingSamples(kind),
  ];
  made.set(kind, new WeakRef(all));
  return all;
}

/** Drawn for whoever asks, and not kept: see above. */
export function drawSample(sample: Sample, language: Language): Card {
  const card = draw(
    sample.card,
    speaker(language, sample.reader.zone),
    sample.reader,
    sample.subject,
    sample.data ?? {},
    (file) => `https://concord.example/files/signed/${file}`,
  );
  if (!card) throw new Error(`${sample.card} (${sample.about}) has nothing to say`);
  return card;
}
