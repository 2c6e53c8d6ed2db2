/** Checks the connection to Teams, for an administrator. The program may run meanwhile. */
import { withoutEnd } from '../../core/ends.ts';
import { NoToken } from './failures.ts';
import { openSdk } from './sdk/sdk.ts';
import { askForToken } from './sdk/signIn.ts';
import type { SdkOptions } from './sdk/sdk.ts';
import { apiOf } from './tab/clients.ts';
import type { Check } from '../descriptor.ts';

const METADATA = 'https://login.botframework.com/v1/.well-known/openidconfiguration';

export interface DoctorOptions extends SdkOptions {
  readonly publicUrl?: string | undefined;
}

export async function checkTeams({ publicUrl, ...options }: DoctorOptions): Promise<readonly Check[]> {
  const { settings, cloud } = options;
  if (settings.localDevelopment)
    return [
      {
        what: 'Teams',
        ok: true,
        words: 'Local development: nobody is authenticated, and only this machine is answered.',
      },
    ];
  return [
    endpoint(publicUrl),
    tenants(settings),
    await asked('Microsoft’s keys', 'can be fetched', () => keys(cloud?.metadataUrl ?? METADATA)),
    await asked('A token for the bot', 'was given: id, secret and tenant are right', () => openSdk(options).token()),
    ...(publicUrl?.startsWith('https://') ? [await tab(publicUrl, options)] : []),
  ];
}

const endpoint = (publicUrl: string | undefined): Check =>
  publicUrl?.startsWith('https://')
    ? {
        what: 'Messaging endpoint',
        ok: true,
        words: `must stand so in the Azure Bot: ${withoutEnd(publicUrl, /\//)}/api/messages`,
      }
    : {
        what: 'Messaging endpoint',
        ok: false,
        words: 'Set PUBLIC_URL to the https address under which Teams reaches this server.',
      };

/**
 * Is the tab's API registered? The bot asks for a token of its own for it: that is given where the name is registered, whatever
 * else is. A tab that is not set up is no fault: it shows the way to a browser.
 */
async function tab(publicUrl: string, { settings, cloud, credentials }: SdkOptions): Promise<Check> {
  const { appId, password: secret, tenant } = settings;
  const api = apiOf(new URL(publicUrl).host, appId);
  const said = (words: string): Check => ({ what: 'Tab in Teams', ok: true, words: `${words} ${TAB_GUIDE}` });
  if (secret === undefined || tenant === undefined || credentials)
    return said(`in Entra, “Expose an API”, its Application ID URI must be ${api}.`);
  const authority = cloud?.loginUrl ?? `https://login.microsoftonline.com/${tenant}`;
  const asked = { authority, appId, secret, scope: `${api}/.default` };
  try {
    await askForToken(asked, AbortSignal.timeout(10_000));
    return said(`${api} is registered. Its scope and clients show only in Teams.`);
  } catch (fault) {
    const code = fault instanceof NoToken ? fault.said : 'no answer';
    return said(`not set up yet (${code}): in Entra, “Expose an API”, make ${api} its Application ID URI.`);
  }
}
const TAB_GUIDE = '(docs/admin/teams.md, “The tab”)';

function tenants({ allowedTenants, type, tenant }: SdkOptions['settings']): Check {
  const others = allowedTenants.filter((each) => each !== tenant).length;
  const words = `${allowedTenants.length} may use the bot (${type}).`;
  if (type !== 'SingleTenant' || others === 0) return { what: 'Tenants', ok: true, words };
  return {
    what: 'Tenants',
    ok: true,
    words: `${words} Whether a single-tenant bot can be installed in the ${others} other(s) must be tried there first.`,
  };
}

async function keys(url: string): Promise<void> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}`);
}

async function asked(what: string, well: string, ask: () => Promise<void>): Promise<Check> {
  try {
    await ask();
    return { what, ok: true, words: well };
  } catch (fault) {
    return { what, ok: false, words: reasonOf(fault) };
  }
}

const MEND: Readonly<Partial<Record<string, string>>> = {
  accessRefused:
    'make a new client secret for the registration, put its value (not its id) into MICROSOFT_APP_PASSWORD, and check MICROSOFT_APP_ID and MICROSOFT_APP_TENANT_ID',
  restricted: 'an administrator of the tenant has to allow the registration again',
  signInAway: 'check the network and proxies',
};

/** The first line of a fault. The rest may contain what should not be shown. */
function reasonOf(fault: unknown): string {
  const said = wordsOf(fault);
  const mend = fault instanceof NoToken ? MEND[fault.reason] : undefined;
  return mend === undefined ? said : `${said}: ${mend}`;
}
const wordsOf = (fault: unknown): string =>
  (fault instanceof Error ? `${fault.message}${causeOf(fault)}` : 'failed').split('\n')[0]?.slice(0, 300) ?? 'failed';
const causeOf = ({ cause }: Error): string => (cause instanceof Error ? ` (${cause.message})` : '');
