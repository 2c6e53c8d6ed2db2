/** The network's room: a channel in which what everybody is told is posted too (domain.md 2, 9). */
import { describe, expect, it } from 'vitest';
import { after, instant } from '../../src/core/ids.ts';
import { world, type Seen, type World } from '../support/world.ts';

/** What a text says somewhere; typed, as matchers are not. */
const containing = (words: string): string => expect.stringContaining(words) as string;

/** A world whose network has a room. */
async function withRoom(options: Parameters<typeof world>[0] = {}): Promise<World> {
  const w = await world(options);
  expect(await w.officer.say('room here', { room: true })).toMatchObject({
    ok: true,
  });
  return w;
}
const posts = async (w: World): Promise<Seen[]> => (await w.room()).filter(({ kind }) => kind === 'room');
const lastPost = async (w: World): Promise<Seen> => {
  const post = (await posts(w)).at(-1);
  if (!post) throw new Error('nothing was posted');
  return post;
};

describe('a channel becomes the network’s room', () => {
  it('by the word of an officer in that channel, and says there what it is', async () => {
    const w = await world();
    expect(await w.officer.say('room here', { room: true })).toMatchObject({
      ok: true,
      message: containing('This channel is the network’s room now'),
    });
    const opened = (await w.room()).at(-1);
    expect(opened).toMatchObject({
      kind: 'roomOpened',
      words: containing('Network una'),
    });
    expect(await w.officer.say('room here', { room: true })).toMatchObject({
      ok: true,
      message: containing('already'),
    });
    expect((await w.room()).filter(({ kind }) => kind === 'roomOpened')).toHaveLength(1);
  });

  it('not by anybody else’s', async () => {
    const w = await world();
    for (const who of [w.focalPoint('UNHCR'), w.observer])
      expect(await who.say('room here', { room: true })).toMatchObject({
        ok: false,
        code: 'notAllowed',
      });
    await w.open();
    expect(await posts(w)).toEqual([]);
  });

  it('not from a chat with one person: there is no channel to name', async () => {
    const w = await world();
    expect(await w.officer.say('room here')).toMatchObject({
      ok: false,
      code: 'invalid',
    });
    expect(await w.officer.press('room.set', null, { room: 'una-room/local' })).toMatchObject({ code: 'invalid' });
  });

  it('for one network, and not for its neighbour', async () => {
    const w = await withRoom({ neighbour: true });
    await w.person('nrc-1').press('endorsement.open', null, {
      title: 'Ours alone',
      documentUrl: 'https://nrc.example/1',
    });
    expect(await posts(w)).toEqual([]);
  });

  it('until an officer ends it', async () => {
    const w = await withRoom();
    const settings = await w.officer.press('settings.show');
    expect(settings.words).toContain('#network');
    expect(await w.officer.press('room.clear', null, { platform: 'local' })).toMatchObject({ ok: true });
    await w.open();
    expect(await posts(w)).toEqual([]);
    expect(await w.officer.say('room off')).toMatchObject({
      ok: false,
      code: 'conflict',
    });
  });
});

describe('what everybody is told is posted', () => {
  it('a request, once for all its recipients, which then follows what happens to it', async () => {
    const w = await withRoom();
    const target = await w.open({ title: 'Framework of Cooperation' });
    const all = await posts(w);
    expect(all).toHaveLength(1);
    expect(all[0]?.words).toMatch(/Framework of Cooperation[^]*Entities that answered[^]*0 of 3\b/);
    await w.focalPoint('UNHCR').press('endorsement.endorse', target);
    await w.advance('PT10S');
    expect((await lastPost(w)).words).toContain('1 of 3');
    expect(await posts(w)).toHaveLength(1);
  });

  it('that the silence is broken, with the entity and its words', async () => {
    const w = await withRoom();
    const target = await w.open();
    await w.focalPoint('UNFPA').press('endorsement.object', target, {
      text: 'Paragraph 12 is too narrow.',
      requestDiscussion: 'yes',
    });
    const post = await lastPost(w);
    expect(post.words).toContain('The silence is broken');
    expect(post.words).toContain('UNFPA');
    expect(post.words).toContain('Paragraph 12 is too narrow.');
  });

  it('the outcome, with its number, also at night', async () => {
    const w = await withRoom({
      settings: { quiet: { from: '00:00', to: '23:59' } },
    });
    const target = await w.open();
    for (const entity of ['UNHCR', 'UNICEF', 'UNFPA']) await w.focalPoint(entity).press('endorsement.endorse', target);
    const { closesAt } = await w.request(target);
    await w.to(after(instant(closesAt), 1));
    expect((await lastPost(w)).words).toMatch(/endorsed[^]*\/2026\/1/);
  });

  it('a new text anew; the old post says that it is old', async () => {
    const w = await withRoom();
    const target = await w.open();
    await w.officer.press('endorsement.revise', target, {
      documentUrl: 'https://un.example/v2',
      documentVersion: '2',
      changes: 'Chapter 3.',
    });
    await w.advance('PT10S');
    const [old, ...more] = await posts(w);
    expect(old?.words).toContain('earlier text');
    expect(more.map(({ words }) => words)).toEqual([containing('version 2')]);
  });

  it('a message to the whole network, and none to a part of it', async () => {
    const w = await withRoom();
    await w.officer.press('correspondence.send', null, {
      subject: 'To a few',
      text: 'Few.',
      audience: 'alternates',
    });
    expect(await posts(w)).toEqual([]);
    await w.officer.press('correspondence.send', null, {
      subject: 'Workshop',
      text: 'It is on Monday.',
    });
    const all = await posts(w);
    expect(all).toHaveLength(1);
    expect(all[0]?.words).toMatch(/Workshop[^]*It is on Monday\./);
  });

  it('no urgent information: it is for the Secretariat and the focal points', async () => {
    const w = await withRoom();
    await w.focalPoint('UNHCR').press('correspondence.urgent', null, {
      subject: 'Now',
      text: 'At once.',
    });
    expect(await posts(w)).toEqual([]);
  });

  it('a meeting of the focal points, and none of a committee', async () => {
    const w = await withRoom();
    const plan = (kind: string) =>
      w.officer.press('meeting.schedule', null, {
        kind,
        startsAt: '2026-12-15T10:00',
        place: 'Room 4',
      });
    await plan('rmc');
    expect(await posts(w)).toEqual([]);
    const { target } = await plan('focalPoints');
    expect((await lastPost(w)).words).toMatch(/A meeting is planned[^]*Room 4/);
    await w.officer.press('meeting.cancel', target, {
      reason: 'Nobody can come.',
    });
    expect((await lastPost(w)).words).toMatch(/A meeting was cancelled[^]*Nobody can come\./);
  });
});

