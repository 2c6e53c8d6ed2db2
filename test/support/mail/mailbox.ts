/** A mailbox in memory. It keeps to what `mailboxContract` asks of it, as the one over IMAP does. */
import { nextOf, SHELVES, type OpenedMailbox, type Shelf } from '../../../src/platforms/mail/inbox/mailbox.ts';

export interface MemoryMailbox {
  open(): Promise<OpenedMailbox>;
  deliver(raw: string): void;
  /** What lies there, and on each shelf, as it came. */
  readonly inbox: () => readonly string[];
  readonly shelf: (shelf: Shelf) => readonly string[];
  /** Called before each step; throws for a step that fails. */
  before: (step: 'open' | 'list' | 'fetch' | 'shelve', raw?: string) => void;
  readonly opened: () => number;
}

export function mailboxInMemory(): MemoryMailbox {
  let inbox: { readonly uid: number; readonly raw: string }[] = [];
  const shelves: Record<Shelf, string[]> = { done: [], notUnderstood: [] };
  let last = 0;
  let opened = 0;
  const waiting = new Set<() => void>();
  const mailbox: MemoryMailbox = {
    before: () => undefined,
    opened: () => opened,
    inbox: () => inbox.map(({ raw }) => raw),
    shelf: (shelf) => shelves[shelf],
    deliver(raw) {
      last += 1;
      inbox.push({ uid: last, raw });
      for (const wake of waiting) wake();
    },
    async open() {
      opened += 1;
      mailbox.before('open');
      let isNew = false;
      waiting.add(() => (isNew = true));
      return {
        async list(except) {
          mailbox.before('list');
          isNew = false;
          return nextOf(
            inbox.map(({ uid }) => uid),
            except,
          );
        },
        async fetch(uid) {
          const found = inbox.find((one) => one.uid === uid);
          mailbox.before('fetch', found?.raw);
          const source = found && Buffer.from(found.raw);
          return source && { uid, source, size: source.length };
        },
        async shelve(uids, shelf) {
          mailbox.before('shelve');
          shelves[shelf].push(...inbox.filter(({ uid }) => uids.includes(uid)).map(({ raw }) => raw));
          inbox = inbox.filter(({ uid }) => !uids.includes(uid));
        },
        has: async (tag) =>
          [...inbox.map(({ raw }) => raw), ...shelves.done].some((raw) => raw.includes(`X-Concord: ${tag}`)),
        news: (ms) =>
          isNew
            ? Promise.resolve()
            : new Promise((resolve) => {
                const timer = setTimeout(resolve, ms);
                waiting.add(() => {
                  clearTimeout(timer);
                  resolve();
                });
              }),
        close: async () => undefined,
      };
    },
  };
  return mailbox;
}

/** The folders that a person sees. */
export const FOLDERS = Object.values(SHELVES);
