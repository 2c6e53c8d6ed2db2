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

/** Where the bot's messages come from and where it gets its own tokens; the public cloud when not given. */
export interface Cloud {
  readonly loginUrl: string;
  readonly issuer: string;
  readonly metadataUrl: string;
}
