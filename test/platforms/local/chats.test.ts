import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { instant, personId, type Instant } from '../../../src/core/ids.ts';
import { openChats, type ChatChange, type Chats } from '../../../src/platforms/local/chats.ts';
import Database from 'libsql';
import { openSql } from '../../../src/platforms/local/sqlite.ts';
import type { MessageContent, NewMessage } from '../../../src/platforms/local/chatTables.ts';

const AMINA = personId('amina');
const SOFIA = personId('sofia');
const content = (text: string): MessageContent => ({
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
  const seen: ChatChange[] = [];
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

test('what a first start left half made, or a removed file its log, is no part of a new file', async () => {
  await chats.add(AMINA, message('m-1'));
  const file = join(folder, 'chats.db');
  copyFileSync(`${file}-wal`, `${file}.log`);
  chats.close();
  rmSync(file);
  renameSync(`${file}.log`, `${file}-wal`);
  for (const part of ['.new', '.new-wal']) writeFileSync(file + part, 'half of a file');
  chats = open();
  expect(ids()).toEqual([]);
  await chats.add(AMINA, message('m-2'));
  reopen();
  expect(ids()).toEqual(['m-2']);
  expect(readdirSync(folder).filter((name) => name.includes('.new'))).toEqual([]);
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

test.each([
  ['a backup is copied over it', (file: string) => copyFileSync(`${file}.backup`, file)],
  ['it is cut', (file: string) => truncateSync(file, 5_000)],
  ['it is emptied', (file: string) => truncateSync(file)],
  ['its log is emptied', (file: string) => truncateSync(`${file}-wal`)],
])('once %s, nothing is kept any more, and it says so', async (_what, harm) => {
  const file = join(folder, 'chats.db');
  await chats.add(AMINA, message('m-0'));
  reopen();
  copyFileSync(file, `${file}.backup`);
  await Promise.all(Array.from({ length: 300 }, (_, i) => chats.add(AMINA, message(`m-${i + 1}`))));
  await chats.ready();
  harm(file);
  await expect(chats.ready()).rejects.toThrow(/Something else wrote/);
  await expect(chats.add(AMINA, message('later'))).rejects.toThrow(/Something else wrote/);
});

test('a reader of its file, and one that copies its log into it, are no harm', async () => {
  const other = new Database(join(folder, 'chats.db'));
  for (let i = 0; i < 20; i += 1) {
    await chats.add(AMINA, message(`m-${i}`));
    other.prepare('SELECT count(*) FROM messages').all();
    other.exec('PRAGMA wal_checkpoint(PASSIVE)');
    await chats.ready();
  }
  expect(ids()).toHaveLength(20);
});

describe('a card that many have', () => {
  const card = JSON.stringify({ type: 'AdaptiveCard', body: 'x'.repeat(5_000) });
  const kept = (): number => {
    chats.close();
    const sql = openSql(join(folder, 'chats.db'));
    const count = Number(sql.all('SELECT count(*) AS n FROM cards')[0]?.['n']);
    sql.close();
    chats = open();
    return count;
  };

  test('is kept once, shown to each, and gone with the last message that shows it', async () => {
    await chats.add(AMINA, message('m-1', { card }));
    await chats.add(SOFIA, message('m-2', { card }));
    expect([chats.messages(AMINA)[0]?.card, chats.messages(SOFIA)[0]?.card]).toEqual([card, card]);
    expect(kept()).toBe(1);
    await chats.edit(AMINA, 'm-1', content('new'));
    expect([chats.messages(AMINA)[0]?.card, chats.messages(SOFIA)[0]?.card]).toEqual([content('').card, card]);
    expect(kept()).toBe(2);
    await chats.edit(SOFIA, 'm-2', { ...content('new'), card: null });
    expect(chats.messages(SOFIA)[0]?.card).toBeNull();
    expect(kept()).toBe(1);
  });

  test('of an older Concord’s chat is shown as it was, and edited like any other', async () => {
    chats.close();
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    const sql = openSql(join(folder, 'chats.db'));
    const body = JSON.stringify({ ...content('old'), card: undefined });
    sql.run(`CREATE TABLE messages (seq INTEGER PRIMARY KEY, rev INTEGER NOT NULL, id TEXT NOT NULL UNIQUE,
      person TEXT NOT NULL, at TEXT NOT NULL, editedAt TEXT NOT NULL DEFAULT '', origin TEXT NOT NULL, kind TEXT NOT NULL,
      body TEXT NOT NULL, card TEXT NOT NULL) STRICT`);
    sql.run(`CREATE TABLE people (person TEXT PRIMARY KEY, readUpTo INTEGER NOT NULL DEFAULT 0,
      blocked INTEGER NOT NULL DEFAULT 0) STRICT, WITHOUT ROWID`);
    const columns = 'seq, rev, id, person, at, origin, kind, body, card';
    const values = [1, 1, 'm-1', 'amina', '2026-11-24T14:00:00.000Z', 'bot', 'request', body, card];
    sql.run(`INSERT INTO messages (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`, values);
    sql.run('PRAGMA user_version = 1');
    sql.close();
    chats = open();
    expect(chats.messages(AMINA)).toMatchObject([{ text: 'old', card }]);
    expect((await chats.edit(AMINA, 'm-1', { ...content('old'), card }))?.editedAt).toBeNull();
    expect((await chats.edit(AMINA, 'm-1', content('new')))?.editedAt).not.toBeNull();
    expect(chats.messages(AMINA)).toMatchObject([{ text: 'new', card: content('').card }]);
  });
});

test('a chat keeps its last thousand messages, and others’ chats keep theirs', async () => {
  await chats.add(SOFIA, message('sofia-1', { card: '{"only":"sofia"}' }));
  await Promise.all(Array.from({ length: 1_100 }, (_, i) => chats.add(AMINA, message(`m-${i}`))));
  expect(ids().length).toBeLessThan(1_050);
  expect(ids().length).toBeGreaterThanOrEqual(1_000);
  expect(ids().at(-1)).toBe('m-1099');
  expect(chats.messages(SOFIA)).toHaveLength(1);
  expect(await chats.edit(AMINA, 'm-0', content('new'))).toBeUndefined();
  reopen();
  await chats.add(AMINA, message('after'));
  expect(ids().at(-1)).toBe('after');
});

test('says which file cannot be used, and that the record is elsewhere', () => {
  const other = join(folder, 'other');
  mkdirSync(other);
  writeFileSync(join(other, 'chats.db'), 'no database at all '.repeat(500));
  expect(() => openChats({ folder: other, now: () => now })).toThrow(
    /chats\.db cannot be used: .*not a database.*It holds the chats of the local console and nothing else/,
  );
});
