/** Stored state in the shapes of the contract's `/local/records`. */
import { entityOf, shortName, type Entities } from '../core/entities.ts';
import type { Documents, Kind } from '../core/contract.ts';
import type { Instant } from '../core/ids.ts';
import type { Network } from '../core/network.ts';
import type { Phrase } from '../core/phrase.ts';
import type { ReadStore } from './read.ts';

export interface RecordRequest {
  readonly read: ReadStore;
  readonly network: Network;
  /** Only the document with this reference. */
  readonly target?: string;
  readonly now: Instant;
  /** Puts a stored sentence into English. */
  readonly inWords: (said: Phrase) => string;
}
export type RecordReader = (asked: RecordRequest) => Promise<readonly unknown[]>;

/** Reads the documents of a kind, each as it is stored unless `shape` changes it. */
export const documentsOf =
  <K extends Kind>(kind: K, shape: (state: Documents[K]) => unknown = (state) => state): RecordReader =>
  async ({ read, target }) => {
    const found = target === undefined ? await read.list(kind) : [await read.load(kind, target)];
    return found.flatMap((state) => (state === undefined ? [] : [shape(state)]));
  };

/** Properties whose values are ids of entities. */
const ENTITIES = new Set(
  'entity entities electorate unreached endorsed silent abstained recused discussion present audience agreed order notShared lead'.split(
    ' ',
  ),
);
/** Properties with a value for each entity, under its id. */
const BY_ENTITY = new Set(['reach']);

/**
 * The record with entities under their short names: today's names while the matter runs, afterwards the names of the day on
 * which it was over.
 */
export function inNames(record: unknown, roll: Entities, today: string): unknown {
  const on = overAt(record, today);
  const called = (id: string): string => {
    const entity = entityOf(roll, id);
    return entity ? shortName(entity, 'en', on) : id;
  };
  const named = (value: unknown): unknown =>
    typeof value === 'string' ? called(value) : Array.isArray(value) ? value.map(named) : walk(value);
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        if (ENTITIES.has(key)) return [key, named(inner)];
        return [key, BY_ENTITY.has(key) ? walk(underNames(inner)) : walk(inner)];
      }),
    );
  };
  const underNames = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).map(([id, inner]) => [called(id), inner]))
      : value;
  return walk(record);
}

/**
 * When the matter was over: a request at its outcome, a meeting at its end, a line of the register at its instant, a term
 * on its last day.
 */
function overAt(record: unknown, today: string): Instant | undefined {
  const { state, outcome, endedAt, number, at, to } = record as Partial<Record<string, unknown>>;
  if (typeof endedAt === 'string') return endedAt as Instant;
  const ended = typeof outcome === 'object' && outcome !== null ? (outcome as { at?: Instant }).at : undefined;
  if (ended !== undefined && state !== 'open' && state !== 'referred') return ended;
  if (typeof number === 'string' && typeof at === 'string') return at as Instant;
  return typeof to === 'string' && /^\d{4}-\d\d-\d\d$/.test(to) && to < today
    ? (`${to}T23:59:59.999Z` as Instant)
    : undefined;
}
