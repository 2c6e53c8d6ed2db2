/** The bot's registration, which `config.ts` reads from the environment. */
export interface TeamsSettings {
  /** Empty only in local development, where nobody is authenticated. */
  readonly appId: string;
  readonly password?: string;
  /** The tenant in which the bot is registered: the Secretariat's own. */
  readonly tenant?: string;
  readonly type: 'SingleTenant' | 'MultiTenant' | 'UserAssignedMSI';
  /** Tenants whose people may use the bot, in lower case. Empty only in local development. */
  readonly allowedTenants: readonly string[];
  /** Accepts every caller: for a test client on this machine. */
  readonly localDevelopment: boolean;
}

/**
 * May people of this tenant use the bot? True for the Secretariat's own tenant and those in the settings. Checked for the
 * conversation's tenant and for each member's, because a shared channel has members of other tenants than its host's.
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

/** The addresses for messages and tokens. Those of the public cloud by default. */
export interface Cloud {
  readonly loginUrl: string;
  readonly issuer: string;
  readonly metadataUrl: string;
}
