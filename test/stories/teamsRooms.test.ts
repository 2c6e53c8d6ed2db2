/** The network's room in Microsoft Teams, and replies to what stands in a chat or a channel. */
import { describe, expect, it } from 'vitest';
import { buttonsOf, cardOf, wordsOf, type TeamsUser } from '../support/teams/people.ts';
import { teamsWorld, type TeamsWorld } from '../support/teams/world.ts';

const CHANNEL = '19:announcements@thread.tacv2';
const DETAILS = { summary: 'Of a camp.', documentUrl: 'https://un.example/annex' };
const containing = (words: string): string => expect.stringContaining(words) as string;

interface InRoom {
  readonly w: TeamsWorld;
  readonly officer: TeamsUser;
  readonly fp: TeamsUser;
}

/** An officer who has named the channel the network's room, and a focal point. */
async function inRoom(): Promise<InRoom> {
  const w = await teamsWorld();
  const officer = w.user('officer', 'nadia@secretariat.example');
  const fp = w.user('one', 'fp@unhcr.example');
  await officer.install();
  await fp.install();
  for (const { account } of [officer, fp]) w.connector.member(CHANNEL, account);
  await officer.sayIn(CHANNEL, 'room here');
  await w.settle();
  return { w, officer, fp };
}
const posts = ({ w }: InRoom): string[] => w.connector.threads(CHANNEL).map(wordsOf);

/** An activity from the channel itself, as when somebody presses a button there. */
const there = (user: TeamsUser, thread: string) => ({
  conversation: {
    isGroup: true,
    conversationType: 'channel',
    tenantId: user.tenant,
    id: `${CHANNEL};messageid=${thread}`,
  },
  channelData: { channel: { id: CHANNEL }, team: { id: '19:team@thread.tacv2' }, tenant: { id: user.tenant } },
});

