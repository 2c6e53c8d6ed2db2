/** Who made an objection, in a meeting or in writing, and when, as a sentence beside what became of it. */
import type { Made } from '../../core/objections.ts';
import { enteredBy } from '../../i18n/called.ts';
import type { Speaker } from '../../i18n/speaker.ts';

/** Nothing of an objection of which this is not known. */
export function raisedLines(say: Speaker, raised: Made | undefined): string[] {
  if (!raised) return [];
  const { at, by, entered, source, written, held } = raised;
  if (held !== undefined && !written)
    return [
      by === undefined
        ? say('paper.objection.raisedLater', { held, at })
        : say('paper.objection.raisedLaterBy', { held, at, by: enteredBy(say, { by, entered, source }) }),
    ];
  const how = written ? ('made' as const) : ('raised' as const);
  if (by !== undefined) return [say(`paper.objection.${how}By`, { at, by: enteredBy(say, { by, entered, source }) })];
  return [say(entered ? `paper.objection.${how}Entered` : `paper.objection.${how}At`, { at })];
}
