import type { Pressed } from '../../core/act.ts';
import type { Instant } from '../../core/ids.ts';
import type { Task } from '../store.ts';
import { listOfRows, MANY_ROWS, type Database } from './sql.ts';

/** Follow-up acts, until they are done. */
export interface Tasks {
  write(tasks: readonly Task[]): void;
  due(now: Instant, limit: number): Task[];
  done(task: Task): void;
  later(task: Task, dueAt: Instant): void;
}

// Replacing a task moves it to the end of the order.
const WRITE = 'INSERT OR REPLACE INTO tasks (id, stamp, due_at, act) VALUES (?, ?, ?, ?)';
const WRITE_MANY = `INSERT OR REPLACE INTO tasks (id, stamp, due_at, act)
  SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?)`;
// The `+` keeps SQLite from reading all tasks in the order of writing to find the few that are due.
const DUE = 'SELECT id, stamp, due_at AS dueAt, act FROM tasks WHERE due_at <= ? ORDER BY +written LIMIT ?';
const DONE = 'DELETE FROM tasks WHERE id = ? AND stamp = ?';
const LATER = 'UPDATE tasks SET due_at = ? WHERE id = ? AND stamp = ?';

export const TASK_QUERIES = { due: DUE } as const;

export function createTasks(sql: Database): Tasks {
  const write = sql.query(WRITE);
  const writeMany = sql.query(WRITE_MANY);
  const due = sql.query<{ id: string; stamp: string; dueAt: Instant; act: string }>(DUE);
  const done = sql.query(DONE);
  const later = sql.query(LATER);
  return {
    write(tasks) {
      const rows = tasks.map(({ id, stamp, dueAt, act }) => [id, stamp, dueAt, JSON.stringify(act)] as const);
      if (rows.length < MANY_ROWS) for (const row of rows) write.run(...row);
      else writeMany.run(listOfRows(rows));
    },
    due: (now, limit) => due.all(now, limit).map((task) => ({ ...task, act: JSON.parse(task.act) as Pressed })),
    done: ({ id, stamp }) => void done.run(id, stamp),
    later: ({ id, stamp }, dueAt) => void later.run(dueAt, id, stamp),
  };
}
