/** The parts of a document as plain data, for Word, text and HTML. */
import type { Classification } from '../../core/classification.ts';
import type { Language } from '../../core/people.ts';
import type { Speaker } from '../../i18n/speaker.ts';

export type Part =
  | { readonly type: 'title' | 'text' | 'strong' | 'subtle' | 'bullet'; readonly text: string }
  | { readonly type: 'heading'; readonly text: string; readonly level?: 1 | 2 | 3 }
  /** A person's words, set apart, with who said them. */
  | { readonly type: 'quote'; readonly text: string; readonly by: string }
  /** Labels with their values, one below the other. */
  | { readonly type: 'facts'; readonly facts: readonly (readonly [label: string, value: string])[] }
  | { readonly type: 'link'; readonly text: string; readonly url: string }
  /**
   * A table may continue on the next page, where its heads are repeated. `widths`: the part of the page's width for each
   * column.
   */
  | {
      readonly type: 'table';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
      readonly widths?: readonly number[];
    }
  | { readonly type: 'pageBreak' };

export interface Paper {
  readonly title: string;
  readonly language: Language;
  /** The organisation of the document, above the title. */
  readonly organisation?: string;
  /** At the top of every page, with the classification. */
  readonly reference?: string;
  readonly classification?: Classification;
  /** The classification in words, where `classification` is not given. */
  readonly label?: string;
  /** For what should be one page: small letters, narrow edges. */
  readonly compact?: true;
  /** For wide tables. */
  readonly landscape?: true;
  readonly parts: readonly Part[];
}

/** One whose parts, and the rows of its tables, are made when somebody comes to them. */
export interface LongPaper extends Omit<Paper, 'parts'> {
  readonly parts: Iterable<LongPart>;
}
export type LongPart = Exclude<Part, { type: 'table' }> | LongTable;
interface LongTable extends Omit<Extract<Part, { type: 'table' }>, 'rows'> {
  readonly rows: Iterable<readonly string[]>;
}

/** How the paper is classified, in words; empty where it is not. */
export const labelOf = (
  say: Speaker,
  { classification, label = '' }: Pick<Paper, 'classification' | 'label'>,
): string => (classification === undefined ? label : say(`card.classification.${classification}`));

/** The words before an address that is written out; empty where they are the address itself. */
export const beforeLink = (say: Speaker, { text, url }: { readonly text: string; readonly url: string }): string =>
  text === url ? '' : `${say('paper.label', { label: text })} `;

/** What XML cannot hold, shown as `�`. */
export const writable = (text: string): string => text.replace(UNWRITABLE, '\ufffd');
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
