/** Serialises an Adaptive Card from cached and new elements. */
import { serialisedOf, type Serialised } from '../renderCache.ts';
import type { Json } from './words.ts';

/** JSON text, or that of a cached object. */
type Piece = string | Serialised;

/** The JSON of an element in pieces. They are joined once, at the end, because the whole is long. */
export function write(element: Json): Piece[] {
  const pieces: Piece[] = [];
  put(element, pieces);
  return pieces;
}

export const asText = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : piece.text)).join('');

const MAX_BYTES_OF_A_UNIT = 3;

/** Whether it has at most so many bytes as UTF-8. Most cards are so short that their letters need not be looked at. */
export function isWithin(limit: number, pieces: readonly Piece[]): boolean {
  const units = unitsOf(pieces);
  if (units * MAX_BYTES_OF_A_UNIT <= limit) return true;
  if (units > limit) return false;
  let size = 0;
  for (const piece of pieces) size += Buffer.byteLength(typeof piece === 'string' ? piece : piece.text);
  return size <= limit;
}

/** The length in UTF-16 units. In UTF-8 it has at least as many bytes. */
function unitsOf(pieces: readonly Piece[]): number {
  let units = 0;
  for (const piece of pieces) units += typeof piece === 'string' ? piece.length : piece.text.length;
  return units;
}

/** Reused memory, large enough for any card that fits; larger ones are cut anyway. */
const room = Buffer.allocUnsafeSlow(64 * 1024);

/**
 * As UTF-8; undefined when that would be longer than the limit. Cached parts are copied as bytes: as one string all of it
 * would be encoded again.
 */
export function bytesWithin(limit: number, pieces: readonly Piece[]): Buffer | undefined {
  // A card that has to be cut is not copied first.
  if (unitsOf(pieces) > limit) return undefined;
  let end = 0;
  for (const piece of pieces) {
    const kept = typeof piece === 'string' ? undefined : piece.bytes;
    const text = typeof piece === 'string' ? piece : piece.text;
    const most = kept ? kept.length : text.length * MAX_BYTES_OF_A_UNIT;
    if (end + most > room.length) return longWithin(limit, pieces);
    if (kept) room.set(kept, end);
    end += kept ? kept.length : room.write(text, end);
    if (end > limit) return undefined;
  }
  return Buffer.from(room.subarray(0, end));
}

function longWithin(limit: number, pieces: readonly Piece[]): Buffer | undefined {
  const bytes = Buffer.from(asText(pieces));
  return bytes.length > limit ? undefined : bytes;
}

function add(text: string, pieces: Piece[]): void {
  const last = pieces.length - 1;
  const before = pieces[last];
  if (typeof before === 'string') pieces[last] = before + text;
  else pieces.push(text);
}

function put(element: Json, pieces: Piece[]): void {
  const kept = serialisedOf(element);
  if (kept) return void pieces.push(kept);
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
  const kept = serialisedOf(elements);
  if (kept) pieces.push(kept);
  else all(elements as readonly Json[], pieces);
}

function all(elements: readonly Json[], pieces: Piece[]): void {
  add('[', pieces);
  elements.forEach((element, i) => {
    if (i > 0) add(',', pieces);
    put(element, pieces);
  });
  add(']', pieces);
}
