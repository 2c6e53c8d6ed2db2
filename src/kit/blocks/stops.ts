/** What an objection and a request for discussion did together, in whole sentences. */
import type { Stop } from '../../core/stops.ts';
import { enteredBy } from '../../i18n/called.ts';
import type { Speaker } from '../../i18n/speaker.ts';

/** @param name what a person is called */
export const stopLines = (say: Speaker, stops: readonly Stop[] = [], name: (by: string) => string): string[] =>
  stops.flatMap(({ at, already, withdrawn }) => {
    const stopped = say(already ? 'paper.objection.stoppedAlready' : 'paper.objection.stopped', { at });
    if (!withdrawn) return [stopped];
    const { reason: why, entered, ...gone } = withdrawn;
    if (gone.by === undefined)
      return [
        stopped,
        why === undefined
          ? say('paper.objection.requestGone', { at: gone.at })
          : say('paper.objection.requestGoneWhy', { at: gone.at, why }),
      ];
    const by = enteredBy(say, { by: name(gone.by), entered });
    return [
      stopped,
      why === undefined
        ? say('paper.objection.requestWithdrawn', { at: gone.at, by })
        : say('paper.objection.requestWithdrawnWhy', { at: gone.at, by, why }),
    ];
  });

/** How an objection ended, and the word why where one was given. */
export const withReason = (say: Speaker, end: string, reason: string | undefined): string =>
  reason === undefined ? end : say('register.objection.endWhy', { end, reason });

/** Sentences one after the other. A label, and somebody's words at the end of a sentence, may have no full stop. */
export const inSentences = (all: readonly string[]): string =>
  all.map((one, i) => (i === all.length - 1 || ENDED.test(one) ? one : `${one}.`)).join(' ');
/** Also within quotation marks, and in words that are isolated because they run from right to left. */
const ENDED = /[.!?…؟。][\s”»\u2069]*$/;
