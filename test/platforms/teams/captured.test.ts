/**
 * Every kind of activity that Teams brings, as it was captured (ids and words are invented), through the real endpoint with
 * a signed token: what is answered, and what people see.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TENANT } from '../../support/teams/opened.ts';
import { startAuthority, type Authority } from '../../support/teams/authority.ts';
import type { Account } from '../../support/teams/connector.ts';
import { fixture, wordsOf, type Answered } from '../../support/teams/people.ts';
import { bearer, good, guardedWorld } from '../../support/teams/signed.ts';
import type { TeamsWorld } from '../../support/teams/world.ts';

type Json = Readonly<Record<string, unknown>>;

let authority: Authority;
beforeAll(async () => {
  authority = await startAuthority();
});
afterAll(() => authority.stop());

const CHAT = 'a:chat-of-29:sample';
const CHANNEL = '19:announcements@thread.tacv2';
const TEAM = '19:team@thread.tacv2';
const CARD = 'application/vnd.microsoft.card.adaptive';
const WORDS = 'application/vnd.microsoft.activity.message';
const containing = (text: string): string => expect.stringContaining(text) as string;

const sample: Account = {
  id: '29:sample',
  aadObjectId: '00000000-0000-0000-0000-000000000001',
  email: 'fp@unhcr.example',
  tenantId: TENANT,
};

interface At {
  readonly w: TeamsWorld;
  /** Brings the captured activity, with the connector of this test in it. */
  bring(name: string, change?: Json): Promise<Answered>;
  /** What the sample person has been shown in their chat. */
  seen(): string[];
}

/** The sample person is the focal point of UNHCR, in a chat, a channel and a team. */
async function captured(settings: Parameters<typeof guardedWorld>[1] = {}): Promise<At> {
  const w = await guardedWorld(authority.cloud, settings);
  for (const where of [CHAT, CHANNEL, `${CHANNEL};messageid=1795529102823`, TEAM]) w.connector.member(where, sample);
  return {
    w,
    bring: (name, change = {}) =>
      w.send({ ...fixture(name), serviceUrl: w.connector.url, ...change }, bearer(authority.token(good(w)))),
    seen: () => w.connector.posts(CHAT).map(wordsOf),
  };
}
const cardIn = ({ body }: Answered): string =>
  wordsOf({ id: '', activity: { attachments: [{ content: body['value'] }] } });

