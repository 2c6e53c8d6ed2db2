/** Serialises an Adaptive Card from cached and new elements. */
import { bytesOf, jsonOf } from '../renderCache.ts';
import type { Json } from './words.ts';

/** JSON text, or a cached object that stands for its JSON. */
type Piece = string | object;

/** The JSON of an element in pieces. They are joined once, at the end, because the whole is long. */
export function write(element: Json): Piece[] {
  const pieces: Piece[] = [];
  put(element, pieces);
  return pieces;
}

export const asText = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : jsonOf(piece))).join('');

/** The number of bytes in UTF-8. */
export function sizeOf(pieces: readonly Piece[]): number {
  let size = 0;
  for (const piece of pieces) size += typeof piece === 'string' ? Buffer.byteLength(piece) : bytesOf(piece).length;
  return size;
}

/** Reused memory, large enough for any card that fits; larger ones are cut anyway. */
const room = Buffer.allocUnsafeSlow(64 * 1024);
const MAX_BYTES_OF_A_UNIT = 3;

/** The pieces in UTF-8. Cached parts are copied as bytes; one string would be encoded anew as a whole. */
export function asBytes(pieces: readonly Piece[]): Buffer {
  let end = 0;
  for (const piece of pieces) {
    const kept = typeof piece === 'string' ? undefined : bytesOf(piece);
    const most = kept ? kept.length : (piece as string).length * MAX_BYTES_OF_A_UNIT;
    if (end + most > room.length) return Buffer.from(asText(pieces));
    if (kept) room.set(kept, end);
    end += kept ? kept.length : room.write(piece as string, end);
  }
  return Buffer.from(room.subarray(0, end));
}

function add(text: string, pieces: Piece[]): void {
  const last = pieces.length - 1;
  const before = pieces[last];
  if (typeof before === 'string') pieces[last] = before + text;
  else pieces.push(text);
}

function put(element: Json, pieces: Piece[]): void {
  if (jsonOf(element) !== undefined) return void pieces.push(element);
  const { body, items, actions, card, ...own } = element;
  if (!body && !items && !actions && !card) return add(JSON.stringify(element), pieces);
  add(JSON.stringify(own).slice(0, -1), pieces);
  place('body', body, pieces);
  place('items', items, pieces);
  place('actions', actions, pieces);
  if (card) {
    add(',"card":', pieces);
    put(card as Json, pieces);
  }
  add('}', pieces);
}

/** Writes properties that can contain elements, and so cached ones. `JSON.stringify` writes everything else. */
function place(name: string, elements: unknown, pieces: Piece[]): void {
  if (!elements) return;
  add(`,"${name}":`, pieces);
  if (jsonOf(elements) === undefined) all(elements as readonly Json[], pieces);
  else pieces.push(elements);
}

function all(elements: readonly Json[], pieces: Piece[]): void {
  add('[', pieces);
  elements.forEach((element, i) => {
    if (i > 0) add(',', pieces);
    put(element, pieces);
  });
  add(']', pieces);
}
