/**
 * *peers*: presses beside what a team would use instead, each with one durable row of the product's size and the product's
 * card as its answer. All run at once and are measured in turn, in short rounds; a ratio is taken within a round. Afterwards
 * everybody's rows are counted. The packages are installed into `bench/peers/node_modules` by the exact versions there.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { teamsDoor, type Door } from '../support/doors.ts';
import { median } from '../support/figures.ts';
import { embedded } from '../support/places.ts';
import { startPostgres, type Postgres } from '../support/postgres.ts';
import { startProgram, type Built, type Running } from '../support/program.ts';
import type { Line } from '../support/report.ts';
import { slackDoor } from '../support/slackDoor.ts';
import { acceptedActs, rowsIn } from '../support/written.ts';
import { loaded, pressed, type Sample } from '../support/turns.ts';
import { askedOf, learnAddresses, startFloor, type Asked, type Floor } from './press.ts';

const ROUNDS = 3;
const LEVELS = [1, 16, 64] as const;
const COUNT = 416;
/** Turns of {@link COUNT} before the rounds, at 16 and at 1 at a time, for everybody: V8 makes machine code until some 4,000 presses. */
const WARM_UP_TURNS = 6;
const CPU_SHARE = 0.5;
/** How often and after how many milliseconds rows are counted that are not all there. */
const MAX_LOOKS = 40;
const LOOK_MS = 250;

type Goals = readonly [number, number, number];

/** Something that a team would use instead. */
interface Peer {
  readonly name: string;
  readonly script: string;
  readonly needs: readonly string[];
  readonly goals?: Goals;
  readonly postgres?: true;
}

const ours = (name: string): string => fileURLToPath(new URL(`../peers/${name}`, import.meta.url));
const CHAT = ['chat', '@chat-adapter/slack'];

const SLACK = ({ slack }: Built): Peer[] => [
  { name: 'the floor', script: ours('floor.mjs'), needs: [] },
  { name: 'Bolt by hand', script: slack, needs: [], goals: [1.15, 1.8, 1.6] },
  { name: 'Chat SDK (memory)', script: ours('chat.mjs'), needs: [...CHAT, '@chat-adapter/state-memory'] },
  {
    name: 'Chat SDK (PostgreSQL)',
    script: ours('chat.mjs'),
    needs: [...CHAT, '@chat-adapter/state-pg', 'pg'],
    goals: [1, 1.4, 1.2],
    postgres: true,
  },
];
const TEAMS = ({ teams }: Built): Peer[] => [
  { name: 'the floor', script: ours('floor.mjs'), needs: [] },
  { name: 'botbuilder by hand', script: teams, needs: [], goals: [1, 1.6, 1.8] },
  {
    name: 'the Agents SDK',
    script: ours('agents.mjs'),
    needs: ['@microsoft/agents-hosting'],
    goals: [0.85, 1.4, 1.6],
  },
  { name: 'teams.apps', script: ours('teamsApps.mjs'), needs: ['@microsoft/teams.apps'] },
];

const missing = new Set<string>();
/** For below the table: a line for each that could not be measured. */
export const missingPeers = (): string => [...missing].map((line) => `${line}\n`).join('');

export async function peers(built: Built): Promise<Line[]> {
  install();
  const postgres = await startPostgres().catch((fault: unknown) => {
    missing.add(`PostgreSQL: not measured (${firstLine(fault)})`);
    return undefined;
  });
  try {
    return [
      ...(await beside(slackDoor, SLACK(built), built, postgres)),
      ...(await beside(teamsDoor, TEAMS(built), built, postgres)),
    ];
  } finally {
    await postgres?.stop();
  }
}

