/** Looks up a name that came from outside. Plain indexing would also find inherited properties (`constructor`, `__proto__`). */
export const own = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;
