/** What the RMC's cards are drawn from: ordinary, empty, hostile and huge. */
import { calendarDate, entityId, ref } from '../../../src/core/ids.ts';
import type { OutcomeView, RmcView, SwapView, TermView } from '../../../src/features/rmc/cards/view.ts';
import { phrase } from '../../../src/i18n/phrase.ts';
import * as views from '../views.ts';
import { count, maybe, must, times, wordsOf, type Kind, type Sample } from './kinds.ts';
import type { Reader } from '../../../src/core/people.ts';
import type { ConfigurePreview, HistoryView } from '../../../src/features/rmc/rules/state.ts';

const name = (kind: Kind, ordinary: string) => entityId(must(kind, ordinary));
const year = (n: number, i: number) => ({
  from: calendarDate(`${2026 + n + Math.floor(i / 6)}-01-01`),
  to: calendarDate(`${2026 + n + Math.floor(i / 6)}-12-31`),
});

function term(kind: Kind, i: number, of: Partial<TermView> = {}): TermView {
  return {
    ref: ref(`T-${i + 1}`),
    seat: (i % 6) + 1,
    ...year(0, Math.min(i, 60)),
    state: i < 6 ? 'current' : 'future',
    entity: name(kind, `Entity ${i}`),
    reason: phrase('rmc.reason.longest', { served: 1.5, since: '2023' }),
    vacant: false,
    announced: false,
    awaitsAcknowledgement: of.announced === true && of.acknowledgedBy === undefined,
    ...of,
  };
}
const swap = (kind: Kind, of: Partial<SwapView> = {}): SwapView => ({
  number: 1,
  state: 'asked',
  asker: name(kind, 'WHO'),
  asked: name(kind, 'UNHCR'),
  askerTerm: ref('T-9'),
  askedTerm: ref('T-7'),
  askerFrom: calendarDate('2028-01-01'),
  askedFrom: calendarDate('2027-01-01'),
  until: calendarDate('2027-01-01'),
  mayAccept: true,
  mayUndo: true,
  ...of,
});

const CONCERNS: readonly Partial<TermView>[] = [
  { announced: true },
  { vacant: true },
  { announced: true, unreached: 'blocked' },
  { announced: true, unreached: 'somethingNew' },
];
const empty = ({ entity: none, ...rest }: TermView): TermView => ({ ...rest, reason: phrase('rmc.reason.nobody') });

function rotation(kind: Kind, of: Partial<RmcView> = {}): RmcView {
  const terms = times(count(kind, 18), (i) => term(kind, i, i === 7 ? { announced: true } : {}));
  return {
    today: calendarDate('2026-11-24'),
    configuration: {
      seats: 6,
      termMonths: 12,
      startsOn: calendarDate('2026-01-01'),
      groups: 2,
      order: times(count(kind, 2), (i) => name(kind, `Entity ${i}`)),
    },
    ...maybe('chair', wordsOf(kind, 'Henrik Dahl')),
    terms,
    named: [],
    mine: [],
    swaps: [],
    concerns: [],
    ahead: [],
    entities: times(count(kind, 8), (i) => name(kind, `Entity ${i}`)),
    owed: [],
    outcomes: times(count(kind, 2), (i) => ({
      meeting: ref(`M-${i + 1}`),
      title: must(kind, 'RMC, November'),
      untitled: kind === 'empty',
      at: views.AT,
    })),
    ...of,
  };
}

const outcome = (kind: Kind, of: Partial<OutcomeView> = {}): OutcomeView => ({
  meeting: ref('M-7'),
  title: must(kind, 'RMC, November'),
  untitled: kind === 'empty',
  endedAt: views.AT,
  mayShare: false,
  ...of,
});
const shared = (kind: Kind): NonNullable<OutcomeView['shared']> => ({
  byName: must(kind, 'Henrik Dahl'),
  at: views.AT,
  implementation: must(kind, 'Two projects have begun.'),
  ...maybe('impact', wordsOf(kind, 'Survivors have better access.')),
  ...maybe('lessons', wordsOf(kind, 'Plan for the rainy season.')),
  links: times(Math.min(count(kind, 2), 20), (i) => `https://un.example/report/${i}`),
});

function history(kind: Kind, of: Partial<HistoryView> = {}): HistoryView {
  return {
    applied: false,
    added: times(count(kind, 4), (i) => ({
      line: i + 2,
      entity: name(kind, `Entity ${i}`),
      ...year(-4, 0),
      terms: 1 + (i % 2),
    })),
    known: 2,
    errors: [],
    csv: must(kind, 'entity,from,to\n'),
    ...of,
  };
}

