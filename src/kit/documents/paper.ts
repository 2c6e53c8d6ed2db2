/** The content of a Word document: a few kinds of paragraphs. */
import type { Language } from '../../core/people.ts';

export type Part =
  | { readonly type: 'title' | 'heading' | 'text' | 'strong' | 'subtle' | 'bullet'; readonly text: string }
  /** A person's words in a paragraph of their own, with their name. */
  | { readonly type: 'quote'; readonly text: string; readonly by: string }
  | { readonly type: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };

export interface Paper {
  readonly title: string;
  readonly language: Language;
  /** The classification, at the top and bottom of every page. */
  readonly mark?: string;
  readonly parts: readonly Part[];
}
