/** Asks an administrator in a terminal, or reads the answers from a pipe, one a line. */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

export interface Terminal {
  /**
   * @param secret what is typed is not shown
   * @throws NoAnswer when there is nobody to answer any more
   */
  ask(question: string, secret?: boolean): Promise<string>;
  say(words: string): void;
  close(): void;
}

/** The input has ended, or the administrator has pressed Ctrl+C. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

export function openTerminal(input: NodeJS.ReadStream = process.stdin, output = process.stdout): Terminal {
  let isHidden = false;
  const shown = new Writable({
    write(chunk: Buffer, _encoding, done) {
      if (!isHidden) output.write(chunk);
      done();
    },
  });
  const reader = createInterface({ input, output: shown, terminal: input.isTTY });
  // A pipe brings lines before they are asked for.
  const lines: string[] = [];
  let waiting: ((line: string | undefined) => void) | undefined;
  let isOver = false;
  /** Answers who waits, once: the lines of one chunk come without a pause. */
  const answer = (line: string | undefined): boolean => {
    const resolve = waiting;
    waiting = undefined;
    resolve?.(line);
    return resolve !== undefined;
  };
  reader.on('line', (line) => {
    if (!answer(line)) lines.push(line);
  });
  reader.on('SIGINT', () => reader.close());
  reader.on('close', () => {
    isOver = true;
    answer(undefined);
  });
  return {
    async ask(question, secret = false) {
      output.write(question);
      isHidden = secret;
      const line =
        lines.shift() ?? (isOver ? undefined : await new Promise<string | undefined>((resolve) => (waiting = resolve)));
      isHidden = false;
      if (secret || !input.isTTY) output.write('\n');
      if (line === undefined) throw new NoAnswer('There was no answer.');
      return line.trim();
    },
    say: (words) => void output.write(`${words}\n`),
    close: () => reader.close(),
  };
}
