/** Declares acts: who may do them, with which inputs, on which document, by which rule. */
import type { Act, Pressed, SYSTEM } from '../core/act.ts';
import type { Answer } from '../core/answer.ts';
import type { Decision } from '../core/decision.ts';
import type { EventId, NetworkId, Ref } from '../core/ids.ts';
import { inputReader, type Inputs, type InputSchema, type ReadInputs } from '../core/inputs.ts';
import type { Person } from '../core/people.ts';
import type { Network } from '../core/network.ts';
import type { ReadStore } from './read.ts';
import type { Phrase } from '../core/phrase.ts';
import type { ActName, Acts, CardWithoutData, Documents, Kind } from '../core/contract.ts';

/** Who may do an act. `concord`: only Concord itself, when something is due or as a follow-up of another act. */
export type Permission =
  'anyone' | 'representative' | 'secretariat' | 'rmcChair' | 'concord' | 'representativeOrSecretariat';
type By<W extends Permission> = W extends 'concord' ? typeof SYSTEM : Person;

interface Common<I> {
  readonly who: Permission;
  readonly inputs: ReadInputs<I>;
  /** The names of the inputs, for the table of acts (`npm run docs`) and the cards' tests. */
  readonly fields: readonly string[];
  /** How each input is read. Empty for inputs that people do not give. */
  readonly schema: InputSchema;
  /** Officers may do it for the entity in the input `entity`; the journal then names that entity. */
  readonly entersFor?: true;
  /** An input that it does not know is refused. Elsewhere it is dropped, because platforms send more than was asked. */
  readonly isStrict?: true;
}

type Facts = Promise<object>;
/** What finds a document that the act does not name by its reference. */
export type Named = Pick<Pressed, 'from' | 'inputs' | 'target'>;
/** An event that must not be in the journal when the decision is committed. */
export interface Absent {
  readonly network: NetworkId;
  readonly event: EventId;
}

/*
 * The engine calls these functions with the stored state of the act's kind and the inputs as they were read. They are
 * declared as methods, because a method's parameters may be narrower than declared. The makers below hold them to the types
 * of the contract.
 */

/** Changes the document named by the target, or the network's only document of the kind. */
export interface Change<I = object> extends Common<I> {
  readonly type: 'change';
  readonly kind: Kind;
  /** `any`: the document with the target, whatever its kind. */
  readonly where:
    | 'target'
    | 'one'
    | 'any'
    | {
        readonly key: (pressed: Named, network: Network) => string;
        readonly orNew: boolean;
        /**
         * The kind of document that the act is about, where its key depends on it: the same inputs about another document
         * are another act.
         */
        readonly ofTarget?: Kind;
        /** Without a target it makes a new document. */
        readonly orWithout?: true;
      };
  /** Reads what the rule needs from other documents; the result joins the inputs. */
  facts?(read: ReadStore, act: Act, state: unknown, network: Network): Facts;
  /** It shares no commit, because what it writes names the version that was stored before. */
  readonly isAlone?: true;
  /** For an act of Concord itself that undoes officers' acts. Officers may then do the same again. */
  readonly undoes?: true;
  /**
   * Distinguishes equal presses, where a later one is a new act. For "try again" it is the deliveries that have failed
   * since.
   */
  occasion?(state: unknown, inputs: object): string | number | undefined;
  /** Events that must not have happened by the commit. Otherwise the act is decided again. */
  absent?(act: Act): readonly Absent[];
  rule(state: unknown, act: Act<object>, network: Network, target: Ref): Decision<unknown>;
}

/** Makes a document. Its number is the next one of its kind. */
export interface Create<I = object> extends Common<I> {
  readonly type: 'create';
  readonly kind: Kind;
  /** The kind of document that it is made from: the same inputs about another document are another act. */
  readonly ofTarget?: Kind;
  /** Reads what the rule needs from other documents; the result joins the inputs. */
  facts?(read: ReadStore, act: Act, network: Network): Facts;
  rule(target: Ref, act: Act<object>, network: Network): Decision<unknown>;
}

/** Reads, changes nothing. */
export interface Query<I = object> extends Common<I> {
  readonly type: 'query';
  answer(read: ReadStore, act: Act<object>, network: Network): Promise<Answer>;
}

/** Does the same act for every running document of a kind. */
export interface Each<I = object> extends Common<I> {
  readonly type: 'each';
  readonly kind: Kind;
  readonly stages: readonly string[];
  readonly verb: ActName;
}

export type ActDefinition<I = object> = Change<I> | Create<I> | Query<I> | Each<I>;
/** The acts of a feature: the names in its contract, each with the inputs that the contract promises. */
export type ActTable = { readonly [Name in ActName]?: ActDefinition<Acts[Name]> };

/** Inputs that come from the store or another rule, and so need no schema. */
export interface Internal<I> {
  readonly read: ReadInputs<I>;
}
export const internal = <I>(): Internal<I> => ({ read: (raw) => ({ ok: true, inputs: raw as I }) });

type Takes = InputSchema | Internal<object>;
type Taken<S extends Takes> = S extends Internal<infer I> ? I : S extends InputSchema ? Inputs<S> : never;

const isInternal = (inputs: Takes): inputs is Internal<object> => typeof inputs['read'] === 'function';
const common = <S extends Takes>(who: Permission, inputs: S): Common<Taken<S>> => ({
  who,
  inputs: (isInternal(inputs) ? inputs.read : inputReader(inputs)) as ReadInputs<Taken<S>>,
  fields: isInternal(inputs) ? [] : Object.keys(inputs),
  schema: isInternal(inputs) ? {} : inputs,
});