describe('a channel of Teams as the network’s room', () => {
  it('is named by an officer in it, who is answered in their own chat', async () => {
    const at = await inRoom();
    expect(posts(at)).toEqual([containing('This is the network’s room now')]);
    expect(at.officer.last()).toContain('This channel is the network’s room now');
    expect(await at.w.records('settings')).toMatchObject([
      { rooms: [{ platform: 'teams', address: `${at.fp.tenant}/${CHANNEL}`, name: 'Announcements' }] },
    ]);
  });

  it('gets each request as a thread of its own, which follows what happens', async () => {
    const at = await inRoom();
    const target = await at.w.open({ title: 'Framework of Cooperation' });
    expect(posts(at).at(-1)).toMatch(/Framework of Cooperation[^]*Entities that answered[^]*0 of 3\b/);
    await at.w.focalPoint('UNFPA').press('endorsement.endorse', target);
    await at.w.advance('PT10S');
    expect(posts(at).at(-1)).toContain('1 of 3');
    expect(posts(at)).toHaveLength(2);
  });

  it('gets of a confidential one the reference alone', async () => {
    const at = await inRoom();
    const target = await at.w.open({ title: 'Annex on the case', classification: 'confidential' });
    const post = at.w.connector.threads(CHANNEL).at(-1);
    expect(JSON.stringify(post)).toContain(target);
    expect(JSON.stringify(post)).not.toContain('Annex');
    expect(wordsOf(post)).toContain('What the button shows comes in your own chat.');
  });

  it('a press there is judged by the roll, and what it brings comes in the presser’s own chat', async () => {
    const at = await inRoom();
    await at.w.open({ title: 'Annex on the case', classification: 'confidential', ...DETAILS });
    await at.w.focalPoint('UNFPA').press('endorsement.object', 'E-1', { text: 'Too narrow.' });
    const post = at.w.connector.threads(CHANNEL).at(-1) ?? { id: '', activity: {} };
    const action = buttonsOf(cardOf(post)).find(({ title }) => title === 'Show it to me');
    const value = { action: { type: 'Action.Execute', verb: action?.['verb'], data: action?.['data'] } };
    const { body } = await at.fp.bring('invoke', { ...there(at.fp, post.id), replyToId: post.id, value });
    expect(body).toMatchObject({
      statusCode: 200,
      type: 'application/vnd.microsoft.activity.message',
      value: containing('in our own chat'),
    });
    expect(JSON.stringify(body)).not.toContain('Annex');
    // What stays in a chat has the title, the closing, who has spoken and the buttons; who presses "Show" there sees all.
    expect(at.fp.last()).toMatch(/E-1[^]*Annex on the case[^]*Closes\s[^]*UNFPA[^]*Endorse\n/);
    for (const hidden of [/Of a camp/, /un\.example\/annex/, /Too narrow/])
      expect(JSON.stringify(at.fp.posts().at(-1))).not.toMatch(hidden);
    const all = JSON.stringify((await at.fp.press(at.fp.posts().at(-1)!, 'Show')).body);
    for (const shown of [/Of a camp/, /un\.example\/annex/, /Too narrow/]) expect(all).toMatch(shown);
    // The same for words typed there.
    await at.fp.type('endorsement show E-1');
    expect(at.fp.last()).toContain('Annex on the case');
    expect(JSON.stringify(at.fp.posts().at(-1))).not.toContain('Too narrow');
    const observer = at.w.user('observer', 'tom@observer.example');
    const member = {
      id: observer.id,
      aadObjectId: observer.object,
      email: 'nobody@x.example',
      tenantId: observer.tenant,
    };
    at.w.connector.member(`${CHANNEL};messageid=${post.id}`, member);
    const no = await observer.bring('invoke', { ...there(observer, post.id), replyToId: post.id, value });
    expect(no.body['value']).toContain('not on the roll');
    expect(at.w.connector.posts(`${CHANNEL};messageid=${post.id}`)).toHaveLength(1);
  });

  it('a press there by somebody who cannot be written to says so', async () => {
    const at = await inRoom();
    await at.w.open();
    const post = at.w.connector.threads(CHANNEL).at(-1) ?? { id: '', activity: {} };
    at.w.connector.block(at.fp.id, true);
    const action = buttonsOf(cardOf(post)).find(({ title }) => title === 'Show it to me');
    const value = { action: { type: 'Action.Execute', verb: action?.['verb'], data: action?.['data'] } };
    const { body } = await at.fp.bring('invoke', { ...there(at.fp, post.id), replyToId: post.id, value });
    expect(body['value']).toContain('add Concord to your Teams apps');
    expect(at.w.faults.splice(0)).toEqual([]);
  });

  it.each([
    ['is taken out of the team', 'installationUpdate', { action: 'remove' }],
    [
      'leaves the team',
      'teamInstalled',
      { membersAdded: undefined, membersRemoved: [{ id: '28:22222222-2222-2222-2222-222222222222' }] },
    ],
    ['sees the team deleted', 'teamInstalled', { membersAdded: undefined, eventType: 'teamDeleted' }],
    ['sees the channel deleted', 'teamInstalled', { membersAdded: undefined, eventType: 'channelDeleted' }],
  ])(
    'is none any more when the bot %s, and the Secretariat is told',
    async (
      _what,
      name,
      {
        eventType,
        ...change
      }: { eventType?: string; action?: string; membersAdded?: undefined; membersRemoved?: object[] },
    ) => {
      const at = await inRoom();
      const { conversation, channelData } = there(at.officer, '1');
      // All but the deletion of a channel come in the team's first channel.
      const id = eventType === 'channelDeleted' ? CHANNEL : '19:team@thread.tacv2';
      const data =
        eventType === 'channelDeleted' ? channelData : { team: channelData.team, tenant: channelData.tenant };
      await at.officer.bring(name, {
        ...change,
        conversation: { ...conversation, id },
        channelData: { ...data, ...(eventType !== undefined && { eventType }) },
      });
      await at.w.settle();
      expect(await at.w.records('settings')).toMatchObject([{ rooms: [] }]);
      expect(at.officer.last()).toContain('Announcements on Microsoft Teams is closed to me');
    },
  );

  it('another team’s end is nothing to it', async () => {
    const at = await inRoom();
    const { conversation } = there(at.officer, '1');
    await at.officer.bring('installationUpdate', {
      action: 'remove',
      conversation: { ...conversation, id: '19:other@thread.tacv2' },
      channelData: { team: { id: '19:other@thread.tacv2' }, tenant: { id: at.officer.tenant } },
    });
    expect(await at.w.records('settings')).toMatchObject([{ rooms: [{ platform: 'teams' }] }]);
  });

  it('that refuses a post is none any more either', async () => {
    const at = await inRoom();
    at.w.connector.block(CHANNEL, true);
    await at.w.open();
    await at.w.settle();
    expect(await at.w.records('settings')).toMatchObject([{ rooms: [] }]);
    expect(at.officer.posts().map(wordsOf).join()).toContain('room here');
  });

  it('can be a group chat', async () => {
    const w = await teamsWorld();
    const officer = w.user('officer', 'nadia@secretariat.example');
    await officer.install();
    const group = '19:group@thread.v2';
    w.connector.member(group, {
      id: officer.id,
      aadObjectId: officer.object,
      email: 'nadia@secretariat.example',
      tenantId: officer.tenant,
    });
    await officer.bring('mention', {
      text: '<at>Concord</at> room here',
      conversation: { isGroup: true, conversationType: 'groupChat', tenantId: officer.tenant, id: group },
      channelData: { tenant: { id: officer.tenant } },
    });
    await w.open();
    expect(w.connector.posts(group).map(wordsOf)).toContainEqual(containing('Framework of Cooperation'));
  });
});

