/** The notices of a rotation: to entities that come in or go out, to the Chair, to the Secretariat, and to the network. */
import type { Effect } from '../../../core/decision.ts';
import type { CalendarDate, EntityId, Instant, Ref } from '../../../core/ids.ts';
import { addDays, instantAt } from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import { IN_PLACE, holder, isCurrent, isRepresented, type Rotation, type Term } from './state.ts';

/** The time of day of notices, in the network's zone. */
export const NOTICE_TIME = '09:00';

export interface UpToDate {
  readonly state: Rotation;
  readonly effects: readonly Effect[];
}

/** The number of days before the change whose notice is due by now, the smallest one; 0 on the day itself. */
function rung(day: CalendarDate, { settings }: Network, at: Instant, today: CalendarDate): number | undefined {
  if (day <= today) return 0;
  const due = settings.rmcNotices.filter(
    (days) => instantAt(addDays(day, -days), NOTICE_TIME, settings.timeZone) <= at,
  );
  return due.length === 0 ? undefined : Math.min(...due);
}
const isNew = (now: number | undefined, before: number | undefined): now is number =>
  now !== undefined && (before === undefined || (now > 0 && now < before));

/** The people who are told now, collected over all terms, so that nobody gets two messages of the same kind. */
interface Telling {
  readonly incoming: Map<EntityId, Ref[]>;
  readonly outgoing: Map<EntityId, Ref[]>;
  /** The days of change of which the Chair is told. */
  readonly ahead: Set<CalendarDate>;
  /** Terms with a problem for the Secretariat. */
  readonly concerns: Set<Ref>;
}

export function withNotices(r: Rotation, network: Network, at: Instant, today: CalendarDate): UpToDate {
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

/** Has the entity that will have the seat confirmed the term? */
export const isAcknowledged = (term: Term): boolean =>
  term.acknowledged !== undefined && term.acknowledged.entity === holder(term);

/** Was the entity told of the term? */
export const isAnnounced = ({ noticed }: Term): boolean => noticed !== undefined && noticed >= 0;

/** Was the entity told of the term, and has it not confirmed it? */
export const awaitsAcknowledgement = (term: Term): boolean => isAnnounced(term) && !isAcknowledged(term);

/** The notice to the entity that comes in. An empty seat is reported to the Secretariat instead. */
function coming(term: Term, r: Rotation, telling: Telling, network: Network, at: Instant, today: CalendarDate): Term {
  const now = rung(term.from, network, at, today);
  if (!isNew(now, term.noticed)) return term;
  // The entity stays in its seat and was told with the new configuration, so there is nothing to confirm.
  if (goesOn(r, term)) return { ...term, noticed: IN_PLACE };
  if (now > 0) telling.ahead.add(term.from);
  if (!term.entity) telling.concerns.add(term.target);
  else {
    push(telling.incoming, term.entity, term.target);
    if (term.noticed !== undefined && !isAcknowledged(term)) telling.concerns.add(term.target);
  }
  return { ...term, noticed: now };
}

/** A bridge of an entity that has the seat until it begins is not a change of the RMC. */
const goesOn = ({ terms }: Rotation, bridge: Term): boolean =>
  bridge.bridge === true &&
  terms.some(
    (term) => term.seat === bridge.seat && addDays(term.to, 1) === bridge.from && holder(term) === holder(bridge),
  );

/** The notice to the entity that goes out, unless it stays in this seat or another one. */
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

/**
 * A seat whose entity nobody represents is reported once. After somebody has represented it again, it can be reported again.
 */
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

/** The latest day of change of which the network was not told. */
function newTurn(r: Rotation, { settings }: Network, at: Instant, today: CalendarDate): CalendarDate | undefined {
  const begun = r.terms.filter((term) => isCurrent(term, today) && !goesOn(r, term)).map(({ from }) => from);
  const latest = begun.reduce<CalendarDate | undefined>((last, day) => (last && last >= day ? last : day), undefined);
  if (latest === undefined || (r.toldOn !== undefined && r.toldOn >= latest)) return undefined;
  return instantAt(latest, NOTICE_TIME, settings.timeZone) <= at ? latest : undefined;
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

/** @param terms their references are part of the version, by which the store knows whom the notice of a term has reached */
export const notice = (card: 'rmcIncoming' | 'rmcOutgoing', entity: EntityId, terms: readonly Ref[]): Effect => ({
  type: 'tell',
  to: { entities: [entity] },
  card,
  data: { terms },
  version: terms.join('+'),
  live: card === 'rmcIncoming',
});
