/** What meetings and rooms, which lie above this feature, may ask of a request. */
export { maySee } from './queries/views.ts';
export { isSilent, pairs, standing, standOf } from './rules/stands.ts';
export { cardVersion, inTime } from './rules/state.ts';
