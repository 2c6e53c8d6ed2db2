/** The fields of the sheet of a decision, and of the register of decisions. */
import { COMMON, list, text, ZONE } from './field.ts';

const line = {
  number: text('The number of the register', 'UNA/2026/14'),
  title: text('What was decided', 'Framework for the coming year'),
  classification: text('How it is classified, in words', 'Unclassified'),
  date: text('The day', '10 December 2026'),
  route: text('In writing, in a meeting, or by the Steering Committee', 'in writing'),
  sentBy: text('The meeting that sent it to the Steering Committee', ''),
  outcome: text('The outcome', 'endorsed'),
  text: text('The text of the decision, where it is not its title', 'The framework is endorsed as revised.'),
  question: text('The question that a meeting put', ''),
  sittings: text('The meetings that took it, each with its outcome', ''),
  documentUrl: text('The link of the document', 'https://un.example/framework'),
  documentVersion: text('The version of the document', '3'),
  restricted: text('How it is classified, in words; empty where it is unclassified', ''),
  present: text('Entities present, with who represented them', ''),
  endorsed: text('Entities that endorsed, in writing', 'UNHCR, UNICEF'),
  endorsedHead: text('Endorsed, or endorsed in writing before a meeting took it', 'Endorsed'),
  silent: text('Entities that were reached and said nothing', 'WHO'),
  abstained: text('Entities that abstained', ''),
  recused: text('Entities that stepped aside', ''),
  unreached: text('Entities that were not reached, with the reasons', ''),
  reason: text('Why it was closed although some were not reached', ''),
  supersedes: text('Numbers of decisions whose place it took', ''),
  supersededBy: text('The number of the decision that took its place', ''),
  reviewOn: text('The day on which it is to be reviewed', ''),
  cameBack: text('Entities to which a mail about it came back after the end, and why', ''),
  trail: text('The audit trail when the number was given: line and hash', 'line 1204, 9f2c…'),
  corrections: list('Editorial corrections of the request', {
    at: text('When, and whether positions stood', 'Editorial correction, 1 Dec 2026, 09:00; positions stood'),
    changed: text(
      'The note, and the title, link and summary before and after, where they changed',
      'Title: “Framework” → “The framework”',
    ),
  }),
  enteredFor: list('Positions that the Secretariat entered for an entity', {
    line: text(
      'All of this on one line',
      'IOM: endorse (entered by the Secretariat, source: E-mail of 10 November 2026; Jean Martin, 1 Dec 2026, 09:00)',
    ),
    entity: text('The entity', 'IOM'),
    position: text('The position', 'endorse'),
    person: text('Who entered it', 'Jean Martin'),
    at: text('When it was entered', '1 Dec 2026, 09:00'),
    source: text('The written source', 'E-mail of 10 November 2026'),
  }),
  objections: list('Objections, and how each ended', {
    entity: text('The entity', 'WHO'),
    text: text('The words', 'We object to paragraph 3.'),
    end: text('How it ended; who made it and when', 'Objection of WHO, recorded: it did not stop the decision'),
    reason: text('The word why it was withdrawn', ''),
    course: text(
      'How it ended, and the word why; who made it and when',
      'Objection of WHO, withdrawn on 3 Dec 2026, 10:00 by Ana Li: “It was explained.”',
    ),
  }),
  discussion: list('Requests for discussion without an objection', {
    entity: text('The entity', 'IOM'),
    text: text('The words', 'We ask for a discussion of annex B.'),
    by: text('Whose, by whom and when', 'IOM requested discussion (Jean Martin, 1 Dec 2026, 09:00)'),
  }),
  reached: list('How the request had come to the entities, those together to which it had come in the same way', {
    line: text('All of this on one line', 'reached, Slack (12, 1 Dec 2026, 09:00): UNHCR, UNICEF'),
    how: text('Reached, reached too late, or not reached; on which platform, or why not', 'reached, Slack'),
    n: text('How many entities', '12'),
    at: text('When, from the first to the last', '1 Dec 2026, 09:00'),
    entities: text('Which', 'UNHCR, UNICEF'),
  }),
  reach: list('How the request had come to each entity', {
    entity: text('The entity', 'UNHCR'),
    state: text('Reached, reached too late, or not reached', 'reached'),
    at: text('When', '1 Dec 2026, 09:00'),
    by: text('On which platform', 'Slack'),
    reason: text('Why it was not reached', 'has blocked or removed Concord'),
  }),
};

export const DECISION = { ...COMMON, zone: ZONE, ...line };

export const REGISTER = {
  ...COMMON,
  zone: ZONE,
  title: text('The title, with the year where it is of one', 'Register of decisions, 2026'),
  lines: list('The lines, the first one first', line),
};
