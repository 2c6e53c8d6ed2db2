/** Written endorsement [ToR 3.b.iv] with one entity in Slack and the others elsewhere: one entity, one position, both chats true. */
import { describe, expect, it } from 'vitest';
import { slackWorld, soon } from '../support/slack/world.ts';

const FP = 'fp@unhcr.example';
const ALT = 'alt@unhcr.example';
const OFFICER = 'nadia@secretariat.example';
const TEXT = 'Paragraph 4 omits boys. <!channel> *now* `x` <https://evil.example|here>';

describe('a request that reaches one entity in Slack', () => {
  it('is a message with buttons; a press is stored once, and shown in both chats', async () => {
    const { w, in: on, arrive } = await slackWorld([FP]);
    const e = await w.open();
    const fp = on(FP);
    await arrive();
    expect(fp.messages()).toHaveLength(1);
    expect(fp.chat()).toContain('Framework of Cooperation');
    const done = await fp.press('Endorse');
    expect([done.status, done.body]).toEqual([200, '']);
    // The message itself says what was answered, above how it stands now; nothing else is put into the chat.
    await soon(() => expect(fp.messages()[0]).toMatchObject({ edited: true }));
    expect(fp.words(fp.messages()[0]!)).toMatch(new RegExp(`UNHCR endorses ${e}[^]*UNHCR endorses \\(`));
    expect(fp.messages()).toHaveLength(1);
    // It stands there long enough to be read, also when the other cards are edited.
    await w.advance('PT4S');
    expect(fp.words(fp.messages()[0]!)).toContain(`UNHCR endorses ${e}`);
    await w.advance('PT2S');
    expect(fp.words(fp.messages()[0]!)).not.toContain(`UNHCR endorses ${e}`);
    expect((await w.request(e)).positions).toMatchObject([
      { entity: 'UNHCR', position: 'endorse', platform: 'slack', by: w.focalPoint('UNHCR').id },
    ]);
    // The alternate of the same entity, on the local platform, sees it.
    await arrive();
    expect((await w.alternate('UNHCR').last('request')).words).toContain('Focal point of UNHCR');
  });

  it('is answered beside the message when Slack no longer lets it be changed', async () => {
    const { w, slack, in: on, arrive } = await slackWorld([FP]);
    const e = await w.open();
    await arrive();
    const fp = on(FP);
    slack.fate('chat.update', { error: 'message_not_found' });
    await fp.press('Endorse');
    await soon(() => expect(fp.messages()[1]).toMatchObject({ only: fp.user.id }));
    expect(fp.words(fp.messages()[1]!)).toContain(`UNHCR endorses ${e}`);
    expect((await w.request(e)).positions).toMatchObject([{ position: 'endorse' }]);
    w.faults.length = 0;
  });

  it('follows what the entity’s other representative does elsewhere: one position for both', async () => {
    const { w, in: on, arrive } = await slackWorld([FP]);
    const e = await w.open();
    await w.alternate('UNHCR').press('endorsement.abstain', e, { comment: 'Not ours.' });
    await arrive();
    expect(on(FP).chat()).toContain('Not ours.');
    await on(FP).press('Endorse');
    await soon(async () =>
      expect((await w.request(e)).positions.at(-1)).toMatchObject({ position: 'endorse', platform: 'slack' }),
    );
    await arrive();
    expect((await w.alternate('UNHCR').last('request')).words).toContain('endorses');
  });

  it('an objection with the request for discussion is a modal; it stops the procedure, and everyone is told, here and there', async () => {
    const { w, in: on, arrive } = await slackWorld([FP, OFFICER]);
    const e = await w.open();
    await arrive();
    const fp = on(FP);
    await fp.press('Object…');
    await soon(() => expect(fp.modalText()).toContain('Do you also request'));
    await fp.submit({ 'What does your entity object to': TEXT, 'Do you also request': 'Yes' });
    expect(fp.modalText()).toContain('has stopped');
    expect(await w.request(e)).toMatchObject({
      state: 'referred',
      positions: [{ objects: true, requestsDiscussion: true, text: TEXT }],
    });
    await arrive();
    // A person's words stay words: nobody is called by them, nothing is a link.
    for (const reader of [fp, on(OFFICER)]) expect(reader.chat()).toContain(TEXT);
    expect((await w.focalPoint('UNFPA').last('referred')).words).toContain(TEXT);
    // Later news about the request stands in its thread, and in the chat as well.
    const [first, ...later] = fp.messages().filter(({ only }) => only === undefined);
    expect(later.length).toBeGreaterThan(0);
    for (const message of later) expect(message).toMatchObject({ thread: first!.ts, broadcast: true });
  });

  it('the pair comes from two representatives on two platforms', async () => {
    const { w, in: on, arrive } = await slackWorld([FP]);
    const e = await w.open();
    await arrive();
    await on(FP).press('Object…');
    await soon(() => expect(on(FP).modal()).toBeDefined());
    await on(FP).submit({ 'What does your entity object to': 'No.' });
    expect((await w.request(e)).state).toBe('open');
    await w.alternate('UNHCR').press('endorsement.requestDiscussion', e);
    expect((await w.request(e)).state).toBe('referred');
  });

  it('ends on time with one notice; a late press is answered with the outcome', async () => {
    const { w, in: on, arrive } = await slackWorld([FP]);
    const e = await w.open();
    await arrive();
    const asked = on(FP).messages()[0]!;
    const before = { ...asked };
    await w.to('2026-12-02T22:00:00.001Z');
    await arrive();
    expect(await w.request(e)).toMatchObject({ state: 'endorsed', unreached: [] });
    await arrive();
    expect(
      on(FP)
        .chat()
        .match(/UNA\/2026\/1/g)?.length,
    ).toBeGreaterThan(0);
    await on(FP).press('Endorse', before);
    await soon(() => expect(on(FP).modalText()).toContain('came too late'));
    expect(on(FP).modalText()).toContain('UNA/2026/1');
    expect((await w.request(e)).positions).toEqual([]);
  });

  it('a deactivated account is not reached, is said so to the Secretariat, and is tried again when it is back', async () => {
    const { w, slack, in: on, arrive } = await slackWorld([FP, ALT]);
    on(FP).user.deleted = true;
    on(ALT).user.deleted = true;
    // Slack finds nobody: the local platform is tried, and takes it.
    const e = await w.open();
    await arrive();
    expect((await w.request(e)).unreached).toEqual([]);
    expect(await w.focalPoint('UNHCR').messages('request')).toHaveLength(1);
    expect(slack.state.messages).toEqual([]);
  });
});

