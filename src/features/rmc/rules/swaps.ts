/** Swaps of two future terms, agreed by both entities (domain.md 6). One of them can undo the swap for both. */
import type { Act } from '../../../core/act.ts';
import { accept, refuse, type Decision, type Effect } from '../../../core/decision.ts';
import { entityName, maybeEntityName, type Inputs } from '../../../core/inputs.ts';
import { entityId, type CalendarDate, type EntityId } from '../../../core/ids.ts';
import type { Person } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { dateAt } from '../../../calendar/calendar.ts';
import type { Network } from '../../../core/network.ts';
import { asReference } from '../../../core/seen.ts';
import { entityNamed, hasBegun, openSwaps, overlap, termOf, type Rotation, type Swap, type Term } from './state.ts';
import { swapEnded, upToDate } from './upToDate.ts';

/** `T-9`, or the entity whose next term is meant. */
export const swapInputs = { with: entityName() };
export const answerInputs = { with: maybeEntityName() };

type Refused = Decision<Rotation>;
const no = (
  r: Rotation,
  code: 'conflict' | 'notFound' | 'notAllowed' | 'closed' | 'duplicate',
  say: Parameters<typeof refuse>[2],
): Refused => refuse(r, code, say, { card: { name: 'rmc' } });

/** Finds a term by its reference, or as the next one of an entity. */
function named(r: Rotation, typed: string, network: Network, today: CalendarDate): Term | undefined {
  const reference = asReference(typed);
  if (/^T-\d{1,9}$/.test(reference)) return termOf(r, reference);
  const entity = entityNamed(network.roll, typed);
  return entity && nextOf(r, entity, today);
}
const nextOf = (r: Rotation, entity: EntityId, today: CalendarDate): Term | undefined =>
  r.terms.find((term) => term.entity === entity && !term.bridge && !hasBegun(term, today));

/** `rmc.swap`: asks another entity to swap terms. When that entity has already asked for the same swap, it is agreed. */
export function askSwap(
  r: Rotation,
  act: Act<Inputs<typeof swapInputs>, Person>,
  network: Network,
): Decision<Rotation> {
  const today = dateAt(act.receivedAt, network.settings.timeZone);
  const entity = act.actor.entity as EntityId;
  const first = act.target === undefined ? nextOf(r, entity, today) : termOf(r, act.target);
  const second = named(r, act.inputs.with, network, today);
  if (!first)
    return no(
      r,
      'notFound',
      act.target ? phrase('refused.notFound', { ref: act.target }) : phrase('rmc.noTerm', { entity }),
    );
  if (!second)
    return refuse(r, 'invalid', phrase('refused.invalid'), {
      fields: { with: phrase('rmc.noSuchTerm', { typed: act.inputs.with }) },
    });
  // The two terms may be named in either order.
  const [own, other] = second.entity === entity && first.entity !== entity ? [second, first] : [first, second];
  if (own.entity !== entity) return no(r, 'notAllowed', phrase('rmc.notYours', { ref: own.target }));
  const refused = cannot(r, own, other, today);
  if (refused) return refused;
  const mirrored = openSwaps(r).find(
    (s) => s.state === 'asked' && s.asker.term === other.target && s.asked.term === own.target,
  );
  if (mirrored) return agree(r, mirrored, act, network);
  if (openSwaps(r).some((s) => s.asker.term === own.target && s.asked.term === other.target))
    return no(r, 'duplicate', phrase('rmc.swapAskedAlready', { entity: entityId(other.entity ?? '') }));
  const swap: Swap = {
    number: r.swaps.length + 1,
    state: 'asked',
    asker: { entity, term: own.target },
    asked: { entity: other.entity as EntityId, term: other.target },
    by: act.actor.id,
    at: act.receivedAt,
  };
  const { state, effects } = upToDate({ ...r, swaps: [...r.swaps, swap] }, network, act.receivedAt);
  const ask: Effect = {
    type: 'tell',
    to: { entities: [swap.asked.entity] },
    card: 'rmcSwapAsked',
    data: { swap: swap.number },
    live: true,
  };
  const say = phrase('rmc.swapAsked', { entity: swap.asked.entity, own: own.target, other: other.target });
  return accept(state, say, [...effects, ask, { type: 'refreshCards' }], { card: { name: 'rmc' }, target: own.target });
}

