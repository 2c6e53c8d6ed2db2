/** The network in Microsoft Teams: captured activities in, what people see out. */
import { describe, expect, it } from 'vitest';
import { buttonsOf, cardOf, wordsOf } from '../support/teams/people.ts';
import { teamsWorld } from '../support/teams/world.ts';

const card = 'application/vnd.microsoft.card.adaptive';
const words = 'application/vnd.microsoft.activity.message';

describe('somebody of the roll who installs the app', () => {
  it('is known by their e-mail address, and greeted once with what waits for them', async () => {
    const w = await teamsWorld();
    await w.open();
    const fp = w.user('one', 'fp@unhcr.example');
    await fp.bring('conversationUpdate', { membersAdded: [{ id: fp.id }, { id: fp.bot }] });
    await fp.install();
    expect(fp.posts().map(wordsOf)).toEqual([expect.stringContaining('Framework of Cooperation')]);
  });

  it('gets what had waited for an address', async () => {
    const w = await teamsWorld();
    await w.focalPoint('UNHCR').block();
    await w.alternate('UNHCR').block();
    const e = await w.open();
    expect((await w.request(e)).unreached).toEqual(['UNHCR']);
    const fp = w.user('one', 'fp@unhcr.example');
    await fp.install();
    await w.settle();
    expect(fp.posts().map(wordsOf).join()).toContain('If UNHCR does not answer');
    expect((await w.request(e)).unreached).toEqual([]);
  });

  it('and takes it out again cannot be reached there any more, until it is back', async () => {
    const w = await teamsWorld();
    const fp = w.user('one', 'fp@unhcr.example');
    await fp.install();
    await fp.bring('installationUpdate', { action: 'remove' });
    await w.focalPoint('UNHCR').block();
    await w.open();
    const [delivery] = await w
      .records<{ to: string; state: string; reason: string }>('deliveries')
      .then((all) => all.filter(({ to }) => to === w.focalPoint('UNHCR').id));
    expect(delivery).toMatchObject({ state: 'failed', reason: 'blocked' });
    expect(fp.posts()).toHaveLength(1);
    await fp.install();
    await w.settle();
    expect(
      fp
        .posts()
        .map(wordsOf)
        .filter((said) => said.includes('Endorse')),
    ).toHaveLength(1);
  });
});

describe('somebody who is on no roll', () => {
  it('is told whom to ask, and the Secretariat is told once', async () => {
    const w = await teamsWorld();
    const stranger = w.user('nobody', 'nobody@elsewhere.example');
    await stranger.type('home');
    await stranger.type('endorsement list');
    expect(stranger.last()).toContain('Nadia Rousseau');
    expect(await w.officer.messages('stranger')).toHaveLength(1);
  });

  it('is no one else for having pressed somebody else’s card', async () => {
    const w = await teamsWorld();
    const e = await w.open();
    const stranger = w.user('nobody', 'nobody@elsewhere.example');
    const data = { target: e, version: '1.1', concord: { network: 'una', kind: 'request' }, person: 'una-5' };
    const { status, body } = await stranger.bring('invoke', {
      value: { action: { type: 'Action.Execute', verb: 'endorsement.endorse', data }, trigger: 'manual' },
    });
    expect([status, body['type']]).toEqual([200, words]);
    expect((await w.request(e)).positions).toEqual([]);
  });

  it('may be linked by hand, when the address is another', async () => {
    const w = await teamsWorld();
    const fp = w.user('one', 'someone@onmicrosoft.example');
    await fp.type('home');
    await w.officer.press('roll.link', null, {
      email: 'fp@unhcr.example',
      identity: 'teams:11111111-1111-1111-1111-111111111111/00000000-0000-0000-0000-000000000one',
    });
    await fp.type('home');
    expect(fp.last()).toContain('Nothing waits for you');
  });
});

