/** The jars of the test server: brought by Maven, kept under the home folder, and used only when they are what they should be. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const CHECKSUMS = join(here, 'jars.sha256');
export const SERVER = join(here, 'Main.java');
export const SERVER_NAME = 'mongo-java-server 1.47.0';
export const JARS = join(homedir(), '.cache', 'concord', 'mongo-java-server-1.47.0');

const wanted = (): Map<string, string> =>
  new Map(
    readFileSync(CHECKSUMS, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(/\s+/) as [string, string])
      .map(([sum, name]) => [name, sum]),
  );

/** Whether exactly the pinned jars lie in the folder. */
function areRight(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const sums = wanted();
  const names = readdirSync(folder).filter((name) => name.endsWith('.jar'));
  const sumOf = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
  return names.length === sums.size && names.every((name) => sums.get(name) === sumOf(name));
}

/**
 * @param offline only what Maven has already, so that this takes seconds
 * @throws when they cannot be had, or are not the pinned ones
 */
export async function bringJars(offline: boolean): Promise<string> {
  if (areRight(JARS)) return JARS;
  const fresh = `${JARS}.${process.pid}`;
  mkdirSync(dirname(JARS), { recursive: true });
  const args = ['-q', '-B', '-C', '-f', join(here, 'pom.xml'), 'dependency:copy-dependencies'];
  try {
    await run('mvn', [...(offline ? ['-o'] : []), ...args, `-DoutputDirectory=${fresh}`], offline ? 90_000 : 600_000);
    if (!areRight(fresh)) throw new Error('the jars are not those of jars.sha256');
    rmSync(JARS, { recursive: true, force: true });
    renameSync(fresh, JARS);
  } catch (fault) {
    // Another process may have brought them meanwhile.
    if (!areRight(JARS)) throw fault;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return JARS;
}

function run(command: string, args: readonly string[], timeout: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ended with ${String(code)}: ${output.slice(0, 500)}`)),
    );
  });
}

// Run as a script it brings them, from wherever Maven finds them: what .ci/run does before the tests.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await bringJars(false);
  console.log(`${SERVER_NAME}: ${JARS}`);
}
