/** The bot's registration. Read from the environment by `config.ts`. */
export interface TeamsSettings {
  /** Empty only in local development, where nobody is authenticated. */
  readonly appId: string;
  readonly password?: string;
  /** The tenant in which the bot is registered: the Secretariat's own. */
  readonly tenant?: string;
  readonly type: 'SingleTenant' | 'MultiTenant' | 'UserAssignedMSI';
  /** Tenants whose people may use the bot, in lower case; empty only in local development. */
  readonly allowedTenants: readonly string[];
  /** Accepts every caller: for a test client on this machine. */
  readonly localDevelopment: boolean;
}

/**
 * May the people of this tenant use the bot? Those of the Secretariat's own, and of every one on the list. Checked for the
 * conversation's tenant, and for each member's own, because a shared channel has members of other tenants than its host's.
 */
export const isServed = (
  tenant: string,
  {
    allowedTenants,
    localDevelopment,
    tenant: own,
  }: Pick<TeamsSettings, 'allowedTenants' | 'localDevelopment' | 'tenant'>,
): boolean => {
  const asked = tenant.toLowerCase();
  return localDevelopment || allowedTenants.includes(asked) || asked === own?.toLowerCase();
};

/** The endpoints for messages and tokens; the public cloud's by default. */
export interface Cloud {
  readonly loginUrl: string;
  readonly issuer: string;
  readonly metadataUrl: string;
}
