/** Notices about a request: outcome, reminders, what has changed. */
export const endorsementNotices = {
  'card.outcome.eyebrow': 'Outcome of {ref} · {state}',
  'card.outcome.veiledEyebrow': 'Outcome of {ref}',
  'card.outcome.summary': '{ref}: {title}. {outcome}',
  'card.outcome.restricted': '{ref} has ended. It is strictly confidential: press the button to see the outcome.',
  'card.outcome.at': 'Ended',
  'card.outcome.cameBack':
    '{name:entity}: a mail about it came back after the end, {at:instant} ({why}). The outcome stands.',
  'card.outcome.open': 'This request is open.',
  'card.outcome.endorsed': 'Endorsed.',
  'card.outcome.endorsedNumber': 'Endorsed as {number}.',
  'card.outcome.referred': 'Referred to a Focal Points meeting.',
  'card.outcome.withdrawn': 'Withdrawn by the Secretariat.',
  'card.outcome.superseded': 'Superseded by a newer request.',
  'card.outcome.decided': 'Decided by a meeting.',
  'card.outcome.notDecided': 'Taken up by a meeting without a decision.',
  'card.outcome.reason': 'Reason',
  'card.outcome.reasonBy': 'Reason given by {name}',
  'card.outcome.objections': 'Objections recorded',
  'card.outcome.discussion': 'Requests for discussion, without an objection',
  'card.outcome.those.endorsed': { one: 'Endorsed explicitly ({n:number})', other: 'Endorsed explicitly ({n:number})' },
  'card.outcome.those.silent': { one: 'Silent, no objection ({n:number})', other: 'Silent, no objection ({n:number})' },
  'card.outcome.those.recused': { one: 'Stepped aside ({n:number})', other: 'Stepped aside ({n:number})' },
  'card.outcome.those.abstained': { one: 'Abstained ({n:number})', other: 'Abstained ({n:number})' },
  'card.outcome.those.objected': { one: 'Objection recorded ({n:number})', other: 'Objections recorded ({n:number})' },
  'card.outcome.those.discussion': {
    one: 'Requested discussion, without an objection ({n:number})',
    other: 'Requested discussion, without an objection ({n:number})',
  },
  'card.outcome.those.unreached': { one: 'Not reached ({n:number})', other: 'Not reached ({n:number})' },
  'card.reminder.past.bare': 'This reminder is over.',
  'card.reminder.past.answered': 'Your entity has answered: this reminder has been dealt with.',
  'card.reminder.past.ended': 'The request has ended. Nothing more is asked of you here.',
  'card.reminder.past.over': 'The period is over. Your entity had not answered.',
  'card.reminder.past.objected':
    'The period is over. The objection of your entity stands, without a request for discussion.',
  'card.reminder.past.later': 'This reminder is over. The request itself says what waits for your entity.',
  'card.reminder.eyebrow': 'Reminder · endorsement request {ref}',
  'card.reminder.summary':
    '{ref} waits for your answer: {title}. Closes {closesAt:instant}; silence counts as no objection.',
  'card.reminder.summaryRung':
    '{left} {ref} waits for your answer: {title}. Closes {closesAt:instant}; silence counts as no objection.',
  'card.reminder.summaryTooLate':
    '{ref} waits for your answer: {title}. Closes {closesAt:instant}. It came to you late, so your silence will not count.',
  'card.reminder.summaryProved':
    '{ref} waits for your answer: {title}. Closes {closesAt:instant}; silence counts only if it is proved that this has come.',
  'card.reminder.tooLate': {
    one: 'The request came to {entity:entity} less than {n:number} hour before the end, so your silence will not count as consent. Please answer.',
    other:
      'The request came to {entity:entity} less than {n:number} hours before the end, so your silence will not count as consent. Please answer.',
  },
  'card.reminder.unproved':
    'It is not proved that the mails about the request came to {entity:entity} in time, so your silence will not count as consent. Please answer.',
  'card.reminder.summaryUnproved':
    '{ref} waits for your answer: {title}. Closes {closesAt:instant}. It is not proved that it came to you in time, so your silence will not count.',
  'card.objectionAlone.eyebrow': 'Last working day · {ref}',
  'card.objectionAlone.body':
    'The objection of {name} stands alone. When the period ends, {closesAt:instant}, the request ends as endorsed, with the objection recorded.',
  'card.objectionAlone.both':
    'If this should be discussed in a Focal Points meeting instead, your entity has to request it too.',
  'card.objectionAlone.summary':
    'Your objection to {ref} stands alone. Without a request for discussion it ends as endorsed {closesAt:instant}.',
  'card.referred.eyebrow': 'Written procedure stopped · {ref}',
  'card.referred.broken':
    '{name:entity} objects and requests discussion ({by}). Silence is broken: the written procedure has stopped.',
  'card.referred.brokenBare':
    '{name:entity} objects and requests discussion. Silence is broken: the written procedure has stopped.',
  'card.referred.agenda': 'The item goes on the agenda of the next Focal Points meeting.',
  'card.referred.others': 'Other entities may still speak until the closing time: {closesAt:instant}.',
  'card.pairWithdrawn.eyebrow': 'Withdrawn · {ref}',
  'card.pairWithdrawn.gone.objection':
    '{name:entity} has withdrawn its objection. Its request for discussion stays on record.',
  'card.pairWithdrawn.gone.request': '{name:entity} has withdrawn its request for discussion. Its objection stands.',
  'card.pairWithdrawn.gone.both': '{name:entity} has withdrawn its objection and its request for discussion.',
  'card.pairWithdrawn.gone.unsaid': '{name:entity} has withdrawn.',
  'card.pairWithdrawn.reopened':
    'No objection with a request for discussion stands any more, so the request is open again. It closes {closesAt:instant}.',
  'card.pairWithdrawn.stays':
    'This was after the closing time. The item stays on the agenda, marked: objection withdrawn.',
  'card.pairWithdrawn.staysDiscussion':
    'This was after the closing time. The item stays on the agenda, marked: request for discussion withdrawn.',
  'card.corrected.eyebrow': 'Editorial correction · {ref}',
  'card.corrected.body': 'The Secretariat has made an editorial correction. Positions stand.',
  'card.corrected.since': 'Since',
  'card.corrected.note': 'What was corrected',
  'card.corrected.asBefore': 'Title, link and summary are as before.',
  'card.corrected.shown': '“Show” gives what was there before and what stands now.',
  'card.corrected.challenge':
    'Any entity may challenge it until {until:instant}. It then counts as a change of substance.',
  'card.challenged.eyebrow': 'Correction challenged · {ref}',
  'card.challenged.body':
    '{name:entity} has challenged the correction, so it counts as a change of substance. Endorsements are asked for again; the request closes {closesAt:instant}.',
  'card.extended.eyebrow': 'Extended · {ref}',
  'card.extended.to': 'Now closes',
  'card.extended.from': 'Before',
  'card.withdrawn.eyebrow': 'Request withdrawn · {ref}',
  'card.withdrawn.bodyBare':
    'The Secretariat has withdrawn this request. Nothing more is asked of you; its history is kept.',
  'card.withdrawn.body':
    '{by} has withdrawn this request for the Secretariat. Nothing more is asked of you; its history is kept.',
  'card.needTime.eyebrow': 'More time needed · {ref}',
  'card.needTime.asks': '{name:entity} needs more time ({by}). The clock goes on unless you extend the period.',
  'card.needTime.asksUntil':
    '{name:entity} needs more time, until {until:date} ({by}). The clock goes on unless you extend the period.',
  'card.needTime.asksBare': '{name:entity} needs more time. The clock goes on unless you extend the period.',
  'card.needTime.asksUntilBare':
    '{name:entity} needs more time, until {until:date}. The clock goes on unless you extend the period.',
  'card.objectionNoted.eyebrow': 'Objection recorded · {ref}',
  'card.objectionNoted.goesOn': 'The written procedure goes on; the entity knows how to add the request.',
  'card.objectionNoted.stopped':
    'The written procedure had been stopped already and stays so; the item goes to the meeting with this objection.',
  'card.objectionNoted.body': '{name:entity} objects ({by}), without requesting discussion.',
  'card.objectionNoted.bodyBare': '{name:entity} objects, without requesting discussion.',
  'card.waitsForMeeting.eyebrow': 'No meeting planned · {ref}',
  'card.waitsForMeeting.body':
    'No Focal Points meeting is planned that could take {item}. It waits in the pool until one is.',
  'card.unreached.eyebrow': 'Not reached · {ref}',
  'card.unreached.todo':
    'Check the roll, or write to the entity by another way and enter its position with the written source. Without a position the request does not close by itself.',
  'card.unreached.then':
    'If that is so at the end, {closesAt:instant}, you are asked then: to extend it, or to close it with a reason.',
  'card.unreached.over': 'Nothing is left to do here.',
  'card.request.mailed': 'Asked by e-mail, without a proof that it has come: {names}.',
  'card.cameBack.eyebrow': 'A mail came back · {ref}',
  'card.cameBack.body': 'The request has ended ({state}), and a mail about it came back since. The outcome stands.',
  'card.cameBack.todo': 'If the entity should be asked again, open a new request.',
  'card.unreached.reached': 'has been reached since',
  'card.unreached.again': 'is being tried again',
  'card.unreached.answered': 'has taken a position since',
  'card.unreached.newText':
    'The text has been sent anew since. Whoever that does not reach is named in a message of its own.',
  'card.askDecision.eyebrow': 'Your decision is needed · {ref}',
  'card.askDecision.body':
    'The period is over, but these entities were not reached and have said nothing. Please extend the period, or close the request with a reason.',
  'card.askDecision.recused':
    'The period is over, and every entity asked has stepped aside or left the network: there is nobody whose silence could be consent. Extend the period, close the request with a reason, or withdraw it.',
  'card.askDecision.settled': 'This is settled. The request is: {state}.',
  'card.withoutEffect.eyebrow': 'Recorded without effect · {ref}',
  'card.withoutEffect.body':
    'What {by} entered for your entity ({act}) is recorded without effect, because the position of the focal point stands.',
  'card.withoutEffect.bodyBare':
    'What an alternate entered for your entity ({act}) is recorded without effect, because the position of the focal point stands.',
  'card.withoutEffect.bodyNamed':
    'What {by} entered for your entity ({act}) is recorded without effect, because the position of the focal point, {focalPoint}, stands.',
  'card.withoutEffect.focalPoint':
    'If this is what your entity wants, please enter it yourself. For days on which you are away, set an absence window.',
  'card.withoutEffect.alternate': 'The focal point can enter it, or set an absence window in which you act.',
  'card.enteredFor.eyebrow': 'Position entered for your entity · {ref}',
  'card.enteredFor.body': '{by} has entered a position for your entity, for the Secretariat: {position}.',
  'card.enteredFor.bodyBare': 'The Secretariat has entered a position for your entity: {position}.',
  'card.enteredFor.text': 'In the words of your entity',
  'card.enteredFor.overturns':
    'This takes the place of what your focal point had given: {own}. If that is wrong, the focal point can contest it with one press.',
  'card.receipt.eyebrow': 'Recorded · {ref}',
  'card.receipt.body': 'Recorded for {entity:entity}: {position}. It was given by {by} in a browser, {at:instant}.',
  'card.receipt.bare': 'An answer of {entity:entity} is recorded. It was given in a browser, {at:instant}.',
  'card.receipt.notYou':
    'If nobody of your entity did this, please tell the Secretariat at once (to a mail you can simply reply). The Secretariat can end every link and every remembered browser. Until the closing your entity can change its answer itself.',
  'card.contested.eyebrow': 'Contested · {ref}',
  'card.contested.body':
    '{by} says for {name:entity} that the position which the Secretariat entered ({position}) is wrong.',
  'card.contested.bodyBare':
    '{name:entity} says that the position which the Secretariat entered ({position}) is wrong.',
  'card.contested.stays':
    'The position stays until it is changed, by the entity itself or by entering another one. Please clear this up before the end.',
  'card.dayOff.eyebrow': 'Closes on a day off · {ref}',
  'card.dayOff.body': 'The request closes on {on:date}, which is no working day any more.',
  'card.dayOff.stays': 'The end stands unless you extend it. People who are off that day are reminded before it.',
  'card.dayOff.extend': 'Extend to {on:date}',
  'card.dayOff.reason': '{on:date} is no working day.',
  'card.dayOff.settled': 'This is settled: the request does not close on a day off.',
  'card.enteredFor.change': 'If this is not right, you can change it yourself until the closing time.',
} as const;
