/**
 * What a server would have to look at to answer a command, reckoned from the indexes that the program makes and from the
 * documents that are there: the server that tests mostly run on has no indexes, and says nothing of the kind. The rules are
 * those of MongoDB's manual: a compound index is read along its first fields, equality first, then the sort, then ranges;
 * `$exists` bounds nothing; only dates compare with dates. A real server is asked for its own plan besides.
 */
export type Row = Readonly<Record<string, unknown>>;
type Filter = Readonly<Record<string, unknown>>;

export interface Index {
  readonly fields: readonly string[];
  readonly sparse: boolean;
}

export interface Asked {
  readonly filter: Filter;
  readonly sort: Readonly<Record<string, number>>;
  readonly limit: number;
}

export interface Plan {
  readonly stages: 'index' | 'sort' | 'all';
  readonly examined: number;
  readonly returned: number;
}

export type Command = Readonly<Record<string, unknown>>;
export interface Question extends Asked {
  readonly collection: string;
  readonly command: Command;
}

const AGGREGATED = { sort: {}, limit: 0 } as const;
/** What a command of the driver's asks, if it looks for something. */
export function questionsIn(command: Command): Question[] {
  const { find, aggregate, update, delete: remove } = command as Record<string, string | undefined>;
  if (find !== undefined) {
    const { filter = {}, limit = 0 } = command as Partial<Asked>;
    // The driver keeps the order of the fields in a Map.
    const { sort = {} } = command as { sort?: Asked['sort'] | Map<string, number> };
    const fields = sort instanceof Map ? (Object.fromEntries(sort) as Asked['sort']) : sort;
    return [{ collection: find, filter, sort: fields, limit, command }];
  }
  if (aggregate !== undefined) {
    const [first] = command['pipeline'] as { $match: Asked['filter'] }[];
    return [{ collection: aggregate, filter: first?.$match ?? {}, ...AGGREGATED, command }];
  }
  const writes = (command['updates'] ?? command['deletes'] ?? []) as { q: Asked['filter'] }[];
  return writes.map(({ q }) => ({ collection: update ?? remove ?? '', filter: q, ...AGGREGATED, command }));
}

/** A question without its values: `documents: network kind > -number -target`. */
export function shapeOf({ collection, filter, sort }: Question): string {
  const order = Object.entries(sort).map(([field, way]) => (way < 0 ? `-${field}` : field));
  return [`${collection}:`, ...Object.keys(filter).sort(), ...(order.length > 0 ? ['>', ...order] : [])].join(' ');
}

/** What a real server says of a question, of which this much is looked at. */
export interface Explained {
  readonly executionStats: { readonly totalDocsExamined: number; readonly nReturned: number };
}

/** So much more than is wanted may be looked at. */
export const isLittle = (examined: number, returned: number): boolean => examined <= 2 * returned + 12;

export function faultsOf(explained: Explained): string[] {
  const { totalDocsExamined: examined, nReturned: returned } = explained.executionStats;
  const stages = JSON.stringify(explained).match(/"stage":"(COLLSCAN|SORT)"/g) ?? [];
  return [...new Set(stages), ...(isLittle(examined, returned) ? [] : [`${examined} examined for ${returned}`])];
}

/** The cheapest way there is. */
export function planOf(asked: Asked, rows: readonly Row[], indexes: readonly Index[]): Plan {
  const found = rows.filter((row) => matches(row, asked.filter));
  const returned = asked.limit > 0 ? Math.min(asked.limit, found.length) : found.length;
  const branches = asked.filter['$or'] as Filter[] | undefined;
  if (branches && Object.keys(asked.sort).length === 0) {
    const { $or: _or, ...common } = asked.filter;
    const plans = branches.map((branch) => planOf({ ...asked, filter: { ...common, ...branch } }, rows, indexes));
    if (plans.every(({ stages }) => stages === 'index'))
      return { stages: 'index', examined: plans.reduce((sum, { examined }) => sum + examined, 0), returned };
  }
  const plans = indexes.flatMap((index) => planBy(index, asked, rows, returned) ?? []);
  const best = plans.sort(
    (a, b) => Number(a.stages === 'sort') - Number(b.stages === 'sort') || a.examined - b.examined,
  );
  return best[0] ?? { stages: 'all', examined: rows.length, returned };
}

