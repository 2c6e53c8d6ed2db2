/** The jars of test servers: brought by Maven, kept under the home folder, and used only when they are what they should be. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** @property here the folder with `pom.xml` and `jars.sha256`. @property name with the version: `greenmail-2.1.3` */
export interface TestServer {
  readonly here: string;
  readonly name: string;
}

/** Where its jars lie. */
export const jarsOf = ({ name }: TestServer): string => join(homedir(), '.cache', 'concord', name);

const wanted = ({ here }: TestServer): Map<string, string> =>
  new Map(
    readFileSync(join(here, 'jars.sha256'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(/\s+/) as [string, string])
      .map(([sum, name]) => [name, sum]),
  );

/** Whether exactly the pinned jars lie in the folder. */
function areRight(server: TestServer, folder: string): boolean {
  if (!existsSync(folder)) return false;
  const sums = wanted(server);
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
export async function bringJars(server: TestServer, offline: boolean): Promise<string> {
  const jars = jarsOf(server);
  if (areRight(server, jars)) return jars;
  const fresh = `${jars}.${process.pid}`;
  mkdirSync(dirname(jars), { recursive: true });
  const args = ['-q', '-B', '-C', '-f', join(server.here, 'pom.xml'), 'dependency:copy-dependencies'];
  try {
    await run('mvn', [...(offline ? ['-o'] : []), ...args, `-DoutputDirectory=${fresh}`], offline ? 90_000 : 600_000);
    if (!areRight(server, fresh)) throw new Error(`the jars of ${server.name} are not those of jars.sha256`);
    rmSync(jars, { recursive: true, force: true });
    renameSync(fresh, jars);
  } catch (fault) {
    // Another process may have brought them meanwhile.
    if (!areRight(server, jars)) throw fault;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return jars;
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
