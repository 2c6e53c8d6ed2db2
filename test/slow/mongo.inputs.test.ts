/** Calls for input and the work plan on MongoDB: written by two processes at once, brought together, and adopted. */
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openMongoStore } from '../../src/store/mongo/mongoStore.ts';
import { findMongo, newDatabase } from '../support/mongo/server.ts';
import { startWorld, type World } from '../support/world.ts';

const server = await findMongo();
afterAll(() => server?.stop());
const CALL = {
  title: 'Plan for 2027',
  questions: 'Which activities? (table: activity; contributors; to)\nWhat else?',
  dueOn: '2026-12-02',
};
const LONG = 'Ж'.repeat(20_000);

describe.skipIf(!server)('calls for input and the work plan on MongoDB', () => {
  let database: string;
  let ends: (() => Promise<void>)[];
  beforeEach(() => {
    database = newDatabase();
    ends = [];
  });
  afterEach(async () => {
    for (const end of ends.reverse()) await end();
    await server?.drop(database);
  });
  async function start(): Promise<World> {
    const store = await openMongoStore(server?.uri(database) ?? '');
    ends.push(() => store.close());
    const world = await startWorld({ store: () => store });
    ends.push(() => world.close());
    return world;
  }

  test('one document for each call and entity; a plan of the answers, adopted with the number of its endorsement', async () => {
    const w = await start();
    await w.officer.press('input.open', null, CALL);
    await w.settle();
    const [main, other] = [w.focalPoint('UNHCR'), w.alternate('UNHCR')];
    const both = await Promise.all([
      main.press('input.save', 'I-1', { answers: { 1: 'Train focal points; UNFPA; 31 March 2027' } }),
      other.press('input.save', 'I-1', { answers: { 2: LONG } }),
    ]);
    expect(both.map(({ ok }) => ok)).toEqual([true, true]);
    expect(await w.records('inputAnswers')).toMatchObject([{ call: 'I-1', entity: 'UNHCR', revision: 2 }]);
    expect(await main.press('input.answer', 'I-1')).toMatchObject({ ok: true });
    await w.settle();
    expect((await w.records('inputs', 'I-1'))[0]).toMatchObject({
      answers: [{ entity: 'UNHCR', state: 'answered', answers: { 2: LONG } }],
      standings: [{ entity: 'UNHCR', state: 'answered' }],
    });

    expect(await w.officer.press('plan.build', 'I-1')).toMatchObject({ ok: true });
    await w.settle();
    expect(await w.records('plan')).toMatchObject([{ activity: 'Train focal points', contributors: ['UNFPA'] }]);
    expect(await w.coordinator.press('plan.build', 'I-1')).toMatchObject({ ok: false, code: 'conflict' });
    const request = { title: 'Work plan', documentUrl: 'https://un.example/plan' };
    expect(await w.officer.press('plan.endorse', null, request)).toMatchObject({ ok: true, target: 'E-1' });
    await w.to('2026-12-04T15:00:00Z');
    const { outcome } = await w.request('E-1');
    expect((await w.records('planBook'))[0]).toMatchObject({ adopted: [{ decision: outcome?.number, ref: 'E-1' }] });

    const lines = await w.records<{ verb: string; outcome: string; target?: string }>('audit');
    for (const verb of ['input.open', 'input.answer', 'plan.build', 'plan.endorse'])
      expect(lines.filter((line) => line.verb === verb && line.outcome === 'accepted').length, verb).toBeGreaterThan(0);
    expect(await w.records('register')).toHaveLength(1);
  });
});
