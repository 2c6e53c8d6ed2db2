/** Its part of the home card. */
export { requestsFor } from './answers.ts';
