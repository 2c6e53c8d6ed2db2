/** A program comes with other rules of time zones than those that a meeting was planned by (domain.md 5). */
import { describe, expect, it } from 'vitest';
import { change, commit } from '../contracts/store/things.ts';
import { meeting, meetings, SERIES } from '../support/meetings.ts';
import { newFolder } from '../support/storeFolder.ts';
import { startWorld, world } from '../support/world.ts';

/** 10:00 in Almaty by today's rules, and by those of before March 2024. */
const NEW = '2026-12-10T05:00:00.000Z';
const OLD = '2026-12-10T04:00:00.000Z';

describe('a start with other rules of time zones', () => {
  it('puts meetings right, tells those invited, and writes nothing about the others', async () => {
    const folder = newFolder();
    const before = await startWorld({ folder });
    await before.officer.press('series.set', null, { ...SERIES, zone: 'Asia/Almaty' });
    await before.settle();
    const [first, second] = await meetings(before);
    const target = first?.target ?? '';
    expect(first?.startsAt).toBe(NEW);
    const stored = await before.store.load(`una/${target}` as never);
    if (!stored) throw new Error('not stored');
    const old = change(
      stored,
      { ...(stored.state as object), startsAt: OLD },
      { id: stored.id, target: stored.target, kind: 'meetings', stage: 'planned', lists: ['attendance'] },
    );
    expect(await before.store.commit(commit({ document: old }))).toMatchObject({ type: 'saved' });
    await before.close();

    const w = await world({ folder });
    await expect.poll(async () => (await meeting(w, target)).startsAt).toBe(NEW);
    await w.settle();
    expect(await meeting(w, target)).toMatchObject({ startsAt: NEW, sequence: 1 });
    expect((await w.focalPoint('UNHCR').last('meetingMoved')).words).toContain('It stays at the same hour there');
    expect(await meeting(w, second?.target ?? '')).toMatchObject({ sequence: 0 });
    expect(await w.focalPoint('UNHCR').messages('meetingMoved')).toHaveLength(1);
  });
});
