/** The tab in a real browser, in a frame of a site that speaks as Teams does, with cookies of other sites switched off. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, BrowserContext, Frame, Page } from 'playwright-core';
import { buildTab } from '../../.config/build.mjs';
import { readTabScript } from '../../src/platforms/page/tab/script.ts';
import { APP, startEntra, type Entra } from '../support/teams/entra.ts';
import { link, withTab } from '../support/teams/tab.ts';
import { EVIL, startTabHost, TAB, TEAMS, type TabHost } from '../support/teams/tabHost.ts';
import { startWorld, type World } from '../support/world.ts';
import { barriers, overflows, screen, startBrowser } from './consoleProgram.ts';

let browser: Browser;
let entra: Entra;
let host: TabHost;
const folder = mkdtempSync(join(tmpdir(), 'concord-tab-'));
const worlds: { close(): Promise<void> }[] = [];
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  [entra, host] = [await startEntra(), await startTabHost()];
  await buildTab(folder);
  browser = await startBrowser(host.flags);
}, 60_000);
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
  for (const w of worlds.splice(0)) await w.close();
  delete host.says.refusal;
  Object.assign(host.says, { theme: 'dark', locale: 'en-gb', client: 'web' });
});
afterAll(async () => {
  await browser.close();
  await host.stop();
  await entra.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A world behind the name of the tab. */
async function aWorld(): Promise<World> {
  const tabScript = readTabScript(join(folder, 'tab.js'));
  if (!tabScript) throw new Error('the script of the tab was not built');
  const w = await startWorld({ ...withTab(entra), base: TAB, tabScript });
  worlds.push(w);
  host.behind(w.url);
  host.says.token = entra.token(Date.parse(await w.now()), { aud: `api://concord.example/${APP}` });
  return w;
}

interface Look {
  readonly width?: number;
  readonly scripts?: boolean;
  readonly locale?: string;
}
interface Shown {
  readonly page: Page;
  readonly tab: Frame;
  readonly complaints: string[];
}
/** Opens a page that shows something in a frame. */
async function shown(url = TEAMS, { width = 375, scripts = true, locale = 'en-GB' }: Look = {}): Promise<Shown> {
  const context = await browser.newContext({
    ...{ ignoreHTTPSErrors: true, javaScriptEnabled: scripts, locale, reducedMotion: 'reduce' },
    // The browser prefers light: the theme must be that of Teams.
    ...{ viewport: { width, height: 800 }, colorScheme: 'light' },
  });
  contexts.push(context);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error') complaints.push(line.text());
  });
  await page.goto(url);
  const [, tab = page.mainFrame()] = page.frames();
  return { page, tab, complaints };
}

/** axe looks at a copy of the page, with every fold open. */
async function looked({ page, tab }: Shown, what: string): Promise<void> {
  await screen(page, `tab-${what}`);
  const html = (await tab.content()).replaceAll('<details>', '<details open>').replace(/<script[^>]*><\/script>/, '');
  const context = await browser.newContext({ viewport: { width: 375, height: 800 }, colorScheme: 'light' });
  contexts.push(context);
  const copy = await context.newPage();
  await copy.setContent(html);
  expect(await barriers(copy), what).toEqual([]);
  expect(await overflows(copy), what).toBe(false);
}
const positions = async (w: World, e: string): Promise<string[]> =>
  (await w.request(e)).positions.map(({ entity, position }) => `${entity} ${position}`);
const paper = (tab: Frame): Promise<string> => tab.evaluate<string>('getComputedStyle(document.body).backgroundColor');
const askedOf = (page: Page): Promise<unknown[][]> => page.evaluate<unknown[][]>('window.asked');

