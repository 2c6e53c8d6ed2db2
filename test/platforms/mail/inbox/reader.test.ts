/** Reading the mailbox: to its end, each mail once, and again ever later when something does not work. */
import { expect, onTestFinished, test, vi } from 'vitest';
import { instant } from '../../../../src/core/ids.ts';
import type { KeyValueStore } from '../../../../src/core/keyValueStore.ts';
import { MAILBOX_SPACE, READ_TO_END, UNREADABLE } from '../../../../src/core/mailbox.ts';
import { createTroubles } from '../../../../src/core/troubles.ts';
import { createHandledMails } from '../../../../src/platforms/mail/inbox/handled.ts';
import type { Outcome } from '../../../../src/platforms/mail/inbox/handle.ts';
import { startReader, type ReaderDeps } from '../../../../src/platforms/mail/inbox/reader.ts';
import { mailboxInMemory, type MemoryMailbox } from '../../../support/mail/mailbox.ts';
import { keyValuesInMemory } from '../../../support/mail/office.ts';

interface Reading {
  readonly box: MemoryMailbox;
  readonly keyValues: KeyValueStore;
  readonly handled: readonly string[];
  readonly troubles: () => readonly string[];
  readonly faults: readonly unknown[];
  readonly setAside: readonly string[];
  /** The instant up to which the mailbox has been read. */
  readonly readTo: () => Promise<string | undefined>;
  stop(): Promise<void>;
}

let minute = 0;
/** A clock that moves a second at each look. */
const ticking = () => instant(`2026-11-24T14:00:${String((minute = (minute + 1) % 60)).padStart(2, '0')}.000Z`);

function reading(
  box: MemoryMailbox,
  { outcome = () => 'returned', ...over }: { outcome?: (raw: string) => Outcome } & Partial<ReaderDeps> = {},
): Reading {
  const { keyValues = keyValuesInMemory() } = over;
  const [handled, faults, setAside]: [string[], unknown[], string[]] = [[], [], []];
  const troubles = createTroubles({ began: () => undefined, ended: () => undefined });
  const reader = startReader({
    ...{ open: () => box.open(), keyValues, host: 'mx', troubles, now: ticking, isOnDuty: async () => true },
    ...{
      handled: createHandledMails(keyValues),
      waits: { lookMs: 20, firstRetryMs: 1, longestRetryMs: 4, stopMs: 10 },
    },
    setAside: async () => void setAside.push('told'),
    log: { warn: () => undefined, error: (details) => void faults.push(details) },
    async handle({ source }) {
      const raw = Buffer.from(source).toString();
      const what = outcome(raw);
      handled.push(raw);
      return what;
    },
    ...over,
  });
  onTestFinished(() => reader.stop());
  const readTo = () => keyValues.get(MAILBOX_SPACE, READ_TO_END);
  return {
    ...{ box, keyValues, handled, faults, setAside, readTo },
    troubles: () => troubles.list(),
    stop: () => reader.stop(),
  };
}

const eventually = <T>(look: () => T | Promise<T>) => vi.waitFor(look, { timeout: 10_000, interval: 5 });
const three = (): MemoryMailbox => {
  const box = mailboxInMemory();
  for (const raw of ['one', 'two', 'three']) box.deliver(raw);
  return box;
};

test('reads all that lies there, puts it on its shelf, and then what comes', async () => {
  const { box, handled, readTo, setAside } = reading(three(), {
    outcome: (raw) => (raw === 'two' ? 'notUnderstood' : 'returned'),
  });
  await eventually(async () => expect(await readTo()).toBeDefined());
  expect([handled, setAside]).toEqual([['one', 'two', 'three'], ['told']]);
  expect([box.inbox(), box.shelf('done'), box.shelf('notUnderstood')]).toEqual([[], ['one', 'three'], ['two']]);
  const before = await readTo();
  box.deliver('four');
  await eventually(() => expect(box.shelf('done')).toContain('four'));
  await eventually(async () => expect(await readTo()).not.toBe(before));
  expect(box.opened()).toBe(1);
});

test('the mailbox was read to its end when the look began that found nothing, not when that was noted', async () => {
  const looks: string[] = [];
  const box = three();
  let now = 0;
  const { readTo } = reading(box, { now: () => instant(`2026-11-24T14:00:0${now}.000Z`) });
  box.before = (step) => {
    if (step === 'list') looks.push(`look at ${now}`);
    if (step === 'list' && now === 0) now = 1;
    // While it looks the time goes on, and a mail that comes by then is not found by it.
    else if (step === 'list') now = 5;
  };
  await eventually(async () => expect(await readTo()).toBeDefined());
  expect([looks.slice(0, 2), await readTo()]).toEqual([['look at 0', 'look at 1'], '2026-11-24T14:00:01.000Z']);
});

