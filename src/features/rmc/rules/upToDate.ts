/**
 * Brings the rotation to a day: swaps lapse, what lies ahead is planned anew, and whoever is to be told is told. What is due
 * is read from the day itself, so that neither a downtime nor a late change leaves a notice out or sends it twice.
 */
import type { Effect } from '../../../core/decision.ts';
import { earliest, type CalendarDate, type EntityId, type Instant, type Ref } from '../../../core/ids.ts';
import { addDays, dateAt, instantAt } from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import { planned } from './plan.ts';
import {
  byTurn,
  hasBegun,
  IN_PLACE,
  holder,
  isCurrent,
  isRepresented,
  openSwaps,
  termOf,
  type Rotation,
  type Swap,
  type Term,
} from './state.ts';

/** When people are told, on the network's clock. */
const AT = '09:00';
const MIDNIGHT = '00:00';

export interface UpToDate {
  readonly state: Rotation;
  readonly effects: readonly Effect[];
}

/**
 * The rotation as it is at `at`, and what follows from that.
 * @param known what people were told of, when the terms ahead have been taken out of `before`
 */
export function upToDate(before: Rotation, network: Network, at: Instant, known: Rotation = before): UpToDate {
  if (!before.configuration) return { state: before, effects: [] };
  const today = dateAt(at, network.settings.timeZone);
  const swaps = lapsed(before, today);
  const replanned = planned({ ...before, swaps: swaps.all }, network.roll, today);
  // The plan may give a term for which somebody has asked to another entity.
  const asks = lapsed(replanned, today, 'asked');
  const plan = asks.ended.length === 0 ? replanned : { ...replanned, swaps: asks.all };
  const lost = lostTerms(known, plan, network, today);
  const told = withNotices(plan, network, at, today);
  const state = { ...told.state, dueAt: nextDue(told.state, network, at, today) };
  const effects = [
    ...[...swaps.ended, ...asks.ended].flatMap((swap) =>
      swapEnded(swap, swap.state === 'agreed' ? 'broken' : 'lapsed'),
    ),
    ...lost,
    ...told.effects,
  ];
  return { state, effects };
}

/** The same without telling anybody: for a network that begins with its rotation. */
export const quietly = (rotation: Rotation, network: Network, at: Instant): Rotation =>
  upToDate(rotation, network, at).state;

/** To both entities: what became of a swap. To the Secretariat too, what became of an agreement. */
export function swapEnded(
  { asker, asked }: Pick<Swap, 'asker' | 'asked'>,
  how: 'lapsed' | 'declined' | 'agreed' | 'undone' | 'broken' | 'reconfigured',
): Effect[] {
  const entities = [asker.entity, asked.entity] as const;
  const ended = {
    type: 'tell',
    card: 'rmcSwapEnded',
    data: { how, terms: [asker.term, asked.term], entities },
  } as const;
  const toEntities: Effect = { ...ended, to: { entities } };
  return how === 'lapsed' || how === 'declined' ? [toEntities] : [toEntities, { ...ended, to: 'secretariat' }];
}

/**
 * What was asked lapses when the first of the two terms begins, or when one of them has passed to another entity. What was
 * agreed lapses when the first of them has begun with somebody else in it: one of the two could not serve by then.
 */
function lapsed(
  r: Rotation,
  today: CalendarDate,
  which?: Swap['state'],
): { all: readonly Swap[]; ended: readonly Swap[] } {
  const open = openSwaps(r).filter(({ state }) => which === undefined || state === which);
  const ended = open.filter((swap) => !(swap.state === 'asked' ? isStillOpen : isKept)(r, swap, today));
  if (ended.length === 0) return { all: r.swaps, ended };
  return { all: r.swaps.map((swap) => (ended.includes(swap) ? { ...swap, state: 'lapsed' } : swap)), ended };
}
const isStillOpen = (r: Rotation, { asker, asked }: Swap, today: CalendarDate): boolean =>
  [asker, asked].every(({ entity, term: target }) => {
    const term = termOf(r, target);
    return term?.entity === entity && !hasBegun(term, today);
  });
function isKept(r: Rotation, { asker, asked }: Swap, today: CalendarDate): boolean {
  const first = [asker, asked].flatMap(({ term }) => termOf(r, term) ?? []).sort(byTurn)[0];
  return first === undefined || !hasBegun(first, today) || first.credit !== undefined;
}