function planBy({ fields, sparse }: Index, asked: Asked, rows: readonly Row[], returned: number): Plan | undefined {
  const { filter, sort, limit } = asked;
  const sorted = isSorted(fields, filter, sort);
  const first = fields[0] ?? '';
  const usable = isBound(filter[first]) || (sorted && Object.keys(sort).length > 0 && !sparse);
  if (!usable) return undefined;
  const inIndex = rows.filter((row) => !sparse || fields.some((field) => valueOf(row, field) !== undefined));
  // Along the index until a field is not held to one value; what lies in other keys is not read.
  const bounds: Record<string, unknown> = {};
  for (const field of fields) {
    if (!isBound(filter[field])) break;
    bounds[field] = filter[field];
    if (!isEquality(filter[field])) break;
  }
  const keys = inIndex.filter((row) => matches(row, bounds));
  if (!sorted) return { stages: 'sort', examined: keys.length, returned };
  const [[by, way] = ['', 1]] = Object.entries(sort);
  const order = [...keys].sort((a, b) => (by === '' ? 0 : way * compare(valueOf(a, by), valueOf(b, by))));
  if (limit <= 0) return { stages: 'index', examined: keys.length, returned };
  let got = 0;
  const end = order.findIndex((row) => matches(row, filter) && (got += 1) === limit);
  return { stages: 'index', examined: end === -1 ? order.length : end + 1, returned };
}

/** Whether reading along the index gives the order, forwards or backwards; what is held to one value takes no part. */
function isSorted(fields: readonly string[], filter: Filter, sort: Asked['sort']): boolean {
  const wanted = Object.entries(sort).filter(([field]) => !isOne(filter[field]));
  if (new Set(wanted.map(([, way]) => way)).size > 1) return false;
  let next = 0;
  for (const field of fields) {
    if (wanted[next]?.[0] === field) next += 1;
    else if (next > 0 || !isEquality(filter[field])) break;
  }
  return next === wanted.length;
}

const isPlain = (value: unknown): value is Filter =>
  typeof value === 'object' && value !== null && !(value instanceof Date) && !Array.isArray(value);
const isOne = (wanted: unknown): boolean => wanted !== undefined && (!isPlain(wanted) || '$eq' in wanted);
/** One value or some: those are read one after the other, and merged. */
const isEquality = (wanted: unknown): boolean => isOne(wanted) || (isPlain(wanted) && '$in' in wanted);
const isBound = (wanted: unknown): boolean =>
  isEquality(wanted) || (isPlain(wanted) && ['$gt', '$gte', '$lt', '$lte'].some((name) => name in wanted));

const valueOf = (row: Row, path: string): unknown =>
  path.split('.').reduce<unknown>((value, name) => (value as Row | undefined)?.[name], row);

export function matches(row: Row, filter: Filter): boolean {
  return Object.entries(filter).every(([field, wanted]) => {
    if (field === '$or') return (wanted as Filter[]).some((one) => matches(row, one));
    const value = valueOf(row, field);
    return isPlain(wanted) ? Object.entries(wanted).every(([how, to]) => fits(value, how, to)) : same(value, wanted);
  });
}

function same(value: unknown, wanted: unknown): boolean {
  if (Array.isArray(value)) return value.some((one) => same(one, wanted));
  return value instanceof Date && wanted instanceof Date ? value.getTime() === wanted.getTime() : value === wanted;
}

function fits(value: unknown, how: string, to: unknown): boolean {
  const alike = value instanceof Date === to instanceof Date && typeof value === typeof to;
  switch (how) {
    case '$eq':
      return same(value, to);
    case '$ne':
      return !same(value, to);
    case '$in':
      return (to as unknown[]).some((one) => same(value, one));
    case '$exists':
      return (value !== undefined) === to;
    case '$gt':
      return alike && compare(value, to) > 0;
    case '$gte':
      return alike && compare(value, to) >= 0;
    case '$lt':
      return alike && compare(value, to) < 0;
    case '$lte':
      return alike && compare(value, to) <= 0;
    default:
      throw new Error(`${how} is not reckoned with here`);
  }
}

function compare(a: unknown, b: unknown): number {
  const [x, y] = [a, b].map((one) => (one instanceof Date ? one.getTime() : (one ?? -Infinity))) as [number, number];
  return x < y ? -1 : x > y ? 1 : 0;
}