describe('a room holds nothing that is not for everybody in it', () => {
  it.each(['confidential', 'strictlyConfidential'])('of what is %s the reference alone, to the end', async (c) => {
    const w = await withRoom();
    const secret = {
      title: 'Annex on the case',
      summary: 'Named places',
      classification: c,
    };
    const target = await w.open(secret);
    await w.focalPoint('UNFPA').press('endorsement.object', target, {
      text: 'Too much detail.',
      requestDiscussion: 'yes',
    });
    await w.officer.press('endorsement.withdraw', target, {
      reason: 'The annex was wrong.',
    });
    await w.officer.press('correspondence.send', null, {
      subject: 'Places',
      text: 'A list of places.',
      classification: c,
    });
    const all = await posts(w);
    expect(all.length).toBeGreaterThan(3);
    const said = JSON.stringify(all);
    expect(said).toContain(target);
    expect(said).not.toMatch(/Annex|Named|Too much|was wrong|Places|list of places|UNFPA|un\.example/);
  });

  it('and an item of the agenda that came from it likewise', async () => {
    const w = await withRoom();
    const target = await w.open({
      title: 'Annex on the case',
      classification: 'confidential',
    });
    await w.officer.press('meeting.schedule', null, {
      kind: 'focalPoints',
      startsAt: '2026-12-15T10:00',
    });
    await w.focalPoint('UNFPA').press('endorsement.object', target, {
      text: 'Too much detail.',
      requestDiscussion: 'yes',
    });
    await w.to('2026-12-08T16:00:00Z');
    const agenda = (await posts(w)).find(({ words }) => words.includes('On the agenda'));
    expect(agenda?.words).toMatch(/A-\d/);
    expect(JSON.stringify(await posts(w))).not.toContain('Annex');
  });
});

describe('a press on a post', () => {
  it('is judged by the roll like any other, and answered in the presser’s own chat', async () => {
    const w = await withRoom();
    const target = await w.open({
      title: 'Annex',
      classification: 'confidential',
    });
    const { id: messageId } = await lastPost(w);
    const before = await w.room();
    const asked = await w.focalPoint('UNHCR').press('endorsement.show', null, {}, { messageId });
    expect(asked).toMatchObject({
      ok: true,
      words: containing('Annex'),
    });
    expect(await w.observer.press('endorsement.show', null, {}, { messageId })).toMatchObject({ ok: false });
    expect(await w.observer.press('endorsement.endorse', null, {}, { messageId })).toMatchObject({
      ok: false,
      code: 'notAllowed',
    });
    expect(await w.person('una-nobody').press('endorsement.show', target)).toMatchObject({ code: 'notOnRoll' });
    expect(await w.room()).toEqual(before);
    expect((await w.focalPoint('UNHCR').messages('reply')).length).toBe(1);
  });
});

describe('a room that cannot be written to any more', () => {
  it('is none from then on; the Secretariat is told, and everybody still gets their own messages', async () => {
    let open = true;
    const w = await withRoom({
      platform: (local) => ({
        ...local,
        rooms: {
          ...local.rooms!,
          send: (room, message) =>
            open
              ? local.rooms!.send(room, message)
              : Promise.resolve({
                  ok: false,
                  failure: { kind: 'never', reason: 'blocked' },
                }),
        },
      }),
    });
    await w.settle();
    open = false;
    await w.open();
    expect((await w.officer.last('roomLost')).words).toMatch(/#network[^]*has blocked or removed Concord[^]*room here/);
    expect(await w.records('settings')).toMatchObject([{ rooms: [] }]);
    expect(await w.focalPoint('UNHCR').messages('request')).toHaveLength(1);
    open = true;
    await w.officer.say('room here', { room: true });
    await w.open();
    expect((await posts(w)).length).toBe(1);
  });
});

it('a call for input to all entities is posted once, of a restricted one the reference; one to some is theirs', async () => {
  const w = await withRoom();
  const call = { title: 'Annual report', questions: 'What was achieved?', dueOn: '2026-12-02' };
  await w.officer.press('input.open', null, call);
  await w.settle();
  expect((await lastPost(w)).words).toMatch(/Asked for input[^]*Annual report[^]*2 Dec 2026/);
  await w.officer.press('input.open', null, { ...call, title: 'Secret matters', classification: 'confidential' });
  await w.settle();
  const [, secret] = await posts(w);
  expect(secret?.words).toContain('I-2');
  expect(secret?.words).not.toContain('Secret matters');
  await w.officer.press('input.open', null, { ...call, title: 'For one', audience: 'UNHCR' });
  await w.officer.press('input.nudge', 'I-1');
  await w.settle();
  expect(await posts(w)).toHaveLength(2);
});