describe('a press', () => {
  const endorsing = async () => {
    const w = await teamsWorld();
    const fp = w.user('one', 'fp@unhcr.example');
    await fp.install();
    const e = await w.open();
    return { w, fp, e, post: fp.posts().at(-1) ?? { id: '', activity: {} } };
  };

  it('is answered with the card as it is now, for the presser, and the card that stands there follows', async () => {
    const { w, fp, e, post } = await endorsing();
    const { status, body } = await fp.press(post, 'Endorse');
    expect(status).toBe(200);
    expect(body).toMatchObject({ statusCode: 200, type: card, value: { type: 'AdaptiveCard', version: '1.5' } });
    expect(wordsOf({ id: '', activity: { attachments: [{ content: body['value'] }] } })).toContain('UNHCR endorses');
    // The answer stands in its place for long enough to be read.
    await w.advance('PT4S');
    expect(fp.last()).not.toContain('UNHCR endorses');
    await w.advance('PT1S');
    expect(fp.last()).toContain('UNHCR endorses');
    expect((await w.request(e)).positions).toMatchObject([{ entity: 'UNHCR', position: 'endorse' }]);
  });

  it('of an old client, which sends it as a message, is answered with a message', async () => {
    const { w, fp, e, post } = await endorsing();
    const button = buttonsOf(cardOf(post)).find((each) => each['title'] === 'Endorse');
    await fp.bring('submit', { value: (button?.['fallback'] as { data: object }).data });
    expect((await w.request(e)).positions).toMatchObject([{ entity: 'UNHCR', position: 'endorse' }]);
    expect(fp.last()).toContain('UNHCR endorses');
  });

  it('brought twice is done once, and answered alike', async () => {
    const { w, fp, e, post } = await endorsing();
    const action = buttonsOf(cardOf(post)).find((each) => each['title'] === 'Endorse');
    const value = { action: { type: 'Action.Execute', verb: action?.['verb'], data: action?.['data'] } };
    const first = await fp.bring('invoke', { id: 'f:same', value });
    const again = await fp.bring('invoke', { id: 'f:same', value });
    expect(again).toEqual(first);
    expect((await w.request(e)).positions).toHaveLength(1);
  });

  it('with a fault in the form is answered in words, and the form stays as it was filled in', async () => {
    const { fp, post } = await endorsing();
    const { body } = await fp.press(post, 'Send the objection', { text: '' });
    expect(body).toMatchObject({ statusCode: 200, type: words });
    expect(body['value']).toContain('fill');
  });

  it('on a card of an earlier text keeps what was typed into its form', async () => {
    const { w, fp, e, post } = await endorsing();
    const before = JSON.parse(JSON.stringify(post)) as typeof post;
    const next = { documentUrl: 'https://example.org/2', documentVersion: '2', changes: 'All of it.' };
    await w.officer.press('endorsement.revise', e, next);
    const { body } = await fp.press(before, 'Send the objection', { text: 'Annex B costs too much.' });
    expect(body).toMatchObject({ statusCode: 200, type: card });
    expect(JSON.stringify(body['value'])).toContain('"value":"Annex B costs too much."');
    expect((await w.request(e)).positions).toEqual([]);
  });

  it('on a card of an earlier text changes nothing and gets the current card, saying why', async () => {
    const { w, fp, e, post } = await endorsing();
    const before = JSON.parse(JSON.stringify(post)) as typeof post;
    await w.officer.press('endorsement.revise', e, {
      documentUrl: 'https://un.example/second',
      documentVersion: '2',
      changes: 'Paragraph 4.',
    });
    const { body } = await fp.press(before, 'Endorse');
    expect(body).toMatchObject({ type: card });
    expect((await w.request(e)).positions).toEqual([]);
    expect(wordsOf({ id: '', activity: { attachments: [{ content: body['value'] }] } })).toContain('version 2');
  });

  it('of the client itself, to bring the card up to date, is answered with the card and nothing written over it', async () => {
    const { fp, post } = await endorsing();
    const refresh = cardOf(post)['refresh'] as { action: { verb: string; data: object }; userIds: string[] };
    expect(refresh.userIds).toEqual([fp.id]);
    const { body } = await fp.bring('invoke', { value: { action: refresh.action, trigger: 'automatic' } });
    expect(body['type']).toBe(card);
    // Its forms are opened anew, which is said where nobody sees it.
    const shown = (body['value'] as { body: { id?: string }[] }).body.filter(({ id }) => id !== 'opened');
    expect(shown).toEqual(cardOf(post)['body']);
  });

  it('that leads to another card brings it as a message', async () => {
    const { w, fp, e } = await endorsing();
    await fp.type('home');
    const home = fp.posts().at(-1) ?? { id: '', activity: {} };
    const item = buttonsOf(cardOf(home)).find((each) => each['verb'] === 'endorsement.show');
    const { body } = await fp.press(home, String(item?.['title']));
    expect(body).toMatchObject({ type: words });
    await expect.poll(() => fp.last()).toContain(`${e} · `);
    await w.settle();
  });

  it('that is refused with a card shows it: the lines of an import that are wrong', async () => {
    const w = await teamsWorld();
    const officer = w.user('officer', 'nadia@secretariat.example');
    await officer.type('people import');
    const form = officer.posts().at(-1) ?? { id: '', activity: {} };
    const submit = buttonsOf(cardOf(form)).find(({ verb }) => verb === 'roll.import');
    const csv = 'entity,name,email,role\nUNHCR,Somebody,not-an-address,focalPoint\n';
    const { body } = await officer.press(form, String(submit?.['title']), { csv });
    expect(body).toMatchObject({ type: card });
    const shown = wordsOf({ id: '', activity: { attachments: [{ content: body['value'] }] } });
    expect(shown).toContain('Please give an e-mail address.');
  });

  it('on a reminder makes it the request as it is now, for the presser', async () => {
    const { w, fp } = await endorsing();
    await w.to('2026-12-02T15:00:00Z');
    const reminder = fp
      .posts()
      .find(
        (each) =>
          each.activity['summary'] !== fp.posts()[1]?.activity['summary'] &&
          buttonsOf(cardOf(each)).some(({ title }) => title === 'Endorse'),
      );
    const { body } = await fp.press(reminder ?? { id: '', activity: {} }, 'Endorse');
    expect(body).toMatchObject({ type: card });
    expect(wordsOf({ id: '', activity: { attachments: [{ content: body['value'] }] } })).toContain('UNHCR endorses');
  });

  it.each([
    ['without a value', {}, 'BadRequest'],
    ['that is no Action.Execute', { action: { type: 'Action.Http', verb: 'x' } }, 'NotSupported'],
    ['without a verb', { action: { type: 'Action.Execute' } }, 'BadRequest'],
    ['with an empty verb', { action: { type: 'Action.Execute', verb: '' } }, 'BadRequest'],
    ['with a verb longer than any', { action: { type: 'Action.Execute', verb: 'v'.repeat(101) } }, 'BadRequest'],
    ['with data that is a list', { action: { type: 'Action.Execute', verb: 'home', data: ['x'] } }, 'BadRequest'],
    ['with data that is a text', { action: { type: 'Action.Execute', verb: 'home', data: 'x' } }, 'BadRequest'],
    ['that is a list', { action: [] }, 'BadRequest'],
  ])('%s is answered as Teams asks for', async (_what, value, code) => {
    const { fp } = await endorsing();
    const answer = await fp.bring('invoke', { value });
    expect(answer).toMatchObject({
      status: 400,
      body: { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code } },
    });
  });

  it('of a kind that nobody knows is said not to be', async () => {
    const { fp } = await endorsing();
    expect((await fp.bring('invoke', { name: 'constructor' })).status).toBe(501);
  });

  it('while the store cannot be written is answered in words', async () => {
    const { w, fp, post } = await endorsing();
    w.store.networks = () => Promise.reject(new Error('disk full'));
    const { status, body } = await fp.press(post, 'Endorse');
    expect([status, body['type']]).toEqual([200, words]);
    expect(body['value']).toContain('I could not save this just now. Nothing has been changed');
    // What the start does beside presses may fail of the same disk.
    const ofPresses = w.faults.splice(0).filter((what) => what.startsWith('a press'));
    expect(ofPresses).toEqual([expect.stringContaining('disk full')]);
  });
});

