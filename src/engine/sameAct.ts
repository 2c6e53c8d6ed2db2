/**
 * Recognises an act that is pressed twice (domain.md 3): the same person, verb, target, card version and inputs within
 * minutes of the accepted first one are the same event, whatever id the platform gave it. This ends as soon as the person's
 * entity or office does something else with the document.
 */
import type { Act, Pressed } from '../core/act.ts';
import type { Answer } from '../core/answer.ts';
import type { EventId } from '../core/ids.ts';
import { manages, represents, type Person } from '../core/people.ts';
import type { Change, Create, Permission } from '../kit/acts.ts';
import { fingerprintOf, type Repeats, type Same } from '../store/repeats.ts';
import type { RepeatedAct, Store } from '../store/store.ts';
import type { Registry } from './registry.ts';

/**
 * The fingerprint of an act.
 * @param state the document before the act, for a change
 * @param facts the act with the facts that its rule was given
 * @param next the document after the act: an act that changes the occasion itself, such as a new version, counts under the
 * new one
 */
export function fingerprint(
  registry: Registry,
  verb: Change | Create,
  pressed: Pressed,
  act: Act,
  state: unknown,
  facts: Act,
  next = state,
): string {
  const isNamed =
    verb.type === 'change'
      ? verb.where === 'target' || isOfTarget(verb.where) || registry.kind(verb.kind).inner !== undefined
      : verb.ofTarget !== undefined;
  const occasion =
    state === undefined || verb.type === 'create'
      ? []
      : [registry.kind(verb.kind).occasion?.(next), verb.occasion?.(state, facts.inputs)];
  const what = [
    pressed.from,
    pressed.verb,
    isNamed ? act.target : null,
    act.seen,
    pressed.opened,
    pressed.room?.address,
    occasion,
    act.inputs,
  ];
  return fingerprintOf(what.map((part) => part ?? null));
}

const isOfTarget = (where: Change['where']): boolean => typeof where === 'object' && where.ofTarget !== undefined;

const OFFICERS = 'officers';
/**
 * Allows officers to repeat their acts: Concord itself has undone an officer's change of a network's only document of its
 * kind, so the same change is a new act.
 */
export const endOfOfficersActs = (event: EventId): Same => ({ act: event, ends: [` ${OFFICERS}`] });
const ofEntity = (entity: string): string => `entity ${entity.toUpperCase()}`;

/** The party for which a person acts: the officers, an entity, or the person. */
function partyOf(person: Person, who: Permission): string {
  if (manages(person) && (who === 'secretariat' || !represents(person))) return OFFICERS;
  if (represents(person) && person.entity !== undefined) return ofEntity(person.entity);
  return `person ${person.id}`;
}

/**
 * The names of the acts that can no longer be repeated once this act is accepted. The first name is the act's own party.
 * @param entered the entity for which an officer did it
 */
export function endedActsOf(
  about: string,
  person: Person,
  who: Permission,
  entered: string | undefined,
): readonly string[] {
  const parties = [
    partyOf(person, who),
    ...(manages(person) ? [OFFICERS] : []),
    ...(represents(person) && person.entity !== undefined ? [ofEntity(person.entity)] : []),
    ...(entered === undefined ? [] : [ofEntity(entered)]),
  ];
  return [...new Set(parties)].map((party) => `${about} ${party}`);
}

/** The acts of this round so far, by which repeats are recognised. */
export interface Batch {
  /** The acts accepted in this round. */
  readonly repeats: Repeats;
  /** Acts that were taken for repeats of earlier ones. The commit checks whether they are. */
  readonly repeated: RepeatedAct[];
}

/** The answer to the first of two equal acts, which was in this round or is stored. */
export async function firstAnswer(
  store: Store,
  { network, receivedAt }: Pressed,
  print: string,
  { repeats, repeated }: Batch,
): Promise<Answer | undefined> {
  if (repeats.knows(network, print)) return repeats.find(network, print, receivedAt)?.answer;
  const first = await store.repeated(network, print, receivedAt);
  if (!first || repeats.moved(network, first.end)) return undefined;
  repeated.push({ network, act: print, at: receivedAt, answer: first.answer });
  return first.answer;
}
