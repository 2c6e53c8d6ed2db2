/**
 * Presses every act and every look on a network with a long history, in a process of its own: the real core, dispatcher and
 * store. Prints what each took, how much it read, and how long it blocked the event loop.
 */
import { setFlagsFromString, writeHeapSnapshot } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createConcord } from '../../src/app/app.ts';
import { loadNetwork, REGISTRY, viewFor } from '../../src/app/registry.ts';
import { after, eventId, instant } from '../../src/core/ids.ts';
import { readerOf, type Person } from '../../src/core/people.ts';
import { speakerFor } from '../../src/i18n/speakers.ts';
import { manualClock } from '../../src/runtime/clock.ts';
import { holdHeap } from '../../src/runtime/heap.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { ACTS } from '../../test/support/acts.ts';
import { SECRETARIAT, type ContractAct } from '../../test/support/acts/act.ts';
import { countedStore } from '../../test/support/countingStore.ts';
import { limitedPlatform } from '../../test/support/limitedPlatform.ts';
import { median } from './figures.ts';
import { createLoopMonitor, type Blocked } from './loopMonitor.ts';
import { timedSql } from './timedSql.ts';
import { FIRST_REPRESENTATIVE, NETWORK, OFFICER } from './scaleFixture.ts';

export interface Taken {
  readonly what: string;
  readonly code: string;
  /** The middle one of its rounds, from the press to the drawn answer. */
  readonly ms: number;
  readonly cpuMs: number;
  /** Documents, deliveries and lines that were read, in the last round. */
  readonly reads: number;
}
export interface ScaleFound {
  readonly taken: readonly Taken[];
  readonly blocked: readonly Blocked[];
  readonly startMb: number;
  readonly endMb: number;
  /** What is in use of the heap then: the rest waits to be collected, or is not given back. */
  readonly liveMb: number;
}

const COLLECTING = 'a collection for the bench';
function collected(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / 2 ** 20;
}

const [where = '', at = '', requests = '0'] = process.argv.slice(2);
const start = instant(at);
const clock = manualClock(start);
const monitor = createLoopMonitor(timedSql());
monitor.begin('opening the store');
const isMongo = where.startsWith('mongodb:');
// Read only where it is used, as in the program: its library takes memory.
const mongo = isMongo ? await import('./mongoAsked.ts') : undefined;
const opened = mongo ? await mongo.openMongo(where) : await openSqliteStore({ folder: where });
const asked = mongo && process.env['BENCH_VERBOSE'] ? mongo.listenToMongo() : () => '';
const { store, read } = countedStore(opened);
const there = new Map<string, string>();
const everybody = limitedPlatform({
  ...{ name: 'local', now: clock.now, has: () => true },
  there: { has: (id) => there.has(id), add: (id, when) => there.set(id, when) },
});
const faults: unknown[] = [];
const concord = createConcord({
  ...{ store, platforms: [everybody], clock, base: () => 'http://127.0.0.1' },
  fault: (what, error) => void faults.push(what, error),
});
concord.start();
await concord.seeded();
// As the program does when it is there.
holdHeap();
const startMb = process.memoryUsage().rss / 2 ** 20;

const focalPoint = `una-${FIRST_REPRESENTATIVE}`;
let presses = 0;
async function press(from: string, verb: string, inputs: Readonly<Record<string, unknown>>, target?: string) {
  return concord.door.press({
    ...{ verb, from, network: NETWORK, inputs, platform: 'local' as const },
    eventId: eventId(`scale-${(presses += 1)}`),
    ...(target !== undefined && { target }),
  });
}

/** Makes a file as a download does. */
async function made(name: string): Promise<{ ok: boolean }> {
  const network = await loadNetwork(store, NETWORK);
  const person = network?.roll.people[OFFICER];
  const definition = REGISTRY.files[name];
  if (!network || !person || !definition) throw new Error(`no ${name}`);
  const reader = readerOf(person);
  const asked = { view: definition.view, network: NETWORK, data: {}, reader, now: clock.now(), unveiled: true };
  const seen = await viewFor(store, asked);
  const content = await definition.make({ say: speakerFor(person, seen?.roll), reader, view: seen?.view, data: {} });
  if (typeof content === 'string' || content instanceof Uint8Array) return { ok: content.length > 0 };
  let bytes = 0;
  for await (const part of content) bytes += part.length;
  return { ok: bytes > 0 };
}

