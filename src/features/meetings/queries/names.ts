/** Names of people for texts that others read. */
export { personName as nameOf } from '../../../core/people.ts';