describe('a captured activity', () => {
  it('message: words in a chat are answered there', async () => {
    const at = await captured();
    expect((await at.bring('message')).status).toBe(200);
    expect(at.seen()).toEqual([containing('Nothing waits for you')]);
  });

  it('message with a mention, in a channel: the mention is no part of the words, the answer is for one person', async () => {
    const at = await captured();
    expect((await at.bring('mention')).status).toBe(200);
    expect(at.seen()).toEqual([containing('Nothing waits for you')]);
    expect(at.w.connector.posts(`${CHANNEL};messageid=1795529102823`).map(wordsOf)).toEqual([
      containing('for you alone'),
    ]);
  });

  it('message that quotes another: the quoted words are no part of it', async () => {
    const at = await captured();
    await at.w.officer.press('correspondence.send', null, { subject: 'Workshop', text: 'It is on Monday.' });
    await at.bring('quotedReply');
    const offer = at.seen().at(-1);
    expect(offer).toContain('Thank you, we will come.');
    expect(offer).not.toMatch(/Concord\s*Workshop/);
  });

  it('invoke adaptiveCard/action: the press counts, and the card comes back', async () => {
    const at = await captured();
    const target = await at.w.open();
    const answered = await at.bring('invoke');
    expect(answered).toMatchObject({ status: 200, body: { statusCode: 200, type: CARD } });
    expect(cardIn(answered)).toContain('UNHCR endorses');
    expect((await at.w.request(target)).positions).toMatchObject([{ entity: 'UNHCR', position: 'endorse' }]);
  });

  it('the same invoke twice: one position, one answer', async () => {
    const at = await captured();
    const target = await at.w.open();
    expect(await at.bring('invoke')).toEqual(await at.bring('invoke'));
    expect((await at.w.request(target)).positions).toHaveLength(1);
  });

  it('invoke of a refresh: the card as it is now, nothing stored', async () => {
    const at = await captured();
    const target = await at.w.open();
    await at.w.alternate('UNHCR').press('endorsement.endorse', target);
    const answered = await at.bring('refresh');
    expect(answered).toMatchObject({ status: 200, body: { statusCode: 200, type: CARD } });
    expect(cardIn(answered)).toContain('UNHCR endorses');
    expect((await at.w.request(target)).positions).toHaveLength(1);
  });

  it('invoke in a channel: words there, the card in the presser’s own chat', async () => {
    const at = await captured();
    const documentUrl = 'https://un.example/annex';
    await at.w.open({ title: 'Annex', classification: 'confidential', summary: 'Of a camp.', documentUrl });
    const answered = await at.bring('channelInvoke');
    expect(answered).toMatchObject({ status: 200, body: { statusCode: 200, type: WORDS } });
    expect(JSON.stringify(answered.body)).not.toContain('Annex');
    // As it may be kept there (domain.md 9).
    expect(at.seen().at(-1)).toMatch(/E-1[^]*Annex[^]*Closes\s/);
    expect(at.seen().at(-1)).not.toContain('Of a camp.');
    expect(JSON.stringify(at.w.connector.posts(CHAT))).not.toContain(documentUrl);
  });

  it('invoke in a channel about what is strictly confidential: the reference in the presser’s own chat', async () => {
    const at = await captured();
    await at.w.open({ title: 'Annex', classification: 'strictlyConfidential' });
    await at.bring('channelInvoke');
    expect(at.seen().at(-1)).toMatch(/E-1[^]*Closes\s[^]*Show/);
    expect(at.seen().at(-1)).not.toContain('Annex');
  });

  it('message with a value, from a client without Action.Execute: the press counts', async () => {
    const at = await captured();
    const target = await at.w.open();
    expect((await at.bring('submit')).status).toBe(200);
    expect((await at.w.request(target)).positions).toMatchObject([{ entity: 'UNHCR', position: 'endorse' }]);
    expect(at.seen().at(-1)).toContain('UNHCR endorses');
  });

  it('task/fetch: a dialog, or words where there is none to show', async () => {
    const at = await captured();
    const officer = { ...sample, email: 'nadia@secretariat.example' };
    const w = await guardedWorld(authority.cloud);
    w.connector.member(CHAT, officer);
    const value = { data: { concord: { network: 'una', opener: { verb: 'endorsement.compose' } } } };
    const token = bearer(authority.token(good(w)));
    const opened = await w.send({ ...fixture('taskFetch'), serviceUrl: w.connector.url, value }, token);
    expect(opened).toMatchObject({
      status: 200,
      body: { task: { type: 'continue', value: { title: 'New endorsement request', card: { contentType: CARD } } } },
    });
    const refused = await at.bring('taskFetch', { value });
    expect(refused).toMatchObject({
      status: 200,
      body: { task: { type: 'message', value: containing('Secretariat') } },
    });
  });

  it('task/submit: what the form said is done; without a verb it is answered in words', async () => {
    const at = await captured();
    const target = await at.w.open();
    const data = { verb: 'endorsement.comment', target, 'endorsement.comment#text': 'Read with care.' };
    const done = await at.bring('taskSubmit', { value: { data } });
    expect(done).toMatchObject({ status: 200, body: { task: { type: 'continue' } } });
    expect((await at.w.request(target)).positions).toMatchObject([{ position: 'comment', text: 'Read with care.' }]);
    expect(await at.bring('taskSubmit', { id: 'f:again' })).toMatchObject({
      status: 200,
      body: { task: { type: 'message', value: expect.any(String) as string } },
    });
  });

  it('composeExtension/fetchTask: the form, filled in from the message', async () => {
    const at = await captured();
    const { status, body } = await at.bring('sendToNetwork');
    expect(status).toBe(200);
    const said = JSON.stringify(body);
    expect(said).toContain('Draft guidance');
    expect(said).toContain('the draft is ready & waits for you.');
    expect(said).not.toContain('<b>');
  });

  it('composeExtension/submitAction: the next step of the same form', async () => {
    const at = await captured();
    const { status, body } = await at.bring('sendSubmit');
    expect(status).toBe(200);
    expect(body).toMatchObject({ task: { type: 'continue' } });
    expect(JSON.stringify(body)).toContain('correspondence.submit');
    expect(await at.w.records('correspondence')).toEqual([]);
  });

  it('installationUpdate and conversationUpdate of a personal install: one greeting', async () => {
    const at = await captured();
    await Promise.all([at.bring('installationUpdate'), at.bring('conversationUpdate')]);
    expect(at.seen()).toHaveLength(1);
  });

  it.each(['conversationUpdate', 'installationUpdate', 'teamInstalled', 'teamMemberAdded', 'teamMemberRemoved'])(
    '%s without anybody who has done it: taken, and who is named in it is met',
    async (name) => {
      const at = await captured();
      const { status } = await at.bring(name, { from: undefined });
      expect(status).toBe(200);
      expect(at.seen()).toHaveLength(name === 'conversationUpdate' ? 1 : 0);
    },
  );

  it('installationUpdate add-upgrade: no second greeting', async () => {
    const at = await captured();
    await at.bring('installationUpdate');
    await at.bring('installationUpgrade');
    expect(at.seen()).toHaveLength(1);
  });

  it('installationUpdate remove: nothing is sent there any more', async () => {
    const at = await captured();
    await at.bring('installationUpdate');
    await at.bring('installationRemove');
    at.w.connector.calls.length = 0;
    await at.w.open();
    expect(at.w.connector.calls.filter((call) => call.includes(CHAT))).toEqual([]);
    expect(at.seen()).toHaveLength(1);
  });

  it('conversationUpdate of a team that gets the app: its members on the roll are written to from then on', async () => {
    const at = await captured();
    expect((await at.bring('teamInstalled')).status).toBe(200);
    await at.w.open();
    expect(at.seen().at(-1)).toContain('If UNHCR does not answer');
  });

  it('conversationUpdate of somebody added to such a team, and removed from it', async () => {
    const at = await captured();
    const account = { id: '29:newcomer', aadObjectId: '00000000-0000-0000-0000-000000000008', tenantId: TENANT };
    at.w.connector.member(TEAM, { ...account, email: 'fp@unfpa.example' });
    await at.bring('teamMemberAdded');
    await at.w.open();
    const chat = at.w.connector.chatOf('29:newcomer') ?? '';
    expect(at.w.connector.posts(chat).map(wordsOf)).toEqual([containing('If UNFPA does not answer')]);
    await at.bring('teamMemberRemoved');
    await at.w.open();
    // They had a chat of their own by then: that goes on.
    expect(at.w.connector.posts(chat)).toHaveLength(2);
  });

  it.each(['messageReaction', 'typing', 'messageUpdate', 'messageDelete'])(
    '%s: taken, and nothing comes of it',
    async (name) => {
      const at = await captured();
      const target = await at.w.open();
      const before = (await at.w.records('audit')).length;
      expect(await at.bring(name)).toEqual({ status: 200, body: {} });
      expect(at.w.connector.calls).toEqual([]);
      expect((await at.w.request(target)).positions).toEqual([]);
      expect((await at.w.records('audit')).length).toBe(before);
    },
  );

  it('invoke that nobody here knows: said to be unknown', async () => {
    const at = await captured();
    expect((await at.bring('fileConsent')).status).toBe(501);
  });

  it('message of another tenant: refused; once that tenant is on the list, known by the sign-in name', async () => {
    const account = {
      id: '29:abroad',
      aadObjectId: '00000000-0000-0000-0000-00000000000b',
      tenantId: '44444444-4444-4444-4444-444444444444',
      email: 'fp@unhcr.example',
      userPrincipalName: 'fp@unhcr.example',
    };
    const at = await captured();
    expect((await at.bring('otherTenant')).status).toBe(403);
    expect(at.w.connector.calls).toEqual([]);
    const both = await captured({ allowedTenants: [TENANT, account.tenantId] });
    both.w.connector.member('a:chat-of-29:abroad', account);
    expect((await both.bring('otherTenant')).status).toBe(200);
    expect(both.w.connector.posts('a:chat-of-29:abroad').map(wordsOf)).toEqual([containing('Nothing waits for you')]);
  });

  it('message of a guest in the Secretariat’s tenant: known by the address of the directory', async () => {
    const at = await captured();
    const guest: Account = {
      id: '29:guest',
      aadObjectId: '00000000-0000-0000-0000-00000000000c',
      email: 'fp@unfpa.example',
      userPrincipalName: 'fp_unfpa.example#EXT#@secretariat.example',
      tenantId: TENANT,
    };
    const conversation = { conversationType: 'personal', tenantId: TENANT, id: 'a:chat-of-29:guest' };
    at.w.connector.member(conversation.id, guest);
    const from = { id: guest.id, name: 'Guest Person', aadObjectId: guest.aadObjectId };
    await at.bring('message', { from, conversation });
    await at.w.open();
    expect(at.w.connector.posts(conversation.id).map(wordsOf).at(-1)).toContain('If UNFPA does not answer');
  });

  it('of every kind that is kept has its test here', () => {
    const folder = readdirSync(new URL('../../fixtures/teams/', import.meta.url));
    const text = readFileSync(new URL(import.meta.url), 'utf8');
    expect(folder.map((file) => file.replace('.json', '')).filter((name) => !text.includes(`'${name}'`))).toEqual([]);
  });
});
