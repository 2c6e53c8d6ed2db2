/** What a Word document is made of: a few kinds of paragraphs. */
import type { Language } from '../../core/people.ts';

export type Part =
  | { readonly type: 'title' | 'heading' | 'text' | 'strong' | 'subtle' | 'bullet'; readonly text: string }
  /** A person's words, set apart, with who said them. */
  | { readonly type: 'quote'; readonly text: string; readonly by: string }
  | { readonly type: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };

export interface Paper {
  readonly title: string;
  readonly language: Language;
  /** Stands at the head and the foot of every page: how the paper is classified. */
  readonly mark?: string;
  readonly parts: readonly Part[];
}
