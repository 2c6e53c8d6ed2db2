/**
 * Codes of six digits, and the press that each confirms. A code is bound to the browser in which it was asked for, is good
 * for ten minutes and takes five guesses. Its press is kept for an hour, so that a new code can confirm it. Guesses and mails
 * are counted by keys that only one request can take, so that processes and requests at the same time cannot exceed a limit
 * together.
 */
import { randomBytes, randomInt } from 'node:crypto';
import { after, millis, type Instant, type Ref } from '../../core/ids.ts';
import type { KeyValueStore } from '../../core/keyValueStore.ts';
import { sendingAt as atOf, sendingsFrom, SENDINGS_SPACE as SENDINGS, sendingsTo } from '../../core/mailbox.ts';
import type { Person } from '../../core/people.ts';
import { addressKey } from '../../core/seen.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../core/spans.ts';
import { hashOf, isSame } from './guard.ts';
import { areAll, isOf, ownOf, type Owner } from './passes.ts';

const [SPACE, GUESSES] = ['codes', 'codeGuesses'] as const;
const LIFE_MS = 10 * MINUTE_MS;
const KEPT_MS = HOUR_MS;
export const MAX_GUESSES = 5;
const MAX_SENDINGS = [
  { ms: HOUR_MS, most: 3 },
  { ms: DAY_MS, most: 10 },
] as const;
/**
 * From one place (`placeOf`), whatever the addresses, and only of what is asked for with an address alone: links count for their
 * readers. An agency has one address on the network for all its people, and so may several in one house: twenty entities
 * with a focal point and two others ask once each within an hour, near a deadline. A stranger there can make Concord
 * write no more than that, and three times an hour to each address.
 */
const MAX_FROM_PLACE = [
  { ms: HOUR_MS, most: 60 },
  { ms: DAY_MS, most: 200 },
] as const;
type Limits = readonly { readonly ms: number; readonly most: number }[];

/** What was pressed on the page, kept until the code comes. */
export interface KeptPress {
  readonly verb: string;
  readonly target?: Ref;
  readonly inputs: Readonly<Record<string, string>>;
  readonly seen?: string;
  readonly opened?: string;
  readonly drawnFor?: string;
  readonly event: string;
}
export interface Waiting {
  /** Whom the code proves, as they are on the roll now. Nobody, when the address is on no roll: then no code is right. */
  readonly people: readonly Person[];
  readonly press: KeptPress;
  /** The token of the link, when the press was made on the page of one. */
  readonly link?: string;
  /** What the code confirms, in the person's words. */
  readonly what: string;
  /** The text that says where the code went. */
  readonly sent: 'codeMailed' | 'codeInChat' | 'codePerhaps';
  /** The address, for limits. */
  readonly address: string;
  /** Asked for with an address alone, by anybody. */
  readonly byAddress?: true;
}
interface Asker extends Owner {
  readonly person: string;
  /** Their accounts on platforms: one of them is taken from whoever reads codes there. */
  readonly accounts: readonly string[];
}
interface Stored extends Omit<Waiting, 'people'> {
  /** For whom it was asked, as they were then. Versions before 30 November 2026 have `people`: their codes are good for nobody. */
  readonly askers?: readonly Asker[];
  readonly code: string;
  readonly nonce: string;
  readonly at: Instant;
}
/** A right code. @property chats the accounts of each person, one of which may have read the code */
export interface Right extends Waiting {
  readonly chats: ReadonlyMap<string, readonly string[]>;
}
export type Guess = { readonly right: Right } | 'wrong' | 'spent' | 'over';
/**
 * What may be sent is counted apart, so that nobody uses up another's: codes for a press on a page that was opened by a good
 * link, new links in place of one that was somebody's, and each of them asked for with an address alone, as anybody can.
 */
export type Sending = 'code' | 'link' | 'codeByAddress' | 'linkByAddress';
/** One that may be sent, and is counted. */
export interface Counted {
  /** It could not be sent: it counts no more. */
  giveBack(): Promise<void>;
}

