/** What an operator reads: every line of the log and every figure, and no word of people in them. */
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { createOperations } from '../../src/app/operations.ts';
import { watchStore } from '../../src/app/watchedStore.ts';
import { createLogger } from '../../src/runtime/log.ts';
import { answerMetrics, createMetrics, listenForMetrics } from '../../src/runtime/metrics.ts';
import { createHttp, listen } from '../../src/runtime/server.ts';
import { MAILBOX_SPACE, READ_TO_END } from '../../src/core/mailbox.ts';
import { instant, networkId } from '../../src/core/ids.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { REGISTRY } from '../support/features.ts';
import { NOW } from '../support/builders.ts';
import { world } from '../support/world.ts';

type Line = Readonly<Record<string, unknown>>;

function watching() {
  const lines: Line[] = [];
  const log = createLogger('trace', { write: (line: string) => void lines.push(JSON.parse(line) as Line) });
  const operations = createOperations({ log, registry: REGISTRY });
  return { lines, log, operations, of: (code: string) => lines.filter((line) => line['code'] === code) };
}

it('has a line for what is accepted and refused, closed, numbered and not delivered, with references alone', async () => {
  const { lines, operations, of } = watching();
  const w = await world({ watch: { operations }, store: (store) => watchStore(store, operations) });
  const said = { title: 'planted title', summary: 'planted summary', documentUrl: 'https://un.example/planted' };
  for (const who of [w.focalPoint('UNFPA'), w.alternate('UNFPA')]) await who.block();
  const e = await w.open(said);
  await w.focalPoint('UNHCR').press('endorsement.object', e, { text: 'planted objection' });
  await w.focalPoint('UNICEF').press('endorsement.object', e, { text: '' });
  await w.focalPoint('UNICEF').press('planted verb', 'planted target', {}, { eventId: 'planted event of a client' });
  await w.officer.press('endorsement.show', 'planted reference');
  // One word, too, and a word behind an id that looks like ours.
  const client = { eventId: 'planted' };
  await w.focalPoint('UNICEF').press('endorsement.comment', e, { text: 'planted' }, client);
  const behind = { eventId: `${randomUUID()}/planted` };
  await w.focalPoint('UNICEF').press('endorsement.comment', e, { text: 'planted again' }, behind);
  await w.person('planted').press('home');
  await w.person('planted').press('endorsement.open', null, { title: 'planted' }, client);
  await w.to('2026-12-03T00:00:00Z');
  await w.officer.press('endorsement.closeUnreached', e, { reason: 'planted reason' });
  await w.settle();
  expect(JSON.stringify(lines)).not.toContain('planted');
  expect(of('act.accepted')).toContainEqual(
    expect.objectContaining({ network: 'una', ref: e, verb: 'endorsement.open', platform: 'local', by: w.officer.id }),
  );
  expect(of('act.refused')).toContainEqual(expect.objectContaining({ ref: e, outcome: 'invalid' }));
  expect(of('act.refused')).toContainEqual(expect.objectContaining({ verb: 'unknown', outcome: 'notFound' }));
  expect(of('state.changed')).toContainEqual(expect.objectContaining({ ref: e, from: 'open', to: 'endorsed' }));
  expect(of('number.given')).toEqual([expect.objectContaining({ ref: e, number: 'UNA/2026/1' })]);
  expect(of('delivery.failed')).toContainEqual(
    expect.objectContaining({ network: 'una', ref: e, card: 'request', reason: 'blocked', platform: 'local' }),
  );
  for (const line of lines.filter(({ code }) => code !== 'delivery.failed'))
    expect(line['event'], JSON.stringify(line)).toBeTypeOf('string');
});