/** The reason why these two terms cannot be swapped. */
function cannot(r: Rotation, own: Term, other: Term, today: CalendarDate): Refused | undefined {
  if (other.entity === own.entity) return no(r, 'conflict', phrase('rmc.swapOwn'));
  if (!other.entity) return no(r, 'conflict', phrase('rmc.swapEmpty', { ref: other.target }));
  const bridge = [own, other].find((term) => term.bridge);
  if (bridge) return no(r, 'conflict', phrase('rmc.swapBridge', { ref: bridge.target }));
  const begun = [own, other].find((term) => hasBegun(term, today));
  if (begun) return no(r, 'closed', phrase('rmc.swapBegun', { ref: begun.target }));
  const agreed = openSwaps(r).find(
    ({ state, asker, asked }) =>
      state === 'agreed' && [asker.term, asked.term].some((term) => term === own.target || term === other.target),
  );
  if (agreed) return no(r, 'conflict', phrase('rmc.swapTwice'));
  const doubled = clash(r, own.entity, other, own) ?? clash(r, other.entity, own, other);
  if (doubled)
    return no(r, 'conflict', phrase('rmc.twoSeats', { entity: entityId(doubled.entity ?? ''), ref: doubled.target }));
  return undefined;
}

/** Another seat that the entity has at the same time as `term`, apart from the one that it gives away. */
const clash = (r: Rotation, entity: EntityId | undefined, term: Term, given: Term): Term | undefined =>
  r.terms.find((t) => t.entity === entity && t.target !== given.target && t.target !== term.target && overlap(t, term));

/**
 * The swap that the act means: the entity is part of it, and the target (or `with`) names one of its terms. Open swaps come
 * first.
 */
function meant(r: Rotation, act: Act<Inputs<typeof answerInputs>, Person>, network: Network): Swap | undefined {
  const today = dateAt(act.receivedAt, network.settings.timeZone);
  const typed = act.inputs.with;
  const other = typed === undefined ? undefined : named(r, typed, network, today)?.target;
  const asked = typed === undefined ? undefined : entityNamed(network.roll, typed);
  const fits = ({ asker, asked: to }: Swap): boolean =>
    (act.target === undefined || asker.term === act.target || to.term === act.target) &&
    (typed === undefined || asker.term === other || to.term === other || asker.entity === asked || to.entity === asked);
  const found = openSwaps(r).filter(fits);
  const ended = r.swaps.filter((swap) => isEnded(swap) && isParty(swap, act.actor) && fits(swap));
  return found.find((swap) => isParty(swap, act.actor)) ?? ended.at(-1) ?? found[0];
}
const isEnded = ({ state }: Swap): boolean => state === 'undone' || state === 'lapsed';

/** The refusal for a swap that does not exist or has ended. */
function notOpen(r: Rotation, swap: Swap | undefined, { inputs, target }: Act<Inputs<typeof answerInputs>, Person>) {
  if (swap && isEnded(swap))
    return no(r, 'closed', phrase(swap.state === 'lapsed' ? 'rmc.swapHasLapsed' : 'rmc.swapIsOff'));
  if (target !== undefined) return no(r, 'notFound', phrase('rmc.noSwapOf', { ref: target }));
  if (inputs.with !== undefined) return no(r, 'notFound', phrase('rmc.noSwap'));
  return refuse(r, 'invalid', phrase('refused.invalid'), { fields: { with: phrase('input.required') } });
}
/** Is the person's entity one of the two? Either one may end the swap. */
export const isParty = ({ asker, asked }: Swap, { entity }: Pick<Person, 'entity'>): boolean =>
  entity !== undefined && (asker.entity === entity || asked.entity === entity);

/** Does the person's entity still have to agree? */
export const awaitsAnswerOf = ({ state, asked }: Swap, { entity }: Pick<Person, 'entity'>): boolean =>
  state === 'asked' && asked.entity === entity;

