/** Written objections that were withdrawn in writing before a meeting, for one reader. */
import { personName, type Roll } from '../../../core/people.ts';
import type { WithdrawnView } from '../cards/view.ts';
import type { Withdrawn } from '../rules/itemOutcome.ts';

/** @param discreet nobody's words and no person, for what is kept of a restricted item (domain.md 9) */
export const withdrawnViews = (
  all: readonly Withdrawn[] = [],
  { discreet, roll }: { readonly discreet: boolean; readonly roll: Roll },
): WithdrawnView[] =>
  all.map(({ entity, text, at, by, entered, reason, stops }) => {
    const shown = { entity, text: discreet ? '' : text, written: true, at, ...(entered && { entered }) };
    if (discreet) return shown;
    const named = (id: string) => (roll.isNameless ? {} : { by: personName(roll, id) });
    return {
      ...shown,
      ...(by !== undefined && !roll.isNameless && { byName: personName(roll, by) }),
      ...(reason && { reason }),
      ...(stops && {
        stops: stops.map(({ withdrawn, ...stop }) => {
          const { by: who, ...gone } = withdrawn ?? { at: stop.at };
          return { ...stop, ...(withdrawn && { withdrawn: { ...gone, ...(who !== undefined && named(who)) } }) };
        }),
      }),
    };
  });