export interface Codes {
  /**
   * May another one go to this address? It is counted when it may.
   * @param from where the browser is that asks with an address alone
   */
  maySend(address: string, now: Instant, what?: Sending, from?: string): Promise<Counted | undefined>;
  /** Keeps a press, and makes its code. @returns the code; undefined when the same press waits already */
  keep(id: WaitingId, waiting: Waiting, now: Instant): Promise<string | undefined>;
  /** A new code for a press that waits already. */
  renew(id: WaitingId, waiting: Waiting, now: Instant): Promise<string>;
  /** @returns with `isOver` when its code is no longer good */
  find(id: WaitingId, now: Instant): Promise<(Waiting & { readonly isOver: boolean }) | undefined>;
  /** Notes where the code went. */
  note(id: WaitingId, sent: Waiting['sent'], now: Instant): Promise<void>;
  /** The guesses that are left, once one was wrong. */
  left(id: WaitingId, now: Instant): Promise<number | undefined>;
  /** Removes what waits, when its code could not be sent. */
  drop(id: WaitingId): Promise<void>;
  guess(id: WaitingId, code: string, now: Instant): Promise<Guess | undefined>;
  /** Removes what is over. */
  forget(now: Instant): Promise<void>;
}
/** @property browser the word of the browser that pressed. @property event the form that was sent */
export interface WaitingId {
  readonly browser: string;
  readonly event: string;
}

const keyOf = ({ browser, event }: WaitingId): string => hashOf(`${browser} ${event}`);
const isOver = ({ at }: Pick<Stored, 'at'>, now: Instant): boolean => now > after(at, LIFE_MS);
const isGone = ({ at }: Pick<Stored, 'at'>, now: Instant): boolean => now > after(at, KEPT_MS);

interface Deps {
  readonly keyValues: KeyValueStore;
  /** A hash that only this installation can make: six digits could be guessed from a plain hash. */
  readonly seal: (words: string) => Promise<string>;
  readonly person: (id: string) => Promise<Person | undefined>;
  /** The accounts on platforms that the roll links to the person. */
  readonly accounts: (person: Person) => Promise<readonly string[]>;
  readonly digits?: () => string;
}
export const CODE_DIGITS = 6;
const sixDigits = (): string => String(randomInt(10 ** CODE_DIGITS)).padStart(CODE_DIGITS, '0');

/** The digits of what was typed, whatever the keyboard's: `٠١٢` are digits too. */
export const digitsIn = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/\P{Nd}/gu, '')
    .replace(/\p{Nd}/gu, valueOf);

/** In Unicode the ten digits of a script follow each other, from nought on. */
function valueOf(digit: string): string {
  const from = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(from - value - 1))) value += 1;
  return String(value);
}

