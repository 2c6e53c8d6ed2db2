/** How often a message learns of its deliveries: at once while they are few, once in a while when they are many. */
import { describe, expect, it } from 'vitest';
import { instant, millis, personId, ref, type Instant } from '../../src/core/ids.ts';
import type { Delivery } from '../../src/core/envelope.ts';
import type { Task } from '../../src/store/store.ts';
import { createProgressTask } from '../../src/features/correspondence/queries/facts.ts';
import { delivery as queued, NOW } from '../support/builders.ts';

const PER_SECOND = 50;
const delivery = (n: number, of: Partial<Delivery> = {}): Delivery =>
  queued(`d${n}`, { to: personId(`una-${n}`), card: 'circular', about: ref('C-1'), ...of });
const atOf = (n: number): Instant => instant(millis(NOW) + Math.floor((n * 1_000) / PER_SECOND));

/** The store's follow-ups, which the clock does in passing: one of a name at a time. Gives when each was done. */
function told(ends: number): { done: readonly Instant[]; lastEnd: Instant } {
  const report = createProgressTask();
  const done: Instant[] = [];
  let waiting: Task | undefined;
  const pass = (now: Instant): void => {
    if (!waiting || waiting.dueAt > now) return;
    done.push(waiting.dueAt);
    waiting = undefined;
  };
  for (let n = 0; n < ends; n += 1) {
    const at = atOf(n);
    pass(at);
    waiting = report(delivery(n), { id: `d${n}`, at, type: 'dropped' });
    pass(at);
  }
  pass(instant(millis(NOW) + 3_600_000));
  return { done, lastEnd: atOf(ends - 1) };
}

describe('what has come to its end', () => {
  it('is told of at once while it is little', () => {
    expect(told(54).done).toHaveLength(54);
  });

  it('is told of twice in five seconds at most when it is much, and the last of it never left out', () => {
    const { done, lastEnd } = told(10_000);
    const late = done.filter((at) => at > atOf(200));
    const spans = (10_000 - 200) / PER_SECOND / 5;
    expect(late.length).toBeLessThanOrEqual(2 * spans + 1);
    expect(late.length).toBeGreaterThan(spans / 2);
    expect(done.at(-1)! >= lastEnd).toBe(true);
    expect(millis(done.at(-1)!) - millis(lastEnd)).toBeLessThanOrEqual(5_000);
  });

  it('counts for its own message alone', () => {
    const report = createProgressTask();
    const end = { id: 'd', at: NOW, type: 'dropped' } as const;
    for (let n = 0; n < 5_000; n += 1) report(delivery(n), end);
    expect(report(delivery(1), end)?.dueAt).not.toBe(NOW);
    expect(report(delivery(1, { about: ref('C-2') }), end)?.dueAt).toBe(NOW);
    expect(report(delivery(1, { card: 'request' }), end)).toBeUndefined();
  });
});
