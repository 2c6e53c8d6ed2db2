/** Why somebody was not reached. */
export const reasons = {
  'reason.blocked': 'has blocked or removed Concord',
  'reason.noAddress': 'has not yet opened Concord on any platform',
  'reason.notFound': 'was not found on the platform',
  'reason.rateLimited': 'the platform is limiting messages; sending goes on',
  'reason.unavailable': 'the platform cannot be reached',
  'reason.timedOut': 'the platform did not answer in time',
  'reason.refused': 'the platform refused the message',
  'reason.tooLarge': 'the message was too large for the platform',
  'reason.mailboxFull': 'the mailbox is full',
  'reason.policyRefused': 'the receiving mail system refuses the mail by its rules',
  'reason.hostUnknown': 'the mail system of the address was not found',
  'reason.noSuchMailbox': 'there is no such mailbox',
  'reason.mailTooBig': 'the mail was too large for the mail system',
  'reason.mailNotTaken': 'the mail system refused the mail',
  'reason.mailOverdue': 'the receiving mail system did not take the mail for days',
  'reason.mailsCameBack':
    'mails to this address came back before, so none is sent; correct the address, or have it tried again from the person’s card',
  'reason.addressBeyondRelay':
    'Concord’s mail relay takes no address with other letters than a to z before the @; another address is needed, or a relay with SMTPUTF8',
  'reason.triedTooOften': 'delivery failed too often and was given up',
  'reason.accessRefused':
    'Concord’s own access to the platform is refused (its token or secret): not this entity’s doing; the message goes out when an administrator has mended it',
  'reason.scopeMissing':
    'Concord lacks a right of its own on the platform: not this entity’s doing; the message goes out when an administrator has given it',
  'reason.restricted':
    'an administrator’s setting keeps Concord from writing on the platform: not this entity’s doing; the message goes out when it is lifted',
  'reason.signInAway':
    'Concord gets no sign-in for itself from the platform now: not this entity’s doing; the message goes out when it does',
  'reason.noRepresentative': 'has no focal point or alternate on the roll',
  'reason.notInTime': 'no delivery was confirmed before the closing time',
  'reason.tooLate': 'was reached too late before the closing time for its silence to count',
  'reason.askedByMail': 'was asked by e-mail, and nothing proves that the mail was seen or delivered',
  'reason.mailReturned': 'was asked by e-mail, and the mail came back',
  'reason.mailNotFound': 'was asked by e-mail, and the mail came back: there is no such mailbox',
  'reason.mailTooLarge': 'was asked by e-mail, and the mail came back: it was too large',
  'reason.mailRefused': 'was asked by e-mail, and the mail came back: the mail system refused it',
  'reason.mailFull': 'was asked by e-mail, and the mail came back: the mailbox is full',
  'reason.mailByPolicy':
    'was asked by e-mail, and the mail came back: the receiving mail system refuses it by its rules (ask it to admit Concord’s sender)',
  'reason.mailNoHost': 'was asked by e-mail, and the mail came back: the mail system of the address was not found',
  'reason.mailExpired':
    'was asked by e-mail, and the mail came back: the receiving mail system did not take it for days',
  'reason.back.notFound': 'there is no such mailbox',
  'reason.back.tooLarge': 'it was too large',
  'reason.back.refused': 'the receiving mail system refused it',
  'reason.back.timedOut': 'the receiving mail system did not take it for days',
  'reason.back.mailReturned': 'the reason is not known',
  'reason.mailDelayed': 'was asked by e-mail, and the mail system reports that the mail is delayed',
  'reason.mailTooLate': 'was asked by e-mail too late before the closing time for its silence to count',
  'reason.mailboxUnread':
    'was asked by e-mail, and Concord’s mailbox has not been read since the closing time: whether the mail came back is not known',
  'reason.unknown': 'not delivered ({code})',
} as const;
