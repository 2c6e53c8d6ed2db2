/** Texts of mails beside the card. */
export const email = {
  'email.youCan': 'You can answer:',
  'email.open': 'Open and answer',
  'email.look': 'Open',
  'email.above': '– Reply above this line –',
  'email.whose':
    'For {name}. Whoever has this mail can read what it says; reading what is said later, and answering, needs a code that goes to your address.',
  'email.whoseEntity':
    'For {name}, {entity}. Whoever has this mail can read what it says; reading what is said later, and answering, needs a code that goes to your address.',
  'email.whoseFormer': 'For {name}. Whoever has this mail can read what it says.',
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
  'card.heard.words': '{name} has written by e-mail',
  'card.heard.absence': 'An automatic answer from the mailbox of {name}',
  'card.heard.calendar': 'The calendar of {name} has answered, and nothing was recorded',
  'card.heard.recorded': '{name} has answered an invitation, with words',
  'card.heard.recorded.attending': 'It is recorded that they come.',
  'card.heard.recorded.regrets': 'It is recorded that they send regrets.',
  'card.heard.proposes': '{name} proposes another time, and nothing was recorded',
  'card.heard.proposed': 'Proposed time',
  'card.heard.outdated': 'It answers an invitation to a former time, so it was not recorded.',
  'card.heard.setAside': 'Mails in Concord’s mailbox need a person',
  'card.heard.setAsideTodo':
    'They could not be understood, and lie in the folder “Concord not understood” of the mailbox. A mail that came back may be among them. You are told once a day.',
  'card.heard.stranger': 'A mail from an address that is not on the roll',
  'card.heard.ofAnother': 'It answers a mail that went to {to}.',
  'card.heard.unknown': 'somebody who is not on the roll',
  'card.heard.from': 'From',
  'card.heard.subject': 'Subject',
  'card.heard.restricted':
    '{ref} is restricted, so the words do not stand here. The mail lies in the folder “Concord done” of the mailbox.',
  'card.heard.perhapsRestricted':
    'It is not known what this answers. It may be something restricted, so subject and words do not stand here. The mail lies in the folder “Concord done” of the mailbox.',
  'card.heard.nothing': 'There are no words of their own in it.',
  'card.heard.tentative': 'The answer is “tentative”: they may come. It counts neither as coming nor as regrets.',
  'card.heard.notTheirs': 'It answers a mail to {name}, but comes from {from}. That is not the address on the roll.',
  'card.heard.notVouched': 'Our own mail system says that the sender may be forged.',
  'card.heard.cut': 'There is more in the mail, which lies in the folder “Concord done” of the mailbox.',
  'card.heard.files': 'With files, which lie with the mail in the folder “Concord done” of the mailbox: {files}',
  'card.heard.answer':
    'To answer {name}, write to {from}. A reply to this message goes to the Secretariat, not to them.',
  'card.heard.noPosition':
    'These are words, and not a position. A position takes a press, or you enter it for the entity.',
  'card.heard.noProof': 'It proves nothing, and nothing follows from it.',
  'card.passedOnWords.title': 'Your words went to the Secretariat',
  'card.passedOnWords.mail': 'Your mail went to the Secretariat',
  'card.passedOnWords.partly':
    'Not everything in it could be told from what it quotes. If you wrote into the quotation, send it again above the quotation.',
  'card.passedOnWords.noPosition':
    'They are not a position, and nothing was recorded by them. A position takes a press. You are told this once a day.',
  'email.test.subject': 'Concord: a test mail',
  'email.test.text': 'This mail was sent to try whether Concord can send mails. Nothing needs to be done.',
} as const;
