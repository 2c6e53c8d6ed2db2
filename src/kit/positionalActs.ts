/** The makers of acts whose kinds and facts the compiler does not hold together yet: they go with the last feature that uses them. */
import type { Act, Actor } from '../core/act.ts';
import type { Answer } from '../core/answer.ts';
import type { Decision } from '../core/decision.ts';
import type { ActName, Kind } from '../core/contract.ts';
import type { Ref } from '../core/ids.ts';
import { inputReader, type Inputs, type InputSchema, type ReadInputs } from '../core/inputs.ts';
import type { Net } from '../core/net.ts';
import type { Person } from '../core/people.ts';
import type { Store } from '../store/store.ts';
import type { Change, Create, Look, Verb, Who } from './acts.ts';

const common = (who: Who, inputs: InputSchema) => ({ who, inputs: inputReader(inputs), fields: Object.keys(inputs) });

/** A rule on the document that the act names. */
export const change = <State, S extends InputSchema, A extends Actor>(
  kind: Kind,
  who: Who,
  inputs: S,
  rule: (state: State, act: Act<Inputs<S>, A>, network: Net) => Decision<State>,
): Change => ({ type: 'change', kind, where: 'target', ...common(who, inputs), rule: rule });

/** A rule on the one document of its kind that a network has. */
export const single = <State, S extends InputSchema, A extends Actor>(
  kind: Kind,
  who: Who,
  inputs: S,
  rule: (state: State, act: Act<Inputs<S>, A>, network: Net) => Decision<State>,
): Change => ({ ...change(kind, who, inputs, rule), where: 'one' });

/** Inputs that come from the store or from another rule, and have no schema of their own. */
export const trusted = (
  fields: readonly string[] = [],
): { readonly inputs: ReadInputs; readonly fields: readonly string[] } & { readonly who: 'concord' } => ({
  who: 'concord',
  inputs: (raw) => ({ ok: true, inputs: raw as Record<string, unknown> }),
  fields,
});

export const create = <State, S extends InputSchema>(
  kind: Kind,
  who: Who,
  inputs: S,
  rule: (target: Ref, act: Act<Inputs<S>, Person>, network: Net) => Decision<State | undefined>,
): Create => ({ type: 'create', kind, ...common(who, inputs), rule: rule });

export const look = <S extends InputSchema>(
  who: Who,
  inputs: S,
  see: (store: Store, act: Act<Inputs<S>, Person>, network: Net) => Promise<Answer>,
): Look => ({ type: 'look', ...common(who, inputs), look: see });

/** Acts of a feature, by names that its contract has. */
export type NamedActs = { readonly [Name in ActName]?: Verb };