test('a stop ends the connection on which no answer comes', async () => {
  let hung = false;
  const box = await mailboxInMemory().open();
  const { stop } = reading(mailboxInMemory(), {
    open: async () => {
      let end = (): void => undefined;
      const silent = new Promise<never>((_, reject) => (end = () => reject(new Error('the connection was lost'))));
      const list = async () => {
        hung = true;
        return silent;
      };
      return { ...box, list, close: async () => end() };
    },
  });
  await eventually(() => expect(hung).toBe(true));
  await stop();
});

test('killed between handling and moving, a mail is handled once', async () => {
  const box = three();
  box.before = (step) => {
    if (step === 'shelve') throw new Error('ended here');
  };
  const first = reading(box);
  await eventually(() => expect(first.handled).toHaveLength(3));
  await first.stop();
  expect(box.inbox()).toHaveLength(3);
  box.before = () => undefined;
  // The next life numbers them anew, and knows them all the same.
  const anew = three();
  const second = reading(anew, { keyValues: first.keyValues });
  await eventually(() => expect(anew.shelf('done')).toHaveLength(3));
  expect(second.handled).toEqual([]);
});

test('a mail that cannot be handled is tried again, holds up no other, and is not read until it is', async () => {
  let isAway = true;
  const { box, faults, readTo, handled } = reading(three(), {
    outcome: (raw) => {
      if (raw === 'one' && isAway) throw new Error('the store is away');
      return 'returned';
    },
  });
  await eventually(() => expect(faults.length).toBeGreaterThan(1));
  expect([box.inbox(), box.shelf('done'), await readTo()]).toEqual([['one'], ['two', 'three'], undefined]);
  isAway = false;
  await eventually(async () => expect(await readTo()).toBeDefined());
  expect([box.inbox(), handled]).toEqual([[], ['two', 'three', 'one']]);
});

test('a mail that can never be handled is put aside after some time and tries, and the mailbox is read to its end', async () => {
  let now = '2026-11-24T14:00:00.000Z';
  const box = three();
  box.before = (step, raw) => {
    if (step === 'fetch' && raw === 'two')
      throw Object.assign(new Error('Command failed'), { responseStatus: 'NO', responseText: 'cannot give it' });
  };
  const { faults, readTo, setAside } = reading(box, {
    now: () => instant(now),
    waits: { lookMs: 5, firstRetryMs: 1, longestRetryMs: 4, stopMs: 10 },
    outcome: (raw) => {
      if (raw === 'one') throw new Error('no such thing');
      return 'returned';
    },
  });
  // Tries alone are not enough: a store may be away for a while.
  await eventually(() => expect(faults.length).toBeGreaterThan(40));
  expect([box.inbox(), await readTo(), setAside]).toEqual([['one', 'two'], undefined, []]);
  now = '2026-11-24T15:00:00.000Z';
  await eventually(async () => expect(await readTo()).toBe(now));
  expect([box.inbox(), box.shelf('notUnderstood'), box.shelf('done')]).toEqual([['two'], ['one'], ['three']]);
  expect(setAside.length).toBeGreaterThan(0);
});

test('a mailbox of more mails than one look lists is worked off in order, behind those that stay where they are, too', async () => {
  const box = mailboxInMemory();
  const all = Array.from({ length: 2_000 }, (_, i) => `mail ${i}`);
  for (const raw of all) box.deliver(raw);
  let isAway = true;
  /** More than one look lists cannot be handled at first, and one cannot be given at all. */
  const isHard = (raw: string) => Number(raw.slice(5)) < 600;
  box.before = (step, raw) => {
    if (step === 'fetch' && raw === 'mail 700' && isAway)
      throw Object.assign(new Error('Command failed'), { responseStatus: 'NO', responseText: 'cannot give it' });
  };
  const { handled, faults, readTo } = reading(box, {
    waits: { lookMs: 20, firstRetryMs: 1, longestRetryMs: 4, stopMs: 10 },
    outcome: (raw) => {
      if (isHard(raw) && isAway) throw new Error('the store is away');
      return 'returned';
    },
  });
  const easy = all.filter((raw) => !isHard(raw) && raw !== 'mail 700');
  await eventually(() => expect(handled).toHaveLength(easy.length));
  expect(handled).toEqual(easy);
  expect([faults.length >= 601, await readTo(), box.opened()]).toEqual([true, undefined, 1]);
  isAway = false;
  await eventually(async () => expect(await readTo()).toBeDefined());
  expect(handled.slice(easy.length)).toEqual([...all.filter(isHard), 'mail 700']);
  expect(box.inbox()).toEqual([]);
});

