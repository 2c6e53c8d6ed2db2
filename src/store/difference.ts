/**
 * Which part of a document differs from what the audit trail tells of it, as far as hashes tell. The trail has one hash of a
 * whole version, so a part is found where it has a hash of its own (items of lists), or where putting back what it must have
 * been gives the hash of the trail. Asked only once a document was found not to fit.
 */
import { contentHash, NO_ITEMS, withItem, type Label, type Tail, type Tails } from './content.ts';
import type { ChainCheck, ChainFault } from './chainCheck.ts';
import { splitDocumentId, type AuditLine, type Difference, type DocumentId } from './store.ts';

/** A document as a driver stores it, with nothing checked. */
export interface RawDocument {
  readonly label: Label;
  readonly version: number;
  /** JSON of its state without the lists. */
  readonly head: string;
  /** Its lists; others have items that are stored and belong to no list that the document names. */
  readonly lists: readonly RawList[];
  readonly others: readonly RawList[];
}

export interface RawList {
  readonly name: string;
  readonly items: readonly RawItem[];
  /** How many there should be, where the driver stores that. */
  readonly length?: number;
}

export interface RawItem {
  readonly seq: number;
  /** JSON. */
  readonly item: string;
  readonly hash: string;
}

export interface Told {
  readonly version: number;
  readonly hash: string;
  /** How many items its lists had, where the trail says so. */
  readonly items?: Readonly<Record<string, number>> | undefined;
}

/** What else the network stores, from which a changed property is guessed. */
export interface Candidates {
  readonly kinds: readonly string[];
  readonly stages: readonly string[];
}

export interface DifferenceDeps {
  /** Reads the document: undefined when there is none, `unreadable` when not even its parts can be read. */
  readonly raw: (id: DocumentId) => RawFound | Promise<RawFound>;
  readonly candidates: () => Candidates | Promise<Candidates>;
  /** The trail from its first line, some lines at a time. */
  readonly lines: () => AsyncIterable<readonly AuditLine[]>;
}

type RawFound = RawDocument | 'unreadable' | undefined;

/** The fault with what differs, where it is one of a document. */
export async function withDifference(
  fault: ChainFault,
  { witnesses, broken }: Pick<ChainCheck, 'witnesses' | 'broken'>,
  { raw, candidates, lines }: DifferenceDeps,
): Promise<ChainFault> {
  const { document: id, why } = fault;
  if (id === undefined || why !== 'documentChanged') return fault;
  const found = await raw(id);
  if (found === 'unreadable') return { ...fault, what: { type: 'unreadable' } };
  // A chain that is broken at a document was written on after the change, so what is stored is no version of it.
  const told = broken() ? undefined : witnesses.get(id);
  const items = told && (await lineWith(told.hash, id, lines()))?.items;
  const what = whatDiffers(found, told && { ...told, items }, await candidates());
  if (what?.type !== 'fields' || !found) return { ...fault, ...(what && { what }) };
  const version = (await lineWith(hashOf(found), id, lines()))?.version;
  return { ...fault, what: version === undefined ? what : { type: 'earlier', version } };
}

/** What the last line says that gives the document this hash. */
async function lineWith(
  hash: string,
  id: DocumentId,
  lines: AsyncIterable<readonly AuditLine[]>,
): Promise<AuditLine['document']> {
  let last: AuditLine['document'];
  for await (const some of lines)
    last = some.findLast(({ document }) => document?.id === id && document.hash === hash)?.document ?? last;
  return last;
}

const hashOf = ({ label, head, lists }: RawDocument): string => contentHash(label, head, endsOf(lists));

/**
 * @param told the last version of which the trail tells; undefined where the stored one is no version of it, so that only what
 *   has a hash of its own can be told
 * @returns undefined when nothing can be told
 */
export function whatDiffers(
  found: RawDocument | undefined,
  told: Told | undefined,
  candidates: Candidates,
): Difference | undefined {
  if (!found) return told && { type: 'gone' };
  const tails = endsOf(found.lists);
  const fits = (over: Partial<Label>, lists: Tails = tails): boolean =>
    contentHash({ ...found.label, ...over }, found.head, lists) === told?.hash;
  const item = first(found.lists, itemFault);
  if (item && told && fits({}, cut(tails, item.list, before(found, item)))) return { ...item, how: 'added' };
  if (item) return item;
  if (!isJson(found.head)) return { type: 'unreadable' };
  if (!told) return undefined;
  if (fits({})) return { type: 'property', name: 'version' };
  if (told.version < found.version) return undefined;
  return (
    lastGone(found, told) ??
    first(found.lists, (list) => addedIn(list, (tail) => fits({}, cut(tails, list.name, tail)))) ??
    changedProperty(found, fits, candidates) ??
    listsChanged(found, (lists) => fits({}, lists)) ?? { type: 'fields', lists: found.lists.map(({ name }) => name) }
  );
}

type ItemDifference = Extract<Difference, { readonly type: 'item' }>;

