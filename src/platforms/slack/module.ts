import { MINUTE_MS } from '../../core/spans.ts';
import type { Instant } from '../../core/ids.ts';
import type { Language, Person } from '../../core/people.ts';
import type { KeyValueStore } from '../../core/keyValueStore.ts';
import type { Troubles } from '../../core/troubles.ts';
import type { PlatformModule } from '../module.ts';
import { createApp } from './app.ts';
import { directPresses } from './directPresses.ts';
import { openEvents } from './events.ts';
import { createHome, type Home } from './home.ts';
import { slackLogger } from './logger.ts';
import { openInstalls } from './oauth.ts';
import { slackPlatform } from './outbound.ts';
import { openParts } from './parts.ts';
import { openPeople } from './people.ts';
import { openPosts } from './posts.ts';
import { pressed } from './presses.ts';
import { EVENTS_PATH, receiverFor, type Entrance } from './receivers.ts';
import { createRunningEvents } from './running.ts';
import { createSealer } from '../sealer.ts';
import { keepOpen, type Socket } from './socket.ts';
import { openThreads } from './threads.ts';
import { createUnservedWorkspaces } from './unserved.ts';
import type { SlackWords } from './words.ts';
import { fixedWorkspace, type SlackApi, type Workspaces } from './workspaces.ts';
import { createCardChanges } from './cardChanges.ts';
import { createWindows } from './windows.ts';

/** The settings of Slack: one workspace with a token, or several by OAuth. */
export interface SlackSettings {
  readonly botToken?: string;
  readonly signingSecret?: string;
  /** Socket Mode instead of signed requests. */
  readonly appToken?: string;
  readonly oauth?: {
    readonly clientId: string;
    readonly clientSecret: string;
    readonly secret: string;
    readonly publicUrl: string;
    readonly teams: readonly string[];
  };
  readonly apiUrl?: string;
}

interface Log {
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

export interface SlackOptions {
  readonly settings: SlackSettings;
  readonly keyValues: KeyValueStore;
  readonly now: () => Instant;
  readonly log: Log;
  readonly troubles: Troubles;
  readonly words: SlackWords;
}

/** How often the access is checked. The result is reported by `/readyz`, and logged, because perhaps nobody reads that. */
const CHECK_INTERVAL_MS = MINUTE_MS;

export function openSlack({ settings, keyValues, now, log, troubles, words }: SlackOptions): PlatformModule {
  const api: SlackApi = {
    logger: slackLogger(log),
    troubles,
    ...(settings.apiUrl !== undefined && { url: settings.apiUrl }),
  };
  const fault = (what: string, error: unknown): void => log.error({ err: nameOf(error) }, what);
  const { workspaces, entrance } = installed(settings, keyValues, api);
  const people = openPeople({ keyValues, workspaces });
  const parts = openParts({ keyValues, now, fault });
  const changes = createCardChanges();
  const posts = openPosts({ keyValues, now });
  const threads = openThreads({ keyValues });
  const running = createRunningEvents();
  let isStopping = false;
  let home: Home | undefined;
  let socket: Socket | undefined;
  const changed = (to: Person): void => home?.changed(to);
  return {
    platform: slackPlatform({ workspaces, people, parts, posts, threads, changed }),
    async serve(door) {
      people.through(door);
      home = createHome({ door, keyValues, people, parts, workspaces, words, fault });
      const acting = {
        door,
        workspaces,
        people,
        parts,
        threads,
        home,
        words,
        fault,
        changes,
        windows: createWindows(),
      };
      const events = openEvents({ keyValues, now, fault });
      const isInstalled = 'oauth' in entrance;
      const languageOf = async (user: string): Promise<Language> =>
        (await door.identify({ platform: 'slack', user }))[0]?.person.language ?? 'en';
      const unserved = createUnservedWorkspaces({
        ...{ workspaces, words, troubles, languageOf, fault },
        refused: (error, language) => door.refused(error, language),
      });
      const received = receiverFor(entrance, api, (signingSecret) =>
        directPresses({ press: (of) => pressed(acting, of), workspaces, running, unserved, signingSecret, fault }),
      );
      const warn = (what: string): void => log.warn({ from: 'slack' }, what);
      const coming = { events, running, unserved, warn, isStopping: () => isStopping };
      createApp({ acting, workspaces, api, received, isInstalled, ...coming });
      if (!received.router) socket = keepOpen({ receiver: received.receiver, fault });
      const looking = setInterval(() => void workspaces.check().catch(() => undefined), CHECK_INTERVAL_MS).unref();
      await socket?.open();
      // Done before the first press, so that it need not wait for this.
      openAll(workspaces, fault).catch((error: unknown) => fault('Slack could not be asked who we are', error));
      return {
        routers: received.router ? [received.router] : [],
        ...(received.direct && { direct: { [EVENTS_PATH]: received.direct } }),
        async ready() {
          await workspaces.check();
          if (socket?.isOpen() === false) throw new Error('the socket to Slack is not open');
        },
        stopAccepting: () => void (isStopping = true),
        async drain() {
          // Pending acknowledgements are sent through the socket.
          await running.done();
          await socket?.close();
        },
        close() {
          clearInterval(looking);
          home?.close();
        },
      };
    },
  };
}

async function openAll(workspaces: Workspaces, fault: (what: string, error: unknown) => void): Promise<void> {
  for (const open of await workspaces.all())
    await open().catch((error: unknown) => fault('Slack could not be asked who we are', error));
}

function installed(
  settings: SlackSettings,
  keyValues: KeyValueStore,
  api: SlackApi,
): { workspaces: Workspaces; entrance: Entrance } {
  const { botToken, signingSecret, appToken, oauth } = settings;
  if (oauth && signingSecret !== undefined) {
    const installs = openInstalls({
      keyValues,
      sealer: createSealer(oauth.secret, 'slack installations'),
      api,
      allowed: oauth.teams,
    });
    const entrance = { signingSecret, oauth: { ...oauth, stateSecret: oauth.secret, installs } };
    return { workspaces: installs.workspaces, entrance };
  }
  if (botToken === undefined) throw new Error('Slack needs a bot token or OAuth');
  const workspaces = fixedWorkspace(botToken, api);
  if (appToken !== undefined) return { workspaces, entrance: { appToken } };
  if (signingSecret === undefined) throw new Error('Slack needs a signing secret or an app token');
  return { workspaces, entrance: { signingSecret } };
}

interface Named {
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
}

/** The code of a fault of Slack, without anything that was sent; for any other fault also its place. */
function nameOf(error: unknown): Named {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error' };
  // Bolt wraps what a listener throws.
  const { original } = error as { original?: unknown };
  if (original instanceof Error && original !== error) return nameOf(original);
  const { data } = error as { data?: { error?: unknown } };
  if (typeof data?.error === 'string') return { type: error.name, message: data.error };
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { type: error.name, message: error.message.slice(0, 300), stack: places.join('\n') };
}
