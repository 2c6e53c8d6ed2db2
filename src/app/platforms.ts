/** The platforms that the settings name. Others are not loaded, so that a local start is fast. */
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

interface PlatformDeps {
  readonly now: () => Instant;
  readonly log: Log;
  /** The store holds a sample network. */
  readonly sample: boolean;
  /** Where platforms keep their own data. */
  readonly keyValues: KeyValueStore;
  /** Where they report what does not work. */
  readonly troubles: Troubles;
}

/** @returns the platforms in the order in which a person's addresses are tried */
export async function openPlatforms(config: Config, deps: PlatformDeps): Promise<readonly PlatformModule[]> {
  const { slack, teams, local } = config;
  return [
    ...(slack ? [await slackModule(slack, deps)] : []),
    ...(teams ? [await teamsModule(teams, deps)] : []),
    ...(local ? [localModule(config.data, deps)] : []),
  ];
}

/** @throws StoreUnusable when the folder cannot be used: with MongoDB nothing else has checked it */
function localModule(folder: string, deps: PlatformDeps): PlatformModule {
  createDataFolder(resolve(folder));
  return openLocal({ folder, ...deps });
}

async function teamsModule(
  settings: TeamsSettings,
  { keyValues, log, troubles }: PlatformDeps,
): Promise<PlatformModule> {
  const { openTeams } = await import('../platforms/teams/module.ts');
  return openTeams({ settings, keyValues, log, troubles, words: teamsWords });
}

async function slackModule(
  settings: SlackSettings,
  { keyValues, now, log, troubles }: PlatformDeps,
): Promise<PlatformModule> {
  const { openSlack } = await import('../platforms/slack/module.ts');
  return openSlack({ settings, keyValues, now, log, troubles, words: slackWords });
}

const speakerIn = (language: Language) => speaker(language, 'UTC');
export const slackWords: SlackWords = (to, word) => speakerIn(to)(`slack.${word}`);
export const teamsWords: TeamsWords = {
  answeredPrivately: (to) => speakerIn(to)('teams.answeredPrivately'),
  installFirst: (to) => speakerIn(to)('teams.installFirst'),
  fault: (to) => speakerIn(to)('teams.fault'),
  notNow: (to) => speakerIn(to)('teams.notNow'),
  whichNetwork: (to) => speakerIn(to)('teams.whichNetwork'),
  whichNetworkWhy: (to, example) => speakerIn(to)('teams.whichNetworkWhy', { example }),
  show: (to) => speakerIn(to)('card.show'),
};

/** @throws Error with the messages of every platform that does not work */
async function allReady(served: readonly Served[]): Promise<void> {
  const asked = await Promise.allSettled(served.map(async (one) => one.ready?.()));
  const why = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  if (why.length > 0) throw new Error(why.map((one) => (one instanceof Error ? one.message : 'not ready')).join('; '));
}

/** Serves all platforms as one. */
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
