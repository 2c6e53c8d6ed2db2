import type { Instant, NetworkId, Ref } from '../../core/ids.ts';
import type { DocumentId, LatestOptions } from '../store.ts';
import type { Candidates } from '../difference.ts';
import { listOf } from './sql.ts';
import type { Database } from './sql.ts';

/** Finds documents by an index, without reading their content. */
export interface Lookups {
  /** The ids in the order of their references. */
  ids(network: NetworkId, kind: string, stages: readonly string[] | undefined, limit: number | undefined): DocumentId[];
  /** The ids from the highest number down. */
  latestIds(network: NetworkId, kind: string, options: LatestOptions): DocumentId[];
  count(network: NetworkId, kind: string, stages: readonly string[]): number;
  /** The ids of all documents, page by page: there may be a hundred thousand. */
  idPages(network: NetworkId): Generator<readonly DocumentId[]>;
  networks(): NetworkId[];
  /** The kinds and stages that the network's documents have. */
  names(network: NetworkId): Candidates;
  highestNumber(network: NetworkId, kind: string): number;
  /** The document that has the key. */
  holder(network: NetworkId, kind: string, uniqueKey: string): Ref | undefined;
  due(now: Instant, limit: number): DocumentId[];
  nextDue(): Instant | null;
}

/** The number of ids in a page. */
const PAGE_SIZE = 500;

export const LOOKUPS = {
  ids: 'SELECT id, number, target FROM documents WHERE network = ? AND kind = ? ORDER BY number, target LIMIT ?',
  // Without this hint SQLite would read all documents of the kind in order: a hundred thousand closed ones to find the open
  // one.
  idsInStages: `SELECT id, number, target FROM documents INDEXED BY documents_by_stage WHERE network = ? AND kind = ?
    AND stage IN (SELECT value FROM json_each(?)) ORDER BY number, target LIMIT ?`,
  latestIds: `SELECT id FROM documents WHERE network = ? AND kind = ? AND number < ?
    ORDER BY number DESC, target DESC LIMIT ? OFFSET ?`,
  // One stage at a time: several would be sorted, all of them.
  latestInStage: `SELECT id, number, target FROM documents INDEXED BY documents_by_stage WHERE network = ? AND kind = ?
    AND stage = ? AND number < ? ORDER BY number DESC, target DESC LIMIT ?`,
  count: `SELECT count(*) AS number FROM documents INDEXED BY documents_by_stage WHERE network = ? AND kind = ?
    AND stage IN (SELECT value FROM json_each(?))`,
  idPage: `SELECT id, kind, number, target FROM documents WHERE network = ? AND (kind, number, target) > (?, ?, ?)
    ORDER BY kind, number, target LIMIT ?`,
  names: 'SELECT DISTINCT kind, stage FROM documents INDEXED BY documents_by_stage WHERE network = ?',
  networks: `SELECT network FROM documents WHERE target = 'settings' ORDER BY network`,
  highestNumber: 'SELECT max(number) AS number FROM documents WHERE network = ? AND kind = ?',
  holder: 'SELECT target FROM documents WHERE network = ? AND kind = ? AND unique_key = ?',
  due: 'SELECT id FROM documents WHERE due_at <= ? ORDER BY due_at, row LIMIT ?',
  // `> ''` is true for every instant, and lets SQLite use the partial indexes.
  nextDue: `SELECT min(at) AS at FROM (
    SELECT min(due_at) AS at FROM documents WHERE due_at > ''
    UNION ALL SELECT min(refresh_at) FROM documents WHERE refresh_at > ''
    UNION ALL SELECT min(due_at) FROM tasks WHERE due_at > ''
    UNION ALL SELECT min(next_at) FROM deliveries WHERE state = 'queued' AND line = '' AND urgent = 1
    UNION ALL SELECT min(next_at) FROM deliveries WHERE state = 'queued' AND line = '' AND urgent = 0)`,
} as const;

type Paging = Omit<LatestOptions, 'stages' | 'isPassing'>;

interface Id {
  readonly id: DocumentId;
}

interface Numbered extends Id {
  readonly number: number;
  readonly target: string;
}
const latestFirst = (a: Numbered, b: Numbered): number => b.number - a.number || (a.target < b.target ? 1 : -1);

/** One row with all ids: handing over a row takes longer than finding it. */
const inOne = (query: string): string => `SELECT json_group_array(id ORDER BY number, target) AS ids FROM (${query})`;
const idsIn = (found: { readonly ids: string } | undefined): DocumentId[] =>
  found ? (JSON.parse(found.ids) as DocumentId[]) : [];

/** In SQLite a negative limit means no limit. */
export const NO_LIMIT = -1;

export function createLookups(sql: Database): Lookups {
  const ids = sql.query<{ ids: string }>(inOne(LOOKUPS.ids));
  const idsInStages = sql.query<{ ids: string }>(inOne(LOOKUPS.idsInStages));
  const latestIds = sql.query<Id>(LOOKUPS.latestIds);
  const latestInStage = sql.query<Numbered>(LOOKUPS.latestInStage);
  const count = sql.query<{ number: number }>(LOOKUPS.count);
  const idPage = sql.query<Id & Numbered & { kind: string }>(LOOKUPS.idPage);
  const networks = sql.query<{ network: NetworkId }>(LOOKUPS.networks);
  const names = sql.query<{ kind: string; stage: string }>(LOOKUPS.names);
  const highest = sql.query<{ number: number | null }>(LOOKUPS.highestNumber);
  const holder = sql.query<{ target: Ref }>(LOOKUPS.holder);
  const due = sql.query<Id>(LOOKUPS.due);
  const nextDue = sql.query<{ at: Instant | null }>(LOOKUPS.nextDue);
  /** Of each stage as many as there could be, and of all of them the latest. */
  const inStages = (network: NetworkId, kind: string, stages: readonly string[], of: Required<Paging>): Id[] =>
    stages
      .flatMap((stage) => latestInStage.all(network, kind, stage, of.before, of.skip + of.limit))
      .sort(latestFirst)
      .slice(of.skip, of.skip + of.limit);
  const idOf = ({ id }: Id): DocumentId => id;
  return {
    ids: (network, kind, stages, limit = NO_LIMIT) =>
      idsIn(stages ? idsInStages.get(network, kind, listOf(stages), limit) : ids.get(network, kind, limit)),
    latestIds: (network, kind, { limit, before = Number.MAX_SAFE_INTEGER, skip = 0, stages }) =>
      (stages
        ? inStages(network, kind, stages, { limit, before, skip })
        : latestIds.all(network, kind, before, limit, skip)
      ).map(idOf),
    count: (network, kind, stages) => count.get(network, kind, listOf(stages))?.number ?? 0,
    *idPages(network) {
      for (let last: readonly [string, number, string] | undefined = ['', 0, '']; last;) {
        const page: readonly (Id & Numbered & { kind: string })[] = idPage.all(network, ...last, PAGE_SIZE);
        yield page.map(idOf);
        const end = page.length < PAGE_SIZE ? undefined : page.at(-1);
        last = end && [end.kind, end.number, end.target];
      }
    },
    networks: () => networks.all().map(({ network }) => network),
    names(network) {
      const found = names.all(network);
      return { kinds: found.map(({ kind }) => kind), stages: found.map(({ stage }) => stage) };
    },
    highestNumber: (network, kind) => highest.get(network, kind)?.number ?? 0,
    holder: (network, kind, uniqueKey) => holder.get(network, kind, uniqueKey)?.target,
    due: (now, limit) => due.all(now, limit).map(idOf),
    nextDue: () => nextDue.get()?.at ?? null,
  };
}
