import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { eachMinute, manualClock, systemClock } from '../src/runtime/clock.ts';
import { instant } from '../src/core/ids.ts';

describe('the minute', () => {
  beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-24T14:00:30Z') }));
  afterEach(() => void vi.useRealTimers());

  it('is told once each, also over a clock change', async () => {
    vi.setSystemTime(new Date('2026-10-25T00:58:30Z'));
    const told = vi.fn(() => Promise.resolve());
    const stop = await eachMinute(told);
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(told).toHaveBeenCalledTimes(5);
    await stop();
  });

  it('is never told twice at once', async () => {
    let under = 0;
    let most = 0;
    const stop = await eachMinute(async () => {
      most = Math.max(most, (under += 1));
      await new Promise((resolve) => setTimeout(resolve, 150_000));
      under -= 1;
    });
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(most).toBe(1);
    await stop();
  });

  it('ends when told to', async () => {
    const told = vi.fn(() => Promise.resolve());
    const stop = await eachMinute(told);
    await stop();
    await vi.advanceTimersByTimeAsync(3 * 60_000);
    expect(told).not.toHaveBeenCalled();
  });

  it('is read from the machine by the system clock', () => {
    expect(systemClock().now()).toBe('2026-11-24T14:00:30.000Z');
  });
});

describe('a manual clock', () => {
  it('stands still until it is moved', () => {
    const clock = manualClock(instant('2026-11-24T14:00:00Z'));
    expect(clock.now()).toBe('2026-11-24T14:00:00.000Z');
    clock.set(instant('2026-12-01T00:00:00Z'));
    expect(clock.now()).toBe('2026-12-01T00:00:00.000Z');
  });
});
