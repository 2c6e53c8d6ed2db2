/**
 * Makes Word documents from a few kinds of parts. The same content gives the same bytes: the library adds the time and
 * packs the parts in any order, so the result is packed again without the times.
 */
import type { Data } from './fields/field.ts';
import { elsewhere, isLarge } from './large.ts';
import type { Paper, Part } from './paper.ts';
import { piecesOf } from './pieces.ts';

export const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Makes a Word document. The library is large and seldom needed, so it is loaded with the first document. */
export async function word(paper: Paper): Promise<Uint8Array> {
  if (await isLarge(wordsIn(paper.parts))) {
    const { parts, ...rest } = paper;
    return elsewhere({ type: 'paper', paper: rest }, parts);
  }
  const { build } = await import('./build.ts');
  return build(paper);
}

/** Makes a Word document from a template, given in base64. */
export async function wordFrom(template: string, data: Data): Promise<Uint8Array> {
  if (await isLarge(textsOf(data))) return elsewhere({ type: 'template', template }, piecesOf(data));
  const { filledTemplate } = await import('./template/fill.ts');
  return filledTemplate(Buffer.from(template, 'base64'), data);
}

function* textsOf(data: Data): Generator<string> {
  for (const value of Object.values(data))
    if (typeof value === 'string') yield value;
    else for (const entry of value) yield* textsOf(entry);
}

function* wordsIn(parts: readonly Part[]): Generator<string> {
  for (const part of parts) yield* wordsOf(part);
}

function wordsOf(part: Part): readonly string[] {
  if (part.type === 'table') return part.rows.flat();
  if (part.type === 'facts') return part.facts.flat();
  return part.type === 'pageBreak' ? [] : [part.text];
}
