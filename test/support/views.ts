/** Builders of valid views: a test names only what matters to it. Used by the tests of cards and of renderers. */
import { calendarDate, entityId, instant, personId, ref } from '../../src/core/ids.ts';
import type { RemarkView, RequestLine, RequestView, StandView } from '../../src/features/endorsement/cards/view.ts';
import { discretionOf } from '../../src/core/classification.ts';
import { discreet } from '../../src/features/endorsement/queries/kept.ts';
import type { Reader } from '../../src/core/people.ts';
import type { HomeView } from '../../src/features/home/cards/view.ts';
import type { EntityView, PersonView, RollLine, RollView } from '../../src/features/directory/cards/view.ts';
import type { ImportView } from '../../src/features/directory/rules/state.ts';
import type { SettingsView } from '../../src/features/network/cards/view.ts';

export const AT = instant('2026-12-01T14:30:00Z');
export const CLOSES = instant('2026-12-03T22:00:00Z');

/** The members of UN Action, by short name. */
export const ENTITIES = [
  'DPPA',
  'DPO',
  'FAO',
  'IOM',
  'IRMCT',
  'ITC',
  'OCHA',
  'ODA',
  'OHCHR',
  'OSAA',
  'OSRSG-CAAC',
  'OSRSG-SVC',
  'OVRA',
  'PBSO',
  'UNAIDS',
  'UNDP',
  'UNESCO',
  'UNFPA',
  'UN-HABITAT',
  'UNHCR',
  'UNICEF',
  'UNITAR',
  'UNODC',
  'UN Women',
  'WFP',
  'WHO',
] as const;

export const reader = (of: Partial<Reader> = {}): Reader => ({
  person: personId('p-ana'),
  name: 'Ana Silva',
  language: 'en',
  zone: 'Africa/Nairobi',
  roles: ['focalPoint'],
  entity: entityId('UNHCR'),
  manages: false,
  ...of,
});

/** Somebody of the Secretariat, who represents no entity. */
export function officer(of: Partial<Reader> = {}): Reader {
  const { entity: none, ...rest } = reader({
    person: personId('p-sec'),
    name: 'Noor Haddad',
    roles: ['secretariat'],
    manages: true,
  });
  return { ...rest, zone: 'America/New_York', ...of };
}

const isQuiet = ({ stand: how }: Pick<StandView, 'stand'>): boolean => how === 'silent' || how === 'stale';

export const stand = (of: Partial<StandView> = {}): StandView => ({
  entity: entityId('UNHCR'),
  name: 'UNHCR',
  stand: 'silent',
  requestsDiscussion: false,
  silent: isQuiet({ stand: 'silent', ...of }) && of.requestsDiscussion !== true,
  ...of,
});

export const silentStands = (names: readonly string[] = ENTITIES): StandView[] =>
  names.map((name) => stand({ entity: entityId(name), name }));

const ORDER = ['objected', 'abstained', 'endorsed', 'recused', 'lifted', 'stale', 'silent'] as const;
const rank = ({ stand: how }: StandView): number => ORDER.indexOf(how);

/** A request in force, with every count worked out from its stands. */
export function request(of: Partial<RequestView> = {}): RequestView {
  const stands = [...(of.stands ?? silentStands())].sort((a, b) => rank(a) - rank(b));
  const are = (...kinds: readonly StandView['stand'][]): number =>
    stands.filter((one) => kinds.includes(one.stand)).length;
  return discreet({
    ref: ref('E-12'),
    title: 'Framework for the prevention of conflict-related sexual violence',
    documentUrl: 'https://un.example/documents/framework',
    documentVersion: '2',
    cardVersion: of.documentVersion ?? '2',
    summary: 'Revises the framework of 2022 after the consultations of the summer.',
    classification: 'unclassified',
    discretion: discretionOf(of.classification ?? 'unclassified'),
    state: 'open',
    open: true,
    awaitingSecretariat: false,
    openedAt: instant('2026-11-25T15:00:00Z'),
    openedBy: 'Noor Haddad',
    closesAt: CLOSES,
    reachHours: 24,
    remarks: [],
    mayAct: false,
    waitsForReader:
      of.mayAct === true && (of.state ?? 'open') === 'open' && (of.open ?? true) && of.mine?.silent === true,
    mayManage: false,
    extensions: [],
    ...of,
    stands,
    counts: of.counts ?? {
      entities: stands.length - are('recused'),
      endorsed: are('endorsed'),
      objected: are('objected'),
      abstained: are('abstained'),
      recused: are('recused'),
      discussion: stands.filter((one) => isQuiet(one) && one.unreached === undefined && one.requestsDiscussion).length,
      silent: stands.filter((one) => isQuiet(one) && one.unreached === undefined && !one.requestsDiscussion).length,
      unreached: stands.filter((one) => one.unreached !== undefined).length,
    },
  });
}

/** The request as a representative of UNHCR sees it, whose entity stands like this. */
export function requestFor(mine: Partial<StandView> = {}, of: Partial<RequestView> = {}): RequestView {
  const own = stand(mine);
  const others = (of.stands ?? silentStands()).filter(({ entity }) => entity !== own.entity);
  const means = own.unreached === undefined ? 'noObjection' : own.unreached === 'tooLate' ? 'tooLate' : 'notReached';
  const silence = { inChat: means, byMail: means } as const;
  return request({ mayAct: true, silence, ...of, mine: own, stands: [...others, own] });
}

