/** One command of `npm run concord`. */
export interface Command {
  /** As typed: `audit`. */
  readonly usage: string;
  /** What it does, in a line. */
  readonly does: string;
  /** @param args what was typed after the command @returns the exit code */
  run(args: readonly string[]): Promise<number>;
}

export const say = (words: string): void => void process.stdout.write(`${words}\n`);
