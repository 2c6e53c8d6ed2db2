/** The addresses of people in Teams, as last seen. Kept in the key-value store. No decision depends on them. */
import { createBoundedCache } from '../../core/boundedCache.ts';
import { personId, type PersonId } from '../../core/ids.ts';
import type { KeyValueStore } from '../../core/keyValueStore.ts';

export interface TeamsReference {
  readonly tenant: string;
  /** The object id in the directory of the tenant. */
  readonly object: string;
  /** The id by which this bot knows the person (`29:…`). Another registration gets other ids. */
  readonly user: string;
  /** The bot's own id in Teams (`28:…`). */
  readonly bot: string;
  /** Differs by region and may change. The newest one is used. */
  readonly serviceUrl: string;
  /** The chat with the person. When absent, it is created when it is first needed. */
  readonly conversation?: string;
  /** `blocked`: a message was refused. `gone`: the app was removed, so no message is tried. */
  readonly state?: 'blocked' | 'gone';
}

export interface References {
  of(person: PersonId): Promise<TeamsReference | undefined>;
  /** Stores an address that was seen. @returns true when the person could not be reached before */
  seen(person: PersonId, reference: TeamsReference): Promise<boolean>;
  keep(person: PersonId, reference: TeamsReference): Promise<void>;
  /** Removes an address, because the account is not this person's. */
  forget(person: PersonId, user: string): Promise<void>;
  /** Everybody whose address is this account. */
  whose(user: string): Promise<readonly (readonly [PersonId, TeamsReference])[]>;
  /** Claims something that must be done once (a greeting). False when it was claimed before. */
  once(what: string, token: string): Promise<boolean>;
  again(what: string): Promise<void>;
  count(): Promise<number>;
}

const SPACE = 'teams';
const PEOPLE = 'person/';

/**
 * How long an address is taken for unchanged. After that, another process's changes are noticed when the person writes
 * again.
 */
const SEEN_MS = 10_000;
const MAX_SEEN = 10_000;

/** @param now a monotonic clock in milliseconds */
export function openReferences(keyValues: KeyValueStore, now: () => number = () => performance.now()): References {
  /** People who have just written, with their addresses. A person at work presses again and again. */
  const lately = createBoundedCache<PersonId, { readonly text: string; readonly until: number }>(MAX_SEEN);

  async function keep(person: PersonId, reference: TeamsReference): Promise<void> {
    lately.delete(person);
    await keyValues.put(SPACE, PEOPLE + person, JSON.stringify(reference));
  }

  async function of(person: PersonId): Promise<TeamsReference | undefined> {
    const found = await keyValues.get(SPACE, PEOPLE + person);
    return found === undefined ? undefined : (JSON.parse(found) as TeamsReference);
  }

  async function forget(person: PersonId, user: string): Promise<void> {
    lately.delete(person);
    if ((await of(person))?.user === user) await keyValues.remove(SPACE, PEOPLE + person);
  }

  async function whose(user: string): Promise<readonly (readonly [PersonId, TeamsReference])[]> {
    const all = await keyValues.list(SPACE, PEOPLE);
    return all.flatMap(({ key, value }) => {
      const reference = JSON.parse(value) as TeamsReference;
      return reference.user === user ? [[personId(key.slice(PEOPLE.length)), reference] as const] : [];
    });
  }

  return {
    of,
    keep,
    forget,
    whose,
    async seen(person, reference) {
      const text = JSON.stringify(reference);
      const before = lately.get(person);
      if (before?.text === text && now() < before.until) return false;
      // Set before the write, so that a change during the write removes it.
      lately.set(person, { text, until: now() + SEEN_MS });
      try {
        return await written(person, reference);
      } catch (fault) {
        lately.delete(person);
        throw fault;
      }
    },
    once: async (what, token) => (await keyValues.putNew(SPACE, `once/${what}`, token)) === token,
    again: (what) => keyValues.remove(SPACE, `once/${what}`),
    count: async () => (await keyValues.list(SPACE, PEOPLE)).length,
  };

  /** Stores the address. True when the person could not be reached before. */
  async function written(person: PersonId, reference: TeamsReference): Promise<boolean> {
    const found = await keyValues.get(SPACE, PEOPLE + person);
    const before = found === undefined ? undefined : (JSON.parse(found) as TeamsReference);
    const isSame = before?.user === reference.user && before.tenant === reference.tenant;
    const kept = isSame && before.conversation !== undefined ? { conversation: before.conversation } : {};
    const next = { ...kept, ...reference };
    // Most activities bring nothing new, so a press usually costs no write.
    if (found !== JSON.stringify(next)) await keep(person, next);
    return before === undefined || before.state !== undefined;
  }
}
