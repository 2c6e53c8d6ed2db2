import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Card } from '../../../src/core/card.ts';
import { instant, networkId, personId } from '../../../src/core/ids.ts';
import type { Message, Platform } from '../../../src/platforms/platform.ts';
import type { KeyValueStore } from '../../../src/core/keyValueStore.ts';
import { openReferences } from '../../../src/platforms/teams/references.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqliteStore.ts';
import { platformContract } from '../../contracts/platform.contract.ts';
import { shownBy } from '../../support/adaptiveCardClient.ts';
import { person } from '../../support/builders.ts';
import { DEVELOPMENT, openedTeams, type Opened } from '../../support/teams/opened.ts';
import type { Post } from '../../support/teams/connector.ts';

const AMINA = person('una-7', ['focalPoint']);
const SOFIA = person('una-8', ['focalPoint']);
const CHANNEL = '19:announcements@thread.tacv2';
const chat = `a:chat-of-29:${AMINA.id}`;

const containing = (text: string): string => expect.stringContaining(text) as string;
const cardOf = ({ activity }: Post): Readonly<Record<string, unknown>> =>
  (activity['attachments'] as { content: Readonly<Record<string, unknown>> }[])[0]?.content ?? {};

platformContract({
  name: 'teams',
  findsAgain: false,
  hasRooms: true,
  start: async () => {
    const opened = await openedTeams();
    await opened.know(AMINA.id);
    await opened.know(SOFIA.id, false);
    const { platform } = opened.module;
    const room = await opened.knowChannel(CHANNEL);
    return {
      platform,
      people: [AMINA, SOFIA],
      seen: async ({ id }) => {
        const conversation = opened.connector.chatOf(`29:${id}`) ?? '';
        const posts = opened.connector.posts(conversation);
        return posts.map((post) => ({ id: `${conversation}|${post.id}`, words: shownBy(cardOf(post)) }));
      },
      channel: {
        room,
        seen: async () =>
          opened.connector.threads(CHANNEL).map((post) => ({
            id: `${CHANNEL};messageid=${post.id}|${post.id}`,
            words: shownBy(cardOf(post)),
          })),
      },
      block: async ({ id }, blocked) => opened.connector.block(`29:${id}`, blocked),
      stop: () => opened.stop(),
    };
  },
});

const card: Card = {
  title: 'A request',
  body: [],
  actions: [{ type: 'press', title: 'Endorse', verb: 'endorsement.endorse' }],
  summary: 'Waits for you: E-1.',
  refreshVerb: 'endorsement.show',
};
const message = (of: Partial<Message> = {}): Message => ({
  id: 'm-1',
  kind: 'request',
  card,
  language: 'en',
  at: instant('2026-11-24T14:00:00Z'),
  since: instant('2026-11-24T14:00:00Z'),
  network: networkId('una'),
  urgent: false,
  ...of,
});

