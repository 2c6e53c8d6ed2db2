/** `npm run concord -- COMMAND`: commands for administrators. */
import { audit } from './audit.ts';
import { say, type Command } from './command.ts';
import { doctor } from './doctor.ts';
import { packageApp } from './package.ts';
import { store } from './store.ts';
import { WrongSettings } from '../runtime/config.ts';
import { own } from '../core/own.ts';
import { CopyRefused } from '../store/transfer/transfer.ts';
import { StoreUnusable } from '../store/store.ts';

/** By name. A new command is a file in `cli` and a line here. */
const COMMANDS: Readonly<Record<string, Command>> = { audit, doctor, package: packageApp, store };

function usage(): void {
  const lines = Object.values(COMMANDS).map(({ usage: words, does }) => `  ${words.padEnd(24)} ${does}`);
  say(`Concord\n\n${lines.join('\n')}\n  ${'help'.padEnd(24)} shows this\n`);
  say('The settings are those of the program (CONCORD_DATA …). Stop the program first where a command says so.');
}

async function main([word = 'help', ...rest]: readonly string[]): Promise<number> {
  const command = own(COMMANDS, word);
  if (command) return command.run(rest);
  usage();
  return word === 'help' ? 0 : 1;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const expected = [WrongSettings, StoreUnusable, CopyRefused].some((kind) => error instanceof kind);
    process.stderr.write(`${expected ? (error as Error).message : String(error)}\n`);
    process.exitCode = 1;
  },
);
