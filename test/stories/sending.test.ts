/** When the platform or the store is not well: nothing is lost, nothing comes twice, people get a clear answer (quality). */
import { describe, expect, it } from 'vitest';
import type { Platform } from '../../src/platforms/platform.ts';
import type { Store } from '../../src/store/store.ts';
import { world } from '../support/world.ts';

const JUST_AFTER = '2026-12-02T22:00:00.001Z';

describe('a platform', () => {
  it('with a limit gets no more than that, and everybody is written to in the end', async () => {
    const limited = (local: Platform): Platform => ({
      ...local,
      place: async () => ({ limits: [{ key: 'local', windows: [{ messages: 1, ms: 1000 }] }] }),
    });
    const w = await world({ entities: ['UNICEF', 'UNFPA'], platform: limited });
    await w.open(); // six readers
    const got = async () => (await w.records<{ state: string }>('deliveries')).filter((d) => d.state === 'sent').length;
    expect(await got()).toBe(1);
    await w.advance('PT1S');
    expect(await got()).toBe(2);
    await w.advance('PT4S');
    expect(await got()).toBe(6);
  });

  it('that fails every other time is written to again until it has everything, once', async () => {
    let tries = 0;
    const shaky = (local: Platform): Platform => ({
      ...local,
      send: async (to, message) => {
        tries += 1;
        if (tries % 3 === 0) throw new Error('reset');
        if (tries % 3 === 1) return { ok: false, failure: { kind: 'later', reason: 'timedOut' } };
        return local.send(to, message);
      },
    });
    const w = await world({ entities: ['UNICEF', 'UNFPA'], platform: shaky });
    const e = await w.open();
    await w.advance('PT2H');
    for (const reader of [w.officer, w.focalPoint('UNICEF'), w.alternate('UNFPA')])
      expect(
        (await reader.messages()).map((m) => m.kind),
        reader.name,
      ).toEqual(['request']);
    expect((await w.request(e)).unreached).toEqual([]);
    expect(new Set(w.faults)).toEqual(new Set(['a platform threw while sending: Error: reset']));
    w.faults.length = 0;
  });
});

describe('a store that cannot be written', () => {
  /** Refuses what `refuses` names. */
  const ailing =
    (refuses: (verb: string) => boolean) =>
    (store: Store): Store =>
      Object.assign(Object.create(store) as Store, {
        commit: (changes: Parameters<Store['commit']>[0]) =>
          changes.journal.some((entry) => refuses(entry.verb))
            ? Promise.reject(new Error('disk full'))
            : store.commit(changes),
      });

  it('is told to whoever pressed, in words; nothing has changed, and pressing again works', async () => {
    let isIll = false;
    const w = await world({ store: ailing(() => isIll) });
    const e = await w.open();
    isIll = true;
    const through = { eventId: 'press-1' };
    const answer = await w.focalPoint('UNHCR').press('endorsement.endorse', e, {}, through);
    expect(answer).toMatchObject({ ok: false, code: 'conflict' });
    expect(answer.message).toContain('Nothing has been changed; please try again in a moment.');
    isIll = false;
    expect((await w.request(e)).positions).toEqual([]);
    expect(await w.focalPoint('UNHCR').press('endorsement.endorse', e, {}, through)).toMatchObject({ ok: true });
    expect((await w.request(e)).positions).toHaveLength(1);
    expect(w.faults.splice(0)).toHaveLength(1);
  });

  it('for one closing does not hold up the others, and that one follows when it can', async () => {
    let isIll = true;
    const w = await world({ store: ailing((verb) => isIll && verb === 'endorsement.due') });
    const [first, second] = [await w.open(), await w.open({ closesOn: '2026-12-09' })];
    await w.to(JUST_AFTER);
    expect((await w.request(first)).state).toBe('open');
    const third = await w.open({ closesOn: '2026-12-10' });
    expect(await w.focalPoint('UNICEF').messages('request')).toHaveLength(3);
    isIll = false;
    await w.advance('PT10S');
    expect((await w.request(first)).outcome).toMatchObject({ state: 'endorsed', at: '2026-12-02T22:00:00.000Z' });
    expect(await w.focalPoint('UNICEF').messages('outcome')).toHaveLength(1);
    for (const e of [second, third]) expect((await w.request(e)).state).toBe('open');
    expect(w.faults.splice(0).length).toBeGreaterThan(0);
  });

  it('for the register lets the outcome wait for its number, and then gives it once', async () => {
    let isIll = true;
    const w = await world({ store: ailing((verb) => isIll && verb === 'register.enter') });
    const e = await w.open();
    await w.to(JUST_AFTER);
    expect((await w.request(e)).outcome).toMatchObject({ state: 'endorsed' });
    expect((await w.request(e)).outcome?.number).toBeUndefined();
    expect(await w.focalPoint('UNICEF').messages('outcome')).toEqual([]);
    isIll = false;
    await w.advance('PT1M');
    expect((await w.request(e)).outcome?.number).toBe('UNA/2026/1');
    expect(await w.focalPoint('UNICEF').messages('outcome')).toHaveLength(1);
    expect(await w.records('register')).toHaveLength(1);
    expect(w.faults.splice(0).length).toBeGreaterThan(0);
  });
});

describe('the audit trail', () => {
  it('has every accepted and refused act, in order, and its chain holds', async () => {
    const w = await world();
    const e = await w.open();
    await w.focalPoint('UNHCR').press('endorsement.endorse', e);
    await w.observer.press('endorsement.endorse', e);
    await w.officer.press('endorsement.open', null, {});
    const lines = await w.records<{ seq: number; actor: string; verb: string; outcome: string; onBehalfOf?: string }>(
      'audit',
    );
    expect(lines.map((line) => line.seq)).toEqual(lines.map((_, i) => i + 1));
    const pressed = lines.filter((line) => line.actor.startsWith('una-'));
    expect(pressed.map((line) => [line.actor, line.verb, line.outcome])).toEqual([
      [w.officer.id, 'endorsement.open', 'accepted'],
      [w.focalPoint('UNHCR').id, 'endorsement.endorse', 'accepted'],
      [w.observer.id, 'endorsement.endorse', 'notAllowed'],
      [w.officer.id, 'endorsement.open', 'invalid'],
    ]);
    expect(pressed[1]?.onBehalfOf).toBe('UNHCR');
    expect(await w.store.verifyAudit('una' as never)).toMatchObject({ ok: true, lines: lines.length });
  });
});
