/** Who raised an objection in the room that was withdrawn there. A restricted item, and retention, leave out the name. */
import { personName, type Roll } from '../../../core/people.ts';
import type { LiftedView } from '../cards/view.ts';
import type { Lifted } from '../rules/itemOutcome.ts';

export function raisedView(
  raised: Lifted['raised'],
  { discreet, roll }: { readonly discreet: boolean; readonly roll: Roll },
): Pick<LiftedView, 'raised'> {
  if (!raised) return {};
  const { at, by, entered } = raised;
  const isNamed = by !== undefined && !discreet && !roll.isNameless;
  return { raised: { at, ...(isNamed && { by: personName(roll, by) }), ...(entered && { entered }) } };
}
