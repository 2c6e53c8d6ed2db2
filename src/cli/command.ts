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
