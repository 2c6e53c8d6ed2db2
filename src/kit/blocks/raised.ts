/** Who raised an objection in a meeting, and when, as a sentence beside what became of it. */
import type { Instant } from '../../core/ids.ts';
import { enteredBy } from '../../i18n/called.ts';
import type { Speaker } from '../../i18n/speaker.ts';

export interface RaisedView {
  readonly at: Instant;
  /** The name of whoever raised it, where they may still be named. */
  readonly by?: string;
  /** The Secretariat entered it for the entity. */
  readonly entered?: true;
}

/** Nothing of an objection that was not raised in a meeting, or of which this is not known. */
export function raisedLines(say: Speaker, raised: RaisedView | undefined): string[] {
  if (!raised) return [];
  const { at, by, entered } = raised;
  if (by !== undefined) return [say('paper.objection.raisedBy', { at, by: enteredBy(say, { by, entered }) })];
  return [say(entered ? 'paper.objection.raisedEntered' : 'paper.objection.raisedAt', { at })];
}
