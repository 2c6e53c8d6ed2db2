/**
 * Reads the mailbox for as long as the program runs: connects, handles what lies there, waits for more. What does not work is
 * tried again ever later, and is a trouble when it lasts.
 */
import { createBoundedCache } from '../../../core/boundedCache.ts';
import { after, type Instant } from '../../../core/ids.ts';
import type { KeyValueStore } from '../../../core/keyValueStore.ts';
import { MAILBOX_SPACE, READ_TO_END } from '../../../core/mailbox.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../../core/spans.ts';
import type { Troubles } from '../../../core/troubles.ts';
import type { Log } from '../../descriptor.ts';
import { shelfFor, type HandleMail, type Outcome } from './handle.ts';
import { keyOf, type HandledMails } from './handled.ts';
import { createHealth } from './health.ts';
import type { OpenedMailbox, OpenMailbox, RawMail, Shelf } from './mailbox.ts';
import { isAnswered } from './troubles.ts';

export interface ReaderDeps {
  readonly open: OpenMailbox;
  readonly handle: HandleMail;
  readonly handled: HandledMails;
  readonly keyValues: KeyValueStore;
  readonly now: () => Instant;
  readonly isOnDuty: () => Promise<boolean>;
  /** The server, for troubles. */
  readonly host: string;
  readonly troubles: Troubles;
  readonly log: Log;
  /** Called when a mail could not be understood. */
  readonly setAside: () => Promise<void>;
  /** Told of each mail that was handled. */
  readonly mailRead?: ((outcome: Outcome) => void) | undefined;
  readonly waits?: Waits;
}

interface Waits {
  /** Between two looks, where the server does not tell of new mail. */
  readonly lookMs: number;
  readonly firstRetryMs: number;
  readonly longestRetryMs: number;
  /** A stop waits so long for a server that does not answer. What was begun is handled again at the next start. */
  readonly stopMs: number;
}

export interface MailboxReader {
  /**
   * Begins nothing more. Resolves when what has begun is done and the connection is closed. A mailbox that could not be read is
   * not said to work again.
   */
  stop(): Promise<void>;
}

const WAITS: Waits = {
  lookMs: MINUTE_MS,
  firstRetryMs: 5 * SECOND_MS,
  longestRetryMs: 5 * MINUTE_MS,
  stopMs: 3 * SECOND_MS,
};
/** Moved together: one command for each mail would take most of the time. */
const MAX_TOGETHER = 25;

export function startReader(deps: ReaderDeps): MailboxReader {
  const { waits = WAITS } = deps;
  const health = createHealth(deps);
  const patience = createPatience(deps.now);
  const stopping = createStopping();
  let opened: OpenedMailbox | undefined;

  async function life(): Promise<void> {
    while (!stopping.isStopped()) {
      const wait = await oneConnection().then(
        () => waits.lookMs,
        (error: unknown) => failed(error),
      );
      await stopping.pause(wait);
    }
  }

  /** Reads until the program stops or is no longer on duty. @throws when something does not work */
  async function oneConnection(): Promise<void> {
    if (!(await deps.isOnDuty())) return health.leave();
    const box = await unlessStopped(deps.open());
    if (!box) return;
    opened = box;
    try {
      const mails = createRound({ ...deps, patience }, box, () => stopping.isStopped());
      while (!stopping.isStopped() && (await deps.isOnDuty())) {
        await mails.readToEnd();
        await health.works();
        await stopping.orTold(box.news(waits.lookMs));
      }
    } finally {
      opened = undefined;
      await box.close();
    }
  }

  /** A server that does not answer must not hold up the stop. */
  async function unlessStopped(opening: Promise<OpenedMailbox>): Promise<OpenedMailbox | undefined> {
    const opened = await stopping.orTold(opening);
    if (!opened) opening.then((late) => late.close()).catch(() => undefined);
    return opened;
  }

  async function failed(error: unknown): Promise<number> {
    const faults = await health.failed(error);
    return Math.min(waits.firstRetryMs * 2 ** (faults - 1), waits.longestRetryMs);
  }

  const living = life();
  return {
    async stop() {
      stopping.stop();
      // Ends a command to which no answer comes.
      const late = setTimeout(() => void opened?.close().catch(() => undefined), waits.stopMs);
      await living;
      clearTimeout(late);
    },
  };
}

