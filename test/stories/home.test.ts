/** "What waits for me": what this person can and should do now, the most urgent first (domain.md 4). */
import { describe, expect, it } from 'vitest';
import { begin, plan, propose, refer } from '../support/meetings.ts';
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

describe('what a meeting asks for', () => {
  it('of officers: to begin it from half an hour before, and to draft its minutes once it has ended', async () => {
    const w = await world();
    const m = await plan(w);
    const waits = async () => (await w.officer.press('home')).words;
    await w.to('2026-12-10T14:29:00Z');
    expect(await waits()).not.toContain('To be begun');
    await w.to('2026-12-10T14:31:00Z');
    expect(await waits()).toMatch(new RegExp(`1 item waits for you[^]*${m} · [^\\n]+\\sTo be begun by you`));
    expect((await waits()).split(`${m} · `)).toHaveLength(2);
    expect((await w.focalPoint('UNHCR').press('home')).words).not.toContain('To be begun');
    await begin(w, m);
    expect(await waits()).not.toContain('To be begun');
    expect(await waits()).toMatch(new RegExp(`1 item waits for you[^]*${m} · [^\\n]+\\sBeing held: record`));
    expect((await waits()).split(`${m} · `)).toHaveLength(2);
    expect((await w.focalPoint('UNHCR').press('home')).words).not.toContain('Being held: record');
    await w.officer.press('meeting.end', m, { confirm: 'yes' });
    expect(await waits()).toMatch(new RegExp(`${m} · [^\\n]+\\sIt has ended: draft the minutes`));
    expect((await w.focalPoint('UNHCR').press('home')).words).not.toContain('draft the minutes');
    await w.officer.press('minutes.draft', m);
    expect(await waits()).not.toContain('draft the minutes');
  });

  it('of those present: an answer to the question that is put, until they give one', async () => {
    const w = await world();
    const m = await plan(w);
    const item = (await w.focalPoint('UNHCR').press('agenda.propose', null, { title: 'Work plan', meeting: m })).target;
    await w.officer.press('agenda.accept', item ?? '');
    await w.to('2026-12-10T15:00:00Z');
    await begin(w, m);
    await w.officer.press('decision.put', item ?? '', { text: 'The plan is agreed.' });
    const asked = async (entity: string) => (await w.focalPoint(entity).press('home')).words;
    expect(await asked('UNHCR')).toMatch(new RegExp(`${item} · Work plan\\sThe question is put`));
    expect(await asked('UNICEF')).toContain('The question is put');
    expect(await asked('UNFPA')).not.toContain('The question is put');
    await w.focalPoint('UNHCR').press('decision.noObjection', item ?? '');
    await w.focalPoint('UNICEF').press('decision.object', item ?? '', { text: 'Not yet.' });
    expect(await asked('UNHCR')).not.toContain('The question is put');
    expect(await asked('UNICEF')).not.toContain('The question is put');
  });

  it('of owners: their actions, from a week before they are due until they are done', async () => {
    const w = await world();
    const m = await plan(w);
    const a = await propose(w);
    await begin(w, m);
    await w.officer.press('decision.record', a, {
      outcome: 'noted',
      text: 'Noted.',
      actions: 'UNHCR: send the new text by 2026-12-21\nSecretariat: print the programme by 2026-12-22',
    });
    const of = async (who: 'UNHCR' | 'UNICEF') => (await w.focalPoint(who).press('home')).words;
    expect(await of('UNHCR')).not.toContain('send the new text');
    await w.to('2026-12-15T15:00:00Z');
    expect(await of('UNHCR')).toMatch(
      new RegExp(`${a} · Work plan\\sYour action, due on Mon, 21 Dec 2026: send the new text`),
    );
    expect(await of('UNHCR')).not.toContain('print the programme');
    expect(await of('UNICEF')).not.toContain('send the new text');
    expect((await w.officer.press('home')).words).toContain('due on Tue, 22 Dec 2026: print the programme');
    await w.to('2027-01-05T15:00:00Z');
    expect(await of('UNHCR'), 'overdue').toContain('send the new text');
    await w.focalPoint('UNHCR').press('action.done', a, { n: '1' });
    expect(await of('UNHCR')).not.toContain('send the new text');
  });

  it('without the words of what is restricted', async () => {
    const w = await world();
    const m = await plan(w);
    const { item: a } = await refer(w, 'UNFPA', {
      classification: 'strictlyConfidential',
      title: 'Names of witnesses',
    });
    await begin(w, m);
    await w.officer.press('decision.record', a, {
      outcome: 'noConsensus',
      then: 'steeringCommittee',
      text: 'No consensus.',
      actions: 'UNHCR: protect the witnesses by 2026-12-14',
    });
    const { words } = await w.focalPoint('UNHCR').press('home');
    expect(words).toMatch(new RegExp(`${a} · [^\\n]+\\sAn action of yours is due on Mon, 14 Dec 2026`));
    expect(words).not.toMatch(/witnesses/);
  });
});
