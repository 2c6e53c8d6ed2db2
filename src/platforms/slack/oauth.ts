/** Concord in many workspaces: each installs it by OAuth, and its token is stored encrypted. */
import { WebClient } from '@slack/web-api';
import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import type { KeyValueStore } from '../../core/keyValueStore.ts';
import { createAccess, type AccessLoss } from '../access.ts';
import { lossOf } from './failures.ts';
import type { Sealer } from '../sealer.ts';
import { accessOf, lossAt, createInstallationChecks } from './upkeep.ts';
import {
  CannotOpen,
  clientOf,
  clientOptions,
  type SlackApi,
  type Installed,
  type WorkspaceIds,
  type Workspace,
  type Workspaces,
} from './workspaces.ts';

const SPACE = 'slack.installs';

export interface Installs {
  readonly workspaces: Workspaces;
  readonly store: InstallationStore;
}

interface Options {
  readonly keyValues: KeyValueStore;
  readonly sealer: Sealer;
  readonly api: SlackApi;
  /**
   * The ids of the workspaces and organisations that may install Concord. They are trusted to vouch for e-mail addresses.
   */
  readonly allowed: readonly string[];
}

/** The key of an installation. An organisation has one for all of its workspaces. */
const keyOf = ({ team, enterprise }: WorkspaceIds, isOrg: boolean): string => (isOrg ? enterprise : team) ?? '';

export class NotAllowed extends Error {
  override readonly name = 'NotAllowed';
}

export function openInstalls({ keyValues, sealer, api, allowed }: Options): Installs {
  const open = new Map<string, Workspace>();
  const { troubles } = api;
  const forget = (key: string): void => {
    // Ends the troubles of a token that is no longer used.
    if (open.delete(key)) troubles.end(accessOf(key));
  };
  const renew = async (key: string): Promise<void> => {
    const stored = await kept(key).catch(() => undefined);
    if (stored?.bot?.token !== open.get(key)?.token) forget(key);
  };
  const upkeep = createInstallationChecks({ keyValues, space: SPACE, allowed, troubles, open: read, forget, renew });

  /** @throws CannotOpen */
  async function kept(key: string): Promise<Installation<'v2'> | undefined> {
    const sealed = await keyValues.get(SPACE, key);
    if (sealed === undefined) return undefined;
    const text = sealer.open(key, sealed);
    if (text === undefined) throw new CannotOpen(`the installation in ${key} was sealed with another CONCORD_SECRET`);
    return JSON.parse(text) as Installation<'v2'>;
  }

  async function read(key: string): Promise<Workspace | undefined> {
    const found = open.get(key);
    if (found || key === '') return found;
    const installation = await kept(key);
    const workspace = installation && workspaceOf(installation, api);
    if (workspace) open.set(key, workspace);
    return workspace;
  }

  const of = async ({ team, enterprise }: WorkspaceIds): Promise<Workspace | undefined> =>
    (await read(team ?? '')) ?? read(enterprise ?? '');

  async function store(installation: Installation): Promise<void> {
    const team = installation.team?.id;
    const enterprise = installation.enterprise?.id;
    const key = keyOf({ team, enterprise }, installation.isEnterpriseInstall === true);
    if (![team, enterprise].some((id) => id !== undefined && allowed.includes(id))) {
      // A token that was just issued must not stay valid without an owner, so it is revoked.
      await new WebClient(installation.bot?.token, clientOptions(api)).auth.revoke().catch(() => undefined);
      throw new NotAllowed('this workspace is not one of SLACK_TEAMS');
    }
    await keyValues.put(SPACE, key, sealer.seal(key, JSON.stringify(installation)));
    await upkeep.stored(key);
  }

  /** Does Slack refuse the stored token? False when Slack cannot be asked; the next check will find out. */
  async function isRefused(key: string): Promise<boolean> {
    try {
      const token = (await kept(key))?.bot?.token;
      if (token !== undefined) await new WebClient(token, clientOptions(api)).auth.test();
      return token === undefined;
    } catch (fault) {
      return fault instanceof CannotOpen || lossOf(fault) !== undefined;
    }
  }

  /**
   * Removes an installation. When one workspace removes Concord, the others of its organisation keep it. Slack sometimes
   * reports a removal late, after Concord was installed again, so a stored token that works stays.
   */
  async function remove({ team, enterprise, isOrg }: Installed): Promise<void> {
    const isKept = async (key: string): Promise<boolean> => (await keyValues.get(SPACE, key)) !== undefined;
    const key = isOrg ? enterprise : isOrg === false || (await isKept(team ?? '')) ? team : enterprise;
    const before = await keyValues.get(SPACE, key ?? '');
    if (key === undefined || before === undefined || !(await isRefused(key))) return;
    if ((await keyValues.get(SPACE, key)) !== before) return;
    await keyValues.remove(SPACE, key);
    await upkeep.removed(key, enterprise);
  }

  return {
    workspaces: {
      of,
      async all() {
        return (await keyValues.list(SPACE)).map(({ key }) => async () => {
          const found = await read(key);
          if (!found) throw new Error(`the installation in ${key} has no bot`);
          return found;
        });
      },
      trusts: async (where) => (await of(where)) !== undefined,
      gone: remove,
      check: () => upkeep.check(),
    },
    store: {
      storeInstallation: (installation) => store(installation),
      async fetchInstallation({ teamId, enterpriseId, isEnterpriseInstall }: InstallationQuery<boolean>) {
        const key = keyOf({ team: teamId, enterprise: enterpriseId }, isEnterpriseInstall);
        const installation = await kept(key);
        if (!installation) throw new Error('Concord is not installed there');
        return installation;
      },
      deleteInstallation: ({ teamId, enterpriseId, isEnterpriseInstall }) =>
        remove({ team: teamId, enterprise: enterpriseId, isOrg: isEnterpriseInstall }),
    },
  };
}

function workspaceOf(
  { team, enterprise, bot, isEnterpriseInstall }: Installation,
  api: SlackApi,
): Workspace | undefined {
  if (!bot) return undefined;
  const isOrg = isEnterpriseInstall === true;
  const key = keyOf({ team: team?.id, enterprise: enterprise?.id }, isOrg);
  const words = (loss: AccessLoss): string => lossAt(key, loss);
  const access = createAccess({ platform: `Slack (${key})`, about: `slack/${key}`, troubles: api.troubles, words });
  return {
    key,
    team: team?.id ?? enterprise?.id ?? '',
    ...(enterprise && { enterprise: enterprise.id }),
    ...(isOrg && { isOrg }),
    token: bot.token,
    bot: bot.id,
    botUser: bot.userId,
    client: clientOf(bot.token, api, access),
  };
}
