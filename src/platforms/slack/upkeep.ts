/**
 * Checks the installations. One that cannot be decrypted, or whose token Slack refuses, cannot answer people. It is
 * reported to administrators until it works again or SLACK_TEAMS no longer names it.
 */
import { MINUTE_MS } from '../../core/spans.ts';
import type { KeyValueStore } from '../../core/keyValueStore.ts';
import type { Troubles } from '../../core/troubles.ts';
import { lossWords, ALL_CALLS, type AccessLoss } from '../access.ts';
import { lossOf } from './failures.ts';
import { CannotOpen, type Workspace } from './workspaces.ts';

export interface InstallationChecks {
  /** @throws Error when there are installations and none works */
  check(): Promise<void>;
  removed(key: string, enterprise: string | undefined): Promise<void>;
  stored(key: string): Promise<void>;
}

interface Deps {
  readonly keyValues: KeyValueStore;
  /** The key-value store's space for installations. */
  readonly space: string;
  readonly allowed: readonly string[];
  readonly troubles: Troubles;
  /** Opens an installation. @throws when it cannot be decrypted with our secret */
  readonly open: (key: string) => Promise<Workspace | undefined>;
  /** Has the installation read from the store again at its next use. */
  readonly forget: (key: string) => void;
  /** Called when its token is refused, because another process may have stored a new one. */
  readonly renew: (key: string) => Promise<void>;
  readonly now?: () => number;
}

/** Where removed installations are stored, with their organisations: people there were served before. */
const REMOVED = 'slack.removed';
/** How often each installation is checked with Slack. After a refusal it is checked sooner. */
const RECHECK_GOOD_MS = 5 * MINUTE_MS;
const RECHECK_BAD_MS = 30_000;

/** The fault of an installation, in words for an administrator. */
interface Amiss {
  readonly about: string;
  readonly words: string;
}
interface Found {
  readonly until: number;
  readonly amiss?: Amiss;
}

const aboutOf = (key: string): string => `slack/${key}`;
/** The trouble's name. Refusals of the token in any other call use the same name, so that there is one trouble. */
export const accessOf = (key: string): string => `${aboutOf(key)}/${ALL_CALLS}`;
/** The trouble's name for presses from a workspace without an installation. */
export const unknownAt = (id: string): string => `${aboutOf(id)}/unknown`;

export const lossAt = (key: string, loss: AccessLoss): string =>
  loss.reason === 'accessRefused'
    ? `Slack refuses the token of ${key} (${loss.said}): install Concord there again, or take it out of SLACK_TEAMS`
    : lossWords(`Slack (${key})`, loss);

export function createInstallationChecks({
  keyValues,
  space,
  allowed,
  troubles,
  open,
  forget,
  renew,
  now = Date.now,
}: Deps): InstallationChecks {
  const found = new Map<string, Found>();
  const told = new Map<string, string>();

  /** Should this installation be served? The organisation of one that cannot be decrypted is not known. */
  const isWanted = (key: string, enterprise?: string): boolean =>
    allowed.includes(key) ||
    (enterprise === undefined ? allowed.some((id) => id.startsWith('E')) : allowed.includes(enterprise));

  async function look(key: string): Promise<Amiss | undefined> {
    const before = found.get(key);
    if (before && before.until > now()) return before.amiss;
    const amiss = await amissWith(key, before?.amiss);
    if (amiss !== undefined) await renew(key);
    found.set(key, {
      until: now() + (amiss === undefined ? RECHECK_GOOD_MS : RECHECK_BAD_MS),
      ...(amiss !== undefined && { amiss }),
    });
    return amiss;
  }

  async function amissWith(key: string, before: Amiss | undefined): Promise<Amiss | undefined> {
    let workspace: Workspace | undefined;
    try {
      workspace = await open(key);
    } catch (fault) {
      if (!(fault instanceof CannotOpen)) throw fault;
      return isWanted(key) ? { about: aboutOf(key), words: `Slack: ${fault.message}` } : undefined;
    }
    try {
      await workspace?.client.auth.test();
      return undefined;
    } catch (fault) {
      const loss = lossOf(fault);
      // Slack did not answer, which says nothing about the token.
      if (!loss) return before;
      if (!isWanted(key, workspace?.enterprise ?? '')) return undefined;
      return { about: accessOf(key), words: lossAt(key, loss) };
    }
  }

  /** The faults by installation, and whether any installation works. */
  async function survey(): Promise<{ amiss: ReadonlyMap<string, string>; isAnyGood: boolean }> {
    const amiss = new Map<string, string>();
    const keys = (await keyValues.list(space)).map(({ key }) => key);
    const looked = await Promise.all(keys.map(async (key) => [key, await look(key)] as const));
    for (const [, wrong] of looked) if (wrong) amiss.set(wrong.about, wrong.words);
    for (const { key, value } of await keyValues.list(REMOVED))
      if (isWanted(key, value) && !keys.includes(key))
        amiss.set(
          aboutOf(key),
          `Concord was removed from ${key} in Slack: install it there again, or take it out of SLACK_TEAMS`,
        );
    for (const key of found.keys()) if (!keys.includes(key)) gone(key);
    return { amiss, isAnyGood: looked.some(([, wrong]) => wrong === undefined) };
  }

  const gone = (key: string): void => {
    found.delete(key);
    forget(key);
  };

  function tell(amiss: ReadonlyMap<string, string>): void {
    for (const [about, words] of amiss) {
      // A successful call has ended the trouble meanwhile, so the older result is not reported.
      if (told.get(about) === words) continue;
      told.set(about, words);
      troubles.begin(about, words);
    }
    for (const about of told.keys()) {
      if (amiss.has(about)) continue;
      told.delete(about);
      troubles.end(about);
    }
  }

  return {
    async check() {
      const { amiss, isAnyGood } = await survey();
      tell(amiss);
      if (amiss.size > 0 && !isAnyGood) throw new Error([...amiss.values()].join('; '));
    },
    async removed(key, enterprise = '') {
      gone(key);
      await keyValues.put(REMOVED, key, enterprise);
    },
    async stored(key) {
      gone(key);
      troubles.end(unknownAt(key));
      await keyValues.remove(REMOVED, key);
    },
  };
}
