/** Opens the platforms that are set up. The code of the others is not even loaded, so a local start stays fast. */
import { resolve } from 'node:path';
import type { Config } from '../runtime/config.ts';
import type { ClockDoor, Door } from '../platforms/door.ts';
import type { PlatformDeps } from '../platforms/descriptor.ts';
import type { Instant, PlatformName } from '../core/ids.ts';
import { MAILBOX_SPACE, READ_TO_END, UNREADABLE } from '../core/mailbox.ts';
import { createDataFolder } from '../store/sqlite/folder.ts';
import type { AsMailed } from '../platforms/mail/asMailed.ts';
import type { SendCode, SendLink } from '../platforms/mail/codes.ts';
import type { TabScript } from '../platforms/page/tab/script.ts';
import type { TabAccounts } from '../platforms/page/tab/accounts.ts';
import { createOutage, watchingOutage } from '../platforms/outage.ts';
import type { Platform } from '../platforms/platform.ts';
import type { Troubles } from '../core/troubles.ts';
import type { PlatformModule, RunningPlatform } from '../platforms/module.ts';
import type { Store } from '../store/store.ts';
import { PLATFORM_WORDS, PLATFORMS } from './platforms.ts';

/**
 * @returns the platforms in the order in which a person's addresses are tried
 * @throws StoreUnusable when the folder for files cannot be used. With MongoDB as the store nothing else has checked that
 * folder.
 */
export async function openPlatforms(
  config: Config,
  deps: Omit<PlatformDeps, 'folder'>,
): Promise<readonly PlatformModule[]> {
  const folder = (): string => {
    createDataFolder(resolve(config.data));
    return config.data;
  };
  // Notes of a mailbox that is not read any more would never go.
  if (config.mail?.imapUrl === undefined)
    for (const note of [UNREADABLE, READ_TO_END]) await deps.keyValues.remove(MAILBOX_SPACE, note);
  const opened: PlatformModule[] = [];
  for (const [name, platform] of PLATFORMS)
    if (config[name]) opened.push(await platform.open(config[name], { ...deps, folder }, PLATFORM_WORDS[name]));
  return opened;
}

/** @throws Error with the messages of every platform that does not work */
async function allReady(served: readonly RunningPlatform[]): Promise<void> {
  const asked = await Promise.allSettled(served.map(async (one) => one.ready?.()));
  const why = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  if (why.length > 0) throw new Error(why.map((one) => (one instanceof Error ? one.message : 'not ready')).join('; '));
}

const CHATS: Readonly<Partial<Record<PlatformName, string>>> = { slack: 'Slack', teams: 'Teams' };

/** A chat that says it when it is away for long. Mail tells its relay's silence from its refusals itself. */
export function watchedOf(
  platform: Platform,
  deps: { readonly troubles: Troubles; readonly now: () => Instant },
): Platform {
  const name = CHATS[platform.name];
  if (name === undefined) return platform;
  return watchingOutage(platform, createOutage({ about: `${platform.name}/away`, name, ...deps }));
}

/** How codes and new links are sent by mail, and what mails said, where mail is set up. */
export function mailCodeOf(modules: readonly PlatformModule[]): AwaitedMails {
  const { sendCode: mailCode, sendLink: mailLink, asMailed } = modules.find(({ sendCode }) => sendCode) ?? {};
  return { ...(mailCode && { mailCode }), ...(mailLink && { mailLink }), ...(asMailed && { asMailed }) };
}

/** Removes what no platform needs any more. */
export const forgetBy = (modules: readonly PlatformModule[]) => async (now: Instant) => {
  for (const module of modules) await module.forget?.(now);
};

/** The accounts of tabs, of the platform that has them. */
export function tabOf(modules: readonly PlatformModule[]): { readonly tab?: PlatformTab } {
  const found = modules.find(({ tab }) => tab);
  return found?.tab ? { tab: { accounts: found.tab, platform: found.platform.name } } : {};
}
export interface PlatformTab {
  readonly platform: PlatformName;
  readonly accounts: TabAccounts;
  /** Absent: the one that the build has made. */
  readonly script?: TabScript;
}

/** What is mailed at once to somebody who waits at a page. */
export interface AwaitedMails {
  readonly mailCode?: SendCode;
  readonly mailLink?: SendLink;
  readonly asMailed?: AsMailed;
}

/** Has this process the lease of the first network? What belongs to no network goes with it. */
export async function doesDueWork({ duty, networks }: Pick<Store, 'duty' | 'networks'>): Promise<boolean> {
  if (!duty) return true;
  const [first] = await networks();
  return first !== undefined && duty.has(first);
}

/** Serves all platforms as one. */
export async function serveAll(
  modules: readonly PlatformModule[],
  door: Door,
  clock: ClockDoor,
): Promise<Required<RunningPlatform>> {
  const served: RunningPlatform[] = [];
  for (const module of modules) served.push(await module.serve(door, clock));
  return {
    routers: served.flatMap(({ routers }) => routers),
    direct: Object.assign({}, ...served.map(({ direct }) => direct)) as NonNullable<RunningPlatform['direct']>,
    ready: () => allReady(served),
    stopAccepting: () => served.forEach((one) => one.stopAccepting()),
    async drain() {
      await Promise.all(served.map(async (one) => one.drain?.()));
    },
    close: () => served.forEach((one) => one.close()),
  };
}
