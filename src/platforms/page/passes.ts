/**
 * Passes: browsers in which somebody has proved their mailbox or chat with a code. The browser keeps a random word in a
 * cookie; the store keeps its hash with the person, and what the pass was given for: the address and count of revocations.
 */
import { randomBytes } from 'node:crypto';
import { after, type Instant, type NetworkId } from '../../core/ids.ts';
import type { KeyValueStore } from '../../core/keyValueStore.ts';
import { PASSES_SPACE as SPACE, type KeptPass as Stored } from '../../core/mailbox.ts';
import type { Person } from '../../core/people.ts';
import { addressKey } from '../../core/seen.ts';
import { DAY_MS, HOUR_MS } from '../../core/spans.ts';
import { hashOf } from './guard.ts';

const IDLE_MS = 30 * DAY_MS;
const LIFE_MS = 90 * DAY_MS;
/** The life of a pass in a tab, whose account the platform vouches for each time the tab is opened. */
export const TAB_MS = 12 * HOUR_MS;

/** In a browser by itself, or in a tab of a platform. */
export type PassUse = 'browser' | 'tab';

export interface Pass {
  /** Names it in the audit trail: `P-` and letters that tell nothing about the cookie. */
  readonly name: string;
  readonly person: Person;
  readonly proved: Instant;
  readonly used: Instant;
  /** The account by which the pass of a tab was given. */
  readonly account?: string;
  /** The accounts of which one has read the code. */
  readonly chats?: readonly string[];
}

export interface Passes {
  /** The valid passes of the browser with this word for this use, the most recently used one first. */
  inBrowser(word: string | undefined, now: Instant, use?: PassUse): Promise<readonly Pass[]>;
  /**
   * @param word that of a browser that has a good pass already. @param chats the person's accounts, when the code was read in a
   * chat: the pass ends when one of them is no longer theirs. @returns the browser's word
   */
  give(person: Person, now: Instant, word?: string, chats?: readonly string[]): Promise<string>;
  /** A pass for a tab that is open as this account. @param word as above */
  giveTab(person: Person, account: string, now: Instant, word?: string): Promise<string>;
  used(word: string, pass: Pass, now: Instant): Promise<void>;
  /** Ends all passes of a browser. */
  end(word: string): Promise<void>;
  /** Removes those that are over. */
  forget(now: Instant): Promise<void>;
}

const read = (value: string): Stored => JSON.parse(value) as Stored;
const isOver = ({ proved, used, account }: Stored, now: Instant): boolean =>
  account === undefined ? now > after(used, IDLE_MS) || now > after(proved, LIFE_MS) : now > after(proved, TAB_MS);
const useOf = ({ account }: Stored): PassUse => (account === undefined ? 'browser' : 'tab');
/** What a pass or code is given for. Another address or a revocation ends it. */
export type Owner = Pick<Stored, 'address' | 'count'>;
export const ownOf = ({ email, revocations = 0 }: Person): Owner => ({
  address: addressKey(email),
  count: revocations,
});
export const isOf = ({ address, count }: Owner, person: Person): boolean => {
  const now = ownOf(person);
  return address === now.address && count === now.count;
};
/** Is each of them still one of the person's? */
export const areAll = (chats: readonly string[], accounts: readonly string[]): boolean =>
  chats.every((one) => accounts.includes(one));
/** By which accounts it was given. */
const given = ({ account, chats }: { account?: string | undefined; chats?: readonly string[] | undefined }) => ({
  ...(account !== undefined && { account }),
  ...(chats && { chats }),
});
const keysOf = (word: string): string => `${hashOf(word)}/`;
const newWord = (): string => randomBytes(16).toString('base64url');
const nameOf = (key: string): string => `P-${hashOf(key).slice(0, 8)}`;

interface Deps {
  readonly keyValues: KeyValueStore;
  readonly person: (id: string) => Promise<Person | undefined>;
  /** The accounts on platforms that the roll links to the person. */
  readonly accounts?: (person: Person) => Promise<readonly string[]>;
  /** Does the roll still link the account of a tab to the person, and is it still served? */
  readonly isLinked?: (person: Person, account: string) => Promise<boolean>;
}

const nobodys = async (): Promise<readonly string[]> => [];

export function createPasses(deps: Deps): Passes {
  const { keyValues, person: find, accounts = nobodys, isLinked = async () => false } = deps;
  const put = (
    word: string,
    person: Person,
    more: Pick<Stored, 'proved' | 'used' | 'account' | 'chats'>,
  ): Promise<void> =>
    keyValues.put(SPACE, keysOf(word) + person.id, JSON.stringify({ person: person.id, ...ownOf(person), ...more }));
  async function ownerOf(stored: Stored, now: Instant): Promise<Person | undefined> {
    const person = isOver(stored, now) ? undefined : await find(stored.person);
    if (!person || !isOf(stored, person)) return undefined;
    if (stored.chats && !areAll(stored.chats, await accounts(person))) return undefined;
    return stored.account === undefined || (await isLinked(person, stored.account)) ? person : undefined;
  }
  return {
    async inBrowser(word, now, use = 'browser') {
      if (word === undefined) return [];
      const good: Pass[] = [];
      for (const { key, value } of await keyValues.list(SPACE, keysOf(word))) {
        const stored = read(value);
        const person = useOf(stored) === use ? await ownerOf(stored, now) : undefined;
        if (!person) continue;
        const { proved, used, account, chats } = stored;
        good.push({ name: nameOf(key), person, proved, used, ...given({ account, chats }) });
      }
      return good.sort((a, b) => (a.used < b.used ? 1 : -1));
    },
    async give(person, now, word = newWord(), chats = []) {
      await put(word, person, { proved: now, used: now, ...given({ chats: chats.length > 0 ? chats : undefined }) });
      return word;
    },
    async giveTab(person, account, now, word = newWord()) {
      await put(word, person, { proved: now, used: now, account });
      return word;
    },
    used: (word, { person, proved, account, chats }, now) =>
      put(word, person, { proved, used: now, ...given({ account, chats }) }),
    async end(word) {
      for (const { key } of await keyValues.list(SPACE, keysOf(word))) await keyValues.remove(SPACE, key);
    },
    async forget(now) {
      for (const { key, value } of await keyValues.list(SPACE))
        if (isOver(read(value), now)) await keyValues.remove(SPACE, key);
    },
  };
}

/** Ends the passes of a network's people with this address, which somebody does not have any more. */
export async function endPassesFor(keyValues: KeyValueStore, network: NetworkId, address: string): Promise<void> {
  for (const { key, value } of await keyValues.list(SPACE)) {
    const { person, address: own } = read(value);
    if (own === addressKey(address) && person.startsWith(`${network}-`)) await keyValues.remove(SPACE, key);
  }
}