describe('people in Slack', () => {
  it('type the same words, as a command and to the bot', async () => {
    const { w, in: on, arrive } = await slackWorld([FP]);
    const e = await w.open();
    await arrive();
    const done = await on(FP).command(`endorsement show ${e.toLowerCase()}`);
    expect([done.status, done.body]).toEqual([200, '']);
    await soon(() => expect(on(FP).messages()).toHaveLength(2));
    expect(on(FP).words(on(FP).messages()[1]!)).toContain('Framework of Cooperation');
    await on(FP).say('ok', on(FP).messages()[0]!.ts);
    await soon(() => expect(on(FP).chat()).toContain('not recorded as a position'));
    expect((await w.request(e)).positions).toEqual([]);
  });

  it('see what waits for them on the home tab, kept fresh', async () => {
    const { w, in: on, arrive } = await slackWorld([FP]);
    await on(FP).openHome();
    await soon(() => expect(on(FP).home()).toContain('Nothing waits for you'));
    const e = await w.open();
    await arrive();
    await soon(() => expect(on(FP).home()).toContain('Framework of Cooperation'));
    // An entry opens the request in a modal, and the press there is a press like any other.
    await on(FP).press(e, 'home');
    await soon(() => expect(on(FP).modalText()).toContain('Endorse'));
    await on(FP).press('Endorse');
    await soon(() => expect(on(FP).home()).toContain('Nothing waits for you'));
    expect((await w.request(e)).positions).toMatchObject([{ position: 'endorse' }]);
  });

  it('who runs the network opens a request from a form; what is wrong is said under its field', async () => {
    const { w, in: on, arrive } = await slackWorld([OFFICER]);
    const officer = on(OFFICER);
    await officer.command('endorsement new');
    await soon(() => expect(officer.modal()).toBeDefined());
    await officer.submit({ Title: 'Joint guidance', 'Link to the document': 'http://not-safe.example' });
    expect(officer.modalText()).toMatch(/https/);
    expect(await w.records('endorsements')).toEqual([]);
    await officer.submit({ Title: 'Joint guidance', 'Link to the document': 'https://un.example/guidance' });
    expect(officer.modalText()).toContain('Nothing has been sent yet');
    await arrive();
    await officer.press('Open the request');
    await soon(() => expect(officer.modalText()).toContain('E-1'));
    expect(await w.request('E-1')).toMatchObject({ title: 'Joint guidance', state: 'open' });
  });

  it('who is not on the roll is told whom to ask, and the Secretariat is told once', async () => {
    const { w, in: on, arrive } = await slackWorld([]);
    const stranger = on('nobody@elsewhere.example');
    await stranger.command('home');
    await stranger.command('help');
    await soon(() => expect(stranger.chat()).toContain('Nadia Rousseau'));
    await arrive();
    expect(await w.officer.messages('stranger')).toHaveLength(1);
  });
});

