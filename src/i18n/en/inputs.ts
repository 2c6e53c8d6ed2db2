/** Answers of rules about calls for input. */
export const inputs = {
  'inputs.compose': 'Fill in the form. Nobody is asked before you have seen it.',
  'inputs.preview': 'This is what would be asked. Nobody has been asked yet.',
  'inputs.here': 'Here is {ref}.',
  'inputs.fill': 'Here is the form. What you save stays, also when you finish later.',
  'inputs.listed': {
    zero: 'No calls for input.',
    one: '{n:number} call for input.',
    other: '{n:number} calls for input.',
  },
  'inputs.tooManyQuestions': {
    one: 'At most {n:number} question, please.',
    other: 'At most {n:number} questions, please.',
  },
  'inputs.notUnderstood':
    'I do not understand what stands in the brackets: {lines:list}. Please write for example (number) or (choice: a; b; c).',
  'inputs.questionTooLong': {
    one: 'At most {n:number} character for a question, please: {question}…',
    other: 'At most {n:number} characters for a question, please: {question}…',
  },
  'inputs.twice': 'This question stands there twice: {question}',
  'inputs.opened': {
    one: '{ref} asks {n:number} entity for its input by {dueAt:instant}. Your card shows who has answered.',
    other: '{ref} asks {n:number} entities for their input by {dueAt:instant}. Your card shows who has answered.',
  },
  'inputs.openedMoved': {
    one: '{ref} asks {n:number} entity for its input. {asked:date} cannot be the end, so it is {dueAt:instant}.',
    other: '{ref} asks {n:number} entities for their input. {asked:date} cannot be the end, so it is {dueAt:instant}.',
  },
  'inputs.submitted': '{ref} waits for the Secretariat, which asks the entities. You will hear what becomes of it.',
  'inputs.approved': {
    one: '{ref} is approved and asks {n:number} entity.',
    other: '{ref} is approved and asks {n:number} entities.',
  },
  'inputs.declined': '{ref} is declined. Its sender is told why.',
  'inputs.corrected': '{ref} is corrected. All answers stand.',
  'inputs.correctedAsked': '{ref} is corrected. Asked again, or anew: {questions:list}.',
  'inputs.noQuestion': 'There is no question {n:number}: the last one is {last:number}.',
  'inputs.notYesNo': 'Please answer yes or no.',
  'inputs.notOption': 'Please choose one of these: {options:list}.',
  'inputs.notNumber': 'Please give one number, without words.',
  'inputs.tooManyCells': 'Row {row:number} has more cells than there are columns ({columns:list}).',
  'inputs.saved': {
    one: 'Saved: {given:number} of {n:number} question has an answer. Send it when it is complete.',
    other: 'Saved: {given:number} of {n:number} questions have an answer. Send it when it is complete.',
  },
  'inputs.headsLeftOut':
    'Saved to question {n:number}, without the first row of the table, which names its columns. Send the answer when it is complete.',
  'inputs.headsKept':
    'Saved to question {n:number}. The first row of the table was taken as an entry: if it names the columns, please take it out.',
  'inputs.headsKeptAs':
    'Saved to question {n:number}. The first row of the table was taken as an entry. The columns are {columns:list}: if the row names them in other words, please take it out.',
  'inputs.answered': 'Thank you: the Secretariat has your answer to {ref}. You can correct it until {dueAt:instant}.',
  'inputs.answeredLate': 'Thank you: your answer to {ref} is there. It came after the due date and is marked as late.',
  'inputs.answeredPartly':
    'Saved, but not complete: {ref} still wants an answer to {questions:list}. Where there is none, please write so, or press “Nothing to report”.',
  'inputs.tooMuch':
    'This is more than can be kept of one call: with what was answered to earlier questions it is too long. A link to a document will do.',
  'inputs.clash':
    'Your colleague has changed this meanwhile: {questions:list}. Nothing is lost: both texts are in the form, and what you save now stands.',
  'inputs.nothing': 'Recorded: your entity has nothing to report to {ref}.',
  'inputs.withdrawn': 'Your answer to {ref} is taken back. Its words are still in your form.',
  'inputs.nothingToWithdraw': 'Your entity has no answer to {ref} that could be taken back.',
  'inputs.notAsked': 'Your entity is not asked in {ref}.',
  'inputs.notAskedEntity': '{name} is none of the entities that are asked.',
  'inputs.isClosed': '{ref} is closed: nothing more is taken.',
  'inputs.notOpen': '{ref} is not open.',
  'inputs.waits': '{ref} waits for the Secretariat: nobody has been asked yet.',
  'inputs.wasDeclined': '{ref} was declined: nobody was asked.',
  'inputs.wasCancelled': '{ref} was cancelled: nobody was asked.',
  'inputs.cancelled': '{ref} is cancelled. Nobody is asked.',
  'inputs.noPast': 'There is no call {from} from which this could begin.',
  'inputs.notLater': 'This is no later than the present end, {dueAt:instant}.',
  'inputs.askedTimeUntil':
    'The Secretariat is asked for time until {until:date}. Until it is granted, {ref} is due {dueAt:instant}.',
  'inputs.askedTime': 'The Secretariat is asked for more time. Until it is granted, {ref} is due {dueAt:instant}.',
  'inputs.granted': '{entity:entity} has until {dueAt:instant} for {ref}, and is told so.',
  'inputs.grantedBare': 'The entity has until {dueAt:instant} for {ref}, and is told so.',
  'inputs.grantedAll': 'Everybody has until {dueAt:instant} for {ref}, and is told so.',
  'inputs.askedNoTime': '{entity:entity} has not asked for more time for {ref}.',
  'inputs.timeDeclined': '{entity:entity} is told that there is no more time for {ref}, and why.',
  'inputs.timeDeclinedBare': 'The entity is told that there is no more time for {ref}, and why.',
  'inputs.nudged': {
    one: '{n:number} entity is reminded of {ref} now.',
    other: '{n:number} entities are reminded of {ref} now.',
  },
  'inputs.nobodyOwes': 'Nobody owes an answer to {ref}.',
  'inputs.labelTooLow': 'The call itself is restricted: what goes round with it has its label, or a stricter one.',
  'inputs.closed': {
    one: '{ref} is closed: {answered:number} of {n:number} entity has answered.',
    other: '{ref} is closed: {answered:number} of {n:number} entities have answered.',
  },
} as const;
