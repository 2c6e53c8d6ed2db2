/** What the work plan, which lies above this feature, may ask of a call for input. */
export { answeredRows, type AnsweredRow } from './queries/rows.ts';
