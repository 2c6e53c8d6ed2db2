/** What features above this one (meetings, rooms, report) may use of it. */
export { maySee } from './queries/views.ts';
export { answeredOn, silentAtEnd } from './rules/silence.ts';
export { enteredFor } from './rules/entered.ts';
export { answersOf, discussionOf } from './rules/tally.ts';
export { isSilent, pairs, standing, standOf } from './rules/stands.ts';
export { askedBy, madeIn, stoppedBy } from './rules/stopped.ts';
export { liftedInMeetings, withdrawnInWriting } from './rules/withdrawn.ts';
export { cardVersion, inTime, turnedWith } from './rules/state.ts';
