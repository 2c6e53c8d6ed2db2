/** The end of the program: in order, within its deadline, and at once when told twice. */
import { expect, it } from 'vitest';
import { createEnd } from '../../src/runtime/stopping.ts';

function ending(stop: () => Promise<void>, deadlineMs?: number) {
  const exits: number[] = [];
  const said: string[] = [];
  const note = (_details: object, message: string): void => void said.push(message);
  const end = createEnd({
    stop,
    log: { info: note, warn: note, error: note },
    faultOf: (error) => ({ message: String(error) }),
    exit: (code) => void exits.push(code),
    ...(deadlineMs !== undefined && { deadlineMs }),
  });
  return { end, exits, said };
}
const soon = (ms = 5): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

it('waits for the stop, and ends well', async () => {
  let done = (): void => undefined;
  const { end, exits, said } = ending(() => new Promise((resolve) => (done = resolve)));
  end('SIGTERM');
  await soon();
  expect(exits).toEqual([]);
  done();
  await soon();
  expect([exits, said]).toEqual([[0], ['stopping']]);
});

it('a second signal ends it at once, and what comes later changes nothing', async () => {
  let done = (): void => undefined;
  const { end, exits } = ending(() => new Promise((resolve) => (done = resolve)));
  end('SIGTERM');
  end('SIGINT');
  expect(exits).toEqual([1]);
  done();
  end('SIGINT');
  await soon();
  expect(exits).toEqual([1]);
});

it('a stop that hangs ends at its deadline, and the log says so', async () => {
  const { end, exits, said } = ending(() => new Promise(() => undefined), 20);
  end('SIGTERM');
  await soon(60);
  expect([exits, said.at(-1)]).toEqual([[1], 'the stop took too long: ends at once']);
});

it('a stop that fails says so', async () => {
  const { end, exits, said } = ending(() => Promise.reject(new Error('the disk is full')));
  end('SIGTERM');
  await soon();
  expect([exits, said.at(-1)]).toEqual([[1], 'the stop failed']);
});
