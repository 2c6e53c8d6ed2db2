/** What stands in a template in words: its text, its properties and its links. */
import { strFromU8 } from 'fflate';
import { decoded, paragraphsIn } from './paragraphs.ts';
import { partsOf } from './parts.ts';

/** The paragraphs of all parts; the properties, where Word writes who made the file; the addresses of links. */
export function textsIn(template: string): string[] {
  const parts = partsOf(new Uint8Array(Buffer.from(template, 'base64')));
  if ('what' in parts) return [];
  return Object.entries(parts).flatMap(([name, content]) => textsOfPart(name, content));
}

function textsOfPart(name: string, content: Uint8Array): string[] {
  if (/^word\/[^/]+\.xml$/.test(name)) return paragraphsIn(strFromU8(content)).map(({ text }) => text);
  if (/^docProps\/[^/]+\.xml$/.test(name)) return strFromU8(content).split('<').map(afterTag);
  if (name.endsWith('.rels')) return [...strFromU8(content).matchAll(/Target="([^"]+)"/g)].map(inText);
  return [];
}
/** What stands behind the first `>` of a piece that begins with a tag. */
const afterTag = (piece: string): string => decoded(piece.slice(piece.indexOf('>') + 1));
const inText = ([, text = '']: RegExpExecArray): string => decoded(text);