describe('a message to Teams', () => {
  let at: Opened;
  let platform: Platform;
  beforeEach(async () => {
    at = await openedTeams({ timeoutMs: 500 });
    ({ platform } = at.module);
    await at.know(AMINA.id);
  });
  afterEach(() => at.stop());
  const reason = async (to = AMINA) => {
    const sent = await platform.send(to, message());
    return sent.ok ? 'sent' : sent.failure;
  };

  it('has the words of notifications, and says in each press where it was made', async () => {
    await platform.send(AMINA, message({ urgent: true }));
    const [post] = at.connector.posts(chat);
    expect(post?.activity).toMatchObject({ type: 'message', summary: 'Waits for you: E-1.', importance: 'high' });
    expect(post && cardOf(post)).toMatchObject({
      refresh: { action: { verb: 'endorsement.show' }, userIds: [`29:${AMINA.id}`] },
      actions: [{ verb: 'endorsement.endorse', data: { concord: { network: 'una', kind: 'request' } } }],
    });
  });

  it('to somebody with no chat yet makes it, once', async () => {
    await at.know(SOFIA.id, false);
    await platform.send(SOFIA, message());
    await platform.send(SOFIA, message({ id: 'm-2' }));
    expect(at.connector.calls.filter((call) => call === 'POST /v3/conversations')).toHaveLength(1);
    expect(at.connector.posts(`a:chat-of-29:${SOFIA.id}`)).toHaveLength(2);
  });

  it('to a chat that Teams has forgotten makes it anew', async () => {
    at.connector.forget(chat);
    expect(await reason()).toBe('sent');
    expect(at.connector.posts(chat)).toHaveLength(1);
  });

  it('to a chat of others that was taken for the person’s own makes theirs, and keeps that', async () => {
    const known = await at.know(AMINA.id);
    await at.references.keep(AMINA.id, { ...known, conversation: '19:of-two-people@unq.gbl.spaces', state: 'blocked' });
    at.connector.fate({ status: 403, code: 'BotNotInConversationRoster' }, 'ok');
    expect(await reason()).toBe('sent');
    expect(await reason()).toBe('sent');
    expect(at.connector.posts(chat)).toHaveLength(2);
    expect(await at.references.of(AMINA.id)).toEqual({ ...known, conversation: chat });
    expect(at.connector.calls.filter((call) => call === 'POST /v3/conversations')).toHaveLength(1);
  });

  it('to the person’s own chat in which Concord is no member any more is refused', async () => {
    await at.references.keep(AMINA.id, { ...(await at.know(AMINA.id)), conversation: chat });
    at.connector.fate({ status: 403, code: 'BotNotInConversationRoster' }, 'ok');
    expect(await reason()).toEqual({ kind: 'never', reason: 'blocked' });
    expect(at.connector.posts(chat)).toEqual([]);
  });

  it('to somebody of whom nothing is known has no address', async () => {
    expect(await platform.place(SOFIA)).toBeUndefined();
    expect(await reason(SOFIA)).toEqual({ kind: 'never', reason: 'noAddress' });
  });

  it('to somebody who took the app out is not tried', async () => {
    await at.references.keep(AMINA.id, { ...(await at.know(AMINA.id)), state: 'gone' });
    expect(await reason()).toEqual({ kind: 'never', reason: 'blocked' });
    expect(at.connector.calls).toEqual([]);
  });

  it('is an administrator’s doing, and comes to an end, where the person’s tenant was taken off the list', async () => {
    const off = await openedTeams({
      settings: { ...DEVELOPMENT, appId: 'concord', password: 'x', allowedTenants: ['other'], localDevelopment: false },
    });
    await off.know(AMINA.id);
    const { platform } = off.module;
    expect(await platform.place(AMINA)).toBeDefined();
    expect(await platform.send(AMINA, message())).toMatchObject({
      ok: false,
      failure: { kind: 'later', reason: 'restricted' },
    });
    expect(off.connector.calls).toEqual([]);
    await off.stop();
  });

  it.each([
    [
      { status: 429, retryAfter: '7' },
      { kind: 'later', reason: 'rateLimited', retryAfterMs: 7000 },
    ],
    [{ status: 429 }, { kind: 'later', reason: 'rateLimited' }],
    [{ status: 400 }, { kind: 'never', reason: 'refused' }],
    [{ status: 401 }, { kind: 'later', reason: 'accessRefused', retryAfterMs: 30_000, limit: 'teams/local/access' }],
    [
      { status: 403, code: 'BotDisabledByAdmin' },
      { kind: 'later', reason: 'restricted', retryAfterMs: 300_000, limit: `teams/local/${chat}` },
    ],
    [
      { status: 413, code: 'MessageSizeTooBig' },
      { kind: 'never', reason: 'tooLarge' },
    ],
    [{ status: 412 }, { kind: 'later', reason: 'unavailable' }],
    [{ status: 500 }, { kind: 'later', reason: 'unavailable' }],
    [{ status: 502 }, { kind: 'later', reason: 'unavailable' }],
    [
      { status: 503, retryAfter: '2' },
      { kind: 'later', reason: 'unavailable', retryAfterMs: 2000 },
    ],
    [{ status: 504 }, { kind: 'later', reason: 'unavailable' }],
    ['reset' as const, { kind: 'later', reason: 'unavailable' }],
    ['slow' as const, { kind: 'later', reason: 'timedOut' }],
  ])('answered with %j is tried once, and reported so', async (fate, failure) => {
    at.connector.fate(fate);
    expect(await reason()).toEqual(failure);
    expect(at.connector.calls).toHaveLength(1);
  });

  it('after one that could not be sent, its chat is asked whether Teams answers, and nothing is sent', async () => {
    expect(await platform.answers?.()).toBe(false);
    at.connector.fate({ status: 503 });
    await reason();
    at.connector.rosterFate({ status: 503 }, { status: 403 });
    const answers = [];
    for (let i = 0; i < 3; i += 1) answers.push(await platform.answers?.());
    expect(answers).toEqual([false, true, true]);
    expect(at.connector.posts(chat)).toEqual([]);
  });

  it('whose answer is lost may have arrived: it is to be tried again', async () => {
    at.connector.fate('lost', 'ok');
    expect(await reason()).toEqual({ kind: 'later', reason: 'unavailable' });
    expect(at.connector.posts(chat)).toHaveLength(1);
  });

  it('has gone out also when the store takes nothing afterwards', async () => {
    const store = await openSqliteStore(':memory:');
    const keyValues: KeyValueStore = { ...store.keyValues, put: () => Promise.reject(new Error('the disk is full')) };
    const refused = await openedTeams({ keyValues });
    const { conversation: _made, ...known } = await at.know(AMINA.id);
    const reference = { ...known, serviceUrl: refused.connector.url, conversation: chat, state: 'blocked' } as const;
    refused.connector.member(chat, { id: `29:${AMINA.id}`, aadObjectId: AMINA.id, tenantId: known.tenant });
    await openReferences(store.keyValues).keep(AMINA.id, reference);
    expect(await refused.module.platform.send(AMINA, message())).toMatchObject({ ok: true });
    expect(refused.connector.posts(chat)).toHaveLength(1);
    await refused.stop();
    await store.close();
  });

  it('counts against the limits of its tenant and of its chat', async () => {
    const limits = (await platform.place(AMINA))?.limits;
    expect(limits).toMatchObject([
      { key: 'teams/local/11111111-1111-1111-1111-111111111111', windows: [{ messages: 30, ms: 1000 }] },
      { key: `teams/local/${chat}`, windows: [{ messages: 7 }, { messages: 8 }, { messages: 60 }, { messages: 1800 }] },
      { key: 'teams/local/access', windows: [] },
    ]);
  });

  it('is edited where it stands, though the chat is another by now', async () => {
    const sent = await platform.send(AMINA, message());
    await at.references.keep(AMINA.id, { ...(await at.know(AMINA.id)), conversation: 'a:another' });
    const edited = { ...message(), card: { ...card, title: 'Changed' } };
    expect(await platform.update(AMINA, sent.ok ? sent.messageId : '', edited)).toMatchObject({ ok: true });
    expect(at.connector.posts(chat).map((post) => shownBy(cardOf(post)))).toEqual([expect.stringContaining('Changed')]);
  });

  it('that was refused is remembered, until they are heard of again', async () => {
    at.connector.block(`29:${AMINA.id}`, true);
    await reason();
    const kept = await at.references.of(personId(AMINA.id));
    expect(kept?.state).toBe('blocked');
    const { state: _blocked, ...seen } = kept ?? (await at.know(AMINA.id));
    expect(await at.references.seen(personId(AMINA.id), seen)).toBe(true);
    expect(await at.references.seen(personId(AMINA.id), seen)).toBe(false);
  });
});

describe('a channel of Teams', () => {
  it('of which nothing is known is no place, and a post to it fails', async () => {
    const at = await openedTeams();
    const { rooms } = at.module.platform;
    const nowhere = { address: 'nowhere/19:nowhere', network: networkId('una') };
    expect(await rooms?.place(nowhere)).toBeUndefined();
    const no = { ok: false, failure: { kind: 'never', reason: 'noAddress' } };
    expect(await rooms?.send(nowhere, message())).toEqual(no);
    expect(await rooms?.update(nowhere, '1|1', message())).toEqual(no);
    await at.stop();
  });

  it('counts against the limits of its conversation and its tenant', async () => {
    const at = await openedTeams();
    const room = await at.knowChannel(CHANNEL);
    const place = await at.module.platform.rooms?.place(room);
    expect(place?.limits.map(({ key }) => key)).toEqual([
      containing('/11111111-'),
      containing(CHANNEL),
      'teams/local/access',
    ]);
    await at.stop();
  });
});
