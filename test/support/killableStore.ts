import { writeSync } from 'node:fs';
import { eventId } from '../../src/core/ids.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import type { Store } from '../../src/store/store.ts';
import { change, commit, entry, envelope, request, sent, task, UNA } from '../contracts/store/things.ts';

/**
 * Started by `kill.store.test.ts`, which kills it: writes to a store as fast as it can and prints the id of each event
 * once the store has said that it is saved.
 */
const [folder = '', round = ''] = process.argv.slice(2);
const WRITERS = 8;

async function write(store: Store, writer: number): Promise<never> {
  for (let turn = 0; ; turn++) {
    const event = `${round}.${writer}.${turn}`;
    const found = await store.load(`una/E-${writer}`);
    const { positions } = (found?.state ?? { positions: [] }) as { positions: unknown[] };
    const state = { title: event, positions: [...positions, { event }] };
    const document = found ? change(found, state) : request(writer, { state });
    const journal = [entry({ eventId: eventId(event) })];
    const result = await store.commit(
      commit({ document, journal, envelopes: [envelope(event)], tasks: [task(event)] }),
    );
    if (result.type === 'saved') writeSync(1, `${event}\n`);
    if (turn % 3 === 0) await store.settle([sent(event)]);
  }
}

const store = await openSqliteStore({ folder });
const lines = (await store.verifyAudit(UNA)).lines;
writeSync(1, `open ${lines}\n`);
await Promise.all(Array.from({ length: WRITERS }, (_, place) => write(store, place + 1)));
