/**
 * Word documents from a few kinds of paragraphs. The same content gives the same bytes: the library stamps the time and
 * packs in any order, so what it gives is packed again, with the stamps taken out.
 */
import { elsewhere, isLarge } from './large.ts';
import type { Paper, Part } from './paper.ts';

export const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The library is large and seldom needed: it is loaded with the first document. */
export async function word(paper: Paper): Promise<Uint8Array> {
  if (isLarge(paper.parts.flatMap(wordsOf))) return elsewhere({ type: 'paper', paper });
  const { build } = await import('./build.ts');
  return build(paper);
}

const wordsOf = (part: Part): readonly string[] => (part.type === 'table' ? part.rows.flat() : [part.text]);
