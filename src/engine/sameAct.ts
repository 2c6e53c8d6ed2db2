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
 * @param state the document as it was before, for a change
 * @param facts the act with the facts that its rule was given
 * @param next the document as it is after: an act that changes the occasion itself, such as a new version, is named by that
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
/** Concord itself has undone an officer's change of a network's only document of its kind: the officer may do it again. */
export const endOfOfficersActs = (event: EventId): Same => ({ act: event, ends: [` ${OFFICERS}`] });
const ofEntity = (entity: string): string => `entity ${entity.toUpperCase()}`;

/** For whom a person acts: the office, an entity, or themselves. */
function partyOf(person: Person, who: Permission): string {
  if (manages(person) && (who === 'secretariat' || !represents(person))) return OFFICERS;
  if (represents(person) && person.entity !== undefined) return ofEntity(person.entity);
  return `person ${person.id}`;
}

/**
 * The names whose earlier acts can no longer be repeated once this act is accepted. The first one is the act's own party.
 * @param entered the entity for which it was done
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

/** What has come before in the round of acts that are decided together, and what that has found. */
export interface Batch {
  /** What has been accepted in it. */
  readonly repeats: Repeats;
  /** What it takes for repeats of acts before it: the commit finds out whether they are. */
  readonly repeated: RepeatedAct[];
}

/** The answer to the first of two equal acts: in this round, or stored. */
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
