/** The fields of the record of a written endorsement. */
import { COMMON, list, text, ZONE } from './field.ts';

const at = (means: string) => text(means, 'Thu, 12 Nov 2026, 17:00 (New York, UTC−05:00)');
/** In a table, whose head says the zone. */
const moment = (means: string) => text(means, '12 Nov 2026, 17:00');
const entity = text('The entity', 'UNHCR');
const person = text('Who entered it', 'Amina Diallo');

export const ENDORSEMENT = {
  ...COMMON,
  zone: ZONE,
  request: text('The reference of the request', 'E-12'),
  state: text('The state of the request', 'endorsed'),
  summary: text('The summary of the request', 'The framework sets the priorities of the coming year.'),
  documentUrl: text('The link of the document', 'https://un.example/framework'),
  documentVersion: text('The version of the document', '3'),
  openedAt: at('When it was opened'),
  openedBy: text('Who opened it', 'Jean Martin'),
  closesAt: at('When it closes, or was to close'),
  asked: text('How many entities were asked', '26'),
  follows: text('The reference of the request that it follows', 'E-3'),
  followedBy: text('The references of the requests that follow it', ''),
  outcome: text('The outcome, in a sentence', 'Endorsed as UNA/2026/14.'),
  endedAt: at('When it ended'),
  endedBy: text('Who ended it; empty where it ended by silence', ''),
  reason: text('The reason given for the end', ''),
  recorded: text('Of a meeting or the Steering Committee: the text of the decision, as it was recorded', ''),
  course: list('What happened to the request, in its order', {
    at: moment('When'),
    what: text('What happened', 'New version: 3'),
    person: text('Who did it; empty where it happened by itself', 'Jean Martin'),
    closes: text('The closing time from then on, where it is new', '18 Nov 2026, 17:00'),
    words: text('The words with it', 'Annex B is new.'),
  }),
  endorsed: text('Entities that endorsed', 'UNHCR, UNICEF'),
  silent: text('Entities that were reached and said nothing', 'WHO'),
  abstained: text('Entities that abstained', ''),
  recused: text('Entities that stepped aside', 'IOM'),
  unreached: text('Entities that were not reached', ''),
  present: text('Of a decision in a meeting: entities present', ''),
  lifted: text('Of a decision in a meeting: entities that withdrew their objection in it', ''),
  trail: text('The audit trail when the number was given: line and hash', 'line 1204, 9f2c…'),
  versions: list('The versions of the document, the first one first', {
    version: text('The version', '3'),
    documentUrl: text('Its link', 'https://un.example/framework'),
    at: moment('When it was circulated'),
    by: text('Who circulated it', 'Jean Martin'),
    changes: text('What changed', 'Annex B is new.'),
  }),
  corrections: list('Editorial corrections', {
    at: moment('When'),
    by: text('Who corrected it', 'Jean Martin'),
    note: text('What was corrected', 'A misprint in paragraph 3.'),
    changed: text(
      'The title, link and summary before and after, where they changed',
      'Title: “Framework” → “The framework”',
    ),
    challenged: text('The entity that challenged it, with its words', 'challenged by WHO: The meaning changes.'),
  }),
  extensions: list('Extensions of the period', {
    at: moment('When it was extended'),
    by: text('Who extended it', 'Jean Martin'),
    from: moment('The earlier closing time'),
    to: moment('The new closing time'),
    reason: text('Why', 'Holiday in several duty stations'),
  }),
  reach: list('How the request reached each entity', {
    entity,
    state: text('Reached, reached too late, or not reached', 'reached too late'),
    at: moment('When the first delivery was accepted'),
    by: text('To whom, and on which platform', 'Amina Diallo, Slack'),
    reason: text('Why it was not reached', 'was reached too late for its silence to count'),
  }),
  positions: list('Everything that entities said in time, in its order', {
    entity,
    position: text('The position', 'object'),
    person,
    at: moment('When it was received'),
    version: text('The version that it was about', '3'),
    text: text('The words', 'We object to paragraph 3.'),
    wouldSatisfy: text('What would satisfy the entity', ''),
    note: text('Entered for the entity, on behalf of somebody, or without effect', 'entered by the Secretariat'),
  }),
  said: list('Of these, those with words', {
    entity,
    position: text('The position', 'object'),
    person,
    at: moment('When it was received'),
    text: text('The words', 'We object to paragraph 3.'),
  }),
  objections: list('Objections, and how each ended', {
    entity,
    text: text('The words', 'We object to paragraph 3.'),
    end: text('How it ended', 'recorded: it did not stop the decision'),
  }),
  discussion: list('Requests for discussion without an objection', {
    entity,
    text: text('The words', 'We ask for a discussion of annex B.'),
  }),
  enteredFor: list('Positions that the Secretariat entered for an entity', {
    entity,
    position: text('The position', 'endorse'),
    person,
    at: moment('When it was entered'),
    source: text('The written source', 'E-mail of 10 November 2026'),
  }),
  contests: list('Contests of what the Secretariat entered', {
    entity,
    person: text('Who contested it', 'Amina Diallo'),
    at: moment('When'),
    text: text('The words', 'This was not our position.'),
  }),
  recusals: list('Entities that stepped aside, with the word why', {
    entity,
    person,
    at: moment('When'),
    text: text('The words', 'The text is about our own project.'),
  }),
  late: list('What came after the closing time or the end', {
    entity,
    person,
    at: moment('When it was received'),
    position: text('The position', 'endorse'),
    closedAt: moment('The closing time or end that it missed, as it was then'),
    text: text('The words, with what would satisfy the entity and the date that it proposed', 'We agree as well.'),
  }),
  departed: list('Entities that left while it ran', {
    entity,
    at: moment('When'),
    what: text('Left, or became another entity', 'left the network'),
    reason: text('Why', 'It merged with another entity.'),
  }),
  actions: list('Of a decision in a meeting: action points', {
    owner: text('Who is to do it', 'UNHCR'),
    text: text('What is to be done', 'Send comments on chapter 2'),
    due: text('By when', '15 January 2027'),
  }),
};
