/** How much time was left when a reminder was sent, on its reader's wall clock. */
import type { Instant } from '../../core/ids.ts';
import type { Speaker } from '../../i18n/speaker.ts';

/** What an earlier version sent does not say it. */
export interface Left {
  readonly says?: 'halfTime' | 'today' | 'tomorrow' | 'lastWorkingDay' | 'workingDays';
  /** With `workingDays`: how many. */
  readonly left?: number;
}

export function timeLeftIn(say: Speaker, closesAt: Instant, { says, left = 0 }: Left): string | undefined {
  switch (says) {
    case 'today':
    case 'tomorrow':
      return say(`card.rung.${says}`, { closesAt });
    case 'workingDays':
      return say('card.rung.workingDays', { n: left });
    case 'halfTime':
    case 'lastWorkingDay':
      return say(`card.rung.${says}`);
    case undefined:
      return undefined;
  }
}