describe('words written as a reply', () => {
  const HTML = (id: string, words: string): object[] => [
    {
      contentType: 'text/html',
      content:
        `<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="${id}">\r\n` +
        `<strong itemprop="mri" itemid="28:22222222-2222-2222-2222-222222222222">Concord</strong>` +
        `<span itemprop="time" itemid="${id}"></span>\r\n<p itemprop="preview">Workshop</p>\r\n</blockquote>\r\n<p>${words}</p>`,
    },
  ];
  const circulated = async () => {
    const at = await inRoom();
    await at.w.officer.press('correspondence.send', null, { subject: 'Workshop', text: 'It is on Monday.' });
    await at.w.officer.press('correspondence.send', null, { subject: 'A later one', text: 'About the roster.' });
    await at.w.settle();
    const find = (all: readonly { id: string }[]) =>
      all.find((post) => wordsOf(post as never).includes('Workshop'))?.id ?? '';
    return { ...at, mine: find(at.fp.posts()), posted: find(at.w.connector.threads(CHANNEL)) };
  };

  it('to a circulated message are offered as a reply to the Secretariat, whichever came after it', async () => {
    const at = await circulated();
    const before = at.w.faults.length;
    await at.fp.bring('message', { text: 'Concord\nWorkshop\n\nNoted', attachments: HTML(at.mine, 'Noted') });
    const post = at.fp.posts().at(-1) ?? { id: '', activity: {} };
    expect(wordsOf(post)).toContain('Noted');
    await at.fp.press(
      post,
      String(buttonsOf(cardOf(post)).find(({ verb }) => verb === 'correspondence.reply')?.['title']),
    );
    await at.w.settle();
    const [first] = await at.w.records<{ subject: string; replies: object[] }>('correspondence');
    expect(first).toMatchObject({ subject: 'Workshop', replies: [{ text: 'Noted' }] });
    expect(await at.w.focalPoint('UNFPA').messages('correspondenceReply')).toEqual([]);
    expect((await at.w.coordinator.messages('correspondenceReply')).length).toBe(1);
    expect(at.w.faults.length).toBe(before);
  });

  it('in the thread of its post in a channel likewise; the channel sees none of it', async () => {
    const at = await circulated();
    await at.fp.sayIn(CHANNEL, 'Noted', at.posted);
    expect(at.fp.last()).toContain('Noted');
    expect(buttonsOf(cardOf(at.fp.posts().at(-1))).map(({ verb }) => verb)).toContain('correspondence.reply');
    const thread = at.w.connector.posts(`${CHANNEL};messageid=${at.posted}`);
    expect(thread.slice(1).map(wordsOf)).toEqual([containing('for you alone')]);
  });

  it('by replyToId alone, as some clients say it, too', async () => {
    const at = await circulated();
    await at.fp.bring('message', { text: 'Noted', replyToId: at.mine });
    expect(buttonsOf(cardOf(at.fp.posts().at(-1))).map(({ verb }) => verb)).toContain('correspondence.reply');
  });

  it('to nothing that was circulated are not taken for one', async () => {
    const at = await circulated();
    await at.fp.bring('message', { text: 'Noted', replyToId: '424242' });
    expect(buttonsOf(cardOf(at.fp.posts().at(-1))).map(({ verb }) => verb)).not.toContain('correspondence.reply');
  });
});