it('says once that the store is away, and when it is back', async () => {
  const { lines, operations, of } = watching();
  const opened = await openSqliteStore(':memory:');
  onTestFinished(() => opened.close());
  let isAway = true;
  const ping = async (): Promise<void> => {
    if (isAway) throw new Error('cannot write “planted words”');
    await opened.ping();
  };
  const store = watchStore({ ...opened, ping }, operations);
  for (let i = 0; i < 3; i += 1) await expect(store.ping()).rejects.toThrow();
  isAway = false;
  for (let i = 0; i < 3; i += 1) await store.ping();
  expect(lines.map(({ code }) => code)).toEqual(['store.away', 'store.back']);
  expect(of('store.away')[0]).toMatchObject({ level: 'error', err: { type: 'Error', message: 'cannot write "…"' } });
});

const figure = (text: string, name: string): number | undefined => {
  const found = text.split('\n').find((line) => line.startsWith(`${name} `));
  return found === undefined ? undefined : Number(found.slice(name.length + 1));
};
const get = (url: string, headers: Record<string, string> = {}): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    request(url, { headers }, (res) => {
      let text = '';
      res.on('data', (chunk: Buffer) => (text += chunk.toString()));
      res.on('end', () => resolve({ status: res.statusCode ?? 0, text }));
    })
      .on('error', reject)
      .end();
  });

it('counts presses, commits, sends, what is due and what waits, without a word of people', async () => {
  const { log } = watching();
  const opened = await openSqliteStore(':memory:');
  const metrics = await createMetrics({ store: opened, now: () => NOW });
  const operations = createOperations({ log, registry: REGISTRY, counters: metrics });
  const w = await world({
    ...{ store: () => watchStore(opened, operations), modules: () => [] },
    watch: { operations, answered: (platform, outcome) => metrics.pressed(platform, outcome) },
  });
  const e = await w.open({ title: 'planted title', summary: 'planted summary' });
  await w.focalPoint('UNHCR').press('endorsement.endorse', e, { comment: 'planted comment' });
  await w.focalPoint('UNICEF').press('endorsement.object', e, { text: '' });
  await w.officer.say('planted words that are no command');
  await w.settle();
  metrics.fault('platform.threw');
  const { body } = await metrics.text();
  expect(body).not.toContain('planted');
  expect(figure(body, 'concord_presses_total{platform="local",outcome="accepted"}')).toBe(2);
  expect(figure(body, 'concord_presses_total{platform="local",outcome="invalid"}')).toBe(1);
  expect(figure(body, 'concord_sends_total{platform="local",outcome="sent"}')).toBeGreaterThan(5);
  expect(figure(body, 'concord_commit_seconds_count')).toBeGreaterThan(2);
  expect(figure(body, 'concord_faults_total{code="platform.threw"}')).toBe(1);
  expect(figure(body, 'concord_oldest_due_seconds')).toBe(0);
  expect(figure(body, 'concord_queue{platform="none"}')).toBe(0);
  expect(body).toMatch(/^nodejs_eventloop_lag_mean_seconds \d/m);
  expect(body).toMatch(/^process_resident_memory_bytes \d/m);
});

