/** Finds the address of a person: stored, linked by hand, or by their e-mail address. */
import type { Person } from '../../core/people.ts';
import { MINUTE_MS } from '../../core/spans.ts';
import type { Door } from '../door.ts';
import { sharing } from '../sharing.ts';
import type { SlackAddress, AddressBook } from './addressBook.ts';
import { createFindByEmail } from './findByEmail.ts';
import { identityOf, orgOf, userOf, type createVouching, type SlackUser } from './users.ts';
import { firstAnswer, type Workspace, type Workspaces } from './workspaces.ts';

export interface FindAddressDeps {
  readonly workspaces: Workspaces;
  readonly book: AddressBook;
  readonly vouched: ReturnType<typeof createVouching>;
  readonly door: () => Door | undefined;
}

export interface FindAddress {
  /** Undefined when Slack does not know the person. @throws when Slack cannot be asked */
  find(of: Person): Promise<SlackAddress | undefined>;
  /** Something has changed in Slack, so people who were not found are searched again. */
  forgetMissing(): void;
}

/** How long a person who was not found is not searched again. */
const RETRY_MISSING_MS = 10 * MINUTE_MS;

/** An address that was found by e-mail. The workspace vouches for `email`. */
interface Found {
  readonly address: SlackAddress;
  readonly email: string;
}

export function createFindAddress({ workspaces, book, vouched, door }: FindAddressDeps): FindAddress {
  /** People who were not found, each with the time of the next search (ms). */
  const missing = new Map<string, number>();
  const shared = sharing<SlackAddress | undefined>();
  const byEmail = createFindByEmail();

  /** The address, unless the Secretariat has linked its account to another person. */
  async function unlessAnothers({ id }: Person, address: SlackAddress | undefined): Promise<SlackAddress | undefined> {
    const owners = address && (await door()?.identify({ platform: 'slack', user: identityOf(address) }));
    const isAnothers = owners?.some(({ person, network }) => person.id !== id && id.startsWith(`${network}-`));
    return isAnothers ? undefined : address;
  }

  async function addressOf(user: SlackUser, id: string, { team, enterprise }: Workspace): Promise<SlackAddress> {
    const org = await orgOf(user, workspaces);
    return {
      team: user.team_id ?? team,
      user: id,
      via: team,
      ...(org !== undefined && { org }),
      ...(enterprise !== undefined && { enterprise }),
    };
  }

  const lookUp = (person: Person): Promise<Found | undefined> =>
    firstAnswer(workspaces, async (workspace) => {
      const user = await byEmail(workspace, person.email);
      const email = user && (await vouched(user, workspace));
      if (!user?.id || email === undefined) return undefined;
      return { address: await addressOf(user, user.id, workspace), email };
    });

  /**
   * Searches by e-mail address, and links the account to the person, so that the account stays linked whatever Slack
   * answers later.
   */
  async function findByEmail(of: Person): Promise<SlackAddress | undefined> {
    const found = await lookUp(of);
    const address = await unlessAnothers(of, found?.address);
    if (!found || !address) return undefined;
    await door()?.identify({ platform: 'slack', user: identityOf(address), email: found.email });
    return address;
  }

  /**
   * Searches by the links on the roll: a person who was linked by hand can be written to before they have written anything.
   */
  async function findLinked(links: readonly string[]): Promise<SlackAddress | undefined> {
    for (const identity of links) {
      const [home, id] = identity.split('/');
      if (!home || !id) continue;
      const found = await whereLinked(home, id);
      if (found) return found;
    }
    return undefined;
  }

  /** A guest over Slack Connect is not a member of any installation, so the first one that knows them is used. */
  async function whereLinked(home: string, id: string): Promise<SlackAddress | undefined> {
    const find = async (workspace: Workspace): Promise<SlackAddress | undefined> => {
      const user = await userOf(workspace, id);
      return user && !user.deleted ? addressOf({ team_id: home, ...user }, id, workspace) : undefined;
    };
    const own = await workspaces.of({ team: home });
    return own ? find(own) : firstAnswer(workspaces, find);
  }

  async function find(of: Person): Promise<SlackAddress | undefined> {
    const known = await unlessAnothers(of, await book.find(of.id));
    if (known && !known.gone) return known;
    const links = (await door()?.identities(of.id, 'slack')) ?? [];
    // The links are part of the key, so that a person whom the Secretariat has just linked is searched at once.
    const searched = [of.id, ...links].join(' ');
    if ((missing.get(searched) ?? 0) > Date.now()) return known;
    const found = (await findLinked(links)) ?? (known ? undefined : await findByEmail(of));
    if (found) await book.put(of.id, found);
    else missing.set(searched, Date.now() + RETRY_MISSING_MS);
    return found ?? known;
  }

  return {
    find: (of) => shared(of.id, () => find(of)),
    forgetMissing: () => missing.clear(),
  };
}
