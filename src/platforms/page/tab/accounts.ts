/** What a platform tells of whoever opens a tab of it. */
import type { Instant } from '../../../core/ids.ts';

export interface TabAccounts {
  /** Who may show the tab in a frame, as a browser's policy names them. */
  readonly frames: readonly string[];
  /**
   * Whose token this is. Nothing that the page says of its reader counts, only what the platform has signed.
   * @param host that of PUBLIC_URL, for which the token must be
   */
  accountOf(token: string, at: { readonly host: string; readonly now: Instant }): Promise<TabAccount>;
  /** Is the account of somebody whom Concord serves now? @param user as in `TabAccount` */
  isServed(user: string): boolean;
}

/**
 * @property user the tenant and the user in it
 * @property why `token`: it is not one for us. `tenant`: their organization is not served. `later`: it could not be checked
 */
export type TabAccount = { readonly user: string } | { readonly why: 'token' | 'tenant' | 'later' };
