/** Presses go together and a step of the clock alone, first come, first served. */
import { expect, it } from 'vitest';
import { createTurns } from '../../src/app/turns.ts';

/** Work that begins when it may and ends when it is told to. */
function held(order: string[], name: string) {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return {
    end: () => end(),
    async work() {
      order.push(`${name} begins`);
      await ended;
      order.push(`${name} ends`);
      return name;
    },
  };
}
const settled = async (): Promise<void> => {
  for (let i = 0; i < 10; i += 1) await Promise.resolve();
};

it('lets presses end before a step, and those that wait begin before the next step', async () => {
  const order: string[] = [];
  const turns = createTurns();
  const a = held(order, 'a');
  const b = held(order, 'b');
  const step = held(order, 'step');
  const c = held(order, 'c');
  const next = held(order, 'next');
  const d = held(order, 'd');
  const all = [
    turns.together(a.work),
    turns.together(b.work),
    turns.alone(step.work),
    turns.together(c.work),
    turns.alone(next.work),
    turns.together(d.work),
  ];
  for (const each of [b, a, step, d, c, next]) {
    await settled();
    each.end();
  }
  expect(await Promise.all(all)).toEqual(['a', 'b', 'step', 'c', 'next', 'd']);
  expect(order).toEqual([
    ...['a begins', 'b begins', 'b ends', 'a ends', 'step begins', 'step ends', 'c begins', 'c ends'],
    ...['next begins', 'next ends', 'd begins', 'd ends'],
  ]);
});

it('goes on after whatever failed', async () => {
  const turns = createTurns();
  const fails = (): Promise<never> => Promise.reject(new Error('no'));
  const ended = await Promise.allSettled([turns.alone(fails), turns.together(fails), turns.alone(async () => 1)]);
  expect(ended.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  expect(await turns.together(async () => 2)).toBe(2);
});
