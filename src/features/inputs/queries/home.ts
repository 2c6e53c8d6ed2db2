/** This feature's part of the home card. */
export { inputsWaiting } from './readers.ts';
