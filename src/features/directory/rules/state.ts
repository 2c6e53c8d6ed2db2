/** The roll as it is stored, and what an import of it comes to (domain.md 4). */
import type { Phrase } from '../../../core/phrase.ts';

/** What an import would do, or did. */
export interface ImportView {
  readonly applied: boolean;
  readonly changes: readonly {
    readonly what: 'added' | 'changed' | 'unchanged';
    readonly line: number;
    readonly name: string;
    readonly email: string;
    readonly fields: readonly string[];
  }[];
  readonly errors: readonly { readonly line: number; readonly say: Phrase }[];
  /** Kept so that "Apply" can send the same file again. */
  readonly csv: string;
}
