/**
 * Microsoft's own test client for Teams bots, as a person's window: a page in a browser, and a connector behind it. It is
 * no dependency of Concord (its terms are not open): `.ci/run` fetches it, at one version, for the slow suite alone.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../program.ts';

const HOME = fileURLToPath(new URL('../../../.ci/output/playground', import.meta.url));
const BIN = join(process.env['CONCORD_PLAYGROUND'] ?? HOME, 'node_modules/.bin/agentsplayground');

export const hasPlayground = (): boolean => existsSync(BIN);

/** Whose window it is, and in which tenant. */
export interface Window {
  readonly name: string;
  readonly email: string;
  /** One digit: people and tenants are told apart by it. */
  readonly number: number;
}

export interface Playground {
  readonly address: string;
  readonly stop: () => void;
}

export async function startPlayground(botPort: string, window: Window): Promise<Playground> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-playground-'));
  writeFileSync(join(folder, '.m365agentsplayground.yml'), configuration(window));
  const args = ['start', '-e', `http://127.0.0.1:${botPort}/api/messages`, '-c', 'msteams', '--dt'];
  const child = spawn(process.execPath, [BIN, ...args, '-p', String(await freePort())], {
    cwd: folder,
    env: { PATH: process.env['PATH'], HOME: folder, TEAMSAPPTESTER_BROWSER: 'none' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = (): void => {
    child.kill('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  };
  const port = await new Promise<string>((ready, failed) => {
    let said = '';
    const read = (part: Buffer): void => {
      said += part.toString();
      // It takes another port than it was given, without a word, when that one is in use.
      const found = /Listening on (\d+)/.exec(said)?.[1];
      if (found) ready(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => failed(new Error(`the playground ended with ${code}: ${said}`)));
  });
  return { address: `http://127.0.0.1:${port}`, stop };
}

/** Every key is needed, five other users included. */
function configuration({ name, email, number }: Window): string {
  const id = (n: number): string => `00000000-0000-0000-0000-00000000${number}${String(n).padStart(3, '0')}`;
  const user = (n: number, called: string, address: string): string =>
    `{id: w${number}-${n}, name: ${called}, userPrincipleName: ${address}, aadObjectId: ${id(n)}, ` +
    `givenName: ${called}, surname: ${called}, email: ${address}}`;
  const others = [1, 2, 3, 4, 5].map((n) => `  - ${user(n, `Other ${n}`, `other${n}@nowhere.example`)}`);
  return [
    'version: "0.1.1"',
    `tenantId: ${String(number).repeat(8)}-1111-1111-1111-111111111111`,
    'bot: {id: "28:concord", name: Concord}',
    `currentUser: ${user(0, name, email)}`,
    'users:',
    ...others,
    `personalChat: {id: w${number}-personal}`,
    `groupChat: {id: w${number}-group, name: Focal points}`,
    `team: {id: w${number}-team, name: Network, aadGroupId: ${id(9)}, channels: [{id: w${number}-channel, name: General}]}`,
    '',
  ].join('\n');
}
