/** How long the calls of SQLite take in this thread, whoever makes them. */
import Database from 'libsql';

type Call = (this: unknown, ...values: unknown[]) => unknown;

/** From here on every call is timed. @returns the milliseconds of all calls so far */
export function timedSql(): () => number {
  let ms = 0;
  const time = (prototype: object, name: string): void => {
    const call = Reflect.get(prototype, name) as Call;
    Reflect.set(prototype, name, function (this: unknown, ...values: unknown[]) {
      const from = performance.now();
      try {
        return call.apply(this, values);
      } finally {
        ms += performance.now() - from;
      }
    });
  };
  const database = new Database(':memory:');
  const statement = Object.getPrototypeOf(database.prepare('SELECT 1')) as object;
  for (const name of ['get', 'all', 'run']) time(statement, name);
  time(Object.getPrototypeOf(database) as object, 'exec');
  database.close();
  return () => ms;
}
