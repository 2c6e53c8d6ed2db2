/** Who made an objection, in a meeting or in writing, and when, as a sentence beside what became of it. */
import type { Made } from '../../core/objections.ts';
import { enteredBy } from '../../i18n/called.ts';
import type { Speaker } from '../../i18n/speaker.ts';

/** That an entity asked for a discussion, by whom and when, as far as it is known. */
export function askedInWords(say: Speaker, name: string, raised: Made | undefined): string {
  if (!raised) return say('register.discussionBy', { name });
  const { at, by, entered, source } = raised;
  return by === undefined
    ? say('register.discussionMadeAt', { name, at })
    : say('register.discussionMadeBy', { name, at, by: enteredBy(say, { by, entered, source }) });
}

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