/** `rmc.swapAccept`: the other entity agrees. */
export function acceptSwap(
  r: Rotation,
  act: Act<Inputs<typeof answerInputs>, Person>,
  network: Network,
): Decision<Rotation> {
  const swap = meant(r, act, network);
  if (!swap || isEnded(swap)) return notOpen(r, swap, act);
  if (!isParty(swap, act.actor)) return no(r, 'notAllowed', phrase('rmc.swapNotYours'));
  if (swap.state === 'agreed') return no(r, 'duplicate', phrase('rmc.swapAgreedAlready'));
  if (swap.asked.entity !== act.actor.entity)
    return no(r, 'conflict', phrase('rmc.swapWaits', { entity: swap.asked.entity }));
  return agree(r, swap, act, network);
}

function agree(r: Rotation, swap: Swap, act: Act<unknown, Person>, network: Network): Decision<Rotation> {
  const today = dateAt(act.receivedAt, network.settings.timeZone);
  const [own, other] = [termOf(r, swap.asker.term), termOf(r, swap.asked.term)];
  if (!own || !other || own.entity !== swap.asker.entity || other.entity !== swap.asked.entity)
    return no(r, 'conflict', phrase('rmc.swapLapsed'));
  const refused = cannot(r, own, other, today);
  if (refused) return refused;
  const agreed: Swap = { ...swap, state: 'agreed' };
  // Other open swaps of these terms lapse in `upToDate`, because the terms have passed to another entity.
  const swaps = r.swaps.map((one) => (one.number === swap.number ? agreed : one));
  const { state, effects } = upToDate({ ...r, swaps }, network, act.receivedAt);
  const say = phrase('rmc.swapAgreed', {
    one: swap.asker.entity,
    first: swap.asked.term,
    two: swap.asked.entity,
    second: swap.asker.term,
  });
  const again = upToDate(state, network, act.receivedAt);
  return accept(
    again.state,
    say,
    [...swapEnded(agreed, 'agreed'), ...effects, ...again.effects, { type: 'refreshCards' }],
    { card: { name: 'rmc' }, target: swap.asked.term },
  );
}

/** `rmc.swapUndo`: withdraws, declines or undoes a swap for both entities, until one of the terms has begun. */
export function undoSwap(
  r: Rotation,
  act: Act<Inputs<typeof answerInputs>, Person>,
  network: Network,
): Decision<Rotation> {
  const today = dateAt(act.receivedAt, network.settings.timeZone);
  const swap = meant(r, act, network);
  if (!swap || isEnded(swap)) return notOpen(r, swap, act);
  if (!isParty(swap, act.actor)) return no(r, 'notAllowed', phrase('rmc.swapNotYours'));
  const begun = [swap.asker.term, swap.asked.term].find((target) => {
    const term = termOf(r, target);
    return term && hasBegun(term, today);
  });
  if (begun) return no(r, 'closed', phrase('rmc.swapBegun', { ref: begun }));
  const swaps = r.swaps.map((one) => (one.number === swap.number ? { ...one, state: 'undone' as const } : one));
  const { state, effects } = upToDate({ ...r, swaps, terms: withoutNotices(r, swap) }, network, act.receivedAt);
  const isAgreed = swap.state === 'agreed';
  const how = isAgreed ? 'undone' : 'declined';
  return accept(
    state,
    isAgreed ? phrase('rmc.swapUndone') : phrase('rmc.swapDeclined'),
    [...swapEnded(swap, how), ...effects, { type: 'refreshCards' }],
    { card: { name: 'rmc' }, target: swap.asker.term },
  );
}

/** So large a number that an announced term is told of again, whatever its days are. It keeps its entity until then. */
const TOLD_OF_ANOTHER = Number.MAX_SAFE_INTEGER;

/** The terms of an agreed swap as they were before it. Each entity has its own again and is told of it again. */
const withoutNotices = (r: Rotation, { state, asker, asked }: Swap): readonly Term[] =>
  state !== 'agreed'
    ? r.terms
    : r.terms.map((term) => {
        const own = [asker, asked].find((one) => one.term === term.target);
        if (!own) return term;
        const { target, seat, from, to, reason, noticed } = term;
        const anew = noticed !== undefined && { noticed: TOLD_OF_ANOTHER };
        return { target, seat, from, to, reason, entity: own.entity, ...anew };
      });
