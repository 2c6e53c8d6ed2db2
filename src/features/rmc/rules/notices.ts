/** The notices of a rotation: to entities that come in or go out, to the Chair, to the Secretariat, and to the network at a change. */
import type { Effect } from '../../../core/decision.ts';
import type { CalendarDate, EntityId, Instant, Ref } from '../../../core/ids.ts';
import { addDays, instantAt } from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import { IN_PLACE, holder, isCurrent, isRepresented, type Rotation, type Term } from './state.ts';

/** The time of day of notices, on the network's clock. */
export const NOTICE_TIME = '09:00';

export interface UpToDate {
  readonly state: Rotation;
  readonly effects: readonly Effect[];
}

/** The smallest number of days whose notice is due by now; 0 once the day has come. */
function rung(day: CalendarDate, { settings }: Network, at: Instant, today: CalendarDate): number | undefined {
  if (day <= today) return 0;
  const due = settings.rmcNotices.filter(
    (days) => instantAt(addDays(day, -days), NOTICE_TIME, settings.timeZone) <= at,
  );
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

/** @param terms named in the version too, so that the store can say whom the notice of a term has reached */
export const notice = (card: 'rmcIncoming' | 'rmcOutgoing', entity: EntityId, terms: readonly Ref[]): Effect => ({
  type: 'tell',
  to: { entities: [entity] },
  card,
  data: { terms },
  version: terms.join('+'),
  live: card === 'rmcIncoming',
});
