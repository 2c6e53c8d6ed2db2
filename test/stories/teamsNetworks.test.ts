/** Somebody of several networks in Microsoft Teams: which one is meant, and how a second one comes to know them. */
import { describe, expect, it } from 'vitest';
import { createIsFirstInAnHour } from '../../src/platforms/teams/who.ts';
import { cardOf, buttonsOf, wordsOf } from '../support/teams/people.ts';
import { teamsWorld } from '../support/teams/world.ts';

const both = async () => {
  const w = await teamsWorld({ neighbour: true });
  return { w, fp: w.user('one', 'fp@unhcr.example') };
};
const titles = (post: Parameters<typeof cardOf>[0]): unknown[] => buttonsOf(cardOf(post)).map(({ title }) => title);

describe('words of somebody whom two networks know', () => {
  it('are asked about once, and go to the one that is chosen from then on', async () => {
    const { w, fp } = await both();
    await fp.install();
    expect(fp.posts()).toHaveLength(1);
    expect(fp.last()).toContain('Which network do you mean?');
    const [question] = fp.posts();
    if (!question) throw new Error('nothing was asked');
    expect(titles(question)).toEqual(['Network nrc', 'Network una']);
    const { body } = await fp.press(question, 'Network nrc');
    expect(body).toMatchObject({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive' });
    expect(JSON.stringify(body)).toContain('Network nrc');
    await fp.type('home');
    expect(fp.last()).toContain('Network nrc');
    expect(fp.last()).not.toContain('Which network');
    expect(w.connector.posts(fp.chat).filter((post) => wordsOf(post).includes('Which network'))).toHaveLength(1);
  });

  it.each(['una home', 'UNA: home', 'Network una, home', 'una'])(
    'go to the one that they name first: %s',
    async (words) => {
      const { fp } = await both();
      await fp.type(words);
      expect(fp.last()).toContain('Network una');
      await fp.type('home');
      expect(fp.last()).toContain('Network una');
      await fp.type('nrc home');
      await fp.type('home');
      expect(fp.last()).toContain('Network nrc');
    },
  );

  it('are not taken to name one by a word that only begins like it', async () => {
    const { fp } = await both();
    await fp.type('unanimous home');
    expect(fp.last()).toContain('Which network do you mean?');
  });

  it('that answer a message go to that message’s network', async () => {
    const { w, fp } = await both();
    await fp.type('una home');
    const officer = w.person('nrc-1');
    await officer.press('correspondence.send', null, { subject: 'Of the neighbours', text: 'It is on Monday.' });
    await w.settle();
    const post = fp.posts().find((each) => wordsOf(each).includes('Of the neighbours'));
    await fp.bring('message', { text: 'Noted', replyToId: post?.id });
    const offer = fp.posts().at(-1);
    const data = buttonsOf(cardOf(offer)).find(({ verb }) => verb === 'correspondence.reply')?.['data'];
    expect(data).toMatchObject({ concord: { network: 'nrc' } });
  });

  it('are not needed on a card: it says whose it is', async () => {
    const { w, fp } = await both();
    await fp.type('nrc home');
    const e = await w.open();
    await fp.press(fp.posts().at(-1) ?? { id: '', activity: {} }, 'Endorse');
    expect((await w.request(e)).positions).toMatchObject([{ entity: 'UNHCR', position: 'endorse' }]);
  });

  it('have to come before "Send to the network…", which could not ask', async () => {
    const { fp } = await both();
    const first = await fp.bring('sendToNetwork');
    expect(first.body).toMatchObject({ task: { type: 'message', value: expect.stringContaining('home') as string } });
    await fp.type('nrc home');
    expect((await fp.bring('sendToNetwork')).body).toMatchObject({ task: { type: 'continue' } });
  });
});

describe('somebody who comes onto a second roll', () => {
  it('is found there by the address that Teams gives, when they next say or press anything', async () => {
    const w = await teamsWorld({ neighbour: true });
    const fp = w.user('one', 'fp@unfpa.example');
    await fp.install();
    expect(fp.last()).toContain('Network una');
    const added = { email: 'fp@unfpa.example', name: 'Somebody', entity: 'NRC', role: 'alternate' };
    expect(await w.person('nrc-1').press('roll.set', null, added)).toMatchObject({ ok: true });
    await fp.type('home');
    const opened = { title: 'Of the neighbours', documentUrl: 'https://nrc.example/1' };
    await expect
      .poll(async () => {
        await w.person('nrc-1').press('endorsement.open', null, opened);
        await w.settle();
        return fp.posts().map(wordsOf).join();
      })
      .toContain('Of the neighbours');
  });

  it('is asked about again when Teams could not be asked before', async () => {
    const w = await teamsWorld({ neighbour: true });
    const fp = w.user('one', 'fp@unfpa.example');
    await fp.install();
    w.connector.rosterFate({ status: 503 }, 'ok');
    await fp.type('home');
    await expect.poll(() => w.faults.join()).toContain('could not be looked for');
    w.faults.length = 0;
    w.connector.calls.length = 0;
    await fp.type('home');
    const asked = (): string[] => w.connector.calls.filter((call) => call.includes('/members/'));
    await expect.poll(() => asked().length).toBe(1);
    await fp.type('home');
    await w.settle();
    expect(asked()).toHaveLength(1);
  });

  it('is not asked about more than once an hour', () => {
    let now = 0;
    const isFirstInAnHour = createIsFirstInAnHour(() => now);
    expect([isFirstInAnHour('a'), isFirstInAnHour('a'), isFirstInAnHour('b')]).toEqual([true, false, true]);
    now = 3_600_000;
    expect(isFirstInAnHour('a')).toBe(true);
    isFirstInAnHour.forget('a');
    expect([isFirstInAnHour('a'), isFirstInAnHour('a')]).toEqual([true, false]);
  });
});

describe('somebody who writes for the first time', () => {
  const WORDS = 'I could not ask Teams who you are just now. Nothing has been recorded';

  it('while Teams cannot be asked who they are, is told so and asked to try again; then it goes on', async () => {
    const w = await teamsWorld();
    const fp = w.user('one', 'fp@unfpa.example');
    w.connector.rosterFate({ status: 503 }, { status: 429 }, 'reset', 'ok');
    await fp.type('home');
    expect(wordsOf(fp.posts().at(-1))).toContain(WORDS);
    for (const invoke of ['invoke', 'taskFetch'])
      expect(JSON.stringify((await fp.bring(invoke)).body)).toContain(WORDS);
    expect(w.faults.splice(0)).toHaveLength(3);
    await fp.type('home');
    expect(fp.last()).toContain('Network una');
  });

  it('is told so in the language of their client; the roll’s comes before that', async () => {
    const w = await teamsWorld();
    const fp = w.user('one', 'fp@unfpa.example');
    const french = { locale: 'fr-CH' };
    w.connector.rosterFate({ status: 503 }, { status: 503 }, { status: 503 });
    await fp.bring('message', { text: 'home', ...french });
    expect(wordsOf(fp.posts().at(-1))).toContain('Je n’ai pas pu demander à Teams qui vous êtes');
    for (const invoke of ['invoke', 'taskFetch'])
      expect(JSON.stringify((await fp.bring(invoke, french)).body)).toContain('demander à Teams');
    w.connector.rosterFate('ok');
    await fp.type('language fr');
    await w.settle();
    w.connector.rosterFate({ status: 503 });
    const channel = '19:other@thread.tacv2';
    await fp.sayIn(channel, 'home', 'thread');
    const posts = [channel, `${channel};messageid=thread`].flatMap((at) => w.connector.posts(at));
    expect(posts.map(wordsOf).join()).toContain('demander à Teams');
    expect(w.faults.splice(0)).toHaveLength(4);
  });

  it('is told in the language of their client that they are on no roll', async () => {
    const w = await teamsWorld();
    const stranger = w.user('one', 'nobody@elsewhere.example');
    await stranger.bring('message', { text: 'home', locale: 'fr-FR' });
    expect(wordsOf(stranger.posts().at(-1))).toMatch(/liste|réseau/);
    await stranger.type('home');
    expect(wordsOf(stranger.posts().at(-1))).toMatch(/roll/);
  });

  it('is asked about once, however much they do at the same moment', async () => {
    const w = await teamsWorld();
    const fp = w.user('one', 'fp@unfpa.example');
    await Promise.all([fp.type('home'), fp.type('home'), fp.bring('invoke')]);
    expect(w.connector.calls.filter((call) => call.includes('/members/'))).toHaveLength(1);
  });
});
