import Database from 'libsql';

/**
 * The only file that talks to libsql. Its traps, each seen: a bound boolean, or a lone object, ends the process; values
 * that are missing or too many go unnoticed; text is read back only as far as its first NUL, and half a surrogate pair
 * comes back as U+FFFD; `get()` after `all()` on one statement still has the values of `all()`; a statement outlives
 * `close()`. None of them reaches the rest of the store.
 */

export type SqlValue = string | number | bigint | Buffer | null;
export type Values = readonly SqlValue[];

/** A statement, prepared when it is first used and kept. */
export interface Query<Row> {
  get(...values: Values): Row | undefined;
  all(...values: Values): Row[];
  /** Gives how many rows changed. */
  run(...values: Values): number;
}

export interface Sql {
  query<Row = never>(text: string): Query<Row>;
  /** One or more statements without values. */
  exec(text: string): void;
  /** Runs `work`, which must not wait for anything: all that it writes lands on the disk, or none of it. */
  transaction<Result>(work: () => Result): Result;
  readonly close: () => void;
}

/** Waits this long for another program (a backup, an inspection) to let go of the file. */
const BUSY_MS = 5000;

/** @param path a file, a `file:` address or `:memory:` @throws when it cannot be opened */
export function openSql(path: string): Sql {
  const database = new Database(path, { timeout: BUSY_MS });
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
    // After some faults (a full disk) SQLite has rolled back already.
    if (database.inTransaction) database.exec('ROLLBACK');
    throw fault;
  }
}

function query<Row>(opened: () => Database.Database, text: string): Query<Row> {
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

/** Reads rows as arrays: as objects, some of them carry a property of libsql's own. */
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

/** What SQLite would not give back as it was; and a leading quotation mark, which then stands for such text. */
const isAwkward = (text: string): boolean => text.startsWith('"') || text.includes('\0') || !text.isWellFormed();

const toText = (text: string): string => (isAwkward(text) ? JSON.stringify(text) : text);

/** Many texts as one value, for `IN (SELECT value FROM json_each(?))`. */
export const listOf = (texts: readonly string[]): string => JSON.stringify(texts.map(toText));

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
