/** A world whose Teams has the tab, and a browser in which Teams shows it. */
import type { TeamsSettings } from '../../../src/platforms/teams/settings.ts';
import { teamsWords } from '../../../src/app/platforms.ts';
import { openTeams } from '../../../src/platforms/teams/module.ts';
import { pageBrowser, type PageBrowser } from '../pageBrowser.ts';
import type { Options, Somebody, World } from '../world.ts';
import { APP, OBJECT, type Entra } from './entra.ts';
import { TENANT } from './opened.ts';

/** The options of a world with the tab. */
export const withTab = (entra: Entra, settings: Partial<TeamsSettings> = {}): Pick<Options, 'modules'> => ({
  modules: ({ store, log, troubles }) => [
    openTeams({
      settings: {
        ...{ appId: APP, password: 'a-secret', tenant: TENANT, type: 'SingleTenant', allowedTenants: [TENANT] },
        ...{ localDevelopment: false, ...settings },
      },
      ...{ words: teamsWords, keyValues: store.keyValues, log: { ...log, warn: () => undefined }, troubles },
      tabKeysOf: (tenant) => entra.keysOf(tenant),
    }),
  ],
});

/** Has the roll link the account to somebody. */
export async function link(w: World, who: Somebody, user = `${TENANT}/${OBJECT}`): Promise<void> {
  const email = await emailOf(w, who);
  const { ok, message } = await w.officer.press('roll.link', null, { email, identity: `teams:${user}` });
  if (!ok) throw new Error(message);
}
export async function emailOf(w: World, who: Somebody): Promise<string> {
  const known = await w.door.person(who.id);
  if (!known) throw new Error('nobody');
  return known.person.email;
}

export const hostOf = (w: Pick<World, 'url'>): string => new URL(w.url).host;
/** A token for this world, as it is now. */
export async function tokenFor(
  w: World,
  entra: Entra,
  claims: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  return entra.token(Date.parse(await w.now()), { aud: `api://${hostOf(w)}/${APP}`, ...claims });
}

/** Does what the script of the tab does: sends the token with the form of the way in. */
export async function enter(b: PageBrowser, token: string): ReturnType<PageBrowser['send']> {
  const form = b.forms().find(({ action }) => action === '/tab/enter');
  if (!form) throw new Error(`there is no way in on ${b.here().text}`);
  form.fields.set('token', token);
  return b.send(form);
}

/** A tab that is open as the account. */
export async function openTab(
  w: World,
  entra: Entra,
  claims?: Readonly<Record<string, unknown>>,
): Promise<PageBrowser> {
  const b = pageBrowser(w);
  await b.open('/tab?theme=dark&locale=en-gb');
  await enter(b, await tokenFor(w, entra, claims));
  return b;
}
