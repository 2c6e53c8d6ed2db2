/** The workspaces in which Concord is installed, with their tokens: one from the settings, or several by OAuth. */
import { WebClient, type Logger, type WebAPICallResult, type WebClientOptions } from '@slack/web-api';
import type { Troubles } from '../../core/troubles.ts';
import { createAccess, type Access } from '../access.ts';
import { lossOf } from './failures.ts';
import { asFetch } from './http.ts';
import { AS_JSON, createJsonCall, type JsonCall } from './jsonCalls.ts';

export interface Workspace {
  /** The id of the workspace, or of the organisation if all of it has Concord. */
  readonly key: string;
  readonly team: string;
  /** The Enterprise Grid organisation, when there is one. */
  readonly enterprise?: string;
  /** Installed in the whole organisation, with one token for all of its workspaces. */
  readonly isOrg?: boolean;
  readonly token: string;
  readonly bot?: string;
  readonly botUser?: string;
  readonly client: WebClient;
}

export interface WorkspaceIds {
  readonly team?: string | undefined;
  readonly enterprise?: string | undefined;
}

/** An installation, as an event about it names it. */
export interface Installed extends WorkspaceIds {
  /** Is it a whole organisation's? Undefined where the event does not say. */
  readonly isOrg?: boolean | undefined;
}

/** The installation was encrypted with another secret. This must not be taken for "not installed". */
export class CannotOpen extends Error {
  override readonly name = 'CannotOpen';
}

/** @throws when it cannot be opened, or Slack cannot be asked */
export type OpenWorkspace = () => Promise<Workspace>;

export interface Workspaces {
  /** The installation for this team; undefined when Concord is not installed there. @throws when Slack cannot be asked */
  of(where: WorkspaceIds): Promise<Workspace | undefined>;
  /** All installations, each opened separately, so that one that cannot be opened does not hide the others. */
  all(): Promise<readonly OpenWorkspace[]>;
  /** Is Concord installed in this team or its organisation? Only these vouch for e-mail addresses. */
  trusts(where: WorkspaceIds): Promise<boolean>;
  /** The app was uninstalled, or its token revoked. */
  gone(installed: Installed): Promise<void>;
  /** @throws Error with a plain message when Slack refuses the token */
  check(): Promise<void>;
}

/**
 * Asks the installations one by one until one has an answer.
 * @throws when none has an answer and some could not be asked
 */
export async function firstAnswer<T>(
  workspaces: Pick<Workspaces, 'all'>,
  ask: (workspace: Workspace) => Promise<T | undefined>,
): Promise<T | undefined> {
  const faults: unknown[] = [];
  for (const open of await workspaces.all()) {
    try {
      const answer = await ask(await open());
      if (answer !== undefined) return answer;
    } catch (fault) {
      faults.push(fault);
    }
  }
  if (faults.length > 0) throw faults[0];
  return undefined;
}

/** A client that reports what its calls say about Concord's own access. */
export function clientOf(token: string | undefined, api: SlackApi, access: Access): WebClient {
  return new WatchedClient(token, api, access);
}

class WatchedClient extends WebClient {
  readonly #access: Access;
  readonly #json: JsonCall | undefined;
  constructor(token: string | undefined, api: SlackApi, access: Access) {
    super(token, clientOptions(api));
    this.#access = access;
    const { logger, timeoutMs = TIMEOUT_MS } = api;
    const more = { url: this.slackApiUrl, logger, timeoutMs, atOnce: MAX_CONCURRENT_REQUESTS };
    this.#json = token === undefined ? undefined : createJsonCall({ token, ...more });
  }
  override async apiCall(method: string, options: Record<string, unknown> = {}): Promise<WebAPICallResult> {
    try {
      const isJson = AS_JSON.has(method) && options['token'] === undefined;
      const answer = await (isJson && this.#json ? this.#json(method, options) : super.apiCall(method, options));
      this.#access.good(method);
      return answer;
    } catch (fault) {
      const loss = lossOf(fault);
      if (loss) this.#access.lost(loss, loss.hereOnly ? method : undefined);
      throw fault;
    }
  }
}

export interface SlackApi {
  /** The address of a test server instead of Slack. */
  readonly url?: string;
  readonly logger: Logger;
  readonly troubles: Troubles;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;
const MAX_CONCURRENT_REQUESTS = 30;

/**
 * The client does not retry. The dispatcher retries; the client's own retries would send messages twice and delay others.
 */
export const clientOptions = ({
  url,
  logger,
  timeoutMs = TIMEOUT_MS,
}: Omit<SlackApi, 'troubles'>): WebClientOptions => ({
  ...(url !== undefined && { slackApiUrl: url }),
  logger,
  fetch: asFetch,
  rejectRateLimitedCalls: true,
  retryConfig: { retries: 0 },
  timeout: timeoutMs,
  maxRequestConcurrency: MAX_CONCURRENT_REQUESTS,
  allowAbsoluteUrls: false,
});

/** One workspace, by a token in the settings. */
export function fixedWorkspace(token: string, api: SlackApi): Workspaces {
  const access = createAccess({ platform: 'Slack', about: 'slack', troubles: api.troubles });
  const client = clientOf(token, api, access);
  let known: Promise<Workspace> | undefined;

  async function ask(): Promise<Workspace> {
    try {
      const me = await client.auth.test();
      const isOrg = me.is_enterprise_install === true;
      return {
        key: (isOrg ? me.enterprise_id : me.team_id) ?? '',
        team: me.team_id ?? '',
        ...(me.enterprise_id !== undefined && { enterprise: me.enterprise_id }),
        ...(isOrg && { isOrg }),
        ...(me.bot_id !== undefined && { bot: me.bot_id }),
        ...(me.user_id !== undefined && { botUser: me.user_id }),
        token,
        client,
      };
    } catch (fault) {
      known = undefined;
      throw fault;
    }
  }
  const get = (): Promise<Workspace> => (known ??= ask());

  return {
    of: get,
    all: async () => [get],
    async trusts({ team, enterprise }) {
      const ours = await get();
      return team === ours.team || (enterprise !== undefined && enterprise === ours.enterprise);
    },
    async gone() {
      // Read from the store at each use from now on, because it may be installed again.
      known = undefined;
      access.lost({ reason: 'accessRefused', said: 'Concord was removed from the workspace' });
    },
    async check() {
      // A refused token may have been replaced meanwhile.
      await (access.isLost() ? client.auth.test() : get()).catch(() => undefined);
      access.check();
    },
  };
}
