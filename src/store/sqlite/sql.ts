import Database from 'libsql';

/**
 * The only file that uses libsql. Its known traps: a bound boolean, or a single object, ends the process; missing and
 * surplus values are not reported; text is returned only up to its first NUL, and a lone surrogate as U+FFFD; `get()` after
 * `all()` on one statement still has the values of `all()`; a statement outlives `close()`. This file keeps them from the
 * rest of the store.
 */

export type SqlValue = string | number | bigint | Buffer | null;
export type Values = readonly SqlValue[];

/** A statement that is prepared when it is first used, and kept. */
export interface PreparedQuery<Row> {
  get(...values: Values): Row | undefined;
  all(...values: Values): Row[];
  /** @returns the number of changed rows */
  run(...values: Values): number;
}

export interface Database {
  query<Row = never>(text: string): PreparedQuery<Row>;
  /** One or more statements without values. */
  exec(text: string): void;
  /** Runs `work` in a transaction. `work` must be synchronous. */
  transaction<Result>(work: () => Result): Result;
  readonly close: () => void;
}

/** How long to wait until another program (a backup, an inspection) releases the file. */
export const BUSY_TIMEOUT_MS = 5000;

/** @param path a file, a `file:` address or `:memory:` @throws when it cannot be opened */
export function openDatabase(path: string, { readonly = false } = {}): Database {
  const database = new Database(path, { timeout: BUSY_TIMEOUT_MS, readonly });
  let open = true;
  const opened = (): Database.Database => {
    if (!open) throw new Error('the store is closed');
    return database;
  };
  return {
    query: (text) => query(opened, text),
    exec: (text) => void opened().exec(text),
    transaction: (work) => transaction(opened(), work),
    close() {
      open = false;
      database.close();
    },
  };
}

function transaction<Result>(database: Database.Database, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (fault) {
    // After some faults (disk full) SQLite has rolled back already.
    if (database.inTransaction) database.exec('ROLLBACK');
    throw fault;
  }
}

function query<Row>(opened: () => Database.Database, text: string): PreparedQuery<Row> {
  const places = text.split('?').length - 1;
  const bound = (values: Values): SqlValue[] => {
    if (values.length !== places) throw new TypeError(`${places} values wanted, ${values.length} given: ${text}`);
    return values.map(toCell);
  };
  const forOne = lazily(opened, text);
  const forMany = lazily(opened, text);
  const forNone = lazily(opened, text);
  return {
    get(...values) {
      const { statement, columns } = forOne();
      const cells = statement.get(bound(values)) as SqlValue[] | null | undefined;
      return cells ? (toRow(columns, cells) as Row) : undefined;
    },
    all(...values) {
      const { statement, columns } = forMany();
      return (statement.all(bound(values)) as SqlValue[][]).map((cells) => toRow(columns, cells) as Row);
    },
    run: (...values) => forNone().statement.run(bound(values)).changes,
  };
}

interface Prepared {
  readonly statement: Database.Statement;
  readonly columns: readonly string[];
}

/** Rows are read as arrays: as objects, some would have a property of libsql's own. */
function lazily(opened: () => Database.Database, text: string): () => Prepared {
  let prepared: Prepared | undefined;
  return () => {
    const database = opened();
    if (prepared) return prepared;
    const statement = database.prepare(text);
    const columns = statement.columns().map((column) => column.name);
    return (prepared = { statement: columns.length > 0 ? statement.raw(true) : statement, columns });
  };
}

/** Text that SQLite would not return unchanged, or that begins with the quotation mark that marks such text. */
const isAwkward = (text: string): boolean => text.startsWith('"') || text.includes('\0') || !text.isWellFormed();

const toText = (text: string): string => (isAwkward(text) ? JSON.stringify(text) : text);

/** Many strings as one value, for `IN (SELECT value FROM json_each(?))`. */
export const listOf = (texts: readonly string[]): string => JSON.stringify(texts.map(toText));

/** From so many rows on one statement for all is cheaper than one for each; a press, which writes one, is dearer with it. */
export const MANY_ROWS = 16;

/** Many rows as one value, for `FROM json_each(?)`. */
export const listOfRows = (rows: readonly (readonly (string | number | null)[])[]): string =>
  JSON.stringify(rows.map((row) => row.map((cell) => (typeof cell === 'string' ? toText(cell) : cell))));

function toCell(value: unknown): SqlValue {
  if (typeof value === 'string') return toText(value);
  if (value === null || typeof value === 'bigint' || Buffer.isBuffer(value)) return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new TypeError(`cannot be stored: ${typeof value === 'number' ? value : typeof value}`);
}

function toRow(columns: readonly string[], cells: readonly SqlValue[]): Record<string, SqlValue> {
  const row: Record<string, SqlValue> = {};
  columns.forEach((column, place) => (row[column] = fromCell(cells[place] ?? null)));
  return row;
}

const fromCell = (cell: SqlValue): SqlValue =>
  typeof cell === 'string' && cell.startsWith('"') ? (JSON.parse(cell) as string) : cell;
