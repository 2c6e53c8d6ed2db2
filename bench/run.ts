/**
 * `npm run bench`: how fast Concord is, always against something measured in the same run. `npm run bench -- press tick`
 * runs those alone; `npm run bench -- compare TREE` compares with another checkout instead. Nothing here is a test: what is
 * printed is to be looked at.
 */
import { fileURLToPath } from 'node:url';
import { compare } from './compare.ts';
import { buildAll, type Built } from './support/program.ts';
import { missingMongo, stopMongo } from './support/mongo.ts';
import { compared, keep, table, type Line } from './support/report.ts';
import { fanOut } from './suites/fanOut.ts';
import { history } from './suites/history.ts';
import { letter } from './suites/letter.ts';
import { memory } from './suites/memory.ts';
import { missingPeers, peers } from './suites/peers.ts';
import { press } from './suites/press.ts';
import { scale } from './suites/scale.ts';
import { start } from './suites/start.ts';
import { tick } from './suites/tick.ts';
import { twoHands } from './suites/twoHands.ts';

/** Run only when they are asked for: they take long, or need packages that others do not. */
const LONG: readonly string[] = ['letter', 'scale', 'memory', 'peers'];

type Suite = (built: Built) => Promise<Line[]>;
/** In this order. A new bench is one line here. */
const SUITES: Readonly<Record<string, Suite>> = {
  start,
  press,
  history,
  tick,
  'fan-out': fanOut,
  'two-hands': twoHands,
  letter,
  scale,
  memory,
  peers,
};

const chosen = process.argv.slice(2);
if (chosen[0] === 'compare') {
  console.log(`\n${compared(await compare(chosen.slice(1)))}\n`);
  process.exit();
}
const unknown = chosen.filter((name) => !(name in SUITES));
if (unknown.length > 0)
  throw new Error(`no such bench: ${unknown.join(', ')} (there are ${Object.keys(SUITES).join(', ')})`);

const from = performance.now();
const seconds = (): number => Math.round((performance.now() - from) / 1000);
const built = await buildAll();
const lines: Line[] = [];
for (const [name, suite] of Object.entries(SUITES)) {
  if (chosen.length > 0 ? !chosen.includes(name) : LONG.includes(name)) continue;
  process.stderr.write(`${name} …`);
  try {
    lines.push(...(await suite(built)));
    process.stderr.write(` done at ${seconds()} s\n`);
  } catch (fault) {
    // What the others find is still worth knowing.
    process.exitCode = 1;
    console.error(`\n${name} could not be measured:`, fault);
  }
}
console.log(`\n${table(lines)}\n${missingMongo()}${missingPeers()}`);
const file = await keep(fileURLToPath(new URL('./results/', import.meta.url)), lines, seconds());
console.log(`${seconds()} s; kept in ${file}`);
await stopMongo();
process.exit();
