/** Holds the places of a template against the fields of its document. */
import type { Spec } from '../fields/field.ts';
import type { Fault, Place } from './fault.ts';
import type { Cell, Paragraph } from './paragraphs.ts';

type Sign = '#' | '^' | '/' | '';
/** The text between two braces. */
interface Tag {
  readonly sign: Sign;
  readonly name: string;
  /** `{#list?}`: once, where there are any. */
  readonly asks: boolean;
  readonly whole: string;
  readonly at: Place;
  readonly cells: readonly Cell[];
}
/** A part between an opening and a closing mark. */
interface Open {
  readonly tag: Tag;
  /** The fields of the list's entries. */
  readonly fields?: Spec;
}

export interface TagCheck {
  readonly faults: readonly Fault[];
  readonly fields: number;
}

/** @param part the part of the file that the paragraphs are of */
export function checkTags(part: Place['part'], paragraphs: readonly Paragraph[], spec: Spec): TagCheck {
  const faults: Fault[] = [];
  const open: Open[] = [];
  let fields = 0;
  const say = (what: PlaceFault['what'], { whole, at }: Pick<Tag, 'whole' | 'at'>, other?: string): void => {
    faults.push({ what, at, name: whole, ...(other !== undefined && { other }) });
  };
  for (const paragraph of paragraphs) {
    const { tags, broken } = tagsIn(part, paragraph);
    faults.push(...broken);
    for (const tag of tags) {
      fields += 1;
      if (tag.sign === '/') close(tag, open, say);
      else look(tag, open, spec, say);
    }
  }
  for (const { tag } of open) say('notClosed', tag, closing(tag));
  return { faults, fields };
}

type PlaceFault = Extract<Fault, { at: Place }>;
type Say = (what: PlaceFault['what'], tag: Pick<Tag, 'whole' | 'at'>, other?: string) => void;

const closing = ({ name, asks }: Tag): string => `{/${name}${asks ? '?' : ''}}`;
const isPair = (a: Tag, b: Tag): boolean => a.name === b.name && a.asks === b.asks;

const WORDS = 60;
const IN_BRACES = /\{([^{}]*)\}|[{}]/g;
/** Of a tag without blanks at its ends. */
const TAG = /^([#^/]?)\s*(\w+)(\??)$/;

function tagsIn(part: Place['part'], { n, text, cells }: Paragraph): { tags: Tag[]; broken: Fault[] } {
  const at: Place = { part, paragraph: n, words: text.trim().slice(0, WORDS) };
  const tags: Tag[] = [];
  const broken: Fault[] = [];
  for (const [whole, inner] of text.matchAll(IN_BRACES)) {
    const [, sign = '', name = '', asks] = TAG.exec((inner ?? '').trim()) ?? [];
    if (inner === undefined) broken.push({ what: whole === '{' ? 'openBrace' : 'closeBrace', at, name: whole });
    else if (name === '') broken.push({ what: 'notField', at, name: whole.slice(0, WORDS) });
    else tags.push({ sign: sign as Sign, name, asks: asks === '?', whole, at, cells });
  }
  return { tags, broken };
}

function close(tag: Tag, open: Open[], say: Say): void {
  const last = open.at(-1);
  if (last && isPair(last.tag, tag)) {
    open.pop();
    if (!isWithin(last.tag.cells, tag.cells)) say('acrossTable', tag, last.tag.whole);
    return;
  }
  const at = open.findLastIndex((one) => isPair(one.tag, tag));
  if (at < 0) return say('notOpened', tag, `{#${tag.name}${tag.asks ? '?' : ''}}`);
  say('crossed', tag, last?.tag.whole);
  // What stood between is taken for closed: it is one fault.
  open.splice(at);
}

/** In the same cell, outside of tables, or in cells of the same table: what is between is whole rows then. */
function isWithin(a: readonly Cell[], b: readonly Cell[]): boolean {
  if (a.length !== b.length) return false;
  return a.every((one, i) => {
    const other = b[i];
    if (other?.table !== one.table) return false;
    return i === a.length - 1 || (one.row === other.row && one.cell === other.cell);
  });
}

/** A field, or the beginning of a part that is repeated or left out. */
function look(tag: Tag, open: Open[], spec: Spec, say: Say): void {
  const { name, sign, asks } = tag;
  const scopes = [spec, ...open.flatMap(({ fields }) => (fields ? [fields] : []))].reverse();
  const field = scopes.find((one) => Object.hasOwn(one, name))?.[name];
  const repeats = sign === '#' && !asks && field?.of !== undefined;
  if (sign !== '') open.push({ tag, ...(repeats && { fields: field.of }) });
  if (!field) return unknown(tag, scopes, spec, say);
  if (asks && sign === '') return say('notField', tag);
  if (sign === '' && field.of) say('isList', tag, name);
}

function unknown(tag: Tag, scopes: readonly Spec[], spec: Spec, say: Say): void {
  const list = listWith(tag.name, spec);
  if (list !== undefined) return say('outside', tag, list);
  const names = [...new Set([...scopes.flatMap((one) => Object.keys(one)), ...namesIn(spec)])];
  const nearest = names
    .map((name) => ({ name, far: distance(name.toLowerCase(), tag.name.toLowerCase()) }))
    .sort((a, b) => a.far - b.far)[0];
  if (nearest && nearest.far <= MAX_FAR) say('nearly', tag, nearest.name);
  else say('unknown', tag);
}
/** The list whose entries have this field. */
const listWith = (name: string, spec: Spec): string | undefined =>
  Object.entries(spec)
    .flatMap(([list, { of }]) =>
      of === undefined ? [] : Object.hasOwn(of, name) ? [list] : (listWith(name, of) ?? []),
    )
    .at(0);

const namesIn = (spec: Spec): string[] =>
  Object.entries(spec).flatMap(([name, { of }]) => [name, ...(of === undefined ? [] : namesIn(of))]);

/** The number of letters in which similar names may differ. */
const MAX_FAR = 3;

/** The number of letters to change, add or leave out. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 0; i < a.length; i += 1) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      const change = (row[j] ?? 0) + (a.charAt(i) === b.charAt(j) ? 0 : 1);
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, change));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