/** Entities that were told of a term to come and will not have it after all (other than by a swap of theirs). */
function lostTerms(before: Rotation, now: Rotation, { roll }: Network, today: CalendarDate): Effect[] {
  const swapped = new Set(openSwaps(now).flatMap(({ asker, asked }) => [asker.term, asked.term]));
  return before.terms.flatMap((term): Effect[] => {
    const { entity, noticed, target, from } = term;
    if (!entity || noticed === undefined || swapped.has(target) || hasBegun(term, today)) return [];
    // One that has kept its reference is another day now: whoever configures the terms tells so.
    const keeps = now.terms.some(
      (other) => other.entity === entity && (other.from === from || other.target === target),
    );
    if (keeps || !isRepresented(roll, entity)) return [];
    const data = { seat: term.seat, from: term.from, to: term.to };
    return [{ type: 'tell', to: { entities: [entity] }, card: 'rmcNoLonger', data }];
  });
}

/** The smallest number of days whose notice is due by now; 0 once the day has come. */
function rung(day: CalendarDate, { settings }: Network, at: Instant, today: CalendarDate): number | undefined {
  if (day <= today) return 0;
  const due = settings.rmcNotices.filter((days) => instantAt(addDays(day, -days), AT, settings.timeZone) <= at);
  return due.length === 0 ? undefined : Math.min(...due);
}
const isNew = (now: number | undefined, before: number | undefined): now is number =>
  now !== undefined && (before === undefined || (now > 0 && now < before));

/** Who is to be told now, gathered over all terms so that nobody gets two messages of a kind. */
interface Telling {
  readonly incoming: Map<EntityId, Ref[]>;
  readonly outgoing: Map<EntityId, Ref[]>;
  /** The days of change that the Chair is told of. */
  readonly ahead: Set<CalendarDate>;
  /** Terms that want the Secretariat's attention. */
  readonly concerns: Set<Ref>;
}

function withNotices(r: Rotation, network: Network, at: Instant, today: CalendarDate): UpToDate {
  const telling: Telling = { incoming: new Map(), outgoing: new Map(), ahead: new Set(), concerns: new Set() };
  const terms = r.terms.map((term) =>
    term.to < today
      ? term
      : reported(
          parting(coming(term, r, telling, network, at, today), r, telling, network, at, today),
          telling,
          network,
          today,
        ),
  );
  const turned = { ...r, terms: terms.every((term, i) => term === r.terms[i]) ? r.terms : terms };
  const news = newTurn(turned, network, at, today);
  if (news === undefined) return { state: turned, effects: effectsOf(telling) };
  for (const term of terms) if (term.from === news && awaitsAcknowledgement(term)) telling.concerns.add(term.target);
  const tell: Effect = { type: 'tell', to: 'network', card: 'rmcTurn', data: { on: news } };
  return { state: { ...turned, toldOn: news }, effects: [tell, ...effectsOf(telling)] };
}

/** Has whoever will sit there said that it knows? */
export const isAcknowledged = (term: Term): boolean =>
  term.acknowledged !== undefined && term.acknowledged.entity === holder(term);

/** Has the entity been told of the term? */
export const isAnnounced = ({ noticed }: Term): boolean => noticed !== undefined && noticed >= 0;

/** Has its entity been told of the term, and not yet said that it knows? */
export const awaitsAcknowledgement = (term: Term): boolean => isAnnounced(term) && !isAcknowledged(term);

/** The notice to the entity that comes in. An empty seat is the Secretariat's. */
function coming(term: Term, r: Rotation, telling: Telling, network: Network, at: Instant, today: CalendarDate): Term {
  const now = rung(term.from, network, at, today);
  if (!isNew(now, term.noticed)) return term;
  // Whoever set up the terms anew has told it: nobody comes, and nothing is to be confirmed.
  if (goesOn(r, term)) return { ...term, noticed: IN_PLACE };
  if (now > 0) telling.ahead.add(term.from);
  if (!term.entity) telling.concerns.add(term.target);
  else {
    push(telling.incoming, term.entity, term.target);
    if (term.noticed !== undefined && !isAcknowledged(term)) telling.concerns.add(term.target);
  }
  return { ...term, noticed: now };
}

