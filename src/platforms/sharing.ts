/** Callers with the same key share one running piece of work. The result is not cached. */
export function sharing<T>() {
  const under = new Map<string, Promise<T>>();
  return (key: string, work: () => Promise<T>): Promise<T> => {
    const running = under.get(key) ?? work().finally(() => under.delete(key));
    under.set(key, running);
    return running;
  };
}
