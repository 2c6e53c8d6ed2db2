/**
 * Word documents from a few kinds of paragraphs. The same content gives the same bytes: the library stamps the time and
 * packs in any order, so what it gives is packed again, with the stamps taken out.
 */
import type { Language } from '../../core/people.ts';

export const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export type Part =
  | { readonly type: 'title' | 'heading' | 'text' | 'strong' | 'subtle' | 'bullet'; readonly text: string }
  /** A person's words, set apart, with who said them. */
  | { readonly type: 'quote'; readonly text: string; readonly by: string }
  | { readonly type: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] };

export interface Paper {
  readonly title: string;
  readonly language: Language;
  readonly parts: readonly Part[];
}

/** The library is large and seldom needed: it is loaded with the first document. */
export async function word(paper: Paper): Promise<Uint8Array> {
  const { build } = await import('./build.ts');
  return build(paper);
}
