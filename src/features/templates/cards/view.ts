/** What the cards and files of templates are made from. */
import type { Instant } from '../../../core/ids.ts';
import type { DocumentName } from '../rules/state.ts';

export interface TemplateView {
  readonly document: DocumentName;
  /** The file in base64; absent: the built-in layout. */
  readonly file?: string;
  /** It does not show the classification on every page: restricted documents are made without it. */
  readonly isUnmarked?: true;
  /** Who put it there, and when. */
  readonly by?: string;
  readonly at?: Instant;
}