describe('"Send to the network…" on a message', () => {
  it('opens the correspondence form with the message’s words, and what is sent waits for the Secretariat', async () => {
    const { w, in: on } = await slackWorld([FP]);
    const fp = on(FP);
    await fp.shortcut('send_to_network', 'Please note &lt;this&gt; training on <https://un.example/t|9 December>.');
    await soon(() => expect(fp.modalText()).toContain('<this> training on 9 December (https://un.example/t).'));
    await fp.submit({ Subject: 'Training' });
    // First it is shown as recipients will see it.
    expect(fp.modalText()).toContain('Nothing has been sent yet');
    await fp.press('Submit to the Secretariat');
    await soon(() => expect(fp.modalText()).not.toContain('Nothing has been sent yet'));
    const [letter] = await w.records<{ subject: string; text: string; state: string }>('correspondence');
    expect(letter).toMatchObject({
      subject: 'Training',
      text: 'Please note <this> training on 9 December (https://un.example/t).',
    });
  });
});

describe('what is written in the thread of a circulated message', () => {
  const LETTER = { subject: 'Workshop in Nairobi', text: 'Please tell us who will come.' };

  it('goes to the Secretariat only, however short it is, and only when it is confirmed', async () => {
    const { w, in: on, arrive } = await slackWorld([FP, OFFICER]);
    const { target } = await w.officer.press('correspondence.send', null, LETTER);
    await w.officer.press('correspondence.send', null, { ...LETTER, subject: 'Another one' });
    await arrive();
    const fp = on(FP);
    const circular = fp.messages().find((message) => fp.words(message).includes(LETTER.subject))!;
    await fp.say('Noted', circular.ts);
    const written = () => fp.messages().filter(({ thread }) => thread === circular.ts);
    // It is offered where it was written, and nobody has got anything yet.
    await soon(() => expect(written().map(({ user }) => user)).toEqual([fp.user.id, undefined]));
    const offer = written()[1]!;
    expect(fp.words(offer)).toContain('Noted');
    const replies = () => w.records<{ target: string; replies: unknown[] }>('correspondence', target);
    expect(await replies()).toMatchObject([{ replies: [] }]);
    await fp.press('Send to the Secretariat', offer);
    await soon(async () => expect(await replies()).toMatchObject([{ replies: [{ text: 'Noted' }] }]));
    await arrive();
    expect(on(OFFICER).chat()).toContain('Noted');
    for (const one of w.everyone)
      expect(await one.messages('correspondenceReply'), one.name).toHaveLength(one.id === w.coordinator.id ? 1 : 0);
  });

  it('is heard when it is shown in the chat as well, and when a file comes with it', async () => {
    const { w, in: on, arrive } = await slackWorld([FP]);
    await w.officer.press('correspondence.send', null, LETTER);
    await arrive();
    const fp = on(FP);
    const { ts, channel } = fp.messages()[0]!;
    for (const subtype of ['thread_broadcast', 'file_share']) {
      const text = `Two of us shall come (${subtype})`;
      const said = { type: 'message', subtype, channel, channel_type: 'im', user: fp.user.id, text, thread_ts: ts };
      await fp.event({ ...said, ts: `1.${subtype.length}` });
      await soon(() => expect(fp.chat()).toContain(text));
    }
    // What was changed or deleted is not said again.
    const before = fp.messages().length;
    await fp.event({
      type: 'message',
      subtype: 'message_changed',
      channel,
      channel_type: 'im',
      ts: '1.1',
      message: {},
    });
    await fp.say('help');
    await soon(() => expect(fp.chat()).toContain('endorsement list'));
    expect(fp.messages()).toHaveLength(before + 2);
  });
});
