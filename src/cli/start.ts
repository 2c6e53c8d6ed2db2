import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Command } from './command.ts';

/** Runs until a signal ends it, as `npm start` does. */
export const start: Command = {
  usage: 'start',
  does: 'starts the program; without any setting, the console with a sample network',
  async run(args) {
    // Its settings are in the environment: an option that did nothing would start it with other ones than were meant.
    parseArgs({ args: [...args], options: {} });
    // A built program has `main.js` in the same folder, with V8's compile cache; in the source it is one folder up.
    const built = new URL('./main.js', import.meta.url);
    await import((existsSync(built) ? built : new URL('../main.ts', import.meta.url)).href);
    return 0;
  },
};
