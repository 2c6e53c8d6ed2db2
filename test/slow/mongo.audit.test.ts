/**
 * The audit of a long trail on MongoDB: nothing is read at once, and one bad line among many is named. With
 * CONCORD_TEST_AUDIT_LINES=100000 it gives the figure of docs/performance.md.
 */
import mongoose from 'mongoose';
import { afterAll, describe, expect, test } from 'vitest';
import { openMongoStore } from '../../src/store/mongo/mongoStore.ts';
import type { Store } from '../../src/store/store.ts';
import { entry, envelope, request, saved, UNA } from '../contracts/store/things.ts';
import { findMongo, newDatabase } from '../support/mongo/server.ts';

const LINES = Number(process.env['CONCORD_TEST_AUDIT_LINES'] ?? 4_000);
/** As many acts of a round as the engine commits together, one of which writes a document and tells two people. */
const ROUND = 20;
const TOLD = 2;
const AT_ONCE = 4;
const MB = 1_048_576;

const server = await findMongo();
afterAll(() => server?.stop());

async function fill(store: Store): Promise<void> {
  const one = async (n: number): Promise<void> => {
    const journal = Array.from({ length: ROUND }, () => entry());
    const [first] = journal;
    const envelopes = Array.from({ length: TOLD }, (_, i) => envelope(`una:${first?.eventId ?? ''}:request:una-${i}`));
    await saved(store, { document: request(n), journal, envelopes });
  };
  const rounds = Array.from({ length: Math.ceil(LINES / ROUND) }, (_, i) => i + 1);
  for (let from = 0; from < rounds.length; from += AT_ONCE)
    await Promise.all(rounds.slice(from, from + AT_ONCE).map(one));
}

/** How long something takes, and the most memory that is in use meanwhile beyond what was before. */
async function measured<T>(
  work: () => Promise<T>,
): Promise<{ readonly result: T; readonly ms: number; readonly mb: number }> {
  const [began, before] = [performance.now(), process.memoryUsage().rss];
  let most = before;
  const looking = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
  const result = await work().finally(() => clearInterval(looking));
  return { result, ms: performance.now() - began, mb: (most - before) / MB };
}

describe.skipIf(!server)('a long trail on MongoDB', () => {
  test('is in order, and one changed line of it is named', { timeout: 1_200_000 }, async () => {
    const database = newDatabase();
    const uri = server?.uri(database) ?? '';
    const store = await openMongoStore(uri);
    const byHand = await mongoose.createConnection(uri).asPromise();
    try {
      await fill(store);
      const { result, ms, mb } = await measured(() => store.verifyAudit(UNA));
      expect(result).toMatchObject({ ok: true, lines: Math.ceil(LINES / ROUND) * ROUND });
      const figures = `${(ms / 1_000).toFixed(1)} s, at most ${mb.toFixed(0)} MB more than before`;
      console.log(`${LINES} lines, ${LINES / ROUND} documents, ${(LINES / ROUND) * TOLD} deliveries: ${figures}`);

      const row = await byHand
        .collection<{ lines: { seq: number }[] }>('journal')
        .findOneAndUpdate(
          { first: { $lte: LINES / 2 }, last: { $gte: LINES / 2 } },
          { $set: { 'lines.2.actor': 'somebody else' } },
        );
      const bad = row?.lines[2]?.seq ?? 0;
      expect(bad).toBeGreaterThan(LINES / 4);
      expect(await store.verifyAudit(UNA)).toMatchObject({ ok: false, seq: bad, why: 'changed' });
    } finally {
      await byHand.close();
      await store.close();
      await server?.drop(database);
    }
  });
});
