/**
 * Caches views of things that do not change any more, for as long as the roll is the same.
 */
import type { Roll } from '../../../core/people.ts';

/** Caches a view of something that does not change any more. Gives the same object as long as the roll is the same. */
export function perRoll<Of extends object, View>(see: (of: Of, roll: Roll) => View): (of: Of, roll: Roll) => View {
  const rolls = new WeakMap<Roll, WeakMap<Of, View>>();
  return (of, roll) => {
    let known = rolls.get(roll);
    if (!known) rolls.set(roll, (known = new WeakMap()));
    let view = known.get(of);
    if (view === undefined) known.set(of, (view = see(of, roll)));
    return view;
  };
}