describe('in Teams', { timeout: 90_000 }, () => {
  it('somebody opens the tab, answers a request, changes the theme and opens a file, without a code', async () => {
    const w = await aWorld();
    const who = w.focalPoint('UNHCR');
    await link(w, who);
    const e = await w.open({ title: 'Framework' });
    const there = await shown();
    const { page, tab, complaints } = there;
    await tab.getByText('You are here as Focal point of UNHCR').waitFor();
    expect(tab.url()).toBe(`${TAB}/tab/home`);
    expect(await tab.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(await paper(tab)).toBe('rgb(31, 31, 31)');
    await looked(there, 'home-dark');
    await tab.getByRole('button', { name: `${e} · Framework` }).click();
    await tab.getByRole('button', { name: 'Endorse', exact: true }).waitFor();
    expect(tab.url()).toContain('/tab/look?');
    await looked(there, 'request-dark');
    await tab.getByText('Object…').click();
    await tab.getByLabel('What does your entity object to, and why?').fill('The second paragraph.\n'.repeat(100));
    const [sent] = await Promise.all([
      page.waitForRequest((asked) => asked.method() === 'POST' && asked.url() === `${TAB}/tab/act`),
      tab.getByRole('button', { name: 'Send the objection' }).click(),
    ]);
    await tab.locator('[role=status]').waitFor();
    expect((await sent.allHeaders())['origin']).toBe(TAB);
    expect(await positions(w, e)).toEqual(['UNHCR object']);
    // Teams changes its theme while the tab is open; the next page has it from the beginning.
    await page.evaluate('window.changeTheme("contrast")');
    await tab.locator('html[data-theme=contrast]').waitFor();
    expect(await paper(tab)).toBe('rgb(0, 0, 0)');
    await looked(there, 'request-contrast');
    await tab.getByRole('link', { name: 'Your page' }).click();
    await tab.waitForURL(/tab\/home/);
    expect(await tab.locator('html').getAttribute('data-theme')).toBe('contrast');
    await tab.getByText('More…', { exact: true }).click();
    // A link leads out of the frame, with an address that needs no cookie of the tab.
    const [outside] = await Promise.all([
      page.context().waitForEvent('page'),
      tab
        .getByRole('link', { name: /Open in a browser/ })
        .first()
        .click(),
    ]);
    await outside.waitForLoadState();
    expect(outside.url()).toMatch(/^https:\/\/concord\.example\/m\/./);
    expect(await outside.content()).toContain('Open my page');
    // Only Microsoft's list of hosts was asked for, and not got: the tab loads nothing from others.
    expect(complaints.filter((line) => !/res\.cdn\.office\.net/.test(line))).toEqual([]);
  });

  it('somebody reads French at their own wish, and in the light theme', async () => {
    const w = await aWorld();
    const who = w.focalPoint('UNHCR');
    await link(w, who);
    await who.press('language.set', null, { language: 'fr' });
    host.says.theme = 'default';
    const there = await shown();
    await there.tab.getByText('Vous êtes ici en tant que').waitFor();
    expect(await there.tab.locator('html').getAttribute('lang')).toBe('fr');
    expect(await paper(there.tab)).toBe('rgb(255, 255, 255)');
    await looked(there, 'home-french');
    await there.tab.getByRole('button', { name: 'Se déconnecter de cet onglet' }).click();
    await there.tab.getByRole('link', { name: 'Réessayer' }).waitFor();
    // Another account in the same browser gets its own page and not the one before.
    host.says.token = entra.token(Date.parse(await w.now()), { oid: '00000000-0000-0000-0000-0000000000ff' });
    await there.page.reload();
    const [, again] = there.page.frames();
    await again?.getByText('You are not on the roll yet').waitFor();
  });

  it.each([
    ['has not been allowed', 'resourceRequiresConsent', 'Your organization has not allowed this tab yet'],
    ['cannot say who it is', 'resourceDisabled', 'Teams did not say who you are'],
  ])('that %s the reader is told what to do', async (_what, refusal, words) => {
    await aWorld();
    host.says.refusal = refusal;
    const there = await shown();
    await there.tab.getByRole('heading', { name: words }).waitFor();
    const [outside] = await Promise.all([
      there.page.context().waitForEvent('page'),
      there.tab.getByRole('link', { name: 'Open my page in a browser' }).locator('visible=true').click(),
    ]);
    await outside.waitForLoadState();
    expect(outside.url()).toBe(`${TAB}/m/`);
    await looked(there, `refused-${refusal}`);
  });

  it('on a phone, links are opened by Teams', async () => {
    const w = await aWorld();
    const who = w.focalPoint('UNHCR');
    await link(w, who);
    host.says.client = 'ios';
    const { page, tab } = await shown();
    await tab.getByText('You are here as Focal point of UNHCR').waitFor();
    await tab.getByText('More…', { exact: true }).click();
    const way = tab.getByRole('link', { name: /Open in a browser/ }).first();
    await expect
      .poll(async () => (await askedOf(page)).filter(([func]) => func === 'registerHandler').length)
      .toBeGreaterThan(0);
    await way.click();
    const href = await way.getAttribute('href');
    await expect.poll(() => askedOf(page)).toContainEqual(['executeDeepLink', href]);
  });

  it('without scripts the way to a browser stands there', async () => {
    await aWorld();
    const { tab } = await shown(TEAMS, { scripts: false });
    await tab.getByText('Scripts are switched off here').waitFor();
    expect(await tab.getByRole('link', { name: 'Open my page in a browser' }).locator('visible=true').count()).toBe(1);
    expect(await tab.getByText('Opening your page').isVisible()).toBe(false);
  });
});

describe('other sites', { timeout: 90_000 }, () => {
  const from = (src: string) => `?src=${encodeURIComponent(src)}`;
  it.each([
    ['the tab', `${EVIL}/${from(`${TAB}/tab`)}`],
    ['a Teams that shows the tab', `${EVIL}/${from(`${TEAMS}/`)}`],
    ['the page of a browser, in Teams itself', `${TEAMS}/${from(`${TAB}/m/`)}`],
    ['the console, in Teams itself', `${TEAMS}/${from(`${TAB}/page/x.y`)}`],
  ])('cannot show %s', async (_what, url) => {
    await aWorld();
    const { page, complaints } = await shown(url);
    await expect.poll(() => complaints.join()).toMatch(/frame-ancestors/);
    const seen = await Promise.all(page.frames().map((frame) => frame.content()));
    expect(seen.filter((html) => html.includes('Open my page in a browser') || html.includes('name="guard"'))).toEqual(
      [],
    );
  });
});
