/** Runs the npm scripts that are named at the same time; fails when one of them does, with what that one said. */
import { spawn } from 'node:child_process';

function run(name) {
  const child = spawn('npm', ['run', '--silent', name], {
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let said = '';
  child.stdout.on('data', (text) => (said += text));
  child.stderr.on('data', (text) => (said += text));
  return new Promise((resolve) => {
    child.on('error', (fault) => resolve({ name, ok: false, said: String(fault) }));
    child.on('close', (code) => resolve({ name, ok: code === 0, said }));
  });
}

const ends = await Promise.all(process.argv.slice(2).map(run));
for (const { name, ok, said } of ends) console.log(`${name}: ${ok ? 'in order' : `failed\n${said}`}`);
process.exitCode = ends.every(({ ok }) => ok) ? 0 : 1;