interface Changing<K extends Kind, W extends Permission, S extends Takes, F extends object, State> {
  readonly kind: K;
  readonly who: W;
  readonly inputs: S;
  /** Reads what the rule needs from other documents; the result joins the inputs. */
  readonly facts?: (read: ReadStore, act: Act<Taken<S>, By<W>>, state: State, network: Network) => Promise<F>;
  readonly undoes?: true;
  readonly entersFor?: true;
  readonly isStrict?: true;
  readonly occasion?: (state: Documents[K], inputs: Taken<S> & NoInfer<F>) => string | number | undefined;
  readonly absent?: (act: Act<Taken<S> & NoInfer<F>, By<W>>) => readonly Absent[];
  readonly rule: (
    state: State,
    act: Act<Taken<S> & NoInfer<F>, By<W>>,
    network: Network,
    target: Ref,
  ) => Decision<Documents[K] | State>;
}

const changing = <K extends Kind, W extends Permission, S extends Takes, F extends object, State>(
  where: Change['where'],
  { kind, who, inputs, facts, undoes, entersFor, isStrict, occasion, absent, rule }: Changing<K, W, S, F, State>,
): Change<Taken<S>> => ({
  type: 'change',
  kind,
  where,
  ...common(who, inputs),
  ...(isStrict && { isStrict }),
  ...(facts && { facts: facts as NonNullable<Change['facts']> }),
  ...(undoes && { undoes }),
  ...(entersFor && { entersFor }),
  ...(occasion && { occasion: occasion }),
  ...(absent && { absent: absent as NonNullable<Change['absent']> }),
  rule,
});

/** A rule on the document that the act names. */
export const change = <K extends Kind, W extends Permission, S extends Takes, F extends object = object>(
  act: Changing<K, W, S, F, Documents[K]>,
): Change<Taken<S>> => changing('target', act);

/** A rule of Concord itself on the document that the act names, of whatever kind: it takes something out of it. */
export const removing = <S extends Takes>({
  inputs,
  rule,
}: {
  readonly inputs: S;
  readonly rule: (
    state: Documents[Kind],
    act: Act<Taken<S> & object, typeof SYSTEM>,
    network: Network,
    target: Ref,
  ) => Decision<Documents[Kind]>;
}): Change<Taken<S>> => ({ ...changing('any', { kind: 'settings', who: 'concord', inputs, rule }), isAlone: true });

/** A rule on the network's only document of its kind. */
export const single = <K extends Kind, W extends Permission, S extends Takes, F extends object = object>(
  act: Changing<K, W, S, F, Documents[K]>,
): Change<Taken<S>> => changing('one', act);

type Keyed = Pick<Exclude<Change['where'], string>, 'key' | 'ofTarget' | 'orWithout'>;
const keyOf = ({ key, ofTarget, orWithout }: Keyed): Keyed => ({
  key,
  ...(ofTarget && { ofTarget }),
  ...(orWithout && { orWithout }),
});

/** A rule on a document that is found by something else than its reference. */
export const keyed = <K extends Kind, W extends Permission, S extends Takes, F extends object = object>(
  act: Changing<K, W, S, F, Documents[K]> & Keyed,
): Change<Taken<S>> => changing({ ...keyOf(act), orNew: false }, act);

/** A rule on a document that is found by something other than its reference, and made when there is none yet. */
export const keyedOrNew = <K extends Kind, W extends Permission, S extends Takes, F extends object = object>(
  act: Changing<K, W, S, F, Documents[K] | undefined> & Keyed,
): Change<Taken<S>> => changing({ ...keyOf(act), orNew: true }, act);

export const create = <K extends Kind, W extends Permission, S extends Takes, F extends object = object>({
  kind,
  who,
  inputs,
  ofTarget,
  facts,
  rule,
}: {
  readonly kind: K;
  readonly who: W;
  readonly inputs: S;
  readonly ofTarget?: Kind;
  readonly facts?: (read: ReadStore, act: Act<Taken<S>, By<W>>, network: Network) => Promise<F>;
  readonly rule: (
    target: Ref,
    act: Act<Taken<S> & NoInfer<F>, By<W>>,
    network: Network,
  ) => Decision<Documents[K] | undefined>;
}): Create<Taken<S>> => ({
  type: 'create',
  kind,
  ...common(who, inputs),
  ...(ofTarget && { ofTarget }),
  ...(facts && { facts: facts as NonNullable<Create['facts']> }),
  rule,
});

/** Reads and answers. */
export const query = <W extends Permission, S extends Takes>({
  who,
  inputs,
  answer,
}: {
  readonly who: W;
  readonly inputs: S;
  readonly answer: (read: ReadStore, act: Act<Taken<S>, By<W>>, network: Network) => Promise<Answer>;
}): Query<Taken<S>> => ({ type: 'query', ...common(who, inputs), answer });

export const each = <Name extends ActName>(kind: Kind, stages: readonly string[], verb: Name): Each<Acts[Name]> => ({
  type: 'each',
  kind,
  stages,
  verb,
  who: 'concord',
  inputs: (raw) => ({ ok: true, inputs: raw as Acts[Name] }),
  fields: [],
  schema: {},
});

/** A card without data. */
export const plainCard =
  (name: CardWithoutData, say: Phrase) =>
  async (_read: ReadStore, _act: Act, _network: Network): Promise<Answer> => ({ ok: true, say, card: { name } });
