/** A platform that does not answer for long is named, and one that answers whatever it is not. */
import { expect, test } from 'vitest';
import { after, instant } from '../../src/core/ids.ts';
import { MINUTE_MS } from '../../src/core/spans.ts';
import { createTroubles } from '../../src/core/troubles.ts';
import { createOutage, watchingOutage } from '../../src/platforms/outage.ts';
import type { Platform, Sent } from '../../src/platforms/platform.ts';

const later = (reason: 'unavailable' | 'rateLimited'): Sent => ({ ok: false, failure: { kind: 'later', reason } });

test('a chat that is away for ten minutes and three tries is a trouble until it answers', async () => {
  let now = instant('2026-12-01T14:00:00Z');
  let answer: Sent | 'throws' = later('unavailable');
  const troubles = createTroubles({ began: () => undefined, ended: () => undefined });
  const chat = {
    name: 'slack',
    place: async () => (answer === 'throws' ? Promise.reject(new Error('away')) : { limits: [] }),
    send: async () => (answer === 'throws' ? Promise.reject(new Error('away')) : answer),
  } as unknown as Platform;
  const outage = createOutage({ about: 'slack/away', name: 'Slack', troubles, now: () => now });
  const watched = watchingOutage(chat, outage);
  const tries = async (minutes: number): Promise<readonly string[]> => {
    now = after(now, minutes * MINUTE_MS);
    await watched.send({} as never, {} as never).catch(() => undefined);
    return troubles.list();
  };
  expect([await tries(0), await tries(2), await tries(4)]).toEqual([[], [], []]);
  answer = 'throws';
  await expect(watched.place({} as never)).rejects.toThrow('away');
  const named = ['Slack cannot be reached since 2026-12-01T14:00Z: what waits goes out when it can be'];
  expect(await tries(5)).toEqual(named);
  expect(troubles.abouts()).toEqual(['slack/away']);
  answer = later('rateLimited');
  expect(await tries(1)).toEqual([]);
  answer = later('unavailable');
  expect(await tries(60)).toEqual([]);
});

test('what is away is asked once a minute whether it is there again, by whoever looks, and never before', async () => {
  let now = instant('2026-12-01T14:00:00Z');
  let asked = 0;
  let isThere: boolean | 'throws' = false;
  const troubles = createTroubles({ began: () => undefined, ended: () => undefined });
  const chat = {
    name: 'slack',
    place: async () => ({ limits: [] }),
    send: async () => later('unavailable'),
    async answers() {
      asked += 1;
      if (isThere === 'throws') throw new Error('away');
      return isThere;
    },
  } as unknown as Platform;
  const outage = createOutage({ about: 'slack/away', name: 'Slack', troubles, now: () => now });
  const watched = watchingOutage(chat, outage);
  const look = async (minutes: number) => {
    now = after(now, minutes * MINUTE_MS);
    await watched.lookAgain?.();
    return [asked, troubles.list().length];
  };
  for (const minutes of [0, 5, 5]) {
    expect(await look(minutes)).toEqual([0, 0]);
    await watched.send({} as never, {} as never);
  }
  expect([await look(0), await look(0)]).toEqual([
    [1, 1],
    [1, 1],
  ]);
  isThere = 'throws';
  expect(await look(1)).toEqual([2, 1]);
  isThere = true;
  expect(await look(1)).toEqual([3, 0]);
  expect(await look(5)).toEqual([3, 0]);
});