test('a lost connection is opened again; when that lasts it is a trouble, until it works', async () => {
  const box = three();
  let fails = 0;
  box.before = (step) => {
    if (step !== 'list' || fails <= 0) return;
    fails -= 1;
    throw Object.assign(new Error('connection lost'), { code: 'ECONNRESET' });
  };
  fails = 1;
  const { troubles, readTo, keyValues } = reading(box);
  await eventually(async () => expect(await readTo()).toBeDefined());
  expect([box.opened(), troubles()]).toEqual([2, []]);
  fails = Infinity;
  await eventually(() => expect(troubles()).toEqual(['Mail: the mailbox cannot be read: ECONNRESET connection lost']));
  // Kept for the home card until it works, since the first failure, by whichever process, and over a start.
  const since = () => keyValues.get(MAILBOX_SPACE, UNREADABLE);
  await eventually(async () => expect(await since()).toBeDefined());
  const before = await since();
  const next = reading(mailboxInMemory(), { keyValues, open: () => Promise.reject(new Error('STARTTLS is missing')) });
  await eventually(() => expect(next.troubles()).toHaveLength(1));
  await next.stop();
  expect(await since()).toBe(before);
  fails = 0;
  await eventually(() => expect(troubles()).toEqual([]));
  await eventually(async () => expect(await since()).toBeUndefined());
});

test('a refused sign-in is a trouble at once', async () => {
  const box = mailboxInMemory();
  box.before = () => {
    throw Object.assign(new Error('Command failed'), { authenticationFailed: true, responseText: 'LOGIN failed' });
  };
  const { troubles, stop } = reading(box, {
    waits: { lookMs: 20, firstRetryMs: 60_000, longestRetryMs: 60_000, stopMs: 10 },
  });
  const refused = ['Mail: the mailbox cannot be read: the sign-in is refused: LOGIN failed'];
  await eventually(() => expect(troubles()).toEqual(refused));
  // The end of the program mends nothing: nobody is told that the mailbox works again.
  await stop();
  expect(troubles()).toEqual(refused);
});

test('a process that is no longer on duty tells of no trouble with the mailbox', async () => {
  let isOnDuty = true;
  const box = mailboxInMemory();
  box.before = () => {
    throw Object.assign(new Error('Command failed'), { authenticationFailed: true, responseText: 'LOGIN failed' });
  };
  const { troubles, keyValues } = reading(box, { isOnDuty: async () => isOnDuty });
  await eventually(() => expect(troubles()).toHaveLength(1));
  isOnDuty = false;
  await eventually(() => expect(troubles()).toEqual([]));
  // Whoever reads now says in the store when it works again.
  expect(await keyValues.get(MAILBOX_SPACE, UNREADABLE)).toBeDefined();
});

test('only the process on duty reads', async () => {
  let isOnDuty = false;
  const { box, readTo } = reading(three(), { isOnDuty: async () => isOnDuty });
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(box.opened()).toBe(0);
  isOnDuty = true;
  await eventually(async () => expect(await readTo()).toBeDefined());
});

test('stops at once, also while a server does not answer', async () => {
  const { stop } = reading(mailboxInMemory(), { open: () => new Promise(() => undefined) });
  await stop();
  const waiting = reading(mailboxInMemory(), {
    waits: { lookMs: 60_000, firstRetryMs: 1, longestRetryMs: 1, stopMs: 10 },
  });
  await eventually(async () => expect(await waiting.readTo()).toBeDefined());
  await waiting.stop();
});

test('what was handled is forgotten after a month', async () => {
  const keyValues = keyValuesInMemory();
  const mails = createHandledMails(keyValues);
  const mail = { uid: 1, source: Buffer.from('one'), size: 3 };
  await mails.add(mail, 'notUnderstood', instant('2026-11-24T14:00:00.000Z'));
  await mails.forget(instant('2026-12-23T14:00:00.000Z'));
  expect(await mails.shelfOf({ ...mail, uid: 7 })).toBe('notUnderstood');
  await mails.forget(instant('2026-12-25T14:00:00.000Z'));
  expect(await mails.shelfOf(mail)).toBeUndefined();
});
