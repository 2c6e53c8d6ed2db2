/** Answers of rules about meetings, agendas, decisions and minutes. */
export const meeting = {
  'input.notLeads': 'Please list times before the meeting such as 7 days, 1 day, 1 hour, or none.',
  'input.notLocalTime': 'Please write a date and time as YYYY-MM-DDTHH:mm, for example 2026-12-10T10:00.',
  'input.notRule': 'Please write a rule such as second thursday, last friday, last day, or 15.',
  'input.unknownEntities': 'I do not know: {names:list}. Please list entities by their short names; “people” has them.',

  'meeting.preview': 'This is what would go out, and to how many. Nothing has been sent yet.',
  'series.set': {
    one: 'The series is set: {n} meeting in the year ahead, the first {first:instant}. Everyone is being told.',
    other: 'The series is set: {n} meetings in the year ahead, the first {first:instant}. Everyone is being told.',
  },

  'series.setInvited': {
    one: 'The series is set: {n} meeting in the year ahead, the first {first:instant}. Those invited are being told.',
    other:
      'The series is set: {n} meetings in the year ahead, the first {first:instant}. Those invited are being told.',
  },
  'series.none': 'There is no such series.',
  'series.ended': 'The series has ended. Its meetings to come are cancelled, and those invited are being told.',
  'series.taken': 'Somebody else has just set this series. It is as you see it; set it again to change it.',
  'concord.madeAlready': '{ref} is there already.',

  'meeting.here': 'Here is {ref}.',
  'meeting.listed': 'These are the meetings.',
  'meeting.inThePast': 'This has passed already. Please give a later date and time.',
  'meeting.tooFar': 'Please choose a date within the next two years.',
  'meeting.scheduled': {
    one: '{ref} is planned for {startsAt:instant}. {n} entity is invited.',
    other: '{ref} is planned for {startsAt:instant}. {n} entities are invited.',
  },
  'meeting.scheduledClash': {
    one: '{ref} is planned for {startsAt:instant}, which is not a working day. {n} entity is invited.',
    other: '{ref} is planned for {startsAt:instant}, which is not a working day. {n} entities are invited.',
  },
  'meeting.moved':
    '{ref} moves to {startsAt:instant}, with its agenda. Everyone invited is being told and asked again.',
  'meeting.movedToDayOff':
    '{ref} moves to {startsAt:instant}, which is not a working day, with its agenda. Everyone invited is being told and asked again.',
  'meeting.movedAlready': '{ref} is on {startsAt:instant} already.',
  'meeting.cancelled': '{ref} is cancelled. Everyone invited is being told; its items go to the next meeting.',
  'meeting.isCancelled': '{ref} has been cancelled.',
  'meeting.isOver': '{ref} is over.',
  'meeting.isRunning': '{ref} is being held now.',
  'meeting.notInvited': '{entity:entity} is not among those invited to {ref}.',
  'meeting.replied.attending':
    '{entity:entity} attends {ref}. Everyone can see this; you can change it until the meeting.',
  'meeting.replied.alternate': 'The alternate of {entity:entity} attends {ref}. You can change this until the meeting.',
  'meeting.replied.regrets': '{entity:entity} sends regrets for {ref}. You will not be reminded; you can change this.',
  'meeting.requested': 'Your request {ref} is with the Coordinator and the Secretariat. You will be told.',
  'meeting.requestDecided': '{ref} has been decided already.',
  'meeting.requestApproved': '{ref} is approved. The meeting is convened for {startsAt:instant}.',
  'meeting.requestDeclined': '{ref} is declined. Whoever asked is told why.',
  'meeting.begun': '{ref} has begun. The desk is with every officer of the Secretariat.',
  'meeting.noSuchPerson': 'I know nobody on the roll by that name or e-mail address.',
  'meeting.chairIs': '{name} is in the chair of {ref}.',
  'meeting.begunAlready': '{name} has begun {ref} already. Here is the desk.',
  'meeting.notBegun': '{ref} has not begun.',
  'meeting.tooEarly':
    '{ref} is planned for {startsAt:instant} and can be begun from {opens:instant}. To begin it now, it has to move to now.',
  'meeting.unbegun': '{ref} has not begun. It is planned for {startsAt:instant}, as before.',
  'meeting.recordedAlready':
    'Something has been recorded of {ref} already, so the beginning stands. End the meeting instead.',
  'meeting.recording': '{ref} is recorded afterwards. Enter who was there and what was decided, then end the meeting.',
  'meeting.notOverYet': '{ref} is planned until {endsAt:instant}. It can be recorded afterwards once that has passed.',
  'meeting.notYet': 'This is still to come.',
  'meeting.beforePlanned': 'The meeting was planned only after that.',
  'meeting.endBeforeStart': 'Please give an end after the start, within a day.',
  'meeting.itemsOpen': {
    one: '{n} item of {ref} is still open. It goes to the next meeting if you end it now.',
    other: '{n} items of {ref} are still open. They go to the next meeting if you end it now.',
  },
  'meeting.presentNow': {
    zero: 'No entity is present in {ref}.',
    one: '{n} entity is present in {ref}.',
    other: '{n} entities are present in {ref}.',
  },
  'meeting.representedHow': 'Please write the entity, a colon and the name, one a line. I cannot read: {line}.',
  'meeting.representedNotPresent': '{entity:entity} is not entered as present. Please enter who is here first.',
  'meeting.representedOther':
    '{name} is on the roll for {other:entity}, not for {entity:entity}. If they came for it as a guest, write “(guest)” after the name.',
  'meeting.representedOutside':
    '{name} is on the roll and does not represent {entity:entity}. If they came for it as a guest, write “(guest)” after the name.',
  'meeting.representedSeveral':
    '{name} may be any of these: {names:list}. Please write the whole name or the e-mail address.',
  'meeting.representedNobody':
    'Nobody of {entity:entity} on the roll is called {name}. Please write the whole name. If that is all of it, write “(guest)” after it.',
  'meeting.representedNow': 'Entered in {ref} for {entities:entities}: {names:list}.',
  'meeting.representedNone': '{entities:entities} will stand in the record of {ref} without a name.',
  'meeting.representedDraft':
    'Entered in {ref} for {entities:entities}. The draft of the minutes does not say so yet: please draft it again.',
  'meeting.notMembersThen': 'Not members of the network on the day of the meeting: {entities:entities}.',
  'meeting.ended':
    '{ref} has ended. Any item that was not reached goes to the next meeting. The minutes can be drafted.',
  'meeting.endBeforeBegin': 'The meeting began at {begunAt:instant}. Please give an end after that.',
  'meeting.endedAlready': '{name} has ended {ref} already.',

  'agenda.noMeeting': 'No Focal Points meeting is planned.',
  'agenda.noSuchMeeting': 'No meeting {ref} is planned.',
  'agenda.notOnIt': 'Not on this agenda: {names:list}.',
  'agenda.ordered': 'The agenda of {ref} has a new order.',
  'agenda.proposed': '{ref} is proposed for {meeting}, {startsAt:instant}. The Secretariat accepts or declines it.',
  'agenda.proposedLate':
    'The agenda of {missed} is final. {ref} is proposed for {meeting}, {startsAt:instant}, instead.',
  'agenda.proposedPool': 'No meeting is planned that could take {ref}. It waits for the next one.',
  'agenda.dealtWith': '{ref} has been dealt with already.',
  'agenda.accepted': '{ref} is on the agenda of {meeting}, {startsAt:instant}.',
  'agenda.acceptedLate': 'The agenda of {missed} is final. {ref} goes to {meeting}, {startsAt:instant}.',
  'agenda.acceptedPool': '{ref} is accepted. It waits until a meeting is planned.',
  'agenda.notWithCommittee': '{ref} is not on the list of the Steering Committee.',
  'agenda.committeeHasDecided': 'The Steering Committee has decided {ref} already.',
  'agenda.dayToCome': 'This day is still to come.',
  'agenda.committeeDecided':
    'What the Steering Committee decided on {on:date} about {ref} is entered in the register. Everyone is being told.',
  'agenda.takenBack':
    '{ref} is off the list of the Steering Committee, and on the agenda of {meeting}, {startsAt:instant}.',
  'agenda.takenBackPool': '{ref} is off the list of the Steering Committee. It waits until a meeting is planned.',
  'agenda.declined': '{ref} is declined. Whoever proposed it is told why.',

  'decision.put': {
    one: 'The question of {ref} is put to {n} present entity.',
    other: 'The question of {ref} is put to {n} present entities.',
  },
  'decision.putAlready': 'This question of {ref} has been put already.',
  'decision.notInMeeting': '{ref} is not on the agenda of a meeting that is being held.',
  'decision.over': '{ref} has been dealt with.',
  'decision.recordedAlready': 'Somebody has recorded {ref} already.',
  'decision.noQuestion': 'No question of {ref} stands.',
  'decision.notPresent': '{entity:entity} was not present when the question of {ref} was put.',
  'decision.objected': '{entity:entity} objects to {ref}. There is no consensus while this stands.',
  'decision.withdrawn': '{entity:entity} does not object to {ref} any more.',
  'decision.agreed': '{entity:entity} has no objection to {ref}.',
  'decision.nothingToWithdraw': 'No objection of {entity:entity} to {ref} stands.',
  'decision.notPut': 'Put the question of {ref} first: consensus is that of those present when it is put.',
  'decision.nobodyPresent': 'No entity was present when the question was put, so nothing can be decided.',
  'decision.objectionStands': 'There is no consensus on {ref} while these present entities object: {names:entities}.',
  'decision.recorded.consensus': {
    zero: '{ref} is decided by consensus.',
    one: '{ref} is decided by consensus, with {n} action.',
    other: '{ref} is decided by consensus, with {n} actions.',
  },
  'decision.recorded.noted': {
    zero: '{ref} is noted.',
    one: '{ref} is noted, with {n} action.',
    other: '{ref} is noted, with {n} actions.',
  },
  'decision.recorded.steeringCommittee': {
    zero: '{ref} goes to the list of the Steering Committee.',
    one: '{ref} goes to the list of the Steering Committee, with {n} action.',
    other: '{ref} goes to the list of the Steering Committee, with {n} actions.',
  },
  'decision.recorded.revise': {
    zero: '{ref} is returned for revision. A new request can follow it.',
    one: '{ref} is returned for revision, with {n} action. A new request can follow it.',
    other: '{ref} is returned for revision, with {n} actions. A new request can follow it.',
  },
  'decision.recorded.carried': {
    zero: '{ref} is carried over to {meeting}.',
    one: '{ref} is carried over to {meeting}, with {n} action.',
    other: '{ref} is carried over to {meeting}, with {n} actions.',
  },
  'decision.recorded.pool': {
    zero: '{ref} waits until a next meeting is planned.',
    one: '{ref} waits until a next meeting is planned, with {n} action.',
    other: '{ref} waits until a next meeting is planned, with {n} actions.',
  },

  'action.nobodys':
    'Nobody is named here: {lines:list}. Begin each line with an entity or a person, as in “UNHCR: …”, or with “Secretariat: …”.',
  'action.noDay': 'No such day: {line}. Say until when, as in “by 2026-12-15” or “by 15 December”, or leave “by” out.',
  'action.twoDays': 'This could be {one:date} or {other:date}: {line}. Please write the month as a word.',
  'action.undated': 'No due date was read in: {lines:quoted}. To give one, write “due {ref} {n:number}: 15 December”.',
  'action.undatedOf':
    'No due date was read in an action of {ref} that names a day. To give one, write “due {ref} {n:number}: 15 December”.',
  'action.dueBefore': '{on:date} is before this meeting: {line}. Give a later day, or none.',
  'action.tooMany': 'At most {n:number} actions at once, please.',
  'action.tooEarly': '{on:date} is before the meeting that agreed on the action. Give a later day.',
  'action.unknownOwner': 'I know no entity and no person called {name}.',
  'action.which':
    '{ref} has several open actions: {lines:list}. Please write the number and a colon first, as in “2: …”.',
  'action.dueNow': 'Action {n:number} of {ref} is due by {on:date}.',
  'action.ownerNow': 'Action {n:number} of {ref} has another owner.',
  'action.entityNow': 'Action {n:number} of {ref} is now for {entity:entity}.',
  'action.soAlready': 'Nothing has changed: action {n:number} of {ref} was so already.',
  'action.notDueNow': 'Action {n:number} of {ref} has no due date any more.',
  'action.dayOrNone': 'Give a day, or say that there is none: not both.',
  'action.draftAgain': 'The draft of the minutes of {ref} does not say so yet: please draft it again.',
  'action.none': '{ref} has no such open action.',
  'action.notYours': 'This action is another’s.',
  'action.done': 'Done: {text}',
  'action.doneOf': 'Done: an action of {ref}.',

  'action.undone': 'To be done again: {text}',
  'action.undoneOf': 'To be done again: an action of {ref}.',
  'action.noneDone': '{ref} has no such action that is done.',
  'action.statedDone':
    'The issued minutes of {ref} state this action as done, so it stays. The Secretariat can add a correction to them.',
  'action.wordsGone': 'The words of {ref} have been removed, as its retention period is over. Its actions stay done.',

  'minutes.none': 'There are no minutes of {ref} yet.',
  'minutes.notEnded': '{ref} has not ended, so there is nothing to draft yet.',
  'minutes.drafted':
    'The draft minutes of {ref} are out. Comments are open until {until:instant}; silence adopts them.',
  'minutes.commented': 'Your comment on the draft minutes of {ref} is with the Secretariat.',
  'minutes.commentsOver': 'Comments on the draft minutes of {ref} were open until {until:instant}.',
  'minutes.commentsRun':
    'Comments on the draft minutes of {ref} are open until {until:instant}. Issue them after that.',
  'minutes.issuedAsDrafted': 'They do not say what was entered after the draft. A correction can say it.',
  'minutes.issued': 'The minutes of {ref} are issued. Everyone is being told.',
  'minutes.issuedAlready': 'The minutes of {ref} have been issued as {number}.',
  'minutes.frozen': 'The minutes of {ref} are issued and stay as they are. Add a correction instead.',
  'minutes.notIssued': 'The minutes of {ref} are a draft still. Draft them anew instead of correcting them.',
  'minutes.corrected': 'The correction to the minutes of {ref} is added. Everyone is being told.',

  'calendar.here': 'Here is the address of your meetings for your calendar program.',
  'calendar.renewed': 'Here is a new address. The old one does not work any more.',
} as const;
