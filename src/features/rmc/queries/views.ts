/** Makes the views of the RMC's rotation for one reader (domain.md 6). */
import type { CalendarDate, EntityId, Instant, Ref } from '../../../core/ids.ts';
import { everyone, personName, type Reader, type Seat } from '../../../core/people.ts';
import type { CompositionView, MeetingName, OutcomeView, RmcHome, RmcView, SwapView, TermView } from '../cards/view.ts';
import { addDays, dateAt } from '../../../calendar/calendar.ts';
import type { Phrase } from '../../../core/phrase.ts';
import { phrase } from '../../../i18n/phrase.ts';
import type { Network } from '../../../core/network.ts';
import { planned } from '../rules/plan.ts';
import type { RmcOutcome } from '../rules/outcome.ts';
import {
  hasBegun,
  holder,
  holders,
  isCurrent,
  isRepresented,
  openSwaps,
  represented,
  termOf,
  type Rotation,
  type Swap,
  type Term,
} from '../rules/state.ts';
import { addMonths } from '../rules/slots.ts';
import { aheadOf } from '../rules/turns.ts';
import { awaitsAnswerOf, isParty } from '../rules/swaps.ts';
import { awaitsAcknowledgement, isAcknowledged, isAnnounced } from '../rules/notices.ts';
import type { CardData } from '../../../core/answer.ts';

/** Why the notice of a term has reached nobody of its entity, by term. */
export type Unreached = ReadonlyMap<Ref, string>;

export interface Sight {
  readonly network: Network;
  readonly reader: Reader;
  readonly now: Instant;
  readonly data: CardData;
  readonly unreached: Unreached;
  readonly outcomes: readonly RmcOutcome[];
}

export function rmcView(stored: Rotation, sight: Sight): RmcView {
  const { network, reader, now, data } = sight;
  const today = dateAt(now, network.settings.timeZone);
  const years = typeof data['years'] === 'number' ? data['years'] : undefined;
  const r = years === undefined ? stored : planned(stored, network.roll, today, years);
  const known = new Set(stored.terms.map(({ target }) => target));
  const see = (term: Term): TermView => termView(term, sight, today, known);
  const until = years === undefined ? undefined : addMonths(today, years * 12);
  const living = r.terms.filter(({ from, to }) => to >= today && (until === undefined || from < until));
  const swaps = openSwaps(r).flatMap((swap) => swapView(r, swap, reader, today));
  const chair = everyone(network.roll).find(({ roles }) => roles.includes('rmcChair'))?.name;
  const swap = openSwaps(r).find(({ number }) => number === data['swap']);
  return {
    today,
    ...(r.configuration && { configuration: r.configuration }),
    ...(chair !== undefined && { chair }),
    terms: living.map(see),
    named: namedBy(data)
      .flatMap((target) => termOf(r, target) ?? [])
      .map(see),
    mine: living.filter((term) => reader.entity !== undefined && holder(term) === reader.entity).map(see),
    swaps: swaps.filter(({ asker, asked }) => asker === reader.entity || asked === reader.entity),
    ...firstOf('swap', swap ? swapView(r, swap, reader, today) : []),
    concerns: reader.manages ? concerns(living, sight, today).map(see) : [],
    ahead: years === undefined ? [] : aheadOf(r, represented(network.roll), today),
    entities: represented(network.roll),
    owed: owedBy(sight),
    outcomes: sight.outcomes.flatMap((one) => (one.shared ? [{ ...nameOf(one), at: one.shared.at }] : [])),
  };
}

/** The committee's terms, those that are over too. */
export function compositionView(r: Rotation, sight: Sight): CompositionView {
  const { today, configuration, chair } = rmcView(r, { ...sight, data: {} });
  const known = new Set(r.terms.map(({ target }) => target));
  const terms = r.terms.flatMap((term) => holdersOf(termView(term, sight, today, known), term, sight, today));
  const those = (state: TermView['state']): TermView[] => terms.filter((term) => term.state === state);
  return {
    network: sight.network.settings.name,
    today,
    ...(configuration && { configuration }),
    ...(chair !== undefined && { chair }),
    current: those('current'),
    next: those('future'),
    past: those('past'),
    served: r.history,
  };
}

/** Each entity that has had the term, with its own days and the reason why it had them. */
function holdersOf(whole: TermView, term: Term, { network }: Sight, today: CalendarDate): TermView[] {
  const [first, ...others] = term.standIns ?? [];
  if (!first) return [whole];
  const all = holders(term);
  const empty = term.entity || first.from <= term.from ? [] : [{ from: term.from, to: addDays(first.from, -1) }];
  const { entity: _last, before: _before, heldFrom: _since, ...rest } = whole;
  const during = (days: Pick<Seat, 'from' | 'to'>): Pick<TermView, 'from' | 'to' | 'state'> => ({
    from: days.from,
    to: days.to,
    state: days.from > today ? 'future' : days.to < today ? 'past' : 'current',
  });
  return [
    ...empty.map((days): TermView => ({ ...rest, ...during(days), reason: term.reason, vacant: false })),
    ...all.map((seat, i): TermView => {
      const before = all[i - 1]?.entity;
      const isOwn = i === 0 && seat.entity === term.entity && all.length > others.length;
      return {
        ...rest,
        ...during(seat),
        entity: seat.entity,
        vacant: seat.to >= today && !isRepresented(network.roll, seat.entity),
        reason: isOwn ? term.reason : standsIn(before),
        ...(before !== undefined && { before }),
      };
    }),
  ];
}

