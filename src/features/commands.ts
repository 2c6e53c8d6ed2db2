/** The words that people type (domain.md 10), each with what else people call it. Data: the grammar is in `parse.ts`. */

export interface Command {
  /** As shown in help and suggestions. */
  readonly usage: string;
  /** Every way to say it, in lower case without accents; the first is the proper one. */
  readonly words: readonly string[];
  readonly verb: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** What may or must follow. */
  readonly takes?: 'ref' | 'state' | 'language' | 'away' | 'words' | 'years';
  /** The letters of the references that it takes; when not said, any, and the letter says what is shown. */
  readonly letters?: string;
}

export const COMMANDS: readonly Command[] = [
  { usage: 'help', words: ['help', 'aide', '?', 'commands', 'commandes'], verb: 'help' },
  { usage: 'home', words: ['home', 'accueil', 'hello', 'hi', 'bonjour', 'start', 'todo'], verb: 'home' },
  {
    usage: 'endorsement new',
    words: ['endorsement new', 'endorsement open', 'endorsement compose', 'approbation nouvelle'],
    verb: 'endorsement.compose',
  },
  {
    usage: 'endorsement list',
    words: ['endorsement list', 'endorsement', 'request list', 'approbation liste', 'approbation'],
    verb: 'endorsement.list',
    takes: 'state',
  },
  {
    usage: 'endorsement show E-12',
    words: ['endorsement show', 'endorsement', 'show', 'approbation montrer', 'montrer'],
    verb: 'endorsement.show',
    takes: 'ref',
  },
  { usage: 'rmc', words: ['rmc', 'rmc show', 'committee', 'comite'], verb: 'rmc.show' },
  { usage: 'rmc T-3', words: ['rmc', 'rmc show', 'rmc term', 'term', 'mandat'], verb: 'rmc.show', takes: 'ref' },
  { usage: 'rmc preview', words: ['rmc preview', 'rmc plan', 'comite plan'], verb: 'rmc.preview', takes: 'years' },
  { usage: 'rmc set up', words: ['rmc set up', 'rmc configure', 'rmc new', 'comite etablir'], verb: 'rmc.form' },
  {
    usage: 'meeting new',
    words: ['meeting new', 'meeting convene', 'series set', 'reunion nouvelle', 'reunion convoquer'],
    verb: 'meeting.compose',
  },
  {
    usage: 'meeting request',
    words: ['meeting request', 'meeting ask', 'reunion demander', 'reunion demande'],
    verb: 'meeting.composeRequest',
  },
  { usage: 'meeting list', words: ['meeting list', 'meeting', 'reunion liste', 'reunion'], verb: 'meeting.list' },
  {
    usage: 'meeting show M-7',
    words: ['meeting show', 'meeting', 'reunion montrer', 'reunion'],
    verb: 'meeting.show',
    takes: 'ref',
    letters: 'MR',
  },
  { usage: 'agenda', words: ['agenda', 'ordre du jour'], verb: 'agenda.show' },
  {
    usage: 'agenda M-7',
    words: ['agenda', 'agenda show', 'ordre du jour'],
    verb: 'agenda.show',
    takes: 'ref',
    letters: 'AM',
  },
  {
    usage: 'minutes M-7',
    words: ['minutes', 'minutes show', 'compte rendu'],
    verb: 'minutes.show',
    takes: 'ref',
    letters: 'M',
  },
  { usage: 'calendar', words: ['calendar', 'calendrier', 'subscribe'], verb: 'calendar.show' },
  { usage: 'people', words: ['people', 'person', 'roll', 'liste', 'personne'], verb: 'roll.show' },
  { usage: 'people import', words: ['people import', 'roll import', 'import'], verb: 'roll.import' },
  { usage: 'away 2026-12-21 2027-01-04 NAME', words: ['away', 'absence', 'absent'], verb: 'away.set', takes: 'away' },
  { usage: 'away clear', words: ['away clear', 'away off', 'absence effacer'], verb: 'away.clear' },
  { usage: 'register WORDS', words: ['register', 'registre', 'decision'], verb: 'register.search', takes: 'words' },
  {
    usage: 'send',
    words: ['send', 'message', 'correspondence', 'submit', 'envoyer', 'correspondance'],
    verb: 'correspondence.compose',
  },
  {
    usage: 'send list WORDS',
    words: ['send list', 'message list', 'correspondence list', 'envoyer liste', 'correspondance liste'],
    verb: 'correspondence.list',
    takes: 'words',
  },
  {
    usage: 'send proposals',
    words: ['send proposals', 'proposals', 'call proposals', 'call for proposals', 'appel propositions'],
    verb: 'correspondence.compose',
    inputs: { kind: 'proposals' },
  },
  { usage: 'urgent', words: ['urgent', 'send urgent'], verb: 'correspondence.compose', inputs: { kind: 'urgent' } },
  { usage: 'send show C-9', words: ['send show', 'send'], verb: 'correspondence.show', takes: 'ref' },
  { usage: 'news', words: ['news', 'actualite', 'actualites'], verb: 'news.compose' },
  { usage: 'news list', words: ['news list', 'news queue', 'actualite liste'], verb: 'news.list' },
  { usage: 'settings', words: ['setting', 'reglage', 'reglages'], verb: 'settings.show' },
  { usage: 'room here', words: ['room here', 'room set', 'channel here', 'salon ici', 'canal ici'], verb: 'room.set' },
  {
    usage: 'room off',
    words: ['room off', 'room clear', 'room remove', 'room end', 'salon fin', 'salon retirer'],
    verb: 'room.clear',
  },
  { usage: 'language fr', words: ['language', 'langue'], verb: 'language.set', takes: 'language' },
];

/** Which act shows what a reference names, by its letter. */
export const SHOWS: Readonly<Record<string, string>> = {
  E: 'endorsement.show',
  C: 'correspondence.show',
  N: 'news.show',
  M: 'meeting.show',
  R: 'meeting.show',
  A: 'agenda.show',
  T: 'rmc.show',
};

/** The states that a list may be of, as they are typed: in lower case, without spaces. */
export const STATES: readonly string[] = [
  'open',
  'endorsed',
  'referred',
  'withdrawn',
  'superseded',
  'decided',
  'notdecided',
  'all',
];

/** Words with which people believe they have answered. They are not positions: the buttons are. */
export const NOT_A_POSITION: readonly string[] = [
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
  'oui',
  'non',
  'd’accord',
  "d'accord",
  'approuve',
  'j’approuve',
  'objection',
  'je m’abstiens',
  'merci',
  'sans objection',
  'lgtm',
  '+1',
];
