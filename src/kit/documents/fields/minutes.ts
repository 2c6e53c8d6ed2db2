/** The fields of the summary record of a meeting. */
import { COMMON, list, text, ZONE } from './field.ts';

const entity = text('The entity', 'UNHCR');
const words = text('The words', 'We object to paragraph 3.');
const action = text('Who is to do what', 'UNHCR: send comments on chapter 2');
const due = text('By when, and when it was done', 'by 15 January 2027; done on 12 January 2027');

export const MINUTES = {
  ...COMMON,
  zone: ZONE,
  state: text('Draft or issued', 'issued'),
  heldOn: text('When the meeting was held', 'Thu, 10 Dec 2026, 10:00 (New York, UTC-5)'),
  until: text('When it ended', ''),
  place: text('Where', 'Conference Room 7, New York'),
  chair: text('Who was in the chair', 'Amina Diallo'),
  regrets: text('Entities that could not come, and who said so', 'WHO: Ana Li (focal point)'),
  issued: text('When it was issued, and whether silence adopted it', 'Tue, 15 Dec 2026, 17:00 (New York, UTC-5)'),
  text: text('The officer’s own text', ''),
  agenda: text(
    'When the agenda was circulated, and from when on it was final',
    'The agenda was circulated on 3 Dec 2026.',
  ),
  trail: text('The audit trail when the number was given: line and hash', 'line 1204, 9f2c…'),
  participants: list('Entities that were present', {
    entity,
    person: text('Who represented it, and the role; a dash where that is not known', 'Amina Diallo (focal point)'),
    note: text('That an alternate represented it, where it is not known who', ''),
  }),
  notNamed: text('What a dash in the list of participants means, where there is one', ''),
  items: list('The items of the agenda, in their order', {
    n: text('Its place on the agenda', '1'),
    title: text('Its title', 'Framework for the coming year'),
    mark: text('That its objection was withdrawn after the closing time', ''),
    note: text('The discussion points that were given', ''),
    documentUrl: text('The link of its document', 'https://un.example/framework'),
    documentVersion: text('The version of its document', '3'),
    procedure: text(
      'The written request that brought it, and who stopped that procedure',
      'Brought by the written request E-4. UNHCR stopped the written procedure on 3 Dec 2026, 10:00 (Amina Diallo).',
    ),
    question: text('The question that was put', 'Shall the framework be endorsed?'),
    outcome: text('The outcome', 'Decided by consensus of those present as UNA/2026/13.'),
    text: text('The text of the outcome', 'The framework is endorsed as revised.'),
    present: text('Entities present for the item', 'UNHCR, UNICEF'),
    discussion: list('Written requests for discussion without an objection', {
      entity,
      text: text('The words', 'We ask for a discussion of annex B.'),
      by: text('Whose, by whom and when', 'WHO requested a discussion, without an objection'),
    }),
    objections: list('Objections to it, and what became of them', {
      entity,
      text: words,
      end: text('Whose, and how it ended', 'WHO withdrew its objection in the meeting'),
      reason: text('The word why it was withdrawn', ''),
      course: text(
        'Whose, how it ended, and the word why',
        'WHO withdrew its objection in the meeting (Ana Li, 10 Dec 2026, 10:20): “It was explained.”',
      ),
    }),
  }),
  actions: list('Action points of all items', { item: text('The place of the item', '1'), action, due }),
  noted: list('What was noted without discussion', { text: text('The item', 'Calendar of the coming year') }),
  earlier: list('Actions of earlier meetings', { action, due }),
  decisions: list('What has a number of the register', {
    number: text('The number', 'UNA/2026/13'),
    title: text('The title', 'Framework for the coming year'),
    text: text('The text', 'The framework is endorsed as revised.'),
  }),
  corrections: list('Corrections after the issue', {
    text: text('The words', 'In item 1, read “annex C”.'),
    by: text('Who corrected it, and when', 'Correction by Jean Martin, 4 January 2027'),
  }),
};
