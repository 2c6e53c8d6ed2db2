/**
 * A feature: what it stores, its acts, the views of its cards and files, and its commands. Features are listed in
 * `features/index.ts`; the engine only knows this interface.
 */
import type { Pressed } from '../core/act.ts';
import type { CardData } from '../core/answer.ts';
import type { ActName, CardName, Cards, Kind, ViewName, Views } from '../core/contract.ts';
import type { Delivery } from '../core/envelope.ts';
import type { Instant, NetworkId, PlatformName, Ref } from '../core/ids.ts';
import type { Person, Seat } from '../core/people.ts';
import type { Settings } from '../core/settings.ts';
import type { Settlement, Task } from '../store/store.ts';
import type { ActTable } from './acts.ts';
import type { CardDefinition } from './cards.ts';
import type { CommandName } from '../i18n/words.ts';
import type { Commands } from './commands.ts';
import type { FileDefinition } from './file.ts';
import type { Kinds } from './kinds.ts';
import type { ReadStore } from './read.ts';
import type { RecordReader } from './records.ts';
import type { ViewReader } from './views.ts';

/** Decides what is done after a delivery has come to its end, if anything. */
export type AfterDelivery = (delivery: Delivery, end: Settlement) => Task | undefined;

/** A person has a document before them: they pressed or wrote to Concord, and the answer shows it. */
export interface Look {
  readonly network: NetworkId;
  readonly person: Person;
  readonly about: Ref;
  readonly platform: PlatformName;
  readonly at: Instant;
}
/** Decides what follows from a look, if anything. Asked at each press, so it reads what is in memory. */
export type AfterLook = (read: ReadStore, look: Look) => Promise<Pressed | undefined>;

export interface Feature {
  readonly kinds?: Kinds;
  readonly acts?: ActTable;
  readonly views?: { readonly [Name in ViewName]?: ViewReader<Views[Name]> };
  readonly cards?: {
    readonly [Name in CardName]?: CardDefinition<Cards[Name] extends undefined ? CardData : Cards[Name]>;
  };
  /** By the name under which the file is saved. */
  readonly files?: Readonly<Record<string, FileDefinition>>;
  readonly commands?: Commands;
  /** By their names in the contract. */
  readonly records?: Readonly<Record<string, RecordReader>>;
  /** What every rule may read besides its own document. */
  readonly context?: {
    /** Adds defaults to settings of an earlier version. */
    readonly settings?: (stored: Settings) => Settings;
    readonly seats?: SeatReader;
  };
  /** Made once for each process, so that it may remember what it has reported. */
  readonly afterDelivery?: () => AfterDelivery;
  readonly afterLook?: AfterLook;
  /** The documents about which a failed message is still useful. */
  readonly stillOfUse?: (read: ReadStore, now: Instant) => Promise<readonly Ref[]>;
}

/** Reads the seats that rules may look at. They depend on one document only, of which a network has one. */
export interface SeatReader {
  readonly from: Kind;
  readonly read: (read: ReadStore) => Promise<readonly Seat[]>;
}

type Brought<Part extends keyof Feature, F> = F extends { readonly [P in Part]: infer Table } ? keyof Table : never;
/**
 * What a contract or the English words name and no feature defines. The view `none` belongs to cards that are drawn without
 * a view.
 */
interface Missing<F> {
  readonly kinds: Exclude<Kind, Brought<'kinds', F>>;
  readonly acts: Exclude<ActName, Brought<'acts', F>>;
  readonly views: Exclude<ViewName, Brought<'views', F> | 'none'>;
  readonly cards: Exclude<CardName, Brought<'cards', F>>;
  readonly commands: Exclude<CommandName, Brought<'commands', F>>;
}
/** Each property is `nothing` when the features define everything that is named; otherwise it lists what is missing. */
export type NothingMissing<F extends Feature> = {
  readonly [Part in keyof Missing<F>]: [Missing<F>[Part]] extends [never] ? 'nothing' : Missing<F>[Part];
};