/** Everybody on the roll with another name. */
async function rollAsCsv(): Promise<string> {
  const network = await loadNetwork(store, NETWORK);
  const people = Object.values(network?.roll.people ?? {});
  const row = ({ entity, name, email, roles, zone }: Person): string =>
    [entity ?? '', `${name} (again)`, email, roles[0], 'en', zone].join(',');
  return ['entity,name,email,role,language,zone', ...people.map(row)].join('\n');
}

const taken: Taken[] = [];
const mb = (bytes: number): string => (bytes / 2 ** 20).toFixed(0);
function memoryNow(): string {
  const { rss, heapTotal, heapUsed, external, arrayBuffers } = process.memoryUsage();
  return `  memory ${mb(rss)} heap ${mb(heapUsed)} of ${mb(heapTotal)} outside ${mb(external)} buffers ${mb(arrayBuffers)}`;
}
type Work = () => Promise<{ ok: boolean; code?: string }>;
/** `BENCH_ONLY=entity.close` measures those alone whose names fit, and what the others need. */
const ONLY = new RegExp(process.env['BENCH_ONLY'] ?? '');
async function measured(what: string, work: Work, rounds = 1): Promise<void> {
  if (ONLY.test(what)) await measure(what, work, rounds);
}
async function measure(what: string, work: Work, rounds = 1): Promise<void> {
  const times: number[] = [];
  const costs: number[] = [];
  let code = '';
  let reads = 0;
  for (let round = 0; round < rounds; round += 1) {
    monitor.begin(what);
    if (process.env['BENCH_VERBOSE']) process.stderr.write(`${what}\n`);
    read();
    const [from, used] = [performance.now(), process.cpuUsage()];
    const answer = await work();
    times.push(performance.now() - from);
    const { user, system } = process.cpuUsage(used);
    costs.push((user + system) / 1_000);
    reads = read();
    code = answer.ok ? 'ok' : (answer.code ?? 'refused');
    monitor.begin(`after ${what}`);
    await concord.clock.settle();
  }
  if (process.env['BENCH_VERBOSE']) process.stderr.write(`${asked()}\n${memoryNow()}\n`);
  taken.push({ what, code, ms: median(times), cpuMs: median(costs), reads });
}

/** What is there to be acted on: a running one of each kind, by the letter of its reference. */
const targets = new Map<string, string>();
async function make(from: string, verb: string, inputs: Readonly<Record<string, unknown>>): Promise<void> {
  await measure(verb, async () => {
    const answer = await press(from, verb, inputs);
    if (answer.ok && answer.target) targets.set(answer.target.slice(0, 1), answer.target);
    return answer;
  });
}
await measured('home (first)', () => press(OFFICER, 'home', {}));
await make(OFFICER, 'endorsement.open', { title: 'A large one', documentUrl: 'https://example.org/large.docx' });
await make(OFFICER, 'series.set', { kind: 'focalPoints', rule: 'second thursday', time: '10:00' });
await make(OFFICER, 'meeting.schedule', { kind: 'thematic', startsAt: '2026-12-15T10:00' });
await make(focalPoint, 'meeting.request', { topic: 'Reparations', purpose: 'Guidance.' });
await make(focalPoint, 'agenda.propose', { title: 'Work plan' });
await make(OFFICER, 'correspondence.send', { subject: 'Workshop', text: 'On Monday.', acknowledge: 'yes' });
await make(OFFICER, 'input.open', { title: 'Annual report', questions: 'What was done?', dueOn: '2026-12-10' });
await make(focalPoint, 'news.submit', { headline: 'Training', text: 'It was held.' });
await make(OFFICER, 'plan.set', { activity: 'Train.', lead: 'UNHCR', from: '2026-12-01', to: '2027-03-01' });
await make(OFFICER, 'rmc.configure', { seats: 6, termMonths: 12, startsOn: '2027-01-01' });

