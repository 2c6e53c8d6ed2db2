/** The actions that a meeting agreed on with its decision, as they stand now: the agenda item has their present state. */
import type { Documents } from '../../../core/contract.ts';
import type { Roll } from '../../../core/people.ts';
import { dateAt } from '../../../calendar/calendar.ts';
import type { AgreedView } from '../cards/view.ts';
import type { AgreedAction, Endorsement } from '../rules/state.ts';

type Item = Documents['agenda'];

/** @param roll as it is for this request: where retention has taken the names, nobody is named by the item either */
export function agreedNow(
  { outcome }: Pick<Endorsement, 'outcome'>,
  item: Item | undefined,
  { isNameless }: Pick<Roll, 'isNameless'>,
  zone: string,
): readonly AgreedView[] {
  const { actions = [], meeting } = outcome ?? {};
  const numbers = item?.sittings.findLast((one) => one.meeting === meeting)?.actions ?? [];
  const sat = item?.actions.filter(({ n }) => numbers.includes(n)) ?? [];
  return actions.map((decided, i): AgreedView => {
    const now = sat.length === actions.length ? sat[i] : undefined;
    if (!now || decided.owner === '' || now.owner === '' || (isNameless && now.person)) return asDecided(decided);
    const { owner, due, done } = now;
    const before = now.changes?.[0];
    // Another name of the same owner, after an erasure for example, is no change.
    const isOther = before !== undefined && (before.owner !== owner || before.due !== due);
    return {
      owner,
      text: decided.text,
      ...(due && { due }),
      ...(done && { doneOn: dateAt(done.at, zone) }),
      ...(isOther && { decided: { owner: decided.owner, ...(decided.due && { due: decided.due }) } }),
    };
  });
}

const asDecided = ({ owner, text, due }: AgreedAction): AgreedView => ({ owner, text, ...(due && { due }) });