function configuring(kind: Kind, of: Partial<ConfigurePreview> = {}): ConfigurePreview {
  const given = { seats: '6', termMonths: '12', startsOn: '2027-02-01', stagger: '2', order: must(kind, 'WHO, IOM') };
  return {
    given,
    was: { ...given, startsOn: '2026-01-01', stagger: 'no', order: '' },
    ...{ same: false, turns: [], moved: [], lost: [], broken: [], kept: [], stay: [], empty: 0 },
    ...of,
  };
}
const broken = (kind: Kind): ConfigurePreview =>
  configuring(kind, {
    turns: times(count(kind, 3), (i) => ({ entity: name(kind, `Entity ${i}`), was: year(1, i), will: year(2, i) })),
    moved: [{ entity: name(kind, 'WHO'), term: ref('T-7'), announced: true, was: year(1, 0), will: year(2, 0) }],
    lost: [{ entity: name(kind, 'UNFPA'), seat: 2, ...year(1, 0) }],
    broken: [{ entities: [name(kind, 'WHO'), name(kind, 'WFP')], terms: [ref('T-1'), ref('T-7')], agreed: true }],
    kept: [{ entities: [name(kind, 'DPO'), name(kind, 'IOM')], terms: [ref('T-2'), ref('T-8')] }],
    stay: [{ entity: name(kind, 'WHO'), seat: 1, ...year(1, 0) }],
    empty: 1,
  });

/** The committee and its terms. */
function rotationSamples(kind: Kind, rep: Reader, officer: Reader): Sample[] {
  const own = term(kind, 7, { entity: rep.entity ?? entityId('UNHCR'), announced: true });
  const one = (subject: Partial<RmcView>, about: string, reader = rep): Sample => ({
    card: 'rmcTerm',
    about,
    reader,
    subject: rotation(kind, subject),
  });
  const concerns = [...CONCERNS.map((of, i) => term(kind, i, of)), empty(term(kind, 5))];
  return [
    {
      card: 'rmc',
      about: 'representative',
      reader: rep,
      subject: rotation(kind, { mine: [own], swaps: [swap(kind)] }),
    },
    { card: 'rmc', about: 'Secretariat', reader: officer, subject: rotation(kind, { concerns }) },
    {
      card: 'rmc',
      about: 'Chair',
      reader: { ...officer, roles: ['rmcChair'], manages: false },
      subject: rotation(kind, {
        owed: [{ meeting: ref('M-7'), title: must(kind, 'RMC'), untitled: kind === 'empty' }],
      }),
    },
    one({ named: [own], swaps: [] }, 'of the reader'),
    one({ named: [own], swaps: [swap(kind, { state: 'agreed', mayAccept: false })] }, 'swapped'),
    one(
      { named: [term(kind, 1, { before: name(kind, 'WHO'), acknowledgedBy: must(kind, 'Ana'), announced: true })] },
      'running',
      officer,
    ),
    one({ named: [] }, 'gone'),
    { card: 'rmcPreview', about: '', reader: rep, subject: rotation(kind), data: { years: 6 } },
    {
      card: 'rmcPreview',
      about: 'ahead',
      reader: rep,
      subject: rotation(kind, {
        ahead: times(count(kind, 2), (i) => ({ entity: name(kind, `Entity ${i}`), on: calendarDate('2028-01-01') })),
      }),
      data: { years: 6 },
    },
    {
      card: 'rmcConfigurePreview',
      about: 'same',
      reader: officer,
      data: { preview: configuring(kind, { same: true }) },
    },
    { card: 'rmcConfigurePreview', about: 'plain', reader: officer, data: { preview: configuring(kind) } },
    { card: 'rmcConfigurePreview', about: 'breaks', reader: officer, data: { preview: broken(kind) } },
    { card: 'rmcForm', about: '', reader: officer, subject: rotation(kind, { concerns }) },
    { card: 'rmcHistory', about: 'form', reader: officer },
    { card: 'rmcHistory', about: 'preview', reader: officer, data: { preview: history(kind) } },
    { card: 'rmcHistory', about: 'done', reader: officer, data: { preview: history(kind, { applied: true }) } },
    {
      card: 'rmcHistory',
      about: 'faults',
      reader: officer,
      data: {
        preview: history(kind, {
          added: [],
          errors: times(Math.max(1, count(kind, 2)), (i) => ({ line: i + 2, say: phrase('rmc.historyDates') })),
        }),
      },
    },
  ];
}