describe('one entity, one position, whatever its people use', () => {
  it('is changed on one platform and shown on both', async () => {
    const w = await teamsWorld();
    const fp = w.user('one', 'fp@unhcr.example');
    const alternate = w.alternate('UNHCR');
    await fp.install();
    const e = await w.open();
    const post = fp.posts().at(-1) ?? { id: '', activity: {} };
    await fp.press(post, 'Send the objection', { text: 'No funding.', requestDiscussion: 'no' });
    await w.advance('PT10S');
    expect((await alternate.last('request')).words).toContain('No funding.');

    await alternate.press('endorsement.requestDiscussion', e);
    await w.advance('PT10S');
    expect(wordsOf(fp.posts().find(({ id }) => id === post.id))).toContain('have stopped the written procedure');
    expect(await w.request(e)).toMatchObject({
      state: 'referred',
      positions: [{ entity: 'UNHCR' }, { entity: 'UNHCR' }],
    });
    const platforms = await w.records<{ to: string; platform: string }>('deliveries');
    expect(new Set(platforms.filter(({ to }) => to === alternate.id).map(({ platform }) => platform))).toEqual(
      new Set(['local']),
    );
    expect(new Set(platforms.filter(({ to }) => to === w.focalPoint('UNHCR').id).map((each) => each.platform))).toEqual(
      new Set(['teams']),
    );
  });
});

