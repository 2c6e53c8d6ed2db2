/** `npm run concord -- COMMAND`: what an administrator does beside the running program. */
import { parseArgs } from 'node:util';
import { readConfig, WrongSettings } from './config.ts';
import { openSqliteStore } from './store/sqlite/sqliteStore.ts';
import { StoreUnusable, type Store } from './store/store.ts';

const USAGE = `Concord

  audit   checks the audit trail of every network: finds any change made outside the program
  help    shows this

The settings are those of the program (CONCORD_DATA …). Stop the program first: a store belongs to one process.`;

const say = (words: string): void => void process.stdout.write(`${words}\n`);

/** @returns the exit code */
async function audit(store: Store): Promise<number> {
  let code = 0;
  for (const network of await store.networks()) {
    const verdict = await store.verifyAudit(network);
    if (verdict.ok) say(`${network}: ${verdict.lines} lines, all in order. The last hash is ${verdict.last}.`);
    else {
      code = 2;
      const what = {
        changed: 'was changed',
        missing: 'is missing',
        documentChanged: `does not fit the stored ${verdict.document ?? 'document'}`,
      }[verdict.why];
      say(`${network}: line ${verdict.seq} ${what}. This was not done by Concord.`);
    }
  }
  return code;
}

async function main(): Promise<number> {
  const { positionals } = parseArgs({ allowPositionals: true, strict: false });
  const [command = 'help'] = positionals;
  if (command !== 'audit') {
    say(USAGE);
    return command === 'help' ? 0 : 1;
  }
  const store = await openSqliteStore({ folder: readConfig(process.env).data });
  try {
    return await audit(store);
  } finally {
    await store.close();
  }
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const expected = error instanceof WrongSettings || error instanceof StoreUnusable;
    process.stderr.write(`${expected ? error.message : String(error)}\n`);
    process.exitCode = 1;
  },
);
