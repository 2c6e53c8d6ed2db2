/** The roll as it is stored, and what an import of it comes to (domain.md 4). */
import type { Phrase } from '../../../core/phrase.ts';
import type { EntityId, PersonId } from '../../../core/ids.ts';
import type { Roll } from '../../../core/people.ts';

export interface RollState extends Roll {
  /** The number of the next person's id; ids are never used again. */
  readonly next: number;
  /** Who it is that writes from a platform: `slack:T1/U7` → the person. */
  readonly identities?: Readonly<Record<string, PersonId>>;
  /** Platform identities that wrote without being on the roll, and about whom the Secretariat was told. */
  readonly strangers: readonly string[];
}

export const emptyRoll: RollState = { entities: {}, people: {}, away: [], next: 1, strangers: [] };

/** The largest file that an import takes. */
export const MAX_FILE_MB = 2;

/** What an import would do, or did. */
export interface ImportView {
  readonly applied: boolean;
  readonly changes: readonly {
    readonly what: 'added' | 'changed' | 'unchanged';
    readonly line: number;
    readonly name: string;
    readonly email: string;
    readonly fields: readonly string[];
    /** What each of the fields was, and what it will be. */
    readonly diffs?: readonly {
      readonly field: 'name' | 'entity' | 'roles' | 'language' | 'zone';
      readonly was: readonly string[];
      readonly now: readonly string[];
    }[];
  }[];
  /** People on the roll who are not in the file. */
  readonly missing?: readonly { readonly name: string; readonly email: string }[];
  /** Those of them who were chosen to leave the roll with it. */
  readonly leaving?: readonly { readonly name: string; readonly email: string }[];
  /** Heads of columns that mean nothing here. */
  readonly unused?: readonly string[];
  /** Entities that nobody knows, with the nearest that are known: an officer says whether they are new. */
  readonly unknown: readonly { readonly name: string; readonly n: number; readonly near: readonly EntityId[] }[];
  /** New entities that are confirmed. */
  readonly newEntities: readonly string[];
  /** Each with the head of its column, where it is about one. */
  readonly errors: readonly { readonly line: number; readonly head?: string; readonly say: Phrase }[];
  /** Kept so that "Apply" can send the same file again; empty for an upload. */
  readonly csv: string;
  /** The name under which the file is kept for its officer for an hour. */
  readonly upload?: string;
}
