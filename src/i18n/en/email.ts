/** Texts of mails beside the card. */
export const email = {
  'email.youCan': 'You can answer:',
  'email.open': 'Open and answer',
  'email.look': 'Open',
  'email.above': '– Reply above this line –',
  'email.whose':
    'For {name}. Whoever has this mail can read what it says; answering needs a code that goes to your address.',
  'email.whoseEntity':
    'For {name}, {entity}. Whoever has this mail can read what it says; answering needs a code that goes to your address.',
  'email.notYou':
    'A reply to this mail goes to the Secretariat as words; it is not a position. If this mail should not come to you, reply and say so.',
  'email.subject': 'A message from Concord',
  'email.codeSubject': 'Your code for Concord',
  'email.code':
    '{name}, your code is:\n\n{code}\n\nIt is good for ten minutes, in the browser in which it was asked for. It will do this:\n\n{what}\n\nIf it was not you, nothing has happened, and you need do nothing.',
  'email.linkSubject': 'Your new link to Concord',
  'email.link':
    '{name}, this is the way to your page again:\n\n{link}\n\nThe link is yours alone, and good for fourteen days. Opening it changes nothing; answering needs a code that goes to you.\n\nIf you did not ask for it, nothing has happened, and you need do nothing.',
  'email.cameBack': 'Mails to this address came back {at:instant}, and it is not tried any more: {words}',
  'email.retry': 'Try this address again',
  'email.retried': 'Mails go to {email} again. What failed to reach {name} is sent now.',
  'email.test.subject': 'Concord: a test mail',
  'email.test.text': 'This mail was sent to try whether Concord can send mails. Nothing needs to be done.',
} as const;