/** A bridge for whoever sits there until it begins is no change of the RMC. */
const goesOn = ({ terms }: Rotation, bridge: Term): boolean =>
  bridge.bridge === true &&
  terms.some(
    (term) => term.seat === bridge.seat && addDays(term.to, 1) === bridge.from && holder(term) === holder(bridge),
  );

/** The notice to the entity that goes out, unless it stays, in this seat or another. */
function parting(term: Term, r: Rotation, telling: Telling, network: Network, at: Instant, today: CalendarDate): Term {
  const next = addDays(term.to, 1);
  const entity = holder(term);
  const now = isCurrent(term, today) && entity ? rung(next, network, at, today) : undefined;
  if (!isNew(now, term.parting) || !entity) return term;
  const stays = r.terms.find((other) => other.from === next && other.entity === entity);
  if (!stays) push(telling.outgoing, entity, term.target);
  if (!stays || !goesOn(r, stays)) telling.ahead.add(next);
  return { ...term, parting: now };
}

/** A seat whose entity nobody represents any more is reported once; when somebody does again, it may be again. */
function reported(term: Term, telling: Telling, { roll }: Network, today: CalendarDate): Term {
  if (!isCurrent(term, today)) return term;
  const entity = holder(term);
  if (isRepresented(roll, entity)) {
    if (term.reported === undefined) return term;
    const { reported: none, ...rest } = term;
    return rest;
  }
  if (term.reported === (entity ?? '')) return term;
  telling.concerns.add(term.target);
  return { ...term, reported: entity ?? '' };
}

function push(map: Map<EntityId, Ref[]>, entity: EntityId, target: Ref): void {
  map.set(entity, [...(map.get(entity) ?? []), target]);
}

/** The latest day of change of which the network has not been told. */
function newTurn(r: Rotation, { settings }: Network, at: Instant, today: CalendarDate): CalendarDate | undefined {
  const begun = r.terms.filter((term) => isCurrent(term, today) && !goesOn(r, term)).map(({ from }) => from);
  const latest = begun.reduce<CalendarDate | undefined>((last, day) => (last && last >= day ? last : day), undefined);
  if (latest === undefined || (r.toldOn !== undefined && r.toldOn >= latest)) return undefined;
  return instantAt(latest, AT, settings.timeZone) <= at ? latest : undefined;
}

function effectsOf({ incoming, outgoing, ahead, concerns }: Telling): Effect[] {
  const effects: Effect[] = [];
  for (const [entity, terms] of incoming) effects.push(notice('rmcIncoming', entity, terms));
  for (const [entity, terms] of outgoing) effects.push(notice('rmcOutgoing', entity, terms));
  if (ahead.size > 0)
    effects.push({ type: 'tell', to: { roles: ['rmcChair'] }, card: 'rmcAhead', data: { days: [...ahead].sort() } });
  if (concerns.size > 0)
    effects.push({ type: 'tell', to: 'secretariat', card: 'rmcConcerns', data: { terms: [...concerns] } });
  return effects;
}

/** @param terms named in the version too, so that the store can say whom the notice of a term has reached */
const notice = (card: 'rmcIncoming' | 'rmcOutgoing', entity: EntityId, terms: readonly Ref[]): Effect => ({
  type: 'tell',
  to: { entities: [entity] },
  card,
  data: { terms },
  version: terms.join('+'),
  live: card === 'rmcIncoming',
});
export { notice };

/** When the rotation wants to be looked at again. */
function nextDue(r: Rotation, { settings }: Network, at: Instant, today: CalendarDate): Instant | null {
  const on = (day: CalendarDate, time: string): Instant => instantAt(day, time, settings.timeZone);
  const days = new Set<CalendarDate>();
  for (const { from, to } of r.terms) {
    if (to < today) continue;
    for (const day of [from, addDays(to, 1)])
      for (const before of [0, ...settings.rmcNotices]) days.add(addDays(day, -before));
  }
  // Days come in the order of their instants: those of later years need not be looked up in the zone.
  const next = [...days].sort().find((day) => on(day, AT) > at);
  const instants = next === undefined ? [] : [on(next, AT)];
  for (const { state, asker, asked } of r.swaps)
    if (state === 'asked')
      for (const { term } of [asker, asked]) {
        const from = termOf(r, term)?.from;
        if (from) instants.push(on(from, MIDNIGHT));
      }
  return earliest(...instants.filter((instant) => instant > at));
}
