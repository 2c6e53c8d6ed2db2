/** The template that an officer has put in the place of a document's layout. */
import type { Instant, PersonId, Ref } from '../../../core/ids.ts';

export const DOCUMENTS = ['endorsement', 'rmc', 'circular'] as const;
export type DocumentName = (typeof DOCUMENTS)[number];

export interface Template {
  readonly target: Ref;
  /** The document that it is for. */
  readonly document: DocumentName;
  /** The Word file; absent since the built-in layout is in use again. Apart, because it is nobody's personal data. */
  readonly file?: { readonly base64: string };
  readonly by: PersonId;
  readonly at: Instant;
}
