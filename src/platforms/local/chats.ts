import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant, PersonId } from '../../core/ids.ts';
import {
  chatTables,
  NEW_FILE,
  type MessageHead,
  type NewMessage,
  type ChatTableMessage,
  type MessageContent,
  type Since,
} from './chatTables.ts';
import { openSql } from './sqlite.ts';
import { groupedWrites } from './writes.ts';

/** The chats of the local platform, one for each person, in a file of their own (`chats.db`). */
export interface Chats {
  /** Adds a message to a chat. If there is one with this `id` already, nothing is added. */
  add(person: PersonId, message: NewMessage): Promise<ChatTableMessage>;
  /** Changes the content of a message; undefined when this person has no such message. */
  edit(person: PersonId, id: string, content: MessageContent): Promise<ChatTableMessage | undefined>;
  /**
   * Changes the content of a message, unless it has changed since `revision`: then the other change is at least as new, and
   * stays. It is written with a short delay, and a power failure may undo it.
   */
  replace(
    person: PersonId,
    id: string,
    revision: number,
    content: MessageContent,
  ): Promise<ChatTableMessage | undefined>;
  /** A message of this chat without its card, and the revision for `replace`. */
  message(person: PersonId, id: string): MessageHead | undefined;
  /** The messages, oldest first. `since` selects those sent or edited at that instant or later, or after that message. */
  messages(person: PersonId, since?: Since): ChatTableMessage[];
  /** The number of unread messages of each person who has some. */
  unread(): ReadonlyMap<string, number>;
  unreadOf(person: PersonId): number;
  /** Marks messages as read up to this one, or all. */
  read(person: PersonId, upTo?: string): Promise<void>;
  isBlocked(person: PersonId): boolean;
  setBlocked(person: PersonId, blocked: boolean): Promise<void>;
  /** Calls back for every stored change. @returns a function that ends this */
  watch(watcher: (change: ChatChange) => void): () => void;
  /** @throws when nothing can be written now: the disk is full, or the file was removed */
  ready(): Promise<void>;
  close(): void;
}

/** A message as the HTTP interface shows it. */
export type ChatMessage = Omit<ChatTableMessage, 'card'> & { readonly card: object | null };

/** The message as JSON for the HTTP interface. */
export function messageJson({ card, ...rest }: ChatTableMessage): string {
  return `${JSON.stringify(rest).slice(0, -1)},"card":${card ?? 'null'}}`;
}

export type ChatChange =
  | { readonly type: 'message' | 'edit'; readonly person: PersonId; readonly message: ChatTableMessage }
  | { readonly type: 'unread'; readonly person: PersonId; readonly unread: number };

class ChatsUnusable extends Error {
  override readonly name = 'ChatsUnusable';
  readonly code = 'CHATS_UNUSABLE';
}

function openTables(file: string) {
  try {
    const sql = openSql(file, NEW_FILE);
    const tables = chatTables(sql);
    sql.watch();
    return { sql, tables };
  } catch (fault) {
    const why = fault instanceof Error ? fault.message : String(fault);
    throw new ChatsUnusable(
      `${file} cannot be used: ${why}. It holds the chats of the local console and nothing else: move it away to begin with none.`,
      { cause: fault },
    );
  }
}

/**
 * @param folder where `chats.db` is kept; `:memory:` keeps nothing on the disk
 * @param now the clock that dates messages
 */
export function openChats({ folder, now }: { readonly folder: string; readonly now: () => Instant }): Chats {
  if (folder !== ':memory:') mkdirSync(folder, { recursive: true });
  const { sql, tables } = openTables(folder === ':memory:' ? folder : join(folder, 'chats.db'));
  const writes = groupedWrites((durable, work) => sql.together(durable, work));
  const blocked = new Set(tables.blocked());
  const watchers = new Set<(change: ChatChange) => void>();
  /** Messages with unfinished writes. Reading one of them finishes its writes first. */
  const changing = new Map<string, number>();

  const tell = (change: ChatChange): void => {
    for (const watcher of watchers) watcher(change);
  };
  const tellUnread = (person: PersonId): void => {
    if (watchers.size > 0) tell({ type: 'unread', person, unread: tables.unreadOf(person) });
  };
  /** Messages and edits come in groups, which share a transaction. In memory there is nothing to gain by waiting. */
  const many = folder !== ':memory:';
  const write = async <T>(
    id: string,
    work: () => T,
    options: { durable?: boolean; many?: boolean } = {},
  ): Promise<T> => {
    changing.set(id, (changing.get(id) ?? 0) + 1);
    try {
      return await writes.add(work, options);
    } finally {
      const left = (changing.get(id) ?? 1) - 1;
      if (left === 0) changing.delete(id);
      else changing.set(id, left);
    }
  };
  const edit = async (person: PersonId, id: string, content: MessageContent, revision?: number) => {
    const at = now();
    const options = revision === undefined ? { many } : { durable: false };
    const edited = await write(id, () => tables.edit(person, id, content, at, revision), options);
    if (edited?.changed) tell({ type: 'edit', person, message: edited.message });
    return edited?.message;
  };

  return {
    async add(person, message) {
      const at = now();
      const isSent = many && message.from === 'bot' && message.kind !== 'reply';
      const added = await write(message.id, () => tables.add(person, message, at), { many: isSent });
      if (!added) throw new Error(`message ${message.id} belongs to another chat`);
      if (added.fresh) tell({ type: 'message', person, message: added.message });
      if (added.fresh && message.from === 'bot') tellUnread(person);
      return added.message;
    },
    edit: (person, id, content) => edit(person, id, content),
    replace: (person, id, revision, content) => edit(person, id, content, revision),
    message(person, id) {
      if (changing.has(id)) writes.flush();
      return tables.head(person, id);
    },
    messages(person, since) {
      writes.flush();
      return tables.messages(person, since);
    },
    unread: () => tables.unread(),
    unreadOf: (person) => tables.unreadOf(person),
    async read(person, upTo) {
      await writes.add(() => tables.read(person, upTo));
      tellUnread(person);
    },
    isBlocked: (person) => blocked.has(person),
    async setBlocked(person, block) {
      await writes.add(() => tables.setBlocked(person, block));
      if (block) blocked.add(person);
      else blocked.delete(person);
    },
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    ready: () => writes.add(() => tables.probe()),
    close() {
      writes.flush();
      sql.close();
    },
  };
}