/** These end what others need, or go through everything that is stored. */
const LAST = /^(person|entity|roll|retention|settings|mail|away|room|language|template)\./;
const LOOKS = 5;
const isOfficers = ({ who }: ContractAct): boolean => SECRETARIAT.some((role) => who.includes(role));

async function tryAct(verb: string, act: ContractAct): Promise<void> {
  const definition = REGISTRY.acts[verb];
  const kind = definition && 'kind' in definition ? definition.kind : undefined;
  const letter = kind && REGISTRY.kinds[kind]?.letter;
  const [prefix = ''] = verb.split('.');
  const target = targets.get(letter ?? LETTERS[prefix] ?? '');
  const isLook = definition?.type === 'query';
  const by = isOfficers(act) ? OFFICER : focalPoint;
  await measured(verb, () => press(by, verb, act.sample ?? {}, target), isLook ? LOOKS : 1);
  if (isLook && isOfficers(act) && act.who.includes('focalPoint'))
    await measured(`${verb} (member)`, () => press(focalPoint, verb, act.sample ?? {}, target), LOOKS);
}
const LETTERS: Readonly<Record<string, string>> = {
  ...{ endorsement: 'E', meeting: 'M', minutes: 'M', agenda: 'A', decision: 'A', action: 'A' },
  ...{ correspondence: 'C', input: 'I', news: 'N', plan: 'W' },
};
const all = Object.entries(ACTS).sort(([a], [b]) => Number(LAST.test(a)) - Number(LAST.test(b)));
const looks = all.filter(([verb]) => REGISTRY.acts[verb]?.type === 'query');
const acts = all.filter(([verb]) => REGISTRY.acts[verb]?.type !== 'query' && verb !== 'endorsement.withdraw');

for (const [verb, act] of looks) await tryAct(verb, act);
for (const [what, verb, inputs] of [
  ['register.search all', 'register.search', {}],
  ['register.search words', 'register.search', { words: 'guidance reparations' }],
  ['register.search year', 'register.search', { from: '2024-01-01', to: '2024-12-31' }],
  ['register.search page 9', 'register.search', { page: 9 }],
  ['endorsement.list endorsed', 'endorsement.list', { state: 'endorsed' }],
  ['endorsement.list page 9', 'endorsement.list', { state: 'all', page: 9 }],
  ['correspondence.list words', 'correspondence.list', { words: 'workshop' }],
] as const)
  await measured(what, () => press(OFFICER, verb, inputs), LOOKS);
const old = `E-${Math.ceil(Number(requests) / 2)}`;
await measured('endorsement.show ended', () => press(focalPoint, 'endorsement.show', {}, old), LOOKS);
await measured('the tick, nothing due', async () => (await concord.clock.settle(), { ok: true }), LOOKS);
for (const [verb, act] of acts) await tryAct(verb, act);
await measured('eight days at once, closings with them', async () => {
  await concord.clock.jump(after(clock.now(), 8 * 24 * 3_600_000));
  return { ok: true };
});
const csv = await rollAsCsv();
await measured('preview of an import of all people', () => press(OFFICER, 'roll.import', { csv }));
await measured('import of all people', () => press(OFFICER, 'roll.import', { csv, apply: 'yes' }));
await measured('the tick, all of an hour', async () => {
  await store.forgetReceipts(clock.now());
  return { ok: true };
});
const endMb = process.memoryUsage().rss / 2 ** 20;
monitor.begin(COLLECTING);
const liveMb = collected();
if (process.env['BENCH_SNAPSHOT']) writeHeapSnapshot(process.env['BENCH_SNAPSHOT']);
for (const name of ['register.csv', 'register.json', 'register.xlsx']) await measured(`file ${name}`, () => made(name));
await measured('the check of the audit trail', () => store.verifyAudit(NETWORK));

const blocked = (await monitor.blocked()).filter(({ what }) => what !== COLLECTING);
const found: ScaleFound = { taken, blocked, startMb, endMb, liveMb };
monitor.stop();
if (faults.length > 0) console.error('faults:', faults.slice(0, 6));
await new Promise<void>((resolve) => process.stdout.write(`${JSON.stringify(found)}\n`, () => resolve()));
await concord.stop();
await store.close();
process.exit();
