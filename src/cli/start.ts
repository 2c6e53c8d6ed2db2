import { existsSync } from 'node:fs';
import type { Command } from './command.ts';

/** Runs until a signal ends it, as `npm start` does. */
export const start: Command = {
  usage: 'start',
  does: 'starts the program; without any setting, the console with a sample network',
  async run() {
    // Built, the program lies beside this one, with what V8 has made of it; from the source, one folder up.
    const built = new URL('./main.js', import.meta.url);
    await import((existsSync(built) ? built : new URL('../main.ts', import.meta.url)).href);
    return 0;
  },
};
