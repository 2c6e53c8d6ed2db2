import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { instant, personId, type Instant } from '../../../src/core/ids.ts';
import {
  openChats,
  type Change,
  type Chats,
  type Content,
  type NewMessage,
} from '../../../src/platforms/local/chats.ts';
import { openSql } from '../../../src/platforms/local/sqlite.ts';

const AMINA = personId('amina');
const SOFIA = personId('sofia');
const content = (text: string): Content => ({
  text,
  card: '{"type":"AdaptiveCard"}',
  cardName: 'request',
  target: 'E-1',
  verbs: ['endorsement.endorse'],
  seen: '1',
  attachments: [],
});
const message = (id: string, rest: Partial<NewMessage> = {}): NewMessage => ({
  id,
  kind: 'request',
  from: 'bot',
  ...content(`text of ${id}`),
  ...rest,
});

let folder: string;
let chats: Chats;
let now: Instant;
const open = (): Chats => openChats({ folder, now: () => now });
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'concord-chats-'));
  now = instant('2026-11-24T14:00:00Z');
  chats = open();
});
afterEach(() => {
  chats.close();
  rmSync(folder, { recursive: true });
});
const reopen = (): void => {
  chats.close();
  chats = open();
};
const at = (time: string): void => {
  now = instant(`2026-11-24T${time}Z`);
};
const ids = (since?: Parameters<Chats['messages']>[1]): string[] => chats.messages(AMINA, since).map(({ id }) => id);

test('a chat is there again after a restart, as it was', async () => {
  await chats.add(AMINA, message('m-1'));
  await chats.setBlocked(SOFIA, true);
  const before = chats.messages(AMINA);
  reopen();
  expect(chats.messages(AMINA)).toEqual(before);
  expect(before[0]).toEqual({
    ...message('m-1'),
    person: AMINA,
    at: '2026-11-24T14:00:00.000Z',
    editedAt: null,
    attachments: [],
  });
  expect(chats.isBlocked(SOFIA)).toBe(true);
  expect(chats.isBlocked(AMINA)).toBe(false);
});

test('the message of an id is kept once, as it was first', async () => {
  const first = await chats.add(AMINA, message('m-1'));
  expect(await chats.add(AMINA, message('m-1', { text: 'another' }))).toEqual(first);
  expect(ids()).toEqual(['m-1']);
});

test('an id of one chat cannot be used in another', async () => {
  await chats.add(AMINA, message('m-1'));
  await expect(chats.add(SOFIA, message('m-1'))).rejects.toThrow('another chat');
  expect(chats.message(SOFIA, 'm-1')).toBeUndefined();
});

test('an edit is dated; one that changes nothing is none', async () => {
  await chats.add(AMINA, message('m-1'));
  at('15:00:00');
  expect((await chats.edit(AMINA, 'm-1', content('text of m-1')))?.editedAt).toBeNull();
  expect((await chats.edit(AMINA, 'm-1', content('new')))?.editedAt).toBe('2026-11-24T15:00:00.000Z');
  expect(chats.messages(AMINA)[0]).toMatchObject({
    text: 'new',
    kind: 'request',
    editedAt: now,
    at: '2026-11-24T14:00:00.000Z',
  });
});

test('a replacement gives way to an edit that came first', async () => {
  await chats.add(AMINA, message('m-1'));
  const before = chats.message(AMINA, 'm-1')?.revision ?? 0;
  await chats.edit(AMINA, 'm-1', content('edited meanwhile'));
  expect(await chats.replace(AMINA, 'm-1', before, content('late'))).toBeUndefined();
  expect(chats.messages(AMINA)[0]?.text).toBe('edited meanwhile');
  const after = chats.message(AMINA, 'm-1')?.revision ?? 0;
  await chats.replace(AMINA, 'm-1', after, content('in time'));
  expect(chats.messages(AMINA)[0]?.text).toBe('in time');
});

test('reading sees what was just asked to be written', async () => {
  const adding = chats.add(AMINA, message('m-1'));
  expect(chats.message(AMINA, 'm-1')?.message.text).toBe('text of m-1');
  const editing = chats.edit(AMINA, 'm-1', content('new'));
  expect(chats.messages(AMINA)[0]?.text).toBe('new');
  await Promise.all([adding, editing]);
});

