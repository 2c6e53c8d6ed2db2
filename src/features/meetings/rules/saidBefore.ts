/**
 * What was said about an item before it was decided, for the line of the decision (domain.md 3, 5): answers in writing; requests for
 * discussion without an objection; every objection, made in writing or in a meeting, with how it ended; and the meetings that took the item.
 */
import type { Acts } from '../../../core/contract.ts';
import { endedBesides, heldBefore, madeOf, raisedIn, type RaisedIn } from '../../../core/objections.ts';
import { own } from '../../../core/own.ts';
import type { Ref } from '../../../core/ids.ts';
import type { Stop } from '../../../core/stops.ts';
import { leftBy, type AgendaItem, type Around, type Sitting } from './item.ts';
import type { Lifted, Objection } from './itemOutcome.ts';
import { liftedBefore } from './lifted.ts';

type Positions = Acts['register.enter']['positions'];
type Gone = NonNullable<Positions['lifted']>[number];

export const saidBefore = (
  source: Around['source'],
): Pick<Positions, 'discussion' | 'withdrawn' | 'endorsed' | 'abstained' | 'recused' | 'entered'> => ({
  // What entities had answered in writing before a meeting took it.
  ...source?.answers,
  // Entities that asked for the discussion without objecting: what they asked for stands in the line of the decision too.
  ...(source?.discussion && source.discussion.length > 0 && { discussion: source.discussion }),
  ...(source?.withdrawn && source.withdrawn.length > 0 && { withdrawn: source.withdrawn }),
});

/** A written objection had stopped the procedure. */
function stoppedBy(
  source: Around['source'],
  { entity, written }: Pick<Lifted, 'entity' | 'written'>,
): { readonly stops?: readonly Stop[] } {
  const stops = written && own(source?.stops ?? {}, entity);
  return stops ? { stops } : {};
}

/**
 * An objection in force, with who made it.
 * @param sat the meeting in which it was raised, if it was not made in writing
 */
export const inForce = (
  source: Around['source'],
  one: Objection,
  sat?: Pick<Sitting, 'at'>,
): NonNullable<Positions['objections']>[number] => ({
  ...{ entity: one.entity, text: one.text },
  raised: madeOf({ ...one, ...(!one.written && heldBefore(one.at, sat?.at)) }),
  ...stoppedBy(source, one),
});

/** Written objections of entities that were not present. */
export const absentIn = ({ absent }: Pick<Sitting, 'absent'>, source: Around['source']) =>
  absent.map((one) => inForce(source, one));

/**
 * The objections that meetings raised or lifted, in all that took the item.
 * @param but the meeting of which those that stood there are told as being in force
 */
export function raisedBefore(
  { sittings }: Pick<AgendaItem, 'sittings'>,
  source: Around['source'],
  but?: Ref,
): Pick<Positions, 'lifted' | 'earlier'> {
  const raised = raisedIn(sittings);
  const inRoom = raised.filter((one) => one.ended === 'lifted').map(asLifted);
  const written = sittings.flatMap(({ at, lifted = [] }) =>
    lifted.flatMap((one) =>
      one.written && one.text !== undefined
        ? [{ ...writtenGone(one, one.text, source), ...heldBefore(one.at, at) }]
        : [],
    ),
  );
  const lifted = [...inRoom, ...written, ...besides(inRoom, written, source)];
  const earlier = raised.flatMap(({ ended, reason: _none, ...one }) =>
    ended === 'lifted' || (ended === 'stood' && one.meeting === but) ? [] : [{ ...one, ended }],
  );
  return { ...(lifted.length > 0 && { lifted }), ...(earlier.length > 0 && { earlier }) };
}

function asLifted({ meeting: _meeting, ended: _ended, since: _since, at, ...one }: RaisedIn): Gone {
  return { ...one, at: at as Gone['at'] };
}

const writtenGone = (one: Lifted, text: string, source: Around['source']): Gone => ({
  ...{ ...howLifted(one), text, written: true },
  ...(one.raised && { raised: madeOf(one.raised) }),
  ...stoppedBy(source, one),
});

/** An entity that withdrew what it had raised in the room has withdrawn with it what it had written before. */
const besides = (inRoom: readonly Gone[], written: readonly Gone[], source: Around['source']): Gone[] =>
  endedBesides([...(source?.objections ?? []), ...(source?.lifted ?? [])], [...inRoom, ...written]).map(
    ({ one, end }) => {
      const { text: _raised, raised: _who, ...how } = end;
      return { ...how, text: one.text, written: true as const, raised: madeOf(one), ...stoppedBy(source, one) };
    },
  );

/** The question that the last meeting put, and all meetings that took the item, with what came of it there. */
export function takenUp({ sittings }: Pick<AgendaItem, 'sittings'>): Pick<Positions, 'question' | 'sittings'> {
  const question = sittings.at(-1)?.question;
  return {
    ...(question && { question }),
    ...(sittings.length > 0 && {
      sittings: sittings.map((one) => ({ meeting: one.meeting, at: one.at, outcome: leftBy(one) })),
    }),
  };
}

/** What a request is told of the objections that were withdrawn in the meetings that took it. */
export const spokenTo = (item: Pick<AgendaItem, 'sittings'>) => ({
  lifted: liftedBefore(item).map((one) => ({
    ...howLifted(one),
    ...(one.raised && !one.raised.written && { raised: one.raised }),
  })),
});

/** Who lifted an objection, when, for whom and why. */
const howLifted = ({ entity, at, by, entered, reason }: Lifted) => ({
  ...{ entity, at },
  ...(by && { by }),
  ...(entered && { entered }),
  ...(reason && { reason }),
});
