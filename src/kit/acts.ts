/** How a verb is declared: who may, with which inputs, on which document, by which rule. */
import type { Act, Actor, Pressed } from '../core/act.ts';
import type { Answer } from '../core/answer.ts';
import type { Decision } from '../core/decision.ts';
import type { EventId, NetworkId, Ref } from '../core/ids.ts';
import { inputReader, type Inputs, type InputSchema, type ReadInputs } from '../core/inputs.ts';
import type { Person } from '../core/people.ts';
import type { Net } from '../core/net.ts';
import type { Store } from '../store/store.ts';
import type { Phrase } from '../core/phrase.ts';
import type { ActName, CardWithoutData, Kind } from '../core/contract.ts';

/** `concord`: only Concord itself, when something falls due or one decision causes another. */
export type Who = 'anyone' | 'representative' | 'secretariat' | 'rmcChair' | 'concord' | 'representativeOrSecretariat';

interface Common {
  readonly who: Who;
  readonly inputs: ReadInputs;
  /** Names of the inputs, for the README's table and the cards' tests. */
  readonly fields: readonly string[];
}

/** Facts from the store that join the inputs. */
export type Gather = (
  store: Store,
  act: Act,
  state: unknown,
  network: Net,
) => Promise<Readonly<Record<string, unknown>>>;

/** By what a document can be found that the act does not name. */
export type Named = Pick<Pressed, 'from' | 'inputs'>;

/** Changes the document named by the target (or the network's one document of the kind). */
export interface Change extends Common {
  readonly type: 'change';
  readonly kind: Kind;
  readonly where: 'target' | 'one' | { readonly key: (pressed: Named) => string; readonly orNew: boolean };
  readonly gather?: Gather;
  /** Of Concord's own: it undoes what officers did, who may do the same again. */
  readonly undoes?: true;
  /** What else makes the same press another act: for trying again, that deliveries have failed again. */
  readonly occasion?: (state: never, inputs: never) => string | number | undefined;
  /** Events without which it is decided: should one have happened by the commit, it is decided anew. */
  readonly absent?: (act: Act<never, never>) => readonly { readonly network: NetworkId; readonly event: EventId }[];
  readonly rule: (state: unknown, act: Act<never, never>, network: Net, target: Ref) => Decision<unknown>;
}

/** Makes a document; the store gives its number. */
export interface Create extends Common {
  readonly type: 'create';
  readonly kind: Kind;
  /** Facts from the store that join the inputs. */
  readonly gather?: (store: Store, act: Act, network: Net) => Promise<Readonly<Record<string, unknown>>>;
  readonly rule: (target: Ref, act: Act<never, never>, network: Net) => Decision<unknown>;
}

/** Reads, changes nothing. */
export interface Look extends Common {
  readonly type: 'look';
  readonly look: (store: Store, act: Act<never, Person>, network: Net) => Promise<Answer>;
}

/** The same act for every running document of a kind. */
export interface Each extends Common {
  readonly type: 'each';
  readonly kind: Kind;
  readonly stages: readonly string[];
  readonly verb: ActName;
}

export type Verb = Change | Create | Look | Each;
/** Acts of a feature, by names that its contract has. */
export type ActTable = { readonly [Name in ActName]?: Verb };

const common = (who: Who, inputs: InputSchema) => ({ who, inputs: inputReader(inputs), fields: Object.keys(inputs) });

/** A rule on the document that the act names. */
export const change = <State, S extends InputSchema, A extends Actor>(
  kind: Kind,
  who: Who,
  inputs: S,
  rule: (state: State, act: Act<Inputs<S>, A>, network: Net) => Decision<State>,
): Change => ({ type: 'change', kind, where: 'target', ...common(who, inputs), rule: rule as Change['rule'] });

/** A rule on the one document of its kind that a network has. */
export const single = <State, S extends InputSchema, A extends Actor>(
  kind: Kind,
  who: Who,
  inputs: S,
  rule: (state: State, act: Act<Inputs<S>, A>, network: Net) => Decision<State>,
): Change => ({ ...change(kind, who, inputs, rule), where: 'one' });

/** Inputs that come from the store or from another rule, and have no schema of their own. */
export const trusted = (fields: readonly string[] = []): Common & { readonly who: 'concord' } => ({
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

export const each = (kind: Kind, stages: readonly string[], verb: ActName): Each => ({
  type: 'each',
  kind,
  stages,
  verb,
  ...trusted(),
});

/** A card that needs no more than its name. */
export const plainCard =
  (name: CardWithoutData, say: Phrase) =>
  async (_store: Store, _act: Act, _network: Net): Promise<Answer> => ({ ok: true, say, card: { name } });
