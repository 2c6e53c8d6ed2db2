/** Whose tab is open: checks the token that Teams gives the tab's script. The verifier is loaded with the first one. */
import type { Instant } from '../../../core/ids.ts';
import type { TabAccount, TabAccounts } from '../../page/tab/accounts.ts';
import { isServed, type TeamsSettings } from '../settings.ts';
import type { Log } from '../../descriptor.ts';
import { FRAMES } from './clients.ts';
import type { Checked, Verify } from './tokens.ts';

export interface TabOptions {
  readonly settings: TeamsSettings;
  readonly log: Log;
  /** Where a tenant publishes its keys. Only for tests. */
  readonly keysOf?: (tenant: string) => string;
}

export function openTabAccounts({ settings, log, keysOf }: TabOptions): TabAccounts {
  let verifier: Promise<Verify> | undefined;
  const isOurs = (tenant: string): boolean => isServed(tenant, settings);
  const load = async (): Promise<Verify> =>
    (await import('./tokens.ts')).createVerifier({
      appId: settings.appId,
      isServed: isOurs,
      ...(keysOf && { keysOf }),
    });
  return {
    frames: FRAMES,
    async accountOf(token, at: { readonly host: string; readonly now: Instant }): Promise<TabAccount> {
      const checked: Checked = await (await (verifier ??= load()))(token, at);
      if (!('why' in checked)) return { user: `${checked.tenant}/${checked.object}` };
      const { why, reason } = checked;
      if (why === 'later') log.error({ reason }, 'the keys for the tab in Teams could not be fetched');
      // Anybody may send one, so it is no fault of ours.
      else log.warn({ reason }, 'a token for the tab in Teams was refused');
      return { why };
    },
    isServed: (user) => isOurs(user.split('/')[0] ?? ''),
  };
}
