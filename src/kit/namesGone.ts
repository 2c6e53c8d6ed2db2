/** After retention has removed the texts of something, whatever shows it names nobody either (domain.md 9). */
import { withoutNames, type Roll } from '../core/people.ts';
import { removedOf, type RetentionKind } from '../core/retention.ts';

/** The roll for a view of the document: without names, once retention has removed its texts of that kind. */
export const rollFor = (document: object, kind: RetentionKind, roll: Roll): Roll =>
  removedOf(document)[kind] === undefined ? roll : withoutNames(roll);
