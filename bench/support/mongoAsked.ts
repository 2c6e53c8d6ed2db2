/** What a program asked of MongoDB, by kind of question, and how long the answers took: what grows with history stands first. */
import mongoose from 'mongoose';
import { openMongoStore } from '../../src/store/mongo/mongoStore.ts';
import type { Store } from '../../src/store/store.ts';

interface Command {
  readonly [name: string]: unknown;
}
type Times = { count: number; ms: number };

/** Opens a store whose driver tells of its commands. */
export const openMongo = (uri: string): Promise<Store> =>
  openMongoStore(`${uri}${uri.includes('?') ? '&' : '?'}monitorCommands=true`);

/** Listens to the connection that was opened last. @returns a function that gives what was asked since its last call */
export function listenToMongo(): () => string {
  const client = mongoose.connections.at(-1)?.getClient();
  const running = new Map<number, string>();
  const asked = new Map<string, Times>();
  client?.on('commandStarted', ({ requestId, commandName, command }) => {
    running.set(requestId, nameOf(commandName, command));
  });
  client?.on('commandSucceeded', ({ requestId, duration }) => {
    const name = running.get(requestId) ?? '?';
    running.delete(requestId);
    const times = asked.get(name) ?? { count: 0, ms: 0 };
    asked.set(name, { count: times.count + 1, ms: times.ms + duration });
  });
  return () => {
    const all = [...asked].sort(([, a], [, b]) => b.ms - a.ms);
    asked.clear();
    return all.map(([name, { count, ms }]) => `${ms.toFixed(0)} ms, ${count} × ${name}`).join('\n');
  };
}

/** As `find deliveries network state > nextAt`: the collection, the fields it is asked by, those it is sorted by. */
function nameOf(name: string, command: Command): string {
  const updates = command['updates'] as readonly { readonly q: object }[] | undefined;
  const filter = command['filter'] ?? command['query'] ?? updates?.[0]?.q ?? {};
  const sort = Object.keys(command['sort'] ?? {});
  const order = sort.length > 0 ? ` > ${sort.join(' ')}` : '';
  return `${name} ${String(command[name])} ${Object.keys(filter).join(' ')}${order}`;
}
