import type { EventCode } from '../runtime/faultCodes.ts';

/** One command of the administrators' program. */
export interface Command {
  /** As people type it: `audit`. */
  readonly usage: string;
  /** One line for the help. */
  readonly does: string;
  /** Shown by `--help` where one line is not enough. */
  readonly help?: string;
  /** @param args the words after the command @returns the exit code */
  run(args: readonly string[]): Promise<number>;
}

export const say = (words: string): void => void process.stdout.write(`${words}\n`);

/**
 * Writes a line for operators to the standard error output, as the program writes them: for what a command did to the store.
 * What people read is said on the standard output.
 */
export async function logged(code: EventCode, details: object, words: string): Promise<void> {
  const { createLogger } = await import('../runtime/log.ts');
  createLogger('info', { write: (line) => void process.stderr.write(line) }).info({ code, ...details }, words);
}
