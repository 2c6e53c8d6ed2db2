/** Answers of rules about messages. */
export const correspondence = {
  'correspondence.compose': 'Fill in the form. Nothing is sent before you have seen it.',
  'correspondence.preview': 'This is how recipients will see it. Nothing has been sent yet.',
  'correspondence.here': 'Here is {ref}.',
  'correspondence.listed': { zero: 'No messages.', one: '{n:number} message.', other: '{n:number} messages.' },
  'correspondence.unknownAudience': 'I do not know {names:list}. Please use groups or short names of entities.',
  'correspondence.emptyAudience': 'Nobody is in this audience now.',
  'correspondence.inThePast': 'This time has passed.',
  'correspondence.sent': {
    one: '{ref} is on its way to {n:number} person ({entities:entityCount}). Your card shows how far it has come.',
    other: '{ref} is on its way to {n:number} people ({entities:entityCount}). Your card shows how far it has come.',
  },
  'correspondence.sentOne': {
    one: '{ref} is on its way to {n:number} person of {entity:entity}. Your card shows how far it has come.',
    other: '{ref} is on its way to {n:number} people of {entity:entity}. Your card shows how far it has come.',
  },
  'correspondence.scheduled': '{ref} goes out {at:instant}. Until then it can be cancelled.',
  'correspondence.proposalsSent': {
    one: '{ref} is on its way to {n:number} entity, which is asked to share it by {dueAt:instant}.',
    other: '{ref} is on its way to {n:number} entities, which are asked to share it by {dueAt:instant}.',
  },
  'correspondence.passOnSent': {
    one: '{ref} is on its way to {n:number} entity, which is asked to pass it on.',
    other: '{ref} is on its way to {n:number} entities, which are asked to pass it on.',
  },
  'correspondence.passOnSentBy': {
    one: '{ref} is on its way to {n:number} entity, which is asked to pass it on by {dueAt:instant}.',
    other: '{ref} is on its way to {n:number} entities, which are asked to pass it on by {dueAt:instant}.',
  },
  'correspondence.passedOnNow': 'Recorded: {entity:entity} has passed on {ref}.',
  'correspondence.notToPassOn': '{ref} is not something to pass on.',
  'correspondence.urgentSent': {
    one: '{ref} is on its way, marked urgent, to {n:number} person.',
    other: '{ref} is on its way, marked urgent, to {n:number} people: the Secretariat and all focal points.',
  },
  'correspondence.urgentTaken': '{ref} of your entity went at this very moment. Please press once more.',
  'correspondence.tooManyUrgent': {
    one: '{entity:entity} has sent its urgent message of today ({n:number} a day). You can submit this one for circulation instead.',
    other:
      '{entity:entity} has sent its {n:number} urgent messages of today. You can submit this one for circulation instead.',
  },
  'correspondence.submitted':
    '{ref} waits for the Secretariat, which circulates it. You will hear what becomes of it, and can change or cancel it until then.',
  'correspondence.edited': '{ref} is changed. The Secretariat sees the new text.',
  'correspondence.cancelled': '{ref} is cancelled. It will not go out.',
  'correspondence.claimed': '{ref} is yours to decide. Your colleagues see that.',
  'correspondence.released': '{ref} is free again for any moderator.',
  'correspondence.notClaimed': 'You have not claimed {ref}.',
  'correspondence.approved': {
    one: '{ref} is approved and on its way to {n:number} person.',
    other: '{ref} is approved and on its way to {n:number} people.',
  },
  'correspondence.declined': '{ref} is declined. Its sender is told why.',
  'correspondence.decidedAlready': 'A colleague was quicker: {ref} has been decided.',
  'correspondence.notHeld': '{ref} does not wait for a decision any more.',
  'correspondence.senderOnly': 'Only whoever submitted this can change or cancel it.',
  'correspondence.ownSubmission': 'Nobody decides about their own submission. Please leave {ref} to a colleague.',
  'correspondence.claimedBy': '{name} has claimed {ref}.',
  'correspondence.stale': 'The sender has changed {ref} since you read it. Here it is as it stands.',
  'correspondence.acknowledged': 'Thank you. The sender sees that you have {ref}.',
  'correspondence.sharedNow': 'Recorded: {entity:entity} has shared {ref} with its field offices.',
  'correspondence.noProposals': '{ref} is not a call for proposals.',
  'correspondence.notForYou': '{ref} was not sent to you.',
  'correspondence.notSent': '{ref} has not gone out.',
  'correspondence.replied': 'Your reply to {ref} went to the Secretariat, and to nobody else.',
  'correspondence.notUrgent': '{ref} is not an urgent message.',
  'correspondence.reviewed': '{ref} is reviewed.',
  'correspondence.reviewedAlready': '{ref} has been reviewed already.',
  'correspondence.nothingFailed':
    'No message about {ref} has failed, so none is sent again. Whatever has not gone out yet is still being tried.',
  'correspondence.retriedHeld': 'What waits for Concord’s own access about {ref} is tried again now.',
  'correspondence.retriedRested':
    'Nothing about {ref} is sent again. Left out, because mails to the address came back and there is no chat: {rested:number}. “Try this address again” is on the person’s card.',
  'correspondence.retriedNotRested': {
    one: '{n:number} recipient of {ref} is tried again. Left out, because mails to the address came back and there is no chat: {rested:number}. “Try this address again” is on the person’s card.',
    other:
      '{n:number} recipients of {ref} are tried again. Left out, because mails to the address came back and there is no chat: {rested:number}. “Try this address again” is on the person’s card.',
  },
  'correspondence.retried': {
    one: '{n:number} recipient of {ref} is tried again.',
    other: '{n:number} recipients of {ref} are tried again.',
  },
  'correspondence.maybeReply': 'I have not sent this to anybody. Is it a reply?',
} as const;