/** The reason of an entity that has taken over a term. */
const standsIn = (before: EntityId | undefined): Phrase =>
  before === undefined ? phrase('rmc.reason.tookEmpty') : phrase('rmc.reason.standsIn', { entity: before });

const firstOf = <K extends string, T>(name: K, [first]: readonly T[]): { readonly [N in K]?: T } =>
  (first === undefined ? {} : { [name]: first }) as { readonly [N in K]?: T };

/** The terms that the card's data names: one, or a list. */
function namedBy({ term, terms }: CardData): string[] {
  if (typeof term === 'string') return [term];
  return Array.isArray(terms) ? terms.filter((one): one is string => typeof one === 'string') : [];
}

function termView(
  term: Term,
  { network, reader, unreached }: Sight,
  today: CalendarDate,
  known: ReadonlySet<Ref>,
): TermView {
  const entity = holder(term);
  const by = term.acknowledged;
  const before = term.standIns ? (term.standIns.at(-2)?.entity ?? term.entity) : undefined;
  const since = term.standIns?.at(-1)?.from;
  const reason = reader.manages ? unreached.get(term.target) : undefined;
  return {
    ...(known.has(term.target) && { ref: term.target }),
    seat: term.seat,
    from: term.from,
    to: term.to,
    state: !hasBegun(term, today) ? 'future' : isCurrent(term, today) ? 'current' : 'past',
    ...(entity && { entity }),
    reason: term.standIns ? standsIn(before) : term.reason,
    ...(before && { before }),
    ...(since && { heldFrom: since }),
    vacant: entity !== undefined && term.to >= today && !isRepresented(network.roll, entity),
    announced: isAnnounced(term),
    awaitsAcknowledgement: awaitsAcknowledgement(term),
    ...(by && isAcknowledged(term) && { acknowledgedBy: personName(network.roll, by.by) }),
    ...(reason !== undefined && { unreached: reason }),
  };
}

function swapView(r: Rotation, swap: Swap, reader: Reader, today: CalendarDate): SwapView[] {
  const { asker, asked, number, state } = swap;
  const [own, other] = [termOf(r, asker.term), termOf(r, asked.term)];
  if ((state !== 'asked' && state !== 'agreed') || !own || !other) return [];
  if (hasBegun(own, today) || hasBegun(other, today)) return [];
  return [
    {
      number,
      state,
      asker: asker.entity,
      asked: asked.entity,
      askerTerm: asker.term,
      askedTerm: asked.term,
      askerFrom: own.from,
      askedFrom: other.from,
      until: own.from < other.from ? own.from : other.from,
      mayAccept: awaitsAnswerOf(swap, reader),
      mayUndo: isParty(swap, reader),
    },
  ];
}

/** Seats that are empty or that nobody represents, and announced terms that were not received or not confirmed. */
function concerns(living: readonly Term[], { network, unreached }: Sight, today: CalendarDate): Term[] {
  return living.filter((term) => {
    const entity = holder(term);
    const near = hasBegun(term, today) || isAnnounced(term);
    if (!near) return false;
    return !isRepresented(network.roll, entity) || unreached.has(term.target) || awaitsAcknowledgement(term);
  });
}

const nameOf = ({ meeting, title, untitled }: RmcOutcome): MeetingName => ({
  meeting,
  title,
  untitled: untitled === true,
});

const owedBy = ({ reader, outcomes }: Sight): RmcView['owed'] =>
  reader.roles.includes('rmcChair') ? outcomes.filter(({ state }) => state === 'owed').map(nameOf) : [];

/** What this reader has to do about the RMC; undefined when there is nothing and the entity has no seat. */
export function rmcHome(r: Rotation, sight: Sight): RmcHome | undefined {
  const { mine, swaps, owed, concerns: all } = rmcView(r, sight);
  const home: RmcHome = { terms: mine.slice(0, 3), swaps, owed, concerns: all.length };
  return mine.length + swaps.length + owed.length + all.length > 0 ? home : undefined;
}

export const outcomeView = (outcome: RmcOutcome, { roles }: Reader): OutcomeView => ({
  ...nameOf(outcome),
  endedAt: outcome.endedAt,
  mayShare: !outcome.shared && roles.includes('rmcChair'),
  ...(outcome.shared && { shared: outcome.shared }),
});

/** A term in the shape of the contract's `/local/records`. */
export function termRecord(term: Term, r: Rotation, today: CalendarDate): Readonly<Record<string, unknown>> {
  const swap = openSwaps(r).find(({ asker, asked }) => asker.term === term.target || asked.term === term.target);
  return {
    target: term.target,
    seat: term.seat,
    entity: holder(term) ?? null,
    from: term.from,
    to: term.to,
    state: !hasBegun(term, today) ? 'future' : isCurrent(term, today) ? 'current' : 'past',
    reason: term.reason,
    ...(term.bridge && { bridge: true }),
    ...(term.credit && { turnOf: term.credit }),
    ...(term.standIns && { original: term.entity ?? null, standIns: term.standIns }),
    announced: isAnnounced(term),
    acknowledged: isAcknowledged(term) ? term.acknowledged : null,
    swap: swap
      ? {
          state: swap.state,
          with: swap.asker.term === term.target ? swap.asked.term : swap.asker.term,
          askedBy: swap.asker.entity,
        }
      : null,
  };
}
