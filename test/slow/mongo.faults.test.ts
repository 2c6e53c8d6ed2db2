/** Several programs on one MongoDB, and what may happen to them: races, deaths, a database that is away or slow. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import mongoose from 'mongoose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { build } from '../../.config/build.mjs';
import { REAL_TIME } from '../support/realTime.ts';
import { startProxy, through, type Proxy } from '../support/mongo/proxy.ts';
import { findMongo, newDatabase } from '../support/mongo/server.ts';
import { startProgram, wait, type Program } from '../support/program.ts';

interface Told {
  readonly ok: boolean;
  readonly code?: string;
  readonly message: string;
  readonly target?: string;
}
interface Person {
  readonly id: string;
  readonly role: string;
}
type Row = Record<string, unknown>;

const server = await findMongo();
afterAll(() => server?.stop());

const CLI = fileURLToPath(new URL('../../src/cli/cli.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');
const TRY_AGAIN = /try again in a moment|réessayer dans un instant/i;
/** Told that it is not known yet, a person who presses all the same does no harm. */
const NOT_KNOWN = /do not know yet|ignore encore/i;
/** The programs' clocks stand still here: a chat of somebody who sleeps by then waits. */
const NOW = '2026-11-24T14:00:00.000Z';
const SECRETARIAT = 'una-1';

