/** Answers of rules, and faults of inputs. */
export const answers = {
  'concord.done': 'Done.',

  'refused.notOnRoll': 'You are not on the roll of a network that I serve. Please ask {contacts} to add you.',
  'refused.notOnRollNobody':
    'You are not on the roll of a network that I serve. Please ask the Secretariat of your network to add you.',
  'refused.notAllowed': 'This is not open to your role. If you think that it should be, please ask the Secretariat.',
  'refused.representativesOnly': 'Only an entity’s focal point or alternate can do this.',
  'refused.rmcChairOnly': 'Only the RMC Chair can do this.',
  'refused.secretariatOnly': 'Only the Secretariat and the Coordinator can do this.',
  'refused.notFound': 'There is no {ref} in this network.',
  'refused.otherKind': 'This cannot be done with {ref}: it is something else. Type “show {ref}” to see it.',
  'refused.otherEntity':
    'You opened this while you spoke for another entity. Nothing was recorded. Please read it again before you press.',
  'refused.noTarget': 'Please say which item you mean, for example E-12.',
  'refused.unknownVerb': 'I do not know how to do this. Type “help” to see what I can do.',
  'refused.invalid': 'Some of this needs another look. Nothing has been changed.',
  'refused.otherAudience': 'This is for other members of the network and the Secretariat.',
  'refused.restricted': 'This item is restricted to the members of the network.',
  'refused.damaged':
    'What is stored about this is damaged and cannot be read. Nothing has been changed, and trying again does not help. Please tell the people who run Concord.',
  'refused.gone':
    'The database of Concord was taken away while it runs, and nothing can be saved until it is put back. Nothing has been changed, and trying again does not help. Please tell the people who run Concord.',
  'refused.tryAgain': 'I could not save this just now. Nothing has been changed; please try again in a moment.',
  'refused.unknown':
    'I do not know yet whether this was saved: the database has not answered. I will tell you here as soon as I know; there is no need to do it again.',
  'card.pressOutcome.saved': 'It was saved',
  'card.pressOutcome.notSaved': 'It was not saved',
  'card.pressOutcome.savedAt': 'What you sent me ({at:instant}) was saved. There is nothing more to do.',
  'card.pressOutcome.savedOn': 'What you sent me about {ref} ({at:instant}) was saved. There is nothing more to do.',
  'card.pressOutcome.notSavedAt':
    'What you sent me ({at:instant}) was not saved. Nothing has been changed; please do it again.',
  'card.pressOutcome.notSavedOn':
    'What you sent me about {ref} ({at:instant}) was not saved. Nothing has been changed; please do it again.',

  'input.required': 'Please fill this in.',
  'input.unknown': 'There is no input “{name}” here. These are known: {names:list}.',
  'input.notText': 'This must be text.',
  'input.fileTooLarge': 'This file has more than {n:number} MB, which is the most that is read.',
  'input.tooLong': { one: 'At most {n} character, please.', other: 'At most {n} characters, please.' },
  'input.notHttps': 'This must be a link that begins with https://',
  'input.notLink': 'Please give the link without a user name, spaces or line breaks.',
  'input.tooMany': 'At most {n:number}, please.',
  'input.tooManyLinks': { one: 'At most {n} link, please.', other: 'At most {n} links, please.' },
  'input.notDate': 'Please write a date, for example 2026-12-01, 1 Dec 2026, next Friday or in two weeks.',
  'input.notOfOurTime': 'Please check the year of this date.',
  'input.twoDates': 'This could be {one:date} or {other:date}. Please write the month as a word.',
  /** Words that somebody typed, as they are. */
  'input.quoted': '“{text}”',
  'input.notUnderstood': 'Not understood: {parts:quoted}.',
  'input.midnight': 'Midnight could be the beginning or the end of the day. Please write 00:00 or 23:59.',
  'input.midnightOf':
    'Midnight could be the beginning or the end of {on:date}. Please write 00:00 with {on:date} or with {next:date}.',
  'input.notTime': 'Please write a time, for example 17:00 or 5 pm.',
  'input.notByNumber': 'Please give answers by the number of their question, for example “1: Forty people”.',
  'input.notNumber': 'Please give whole numbers.',
  'input.tooSmall': { one: 'At least {n}, please.', other: 'At least {n}, please.' },
  'input.tooLarge': { one: 'At most {n}, please.', other: 'At most {n}, please.' },
  'input.notYear': 'Please write a year, for example 2026.',
  'input.notOption': 'Please choose one of these: {options:list}.',
  'input.notYesNo': 'Please answer yes or no.',
  'input.notZoneNear': 'I do not know this time zone. The nearest: {zones:list}.',
  'input.notZone': 'I do not know this time zone. Please use a name such as Africa/Nairobi.',
  'input.notEmail': 'Please give an e-mail address.',
  'input.notWeek': 'Please list days, for example Monday to Friday, or mon, tue, wed.',
  'input.noWorkingDay': 'With this there would be no working day for a year.',
  'input.noNumber': 'The pattern must contain the word number in curly brackets.',

  'endorsement.opened': {
    one: '{ref} is open. {n} entity is asked; it closes {closesAt:instant}.',
    other: '{ref} is open. {n} entities are asked; it closes {closesAt:instant}.',
  },
  'endorsement.openedRaised': {
    one: '{ref} is open. {n} entity is asked. The period was shorter than the network’s minimum, so I have raised it: it closes {closesAt:instant}.',
    other:
      '{ref} is open. {n} entities are asked. The period was shorter than the network’s minimum, so I have raised it: it closes {closesAt:instant}.',
  },
  'endorsement.openedMoved': {
    one: '{ref} is open. {n} entity is asked. {asked:date} is not a working day, so it closes on the next one: {closesAt:instant}.',
    other:
      '{ref} is open. {n} entities are asked. {asked:date} is not a working day, so it closes on the next one: {closesAt:instant}.',
  },
  'endorsement.openPreview': 'This is what would be asked, and of whom. Nothing has been sent yet.',
  'endorsement.compose': 'Fill in the form to open a written-endorsement request.',
  'endorsement.noEntities': 'There are no entities on the roll yet, so there is nobody to ask. Import the roll first.',
  'endorsement.oneOfBoth': 'Please give either a closing date or a number of working days, not both.',
  'endorsement.inThePast': 'This date has passed. Please give a later one.',
  'endorsement.tooFar': 'Please choose a date before the end of next year.',
  'endorsement.duplicate': '{ref} already asks for endorsement of this version of this document.',
  'endorsement.endorsed': '{entity:entity} endorses {ref}. You can change this until {closesAt:instant}.',
  'endorsement.endorsedInstead':
    '{entity:entity} now endorses {ref}; its objection is withdrawn. You can change this until {closesAt:instant}.',
  'endorsement.recused':
    '{entity:entity} steps aside on {ref} and is left out of every count. You can change this until {closesAt:instant}.',
  'endorsement.recusedInstead':
    '{entity:entity} steps aside on {ref}: its objection and request for discussion are taken back. You can change this until {closesAt:instant}.',
  'endorsement.abstained': '{entity:entity} abstains on {ref}. You can change this until {closesAt:instant}.',
  'endorsement.objectedAlone':
    'The objection of {entity:entity} to {ref} is recorded. It does not stop the written procedure by itself: without a request for discussion, {ref} ends as endorsed with your objection on record. You can add the request until {closesAt:instant}.',
  'endorsement.objectedToo':
    'Recorded. The objection and the request for discussion of {entity:entity} stand together; {ref} goes to a Focal Points meeting.',
  'endorsement.recordedReferred':
    'Recorded for {entity:entity}. The written procedure for {ref} has stopped already: the item goes to a Focal Points meeting.',
  'endorsement.brokeSilence':
    'The objection of {entity:entity} and its request for discussion stand together. The written procedure for {ref} has stopped; everyone is being told, and the item goes on the agenda of a Focal Points meeting.',
  'endorsement.requestedAlone':
    'The request of {entity:entity} to discuss {ref} is recorded. By itself it does not stop the written procedure. Does {entity:entity} also object? Then please press “Object” before {closesAt:instant}.',
  'endorsement.objectionWithdrawn': 'The objection of {entity:entity} to {ref} is withdrawn.',
  'endorsement.requestWithdrawn': 'The request of {entity:entity} to discuss {ref} is withdrawn.',
  'endorsement.reopened':
    'Withdrawn. No objection with a request for discussion stands any more: {ref} is open again and closes {closesAt:instant}. Everyone is being told.',
  'endorsement.nothingToWithdraw': 'Your entity has nothing of this kind to withdraw.',
  'endorsement.timeAskedUntil':
    'The Secretariat knows that {entity:entity} needs time until {until:date} for {ref}. The closing does not move unless the Secretariat extends it: {closesAt:instant}.',
  'endorsement.timeAsked':
    'The Secretariat knows that {entity:entity} needs more time for {ref}. The closing does not move unless the Secretariat extends it: {closesAt:instant}.',
  'endorsement.commented': 'The comment of {entity:entity} on {ref} is recorded. A comment is not a position.',
  'endorsement.withoutEffect':
    'Recorded, without effect: the position of the focal point, {name}, stands. Both of you are told. If this is wrong, {name} can change it, or set an absence window.',
  'endorsement.withoutEffectBare':
    'Recorded, without effect: the position of the focal point stands. Both of you are told. If this is wrong, the focal point can change it, or set an absence window.',
  'endorsement.notAsked':
    '{entity:entity} is not among the entities asked by {ref}: the list was fixed when the request was opened. It may comment.',
  'endorsement.late':
    '{ref} closed {closedAt:instant}, so this came too late and is recorded as late. To raise the matter, ask the Secretariat for an item on the agenda of the next Focal Points meeting.',
  'endorsement.lateAwaiting':
    'The period of {ref} ended {closedAt:instant}, so this came too late and is recorded as late. The Secretariat is deciding whether to extend it.',
  'endorsement.stale':
    'You pressed a card for an earlier text. Nothing was recorded; here is the current card of {ref}, version {version}.',
  'endorsement.entered':
    'Entered for {entity:entity} on {ref}, with your source. Its focal point and alternates are told.',
  'endorsement.enteredBare': 'Entered on {ref}, with your source. Whoever represents the entity is told.',
  'endorsement.enteredNobody':
    'Entered for {entity:entity} on {ref}, with your source. Nobody on the roll represents {entity:entity}, so nobody there is told.',
  'endorsement.enteredOver':
    'Entered for {entity:entity} on {ref}, with your source. It takes the place of the focal point’s own position. The people of {entity:entity} are told, and the focal point can contest it.',
  'endorsement.contested':
    'The Secretariat is told that {entity:entity} contests what was entered for it on {ref}. The position stays until it is changed: you can change it yourself.',
  'endorsement.nothingToContest': 'Nothing was entered on {ref} over your focal point’s own position.',
  'endorsement.contestedByFocalPoint':
    'Only the focal point of {entity:entity} can contest this, or the alternate who acts for it.',
  'endorsement.contestedAlready': 'The Secretariat has been told already that this is contested on {ref}.',
  'endorsement.notInElectorate': 'This is not one of the entities asked.',
  'endorsement.corrected':
    'The correction to {ref} is shown to everyone; positions stand. Any entity may challenge it until {challengeUntil:instant}.',
  'endorsement.correctedExtended':
    'The correction to {ref} is shown to everyone; positions stand. Any entity may challenge it until {challengeUntil:instant}, so the closing moves to {closesAt:instant}.',
  'endorsement.noCorrection': '{ref} has no correction to challenge.',
  'endorsement.challengedAlready': 'The correction of {ref} has been challenged already.',
  'endorsement.challengeOver': 'The time to challenge this correction ended {until:instant}.',
  'endorsement.challenged':
    'The correction of {ref} now counts as a change of substance. Everyone is asked again; it closes {closesAt:instant}.',
  'endorsement.sameVersion': 'This version has been circulated already. A new text needs a new version.',
  'endorsement.revised':
    'Version {version} of {ref} is out. Endorsements are asked for again, objections stand; it closes {closesAt:instant}.',
  'endorsement.revisedRaised':
    'Version {version} of {ref} is out. Endorsements are asked for again, objections stand. The period was shorter than the network’s minimum, so it closes {closesAt:instant}.',
  'endorsement.referredNotCorrected':
    '{ref} goes to a Focal Points meeting, so its text is not corrected now. Circulate a new version instead.',
  'endorsement.referredNotExtended': '{ref} goes to a Focal Points meeting, so there is no silence period to extend.',
  'endorsement.forwardOnly': 'A request is only ever extended: choose a date after {closesAt:instant}.',
  'endorsement.extended': '{ref} is extended and now closes {closesAt:instant}. Everyone is being told.',
  'endorsement.extendedMoved':
    '{ref} is extended. The date is not a working day, so it closes on the next one: {closesAt:instant}.',
  'endorsement.withdrawn': '{ref} is withdrawn. Everyone is being told; its history is kept.',
  'endorsement.ended': '{ref} has ended. To take the matter further, open a new request.',
  'endorsement.periodOver': 'The period of {ref} ended {closedAt:instant}.',
  'endorsement.nothingToClose':
    '{ref} closes by itself {closesAt:instant}. It can be closed with a reason only after that, when an entity was not reached.',
  'endorsement.closedUnreached': '{ref} is closed as endorsed. The record names who was not reached: {names:entities}.',
  'endorsement.closedUnreachedBare': '{ref} is closed as endorsed. The record names who was not reached.',
  'endorsement.closedRecused':
    '{ref} is closed as endorsed. The record says that no entity asked was left, and why it was closed.',
  'endorsement.nothingFailed':
    'No message about {ref} has failed, so none is sent again. Whatever has not gone out yet is still being tried.',
  'endorsement.nothingFailedUnproved':
    'No message about {ref} has failed, so none is sent again. It is not proved that it has come in time to {names:entities}. The request says why.',
  'endorsement.nothingFailedUnprovedBare':
    'No message about {ref} has failed, so none is sent again. It is not proved that it has come to everybody in time. The request says why.',
  'endorsement.retriedHeld': 'What waits for Concord’s own access about {ref} is tried again now.',
  'endorsement.retriedRested':
    'Nothing about {ref} is sent again. Left out, because mails to the address came back and there is no chat: {rested:number}. “Try this address again” is on the person’s card.',
  'endorsement.retriedNotRested': {
    one: '{n:number} message about {ref} is tried again. Left out, because mails to the address came back and there is no chat: {rested:number}. “Try this address again” is on the person’s card.',
    other:
      '{n:number} messages about {ref} are tried again. Left out, because mails to the address came back and there is no chat: {rested:number}. “Try this address again” is on the person’s card.',
  },
  'endorsement.retried': {
    one: '{n:number} message about {ref} is tried again.',
    other: '{n:number} messages about {ref} are tried again.',
  },
  'endorsement.here': 'Here is {ref}.',
  'endorsement.listed': { zero: 'No requests.', one: '{n} request.', other: '{n} requests.' },

  'roll.added': '{name} is on the roll.',
  'roll.changed': 'The roll entry of {name} is changed.',
  'roll.removed': '{name} is off the roll. What they did stays in the record.',
  'roll.linked': '{name} writes from {identity} from now on.',
  'roll.notIdentity': 'This must name a platform and an identity on it, for example slack:T024BE7LD/U2147483697.',
  'roll.noSuchEmail': 'Nobody on the roll has this e-mail address.',
  'roll.erasureChanged':
    'What is written has changed since the list was made, or its numbers came without it. This is the list now.',
  'roll.keepNumbers': 'Numbers of the list, for example 2, 5.',
  'roll.alsoShort':
    'Too short to be looked for: {parts:quoted}. A word of one or two letters stands in too many others. Give three letters at least, in Chinese, Japanese and Korean two signs.',
  'roll.alsoEntity': '{parts:quoted} is an entity of the roll, and no name of this person.',
  'roll.alsoMany': 'At most {n:number} words at a time.',
  'roll.noneToErase':
    'Nobody who is or was on the roll has this e-mail address. To export or erase a guest of a meeting, put their name on the roll first.',
  'roll.erasing':
    '{name} is off the roll, and what names them is being removed from the record. Copies and backups made before still hold it.',
  'roll.erasingButTemplates':
    '{name} is off the roll, and what names them is being removed from the record. Copies and backups made before still hold it. Some of your templates still name them: replace these files.',
  'roll.erasingAlone':
    '{name} is off the roll, and what names them is being removed from the record. Copies and backups made before still hold it. Texts that keep a name, to be looked at: {n:number}, in {refs:list}.',
  'roll.erasingAloneAndTemplates':
    '{name} is off the roll, and what names them is being removed from the record. Copies and backups made before still hold it. Texts that keep a name, to be looked at: {n:number}, in {refs:list}. Some of your templates still name them: replace these files.',
  'roll.erasure': 'This is what is removed of {name}.',
  'roll.eraseSelf': 'Another officer has to do this for you: afterwards you are not on the roll.',
  'roll.lastSecretariat': 'This is the last person of the Secretariat. Add another first.',
  'roll.unknownRole': 'Please use focalPoint, alternate, secretariat, coordinator, rmcChair, chair or observer.',
  'roll.unknownLanguage': 'Please use one of {languages:list}.',
  'roll.focalPointTaken':
    '{name} is the focal point of {entity:entity}. An entity has one at a time: change that first.',
  'roll.noEmailColumn':
    'The file has no column “email”. The first line must name the columns: entity, name, email, role, language, zone.',
  'roll.emptyFile': 'The file has no lines.',
  'roll.notCsv': 'This could not be read as CSV. Check the quotation marks.',
  'roll.twice': 'The same e-mail address stands in line {line:number} already.',
  'roll.importBad': {
    one: '{n} fault in the file, so nothing has been changed.',
    other: '{n} faults in the file, so nothing has been changed.',
  },
  'roll.importPreview': {
    zero: 'This is a preview: nobody would be added or changed.',
    one: 'This is a preview: {n} person would be added or changed.',
    other: 'This is a preview: {n} people would be added or changed.',
  },
  'roll.imported': {
    zero: 'Nobody was added or changed: the roll says all this already.',
    one: 'Done: {n} person was added or changed.',
    other: 'Done: {n} people were added or changed.',
  },
  'roll.here': 'This is the roll.',

  'away.set': '{name} is away from {from:date} to {to:date}; {alternate} acts for the entity.',
  'away.endsBefore': 'The last day is before the first.',
  'away.noAlternate': 'I know no alternate of this entity by that name or e-mail address. “people” lists everybody.',
  'away.noFocalPoint': 'This entity has no focal point who could be away.',
  'away.none': 'There is no absence to clear.',
  'away.cleared': 'The absences of {entity:entity} are cleared.',
  'away.form': 'Who acts while the focal point is away?',

  'language.set': 'I will speak English with you from now on.',
  'settings.nothing': 'No setting of the network was named, so nothing has been changed.',
  'settings.saved': 'The settings are saved.',
  'settings.savedRaised':
    'The settings are saved. The minimum period cannot be under {hours:number} hours and was raised to that.',
  'settings.holidaysHere': 'These are the holidays of the network.',
  'settings.here': 'These are the network’s settings.',

  'home.here': 'Here is where things stand for you.',
  'concord.form': 'Please fill in the form.',
  'help.here': 'This is what I can do for you.',
  'words.unknown': 'I did not understand “{typed}”.',
  'words.nothing': 'Please type something, for example “home”.',
  'words.notAPosition': 'This was not recorded as a position. Please use the buttons.',
  'words.missing': 'Something is missing. Write it like this: {usage}',
} as const;
