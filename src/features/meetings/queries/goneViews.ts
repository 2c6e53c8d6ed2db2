/** Objections that are no longer in force, for one reader: what was withdrawn in a meeting, and in writing before it. */
import type { Made } from '../../../core/objections.ts';
import type { Stop } from '../../../core/stops.ts';
import { personName, type Roll } from '../../../core/people.ts';
import type { GoneView } from '../cards/view.ts';
import type { Former, Lifted, Withdrawn } from '../rules/itemOutcome.ts';

interface Shown {
  /** Nobody's words and no person, for what is kept of a restricted item (domain.md 9). */
  readonly discreet: boolean;
  readonly roll: Roll;
}

/** In a meeting. An entity that had said nothing has withdrawn nothing. */
export const liftedViews = (
  all: readonly ((Lifted | Former) & Pick<Withdrawn, 'stops'>)[] = [],
  shown: Shown,
): GoneView[] => all.flatMap((one) => (one.text === undefined ? [] : [goneView({ ...one, text: one.text }, shown)]));

/** In writing, before the meeting. */
export const withdrawnViews = (all: readonly Withdrawn[] = [], shown: Shown): GoneView[] =>
  all.map((one) => goneView({ ...one, written: true }, shown));

type Gone = Omit<Lifted, 'raised' | 'text'> & Omit<Withdrawn, 'ended' | 'by'> & Pick<GoneView, 'ended'>;

function goneView(
  { entity, text, written, at, by, entered, source, reason, ended, raised, stops }: Gone,
  shown: Shown,
): GoneView {
  const bare = {
    ...{ entity, text: shown.discreet ? '' : text, written: written === true, at },
    ...(entered && { entered }),
    ...(ended && { ended }),
    ...(raised && { raised: madeView(raised, shown) }),
  };
  if (shown.discreet) return bare;
  return {
    ...bare,
    ...named(by, shown),
    ...(source && { source }),
    ...(reason && { reason }),
    ...stopsView(stops, shown),
  };
}

/** When it stood together with a request for discussion, with who withdrew that by name. */
export const stopsView = (stops: readonly Stop[] | undefined, shown: Shown): { readonly stops?: readonly Stop[] } =>
  stops === undefined
    ? {}
    : {
        stops: stops.map(({ withdrawn, ...stop }) => {
          if (!withdrawn) return stop;
          const { by: who, ...gone } = withdrawn;
          const { byName } = named(who, shown);
          return { ...stop, withdrawn: { ...gone, ...(byName !== undefined && { by: byName }) } };
        }),
      };

/** A restricted item, and retention, leave out the names. */
export const named = (by: string | undefined, { discreet, roll }: Shown): { readonly byName?: string } =>
  by === undefined || discreet || roll.isNameless ? {} : { byName: personName(roll, by) };

/** Who had made it, and when. */
function madeView({ at, by, entered, source, written }: Made, shown: Shown): Made {
  const { byName } = named(by, shown);
  return {
    at,
    ...(byName !== undefined && { by: byName }),
    ...(entered && { entered }),
    ...(source && !shown.discreet && { source }),
    ...(written && { written }),
  };
}
