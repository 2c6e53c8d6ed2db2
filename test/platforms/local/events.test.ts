import { networkId } from '../../../src/core/ids.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Chats } from '../../../src/platforms/local/chats.ts';
import { localPlatform } from '../../../src/platforms/local/outbound.ts';
import { AMINA, requestCard, SOFIA } from '../../support/localDoor.ts';
import { serve, type Served } from './served.ts';

let at: Served;
beforeEach(async () => {
  at = await serve();
});
afterEach(() => at.stop());

interface Event {
  readonly name: string;
  readonly data: {
    readonly id?: string;
    readonly person?: string;
    readonly unread?: number;
    readonly editedAt?: string | null;
  };
}

/** Reads a person's events until there are `count`. */
async function listen(path: string) {
  const response = await fetch(at.address + path);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const reader = response.body!.getReader();
  const decoder = new TextDecoder();
  const events: Event[] = [];
  let rest = '';
  let ended = false;
  const more = async (): Promise<void> => {
    const { value, done } = await reader.read();
    ended = done;
    const parts = (rest + decoder.decode(value, { stream: true })).split('\n\n');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      const [, name, data] = /^event: (.*)\ndata: (.*)$/.exec(part) ?? [];
      if (name && data) events.push({ name, data: JSON.parse(data) as Event['data'] });
    }
  };
  return {
    until: async (count: number): Promise<Event[]> => {
      while (events.length < count && !ended) await more();
      return events.splice(0);
    },
    end: async (): Promise<void> => {
      while (!ended) await more();
    },
    leave: () => reader.cancel(),
  };
}

const message = (id: string, title = 'A request') =>
  ({
    id,
    kind: 'request',
    card: requestCard({ title }),
    language: 'en',
    at: at.clock.now(),
    since: at.clock.now(),
    network: networkId('una'),
    urgent: false,
  }) as const;

test('new and edited messages arrive as they are in the chat, with the number of unread ones', async () => {
  const platform = localPlatform({ chats: at.chats });
  const events = await listen('/local/people/amina/events');
  expect(await events.until(1)).toEqual([{ name: 'unread', data: { person: 'amina', unread: 0 } }]);
  await platform.send(AMINA, message('m-1'));
  await platform.update(AMINA, 'm-1', message('m-1', 'changed'));
  await at.put('/local/people/amina/read', {});
  const [sent, unread, edit, read] = await events.until(4);
  expect(sent).toMatchObject({ name: 'message', data: { id: 'm-1', editedAt: null } });
  expect(unread).toEqual({ name: 'unread', data: { person: 'amina', unread: 1 } });
  expect(edit).toEqual({ name: 'edit', data: (await at.get('/local/people/amina/messages')).body[0] });
  expect(read).toEqual({ name: 'unread', data: { person: 'amina', unread: 0 } });
});

test('what others get is not shown, but for their numbers, when asked for', async () => {
  const platform = localPlatform({ chats: at.chats });
  const own = await listen('/local/people/amina/events');
  const all = await listen('/local/people/amina/events?unread=all');
  await platform.send(SOFIA, message('m-1'));
  await platform.send(AMINA, message('m-2'));
  expect((await own.until(3)).map(({ name, data }) => [name, data.id ?? data.person])).toEqual([
    ['unread', 'amina'],
    ['message', 'm-2'],
    ['unread', 'amina'],
  ]);
  expect((await all.until(4)).map(({ data }) => data.id ?? data.person)).toEqual(['amina', 'sofia', 'm-2', 'amina']);
});

test('words with line breaks stay one event', async () => {
  const events = await listen('/local/people/amina/events');
  await events.until(1);
  await at.chats.add(AMINA.id, {
    id: 'm-1',
    kind: 'said',
    from: 'person',
    text: 'a\n\nevent: x\ndata: 1\r\n',
    card: null,
    cardName: null,
    target: null,
    verbs: [],
    seen: null,
    attachments: [],
  });
  const [sent] = await events.until(1);
  expect(sent).toMatchObject({ name: 'message', data: { text: 'a\n\nevent: x\ndata: 1\r\n' } });
});

test('a reader who leaves is forgotten', async () => {
  let watching = 0;
  const chats = at.chats as { watch: Chats['watch'] };
  const watch = chats.watch.bind(chats);
  chats.watch = (watcher) => {
    watching += 1;
    const stop = watch(watcher);
    return () => {
      watching -= 1;
      stop();
    };
  };
  const events = await Promise.all([listen('/local/people/amina/events'), listen('/local/people/amina/events')]);
  expect(watching).toBe(2);
  await Promise.all(events.map((each) => each.leave()));
  await expect.poll(() => watching).toBe(0);
});

test('a stop ends the streams', async () => {
  const events = await listen('/local/people/amina/events');
  await events.until(1);
  at.endStreams();
  await events.end();
});

test('asking for the head alone is answered and ended, and watches nothing', async () => {
  const answer = await at.raw('HEAD', '/local/people/amina/events', { Host: `127.0.0.1:${at.port}` });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('text/event-stream');
});
