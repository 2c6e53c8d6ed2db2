/**
 * A feature: what it stores, the acts it takes, what its cards and files are drawn from, and what people can type. It names
 * itself in `features/index.ts`; the engine knows features by this shape alone.
 */
import type { CardData } from '../core/answer.ts';
import type { ActName, CardName, Cards, Kind, ViewName, Views } from '../core/contract.ts';
import type { Delivery } from '../core/envelope.ts';
import type { Instant, Ref } from '../core/ids.ts';
import type { Seat } from '../core/people.ts';
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

/** After a delivery has come to an end: what is to be done about it, if anything. */
export type AfterDelivery = (delivery: Delivery, end: Settlement) => Task | undefined;

export interface Feature {
  readonly kinds?: Kinds;
  readonly acts?: ActTable;
  readonly views?: { readonly [Name in ViewName]?: ViewReader<Views[Name]> };
  readonly cards?: {
    readonly [Name in CardName]?: CardDefinition<Cards[Name] extends undefined ? CardData : Cards[Name]>;
  };
  /** By the name under which a file is saved. */
  readonly files?: Readonly<Record<string, FileDefinition>>;
  readonly commands?: Commands;
  /** By the name that the contract gives them. */
  readonly records?: Readonly<Record<string, RecordReader>>;
  /** What every rule may look at besides its own document. */
  readonly context?: {
    /** Settings that an earlier Concord wrote know nothing of what came later: that has its default. */
    readonly settings?: (stored: Settings) => Settings;
    readonly seats?: (read: ReadStore) => Promise<readonly Seat[]>;
  };
  /** Made once for each process, which may remember what it has told. */
  readonly afterDelivery?: () => AfterDelivery;
  /** Documents about which a message that had failed is still of use. */
  readonly stillOfUse?: (read: ReadStore, now: Instant) => Promise<readonly Ref[]>;
}

type Brought<Part extends keyof Feature, F> = F extends { readonly [P in Part]: infer Table } ? keyof Table : never;
/** What a contract or the words of English name, and no feature brings. `none` is the view of cards that are drawn from nothing. */
interface Missing<F> {
  readonly kinds: Exclude<Kind, Brought<'kinds', F>>;
  readonly acts: Exclude<ActName, Brought<'acts', F>>;
  readonly views: Exclude<ViewName, Brought<'views', F> | 'none'>;
  readonly cards: Exclude<CardName, Brought<'cards', F>>;
  readonly commands: Exclude<CommandName, Brought<'commands', F>>;
}
/** `nothing` five times where the features bring all that is named; otherwise what is missing. */
export type NothingMissing<F extends Feature> = {
  readonly [Part in keyof Missing<F>]: [Missing<F>[Part]] extends [never] ? 'nothing' : Missing<F>[Part];
};
