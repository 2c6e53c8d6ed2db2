/**
 * What people type in English, by its meaning. These comments hold for the same lists in other languages too. Case, accents,
 * blanks and dashes make no difference. The names under which things are stored are always understood as well.
 */
import type { Language, Role } from '../../core/people.ts';
import type { RetentionKind, RetentionUnit } from '../../core/retention.ts';

/** A command as help and suggestions show it, with every way to say it. References, dates and the like may stand anywhere. */
const command = (usage: string, ...words: string[]) => ({ usage, words });

export const words = {
  /** Commands by name. The features say what they do. */
  commands: {
    help: command('help', 'help', 'help me', '?', 'commands', 'what can you do'),
    home: command(
      'home',
      'home',
      'hello',
      'hi',
      'start',
      'todo',
      'what waits for me',
      'what is waiting for me',
      'waiting',
    ),
    page: command('page', 'page', 'my page', 'web page', 'open in a browser', 'browser'),
    endorsementNew: command('endorsement new', 'endorsement new', 'endorsement open', 'endorsement compose'),
    endorsementList: command('endorsement list', 'endorsement list', 'endorsement', 'request list'),
    endorsementShow: command('endorsement show E-12', 'endorsement show', 'endorsement', 'show'),
    rmcShow: command('rmc', 'rmc', 'rmc show', 'committee'),
    rmcTerm: command('rmc T-3', 'rmc', 'rmc show', 'rmc term', 'term'),
    rmcPreview: command('rmc preview', 'rmc preview', 'rmc plan'),
    rmcSetUp: command('rmc set up', 'rmc set up', 'rmc configure', 'rmc new'),
    meetingNew: command('meeting new', 'meeting new', 'meeting convene', 'series set'),
    meetingRequest: command('meeting request', 'meeting request', 'meeting ask'),
    meetingList: command('meeting list', 'meeting list', 'meeting'),
    meetingShow: command('meeting show M-7', 'meeting show', 'meeting'),
    agenda: command('agenda', 'agenda'),
    agendaOf: command('agenda M-7', 'agenda', 'agenda show'),
    minutesOf: command('minutes M-7', 'minutes', 'minutes show'),
    calendar: command('calendar', 'calendar', 'subscribe'),
    people: command('people', 'people', 'person', 'roll'),
    peopleImport: command('people import', 'people import', 'roll import', 'import'),
    peopleUpload: command('people upload', 'people upload', 'roll upload', 'upload'),
    peopleExport: command('people export', 'people export', 'roll export'),
    peopleAdd: command('people add ADDRESS', 'people add', 'people new', 'person add', 'add person'),
    peopleChange: command('people change ADDRESS', 'people change', 'people edit', 'person change', 'change person'),
    peopleRemove: command('people remove ADDRESS', 'people remove', 'people delete', 'person remove', 'remove person'),
    entity: command('entity NAME', 'entity'),
    entityAdd: command('entity add', 'entity add', 'entity new', 'add entity'),
    away: command('away 2026-12-21 2027-01-04 NAME', 'away', 'absence', 'absent'),
    awayClear: command('away clear', 'away clear', 'away off'),
    language: command('language fr', 'language'),
    register: command('register WORDS', 'register', 'decision'),
    retention: command('retention', 'retention', 'retention preview', 'data retention'),
    myData: command('my data', 'my data', 'person export', 'data export'),
    registerShow: command('register show UNA/2026/14', 'register show', 'decision show'),
    templates: command('templates', 'templates', 'template', 'document templates'),
    report: command('report 2026', 'report', 'figures', 'statistics'),
    send: command('send', 'send', 'message', 'correspondence', 'submit'),
    sendList: command('send list WORDS', 'send list', 'message list', 'correspondence list'),
    sendProposals: command('send proposals', 'send proposals', 'proposals', 'call proposals', 'call for proposals'),
    urgent: command('urgent', 'urgent', 'send urgent'),
    sendShow: command('send show C-9', 'send show', 'send'),
    news: command('news', 'news'),
    newsList: command('news list', 'news list', 'news queue'),
    plan: command('plan ENTITY', 'plan', 'work plan', 'workplan'),
    callNew: command('call new', 'call new', 'input new', 'call compose', 'call for input new'),
    callList: command('call list WORDS', 'call list', 'call', 'input list', 'input', 'call for input'),
    callShow: command('call show I-4', 'call show', 'call', 'input show', 'input'),
    settings: command('settings', 'setting'),
    holidays: command('holidays', 'holidays', 'holiday', 'holiday list'),
    roomHere: command('room here', 'room here', 'room set', 'channel here'),
    roomOff: command('room off', 'room off', 'room clear', 'room remove', 'room end'),
  },
  /** After the list of requests: only those in this state. */
  states: {
    open: ['open'],
    endorsed: ['endorsed'],
    referred: ['referred'],
    withdrawn: ['withdrawn'],
    superseded: ['superseded'],
    decided: ['decided'],
    notDecided: ['not decided'],
    all: ['all'],
  },
  /**
   * Words with which people may believe that they have answered. They are not positions, which only the buttons record.
   * Compared as a whole.
   */
  notPositions: [
    'ok',
    'okay',
    'yes',
    'no',
    'agreed',
    'agree',
    'i agree',
    'we agree',
    'fine',
    'fine with me',
    'approved',
    'approve',
    'endorse',
    'endorsed',
    'i endorse',
    'we endorse',
    'object',
    'i object',
    'we object',
    'no objection',
    'no objections',
    'abstain',
    'thanks',
    'thank you',
    'noted',
    'lgtm',
    '+1',
  ],
  /** Words around a command that add nothing. */
  filling: ['please', 'me', 'the', 'my', 'a', 'i', 'want', 'need', 'would', 'like', 'to', 'see', 'can', 'could', 'you'],
  /** A sentence that begins with one of these words sounds like a position. */
  stances: [
    'object',
    'objects',
    'objection',
    'oppose',
    'opposes',
    'endorse',
    'endorses',
    'approve',
    'approves',
    'agree',
    'abstain',
    'abstains',
  ],
  answers: { yes: ['yes', 'y', 'true', 'on', '1'], no: ['no', 'n', 'false', 'off', '0'] },
  /** After a holiday whose date is not confirmed. */
  expected: ['expected'],
  /** The names of the holidays that Concord knows. */
  holidays: {
    newYear: ['New Year’s Day', "New Year's Day"],
    newYearObserved: ['New Year’s Day (observed)', "New Year's Day (observed)"],
    goodFriday: ['Good Friday'],
    eidAlFitr: ['Eid al-Fitr'],
    memorialDay: ['Memorial Day'],
    eidAlAdha: ['Eid al-Adha'],
    independenceDay: ['Independence Day'],
    independenceDayObserved: ['Independence Day (observed)'],
    labourDay: ['Labour Day'],
    thanksgiving: ['Thanksgiving Day'],
    christmas: ['Christmas Day'],
    christmasObserved: ['Christmas Day (observed)'],
  },
  /** In a setting: none. */
  none: ['none'],
  /** After a number of years. */
  years: ['year', 'years'],
  /** After a number, in the settings of meetings. */
  /** What a period of retention can be set for, and its units: `correspondence: 2 years`. */
  retentionKinds: {
    endorsements: ['endorsement', 'requests', 'request'],
    meetings: ['meeting', 'agenda'],
    correspondence: ['messages', 'message', 'circulars'],
    inputs: ['input', 'calls', 'call', 'calls for input'],
    plan: ['work plan', 'activities'],
    news: ['articles'],
    deliveries: ['delivery'],
    files: ['file'],
    minutes: [],
    decisions: ['decision', 'register'],
  } satisfies Record<RetentionKind, string[]>,
  /** What stands in the record in place of an erased person, and why. */
  erased: {
    representative: 'a representative of {entity}',
    person: 'a person who has left',
    correction: 'Names or words of a person were removed from these minutes at their request.',
  },
  retentionUnits: {
    years: ['y', 'yr', 'year', 'years'],
    months: ['m', 'month', 'months'],
    days: ['d', 'day', 'days'],
  } satisfies Record<RetentionUnit, string[]>,
  spans: { days: ['d', 'day', 'days'], hours: ['h', 'hour', 'hours'] },
  languages: { en: ['English'], fr: ['French'] } satisfies Record<Language, string[]>,
  roles: {
    focalPoint: ['focal point', 'main focal point', 'main', 'fp'],
    alternate: ['alternate', 'backstop', 'deputy'],
    secretariat: ['Secretariat'],
    coordinator: ['Coordinator'],
    rmcChair: ['RMC Chair'],
    chair: ['Chair'],
    observer: ['observer'],
  } satisfies Record<Role, string[]>,
  /** The recipients of a message. A final s makes no difference. */
  groups: {
    all: ['everyone', 'everybody', 'network', 'whole network'],
    focalPoints: ['focal point', 'main focal point', 'fp'],
    alternates: ['alternate', 'backstop'],
    rmc: ['RMC member', 'Resource Management Committee'],
  },
  /** When the meetings of a series are: `the second Thursday of every month`, `15th`. */
  rules: {
    /** Each weekday with its shortest form and its whole name. Forms between the two are understood. */
    weekdays: {
      MO: ['mon', 'monday'],
      TU: ['tue', 'tuesday'],
      WE: ['wed', 'wednesday'],
      TH: ['thu', 'thursday'],
      FR: ['fri', 'friday'],
      SA: ['sat', 'saturday'],
      SU: ['sun', 'sunday'],
    },
    nth: {
      first: ['first', '1st'],
      second: ['second', '2nd'],
      third: ['third', '3rd'],
      fourth: ['fourth', '4th'],
      last: ['last'],
    },
    day: ['day'],
    /** Endings after the number of a day. */
    endings: ['st', 'nd', 'rd', 'th'],
    /** Words that add nothing to a rule. */
    filling: ['the', 'every', 'each', 'of', 'month', 'monthly', 'on'],
  },
  /** Words before the date by which an action is due. */
  dueLeads: ['by', 'due', 'until'],
  /** Dates: `21 Dec 2026`, `next Friday`, `from 3 to 14 August`. */
  dates: {
    /** From January to December. */
    months: {
      m1: ['january', 'jan'],
      m2: ['february', 'feb'],
      m3: ['march', 'mar'],
      m4: ['april', 'apr'],
      m5: ['may'],
      m6: ['june', 'jun'],
      m7: ['july', 'jul'],
      m8: ['august', 'aug'],
      m9: ['september', 'sept', 'sep'],
      m10: ['october', 'oct'],
      m11: ['november', 'nov'],
      m12: ['december', 'dec'],
    },
    today: ['today'],
    tomorrow: ['tomorrow'],
    next: ['next'],
    /** Between a day and a time. */
    at: ['at', '@'],
    /** Between the first and the last day. */
    to: ['to', 'until', 'till', 'through', 'and'],
    /** Before a day, or before the first of two. */
    on: ['on', 'from', 'by', 'between'],
  },
  /** Between the last two parts of a list. */
  and: ['and', '&'],
  /** Between a command and a name: `away … with Anna`. */
  with: ['with'],
  /** Where a comment on a document belongs: before the numbered paragraphs, in an annex; and words that add nothing. */
  paragraphs: {
    before: ['title', 'general', 'general comments', 'preamble', 'introduction', 'summary'],
    annex: ['annex', 'annexes', 'appendix'],
    paragraph: ['para', 'paras', 'paragraph', 'paragraphs', 'section', 'article', 'point'],
  },
  /** Columns of a table from which activities of the work plan are made. */
  planColumns: {
    activity: ['activity', 'activities', 'what', 'action', 'output'],
    lead: ['lead', 'lead entity', 'who', 'responsible'],
    contributors: ['contributors', 'contributing entities', 'contributing', 'with', 'with whom', 'partners'],
    from: ['from', 'start', 'begins', 'beginning'],
    to: ['to', 'until', 'end', 'ends', 'due', 'by when', 'when'],
  },
  /** In brackets after a question of a call for input: how it is answered. */
  inputKinds: {
    text: ['words', 'free text'],
    yesNo: ['yes/no', 'yes or no'],
    choice: ['choose', 'one of'],
    number: ['figure', 'count'],
    date: ['day'],
    link: ['links', 'url', 'file'],
    table: ['rows', 'table of rows'],
    optional: ['if any'],
  },
  /** Column heads in a list of people. */
  rollHeads: {
    entity: ['entity', 'organization', 'organisation', 'agency'],
    entityName: ['entity name'],
    name: ['name', 'full name'],
    email: ['email', 'mail', 'email address'],
    role: ['role', 'roles'],
    language: ['language', 'lang'],
    zone: ['zone', 'time zone', 'tz'],
  },
  /** Column heads in a list of terms served. */
  historyHeads: {
    entity: ['entity', 'organization', 'organisation', 'agency', 'member'],
    from: ['from', 'start', 'starts on', 'begin', 'year'],
    to: ['to', 'end', 'ends on', 'until'],
    terms: ['terms', 'served', 'terms served', 'count'],
  },
};
