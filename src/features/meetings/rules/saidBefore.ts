/**
 * What was said in writing about a request before a meeting decided it, for the line of the decision (domain.md 3): requests for
 * discussion without an objection, objections that were withdrawn, and which objections had stopped the written procedure.
 */
import type { Acts } from '../../../core/contract.ts';
import { own } from '../../../core/own.ts';
import type { Stop } from '../../../core/stops.ts';
import type { AgendaItem, Around } from './item.ts';
import type { Lifted } from './itemOutcome.ts';
import { liftedBefore } from './lifted.ts';

type Positions = Acts['register.enter']['positions'];

export const saidBefore = (source: Around['source']): Pick<Positions, 'discussion' | 'withdrawn'> => ({
  // Entities that asked for the discussion without objecting: what they asked for stands in the line of the decision too.
  ...(source?.discussion && source.discussion.length > 0 && { discussion: source.discussion }),
  ...(source?.withdrawn && source.withdrawn.length > 0 && { withdrawn: source.withdrawn }),
});

/** A written objection had stopped the procedure. */
export function stoppedBy(
  source: Around['source'],
  { entity, written }: Pick<Lifted, 'entity' | 'written'>,
): { readonly stops?: readonly Stop[] } {
  const stops = written && own(source?.stops ?? {}, entity);
  return stops ? { stops } : {};
}

/** The objections that were withdrawn in this meeting or in one before. */
export function liftedIn(item: Pick<AgendaItem, 'sittings'>, source: Around['source']): Pick<Positions, 'lifted'> {
  const lifted = liftedBefore(item).flatMap(({ text, ...one }) =>
    text === undefined ? [] : [{ ...howLifted(one), text, ...howRaised(one), ...stoppedBy(source, one) }],
  );
  return lifted.length > 0 ? { lifted } : {};
}

/** What a request is told of the objections in the meetings that took it: those that stood there, and those that were lifted. */
export const spokenTo = (item: Pick<AgendaItem, 'sittings'>) => {
  const raised = item.sittings.flatMap(({ meeting, objections }) =>
    objections.filter(({ written }) => !written).map((one) => ({ ...one, meeting })),
  );
  return {
    lifted: liftedBefore(item).map((one) => ({ ...howLifted(one), ...(one.raised && { raised: one.raised }) })),
    ...(raised.length > 0 && { raised }),
  };
};

/** Who lifted an objection, when, for whom and why. */
const howLifted = ({ entity, at, by, entered, reason }: Lifted) => ({
  ...{ entity, at },
  ...(by && { by }),
  ...(entered && { entered }),
  ...(reason && { reason }),
});

/** That it was made in writing; or who raised it in the meeting, and when. */
function howRaised({ written, raised }: Pick<Lifted, 'written' | 'raised'>) {
  if (!raised) return written ? { written } : {};
  const { at, by, entered } = raised;
  return { raised: { at, ...(by && { by }), ...(entered && { entered }) } };
}
