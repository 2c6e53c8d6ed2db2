/** A template's data in pieces that are handed to another thread one after the other: each field, and each entry of a list. */
import type { Data } from './fields/field.ts';

export type Piece =
  { readonly field: string; readonly value: Data[string] } | { readonly field: string; readonly entry: Data };

export function* piecesOf(data: Data): Generator<Piece> {
  for (const [field, value] of Object.entries(data)) {
    if (!Array.isArray(value)) {
      yield { field, value };
      continue;
    }
    yield { field, value: [] };
    for (const entry of value as readonly Data[]) yield { field, entry };
  }
}

export function joined(pieces: readonly Piece[]): Data {
  const data: Record<string, Data[string]> = {};
  const lists = new Map<string, Data[]>();
  for (const piece of pieces) {
    if ('entry' in piece) {
      lists.get(piece.field)?.push(piece.entry);
      continue;
    }
    const list: Data[] | undefined = Array.isArray(piece.value) ? [] : undefined;
    if (list) lists.set(piece.field, list);
    data[piece.field] = list ?? piece.value;
  }
  return data;
}
