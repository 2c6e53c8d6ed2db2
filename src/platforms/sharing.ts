/** One piece of work for everybody who asks for it while it is under way: what it comes to is not remembered. */
export function sharing<T>() {
  const under = new Map<string, Promise<T>>();
  return (key: string, work: () => Promise<T>): Promise<T> => {
    const running = under.get(key) ?? work().finally(() => under.delete(key));
    under.set(key, running);
    return running;
  };
}
