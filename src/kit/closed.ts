/** What somebody is told who may not see a matter. */
import { isMember, type Person } from '../core/people.ts';
import type { Phrase } from '../core/phrase.ts';
import { phrase } from '../i18n/phrase.ts';

/** A member is not told that it is for the members: it is for others of them. */
export const closedTo = (person: Person): Phrase =>
  phrase(isMember(person) ? 'refused.otherAudience' : 'refused.restricted');
