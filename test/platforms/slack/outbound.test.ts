import { describe, expect, it, onTestFinished } from 'vitest';
import { instant, networkId, ref } from '../../../src/core/ids.ts';
import { createTroubles, type Troubles } from '../../../src/core/troubles.ts';
import type { KeyValueStore } from '../../../src/core/keyValueStore.ts';
import type { Message } from '../../../src/platforms/platform.ts';
import { slackLogger } from '../../../src/platforms/slack/logger.ts';
import { slackPlatform } from '../../../src/platforms/slack/outbound.ts';
import { openParts } from '../../../src/platforms/slack/parts.ts';
import { openPeople } from '../../../src/platforms/slack/people.ts';
import { openPosts } from '../../../src/platforms/slack/posts.ts';
import { openThreads } from '../../../src/platforms/slack/threads.ts';
import { fixedWorkspace } from '../../../src/platforms/slack/workspaces.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqliteStore.ts';
import { platformContract } from '../../contracts/platform.contract.ts';
import { AMINA, SOFIA } from '../../support/localDoor.ts';
import { blocksText } from '../../support/slack/reading.ts';
import { fakeSlack, type FakeSlack } from '../../support/slack/server.ts';
import { TEAM } from '../../support/slack/state.ts';
import { aSlack } from '../../support/slack/world.ts';

const now = () => instant('2026-11-24T14:00:00Z');
const untold = () => createTroubles({ began: () => undefined, ended: () => undefined });
const silent = { warn: () => undefined, error: () => undefined };

function platformOn(slack: FakeSlack, keyValues: KeyValueStore, timeoutMs = 5_000, troubles: Troubles = untold()) {
  const workspaces = fixedWorkspace(TEAM.token, {
    url: slack.url,
    logger: slackLogger(silent),
    troubles,
    timeoutMs,
  });
  return slackPlatform({
    workspaces,
    people: openPeople({ keyValues, workspaces }),
    parts: openParts({ keyValues, now, fault: () => undefined }),
    posts: openPosts({ keyValues, now }),
    threads: openThreads({ keyValues }),
    changed: () => undefined,
  });
}

platformContract({
  name: 'slack',
  hasRooms: true,
  start: async () => {
    const slack = await fakeSlack();
    const store = await openSqliteStore(':memory:');
    const users = new Map([AMINA, SOFIA].map((person) => [person.id, slack.addUser(person)]));
    const userOf = (id: (typeof AMINA)['id']) => users.get(id)!;
    return {
      platform: platformOn(slack, store.keyValues),
      people: [AMINA, SOFIA],
      seen: async ({ id }) => {
        const channel = slack.state.ims.get(userOf(id).id);
        return slack.state.messages
          .filter((message) => message.channel === channel)
          .map((m) => ({ id: `${TEAM.id}/${m.channel}/${m.ts}`, words: blocksText(m.blocks) }));
      },
      channel: {
        room: { address: `${TEAM.id}/C0GENERAL`, name: '#general', network: networkId('una') },
        seen: async () =>
          slack.state.messages
            .filter(({ channel }) => channel === 'C0GENERAL')
            .map((m) => ({ id: `${TEAM.id}/${m.channel}/${m.ts}`, words: blocksText(m.blocks) })),
      },
      async block({ id }, blocked) {
        userOf(id).deleted = blocked;
        // Whom Slack has never found is nobody there: here they had an account before.
        const address = JSON.stringify({ team: TEAM.id, user: userOf(id).id });
        await store.keyValues.putNew('slack.people', id, address);
      },
      async stop() {
        await slack.stop();
        await store.close();
        expect(slack.complaints).toEqual([]);
      },
    };
  },
});

const message = (id: string, target?: string): Message => ({
  id,
  kind: 'request',
  card: {
    title: 'A request',
    body: [{ type: 'text', text: `words of ${id}` }],
    actions: [],
    summary: 'A <b>request</b> & more.',
    ...(target !== undefined && { context: { target: ref(target) } }),
  },
  language: 'en',
  at: now(),
  since: now(),
  network: networkId('una'),
  urgent: false,
});

async function started(timeoutMs?: number, troubles?: Troubles) {
  const slack = await aSlack();
  const store = await openSqliteStore(':memory:');
  onTestFinished(() => store.close());
  slack.addUser(AMINA);
  return { slack, store, platform: platformOn(slack, store.keyValues, timeoutMs, troubles) };
}
const inChat = ({ state }: FakeSlack) => state.messages.map(({ blocks }) => blocksText(blocks));

