/**
 * The layout of a document as data: what stands in which order, with places `{field}` for what differs. A layout and the
 * content of one document give the document; a layout alone gives the Word template from which an officer makes another.
 */
import { speaker, type Speaker } from '../../i18n/speaker.ts';
import type { Language } from '../../core/people.ts';
import type { Data } from './fields/field.ts';
import { beforeLink, type LongPaper, type LongPart, type Paper, type Part } from './paper.ts';

/** `each`: for every entry of a list. `when`: once, where a text or a list is not empty. `none`: where it is. */
export type Piece =
  | Exclude<Part, { type: 'table' }>
  | { readonly type: 'each' | 'when' | 'none'; readonly of: string; readonly parts: readonly Piece[] }
  /** A table with a row for every entry of a list. */
  | {
      readonly type: 'rows';
      readonly of: string;
      readonly columns: readonly string[];
      readonly row: readonly string[];
      readonly widths?: readonly number[];
    };

export interface Layout {
  readonly language: Language;
  /** For what should be one page. */
  readonly compact?: true;
  readonly pieces: readonly Piece[];
}

/** The document. A paragraph, a fact, a table or a column that would be empty is left out. */
export const paperOf = ({ pieces, ...look }: Layout, data: Data): Paper => ({
  ...frame(look, (place) => filled(place, [data])),
  parts: Array.from(partsOf(pieces, [data]), (part) =>
    part.type === 'table' ? { ...part, rows: [...part.rows] } : part,
  ),
});

/** The content of a document with lists that may be long. */
export interface LongData {
  readonly [field: string]: string | (Iterable<Data> & { readonly length: number });
}
/** The same document, of which nothing is made before somebody comes to it. */
export const longPaperOf = ({ pieces, ...look }: Layout, data: LongData): LongPaper => ({
  ...frame(look, (place) => filled(place, [data])),
  parts: partsOf(pieces, [data]),
});

/** The same document as a template: the places as they are, lists between `{#list}` and `{/list}`, and so on. */
export const templateOf = ({ pieces, ...look }: Layout): Paper => ({
  ...frame(look, (place) => place),
  parts: pieces.flatMap((piece) => marked(piece, speaker(look.language, 'UTC'))),
});

const frame = (look: Omit<Layout, 'pieces'>, fill: (place: string) => string): Omit<Paper, 'parts'> => ({
  ...look,
  title: fill('{title}'),
  organisation: fill('{network}'),
  reference: fill('{reference}'),
  label: fill('{classification}'),
});

type Scopes = readonly LongData[];
const valueOf = (name: string, scopes: Scopes): LongData[string] =>
  scopes.find((one) => Object.hasOwn(one, name))?.[name] ?? '';

const PLACE = /\{(\w+)\}/g;
function filled(text: string, scopes: Scopes): string {
  return text.replace(PLACE, (_, name: string) => {
    const value = valueOf(name, scopes);
    return typeof value === 'string' ? value : '';
  });
}

function* partsOf(pieces: readonly Piece[], scopes: Scopes): Generator<LongPart> {
  for (const piece of pieces) yield* isGroup(piece) ? groupOf(piece, scopes) : partOf(piece, scopes);
}

type Group = Extract<Piece, { readonly parts: readonly Piece[] }>;
const isGroup = (piece: Piece): piece is Group => 'parts' in piece;

function* groupOf({ type, of, parts }: Group, scopes: Scopes): Generator<LongPart> {
  const value = valueOf(of, scopes);
  if (type !== 'each') {
    if (value.length > 0 === (type === 'when')) yield* partsOf(parts, scopes);
  } else if (typeof value !== 'string') for (const entry of value) yield* partsOf(parts, [entry, ...scopes]);
}

function partOf(piece: Exclude<Piece, Group>, scopes: Scopes): LongPart[] {
  const fill = (text: string): string => filled(text, scopes);
  switch (piece.type) {
    case 'pageBreak':
      return [piece];
    case 'rows':
      return rowsOf(piece, scopes);
    case 'facts': {
      const facts = piece.facts
        .map(([label, value]) => [fill(label), fill(value)] as const)
        .filter(([, value]) => value !== '');
      return facts.length === 0 ? [] : [{ type: 'facts', facts }];
    }
    case 'quote': {
      // Whoever said nothing is named without quotation marks.
      const [text, by] = [fill(piece.text), fill(piece.by)];
      return [text === '' ? { type: 'text', text: by } : { ...piece, text, by }];
    }
    case 'link': {
      const url = fill(piece.url);
      return url === '' ? [] : [{ ...piece, text: fill(piece.text), url }];
    }
    case 'title':
    case 'heading':
    case 'text':
    case 'strong':
    case 'subtle':
    case 'bullet': {
      const text = fill(piece.text);
      return text === '' ? [] : [{ ...piece, text }];
    }
  }
}

