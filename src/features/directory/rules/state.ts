/** The stored state of the roll, and the result of an import (domain.md 4). */
import type { Phrase } from '../../../core/phrase.ts';
import type { EntityId, PersonId } from '../../../core/ids.ts';
import type { Roll } from '../../../core/people.ts';

export interface RollState extends Roll {
  /** The number in the next person's id. Ids are never used again. */
  readonly next: number;
  /** People by identity: `slack:T1/U7` → the person. */
  readonly identities?: Readonly<Record<string, PersonId>>;
  /** Identities that wrote without being on the roll, and of which the Secretariat was told. */
  readonly strangers: readonly string[];
}

export const emptyRoll: RollState = { entities: {}, people: {}, away: [], next: 1, strangers: [] };

/** The largest file that can be imported, in megabytes. */
export const MAX_FILE_MB = 2;

/** What an import would change, or has changed. */
export interface ImportView {
  readonly applied: boolean;
  readonly changes: readonly {
    readonly what: 'added' | 'changed' | 'unchanged';
    readonly line: number;
    readonly name: string;
    readonly email: string;
    readonly fields: readonly string[];
    /** The former and the new value of each field. */
    readonly diffs?: readonly {
      readonly field: 'name' | 'entity' | 'roles' | 'language' | 'zone';
      readonly was: readonly string[];
      readonly now: readonly string[];
    }[];
  }[];
  /** The people on the roll who are not in the file. */
  readonly missing?: readonly { readonly name: string; readonly email: string }[];
  /** Those of them who were chosen to be removed. */
  readonly leaving?: readonly { readonly name: string; readonly email: string }[];
  /** The heads of columns that were not understood. */
  readonly unused?: readonly string[];
  /** The names of unknown entities, with similar known names. An officer says whether they are new. */
  readonly unknown: readonly { readonly name: string; readonly n: number; readonly near: readonly EntityId[] }[];
  /** The new entities that were confirmed. */
  readonly newEntities: readonly string[];
  /** The faults, each with the head of its column if it concerns one. */
  readonly errors: readonly { readonly line: number; readonly head?: string; readonly say: Phrase }[];
  /** The text of the table, so that the button can send it again; empty for an uploaded file. */
  readonly csv: string;
  /** The name under which the uploaded file is kept for its officer for one hour. */
  readonly upload?: string;
}
