/** What the roll, which lies above this feature, may ask of the record before somebody is erased. */
export { stillSaid, type StillSaid } from './queries/stillSaid.ts';
export { traces } from './queries/traces.ts';