function rowsOf({ of, row, columns, widths }: Extract<Piece, { type: 'rows' }>, scopes: Scopes): LongPart[] {
  const value = valueOf(of, scopes);
  if (typeof value === 'string' || value.length === 0) return [];
  const cell = (text: string, entry: Data): string => filled(text, [entry, ...scopes]).trim();
  const isFilled = row.map((text) => hasOne(value, (entry) => cell(text, entry) !== ''));
  const those = <T>(all: readonly T[]): T[] => all.filter((_, i) => isFilled[i]);
  const cells = those(row);
  return [
    {
      type: 'table',
      columns: those(columns.map((text) => filled(text, scopes))),
      rows: {
        *[Symbol.iterator]() {
          for (const entry of value) yield cells.map((text) => cell(text, entry));
        },
      },
      ...(widths && { widths: those(widths) }),
    },
  ];
}

function hasOne<T>(all: Iterable<T>, is: (one: T) => boolean): boolean {
  for (const one of all) if (is(one)) return true;
  return false;
}

const plain = (text: string): Part => ({ type: 'text', text });

/** A piece with the marks that a template has around what may be repeated or left out. */
function marked(piece: Piece, say: Speaker): Part[] {
  switch (piece.type) {
    case 'each':
    case 'when':
    case 'none': {
      const name = piece.type === 'when' ? `${piece.of}?` : piece.of;
      const mark = piece.type === 'none' ? '^' : '#';
      return [plain(`{${mark}${name}}`), ...piece.parts.flatMap((part) => marked(part, say)), plain(`{/${name}}`)];
    }
    case 'rows':
      return [
        plain(`{#${piece.of}?}`),
        {
          type: 'table',
          columns: piece.columns,
          rows: [around(piece.of, piece.row)],
          ...(piece.widths && { widths: piece.widths }),
        },
        plain(`{/${piece.of}?}`),
      ];
    case 'facts':
      return [{ type: 'facts', facts: piece.facts.map((fact) => optional(fact)) }];
    case 'link':
      return conditional(plain(`${beforeLink(say, piece)}${piece.url}`), piece.url);
    case 'quote':
      return quotation(piece);
    case 'pageBreak':
      return [piece];
    case 'title':
    case 'heading':
    case 'text':
    case 'strong':
    case 'subtle':
    case 'bullet':
      return conditional(piece, piece.text);
  }
}

/** A fact that is left out with its row, where its first field is empty. */
function optional([label, value]: readonly [string, string]): readonly [string, string] {
  const [, field] = /\{(\w+)\}/.exec(value) ?? [];
  return field === undefined ? [label, value] : [`{#${field}?}${label}`, `${value}{/${field}?}`];
}

/** A paragraph that is left out, where it is nothing but a field that is empty. */
function conditional(part: Part, text: string): Part[] {
  const [, field] = /^\{(\w+)\}$/.exec(text) ?? [];
  return field === undefined || part.type === 'title' ? [part] : [plain(`{#${field}?}`), part, plain(`{/${field}?}`)];
}

/** Whoever said nothing is named without quotation marks, in a template too. */
function quotation(piece: Extract<Part, { type: 'quote' }>): Part[] {
  const [, field] = /^\{(\w+)\}$/.exec(piece.text) ?? [];
  if (field === undefined) return [piece];
  return [
    ...[plain(`{#${field}?}`), piece, plain(`{/${field}?}`)],
    ...[plain(`{^${field}?}`), plain(piece.by), plain(`{/${field}?}`)],
  ];
}

const around = (of: string, row: readonly string[]): string[] =>
  row.map((cell, i) => `${i === 0 ? `{#${of}}` : ''}${cell}${i === row.length - 1 ? `{/${of}}` : ''}`);
