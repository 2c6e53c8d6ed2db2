/**
 * *letter*: a message from the Secretariat to a thousand people through Slack and Teams, beside the platform's own client in
 * a loop with one durable row for each message and the same card. Processor time of all threads for each message: the first
 * one, when everybody has to be found, and later ones. What each has stored and sent is counted.
 */
import { openReferences } from '../../src/platforms/teams/references.ts';
import { instant, personId } from '../../src/core/ids.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqliteStore.ts';
import { foundMany, OFFICER } from '../../test/support/manyPeople.ts';
import { between, costOf, type Cost } from '../support/cost.ts';
import { temporary } from '../support/children.ts';
import { median } from '../support/figures.ts';
import { slackForLetters, teamsForLetters, TENANT, type LetterPlatform } from '../support/letterPlatforms.ts';
import { passTime, settle, START, startProgram, type Built, type Running } from '../support/program.ts';
import type { Line } from '../support/report.ts';
import { deliveryBytes, rowsIn, sentDeliveries } from '../support/written.ts';
import { startFloor, type Floor } from './press.ts';

const ENTITIES = 26;
const IN_EACH = 50;
const READERS = ENTITIES * IN_EACH;
/** So many entities' people get letters until the machine code of both is made; the others, a thousand, are measured. */
const WARM_UP = 6;
/** `BENCH_LETTER=slack,1`: one platform alone, and so many rounds. */
const [ONLY = '', rounds = '3'] = (process.env['BENCH_LETTER'] ?? '').split(',');
const ROUNDS = Number(rounds);
const KNOWN = 2;
const RATIO = 1;

/** Whom a letter goes to: the people of entities `from` to `to`. */
interface Audience {
  readonly words: string;
  readonly people: readonly number[];
}
function audience(from: number, to: number): Audience {
  const entities = Array.from({ length: to - from }, (_, i) => from + i);
  const people = Array.from({ length: READERS }, (_, n) => n).filter((n) => entities.includes(n % ENTITIES));
  return { words: entities.map((n) => `AGENCY-${n + 1}`).join(', '), people };
}
const WARMING = audience(0, WARM_UP);
const MEASURED = audience(WARM_UP, ENTITIES);

interface Way {
  readonly name: string;
  readonly rival: string;
  readonly settings: (url: string) => Readonly<Record<string, string>>;
  readonly open: () => Promise<LetterPlatform>;
  /** How long the letter takes under the platform's limits, on the program's clock. */
  readonly takes: string;
}
const CLOCK = { CONCORD_CLOCK: 'manual', CONCORD_NOW: START, CONCORD_LOCAL: 'yes', CONCORD_SAMPLE: 'no' };
const WAYS: readonly Way[] = [
  {
    name: 'slack',
    rival: 'web-api in a loop',
    settings: (url) => ({
      ...CLOCK,
      SLACK_BOT_TOKEN: 'xoxb-bench',
      SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
      SLACK_API_URL: `${url}api/`,
    }),
    open: () => slackForLetters(READERS),
    takes: 'PT2M',
  },
  {
    name: 'teams',
    rival: 'botbuilder in a loop',
    settings: () => ({ ...CLOCK, TEAMS_LOCAL_DEVELOPMENT: 'yes' }),
    open: teamsForLetters,
    takes: 'PT2M',
  },
];

/** For each message. */
interface Spent {
  readonly cpuMs: number;
  /** Calls that wrote to a file or a connection. */
  readonly writes: number;
}
interface Pair {
  readonly product: Spent;
  readonly loop: Spent;
}

export async function letter(built: Built): Promise<Line[]> {
  const lines: Line[] = [];
  for (const way of WAYS.filter(({ name }) => ONLY === '' || name === ONLY)) {
    const firsts: Pair[] = [];
    const knowns: Pair[] = [];
    const calls: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const measured = await measure(way, built, round);
      firsts.push(measured.first);
      knowns.push(...measured.known);
      calls.push(measured.calls);
    }
    lines.push(lineOf(way, 'first contact', firsts, calls.at(-1)), lineOf(way, 'known', knowns));
  }
  return lines;
}

const spent = (pairs: readonly Pair[], who: keyof Pair): string => {
  const middle = (what: keyof Spent): number => median(pairs.map((pair) => pair[who][what]));
  return `${middle('cpuMs').toFixed(2)} ms and ${middle('writes').toFixed(1)} calls that write`;
};

const lineOf = ({ name, rival }: Way, what: string, pairs: readonly Pair[], calls?: string): Line => ({
  bench: 'letter',
  what: `${name === 'slack' ? 'Slack' : 'Teams'}, ${MEASURED.people.length} people, ${what}, processor a message ÷ ${rival}`,
  rounds: pairs.map(({ product, loop }) => product.cpuMs / loop.cpuMs),
  unit: '×',
  goal: { atMost: RATIO },
  detail: `${spent(pairs, 'product')} beside ${spent(pairs, 'loop')}${calls === undefined ? '' : `; ${calls}`}`,
  raw: pairs,
});

