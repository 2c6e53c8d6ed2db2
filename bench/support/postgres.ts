/** PostgreSQL for the bench `peers`: that of `POSTGRES_TEST_URI`, or one of its own where `initdb` and `postgres` are there. */
import { spawn, spawnSync } from 'node:child_process';
import { chownSync } from 'node:fs';
import { createRequire } from 'node:module';
import { discard, freePort, stop, temporary } from './children.ts';

export interface Postgres {
  readonly uri: string;
  /** Of the table `writes`. */
  rows(): Promise<number>;
  stop(): Promise<void>;
}

const MAX_START_MS = 15_000;

/** @throws when there is none */
export async function startPostgres(): Promise<Postgres> {
  const given = process.env['POSTGRES_TEST_URI'];
  if (given) return { ...over(given), stop: async () => undefined };
  const folder = temporary();
  const user = unprivileged();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = `${folder}/data`;
  const made = spawnSync('initdb', ['-D', data, '-U', 'bench', '-A', 'trust', '-E', 'UTF8'], {
    ...user,
    cwd: folder,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(made.error ? 'no initdb on the PATH' : made.stderr.trim());
  const port = await freePort();
  const args = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder];
  const child = spawn('postgres', args, { ...user, cwd: folder, stdio: 'ignore' });
  const uri = `postgres://bench@127.0.0.1:${port}/postgres`;
  const end = async (): Promise<void> => {
    await stop(child);
    discard(folder);
  };
  const until = performance.now() + MAX_START_MS;
  const found = over(uri);
  while (!(await found.answers())) {
    if (child.exitCode !== null || performance.now() > until) {
      await end();
      throw new Error('PostgreSQL did not start');
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { ...found, stop: end };
}

/** PostgreSQL refuses to run as the superuser. */
function unprivileged(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (of: string, fallback: number): number => {
    const { status, stdout } = spawnSync('id', [of, 'postgres'], { encoding: 'utf8' });
    return status === 0 ? Number(stdout) : fallback;
  };
  return { uid: id('-u', NOBODY), gid: id('-g', NOBODY) };
}
const NOBODY = 65_534;

interface Client {
  connect(): Promise<void>;
  query(text: string): Promise<{ readonly rows: readonly { readonly count: string }[] }>;
  end(): Promise<void>;
}

function over(uri: string) {
  const asked = async (text: string) => {
    const { Client } = createRequire(new URL('../peers/package.json', import.meta.url))('pg') as {
      Client: new (to: { connectionString: string }) => Client;
    };
    const client = new Client({ connectionString: uri });
    await client.connect();
    try {
      return await client.query(text);
    } finally {
      await client.end();
    }
  };
  return {
    uri,
    answers: (): Promise<boolean> =>
      asked('SELECT 1').then(
        () => true,
        () => false,
      ),
    rows: async (): Promise<number> => {
      const { rows } = await asked('SELECT count(*) AS count FROM writes');
      return Number(rows[0]?.count);
    },
  };
}