describe.skipIf(!server)('programs on one MongoDB', () => {
  const root = mkdtempSync(join(tmpdir(), 'concord-mongo-'));
  const programs: Program[] = [];
  let proxies: Proxy[] = [];
  let database: string;
  beforeAll(() => build());
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  beforeEach(() => {
    database = newDatabase();
  });
  afterEach(async () => {
    for (const program of programs.splice(0)) {
      program.signal('SIGKILL');
      await program.ended;
    }
    for (const proxy of proxies) await proxy.close();
    proxies = [];
    await server?.drop(database);
  });

  /** As `npm run concord -- …`, in a folder without settings of its own. */
  async function concord(args: readonly string[], env: Record<string, string>) {
    const child = spawn(process.execPath, ['--import', TSX, CLI, ...args], {
      cwd: root,
      env: { PATH: process.env['PATH'], ...env },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, output };
  }

  const uri = (): string => server?.uri(database) ?? '';
  async function start(folder: string, address = uri(), settings: Record<string, string> = {}): Promise<Program> {
    const program = await startProgram(join(root, `${database}-${folder}`), { MONGODB_URI: address, ...settings });
    programs.push(program);
    return program;
  }
  async function proxied(): Promise<{ proxy: Proxy; address: string }> {
    const proxy = await startProxy(new URL(uri()));
    proxies.push(proxy);
    return { proxy, address: through(uri(), proxy) };
  }
  const act = async (program: Program, by: string, body: Row): Promise<Told> =>
    (await program.call('POST', `/local/people/${by}/act`, body)).body as Told;
  /** As a person does who is told to try again: the same press, a few times. */
  async function insist(program: Program, by: string, body: Row): Promise<Told> {
    for (let tries = 1; ; tries += 1) {
      const told = await act(program, by, body);
      if (tries === 5 || !(TRY_AGAIN.test(told.message) || NOT_KNOWN.test(told.message))) return told;
      await wait(200);
    }
  }
  const records = async (program: Program, kind: string): Promise<Row[]> =>
    (await program.call('GET', `/local/records?network=una&kind=${kind}`)).body as Row[];
  async function open(program: Program, name: string): Promise<string> {
    const inputs = { title: `Request ${name}`, documentUrl: `https://un.example/${name}` };
    const told = await act(program, SECRETARIAT, { verb: 'endorsement.open', inputs, eventId: `open-${name}` });
    expect(told).toMatchObject({ ok: true });
    return told.target ?? '';
  }
  async function representatives(program: Program): Promise<string[]> {
    const all = (await program.call('GET', '/local/people?network=una')).body as Person[];
    return all.filter(({ role }) => role === 'focalPoint' || role === 'alternate').map(({ id }) => id);
  }
  async function until(what: () => Promise<boolean>, ms: number): Promise<number> {
    const from = performance.now();
    while (performance.now() - from < ms) {
      if (await what().catch(() => false)) return performance.now() - from;
      await wait(50);
    }
    throw new Error(`not within ${ms} ms`);
  }
  const isReady = async (program: Program): Promise<boolean> => (await program.call('GET', '/readyz')).status === 200;
  /** Deliveries that wait although their time has come. */
  const waiting = async (program: Program): Promise<number> =>
    (await records(program, 'deliveries')).filter(({ nextAt }) => typeof nextAt === 'string' && nextAt <= NOW).length;
  const noneWaits = async (program: Program): Promise<boolean> => (await waiting(program)) === 0;

  test('of 500 conflicting presses and closings, each has exactly one outcome', { timeout: 240_000 }, async () => {
    const both = [await start('a'), await start('b')] as const;
    const [a, b] = both;
    const people = await representatives(a);
    const requests: string[] = [];
    for (let n = 0; n < 10; n += 1) requests.push(await open(both[n % 2] ?? a, String(n)));
    expect(new Set(requests).size).toBe(10);

    // The same press arrives at both, as a platform repeats it to whoever answers; all 250 at once, on ten requests.
    const presses = Array.from({ length: 225 }, (_, n) => ({
      by: people[n % people.length] ?? '',
      body: {
        verb: ['endorsement.endorse', 'endorsement.comment', 'endorsement.needTime'][n % 3],
        target: requests[n % requests.length],
        inputs: { text: `press ${n}` },
        eventId: `press-${n}`,
      },
    }));
    // And half the requests are withdrawn by two officers at once, in the middle of it, under names of their own.
    const withdrawn = requests.slice(0, 5);
    const closings = withdrawn.flatMap((target) =>
      [0, 1, 2, 3, 4].map((n) => ({
        by: SECRETARIAT,
        body: {
          verb: 'endorsement.withdraw',
          target,
          // In words of its own: the same words would be the same act, which gets its answer again.
          inputs: { reason: `No longer needed, ${n}.` },
          eventId: `end-${target}-${n}`,
        },
      })),
    );
    const all = presses.flatMap((press, n) => (n % 9 === 8 ? [press, ...closings.splice(0, 1)] : [press]));
    expect(all).toHaveLength(250);
    const told = await Promise.all(all.map(({ by, body }) => Promise.all(both.map((p) => insist(p, by, body)))));

    for (const [one, other] of told) {
      expect(one?.message).not.toMatch(TRY_AGAIN);
      expect({ ...other, card: undefined }).toMatchObject({ ok: one?.ok, message: one?.message });
    }
    const audit = await records(b, 'audit');
    expect(audit.map(({ seq }) => seq)).toEqual(audit.map((_, i) => i + 1));
    const isDone = all.map(({ body }, i) => ({ ...body, ok: told[i]?.[0]?.ok === true }));
    for (const target of withdrawn)
      expect(isDone.filter((d) => d.verb === 'endorsement.withdraw' && d.target === target && d.ok)).toHaveLength(1);
    const events = audit.filter(({ actor }) => actor !== 'concord' && actor !== undefined);
    expect(events.filter(({ verb }) => verb !== 'endorsement.open')).toHaveLength(all.length);

    // Everyone has to be reached before the closings, also those who sleep by now: it is the middle of their day then.
    const pass = (advance: string) =>
      Promise.all(both.map((program) => program.call('POST', '/local/clock', { advance })));
    await pass('PT14H');
    const morning = '2026-11-25T04:00:00.000Z';
    await until(async () => {
      const queued = (await records(a, 'deliveries')).filter(({ state }) => state === 'queued');
      return queued.every(({ nextAt }) => String(nextAt) > morning);
    }, 60_000);

    // Both clocks pass the closings at the same time, while people go on pressing at both; one of them closes.
    const left = requests.slice(5);
    const late = Promise.all(
      people.slice(0, 4).map(async (by, hand) => {
        for (let n = 0; n < 20; n += 1) {
          const press = { verb: 'endorsement.endorse', target: left[n % left.length], inputs: {} };
          const body = { ...press, eventId: `late-${hand}-${n}` };
          const [one, other] = await Promise.all(both.map((program) => insist(program, by, body)));
          expect(other?.message).toBe(one?.message);
        }
      }),
    );
    await Promise.all([pass('P20D'), late]);
    // What could not be done on a busy machine is tried again a little later, by the clocks.
    await until(async () => {
      await pass('PT1M');
      return (await records(a, 'register')).length >= left.length;
    }, 60_000);
    expect((await records(b, 'register')).map(({ number }) => number)).toEqual(
      [1, 2, 3, 4, 5].map((n) => `UNA/2026/${n}`),
    );
    const ends = new Map((await records(b, 'endorsements')).map(({ target, state }) => [target, state]));
    expect(left.map((target) => ends.get(target))).toEqual(left.map(() => 'endorsed'));
  });

  test('a damaged network is told and not served; the other goes on', { timeout: 90_000 }, async () => {
    const other = { CONCORD_NETWORK: 'clu:Cluster', CONCORD_SECRETARIAT: 'lea@clu.example', CONCORD_SAMPLE: 'yes' };
    const before = await start('a', uri(), other);
    await open(before, 'before');
    before.signal('SIGTERM');
    await before.ended;
    const raw = await mongoose.createConnection(uri()).asPromise();
    const damaged = { _id: 'clu' as never };
    const kept = await raw.collection('networks').findOne(damaged);
    // The journal was dumped first, and what is said about it after more had been written.
    await raw.collection('networks').updateOne(damaged, { $inc: { relayed: 1 } });

    const program = await start('a', uri(), other);
    const words = expect.stringMatching(/record of the network clu is damaged.*`npm run concord -- audit`/) as string;
    expect(await program.call('GET', '/readyz')).toEqual({ status: 200, body: { ok: true, troubles: [words] } });
    expect(program.output()).toMatch(/"about":"store\/clu"/);
    await open(program, 'after');
    await until(async () => (await records(program, 'deliveries')).some(({ state }) => state === 'sent'), 10_000);
    await until(() => noneWaits(program), 40_000);
    const look = { verb: 'home', inputs: {} };
    const refused = await act(program, 'clu-1', look);
    expect(refused.ok).toBe(false);
    expect(refused.message).not.toMatch(TRY_AGAIN);
    expect(refused.message).toMatch(/damaged/);

    const settings = { MONGODB_URI: uri(), ...other };
    const examined = await concord(['doctor'], settings);
    expect(examined.output).toMatch(/^ok {5}MongoDB: .* networks in it: una$/m);
    expect(examined.output).toMatch(/^wrong {2}MongoDB: The record of the network clu is damaged/m);
    expect(examined.code).toBe(2);
    const audited = await concord(['audit'], settings);
    expect(audited.output).toMatch(/^una: \d+ lines, all in order/m);
    expect(audited.output).toMatch(/^clu: line \d+ is missing/m);
    expect(audited.code).toBe(2);

    // Restored under its feet, it is served again, and nothing is told any more.
    await raw.collection('networks').replaceOne(damaged, kept as object);
    await raw.close();
    await until(async () => JSON.stringify((await program.call('GET', '/readyz')).body) === '{"ok":true}', 10_000);
    expect(program.output()).toMatch(/"about":"store\/clu","msg":"works again"/);
    expect(await act(program, 'clu-1', look)).toMatchObject({ ok: true });
    expect(await concord(['doctor'], settings)).toMatchObject({ code: 0 });
  });

  test('whoever is killed in the middle of a fan-out is replaced within 15 s', { timeout: 120_000 }, async () => {
    const a = await start('a');
    const b = await start('b');
    const people = await representatives(b);
    const requests: string[] = [];
    for (let n = 0; n < 12; n += 1) requests.push(await open(b, String(n)));
    await until(async () => (await records(b, 'deliveries')).some(({ state }) => state === 'sent'), 10_000);
    a.signal('SIGKILL');
    await a.ended;
    const left = await waiting(b);
    expect(left).toBeGreaterThan(0);
    // What had been waiting begins to move again, and all of it arrives.
    const took = await until(async () => (await waiting(b)) < left, 20_000);
    expect(took).toBeLessThan(15_000);
    await until(() => noneWaits(b), 60_000);
    const states = new Map(
      (await records(b, 'deliveries')).map(({ to, about, state }) => [`${String(to)} ${String(about)}`, state]),
    );

    const again = await start('a');
    let doubled = 0;
    for (const person of people) {
      const chats = await Promise.all(
        [again, b].map(
          async (p) =>
            (await p.call('GET', `/local/people/${person}/messages`)).body as { kind: string; target: string }[],
        ),
      );
      for (const target of requests) {
        const count = chats.flat().filter((m) => m.kind === 'request' && m.target === target).length;
        const isSent = states.get(`${person} ${target}`) === 'sent';
        expect(count).toBeGreaterThanOrEqual(isSent ? 1 : 0);
        doubled += Math.max(0, count - 1);
      }
    }
    // Only what was on its way when the process died may come twice.
    expect(doubled).toBeLessThanOrEqual(64);
  });

  test(
    'while MongoDB is away people are told so, and nothing that was answered is lost',
    { timeout: 120_000 },
    async () => {
      const { proxy, address } = await proxied();
      const program = await start('a', address);
      const people = await representatives(program);
      const target = await open(program, 'one');
      const kept: { by: string; body: Row; told: Told; ms: number }[] = [];
      let going = true;
      const hand = async (h: number): Promise<void> => {
        for (let n = 0; going; n += 1) {
          const by = people[(h * 7 + n) % people.length] ?? '';
          const body = { verb: 'endorsement.comment', target, inputs: { text: `${h}-${n}` }, eventId: `c-${h}-${n}` };
          const from = performance.now();
          const answer = await program.call('POST', `/local/people/${by}/act`, body);
          expect(answer.status).toBe(200);
          kept.push({ by, body, told: answer.body as Told, ms: performance.now() - from });
        }
      };
      const hands = Promise.all([0, 1, 2, 3].map(hand));
      // Should the test end before them, then for a reason of its own.
      hands.catch(() => undefined);
      await wait(700);
      await proxy.cut();
      await until(async () => !(await isReady(program)), 5_000);
      await wait(2_500);
      expect(await isReady(program)).toBe(false);
      await proxy.restore();
      await until(() => isReady(program), 20_000);
      await wait(700);
      going = false;
      await hands;

      const lost = kept.filter(({ told }) => told.code === 'conflict' || told.code === 'unknown');
      expect(lost.length).toBeGreaterThan(0);
      for (const { told, ms } of lost) {
        expect(told.message).toMatch(told.code === 'unknown' ? NOT_KNOWN : TRY_AGAIN);
        expect(ms).toBeLessThan(3_000);
      }
      expect(kept.filter(({ told }) => told.ok).length).toBeGreaterThan(10);
      // Pressed once more, each is there once: those that were answered say the same, the others are done now.
      for (const { by, body, told } of kept) {
        const now = await act(program, by, body);
        expect(now.ok).toBe(true);
        if (told.ok) expect(now.message).toBe(told.message);
      }
      const audit = await records(program, 'audit');
      expect(audit.filter(({ verb }) => verb === 'endorsement.comment')).toHaveLength(kept.length);
      expect(audit.map(({ seq }) => seq)).toEqual(audit.map((_, i) => i + 1));
    },
  );

  test(
    'when the answer comes four seconds late nobody is told that nothing was changed, and nobody gets it twice',
    { timeout: 120_000 },
    async () => {
      const { proxy, address } = await proxied();
      const program = await start('a', address);
      const [reader = ''] = await representatives(program);
      const inputs = { subject: 'Field visits', text: 'Please read this.', audience: 'focalPoints' };
      const press = (eventId: string) => act(program, SECRETARIAT, { verb: 'correspondence.send', inputs, eventId });
      proxy.holdAnswers(4_000);
      const first = await press('one');
      proxy.holdAnswers(0);
      expect(first).toMatchObject({ ok: false, code: 'unknown' });
      expect(first.message).not.toMatch(/nothing has been changed/i);
      const messages = async (by: string) =>
        (await program.call('GET', `/local/people/${by}/messages`)).body as { kind: string; text: string }[];
      // A second press, in another event, as a person makes who does not believe it.
      await until(async () => (await press(`again-${String(performance.now())}`)).ok, 20_000);
      await until(async () => (await messages(SECRETARIAT)).some(({ kind }) => kind === 'pressOutcome'), 20_000);
      expect((await messages(SECRETARIAT)).find(({ kind }) => kind === 'pressOutcome')?.text).toMatch(/was saved/);
      expect(await press('one')).toMatchObject({ ok: true, target: 'C-1' });
      await until(() => noneWaits(program), 20_000);
      expect(await records(program, 'correspondence')).toHaveLength(1);
      expect((await messages(reader)).filter(({ kind }) => kind === 'circular')).toHaveLength(1);
      await proxy.close();
    },
  );

  test(
    'with MongoDB 500 ms away a press is answered before its platform gives up',
    { timeout: 120_000, ...REAL_TIME },
    async () => {
      const { proxy, address } = await proxied();
      const program = await start('a', address);
      const people = await representatives(program);
      const target = await open(program, 'one');
      await until(() => noneWaits(program), 20_000);
      proxy.delay(500);
      const times: number[] = [];
      for (let round = 0; round < 6; round += 1)
        await Promise.all(
          people.slice(round * 8, round * 8 + 8).map(async (by, n) => {
            const verb = ['endorsement.endorse', 'home', 'endorsement.show'][n % 3];
            const from = performance.now();
            const told = await act(program, by, { verb, target, inputs: {}, eventId: `slow-${by}` });
            times.push(performance.now() - from);
            expect(told.ok).toBe(true);
          }),
        );
      expect(times.length).toBeGreaterThan(20);
      expect(Math.min(...times)).toBeGreaterThan(450);
      expect(Math.max(...times)).toBeLessThan(3_000);
    },
  );
});
