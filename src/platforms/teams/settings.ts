/** What the Teams platform is told about its registration. Read from the environment by `config.ts`. */
export interface TeamsSettings {
  /** Empty only in local development, where nobody is authenticated. */
  readonly appId: string;
  readonly password?: string;
  /** The tenant in which the bot is registered: the Secretariat's own. */
  readonly tenant?: string;
  readonly type: 'SingleTenant' | 'MultiTenant' | 'UserAssignedMSI';
  /** Tenants whose people may use the bot, in lower case; empty only in local development. */
  readonly allowedTenants: readonly string[];
  /** Believes every caller: for a test client on this machine. */
  readonly localDevelopment: boolean;
}

/**
 * May the people of this tenant use the bot? Those of the Secretariat's own, and of every one on the list: asked of the
 * conversation at the door, and of each member's own tenant, since a shared channel holds people of others than its host.
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

/** Where the bot's messages come from and where it gets its own tokens; the public cloud when not given. */
export interface Cloud {
  readonly loginUrl: string;
  readonly issuer: string;
  readonly metadataUrl: string;
}
