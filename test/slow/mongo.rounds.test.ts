/** How often a press waits for MongoDB: counted, because a busy machine makes every time longer and none of the numbers. */
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openMongoStore } from '../../src/store/mongo/mongoStore.ts';
import { startLockstep, type Counted, type Lockstep } from '../support/mongo/lockstep.ts';
import { through } from '../support/mongo/proxy.ts';
import { findMongo, newDatabase } from '../support/mongo/server.ts';
import { wait } from '../support/program.ts';
import { aRequest, startWorld, type Reply, type World } from '../support/world.ts';

const server = await findMongo();
afterAll(() => server?.stop());

const SAMPLE = { sample: true, secretariat: [] };
const LETTER = { subject: 'Field visits', text: 'Please read this.' };
/** What was written is carried into the collections by then. */
const CARRIED_MS = 600;

/** A process of its own: what another does it hears from the database. */
interface Process extends World {
  readonly steps: Lockstep;
}

describe.skipIf(!server)('the times that a person waits for MongoDB', () => {
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

  async function start(): Promise<Process> {
    const uri = server?.uri(database) ?? '';
    const steps = await startLockstep(new URL(uri));
    ends.push(() => steps.close());
    const store = await openMongoStore(through(uri, steps));
    ends.push(() => store.close());
    const world = await startWorld({ found: SAMPLE, store: () => store });
    ends.push(() => world.close());
    return { ...world, steps };
  }
  async function calm(one: Process): Promise<void> {
    await one.settle();
    await wait(CARRIED_MS);
  }
  async function counted(one: Process, press: () => Promise<Reply>): Promise<Counted<Reply>> {
    const told = await one.steps.count(press);
    expect(told.result).toMatchObject({ ok: true });
    await calm(one);
    return told;
  }
  const said = async (one: Process, e: string) => (await one.request(e)).positions.map(({ position }) => position);
  const wrote = (rounds: Counted<unknown>['rounds']) =>
    rounds.flat().filter((name) => name === 'insert journal').length;

  test('are one for a press, two for a card that is looked up, and no connection is opened for them', async () => {
    const one = await start();
    const e = await one.open();
    await calm(one);
    const [unhcr, { officer }] = [one.focalPoint('UNHCR'), one];
    const presses: [string, number, () => Promise<Reply>][] = [
      ['a position', 1, () => unhcr.press('endorsement.endorse', e)],
      ['another position', 1, () => unhcr.press('endorsement.abstain', e)],
      ['the same once more', 1, () => unhcr.press('endorsement.abstain', e)],
      ['a look at what is known', 1, () => unhcr.press('endorsement.show', e)],
      ['their home', 2, () => unhcr.press('home')],
      ['an officer’s home', 2, () => officer.press('home')],
      ['the meetings', 2, () => officer.press('meeting.list')],
      ['the committee', 2, () => officer.press('rmc.show')],
      ['the first message', 2, () => officer.press('correspondence.send', null, LETTER)],
      ['the same once more', 1, () => officer.press('correspondence.send', null, LETTER)],
      ['the next message', 1, () => officer.press('correspondence.send', null, { ...LETTER, subject: 'Visits' })],
      // What runs is looked through, also for the keys of an earlier version; then whether another has this document's key.
      ['a request', 3, () => officer.press('endorsement.open', null, aRequest())],
    ];
    const told: [string, number, number][] = [];
    for (const [what, , press] of presses) {
      const { rounds, opened } = await counted(one, press);
      told.push([what, rounds.length, opened]);
    }
    expect(told).toEqual(presses.map(([what, rounds]) => [what, rounds, 0]));
    expect(await said(one, e)).toEqual(['endorse', 'abstain']);
    expect((await one.records('correspondence')).length).toBe(2);
  });

  test('are as many for eight people at once as they wait for one another, and each question is asked once', async () => {
    const one = await start();
    const e = await one.open();
    await calm(one);
    // What a process has never seen it reads once.
    await counted(one, () => one.focalPoint('UNHCR').press('home'));
    const people = ['UNDP', 'UNEP', 'UNFPA', 'UNICEF', 'UN-Habitat', 'UN Women', 'WFP', 'WHO'];
    const { result, rounds, opened } = await one.steps.count(() =>
      Promise.all(
        people.map((entity, n) =>
          one.focalPoint(entity).press(['endorsement.endorse', 'home', 'endorsement.show'][n % 3] ?? '', e),
        ),
      ),
    );
    expect(result.map(({ ok }) => ok)).toEqual(people.map(() => true));
    // The first row, the row of those who came while it was written, and that of those who waited for the request.
    expect(wrote(rounds)).toBe(3);
    expect([rounds.length, opened]).toEqual([3, 0]);
    const lists = rounds.flat().filter((name) => name.startsWith('find documents '));
    const kinds = ['agenda', 'correspondence', 'endorsements', 'inputs', 'meetings', 'outcomes', 'plan'];
    expect([...new Set(lists)].sort()).toEqual(kinds.map((kind) => `find documents ${kind}`));
    // Those who had not been met before may have missed requests: these are looked for beside.
    expect(lists.length).toBeLessThanOrEqual(kinds.length + 1);
  });

  test('are four at most just after another process has written, and two acts are not taken for one', async () => {
    const [one, other] = [await start(), await start()];
    const e = await one.open();
    await calm(one);
    const positions: string[] = [];
    let surprised = 0;
    // A process reads on by itself each second: mostly it does not come between the two presses.
    for (let tries = 0; tries < 6 && surprised < 2; tries += 1) {
      const { rounds: before } = await counted(one, () => one.focalPoint('UNHCR').press('endorsement.endorse', e));
      expect(before.length).toBeLessThanOrEqual(2);
      const abstained = await other.focalPoint('UNHCR').press('endorsement.abstain', e);
      expect(abstained.ok).toBe(true);
      // The same act as before, as far as this process knows.
      const { rounds } = await counted(one, () => one.focalPoint('UNHCR').press('endorsement.endorse', e));
      if (wrote(rounds) > 1) surprised += 1;
      // Its row is refused, it reads what the other wrote and, where that has been carried on, the request; and writes.
      expect(rounds.length).toBeLessThanOrEqual(wrote(rounds) > 1 ? 4 : 2);
      await one.focalPoint('UNHCR').press('endorsement.comment', e, { text: `${tries}` });
      positions.push('endorse', 'abstain', 'endorse', 'comment');
    }
    expect(surprised).toBeGreaterThan(0);
    expect(await said(one, e)).toEqual(positions);
  });

  test('are few for whoever presses first in a process that has just started', async () => {
    const one = await start();
    const e = await one.open();
    await calm(one);
    const next = await start();
    await calm(next);
    const { rounds } = await counted(next, () => next.focalPoint('UNHCR').press('endorsement.endorse', e));
    expect(rounds).toMatchObject([['find documents', 'find entries'], ['insert journal']]);
  });
});
