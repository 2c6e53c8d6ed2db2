/** A register of a hundred thousand decisions on the embedded store: searched at once, also after one more has come. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { networkId, ref, type EventId, type Instant } from '../../src/core/ids.ts';
import type { CardData } from '../../src/core/answer.ts';
import { MAX_LIST_ITEMS } from '../../src/kit/blocks/blocks.ts';
import { phrase } from '../../src/i18n/phrase.ts';
import { readerOf, type Person } from '../../src/core/people.ts';
import { readFrom } from '../../src/kit/read.ts';
import { registerPage } from '../../src/features/register/queries/answers.ts';
import type { Register, RegisterLine } from '../../src/features/register/rules/enter.ts';
import { documentId, type Store } from '../../src/store/store.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { net } from '../support/builders.ts';

const N = 100_000;
const NETWORK = networkId('una');
const AT = '2026-12-02T22:00:00.000Z' as Instant;
/** The most that a search may take, in milliseconds. */
const MOST = 100;

const WORDS = 'framework guidance survivors témoins mission protocole review funding indicators rapport région'.split(
  ' ',
);
const line = (i: number): RegisterLine => ({
  number: `UNA/${1990 + (i % 36)}/${i + 1}`,
  kind: 'decision',
  decision: ref(`E-${i + 1}`),
  year: 1990 + (i % 36),
  date: `${1990 + (i % 36)}-${String((i % 12) + 1).padStart(2, '0')}-15`,
  at: AT,
  route: i % 3 === 0 ? 'meeting' : 'written',
  title: `${WORDS[i % 11]} on ${WORDS[(i * 7) % 11]} and ${WORDS[(i * 5) % 11]} ${i}`,
  documentUrl: `https://un.example/${i}`,
  documentVersion: '1',
  classification: 'unclassified',
  outcome: 'endorsed',
  positions: {
    endorsed: ['UNHCR', 'UNFPA', 'WHO'],
    silent: ['UNICEF'],
    abstained: [],
    objections: i % 50 === 0 ? [{ entity: 'UNFPA', text: 'Annex B is too wide for us.' }] : [],
    text: i === 4711 ? 'The ombudsperson’s decisions are endorsed.' : 'It is endorsed as circulated.',
  },
});

const folder = mkdtempSync(join(tmpdir(), 'concord-register-'));
let store: Store;
let register: Register;

async function write(state: Register): Promise<void> {
  const from = await store.load(documentId(NETWORK, 'register'));
  const { type } = await store.commit({
    document: {
      id: documentId(NETWORK, 'register'),
      network: NETWORK,
      kind: 'register',
      target: ref('register'),
      number: 0,
      ...(from && { from }),
      state: from ? { ...(from.state as Register), lines: [...(from.state as Register).lines, ...state.lines] } : state,
      lists: ['lines'],
      stage: 'one',
      dueAt: null,
      uniqueKey: null,
    },
    journal: [
      {
        network: NETWORK,
        eventId: `fill/${state.lines.length}` as EventId,
        at: AT,
        actor: 'concord',
        verb: 'register.enter',
        target: ref('register'),
        platform: 'concord',
        outcome: 'accepted',
        answer: { ok: true, say: phrase('concord.done') },
      },
    ],
    envelopes: [],
    tasks: [],
  });
  expect(type).toBe('saved');
}

beforeAll(async () => {
  store = await openSqliteStore({ folder });
  register = { lines: Array.from({ length: N }, (_, i) => line(i)) };
  await write(register);
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const network = net({});
const [person] = Object.values(network.roll.people) as [Person];
const search = (words: string, more: CardData = {}) =>
  registerPage(readFrom(store, NETWORK), { reader: readerOf(person), data: { words, ...more } }, network);

/** In milliseconds of the processor, because others work on this machine: the best of three. How long it takes, and for how long others have waited meanwhile. */
async function timed(words: string, more: CardData = {}) {
  // Beside other runs a core is shared, and the same work takes more of its time: the best of some counts.
  let best = await once(words, more);
  for (let tries = 1; tries < 3 || (best.took >= MOST && tries < 10); tries += 1) {
    const one = await once(words, more);
    if (one.took < best.took) best = one;
  }
  return best;
}

let searches = 0;
async function once(words: string, more: CardData = {}) {
  // The last search is remembered, and that is not to be measured. The first one of all makes everything ready.
  if (searches > 0) await search('something else');
  searches += 1;
  let [last, longest] = [performance.now(), 0];
  let used = process.cpuUsage();
  const tick = setInterval(() => {
    const { user, system } = process.cpuUsage(used);
    const now = performance.now();
    // Time that other programs on the machine took is not ours.
    longest = Math.max(longest, Math.min(now - last, (user + system) / 1_000));
    last = now;
    used = process.cpuUsage();
  }, 1);
  const from = process.cpuUsage();
  const found = await search(words, more);
  const { user, system } = process.cpuUsage(from);
  const took = (user + system) / 1000;
  clearInterval(tick);
  return { found: found.decisions, lines: found.lines, took, longest };
}

it('is searched in less than a tenth of a second', async () => {
  const first = await once('framework');
  expect(first.longest).toBeLessThan(MOST);
  for (const [words, n] of [
    ['ombudsperson decision', 1],
    ['unhcr 99999', 2],
    ['endorsing december 1999 protocol', undefined],
    ['nothingofthekind', 0],
    ['missions', undefined],
    ['"protocole on protocole and protocole"', undefined],
    ['"circulated it"', 0],
    ['', N],
  ] as const) {
    const { found, took } = await timed(words);
    if (n !== undefined) expect(found, words).toBe(n);
    expect(took, words).toBeLessThan(MOST);
  }
});

it('is filtered by route, entity, dates and state, and shown page by page, in the same time', async () => {
  for (const [words, more, n] of [
    ['', { route: 'meeting' }, 33_334],
    ['', { entity: 'UNICEF', from: '2020-01-01', to: '2020-12-31' }, undefined],
    ['témoins', { entity: 'UNFPA', state: 'inForce' }, undefined],
    ['', { state: 'superseded' }, 0],
    ['', { page: 3 }, N],
  ] as const) {
    const { found, lines, took } = await timed(words, more);
    if (n !== undefined) expect(found).toBe(n);
    else expect(found).toBeGreaterThan(1000);
    expect(lines.length).toBe(Math.min(found, MAX_LIST_ITEMS));
    expect(took, JSON.stringify(more)).toBeLessThan(MOST);
  }
});

it('is searched as fast when one more has come', async () => {
  await write({ lines: [line(N)] });
  const { took, found } = await timed('framework');
  expect(found).toBeGreaterThan(1000);
  expect(took).toBeLessThan(MOST);
});
