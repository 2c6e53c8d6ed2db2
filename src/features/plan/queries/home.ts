/** This feature's part of the home card. */
export { planWaiting } from './views.ts';