describe('sending to Slack', () => {
  it('finds again what was posted before a crash, by its metadata', async () => {
    const { slack, store, platform } = await started();
    slack.fate('chat.postMessage', 'lost');
    expect(await platform.send(AMINA, message('m-1'))).toMatchObject({ ok: false, failure: { kind: 'later' } });
    // Another process, with nothing but the key-value store.
    const again = await platformOn(slack, store.keyValues).send(AMINA, message('m-1'));
    expect(again).toMatchObject({ ok: true });
    expect(inChat(slack)).toHaveLength(1);
  });

  it('is sent, and is not posted again, when the store takes nothing after it has gone out', async () => {
    const { slack, store } = await started();
    let full = true;
    const refusing: KeyValueStore = {
      ...store.keyValues,
      put: (space, key, value) =>
        full && slack.state.messages.length > 0
          ? Promise.reject(new Error('the disk is full'))
          : store.keyValues.put(space, key, value),
    };
    const platform = platformOn(slack, refusing);
    expect(await platform.send(AMINA, message('m-1', 'E-1'))).toMatchObject({ ok: true });
    expect(await platform.send(AMINA, message('m-2', 'E-1'))).toMatchObject({ ok: false });
    full = false;
    expect(await platform.send(AMINA, message('m-1', 'E-1'))).toMatchObject({ ok: true });
    expect(inChat(slack)).toHaveLength(1);
  });

  it('finds it behind a hundred later ones', async () => {
    const { slack, store, platform } = await started();
    slack.fate('chat.postMessage', 'lost');
    await platform.send(AMINA, message('m-1'));
    for (let i = 0; i < 120; i += 1) await platform.send(AMINA, message(`later-${i}`));
    expect(await platformOn(slack, store.keyValues).send(AMINA, message('m-1'))).toMatchObject({ ok: true });
    expect(inChat(slack)).toHaveLength(121);
  });

  it.each([
    ['a reset', 'reset'],
    ['a 500', { status: 500 }],
    ['a slow answer', { waitMs: 400 }],
  ] as const)('after %s it sends again, once', async (_what, fate) => {
    const { slack, platform } = await started(200);
    slack.fate('chat.postMessage', fate);
    expect(await platform.send(AMINA, message('m-1'))).toMatchObject({ ok: false, failure: { kind: 'later' } });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await platform.send(AMINA, message('m-1'))).toMatchObject({ ok: true });
    expect(inChat(slack)).toHaveLength(1);
  });

  it('says how long Slack asks to wait, and on which limit', async () => {
    const { slack, platform } = await started();
    slack.limit({ messages: 1, ms: 1000 });
    await platform.send(AMINA, message('m-1'));
    const channel = slack.state.messages[0]?.channel ?? '';
    expect(await platform.send(AMINA, message('m-2'))).toEqual({
      ok: false,
      failure: { kind: 'later', reason: 'rateLimited', retryAfterMs: 1000, limit: `slack/${TEAM.id}/${channel}` },
    });
    expect((await platform.place(AMINA))?.limits.map(({ key }) => key)).toEqual([
      `slack/${TEAM.id}/${channel}`,
      `slack/${TEAM.id}`,
      `slack/${TEAM.id}/access`,
    ]);
  });

  it.each([
    ['user_disabled', 'conversations.open', 'blocked'],
    ['user_not_found', 'conversations.open', 'notFound'],
    ['messages_tab_disabled', 'chat.postMessage', 'blocked'],
  ])('%s is a "no" for good, in plain words', async (error, method, reason) => {
    const { slack, platform } = await started();
    // A message to a user with whom no conversation can be opened is refused in few words: opening it tells why.
    if (method === 'conversations.open') slack.fate('chat.postMessage', { error: 'channel_not_found' });
    slack.fate(method, { error });
    expect(await platform.send(AMINA, message('m-1'))).toEqual({ ok: false, failure: { kind: 'never', reason } });
  });

  const here = `slack/${TEAM.id}/access`;
  it.each([
    ['token_revoked', 'accessRefused', here],
    ['account_inactive', 'accessRefused', here],
    ['invalid_auth', 'accessRefused', here],
    ['token_expired', 'accessRefused', here],
    ['team_access_not_granted', 'restricted', here],
    ['ekm_access_denied', 'restricted', here],
    ['missing_scope', 'scopeMissing', undefined],
    ['restricted_action', 'restricted', undefined],
    ['restricted_action_read_only_channel', 'restricted', undefined],
  ])('%s is a fault of our own access: told as that, and tried again later', async (error, reason, limit) => {
    const troubles = untold();
    const { slack, platform } = await started(undefined, troubles);
    await platform.send(AMINA, message('m-1'));
    const { channel } = slack.state.messages[0]!;
    slack.fate('chat.postMessage', { error });
    const failure = { kind: 'later', reason, limit: limit ?? `slack/${TEAM.id}/${channel}` };
    expect(await platform.send(AMINA, message('m-2'))).toMatchObject({ ok: false, failure });
    expect(troubles.list()).toEqual([expect.stringContaining(`(${error})`) as string]);
    expect(await platform.send(AMINA, message('m-2'))).toMatchObject({ ok: true });
    expect(troubles.list()).toEqual([]);
  });

  it('an account of ours that is refused in looking somebody up is no word about them', async () => {
    const { slack, platform } = await started();
    slack.fate('users.lookupByEmail', { error: 'token_revoked' }, { error: 'token_revoked' });
    expect(await platform.place(AMINA)).toEqual({
      ...{ limits: [{ key: 'slack/access', windows: [], access: true }], isUnsure: true },
    });
    const failure = { kind: 'later', reason: 'accessRefused', limit: 'slack/access' };
    expect(await platform.send(AMINA, message('m-1'))).toMatchObject({ ok: false, failure });
    expect(await platform.send(AMINA, message('m-1'))).toMatchObject({ ok: true });
  });

  it('a message that Slack finds too large after all is cut to half', async () => {
    const { slack, platform } = await started();
    slack.fate('chat.postMessage', { error: 'msg_blocks_too_long' });
    const large = message('m-1');
    const body = Array.from({ length: 40 }, (_, i) => ({ type: 'text' as const, text: `${i} ${'word '.repeat(50)}` }));
    expect(await platform.send(AMINA, { ...large, card: { ...large.card, body } })).toMatchObject({ ok: true });
    expect(JSON.stringify(slack.state.messages[0]?.blocks).length).toBeLessThan(6_600);
  });

  it('a conversation that is gone is opened anew', async () => {
    const { slack, platform } = await started();
    await platform.send(AMINA, message('m-1'));
    slack.state.ims.clear();
    expect(await platform.send(AMINA, message('m-2'))).toMatchObject({ ok: true });
  });

  it('asks Slack twice for the first message to somebody, and once for each further one', async () => {
    const { slack, store, platform } = await started();
    await platform.place(AMINA);
    const first = await platform.send(AMINA, message('m-1'));
    await platform.send(AMINA, message('m-2'));
    if (!first.ok) throw new Error('not sent');
    await platform.update(AMINA, first.messageId, message('m-1', 'E-1'));
    // Another process knows the conversation too.
    await platformOn(slack, store.keyValues).send(AMINA, message('m-3'));
    expect(slack.calls.map(({ method }) => method).filter((method) => method !== 'auth.test')).toEqual([
      ...['users.lookupByEmail', 'chat.postMessage'],
      ...['chat.postMessage', 'chat.update', 'chat.postMessage'],
    ]);
    expect(new Set(slack.state.messages.map(({ channel }) => channel)).size).toBe(1);
  });

  it('writes to whom no message can be posted directly, when a conversation can be opened', async () => {
    const { slack, platform } = await started();
    slack.fate('chat.postMessage', { error: 'channel_not_found' });
    expect(await platform.send(AMINA, message('m-1'))).toMatchObject({ ok: true });
    expect(inChat(slack)).toHaveLength(1);
  });

  it('waits for one write, the intent, and writes of a reply no more than where it is', async () => {
    const { slack, store } = await started();
    const spaces: string[] = [];
    const noted =
      <Args extends [string, ...string[]], Result>(write: (...args: Args) => Promise<Result>) =>
      (...args: Args): Promise<Result> => {
        spaces.push(args[0]);
        // What is written after the message has gone out is not waited for.
        const isIntent = args[0] === 'slack.posts' && !args.at(-1)?.includes('"ts"');
        return slack.state.messages.length > 0 && !isIntent ? new Promise(() => void write(...args)) : write(...args);
      };
    const { keyValues } = store;
    const watched = { ...keyValues, put: noted(keyValues.put), putNew: noted(keyValues.putNew) };
    const platform = platformOn(slack, watched);
    await platform.place(AMINA);
    const written = async (id: string): Promise<string[]> => {
      const from = spaces.length;
      expect(await platform.send(AMINA, message(id, 'E-1'))).toMatchObject({ ok: true });
      return spaces.slice(from).sort();
    };
    const first = ['slack.people', 'slack.posts', 'slack.posts', 'slack.threads', 'slack.threadsAbout'];
    expect(await written('m-1')).toEqual(first);
    expect(await written('m-2')).toEqual(['slack.posts', 'slack.posts']);
    expect(slack.state.messages[1]).toMatchObject({ thread: slack.state.messages[0]?.ts });
  });

  it('leaves what it stores of a message that was sent to who asks for it, and finds the message again without', async () => {
    const { slack, store, platform } = await started();
    const left: (() => Promise<unknown>)[] = [];
    await platform.place(AMINA);
    const sent = await platform.send(AMINA, message('m-1', 'E-1'), (write) => void left.push(write));
    const written = async (space: string): Promise<number> => (await store.keyValues.list(space)).length;
    // Killed before it was written: another process finds the message by its intent.
    expect(await platformOn(slack, store.keyValues).send(AMINA, message('m-1', 'E-1'))).toEqual(sent);
    expect(inChat(slack)).toHaveLength(1);
    expect(left).toHaveLength(2);
    await store.keyValues.remove('slack.posts', 'm-1');
    await Promise.all(left.map((write) => write()));
    expect([await written('slack.posts'), await written('slack.threads')]).toEqual([1, 1]);
  });

  it('knows no place for who has no account, and says so only when Slack does', async () => {
    const { slack, platform } = await started();
    expect(await platform.place(SOFIA)).toBeUndefined();
    slack.fate('users.lookupByEmail', 'reset', 'reset');
    expect(await platform.place(AMINA)).toEqual({
      ...{ limits: [{ key: 'slack/access', windows: [], access: true }], isUnsure: true },
    });
    expect(await platform.send(AMINA, message('m-1'))).toMatchObject({ ok: false, failure: { kind: 'later' } });
    expect(await platform.send(AMINA, message('m-1'))).toMatchObject({ ok: true });
  });

  it('an edit for which Slack cannot be asked who we are is for later, in a chat and in a channel', async () => {
    const { slack, store, platform } = await started();
    const sent = await platform.send(AMINA, message('m-1'));
    const room = { address: `${TEAM.id}/C0GENERAL`, name: '#general', network: networkId('una') };
    const posted = await platform.rooms!.send(room, message('m-2'));
    if (!sent.ok || !posted.ok) throw new Error('not sent');
    const again = platformOn(slack, store.keyValues);
    slack.fate('auth.test', { status: 500 }, 'reset');
    const later = { ok: false, failure: { kind: 'later', reason: 'unavailable' } };
    expect(await again.update(AMINA, sent.messageId, message('m-1'))).toEqual(later);
    expect(await again.rooms!.update(room, posted.messageId, message('m-2'))).toEqual(later);
    expect(await again.update(AMINA, sent.messageId, message('m-1'))).toMatchObject({ ok: true });
    expect(await again.rooms!.update(room, posted.messageId, message('m-2'))).toMatchObject({ ok: true });
  });

  it('tells whether Slack answers, whatever it says', async () => {
    const { slack, platform } = await started();
    await platform.send(AMINA, message('m-1'));
    slack.fate('auth.test', { status: 500 }, { error: 'account_inactive' });
    const answers = [];
    for (let i = 0; i < 3; i += 1) answers.push(await platform.answers?.());
    expect(answers).toEqual([false, true, true]);
  });

  it('looks for one person once, however many messages are for them at the same moment', async () => {
    const { slack, platform } = await started();
    slack.fate('users.lookupByEmail', { waitMs: 50 });
    const sent = await Promise.all([
      platform.place(AMINA),
      platform.send(AMINA, message('m-1')),
      platform.place(AMINA),
    ]);
    expect(sent[1]).toMatchObject({ ok: true });
    expect(slack.calls.filter(({ method }) => method === 'users.lookupByEmail')).toHaveLength(1);
  });

  it('puts what is about one request into one thread, and shows it in the chat as well', async () => {
    const { slack, platform } = await started();
    for (const [id, target] of [
      ['m-1', 'E-1'],
      ['m-2', 'E-1'],
      ['m-3', 'E-2'],
      ['m-4', undefined],
    ] as const)
      await platform.send(AMINA, message(id, target));
    const [first, second, third, fourth] = slack.state.messages;
    expect(second).toMatchObject({ thread: first?.ts, broadcast: true });
    expect([first, third, fourth].map((m) => m?.thread)).toEqual([undefined, undefined, undefined]);
  });

  it('brings words for notifications, with nothing in them that is markup', async () => {
    const { slack, platform } = await started();
    await platform.send(AMINA, message('m-1'));
    expect(slack.state.messages[0]?.text).toBe('A &lt;b&gt;request&lt;/b&gt; &amp; more.');
  });
});