/** What people are told. */
function noticeSamples(kind: Kind, rep: Reader, officer: Reader): Sample[] {
  const own = term(kind, 7, { entity: rep.entity ?? entityId('UNHCR'), announced: true });
  const two = [term(kind, 0), term(kind, 6)];
  const ended = (how: string): Sample => ({
    card: 'rmcSwapEnded',
    about: how,
    reader: rep,
    subject: rotation(kind, { named: two }),
    data: { how, terms: ['T-1', 'T-7'], entities: [name(kind, 'WHO'), name(kind, 'WFP')] },
  });
  return [
    { card: 'rmcIncoming', about: 'to confirm', reader: rep, subject: rotation(kind, { named: [own] }) },
    {
      card: 'rmcIncoming',
      about: 'confirmed',
      reader: rep,
      subject: rotation(kind, { named: [{ ...own, acknowledgedBy: must(kind, 'Ana Silva') }] }),
    },
    { card: 'rmcIncomingPast', about: '', reader: rep, subject: rotation(kind) },
    { card: 'rmcOutgoing', about: '', reader: rep, subject: rotation(kind, { named: [term(kind, 0)] }) },
    { card: 'rmcAhead', about: '', reader: officer, subject: rotation(kind), data: { days: ['2027-01-01'] } },
    { card: 'rmcTurn', about: '', reader: rep, subject: rotation(kind), data: { on: '2026-01-01' } },
    {
      card: 'rmcConcerns',
      about: 'open',
      reader: officer,
      subject: rotation(kind, { named: two, concerns: [{ ...two[0]!, vacant: true }, two[1]!] }),
    },
    { card: 'rmcStays', about: '', reader: rep, subject: rotation(kind), data: { seat: 1, ...year(1, 0) } },
    { card: 'rmcNoLonger', about: '', reader: rep, subject: rotation(kind), data: { seat: 1, ...year(1, 0) } },
    {
      card: 'rmcTakenOver',
      about: '',
      reader: officer,
      subject: rotation(kind, { named: [term(kind, 0)] }),
      data: { entity: name(kind, 'WHO') },
    },
    { card: 'rmcChairNamed', about: 'new', reader: rep, data: { name: must(kind, 'Ana Silva'), person: rep.person } },
    { card: 'rmcChairNamed', about: 'before', reader: rep, data: { name: must(kind, 'Ana Silva'), person: 'other' } },
    { card: 'rmcSwapAsked', about: 'open', reader: rep, subject: rotation(kind, { swap: swap(kind) }) },
    {
      card: 'rmcSwapAsked',
      about: 'agreed',
      reader: rep,
      subject: rotation(kind, { swap: swap(kind, { state: 'agreed', mayAccept: false }) }),
    },
    { card: 'rmcSwapOver', about: '', reader: rep, subject: rotation(kind) },
    {
      card: 'rmcMoved',
      about: '',
      reader: rep,
      subject: rotation(kind, { named: [own] }),
      data: { term: 'T-8', was: year(0, 0) },
    },
    { card: 'rmcNotKept', about: '', reader: officer, data: { ...broken(kind) } },
    ...['agreed', 'undone', 'declined', 'lapsed', 'broken', 'reconfigured'].map(ended),
  ];
}

export function rmcSamples(kind: Kind): Sample[] {
  const rep = views.reader();
  const officer = views.officer();
  const chair = { ...officer, roles: ['rmcChair' as const], manages: false };
  return [
    ...rotationSamples(kind, rep, officer),
    ...noticeSamples(kind, rep, officer),
    { card: 'rmcOutcome', about: 'shared', reader: rep, subject: outcome(kind, { shared: shared(kind) }) },
    { card: 'rmcOutcome', about: 'owed', reader: rep, subject: outcome(kind) },
    {
      card: 'rmcOutcomePreview',
      about: '',
      reader: chair,
      data: {
        meeting: ref('M-4'),
        title: must(kind, 'RMC, autumn'),
        untitled: false,
        values: { implementation: must(kind, 'Two projects have begun.'), links: 'https://un.example/a' },
        people: 60,
        entities: 26,
      },
    },
    { card: 'rmcOutcomeOwed', about: 'owed', reader: chair, subject: outcome(kind, { mayShare: true }) },
    { card: 'rmcOutcomeOwed', about: 'shared', reader: chair, subject: outcome(kind, { shared: shared(kind) }) },
    { card: 'rmcOutcomeReminder', about: '', reader: chair, subject: outcome(kind, { mayShare: true }) },
    { card: 'rmcOutcomeMissing', about: '', reader: officer, subject: outcome(kind) },
    {
      card: 'home',
      about: 'RMC',
      reader: rep,
      subject: views.home({
        rmc: {
          terms: [term(kind, 7, { entity: entityId('UNHCR'), announced: true })],
          swaps: [swap(kind)],
          owed: [{ meeting: ref('M-7'), title: must(kind, 'RMC, November'), untitled: kind === 'empty' }],
          concerns: 2,
        },
      }),
    },
  ];
}
