/** Concord's own mailbox, as its reader sees it. What is new lies in it; what was handled lies on a shelf beside it. */

/** `done` was handled; `notUnderstood` is for people to look at. */
export const SHELVES = { done: 'Concord done', notUnderstood: 'Concord not understood' } as const;
export type Shelf = keyof typeof SHELVES;

/** @property uid the mailbox's own number, which is good for this connection alone */
export interface RawMail {
  readonly uid: number;
  /** The first `MAX_BYTES` of it. */
  readonly source: Uint8Array;
  /** The whole size in bytes. */
  readonly size: number;
}

/** What is read of one mail. Of a longer one the first parts are there: words stand before files. */
export const MAX_BYTES = 1_000_000;
/** What is listed at once. */
export const MAX_LISTED = 500;

/** The next mails to look at, among all that lie there. */
export const nextOf = (uids: readonly number[], except: ReadonlySet<number> = NOTHING): readonly number[] =>
  uids
    .filter((uid) => !except.has(uid))
    .sort((a, b) => a - b)
    .slice(0, MAX_LISTED);
const NOTHING: ReadonlySet<number> = new Set();

export interface OpenedMailbox {
  /**
   * The mails that lie in it, the oldest first, at most some hundreds.
   * @param except those that stay where they are: a window full of them must not hide what lies behind it
   */
  list(except?: ReadonlySet<number>): Promise<readonly number[]>;
  /** Undefined for one that is gone. */
  fetch(uid: number): Promise<RawMail | undefined>;
  /** Moves mails to a shelf. */
  shelve(uids: readonly number[], shelf: Shelf): Promise<void>;
  /** Is a mail with this tag in its headers there, or among those that were handled? */
  has(tag: string): Promise<boolean>;
  /** Resolves when there may be something new, or after this time. @throws when the connection is lost */
  news(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** @throws what `troubleIn` reads */
export type OpenMailbox = () => Promise<OpenedMailbox>;