export const objection = (of: Partial<StandView> = {}): StandView =>
  stand({
    entity: entityId('UNFPA'),
    name: 'UNFPA',
    stand: 'objected',
    text: 'Paragraph 12 leaves out survivors who are boys.',
    wouldSatisfy: 'Adding "women, girls, men and boys".',
    by: 'Luis Ortega',
    at: AT,
    ...of,
  });

export const remark = (of: Partial<RemarkView> = {}): RemarkView => ({
  kind: 'comment',
  entity: entityId('WHO'),
  name: 'WHO',
  by: 'Mei Lin',
  at: AT,
  text: 'Annex B has a typing error.',
  ...of,
});

export const outcome = (
  of: Partial<NonNullable<RequestView['outcome']>> = {},
): NonNullable<RequestView['outcome']> => ({
  state: 'endorsed',
  at: CLOSES,
  number: 'UNA/2026/14',
  endorsed: ['UNHCR', 'UNICEF'],
  silent: ['WFP'],
  abstained: [],
  recused: [],
  objections: [],
  discussion: [],
  unreached: [],
  present: [],
  lifted: [],
  actions: [],
  ...of,
});

export const line = (of: Partial<RequestLine> = {}): RequestLine => ({
  ref: ref('E-12'),
  title: 'Framework for the prevention of conflict-related sexual violence',
  veiled: false,
  state: 'open',
  closesAt: CLOSES,
  waitsForReader: true,
  awaitingSecretariat: false,
  ...of,
});

export const home = (of: Partial<HomeView> = {}): HomeView => ({
  networkName: 'UN Action Against Sexual Violence in Conflict',
  waiting: [line()],
  running: [line()],
  toDecide: [],
  correspondence: [],
  inputs: [],
  plan: [],
  toReply: [],
  meetings: [],
  proposals: [],
  meetingRequests: [],
  toBegin: [],
  toHold: [],
  questions: [],
  toDraft: [],
  actionsDue: [],
  ...of,
});

export const rollLine = (of: Partial<RollLine> = {}): RollLine => ({
  entity: entityId('UNHCR'),
  name: 'Ana Silva',
  email: 'ana.silva@unhcr.example',
  roles: ['focalPoint'],
  language: 'en',
  zone: 'Africa/Nairobi',
  ...of,
});

export const roll = (of: Partial<RollView> = {}): RollView => ({
  lines: [rollLine(), rollLine({ name: 'Jonas Berg', email: 'jonas.berg@unhcr.example', roles: ['alternate'] })],
  entities: ENTITIES.map((entity) => entityId(entity)),
  empty: [],
  away: [],
  ...of,
});

export const personView = (of: Partial<PersonView> = {}): PersonView => ({
  ...rollLine(),
  id: personId('una-5'),
  formerEmails: [],
  identities: ['slack:T1/U7'],
  away: [],
  isLast: false,
  entities: [entityId('UNHCR'), entityId('UNICEF')],
  others: [rollLine({ name: 'Jonas Berg', email: 'jonas.berg@unicef.example', entity: entityId('UNICEF') })],
  holds: { requests: [], colleagues: [], actions: [], claimed: [], held: [] },
  ...of,
});

export const entityView = (of: Partial<EntityView> = {}): EntityView => ({
  id: entityId('UNHCR'),
  name: 'United Nations High Commissioner for Refugees',
  short: 'UNHCR',
  names: {},
  shorts: { fr: 'HCR' },
  former: [],
  people: [rollLine()],
  away: [],
  requests: [],
  seats: [],
  others: [entityId('UNICEF'), entityId('UNFPA')],
  ...of,
});

export const absence = (of: Partial<RollView['away'][number]> = {}): RollView['away'][number] => ({
  name: 'Ana Silva',
  entity: entityId('UNHCR'),
  from: calendarDate('2026-12-07'),
  to: calendarDate('2026-12-18'),
  alternate: 'Jonas Berg',
  ...of,
});

export const importView = (of: Partial<ImportView> = {}): ImportView => ({
  applied: false,
  changes: [
    { what: 'added', line: 2, name: 'Ana Silva', email: 'ana.silva@unhcr.example', fields: ['name', 'entity'] },
  ],
  errors: [],
  unknown: [],
  newEntities: [],
  csv: 'entity,name,email\nUNHCR,Ana Silva,ana.silva@unhcr.example\n',
  ...of,
});

export const settings = (values: Readonly<Record<string, string>> = {}): SettingsView => ({
  values: {
    name: 'UN Action',
    prefix: 'UNA',
    numbering: '{prefix}/{year}/{number}',
    timeZone: 'America/New_York',
    workingWeek: 'mon, tue, wed, thu, fri',
    holidays: '2026-12-25, 2027-01-01',
    closingTime: '17:00',
    silenceDays: '5',
    floorHours: '72',
    reachFloorHours: '24',
    retention: 'none',
    silenceByMail: 'onlyIfProved',
    reminderHalfTime: 'yes',
    reminderWorkingDays: '2, 1',
    reminderClosingDayAt: '09:00',
    quietFrom: '20:00',
    quietTo: '08:00',
    languages: 'en, fr',
    ...values,
  },
  rooms: [],
  holidays: [
    { date: calendarDate('2026-12-25'), known: 'christmas' },
    { date: calendarDate('2027-01-01'), known: 'newYear', expected: true },
  ],
  today: calendarDate('2026-11-24'),
});
