/**
 * Word documents from a few kinds of paragraphs. The same content gives the same bytes: the library stamps the time and
 * packs in any order, so what it gives is packed again, with the stamps taken out.
 */
import type { Paper } from './paper.ts';

export const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The library is large and seldom needed: it is loaded with the first document. */
export async function word(paper: Paper): Promise<Uint8Array> {
  const { build } = await import('./build.ts');
  return build(paper);
}
