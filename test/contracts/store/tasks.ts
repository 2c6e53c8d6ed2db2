import { expect, test } from 'vitest';
import type { Subject } from '../store.contract.ts';
import { at, commit, ids, task } from './things.ts';

/** Follow-ups. */
export function tasksPromises(subject: Subject): void {
  const follow = (...tasks: readonly ReturnType<typeof task>[]) => subject.store.commit(commit({ tasks }));
  const due = async (minute: number, limit = 10) => ids(await subject.store.tasks(at(minute), limit));

  test('follow-ups come when they are due, in the order in which they were written', async () => {
    await follow(task('c', { dueAt: at(2) }), task('a', { dueAt: at(1) }));
    await follow(task('b', { dueAt: at(3) }), task('d'));
    const store = await subject.reopen();
    expect(await store.tasks(at(0), 10)).toEqual([task('d')]);
    expect(await due(2)).toEqual(['c', 'a', 'd']);
    expect(await due(3)).toEqual(['c', 'a', 'b', 'd']);
    expect(await due(3, 2)).toEqual(['c', 'a']);
  });

  test('the next instant at which anything is due knows of them', async () => {
    await follow(task('a', { dueAt: at(7) }), task('b', { dueAt: at(8) }));
    expect(await subject.store.nextDue()).toBe(at(7));
  });

  test('one that is done is gone', async () => {
    await follow(task('a'), task('b'));
    await subject.store.taskDone(task('a'));
    await subject.reopen();
    expect(await due(0)).toEqual(['b']);
  });

  test('written again, it replaces the first, which can no longer be done or put off', async () => {
    const [first, second] = [task('a'), task('a', { stamp: 'second', dueAt: at(1) })];
    await follow(first, task('b'));
    await follow(second);
    await subject.store.taskDone(first);
    await subject.store.taskLater(first, at(9));
    expect(await subject.store.tasks(at(1), 10)).toEqual([task('b'), second]);
    await subject.store.taskDone(second);
    expect(await due(9)).toEqual(['b']);
  });

  test('one can be put off', async () => {
    await follow(task('a'), task('b'));
    await subject.store.taskLater(task('a'), at(5));
    expect(await due(4)).toEqual(['b']);
    expect(await subject.store.tasks(at(5), 1)).toEqual([task('a', { dueAt: at(5) })]);
    await subject.store.taskDone(task('a', { dueAt: at(5) }));
    expect(await due(5)).toEqual(['b']);
  });

  test('what came of sending and its follow-ups land together', async () => {
    // Nothing is sent in a network that has never been written to.
    await follow();
    await subject.store.settle([], [task('a')]);
    await subject.reopen();
    expect(await due(0)).toEqual(['a']);
  });
}
