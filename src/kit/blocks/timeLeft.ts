/** How much time was left when a reminder was sent, in the reader's zone. */
import type { Instant } from '../../core/ids.ts';
import type { Speaker } from '../../i18n/speaker.ts';

/** Absent in reminders of an earlier version. */
export interface Left {
  readonly says?: 'halfTime' | 'today' | 'tomorrow' | 'lastWorkingDay' | 'workingDays';
  /** The number of working days, with `workingDays`. */
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