/** What is done on one connection. The mailbox's numbers are good as long as it lasts, and are kept no longer. */
function createRound(deps: ReaderDeps & { readonly patience: Patience }, box: OpenedMailbox, isStopped: () => boolean) {
  /** Mails that stay where they are: those that are gone, and those that could not be handled. */
  const left = new Set<number>();
  /** Those that could not be handled: they are tried again at the next look. */
  const failedHere = new Set<number>();

  /** Reads until a look finds nothing new, and notes when that look began. */
  async function readToEnd(): Promise<void> {
    for (;;) {
      const began = deps.now();
      const uids = await box.list(left);
      if (isStopped()) return;
      if (uids.length === 0) {
        // A mail that could not be handled may be a bounce: then the mailbox was not read to its end.
        if (failedHere.size === 0) await deps.keyValues.put(MAILBOX_SPACE, READ_TO_END, began);
        return;
      }
      for (let at = 0; at < uids.length && !isStopped(); at += MAX_TOGETHER)
        await handleSome(uids.slice(at, at + MAX_TOGETHER));
    }
  }

  async function handleSome(uids: readonly number[]): Promise<void> {
    const shelves: Record<Shelf, number[]> = { done: [], notUnderstood: [] };
    for (const uid of uids) {
      if (isStopped()) break;
      const mail = await box.fetch(uid).catch((error: unknown) => notGiven(error, uid));
      const shelf = mail && (await handleOne(mail).catch((error: unknown) => notHandled(error, mail)));
      if (shelf) shelves[shelf].push(uid);
      else left.add(uid);
    }
    for (const shelf of ['done', 'notUnderstood'] as const)
      if (shelves[shelf].length > 0) await box.shelve(shelves[shelf], shelf);
  }

  /** It is tried again at the next look; for ever it would keep the mailbox from being read to its end. */
  async function notHandled(error: unknown, mail: RawMail): Promise<Shelf | undefined> {
    deps.log.error({ err: error }, 'a mail of the mailbox could not be handled');
    if (deps.patience.isOver(keyOf(mail))) {
      const aside = await putAside(mail).catch(() => undefined);
      if (aside) return aside;
    }
    failedHere.add(mail.uid);
    return undefined;
  }

  /** While the store is away nothing is put aside: it could not be noted either. */
  async function putAside(mail: RawMail): Promise<Shelf> {
    await deps.handled.add(mail, 'notUnderstood', deps.now());
    deps.patience.forget(keyOf(mail));
    await deps.setAside();
    deps.log.warn(
      { code: 'mail.setAside', outcome: 'notHandled' },
      'a mail of the mailbox was put aside for people to look at',
    );
    return 'notUnderstood';
  }

  /** A server may not be able to give one mail of many. The others are read. @throws when the connection is lost */
  async function notGiven(error: unknown, uid: number): Promise<undefined> {
    if (!isAnswered(error)) throw error;
    deps.log.error({ err: error }, 'a mail of the mailbox could not be handled');
    // What is never given cannot be moved either. It stays, and the Secretariat knows that something does.
    if (deps.patience.isOver(`uid ${uid}`) && (await isTold())) return undefined;
    failedHere.add(uid);
    return undefined;
  }

  const isTold = (): Promise<boolean> =>
    deps.setAside().then(
      () => true,
      () => false,
    );

  async function handleOne(mail: RawMail): Promise<Shelf> {
    const before = await deps.handled.shelfOf(mail);
    if (before) return before;
    const outcome = await deps.handle(mail);
    const shelf = shelfFor(outcome);
    await deps.handled.add(mail, shelf, deps.now());
    deps.mailRead?.(outcome);
    if (outcome === 'notUnderstood') await deps.setAside();
    if (shelf === 'notUnderstood')
      deps.log.warn({ code: 'mail.setAside', outcome }, 'a mail of the mailbox was put aside for people to look at');
    return shelf;
  }
  return {
    async readToEnd() {
      for (const uid of failedHere) left.delete(uid);
      failedHere.clear();
      await readToEnd();
    },
  };
}

/** A mail that fails is tried so often, and at least so long: a store may be away for a while. */
const [MOST_TRIES, TRIED_MS] = [10, HOUR_MS];
interface Patience {
  /** It has failed once more. Has it been tried often and long enough? */
  isOver(mail: string): boolean;
  forget(mail: string): void;
}

function createPatience(now: () => Instant): Patience {
  const failing = createBoundedCache<string, { readonly since: Instant; readonly tries: number }>(MAX_FAILING);
  return {
    isOver(mail) {
      const { since, tries } = failing.get(mail) ?? { since: now(), tries: 0 };
      failing.set(mail, { since, tries: tries + 1 });
      return tries + 1 >= MOST_TRIES && now() >= after(since, TRIED_MS);
    },
    forget: (mail) => failing.delete(mail),
  };
}
const MAX_FAILING = 10_000;

/** Waits that end when the reader is stopped. */
function createStopping() {
  let isStopped = false;
  let tell = (): void => undefined;
  const told = new Promise<undefined>((resolve) => (tell = () => resolve(undefined)));
  return {
    /** The result of a wait; undefined when the reader is stopped first. */
    async orTold<T>(wait: Promise<T>): Promise<T | undefined> {
      if (isStopped) wait.catch(() => undefined);
      return Promise.race([wait, told]);
    },
    isStopped: () => isStopped,
    stop() {
      isStopped = true;
      tell();
    },
    async pause(ms: number) {
      let timer: NodeJS.Timeout | undefined;
      await Promise.race([told, new Promise<void>((resolve) => (timer = setTimeout(resolve, ms).unref()))]);
      clearTimeout(timer);
    },
  };
}
