/**
 * What the program needs to know about a platform to offer it. Each platform's folder has a `descriptor.ts`;
 * `app/platforms.ts` lists them, and settings, doctor, start and cards read that list.
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
  /**
   * The platform's own settings with their meanings. `docs/reference/settings.md` is written from them, and a test compares
   * `.env.example` with them.
   */
  readonly names: Readonly<Record<string, string>>;
  /** How each setting is read. */
  readonly shape: z.ZodRawShape;
  /** Should the platform run, even if its settings are wrong? `others`: settings of another platform are given. */
  isAskedFor(given: Environment, others: boolean): boolean;
  /** Faults in the combination of settings, one line each, without secrets. */
  faults(given: Environment, others: boolean): readonly string[];
  /**
   * The settings; undefined when the platform is not set up. Called with what `shape` has read, only when there are no
   * faults.
   */
  read(data: Readonly<Record<string, unknown>>, others: boolean): Settings | undefined;
}

export interface Log {
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** The program's parts that a platform is opened with. */
export interface PlatformDeps {
  readonly now: () => Instant;
  readonly log: Log;
  /** The store holds a sample network. */
  readonly sample: boolean;
  /** Where platforms keep their own data. */
  readonly keyValues: KeyValueStore;
  /** Creates the folder for the platform's files, and returns its path. */
  readonly folder: () => string;
  /** Where the platform reports what does not work. */
  readonly troubles: Troubles;
  /** Does this process do the due work? Of several on one store one does. */
  readonly isOnDuty: () => Promise<boolean>;
  /** Told of each mail of Concord's own mailbox that was handled. Absent where nobody counts. */
  readonly mailRead?: ((outcome: string) => void) | undefined;
}

/** The result of one check. `words`: what was found, or what to do. */
export interface Check {
  readonly what: string;
  readonly ok: boolean;
  readonly words: string;
}

/** @typeParam Words the platform's own texts, in the reader's language; they are in `i18n` */
export interface PlatformDescriptor<Settings = unknown, Words = unknown> {
  readonly traits: PlatformTraits;
  readonly settings: SettingsReader<Settings>;
  /** Loads the platform's code, so that a platform that is not set up does not slow down the start. */
  open(settings: Settings, deps: PlatformDeps, words: Words): Promise<PlatformModule>;
  /** Checks whether the platform would work with these settings. */
  check?(settings: Settings, publicUrl: string | undefined): Promise<readonly Check[]>;
  /** Tries it out in earnest, as `doctor NAME ADDRESS` asks. @param to where; absent: to Concord itself */
  tryOut?(settings: Settings, words: Words, to: string | undefined): Promise<readonly Check[]>;
}

export type SettingsOf<D> = D extends PlatformDescriptor<infer Settings, never> ? Settings : never;
export type WordsOf<D> = D extends { open(settings: never, deps: PlatformDeps, words: infer Words): unknown }
  ? Words
  : never;