it('an answer that Teams does not take is not repeated, and the fault is ours to know', async () => {
  const w = await teamsWorld();
  const fp = w.user('one', 'fp@unhcr.example');
  await fp.install();
  w.connector.calls.length = 0;
  w.connector.fate({ status: 502 }, 'ok');
  expect((await fp.type('home')).status).toBe(200);
  // The card was tried once; in its place come words that say so.
  expect(w.connector.calls).toHaveLength(2);
  expect(fp.last()).toContain('Something went wrong');
  expect(w.faults.splice(0)).toEqual([expect.stringContaining('502')]);
});

describe('in a channel', () => {
  it('a question is answered to the person alone, and the channel sees only that it was', async () => {
    const w = await teamsWorld();
    await w.open({ classification: 'confidential', title: 'A quiet matter' });
    const fp = w.user('one', 'fp@unhcr.example');
    await fp.install();
    const channel = '19:announcements@thread.tacv2';
    const account = { id: fp.id, aadObjectId: fp.object, email: 'fp@unhcr.example', tenantId: fp.tenant };
    for (const where of [channel, `${channel};messageid=1`]) w.connector.member(where, account);
    const conversation = { conversationType: 'channel', tenantId: fp.tenant, id: `${channel};messageid=1` };
    await fp.bring('mention', { conversation });
    expect(fp.last()).toContain('A quiet matter');
    const seen = w.connector.posts(`${channel};messageid=1`).map(wordsOf);
    expect(seen).toEqual([expect.stringContaining('for you alone')]);
    expect(seen.join()).not.toContain('quiet');
  });

  it('an app in a team learns who of the roll is there, and can write to each of them', async () => {
    const w = await teamsWorld();
    const fp = w.user('one', 'fp@unhcr.example');
    const team = '19:team@thread.tacv2';
    w.connector.member(team, { id: fp.id, aadObjectId: fp.object, email: 'fp@unhcr.example', tenantId: fp.tenant });
    await fp.bring('teamInstalled', { conversation: { conversationType: 'channel', tenantId: fp.tenant, id: team } });
    await w.open();
    expect(fp.last()).toContain('If UNHCR does not answer');
  });

  it('who leaves such a team, and has no chat of their own, cannot be written to any more', async () => {
    const w = await teamsWorld();
    const fp = w.user('one', 'fp@unhcr.example');
    const team = '19:team@thread.tacv2';
    w.connector.member(team, { id: fp.id, aadObjectId: fp.object, email: 'fp@unhcr.example', tenantId: fp.tenant });
    const conversation = { conversationType: 'channel', tenantId: fp.tenant, id: team };
    await fp.bring('teamInstalled', { conversation });
    await fp.bring('teamInstalled', {
      conversation,
      membersAdded: undefined,
      membersRemoved: [{ id: fp.id, aadObjectId: fp.object }],
      channelData: { team: { id: team }, eventType: 'teamMemberRemoved', tenant: { id: fp.tenant } },
    });
    await w.open();
    expect(fp.posts()).toEqual([]);
    expect(await w.focalPoint('UNHCR').messages('request')).toHaveLength(1);
  });
});
