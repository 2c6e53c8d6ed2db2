/** The network's room in Slack: a channel in which what everybody is told is posted too. */
import { describe, expect, it } from 'vitest';
import { slackWorld, soon, type Way } from '../support/slack/world.ts';

const FP = 'fp@unhcr.example';
const OFFICER = 'nadia@secretariat.example';
const ROOM = 'C0GENERAL';
const WAYS: Way[] = ['signed requests', 'a socket'];

/** An officer who has named the channel the network's room, and a focal point. */
async function inRoom(way: Way = 'signed requests') {
  const world = await slackWorld([FP, OFFICER], { way });
  const [officer, fp] = [world.in(OFFICER), world.in(FP)];
  await officer.mention('room here', ROOM);
  await soon(() => expect(posts()).toHaveLength(1));
  return { ...world, officer, fp, posts };

  /** What everybody sees there. */
  function posts() {
    const { messages } = world.slack.state;
    return messages.filter(({ channel, only }) => channel === ROOM && only === undefined).map((m) => fp.words(m));
  }
}
const lastOf = (words: readonly string[]): string => words.at(-1) ?? '';

describe('a channel of Slack as the network’s room', () => {
  it.each(WAYS)('is named by an officer in it (through %s), and only they see the answer', async (way) => {
    const { w, fp, officer, posts, arrive } = await inRoom(way);
    expect(lastOf(posts())).toContain('This is the network’s room now');
    expect(officer.inChannel(ROOM).filter(({ only }) => only === officer.user.id)).toHaveLength(1);
    expect(fp.inChannel(ROOM)).toHaveLength(1);
    expect(await w.records('settings')).toMatchObject([
      { rooms: [{ platform: 'slack', address: `T0000SAMP/${ROOM}` }] },
    ]);
    // As a command it is the same, and there Slack tells the channel's name.
    await officer.command('room off', ROOM);
    await officer.command('room here', ROOM);
    await soon(async () => expect(await w.records('settings')).toMatchObject([{ rooms: [{ name: '#general' }] }]));
    await arrive();
    expect(posts()).toHaveLength(2);
  });

  it('not by anybody else, and not from a chat with the bot', async () => {
    const { w, in: on } = await slackWorld([FP, OFFICER]);
    await on(FP).mention('room here', ROOM);
    await on(OFFICER).command('room here');
    await soon(() => expect(on(FP).inChannel(ROOM)).toHaveLength(1));
    await soon(() => expect(on(OFFICER).messages()).toHaveLength(1));
    expect(await w.records('settings')).toMatchObject([{ rooms: [] }]);
  });

  it('gets each request once, which follows what happens; later news stands in its thread', async () => {
    const { w, slack, fp, posts, arrive } = await inRoom();
    const e = await w.open({ title: 'Framework of Cooperation' });
    await arrive();
    expect(posts()).toHaveLength(2);
    expect(lastOf(posts())).toMatch(/Framework of Cooperation[^]*Entities that answered[^]*0 of 3\b/);
    await fp.press('Endorse');
    await soon(async () => expect((await w.request(e)).positions).toHaveLength(1));
    await arrive();
    expect(lastOf(posts())).toContain('1 of 3');
    await w
      .focalPoint('UNFPA')
      .press('endorsement.object', e, { text: 'Too <!channel> narrow.', requestDiscussion: 'yes' });
    await arrive();
    expect(lastOf(posts())).toMatch(/silence is broken[^]*Too <!channel> narrow\./);
    const inThread = slack.state.messages.filter(({ channel, only }) => channel === ROOM && only === undefined);
    const [, request, broken] = inThread;
    expect(broken).toMatchObject({ thread: request?.ts, broadcast: true });
  });

  it('gets of a confidential one the reference alone; a press there shows it to who may see it, and to nobody else', async () => {
    const { w, slack, fp, in: on, posts, arrive } = await inRoom();
    const e = await w.open({ title: 'Annex on the case', classification: 'confidential' });
    await arrive();
    expect(lastOf(posts())).toContain(e);
    expect(posts().join()).not.toContain('Annex');
    // What a press really brings here.
    expect(posts().map((words) => words.includes('in a window that only'))).toEqual([true, true]);
    expect(posts().join()).not.toContain('own chat');
    const post = slack.state.messages.filter(({ channel, only }) => channel === ROOM && only === undefined).at(-1)!;
    await fp.press('Show it to me', post);
    await soon(() => expect(fp.modalText()).toContain('Annex on the case'));
    const stranger = on('somebody@elsewhere.example');
    await stranger.press('Show it to me', post);
    const told = () =>
      stranger.modalText() +
      stranger
        .inChannel(ROOM)
        .map((m) => stranger.words(m))
        .join();
    await soon(() => expect(told()).toContain('not on the roll'));
    expect(told()).not.toContain('Annex');
    expect(posts().join()).not.toContain('Annex');
  });

  it('a reply in the thread of a circulated message is offered to the Secretariat only', async () => {
    const { w, slack, fp, posts, arrive } = await inRoom();
    const letter = { subject: 'Workshop in Nairobi', text: 'Who will come?' };
    const { target } = await w.officer.press('correspondence.send', null, letter);
    await arrive();
    expect(lastOf(posts())).toContain('Workshop in Nairobi');
    const post = slack.state.messages.filter(({ channel, only }) => channel === ROOM && only === undefined).at(-1)!;
    await fp.mention('Two of us', ROOM, post.ts);
    await soon(() => expect(fp.inChannel(ROOM).at(-1)).toMatchObject({ only: fp.user.id, thread: post.ts }));
    await fp.press('Send to the Secretariat', fp.inChannel(ROOM).at(-1));
    await soon(async () =>
      expect(await w.records('correspondence', target)).toMatchObject([{ replies: [{ text: 'Two of us' }] }]),
    );
    expect(posts().join()).not.toContain('Two of us');
  });

  it('out of which Concord is taken is none any more, and the Secretariat is told', async () => {
    const { w, slack, officer, posts, arrive } = await inRoom();
    slack.state.channels.get(ROOM)!.hasApp = false;
    await w.open();
    await arrive();
    expect(posts()).toHaveLength(1);
    expect(await w.records('settings')).toMatchObject([{ rooms: [] }]);
    expect(officer.chat()).toContain('I cannot post in the network’s room any more');
  });

  it.each([
    ['is found again where its history may be read', ['channels:history'], 1],
    ['is posted once more where it may not: rather twice than not at all', [], 2],
  ] as const)('a post of which Slack’s answer is lost %s', async (_what, scopes, times) => {
    const { w, slack, posts } = await inRoom();
    const team = slack.state.teams.get('T0000SAMP')!;
    slack.state.teams.set(team.id, { ...team, scopes: [...team.scopes, ...scopes] });
    slack.fate(`chat.postMessage ${ROOM}`, 'lost');
    await w.officer.press('correspondence.send', null, { subject: 'Only once', text: 'Words.' });
    await w.advance('PT10M');
    expect(posts().filter((words) => words.includes('Only once'))).toHaveLength(times);
    await w.advance('P1D');
    expect(posts().filter((words) => words.includes('Only once'))).toHaveLength(times);
  });
});
