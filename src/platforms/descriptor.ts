/**
 * What the program must know of a platform to offer it. Each folder here has a `descriptor.ts`; `app/platforms.ts` lists
 * them, and settings, doctor, start and cards read that list.
 */
import type * as z from 'zod';
import type { Instant } from '../core/ids.ts';
import type { KeyValueStore } from '../core/keyValueStore.ts';
import type { PlatformTraits } from '../core/platformTraits.ts';
import type { Troubles } from '../core/troubles.ts';
import type { PlatformModule } from './module.ts';

export type Environment = Readonly<Partial<Record<string, string>>>;

/** The settings of a platform, from the environment. */
export interface SettingsReader<Settings> {
  /** Every setting of its own, with what it means: `docs/reference/settings.md` is written from it, `.env.example` is held to it. */
  readonly names: Readonly<Record<string, string>>;
  /** How each is read. */
  readonly shape: z.ZodRawShape;
  /** Is it to be served, whether its settings are right or not? `others`: another platform is asked for. */
  isAskedFor(given: Environment, others: boolean): boolean;
  /** What is wrong when the settings are seen side by side: a line each, without any secret. */
  faults(given: Environment, others: boolean): readonly string[];
  /** Undefined when it is not set up. Called with what `shape` has read, only when there are no faults. */
  read(data: Readonly<Record<string, unknown>>, others: boolean): Settings | undefined;
}

export interface Log {
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** What a platform is opened with. */
export interface PlatformDeps {
  readonly now: () => Instant;
  readonly log: Log;
  /** The store holds a sample network. */
  readonly sample: boolean;
  /** Where platforms keep their own data. */
  readonly keyValues: KeyValueStore;
  /** A folder for what a platform keeps in files, made now. */
  readonly folder: () => string;
  /** Where they report what does not work. */
  readonly troubles: Troubles;
}

/** One thing that was looked at. `words`: what was found, or what to do. */
export interface Check {
  readonly what: string;
  readonly ok: boolean;
  readonly words: string;
}

/** @typeParam Words what it says by itself, in the reader's language; the texts are in `i18n` */
export interface PlatformDescriptor<Settings = unknown, Words = unknown> {
  readonly traits: PlatformTraits;
  readonly settings: SettingsReader<Settings>;
  /** Loads it: one that is not set up costs no start anything. */
  open(settings: Settings, deps: PlatformDeps, words: Words): Promise<PlatformModule>;
  /** Looks whether it would work as it is set up. */
  check?(settings: Settings, publicUrl: string | undefined): Promise<readonly Check[]>;
}

export type SettingsOf<D> = D extends PlatformDescriptor<infer Settings, never> ? Settings : never;
export type WordsOf<D> = D extends { open(settings: never, deps: PlatformDeps, words: infer Words): unknown }
  ? Words
  : never;
