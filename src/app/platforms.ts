/** Which platforms there are, by the settings. One that is not set up is not even loaded: a local start stays fast. */
import { resolve } from 'node:path';
import type { Config } from '../runtime/config.ts';
import { speaker } from '../i18n/speaker.ts';
import type { Instant } from '../core/ids.ts';
import type { Language } from '../core/people.ts';
import type { KeyValueStore } from '../core/keyValueStore.ts';
import type { Troubles } from '../core/troubles.ts';
import type { Log } from '../runtime/log.ts';
import type { ClockDoor, Door } from '../platforms/door.ts';
import { createDataFolder } from '../store/sqlite/folder.ts';
import { openLocal } from '../platforms/local/module.ts';
import type { PlatformModule, Served } from '../platforms/module.ts';
import type { SlackSettings } from '../platforms/slack/module.ts';
import type { SlackWords } from '../platforms/slack/words.ts';
import type { TeamsSettings } from '../platforms/teams/settings.ts';
import type { TeamsWords } from '../platforms/teams/words.ts';

interface Around {
  readonly now: () => Instant;
  readonly log: Log;
  /** The store holds a sample network. */
  readonly sample: boolean;
  /** Where platforms keep what is theirs. */
  readonly shelf: KeyValueStore;
  /** Where they say what of theirs does not work. */
  readonly troubles: Troubles;
}

/** In the order in which a person's addresses are tried. */
export async function openPlatforms(config: Config, around: Around): Promise<readonly PlatformModule[]> {
  const { slack, teams, local } = config;
  return [
    ...(slack ? [await slackModule(slack, around)] : []),
    ...(teams ? [await teamsModule(teams, around)] : []),
    ...(local ? [localModule(config.data, around)] : []),
  ];
}

/** @throws StoreUnusable when its folder cannot be used: where the state is in MongoDB nobody else has looked at it */
function localModule(folder: string, around: Around): PlatformModule {
  createDataFolder(resolve(folder));
  return openLocal({ folder, ...around });
}

async function teamsModule(settings: TeamsSettings, { shelf, log, troubles }: Around): Promise<PlatformModule> {
  const { openTeams } = await import('../platforms/teams/module.ts');
  return openTeams({ settings, shelf, log, troubles, words: teamsWords });
}

async function slackModule(settings: SlackSettings, { shelf, now, log, troubles }: Around): Promise<PlatformModule> {
  const { openSlack } = await import('../platforms/slack/module.ts');
  return openSlack({ settings, shelf, now, log, troubles, words: slackWords });
}

const sayer = (language: Language) => speaker(language, 'UTC');
export const slackWords: SlackWords = (to, word) => sayer(to)(`slack.${word}`);
export const teamsWords: TeamsWords = {
  answeredPrivately: (to) => sayer(to)('teams.answeredPrivately'),
  installFirst: (to) => sayer(to)('teams.installFirst'),
  fault: (to) => sayer(to)('teams.fault'),
  notNow: (to) => sayer(to)('teams.notNow'),
  whichNetwork: (to) => sayer(to)('teams.whichNetwork'),
  whichNetworkWhy: (to, example) => sayer(to)('teams.whichNetworkWhy', { example }),
  show: (to) => sayer(to)('card.show'),
};

/** @throws with the words of every platform that cannot work */
async function allReady(served: readonly Served[]): Promise<void> {
  const asked = await Promise.allSettled(served.map(async (one) => one.ready?.()));
  const why = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  if (why.length > 0) throw new Error(why.map((one) => (one instanceof Error ? one.message : 'not ready')).join('; '));
}

/** Everything that the platforms serve, as one. */
export async function serveAll(
  modules: readonly PlatformModule[],
  door: Door,
  clock: ClockDoor,
): Promise<Required<Served>> {
  const served: Served[] = [];
  for (const module of modules) served.push(await module.serve(door, clock));
  return {
    routers: served.flatMap(({ routers }) => routers),
    ready: () => allReady(served),
    stopAccepting: () => served.forEach((one) => one.stopAccepting()),
    async drain() {
      await Promise.all(served.map(async (one) => one.drain?.()));
    },
    close: () => served.forEach((one) => one.close()),
  };
}