it('tells how old the oldest due thing is, how long the queue of each platform, and how old a lease', async () => {
  const opened = await openSqliteStore(':memory:');
  onTestFinished(() => opened.close());
  const duty = { start: () => undefined, has: () => true, stop: async () => undefined };
  const { keyValues } = opened;
  await keyValues.put(MAILBOX_SPACE, READ_TO_END, instant(Date.parse(NOW) - 70_000));
  const store = {
    keyValues,
    ...{ duty: { ...duty, ages: () => new Map([[networkId('una'), 1500]]) } },
    nextDue: async () => instant(Date.parse(NOW) - 90_000),
    lines: async () => ['3/una/slack/T1', '!/una/slack/T1/C7', '9/una/teams/app/tenant'],
    dueDeliveries: async (_now: unknown, _limit: number, _except?: unknown, line?: string) =>
      Array.from(
        { length: line === undefined ? 2 : line.includes('teams') ? 5 : 4 },
        (_none, n) =>
          ({
            nextAt: instant(Date.parse(NOW) - 1_000 * n),
            ...(line?.includes('slack/T1/C7') && n === 1 && { triedSince: instant(Date.parse(NOW) - 400_000) }),
          }) as never,
      ),
  };
  const { text, mailRead, mailed, watchRefusals } = await createMetrics({ store, now: () => NOW });
  for (const outcome of ['handed', 'handed', 'returned']) mailed(outcome);
  watchRefusals(() => ['mail']);
  for (const outcome of ['returned', 'notOurs', 'returned']) mailRead(outcome);
  const { body } = await text();
  expect(figure(body, 'concord_mails_read_total{outcome="returned"}')).toBe(2);
  expect(figure(body, 'concord_mailbox_read_seconds')).toBe(70);
  expect(figure(body, 'concord_oldest_due_seconds')).toBe(90);
  expect(figure(body, 'concord_queue{platform="slack"}')).toBe(8);
  expect(figure(body, 'concord_queue{platform="teams"}')).toBe(5);
  expect(figure(body, 'concord_queue{platform="none"}')).toBe(2);
  expect(figure(body, 'concord_queue_age_seconds{platform="slack"}')).toBe(400);
  expect(figure(body, 'concord_queue_age_seconds{platform="teams"}')).toBe(4);
  expect(figure(body, 'concord_mails_total{outcome="handed"}')).toBe(2);
  expect(figure(body, 'concord_platform_refuses{platform="mail"}')).toBe(1);
  expect(figure(body, 'concord_platform_refuses{platform="slack"}')).toBeUndefined();
  expect(figure(body, 'concord_lease_age_seconds{network="una"}')).toBe(1.5);
});

it('counts what becomes known of mails apart from tries to send', () => {
  const told: string[] = [];
  const counters = {
    committed: () => undefined,
    sent: (platform: string, outcome: string) => void told.push(`${platform} ${outcome}`),
    mailed: (outcome: string) => void told.push(`mail: ${outcome}`),
  };
  const { settled } = createOperations({ log: watching().log, registry: REGISTRY, counters });
  const one = { id: 'd', at: NOW } as const;
  settled([
    {
      ...one,
      ...{ type: 'sent', platform: 'mail', messageId: 'm', shownVersion: 1, shownHash: '' },
      editAfter: NOW,
      proof: 'handed',
    },
    { ...one, type: 'proved', proof: 'delayed' },
    { ...one, type: 'returned', reason: 'notFound' },
    { ...one, ...{ type: 'again', platform: 'mail', nextAt: NOW, reason: 'unavailable' } },
  ]);
  expect(told).toEqual(['mail: handed', 'mail sent', 'mail: delayed', 'mail: returned', 'mail unavailable']);
});

it('shows the figures on a port of their own, or behind a token; without either nowhere', async () => {
  const opened = await openSqliteStore(':memory:');
  onTestFinished(() => opened.close());
  const metrics = await createMetrics({ store: opened, now: () => NOW });
  const token = 'a-token-of-sixteen-signs';
  const ready = async (): Promise<void> => undefined;
  const on = async (route?: ReturnType<typeof answerMetrics>) => {
    const server = await listen(createHttp({ ready, metrics: route }, []), { port: 0, host: '127.0.0.1' });
    onTestFinished(() => server.close());
    return `http://127.0.0.1:${server.port}/metrics`;
  };
  expect((await get(await on())).status).toBe(404);
  const guarded = await on(answerMetrics(metrics, token));
  expect((await get(guarded)).status).toBe(401);
  expect((await get(guarded, { authorization: 'Bearer another' })).status).toBe(401);
  expect(await get(guarded, { authorization: `Bearer ${token}` })).toMatchObject({ status: 200 });
  const own = await listenForMetrics(metrics, { port: 0, host: '127.0.0.1' });
  onTestFinished(() => void own.close());
  const { port } = own.address() as { port: number };
  expect((await get(`http://127.0.0.1:${port}/metrics`)).text).toContain('concord_oldest_due_seconds');
  expect((await get(`http://127.0.0.1:${port}/healthz`)).status).toBe(404);
});
