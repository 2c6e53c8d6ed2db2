/** The differences under a new configuration, for whom they are, and who is told (domain.md 6). */
import type { Effect } from '../../../core/decision.ts';
import type { CalendarDate, EntityId } from '../../../core/ids.ts';
import { swapEnded } from './upToDate.ts';
import {
  hasBegun,
  holder,
  openSwaps,
  termOf,
  type ConfigurePreview,
  type Days,
  type Rotation,
  type Swap,
  type SwapNamed,
  type Term,
} from './state.ts';

type Differences = Omit<ConfigurePreview, 'given' | 'was' | 'same'>;

export function differences(before: Rotation, after: Rotation, today: CalendarDate): Differences {
  const agreed = openSwaps(before).filter(({ state }) => state === 'agreed');
  const stands = openSwaps(after).map(({ number }) => number);
  return {
    turns: turnsOf(before, after, today),
    moved: movedTerms(before, after, agreed, today),
    lost: lostTerms(before, after, today),
    broken: openSwaps(before)
      .filter(({ number }) => !stands.includes(number))
      .map((swap) => ({ ...named(swap), agreed: swap.state === 'agreed' })),
    kept: agreed.filter(({ number }) => stands.includes(number)).map(named),
    stay: after.terms.flatMap((term) => {
      const entity = holder(term);
      return term.bridge && entity && !hasBegun(term, today) ? [{ entity, seat: term.seat, ...daysOf(term) }] : [];
    }),
    empty: after.terms.filter((term) => term.to >= today && !term.entity).length,
  };
}

const daysOf = ({ from, to }: Term): Days => ({ from, to });
const named = ({ asker, asked }: Swap): SwapNamed => ({
  entities: [asker.entity, asked.entity],
  terms: [asker.term, asked.term],
});

/** The next term of each entity. The days of a bridge are not a term of its own. */
function nextTerms(r: Rotation, today: CalendarDate): ReadonlyMap<EntityId, Term> {
  const next = new Map<EntityId, Term>();
  for (const term of r.terms)
    if (term.entity && !term.bridge && !hasBegun(term, today) && !next.has(term.entity)) next.set(term.entity, term);
  return next;
}
function turnsOf(before: Rotation, after: Rotation, today: CalendarDate): ConfigurePreview['turns'] {
  const [was, will] = [nextTerms(before, today), nextTerms(after, today)];
  return [...new Set([...will.keys(), ...was.keys()])].flatMap((entity) => {
    const [a, b] = [was.get(entity), will.get(entity)];
    if (a?.from === b?.from && a?.to === b?.to) return [];
    return [{ entity, ...(a && { was: daysOf(a) }), ...(b && { will: daysOf(b) }) }];
  });
}

/** A future term of which the entity was told. */
const isAhead = (term: Term, today: CalendarDate): boolean => term.noticed !== undefined && !hasBegun(term, today);

function movedTerms(
  before: Rotation,
  after: Rotation,
  agreed: readonly Swap[],
  today: CalendarDate,
): ConfigurePreview['moved'] {
  const swapped = new Set(agreed.flatMap(({ asker, asked }) => [asker.term, asked.term]));
  return before.terms.flatMap((term) => {
    const now = termOf(after, term.target);
    const { entity, target } = term;
    if (!entity || now?.entity !== entity || (now.from === term.from && now.to === term.to)) return [];
    const announced = isAhead(term, today);
    if (!announced && !swapped.has(target)) return [];
    return [{ entity, term: target, announced, was: daysOf(term), will: daysOf(now) }];
  });
}

/**
 * Announced terms that pass to another entity or are no longer planned. Entities of a broken swap are told of the swap instead.
 */
function lostTerms(before: Rotation, after: Rotation, today: CalendarDate): ConfigurePreview['lost'] {
  return before.terms.flatMap((term) => {
    const { entity } = term;
    if (!entity || !isAhead(term, today)) return [];
    const keeps = after.terms.some(
      (other) => other.entity === entity && (other.target === term.target || other.from === term.from),
    );
    return keeps ? [] : [{ entity, seat: term.seat, ...daysOf(term) }];
  });
}

/**
 * Tells both entities of a broken swap, entities whose term has moved or was lost, those that stay for a bridge, and the
 * Secretariat of all this.
 */
export function tellsOf(preview: ConfigurePreview): Effect[] {
  const { broken, moved, lost, stay } = preview;
  const agreed = broken.filter((swap) => swap.agreed);
  const toBoth = broken.flatMap(({ entities: [asker, asked], terms: [own, other] }) =>
    swapEnded({ asker: { entity: asker, term: own }, asked: { entity: asked, term: other } }, 'reconfigured').slice(
      0,
      1,
    ),
  );
  const toMoved = moved.map(({ entity, term, was }): Effect => ({
    type: 'tell',
    to: { entities: [entity] },
    card: 'rmcMoved',
    data: { term, was },
  }));
  const toStaying = stay.map(({ entity, ...data }): Effect => ({
    type: 'tell',
    to: { entities: [entity] },
    card: 'rmcStays',
    data,
  }));
  const officers: Effect[] =
    agreed.length + moved.length + lost.length > 0
      ? [{ type: 'tell', to: 'secretariat', card: 'rmcNotKept', data: { broken: agreed, moved, lost } }]
      : [];
  return [...toBoth, ...toMoved, ...toStaying, ...officers];
}
