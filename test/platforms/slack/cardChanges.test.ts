import { expect, it } from 'vitest';
import { createCardChanges } from '../../../src/platforms/slack/cardChanges.ts';

/** Work that ends when it is told to, and what of it was begun. */
function work() {
  const begun: string[] = [];
  const ends = new Map<string, (fault?: Error) => void>();
  return {
    begun,
    make: (name: string) => () =>
      new Promise<void>((resolve, reject) => {
        begun.push(name);
        ends.set(name, (fault) => (fault ? reject(fault) : resolve()));
      }),
    async end(name: string, fault?: Error) {
      ends.get(name)?.(fault);
      await turn();
    },
  };
}
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it('changes a message once at a time, and of what waits for it only what came last', async () => {
  const { begun, make, end } = work();
  const { change } = createCardChanges();
  const shown: string[] = [];
  const press = (message: string, name: string): void =>
    void change(message, make(name)).then(
      () => shown.push(name),
      () => shown.push(`${name} failed`),
    );
  for (const name of ['1', '2', '3', '4']) press('A', name);
  press('B', '5');
  expect(begun).toEqual(['1', '5']);
  await end('1');
  expect(begun).toEqual(['1', '5', '4']);
  expect(shown).toEqual(['1']);
  press('A', '6');
  await end('4');
  expect(shown).toEqual(['1', '2', '3', '4']);
  expect(begun).toEqual(['1', '5', '4', '6']);
  await end('6', new Error('no'));
  expect(shown).toEqual(['1', '2', '3', '4', '6 failed']);
  press('A', '7');
  expect(begun).toEqual(['1', '5', '4', '6', '7']);
});

it('what fails keeps nobody from the next turn', async () => {
  const { begun, make, end } = work();
  const { change } = createCardChanges();
  const first = change('A', make('1'));
  const second = change('A', make('2'));
  const failed = expect(first).rejects.toThrow('no');
  await end('1', new Error('no'));
  await failed;
  expect(begun).toEqual(['1', '2']);
  await end('2');
  await second;
});

it('has room again when few enough cards wait', async () => {
  const { make, end } = work();
  const { change, room } = createCardChanges(2);
  await room();
  void change('A', make('1'));
  await room();
  void change('B', make('2'));
  let has = 0;
  void room().then(() => (has += 1));
  void room().then(() => (has += 1));
  await turn();
  expect(has).toBe(0);
  await end('1');
  expect(has).toBe(2);
});
