/** The local console shows what quiet hours hold, and sends it now when asked. */
import { expect, it } from 'vitest';
import { world } from '../support/world.ts';

it('what waits until the morning is shown, and delivered at once when asked; later quiet hours hold again', async () => {
  const w = await world({ now: '2026-11-24T20:00:00Z' });
  const reader = w.focalPoint('UNHCR');
  const waiting = async (): Promise<unknown> => (await w.fetch(`/local/people/${reader.id}/waiting`)).json();
  const target = await w.open();
  // 20:00Z is 21:00 in Geneva.
  expect(await reader.messages('request')).toEqual([]);
  expect(await waiting()).toEqual([{ card: 'request', about: target, until: '2026-11-25T07:00:00.000Z' }]);

  const delivered = await w.fetch(`/local/people/${reader.id}/waiting`, { method: 'POST' });
  expect(await delivered.json()).toEqual({ delivered: 1 });
  expect((await reader.last('request')).target).toBe(target);
  expect(await waiting()).toEqual([]);

  await w.advance('PT10M');
  await w.open({ title: 'Another one' });
  expect(await reader.messages('request')).toHaveLength(1);
  expect(await waiting()).toHaveLength(1);
  expect((await w.fetch('/local/people/una-4711/waiting')).status).toBe(404);
});
