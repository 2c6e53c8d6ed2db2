/** This feature's part of the home card. */
export { requestsFor } from './answers.ts';