/** The first item that does not fit its hash, or is not there. */
function itemFault({ name: list, items, length = items.length }: RawList): ItemDifference | undefined {
  let tail = NO_ITEMS;
  for (const { seq, item, hash } of items) {
    if (seq !== tail.seq + 1) return { type: 'item', list, seq: tail.seq + 1, how: 'missing' };
    tail = withItem(tail, item);
    if (tail.hash !== hash) return { type: 'item', list, seq, how: 'changed', ...ofItem(item) };
  }
  return items.length < length ? { type: 'item', list, seq: items.length + 1, how: 'missing' } : undefined;
}

/**
 * The last items of a list are not there: their hashes went with them, and the trail says how many there were. A document that
 * says itself that it is an earlier version is looked for as one.
 */
function lastGone({ version, lists }: RawDocument, { version: told, items = {} }: Told): ItemDifference | undefined {
  if (version !== told) return undefined;
  return first(lists, ({ name: list, items: { length } }) =>
    length < (items[list] ?? 0) ? { type: 'item', list, seq: length + 1, how: 'missing' } : undefined,
  );
}

/** The first item that was put in at the end, with a hash that fits. */
function addedIn({ name: list, items }: RawList, fits: (tail: Tail) => boolean): ItemDifference | undefined {
  const tails = tailsOf(items);
  for (let n = items.length - 1; n >= 0; n -= 1) {
    const { seq, item } = items[n] as RawItem;
    if (fits(tails[n] ?? NO_ITEMS)) return { type: 'item', list, seq, how: 'added', ...ofItem(item) };
  }
  return undefined;
}

/** The ends of a list after no item, after the first one, and so on. */
function tailsOf(items: readonly RawItem[]): readonly Tail[] {
  const tails = [NO_ITEMS];
  for (const { item } of items) tails.push(withItem(tails.at(-1) ?? NO_ITEMS, item));
  return tails;
}

/** The end as the driver reads it: the last item's own hash is believed, because items were compared before. */
const tailOf = ({ items }: RawList): Tail => {
  const last = items.at(-1);
  return last ? { seq: last.seq, hash: last.hash, size: 0 } : NO_ITEMS;
};

const endsOf = (lists: readonly RawList[]): Tails => new Map(lists.map((list) => [list.name, tailOf(list)]));

/** The end of the list before the item. */
function before({ lists }: RawDocument, { list, seq }: ItemDifference): Tail {
  const items = lists.find(({ name }) => name === list)?.items ?? [];
  return tailOf({ name: list, items: items.filter((one) => one.seq < seq) });
}

const cut = (tails: Tails, list: string, tail: Tail): Tails => new Map([...tails, [list, tail]]);

const DIGITS = /\d{1,15}$/;
const INSTANTS = /\d{4}-\d\d-\d\dT[\d:.]{5,15}Z/g;

/** The property that, with another value, gives the hash. An id tells network and reference; others are looked for. */
function changedProperty(
  { label, head, lists }: RawDocument,
  fits: (over: Partial<Label>) => boolean,
  { kinds, stages }: Candidates,
): Difference | undefined {
  const { network, target } = splitDocumentId(label.id);
  const text = [head, ...lists.flatMap(({ items }) => items.map(({ item }) => item))].join('\n');
  const instants = [...new Set(text.match(INSTANTS))] as NonNullable<Label['dueAt']>[];
  const overs: Record<Exclude<keyof Label, 'id'>, readonly Partial<Label>[]> = {
    network: [{ network }],
    target: [{ target }],
    number: [{ number: Number(DIGITS.exec(target)?.[0] ?? 0) }],
    kind: kinds.map((kind) => ({ kind })),
    stage: stages.map((stage) => ({ stage })),
    dueAt: [null, ...instants].map((dueAt) => ({ dueAt })),
    uniqueKey: [{ uniqueKey: null }],
  };
  const names = Object.keys(overs) as (keyof typeof overs)[];
  const name = names.find((one) => overs[one].some((over) => fits(over)));
  return name && { type: 'property', name };
}

/** The document does not name a list that it had. */
function listsChanged({ lists, others }: RawDocument, fits: (lists: Tails) => boolean): Difference | undefined {
  if (others.length === 0) return undefined;
  return fits(endsOf([...lists, ...others])) ? { type: 'property', name: 'lists' } : undefined;
}

/** Whose item it is and on which version, where it says so. */
function ofItem(text: string): Pick<ItemDifference, 'entity' | 'version'> {
  if (!isJson(text)) return {};
  const { entity, version } = (JSON.parse(text) ?? {}) as Readonly<Record<string, unknown>>;
  return { ...(typeof entity === 'string' && { entity }), ...(typeof version === 'string' && { version }) };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function first<One, Found>(all: readonly One[], find: (one: One) => Found | undefined): Found | undefined {
  for (const one of all) {
    const found = find(one);
    if (found !== undefined) return found;
  }
  return undefined;
}
