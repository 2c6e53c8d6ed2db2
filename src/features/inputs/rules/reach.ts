/**
 * How far a call has reached the people whom it asks. When nobody of an entity was reached, its other representatives get it;
 * and failed messages can be sent again.
 */
import type { Act, BySystem } from '../../../core/act.ts';
import { accept, type Decision, type Effect, type Extras } from '../../../core/decision.ts';
import type { EntityId, Instant } from '../../../core/ids.ts';
import type { Network } from '../../../core/network.ts';
import { representativesOf, type Person } from '../../../core/people.ts';
import { phrase } from '../../../i18n/phrase.ts';
import { sentAgain, type SecondTry } from '../../../kit/sentAgain.ts';
import { asks } from './open.ts';
import { notRunning } from './running.ts';
import { cameTo, type Fallback, type InputCall, type NotReached } from './state.ts';

const refresh: Effect = { type: 'refreshCards' };

/** Read by `progressFacts`: what the store knows about the deliveries. */
export interface Undelivered {
  readonly failures: readonly NotReached[];
  readonly failed: number;
  /** The fault of Concord's own access for which other deliveries wait. */
  readonly held?: string;
}

/**
 * `input.progress`: deliveries have come to their end. When nobody of an entity was reached, its other representatives get the
 * call.
 */
export function progress(c: InputCall, act: BySystem<Undelivered>, network: Network): Decision<InputCall> {
  const { failures, failed, held } = act.inputs;
  const known: InputCall = { ...c, failures };
  const fallbacks =
    c.state === 'open' ? c.entities.flatMap((one) => fallback(known, one, act.receivedAt, network)) : [];
  const people = fallbacks.flatMap(({ to }) => to);
  const isFailing = failed > 0 || held !== undefined;
  const begins = isFailing && (c.failures ?? []).length === 0;
  const next: InputCall = {
    ...known,
    ...(c.told && { told: [...c.told, ...people] }),
    ...(fallbacks.length > 0 && { fallbacks: [...(c.fallbacks ?? []), ...fallbacks] }),
    ...(begins && { timesFailed: (c.timesFailed ?? 0) + 1 }),
  };
  const unreached = c.entities.flatMap((entity) => notReached(next, entity, network));
  if (people.length === 0 && JSON.stringify([unreached, failures]) === JSON.stringify([c.unreached, c.failures ?? []]))
    return accept(c, phrase('concord.done'));
  return accept({ ...next, unreached }, phrase('concord.done'), [
    ...(people.length > 0 ? [asks(people)] : []),
    refresh,
  ]);
}

/** The representatives who did not get the call, when none of the others was reached. */
function fallback(c: InputCall, entity: EntityId, at: Instant, { roll }: Network): Fallback[] {
  const people = representativesOf(roll, entity).map(({ id }) => id);
  if (c.told === undefined || people.some(cameTo(c))) return [];
  const to = people.filter((id) => !c.told?.includes(id));
  return to.length === 0 ? [] : [{ entity, to, at }];
}

function notReached(c: InputCall, entity: EntityId, { roll }: Network): InputCall['unreached'] {
  const people = representativesOf(roll, entity).map(({ id }) => id);
  if (people.some(cameTo(c))) return [];
  const reason = c.failures?.find(({ person }) => people.includes(person))?.reason ?? 'noRepresentative';
  return [{ entity, reason }];
}

/** How often deliveries have begun to fail, with a new beginning that is not stored yet. */
export const timesFailed = (c: InputCall, { failed, held }: Pick<Undelivered, 'failed' | 'held'>): number =>
  (c.timesFailed ?? 0) + ((failed > 0 || held !== undefined) && (c.failures ?? []).length === 0 ? 1 : 0);

/** `input.retry` (Secretariat): sends again to the people who were not reached, and to nobody else. */
export function retry(c: InputCall, act: Act<SecondTry, Person>): Decision<InputCall> {
  const extras: Extras = { target: c.target, card: { name: 'inputBoard', about: c.target } };
  const no = notRunning(c);
  if (no) return no;
  const { failed, rested, held } = act.inputs;
  if (failed + rested === 0 && held === undefined)
    return accept(c, phrase('correspondence.nothingFailed', { ref: c.target }), [], extras);
  const unreached = c.unreached.filter(({ reason }) => reason === 'noRepresentative');
  return accept(
    { ...c, unreached, failures: [] },
    sentAgain('correspondence', c.target, act.inputs),
    [{ type: 'sendAgain' }, refresh],
    extras,
  );
}
