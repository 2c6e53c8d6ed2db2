/** The administrators' commands, by name. */
import { existsSync } from 'node:fs';
import { audit } from './audit.ts';
import { backup, restoreBackup } from './backup.ts';
import { say, type Command } from './command.ts';
import { demo } from './demo/demo.ts';
import { doctor } from './doctor.ts';
import { init } from './init/init.ts';
import { packageApp } from './package.ts';
import { roll } from './roll.ts';
import { version } from './root.ts';
import { start } from './start.ts';
import { store } from './store.ts';
import { own } from '../core/own.ts';

/** By name. A new command is a file in `cli` and a line here. */
const COMMANDS: Readonly<Record<string, Command>> = {
  start,
  init,
  demo,
  doctor,
  audit,
  backup,
  restore: restoreBackup,
  roll,
  store,
  package: packageApp,
};

function usage(): void {
  const lines = Object.values(COMMANDS).map(({ usage: words, does }) => `  ${words.padEnd(24)} ${does}`);
  say(`Concord\n\n${lines.join('\n')}\n  ${'help'.padEnd(24)} shows this; COMMAND --help shows more about one\n`);
  say('The settings are those of the program (CONCORD_DATA …). Stop the program first where a command says so.');
}

const isHelp = (word: string | undefined): boolean => word === '--help' || word === '-h';

/** @returns the exit code */
export async function main([word = 'help', ...rest]: readonly string[]): Promise<number> {
  const command = own(COMMANDS, word);
  if (command && rest.some(isHelp)) {
    say(command.help ?? `${command.usage}\n\n${command.does}`);
    return 0;
  }
  if (command) {
    if (existsSync('.env')) process.loadEnvFile('.env');
    return command.run(rest);
  }
  if (word === '--version') {
    say(version());
    return 0;
  }
  if (word === 'help' || isHelp(word)) {
    usage();
    return 0;
  }
  process.stderr.write(`There is no command "${word}".\n`);
  usage();
  return 1;
}
