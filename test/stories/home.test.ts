/** "What waits for me": what this person can and should do now, the most urgent first (domain.md 4). */
import { describe, expect, it } from 'vitest';
import { plan } from '../support/meetings.ts';
import { world } from '../support/world.ts';

describe('what waits for the Secretariat', () => {
  it('holds requests that run with entities not reached, and how many', async () => {
    const w = await world({ entities: ['UNICEF'], empty: ['UNHCR', 'UNFPA'] });
    await w.open({ title: 'Framework' });
    const home = await w.officer.press('home');
    expect(home.words).toMatch(
      /1 item waits for you[^]*E-1 · Framework\s2 entities not reached yet\. Closes Wed, 2 Dec/,
    );
    // It stands there once.
    expect(home.words.split('E-1 · Framework')).toHaveLength(2);
    // The focal point cannot help it.
    await w.focalPoint('UNICEF').press('endorsement.endorse', 'E-1');
    expect((await w.focalPoint('UNICEF').press('home')).words).toContain('Nothing waits for you.');
  });

  it('nothing, when all were reached', async () => {
    const w = await world();
    await w.open();
    await w.settle();
    expect((await w.officer.press('home')).words).toContain('Nothing waits for you.');
  });
});

describe('what waits for a focal point', () => {
  it('does not count answers to meetings that are months away, but shows the meetings', async () => {
    const w = await world();
    const m = await plan(w, '2027-03-11T10:00');
    const fp = w.focalPoint('UNHCR');
    const before = await fp.press('home');
    expect(before.words).toContain('Nothing waits for you.');
    expect(before.words).toContain(m);
    await w.jump('2027-03-01T15:00:00Z');
    expect((await fp.press('home')).words).toMatch(
      new RegExp(`1 item waits for you[^]*${m} · [^\\n]+\\sTo be answered\\. Begins Thu, 11 Mar 2027`),
    );
    await fp.press('meeting.reply', m, { answer: 'attending' });
    expect((await fp.press('home')).words).toContain('Nothing waits for you.');
  });

  it('is in the order in which it is to be done, whatever it is', async () => {
    const w = await world();
    const m = await plan(w, '2026-12-04T10:00');
    await w.open({ title: 'Later', workingDays: '12' });
    await w.open({ title: 'Sooner', workingDays: '3' });
    const { words } = await w.focalPoint('UNHCR').press('home');
    const places = ['Sooner', m, 'Later'].map((one) => words.indexOf(one));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(words).toContain('3 items wait for you');
  });
});
