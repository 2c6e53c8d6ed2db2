/** Lists of requests, and what stands on reminders that are over. */
import { describe, expect, it } from 'vitest';
import { speaker } from '../../src/i18n/speaker.ts';
import { world, type World } from '../support/world.ts';

const open = (w: World, n: number, inputs = {}) =>
  w.open({ title: `Request number ${n}`, documentUrl: `https://un.example/${n}`, ...inputs });

describe('all requests', () => {
  it('are all of them, those that wait and run first, and each state is a press away', async () => {
    const w = await world({ entities: ['UNFPA', 'UNICEF'] });
    const [one, two, three] = [await open(w, 1), await open(w, 2), await open(w, 3, { workingDays: 10 })];
    await w.officer.press('endorsement.withdraw', one, { reason: 'Too early.' });
    await w.focalPoint('UNICEF').press('endorsement.endorse', two);
    const { words, card, message } = await w.focalPoint('UNICEF').press('endorsement.list');
    expect(words).toContain('All endorsement requests');
    expect(message).toBe('3 requests.');
    const places = [three, two, one].map((ref) => words.indexOf(ref));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    for (const state of ['open', 'referred', 'endorsed', 'decided', 'notDecided', 'withdrawn', 'superseded'])
      expect(JSON.stringify(card)).toContain(`"state":"${state}"`);

    const withdrawn = await w.focalPoint('UNICEF').press('endorsement.list', null, { state: 'withdrawn' });
    expect(withdrawn.words).toContain(one);
    expect(withdrawn.words).not.toContain(two);
    expect(JSON.stringify(withdrawn.card)).toContain('"state":"all"');
    expect((await w.focalPoint('UNICEF').say('endorsement list')).words).toContain(one);
  });

  it('that have ended come by the latest first', async () => {
    const w = await world({ entities: ['UNICEF'] });
    const [one, two] = [await open(w, 1), await open(w, 2, { workingDays: 7 })];
    await w.to('2026-12-20T00:00:00Z');
    const { words } = await w.officer.press('endorsement.list');
    expect(words.indexOf(two)).toBeGreaterThan(-1);
    expect(words.indexOf(two)).toBeLessThan(words.indexOf(one));
  });
});

describe('a reminder that is over', () => {
  const reminded = async (): Promise<{ readonly w: World; readonly e: string }> => {
    const w = await world({ entities: ['UNFPA', 'UNICEF'], alone: ['UNFPA'] });
    const e = await open(w, 1);
    await w.to('2026-12-01T22:00:00Z');
    return { w, e };
  };
  const shows = async (w: World, entity: string): Promise<string> =>
    (await w.focalPoint(entity).last('reminder')).words;

  it('has been dealt with where the entity has answered', async () => {
    const { w, e } = await reminded();
    await w.alternate('UNICEF').press('endorsement.endorse', e);
    await w.advance('PT10S');
    expect(await shows(w, 'UNICEF')).toContain('Your entity has answered');
    expect(await shows(w, 'UNFPA')).toContain('If UNFPA does not answer by then');
  });

  it('says that the request has ended where nobody answered', async () => {
    const { w } = await reminded();
    await w.to('2026-12-02T22:00:30Z');
    const words = await shows(w, 'UNICEF');
    expect(words).toContain('The request has ended');
    expect(words).not.toContain('dealt with');
  });

  it('says that the period is over where the Secretariat has to decide', async () => {
    const w = await world({ entities: ['UNFPA', 'UNICEF'], alone: ['UNFPA'] });
    await w.focalPoint('UNFPA').block();
    await open(w, 1);
    await w.to('2026-12-02T22:00:30Z');
    expect(await shows(w, 'UNICEF')).toContain('The period is over. Your entity had not answered.');
  });

  it('does not say of an entity that objected that it had not answered', async () => {
    const w = await world({ entities: ['UNFPA', 'UNICEF'], alone: ['UNFPA'] });
    await w.focalPoint('UNFPA').block();
    const e = await open(w, 1);
    await w.focalPoint('UNICEF').press('endorsement.object', e, { text: 'Not in paragraph 4.' });
    await w.to('2026-12-02T22:00:30Z');
    const { words } = await w.focalPoint('UNICEF').last('objectionAlone');
    expect(words).not.toContain('had not answered');
    expect(words).toContain('The objection of your entity stands, without a request for discussion.');
  });
});