export function createCodes({ keyValues, seal, person: find, accounts, digits = sixDigits }: Deps): Codes {
  const sealed = (nonce: string, code: string): Promise<string> => seal(`code ${nonce} ${code}`);
  async function make(waiting: Waiting, now: Instant): Promise<{ readonly code: string; readonly stored: Stored }> {
    const [code, nonce] = [digits(), randomBytes(12).toString('base64url')];
    const { people, ...kept } = waiting;
    const askers: Asker[] = [];
    for (const person of people) askers.push({ person: person.id, ...ownOf(person), accounts: await accounts(person) });
    return { code, stored: { ...kept, askers, code: await sealed(nonce, code), nonce, at: now } };
  }
  async function load(id: WaitingId, now: Instant): Promise<(Stored & Waiting) | undefined> {
    const value = await keyValues.get(SPACE, keyOf(id));
    const stored = value === undefined ? undefined : (JSON.parse(value) as Stored);
    if (!stored || isGone(stored, now)) return undefined;
    const people: Person[] = [];
    for (const asker of stored.askers ?? []) {
      const person = await find(asker.person);
      if (person && (await isStill(asker, person))) people.push(person);
    }
    // What was asked for with an address looks as before: others would learn that its owner was on the roll.
    return people.length > 0 || stored.byAddress ? { ...stored, people } : undefined;
  }
  /** Has nothing been revoked, changed or unlinked since the code was asked for? */
  async function isStill(asker: Asker, person: Person): Promise<boolean> {
    const now = isOf(asker, person) ? await accounts(person) : undefined;
    return now !== undefined && areAll(asker.accounts, now);
  }

  /** Only one request can have a key. */
  async function claim(space: string, key: string, now: Instant): Promise<boolean> {
    const mine = `${now} ${randomBytes(9).toString('base64url')}`;
    return (await keyValues.putNew(space, key, mine)) === mine;
  }
  /** @returns the key of what was counted; undefined past the limit */
  async function count(prefix: string, limits: Limits, now: Instant): Promise<string | undefined> {
    // Another request may take the same number: then the limit is looked at again.
    for (;;) {
      const sent = await keyValues.list(SENDINGS, prefix);
      if (isFull(sent, limits, now)) return undefined;
      const key = `${prefix}${numbered(Number(sent.at(-1)?.key.slice(prefix.length) ?? '0') + 1)}`;
      if (await claim(SENDINGS, key, now)) return key;
    }
  }
  async function takeGuess(nonce: string, now: Instant): Promise<number | undefined> {
    for (let n = 1; n <= MAX_GUESSES; n += 1) if (await claim(GUESSES, `${nonce}/${n}`, now)) return n;
    return undefined;
  }

  return {
    async maySend(address, now, what = 'code', from) {
      // A place that is past its limit uses up nobody's.
      if (from !== undefined) {
        const place = (await seal(`place ${placeOf(from)}`)).replaceAll('/', '_');
        if ((await count(sendingsFrom(what, place), MAX_FROM_PLACE, now)) === undefined) return undefined;
      }
      const key = await count(sendingsTo(what, hashOf(addressKey(address))), MAX_SENDINGS, now);
      return key === undefined ? undefined : { giveBack: () => keyValues.remove(SENDINGS, key) };
    },
    async keep(id, waiting, now) {
      if (await load(id, now)) return undefined;
      const { code, stored } = await make(waiting, now);
      const mine = JSON.stringify(stored);
      const there = await keyValues.putNew(SPACE, keyOf(id), mine);
      if (there === mine) return code;
      // Another request may just have kept it.
      if (await load(id, now)) return undefined;
      await keyValues.put(SPACE, keyOf(id), mine);
      return code;
    },
    async renew(id, waiting, now) {
      const { code, stored } = await make(waiting, now);
      await keyValues.put(SPACE, keyOf(id), JSON.stringify(stored));
      return code;
    },
    async find(id, now) {
      const stored = await load(id, now);
      return stored && { ...stored, isOver: isOver(stored, now) };
    },
    async note(id, sent, now) {
      const loaded = await load(id, now);
      if (!loaded) return;
      const { people: _people, ...stored } = loaded;
      await keyValues.put(SPACE, keyOf(id), JSON.stringify({ ...stored, sent }));
    },
    async left(id, now) {
      const stored = await load(id, now);
      const taken = stored && !isOver(stored, now) ? (await keyValues.list(GUESSES, `${stored.nonce}/`)).length : 0;
      return taken === 0 ? undefined : MAX_GUESSES - taken;
    },
    drop: (id) => keyValues.remove(SPACE, keyOf(id)),
    async guess(id, code, now) {
      const stored = await load(id, now);
      if (!stored) return undefined;
      if (isOver(stored, now)) return 'over';
      const taken = await takeGuess(stored.nonce, now);
      if (taken === undefined) return 'spent';
      const isRight = isSame(stored.code, await sealed(stored.nonce, code));
      if (isRight && stored.people.length > 0) {
        // What was mailed proves the mailbox alone.
        const readers = stored.sent === 'codeMailed' ? [] : (stored.askers ?? []);
        return { right: { ...stored, chats: new Map(readers.map((one) => [one.person, one.accounts])) } };
      }
      return taken === MAX_GUESSES ? 'spent' : 'wrong';
    },
    async forget(now) {
      const old = after(now, -LIFE_MS);
      for (const { key, value } of await keyValues.list(SPACE))
        if (isGone(JSON.parse(value) as Stored, now)) await keyValues.remove(SPACE, key);
      for (const { key, value } of await keyValues.list(GUESSES))
        if (atOf(value) < old) await keyValues.remove(GUESSES, key);
      for (const { key, value } of await keyValues.list(SENDINGS))
        if (atOf(value) < after(now, -DAY_MS)) await keyValues.remove(SENDINGS, key);
    },
  };
}

const numbered = (n: number): string => String(n).padStart(6, '0');
/** A network of IPv6 has more addresses than anybody can count: its first half, which is one customer's, is the place. */
function placeOf(ip: string): string {
  if (!ip.includes(':') || ip.includes('.')) return ip.replace(/^::ffff:/i, '');
  const [head = [], tail] = ip.split('::').map((part) => part.split(':').filter(Boolean));
  const left = [...head];
  if (tail) left.push(...Array.from({ length: 8 - head.length - tail.length }, () => '0'), ...tail);
  return left.slice(0, 4).join(':');
}
const isFull = (sent: readonly { readonly value: string }[], limits: Limits, now: Instant): boolean =>
  limits.some(({ ms, most }) => sent.filter(({ value }) => millis(now) - millis(atOf(value)) < ms).length >= most);

/**
 * Removes what waits for a code that went to this address. What was asked for with it alone looks as before, and is nobody's;
 * of somebody who is erased that goes too.
 */
export async function dropCodesFor(keyValues: KeyValueStore, address: string, isErased: boolean): Promise<void> {
  for (const { key, value } of await keyValues.list(SPACE)) {
    const stored = JSON.parse(value) as Stored;
    if (addressKey(stored.address) !== addressKey(address)) continue;
    if (stored.byAddress && !isErased) await keyValues.put(SPACE, key, JSON.stringify({ ...stored, askers: [] }));
    else await keyValues.remove(SPACE, key);
  }
}
