/** The console page lets time pass, and is told how far it has come. */
import { afterEach, expect, it, vi } from 'vitest';
import type { ClockProgress } from '../../../src/platforms/local/console/api.ts';
import { moveClock } from '../../../src/platforms/local/console/moveClock.ts';
import { world } from '../../support/world.ts';

afterEach(() => vi.unstubAllGlobals());

it('is told line by line, and the last line is the answer', async () => {
  const w = await world();
  await w.open();
  const { fetch } = globalThis;
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => fetch(new URL(path, w.url), init));
  const told: ClockProgress[] = [];
  const passed = await moveClock({ advance: 'P3D' }, (soFar) => void told.push(soFar));
  expect(told.length).toBeGreaterThan(2);
  expect(passed).toEqual(told.at(-1));
  await expect(moveClock({ advance: 'soon' }, () => undefined)).rejects.toThrow(/That is not a time/);
  vi.unstubAllGlobals();
  expect(passed.now).toBe(await w.now());
});

/** An answer that comes in these pieces, and then ends, or breaks off. */
function answering(pieces: readonly string[], isCut = false): void {
  const body = new ReadableStream<Uint8Array>({
    start(stream) {
      for (const piece of pieces) stream.enqueue(new TextEncoder().encode(piece));
      if (!isCut) stream.close();
    },
    pull: (stream) => (isCut ? stream.error(new Error('reset')) : undefined),
  });
  vi.stubGlobal('fetch', async () => new Response(body));
}
const line = (more: object): string => `${JSON.stringify({ now: '2026-11-24T14:00:00.000Z', ran: 1, ...more })}\n`;

it('lines that come in pieces are put together', async () => {
  const whole = line({ delivered: 1 }) + line({ delivered: 22 });
  answering([whole.slice(0, 5), whole.slice(5, 70), whole.slice(70)]);
  const told: number[] = [];
  await moveClock({ advance: 'P1D' }, ({ delivered }) => void told.push(delivered));
  expect(told).toEqual([1, 22]);
});

it('a stop of the program on the way is told as what it is', async () => {
  answering([line({ delivered: 1 }), line({ delivered: 1, error: 'The program stops.' })]);
  await expect(moveClock({ advance: 'P1D' }, () => undefined)).rejects.toThrow('The program stops.');
});

it('an answer that breaks off, or has nothing in it, is no answer', async () => {
  answering([line({ delivered: 1 })], true);
  await expect(moveClock({ advance: 'P1D' }, () => undefined)).rejects.toThrow('cannot be reached');
  answering([]);
  await expect(moveClock({ advance: 'P1D' }, () => undefined)).rejects.toThrow('cannot be reached');
});
