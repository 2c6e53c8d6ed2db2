import { describe, expect, it, onTestFinished } from 'vitest';
import { checkTeams, type DoctorOptions } from '../../../src/platforms/teams/doctor.ts';
import type { Credentials } from '../../../src/platforms/teams/sdk/sdk.ts';
import { startAuthority } from '../../support/teams/authority.ts';
import { startSignIn } from '../../support/teams/signIn.ts';
import { DEVELOPMENT, TENANT } from '../../support/teams/opened.ts';

const APP = '22222222-2222-2222-2222-222222222222';
const SETTINGS = { ...DEVELOPMENT, appId: APP, password: 'hush', tenant: TENANT, localDevelopment: false } as const;

const credentials = (getToken: () => Promise<string>) =>
  ({
    isValidAppId: async () => true,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => ({ signRequest: async (request: unknown) => request, getToken }),
  }) as unknown as NonNullable<Credentials>;

async function found(
  options: Partial<Omit<DoctorOptions, 'credentials'>> & { readonly credentials?: Credentials | undefined },
  isUp = true,
): Promise<Record<string, boolean | string>> {
  const authority = await startAuthority();
  onTestFinished(() => authority.stop());
  if (!isUp) authority.fail();
  const { credentials: signs, ...more } = { credentials: credentials(async () => 'a-token'), ...options };
  const checks = await checkTeams({
    settings: { ...SETTINGS, type: 'SingleTenant', allowedTenants: [TENANT] },
    publicUrl: 'https://concord.example',
    cloud: authority.cloud,
    ...(signs && { credentials: signs }),
    ...more,
  });
  return Object.fromEntries(checks.map(({ what, ok, words }) => [what, ok || words]));
}

describe('the doctor of Teams', () => {
  it('finds nothing wrong where nothing is', async () => {
    expect(new Set(Object.values(await found({})))).toEqual(new Set([true]));
  });

  it('names what is wrong, and never the secret', async () => {
    const wrong = await found(
      {
        publicUrl: 'http://concord.example',
        credentials: credentials(() => Promise.reject(new Error('invalid_client: the secret is wrong\nhush'))),
      },
      false,
    );
    expect(wrong).toMatchObject({
      'Messaging endpoint': expect.stringContaining('PUBLIC_URL') as string,
      'Microsoft’s keys': expect.stringContaining('500') as string,
      'A token for the bot': expect.stringContaining('(invalid_client: the secret is wrong)') as string,
    });
    expect(JSON.stringify(wrong)).not.toContain('hush');
  });

  it('says what to do when Microsoft refuses the secret', async () => {
    const signIn = await startSignIn();
    signIn.fate({ status: 401, code: 7000215 });
    const wrong = await found({ cloud: signIn.cloud, credentials: undefined });
    expect(wrong['A token for the bot']).toMatch(
      /refuses the bot’s id, secret or tenant \(AADSTS7000215\): make a new/,
    );
    expect(JSON.stringify(wrong)).not.toContain('hush');
  });

  it('says whether the tab’s name stands in Entra, which is no fault where it does not', async () => {
    const signIn = await startSignIn();
    const settings = { ...SETTINGS, type: 'SingleTenant', allowedTenants: [TENANT] } as const;
    const publicUrl = 'https://concord.example:8443/';
    const tab = async () =>
      (await checkTeams({ settings, publicUrl, cloud: signIn.cloud })).find(({ what }) => what === 'Tab in Teams');
    const api = `api://concord.example:8443/${APP}`;
    expect(await tab()).toMatchObject({ ok: true, words: expect.stringContaining(`${api} is registered`) as string });
    expect(signIn.asked.at(-1)?.get('scope')).toBe(`${api}/.default`);
    signIn.fate({ status: 400, code: 500011 });
    expect(await tab()).toMatchObject({
      ok: true,
      words: expect.stringMatching(/not set up yet \(AADSTS500011\).*Expose an API.*docs\/admin\/teams\.md/) as string,
    });
    expect(await checkTeams({ settings, publicUrl: 'http://concord.example', cloud: signIn.cloud })).not.toContainEqual(
      expect.objectContaining({ what: 'Tab in Teams' }),
    );
  });

  it('says of local development that nobody is authenticated', async () => {
    const [only] = await checkTeams({ settings: DEVELOPMENT });
    expect(only?.words).toContain('nobody is authenticated');
  });
});
