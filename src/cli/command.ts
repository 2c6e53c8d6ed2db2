/** One command of `npm run concord`. */
export interface Command {
  /** As people type it: `audit`. */
  readonly usage: string;
  /** One line for the help. */
  readonly does: string;
  /** @param args the words after the command @returns the exit code */
  run(args: readonly string[]): Promise<number>;
}

export const say = (words: string): void => void process.stdout.write(`${words}\n`);