async function measure(way: Way, built: Built, round: number) {
  const [ours, theirs] = [await way.open(), await way.open()];
  const product = await startProgram(built.main, way.settings(ours.url), await founded(ours.url));
  let floor: Floor | undefined;
  try {
    const send = sender(way, product, ours);
    await send('warm-first', WARMING);
    const callsBefore = new Map(ours.heard.calls);
    const answer = JSON.stringify({ url: theirs.url, tenant: TENANT, card: ours.heard.card });
    floor = await startFloor(
      built.letters,
      { bytesWritten: deliveryBytes(product.data), answer },
      { PLATFORM: way.name },
    );
    const loop = looper(floor);
    await loop(WARMING, true);
    const inTurn = async (turn: number, name: string, isFirst: boolean): Promise<Pair> => {
      const before = turn % 2 === 0 ? undefined : await loop(MEASURED, isFirst);
      const own = await send(name, MEASURED);
      return { product: own, loop: before ?? (await loop(MEASURED, isFirst)) };
    };
    const first = await inTurn(round, 'first', true);
    const calls = callsIn(callsBefore, ours.heard.calls);
    await send('warm-known', WARMING);
    await loop(WARMING, false);
    const known: Pair[] = [];
    for (let turn = 0; turn < KNOWN; turn += 1) known.push(await inTurn(round + turn, `known-${turn}`, false));
    const wanted = 2 * WARMING.people.length + (1 + KNOWN) * MEASURED.people.length;
    // The officer who wrote is told as well; nobody else is written to, and nobody twice.
    rightly('Concord sent', sum(ours.heard.messages.values()), wanted);
    rightly('Concord stored', sentDeliveries(product.data, OFFICER), wanted);
    rightly('Concord repeated', [...ours.heard.messages.values()].filter((times) => times > 1).length, 0);
    rightly('the loop stored', rowsIn(floor.folder), wanted);
    rightly('the loop sent', sum(theirs.heard.messages.values()), wanted);
    return { first, known, calls };
  } finally {
    await floor?.stop();
    await product.stop();
    await ours.close();
    await theirs.close();
  }
}

function rightly(what: string, found: number, wanted: number): void {
  if (found !== wanted) throw new Error(`${what} ${found} messages, not ${wanted}`);
}

const sum = (counts: Iterable<number>): number => [...counts].reduce((all, one) => all + one, 0);

/** How often each method was called meanwhile. */
const callsIn = (before: ReadonlyMap<string, number>, now: ReadonlyMap<string, number>): string =>
  [...now].map(([method, times]) => `${method} ${times - (before.get(method) ?? 0)}`).join(', ');

/** A data folder with the readers, whom Teams can reach because they have the app. */
async function founded(serviceUrl: string): Promise<string> {
  const folder = temporary();
  const store = await openSqliteStore({ folder });
  await foundMany(store, READERS, instant(START));
  const references = openReferences(store.keyValues);
  await Promise.all(
    Array.from({ length: READERS }, (_, n) =>
      references.keep(personId(`una-${n}`), {
        ...{ tenant: TENANT, object: `O${n}`, user: `29:${n}`, bot: '28:bench', serviceUrl },
      }),
    ),
  );
  await store.close();
  return folder;
}

function each(from: Cost | undefined, to: Cost | undefined, messages: number): Spent {
  if (!from || !to) return { cpuMs: NaN, writes: NaN };
  const { cpuMs, writes } = between(from, to);
  return { cpuMs: cpuMs / messages, writes: writes / messages };
}

/** @returns a function that sends a letter and gives what each message cost */
const sender =
  ({ takes }: Way, { target, child }: Running, { heard }: LetterPlatform) =>
  async (name: string, { words, people }: Audience): Promise<Spent> => {
    const before = sum(heard.messages.values());
    const from = costOf(child.pid);
    const inputs = {
      subject: `A message to many: ${name}`,
      text: 'The workshop takes place on Monday.',
      links: 'https://example.org/programme',
      audience: words,
    };
    const body = { verb: 'correspondence.send', inputs, eventId: `letter-${name}` };
    const answer = await target.post({ path: `/local/people/${OFFICER}/act`, body });
    if (!answer.body.startsWith('{"ok":true')) throw new Error(answer.body.slice(0, 300));
    await passTime(target, takes);
    await settle(target);
    const to = costOf(child.pid);
    rightly(`in ${takes} came`, sum(heard.messages.values()) - before, people.length);
    return each(from, to, people.length);
  };

const looper =
  ({ target, child }: Floor) =>
  async ({ people }: Audience, first: boolean): Promise<Spent> => {
    const from = costOf(child.pid);
    const answer = await target.post({ path: '/letter', body: { people, first } });
    if (answer.status !== 200) throw new Error(answer.body.slice(0, 300));
    const to = costOf(child.pid);
    return each(from, to, people.length);
  };
