/** Finds the people of a Slack account: by links, or by the account's e-mail address. */
import { createBoundedCache } from '../../core/boundedCache.ts';
import type { KeyValueStore } from '../../core/keyValueStore.ts';
import { MINUTE_MS } from '../../core/spans.ts';
import type { Door, KnownPerson } from '../door.ts';
import { sharing } from '../sharing.ts';
import { createPlacing, identityOf, throughOf, userOf, type Account, type createVouching } from './users.ts';
import type { Workspaces } from './workspaces.ts';

/** The account that presses or writes, as Slack's signed request names it. */
export type Visitor = Account;

export interface RecogniseDeps {
  readonly keyValues: KeyValueStore;
  readonly workspaces: Workspaces;
  readonly vouched: ReturnType<typeof createVouching>;
}

export interface Recognised {
  /** Undefined when Slack cannot say to which workspace the account belongs. */
  readonly account: Account | undefined;
  readonly identity: string;
  /** Undefined when Slack could not be asked. */
  readonly known: readonly KnownPerson[] | undefined;
}

/** How long Slack's answer about an unknown account is used, however often it presses. */
const FORGET_STRANGER_MS = MINUTE_MS;
const MAX_STRANGERS = 10_000;

export function createRecognise({ keyValues, workspaces, vouched }: RecogniseDeps) {
  const placed = createPlacing(keyValues, workspaces);
  const shared = sharing<readonly KnownPerson[] | undefined>();
  const strangers = createBoundedCache<string, { readonly email: string | undefined; readonly until: number }>(
    MAX_STRANGERS,
  );

  /** @throws when Slack cannot be asked */
  async function emailOf(visitor: Visitor, identity: string): Promise<string | undefined> {
    const before = strangers.get(identity);
    if (before && before.until > Date.now()) return before.email;
    const workspace = await workspaces.of(throughOf(visitor));
    const user = workspace && (await userOf(workspace, visitor.user));
    const email = user && (await vouched(user, workspace));
    strangers.set(identity, { email, until: Date.now() + FORGET_STRANGER_MS });
    return email;
  }

  /** Searches by e-mail address; undefined when Slack cannot be asked, which is not cached. */
  async function byEmailOf(door: Door, account: Account, user: string): Promise<readonly KnownPerson[] | undefined> {
    const asked = await emailOf(account, user).then(
      (email) => ({ email }),
      () => undefined,
    );
    if (asked?.email === undefined) return asked && [];
    const known = await door.identify({ platform: 'slack', user, email: asked.email });
    if (known.length > 0) strangers.delete(user);
    return known;
  }

  return async (door: Door | undefined, visitor: Visitor): Promise<Recognised> => {
    const account = await placed(visitor);
    const identity = identityOf(account ?? visitor);
    if (!door) return { account, identity, known: [] };
    const linked = await door.identify({ platform: 'slack', user: identity });
    if (linked.length > 0) return { account, identity, known: linked };
    const known = account && (await shared(identity, () => byEmailOf(door, account, identity)));
    return { account, identity, known };
  };
}