/** Brings what is not there yet. Without it the rows are left out. */
function install(): void {
  const { dependencies } = JSON.parse(readFileSync(ours('package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  if (Object.keys(dependencies).every(isThere)) return;
  const args = ['install', '--ignore-scripts', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error'];
  const done = spawnSync('npm', args, { cwd: ours(''), encoding: 'utf8', timeout: 300_000 });
  if (done.status !== 0) missing.add(`Peers: not all installed (${firstLine(done.stderr || done.error)})`);
}
const isThere = (name: string): boolean => existsSync(ours(`node_modules/${name}/package.json`));
const firstLine = (fault: unknown): string =>
  (fault instanceof Error ? fault.message : String(fault)).trim().split('\n')[0] ?? '';

/** One that is measured: the product, or a peer. */
interface Runner {
  readonly name: string;
  readonly door: Door;
  readonly sample: (name: string, atOnce: number, count: number) => Promise<Sample>;
  /** How many presses it has stored, since it is there. */
  readonly stored: () => number | Promise<number>;
  readonly stop: () => Promise<void>;
}

async function beside(
  open: () => Door | Promise<Door>,
  chosen: readonly Peer[],
  built: Built,
  postgres: Postgres | undefined,
): Promise<Line[]> {
  const door = await open();
  const product = await startProgram(built.main, door.settings);
  const runners: Runner[] = [productOf(product, door)];
  try {
    await learnAddresses(product.target);
    const asked = await askedOf(product, door, embedded);
    for (const peer of chosen) {
      const runner = await peerOf(peer, await open(), asked, postgres);
      if (runner) runners.push(runner);
    }
    return await measured(runners, chosen);
  } finally {
    for (const { stop, door: own } of runners) {
      await stop();
      await own.close();
    }
  }
}

const productOf = (product: Running, door: Door): Runner => ({
  name: 'product',
  door,
  sample: (name, atOnce, count) => pressed(product, door, name, atOnce, count),
  stored: () => acceptedActs(product.data),
  stop: product.stop,
});

async function peerOf(
  { name, script, needs, postgres: wants }: Peer,
  door: Door,
  asked: Asked,
  postgres: Postgres | undefined,
): Promise<Runner | undefined> {
  const absent = needs.filter((one) => !isThere(one));
  if (absent.length > 0 || (wants && !postgres)) {
    missing.add(`${door.name} beside ${name}: not measured (${absent.join(', ') || 'no PostgreSQL'})`);
    await door.close();
    return undefined;
  }
  // Its own side of the platform.
  const { SLACK_API_URL: api } = door.settings;
  const answer = api === undefined ? asked.answer : JSON.stringify({ ...(JSON.parse(asked.answer) as object), api });
  const more = wants && postgres ? { POSTGRES_URI: postgres.uri } : {};
  let floor: Floor;
  try {
    floor = await startFloor(script, { ...asked, answer }, more);
  } catch (fault) {
    missing.add(`${door.name} beside ${name}: not measured (${firstLine(fault)})`);
    await door.close();
    return undefined;
  }
  return {
    name,
    door,
    sample: (called, atOnce, count) => loaded(floor, door, called, atOnce, count),
    stored: () => (wants && postgres ? postgres.rows() : rowsIn(floor.folder)),
    stop: floor.stop,
  };
}

async function measured(runners: readonly Runner[], chosen: readonly Peer[]): Promise<Line[]> {
  const presses = new Map(runners.map(({ name }) => [name, 0]));
  const before = new Map<string, number>();
  for (const { name, stored } of runners) before.set(name, await stored());
  const taken = async ({ name, sample }: Runner, called: string, atOnce: number, count: number): Promise<Sample> => {
    const found = await sample(called, atOnce, count);
    presses.set(name, (presses.get(name) ?? 0) + found.presses);
    return found;
  };
  for (let turn = 0; turn < WARM_UP_TURNS; turn += 1)
    for (const runner of runners)
      for (const atOnce of [16, 1]) await taken(runner, `warm-${turn}-${atOnce}`, atOnce, COUNT);
  const rounds = new Map<number, Map<string, Sample>[]>(LEVELS.map((atOnce) => [atOnce, []]));
  for (let round = 0; round < ROUNDS; round += 1)
    for (const atOnce of LEVELS) {
      // Who comes first changes from round to round.
      const turn = runners.map((_, place) => runners[(place + round) % runners.length] as Runner);
      const found = new Map<string, Sample>();
      for (const runner of turn) found.set(runner.name, await taken(runner, `round-${round}-${atOnce}`, atOnce, COUNT));
      rounds.get(atOnce)?.push(found);
    }
  for (const { name, stored } of runners) {
    const rows = async (): Promise<number> => (await stored()) - (before.get(name) ?? 0);
    // Some acknowledge before they write.
    for (let tries = 0; tries < MAX_LOOKS && (await rows()) < (presses.get(name) ?? 0); tries += 1)
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    const found = await rows();
    if (found !== presses.get(name)) throw new Error(`${name} stored ${found} of ${String(presses.get(name))} presses`);
  }
  const platform = runners[0]?.door.name ?? '';
  return chosen
    .filter(({ name }) => presses.has(name))
    .flatMap((peer) =>
      LEVELS.flatMap((atOnce, place) => linesOf(platform, peer, atOnce, place, rounds.get(atOnce) ?? [])),
    );
}

function linesOf(
  platform: string,
  { name, goals }: Peer,
  atOnce: number,
  place: number,
  rounds: readonly Map<string, Sample>[],
): Line[] {
  const pairs = rounds.flatMap((round) => {
    const [product, peer] = [round.get('product'), round.get(name)];
    return product && peer ? [{ product, peer }] : [];
  });
  const middle = (of: (pair: (typeof pairs)[number]) => number, digits: number): string =>
    median(pairs.map(of)).toFixed(digits);
  const line = (of: Pick<Line, 'what' | 'rounds' | 'goal' | 'detail'>): Line => ({
    bench: 'peers',
    unit: '×',
    raw: pairs,
    ...of,
  });
  const detail =
    `${middle(({ product }) => product.perSecond, 0)}/s, ${middle(({ product }) => product.cpuMs, 2)} ms of processor; ` +
    `there ${middle(({ peer }) => peer.perSecond, 0)}/s, ${middle(({ peer }) => peer.cpuMs, 2)} ms`;
  const presses = line({
    what: `${platform} ÷ ${name}, ${atOnce} at a time${atOnce === 64 && platform === 'Slack' ? ', shown' : ''}`,
    rounds: pairs.map(({ product, peer }) => product.perSecond / peer.perSecond),
    goal: { atLeast: goals?.[place] ?? 0 },
    detail,
  });
  if (name !== 'the floor') return [presses];
  return [
    line({
      what: `${platform}, share of the floor by processor, ${atOnce} at a time`,
      rounds: pairs.map(({ product, peer }) => peer.cpuMs / product.cpuMs),
      goal: { atLeast: CPU_SHARE },
      detail,
    }),
  ];
}