it.each(['en', 'fr'] as const)('a counted word in a counted sentence is counted once, in %s', (language) => {
  const say = speaker(language, 'UTC');
  for (const n of [1, 2, 26, 2_000_000]) {
    const entities = say('mail.entities', { n });
    for (const key of ['mail.progress.reach', 'mail.preview.title'] as const)
      for (const people of [1, 56, 2_000_000]) {
        const said = say(key, { people, entities: n });
        expect(said.split(entities)[1]).toMatch(/^\)?$/);
        expect(said).toContain(say('mail.people', { n: people }));
      }
  }
});

describe('a long list', () => {
  it('is read page by page, and leaves nothing out', async () => {
    const w = await world({ entities: ['UNICEF'] });
    const refs: string[] = [];
    for (let n = 1; n <= 33; n += 1) refs.push(await open(w, n));
    const first = await w.officer.press('endorsement.list');
    expect(first.message).toBe('33 requests.');
    expect(first.words).toContain('and 3 more');
    const next = await w.officer.press('endorsement.list', null, { state: 'all', page: '2' });
    expect(JSON.stringify(first.card)).toContain('"state":"all","page":"2"');
    const seen = (words: string) => refs.filter((ref) => new RegExp(`^${ref} · `, 'm').test(words));
    expect(seen(first.words).length).toBe(30);
    expect([...seen(first.words), ...seen(next.words)].sort()).toEqual([...refs].sort());
    expect(next.words).toContain('Back to the first of the list');
    // A page that is no longer there is the last one.
    expect((await w.officer.press('endorsement.list', null, { page: '9' })).words).toContain('Back to the first');
  });
});

describe('meetings and messages', () => {
  it('are listed by state, each list a press away from the other', async () => {
    const w = await world({ entities: ['UNICEF'] });
    const schedule = (title: string, startsAt: string) =>
      w.officer.press('meeting.schedule', null, { kind: 'thematic', title, startsAt });
    await schedule('Shelters', '2026-12-10T10:00');
    const { target } = await schedule('Data', '2026-12-11T10:00');
    await w.officer.press('meeting.cancel', target, { reason: 'Nobody can come.' });
    const toCome = await w.focalPoint('UNICEF').press('meeting.list');
    expect(toCome.words).toContain('Shelters');
    expect(toCome.words).not.toContain('Data');
    expect(JSON.stringify(toCome.card)).toContain('"state":"cancelled"');
    const cancelled = await w.focalPoint('UNICEF').press('meeting.list', null, { state: 'cancelled' });
    expect(cancelled.words).toMatch(/^Meetings cancelled/);
    expect(cancelled.words).toContain('Data');
    expect(cancelled.words).not.toContain('Shelters');
    expect(cancelled.words).toContain('Meetings to come');
    const none = await w.focalPoint('UNICEF').press('meeting.list', null, { state: 'ended' });
    expect(none.words).toContain('There is none.');

    await w.officer.press('correspondence.send', null, { subject: 'Sent now', text: 'All.' });
    await w.officer.press('correspondence.send', null, { subject: 'Later', text: 'All.', sendAt: '2026-12-10T10:00' });
    const scheduled = await w.officer.press('correspondence.list', null, { state: 'scheduled' });
    expect(scheduled.words).toMatch(/^Messages scheduled/);
    expect(scheduled.words).toContain('Later');
    expect(scheduled.words).not.toContain('Sent now');
    expect(scheduled.words).toContain('All messages');
  });
});
