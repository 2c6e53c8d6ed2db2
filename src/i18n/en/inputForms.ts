/** The buttons and forms of calls for input, and their templates. */
export const inputForms = {
  'inputs.act.answer': 'Answer…',
  'inputs.act.correctOwn': 'Correct the answer…',
  'inputs.act.send': 'Send as it stands',
  'inputs.act.nothing': 'Nothing to report',
  'inputs.act.needTime': 'Need more time…',
  'inputs.act.needTimeSubmit': 'Ask for more time',
  'inputs.act.withdraw': 'Take the answer back',
  'inputs.act.approve': 'Approve and ask',
  'inputs.act.approveEdited': 'Edit and approve…',
  'inputs.act.approveEditedSubmit': 'Ask with these changes',
  'inputs.act.nudge': {
    one: 'Remind {n:number} entity that owes an answer',
    other: 'Remind {n:number} entities that owe an answer',
  },
  'inputs.act.grantTime': 'Give more time…',
  'inputs.act.grantTimeSubmit': 'Give more time',
  'inputs.act.declineTime': 'Decline more time…',
  'inputs.act.declineTimeSubmit': 'Decline',
  'inputs.act.correct': 'Correct the questions…',
  'inputs.act.correctSubmit': 'Correct',
  'inputs.act.close': 'Close the call',
  'inputs.act.new': 'Ask for input…',
  'inputs.act.list': 'All calls for input',

  'inputs.form.title': 'Ask for input',
  'inputs.form.explain': 'The entities are asked in their own chat, reminded, and their answers are brought together.',
  'inputs.form.explainEntity':
    'The Secretariat looks at it first, and then asks the entities for you. Their answers come to you and the Secretariat.',
  'inputs.form.questions': 'Questions, one a line',
  'inputs.form.questionsHint':
    'What is wanted stands in brackets: How many staff? (number) · Is there a policy? (yes/no) · Which? (choice: a; b; c) · Since when? (date) · The report (link) · Activities (table: what; where; when) · Anything else? (optional). Without brackets: text.',
  'inputs.form.dueOn': 'Due on',
  'inputs.form.documentUrl': 'Link to a document',
  'inputs.form.audience': 'Who is asked',
  'inputs.form.audienceNone': 'Nothing chosen: every entity of the network.',
  'inputs.form.until': 'Until',
  'inputs.form.why': 'Why',
  'inputs.form.entity': 'Entity',
  'inputs.form.grantWhom': 'For which entity',
  'inputs.form.grantAll': 'Nothing chosen: for all.',
  'inputs.correct.note':
    'An answer stays with the question it was given to. A question that is reworded is asked again; a new line is a new question. No survivor-identifying information.',
  'inputs.preview.title': 'Before anybody is asked',
  'inputs.preview.asks': 'Asks',
  'inputs.preview.people': 'People',
  'inputs.preview.moved': '{asked:date} cannot be the end, so it is the next working day.',
  'inputs.preview.without': 'Nobody speaks for {entities:entities} now.',
  'inputs.preview.held': 'The Secretariat looks at it first.',
  'inputs.preview.submit': 'Submit to the Secretariat',
  'inputs.preview.open': { one: 'Ask {n:number} entity', other: 'Ask {n:number} entities' },

  'inputs.fill.eyebrow': '{ref} · The answer of your entity',
  'inputs.fill.limitOne': {
    one: 'Up to {n:number} character. A link to a file will do, too.',
    other: 'Up to {n:number} characters. A link to a file will do, too.',
  },
  'inputs.fill.limit': {
    one: 'Here each text holds {n:number} character. For up to {most:number}, open the question alone. A link to a file will do, too.',
    other:
      'Here each text holds {n:number} characters. For up to {most:number}, open the question alone. A link to a file will do, too.',
  },
  'inputs.fill.others': {
    one: '{n:number} more question is not in this form: press it on the call.',
    other: '{n:number} more questions are not in this form: press them on the call.',
  },
  'inputs.fill.complete': 'This is our complete answer: send it to the Secretariat',
  'inputs.fill.submit': 'Save',
  'inputs.fill.back': 'Back to the call',
  'inputs.fill.clash': 'Your colleague wrote this while you were writing. Please bring both together.',
  'inputs.fill.before': 'What stood here before, by your colleague',
  'inputs.fill.theirs': '{by}, {at:instant}',
  'inputs.fill.long': 'Your answer may be too long to stand in this field. An empty field leaves your answer as it is.',
  'inputs.fill.links': 'One link a line.',
  'inputs.fill.table':
    'One row a line, with semicolons between the columns: {columns:list}. Rows copied from a spreadsheet will do.',
  'inputs.act.export': 'Bring the answers together…',
  'inputs.act.circulate': 'Circulate the answers…',
  'inputs.circulate.text': 'The answers of the entities to “{title}”, brought together.',
  'inputs.circulate.note':
    'It goes to the whole network; the answers are attached as a Word document, made when it is opened.',
  'inputs.act.endorse': 'Put up for written endorsement…',
  'inputs.endorse.hint': 'The link to the document that was made of the answers.',
  'inputs.act.plan': 'Make the work plan of it…',
  'inputs.act.again': 'Ask the same again…',
  'inputs.fill.last': 'The form begins with what your entity answered last time.',
  'inputs.template.annualReport': 'Annual report',
  'inputs.template.annualReport.questions':
    'What did your entity achieve this year? (text)\nFigures for the results framework (table: indicator; figure)\nWhat was learned? (text, optional)\nStories and pictures (link, optional)',
  'inputs.template.informationRequest': 'Information request',
  'inputs.template.informationRequest.questions':
    'What does your entity know of this? (text)\nWho can be asked further? (text, optional)\nDocuments (link, optional)',
  'inputs.template.comments': 'Comments on a document',
  'inputs.template.comments.questions': 'Comments (table: paragraph; comment; proposed text)',
  'inputs.template.countryVisit': 'Country visit',
  'inputs.template.countryVisit.questions':
    'What should the visit achieve? (text)\nWhom should it meet? (table: name; organization; why)\nWho of your entity is in the country? (text)\nBackground documents (link, optional)',
  'inputs.template.event': 'Event',
  'inputs.template.event.questions':
    'Will your entity take part? (yes/no)\nWho takes part? (text, optional)\nWhat should the event say? (text)\nSpeakers (table: name; function; topic)',
  'inputs.template.story': 'Story for resource mobilization',
  'inputs.template.story.questions':
    'What has changed, for whom? (text)\nWhere, and when? (text)\nIn figures (table: what; figure; source)\nPictures, with consent (link, optional)',
  'inputs.template.workPlan': 'Work plan',
  'inputs.template.workPlan.questions':
    'Which activities does your entity plan to lead? (table: activity; contributors; from; to)\nWhat else should the plan hold? (text, optional)',
  'inputs.template.availability': 'Availability for a mission',
  'inputs.template.availability.questions':
    'On which days is your entity available? (table: day; yes or no)\nWho would come? (text, optional)',
} as const;
