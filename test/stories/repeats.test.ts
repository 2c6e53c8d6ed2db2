/** Anything may come twice; and a crowd of presses costs few edits (contract; conventions 4). */
import { describe, expect, it } from 'vitest';
import type { Platform } from '../../src/platforms/platform.ts';
import { aRequest, world } from '../support/world.ts';

describe('the same event twice', () => {
  it('gives the first answer again and changes nothing', async () => {
    const w = await world();
    const e = await w.open();
    const unhcr = w.focalPoint('UNHCR');
    const first = await unhcr.press('endorsement.endorse', e, { comment: 'Once.' }, { eventId: 'press-1' });
    await w.advance('PT1H');
    await w.focalPoint('UNICEF').press('endorsement.abstain', e);
    const again = await unhcr.press('endorsement.endorse', e, { comment: 'Twice.' }, { eventId: 'press-1' });
    expect(again.message).toBe(first.message);
    expect(again).toMatchObject({ ok: true, target: e });
    const positions = (await w.request(e)).positions.filter((p) => p.entity === 'UNHCR');
    expect(positions.map((p) => p['text'])).toEqual(['Once.']);
  });

  it('opens one request, and both times names it', async () => {
    const w = await world();
    const inputs = aRequest();
    const answers = [
      await w.officer.press('endorsement.open', null, inputs, { eventId: 'open-1' }),
      await w.officer.press('endorsement.open', null, inputs, { eventId: 'open-1' }),
    ];
    expect(answers.map((a) => a.target)).toEqual(['E-1', 'E-1']);
    expect(await w.focalPoint('UNHCR').messages('request')).toHaveLength(1);
  });

  it('gives a refusal again, even where the act would be welcome by now', async () => {
    const w = await world();
    const early = await w.focalPoint('UNHCR').press('endorsement.endorse', 'E-1', {}, { eventId: 'press-1' });
    expect(early).toMatchObject({ ok: false, code: 'notFound' });
    const e = await w.open();
    const again = await w.focalPoint('UNHCR').press('endorsement.endorse', e, {}, { eventId: 'press-1' });
    expect(again).toMatchObject({ ok: false, code: 'notFound', message: early.message });
    expect((await w.request(e)).positions).toEqual([]);
  });

  it('gives a refusal for wrong inputs again, with its fields', async () => {
    const w = await world();
    const first = await w.officer.press('endorsement.open', null, {}, { eventId: 'x' });
    const again = await w.officer.press('endorsement.open', null, aRequest(), { eventId: 'x' });
    expect(again).toEqual(first);
    expect(await w.records('endorsements')).toEqual([]);
  });

  it('at the same time is one act too', async () => {
    const w = await world();
    const e = await w.open();
    const through = { eventId: 'press-1' };
    const first = w.focalPoint('UNICEF').press('endorsement.abstain', e);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => w.focalPoint('UNHCR').press('endorsement.endorse', e, {}, through)),
    );
    await first;
    expect(new Set(answers.map((a) => a.message)).size).toBe(1);
    expect((await w.request(e)).positions.filter((p) => p.entity === 'UNHCR')).toHaveLength(1);
    const lines = (await w.records<{ verb: string }>('audit', e)).filter((l) => l.verb === 'endorsement.endorse');
    expect(lines).toHaveLength(1);
  });

  it('is known by the name that its platform gave it: nobody can stand in the way of what Concord does by itself', async () => {
    const w = await world();
    const e = await w.open();
    for (const eventId of [`due/${e}/2026-12-02T22:00:00.001Z`, `register/${e}@2026-12-02T22:00:00.001Z`])
      await w.focalPoint('UNHCR').press('home', null, {}, { eventId });
    await w.to('2026-12-02T22:00:00.001Z');
    expect((await w.request(e)).outcome).toMatchObject({ state: 'endorsed', number: 'UNA/2026/1' });
  });
});

describe('cards that were sent follow what they are about', () => {
  /** Counts what the platform is asked to edit. */
  const counting =
    (edits: { message: string; at: number }[], now: () => number) =>
    (local: Platform): Platform => ({
      ...local,
      update: (to, message, what) => {
        edits.push({ message, at: now() });
        return local.update(to, message, what);
      },
    });

  it('the first change shows at once, the next ones at most every five seconds, and the latest state wins', async () => {
    const edits: { message: string; at: number }[] = [];
    let clock = 0;
    const w = await world({ platform: counting(edits, () => clock) });
    const e = await w.open();
    const reader = w.focalPoint('UNFPA');
    const counts = async () =>
      /endorsing: (\d) · objecting: (\d) · abstaining: (\d)/
        .exec((await reader.last('request')).words)
        ?.slice(1)
        .join('');

    await w.focalPoint('UNHCR').press('endorsement.endorse', e);
    expect(await counts()).toBe('100');
    await w.focalPoint('UNICEF').press('endorsement.abstain', e);
    await w.focalPoint('UNHCR').press('endorsement.abstain', e);
    clock = 4999;
    await w.advance('PT4.999S');
    expect(await counts()).toBe('100');
    clock = 5000;
    await w.advance('PT0.001S');
    expect(await counts()).toBe('002');
    expect(edits.filter((edit) => edit.message === edits[0]?.message)).toHaveLength(2);
  });

  it('a thousand presses cost a few edits of each message', async () => {
    const edits: { message: string; at: number }[] = [];
    const w = await world({ platform: counting(edits, () => 0) });
    const e = await w.open();
    const readers = (await w.records<{ card: string }>('deliveries', e)).filter((d) => d.card === 'request').length;
    const people = ['UNHCR', 'UNICEF', 'UNFPA'].map((entity) => w.focalPoint(entity));
    const press = async (n: number) =>
      people[n % people.length]?.press(n % 2 ? 'endorsement.endorse' : 'endorsement.abstain', e);
    for (let i = 0; i < 1000; i += 50) await Promise.all(Array.from({ length: 50 }, (_, n) => press(i + n)));
    await w.advance('PT10S');
    expect((await w.request(e)).positions).toHaveLength(1000);
    expect(edits.length).toBeLessThanOrEqual(3 * readers);
    const perMessage = new Map<string, number>();
    for (const { message } of edits) perMessage.set(message, (perMessage.get(message) ?? 0) + 1);
    expect(Math.max(...perMessage.values())).toBeLessThanOrEqual(3);
  });

  it('an edit that changes nothing that the reader sees is not made', async () => {
    const edits: { message: string; at: number }[] = [];
    const w = await world({ platform: counting(edits, () => 0) });
    const e = await w.open({ classification: 'strictlyConfidential' });
    await w.focalPoint('UNHCR').press('endorsement.endorse', e);
    await w.advance('PT10S');
    expect(edits).toEqual([]);
  });
});