test('since an instant: what was sent or edited then or later', async () => {
  await chats.add(AMINA, message('m-1'));
  at('15:00:00');
  await chats.add(AMINA, message('m-2'));
  expect(ids({ at: instant('2026-11-24T15:00:00Z') })).toEqual(['m-2']);
  expect(ids({ at: instant('2026-11-24T15:00:00.001Z') })).toEqual([]);
  at('16:00:00');
  await chats.edit(AMINA, 'm-1', content('new'));
  expect(ids({ at: instant('2026-11-24T15:30:00Z') })).toEqual(['m-1']);
});

test('since a message: what came after it, or was edited after it came', async () => {
  for (const id of ['m-1', 'm-2', 'm-3']) await chats.add(AMINA, message(id));
  expect(ids({ after: 'm-2' })).toEqual(['m-3']);
  await chats.edit(AMINA, 'm-1', content('new'));
  expect(ids({ after: 'm-2' })).toEqual(['m-1', 'm-3']);
  await chats.edit(AMINA, 'm-2', content('new'));
  expect(ids({ after: 'm-2' })).toEqual(['m-1', 'm-2', 'm-3']);
});

test('unread counts the bot’s messages since the last one read, and outlives a restart', async () => {
  for (const id of ['m-1', 'm-2', 'm-3']) await chats.add(AMINA, message(id));
  await chats.add(AMINA, message('m-4', { from: 'person', kind: 'said' }));
  expect(chats.unreadOf(AMINA)).toBe(3);
  await chats.read(AMINA, 'm-2');
  expect(chats.unreadOf(AMINA)).toBe(1);
  await chats.read(AMINA, 'm-1');
  reopen();
  expect([...chats.unread()]).toEqual([['amina', 1]]);
  await chats.read(AMINA);
  expect(chats.unreadOf(AMINA)).toBe(0);
});

test('those who watch are told once it is stored, until they stop', async () => {
  const seen: Change[] = [];
  const stop = chats.watch((change) => seen.push(change));
  await chats.add(AMINA, message('m-1'));
  await chats.add(AMINA, message('m-1'));
  await chats.edit(AMINA, 'm-1', content('new'));
  await chats.edit(AMINA, 'm-1', content('new'));
  await chats.read(AMINA);
  stop();
  await chats.add(AMINA, message('m-2'));
  expect(seen.map(({ type, person }) => [type, person])).toEqual([
    ['message', 'amina'],
    ['unread', 'amina'],
    ['edit', 'amina'],
    ['unread', 'amina'],
  ]);
});

test.each(['cut\u0000here', 'half \ud83d a pair', '\u202eright to left', 'a'.repeat(100_000)])(
  'words come back unchanged (%#)',
  async (text) => {
    await chats.add(AMINA, message('m-1', { text }));
    reopen();
    expect(chats.messages(AMINA)[0]?.text).toBe(text);
  },
);

test('a name with NUL in it is nobody’s', async () => {
  await chats.add(AMINA, message('m-1'));
  expect(chats.message(AMINA, 'm-1\u0000x')).toBeUndefined();
});

test('a file of a newer Concord is left alone', () => {
  chats.close();
  const sql = openSql(join(folder, 'chats.db'));
  sql.run('PRAGMA user_version = 99');
  sql.close();
  expect(open).toThrow('newer Concord');
  rmSync(join(folder, 'chats.db'));
  chats = open();
});

test('its file is read by its owner alone, also where everybody may read the folder', async () => {
  const file = join(folder, 'chats.db');
  chmodSync(folder, 0o755);
  chmodSync(file, 0o644);
  reopen();
  await chats.add(AMINA, message('m-1'));
  for (const part of ['', '-wal', '-shm']) expect(statSync(file + part).mode & 0o777).toBe(0o600);
});

test('once its file is removed or replaced, nothing is kept any more, and it says so', async () => {
  await chats.add(AMINA, message('m-1'));
  await chats.ready();
  rmSync(join(folder, 'chats.db'));
  await expect(chats.ready()).rejects.toThrow(/removed or replaced/);
  await expect(chats.add(AMINA, message('m-2'))).rejects.toThrow(/removed or replaced/);
});
