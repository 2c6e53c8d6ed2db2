/**
 * Runs the npm scripts that are named at the same time: a check that reads keeps one core busy, and tests wait now and then.
 * The last one says what it does as it does it, the others what is wrong as soon as they know; fails when one of them does.
 */
import { spawn } from 'node:child_process';

const names = process.argv.slice(2);
const speaker = names.at(-1);

function run(name) {
  const speaks = name === speaker;
  const child = spawn('npm', ['run', '--silent', name], {
    stdio: speaks ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let said = '';
  child.stdout?.on('data', (text) => (said += text));
  child.stderr?.on('data', (text) => (said += text));
  return new Promise((resolve) => {
    child.on('error', (fault) => resolve({ name, ok: false, said: String(fault) }));
    child.on('close', (code) => resolve({ name, ok: code === 0, said }));
  });
}

const ends = await Promise.all(
  names.map(async (name) => {
    const end = await run(name);
    if (!end.ok && name !== speaker) console.log(`${name}: failed\n${end.said}`);
    return end;
  }),
);
// Once more at the end, where it is seen.
for (const { name, ok } of ends) console.log(`${name}: ${ok ? 'in order' : 'failed'}`);
process.exitCode = ends.every(({ ok }) => ok) ? 0 : 1;
