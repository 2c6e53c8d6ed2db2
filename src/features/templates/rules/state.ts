/** The template that an officer has put in the place of a document's layout. */
import type { Instant, PersonId, Ref } from '../../../core/ids.ts';

export const DOCUMENTS = ['minutes', 'decision', 'register', 'endorsement', 'rmc', 'circular'] as const;
export type DocumentName = (typeof DOCUMENTS)[number];

export interface Template {
  readonly target: Ref;
  /** The document that it is for. */
  readonly document: DocumentName;
  /** The Word file; absent when the built-in layout is used again. It is stored apart, because it is nobody's personal data. */
  readonly file?: { readonly base64: string };
  readonly by: PersonId;
  readonly at: Instant;
}
