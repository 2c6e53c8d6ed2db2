/** One's own page in a real browser: with scripts off and on, as wide as a phone, from right to left, and what others try. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { createLinks } from '../../src/app/links.ts';
import { instant, networkId, ref } from '../../src/core/ids.ts';
import { cardHtml } from '../../src/platforms/page/card.ts';
import { page as wholePage } from '../../src/platforms/page/document.ts';
import { rendererContract } from '../contracts/renderer.contract.ts';
import { drawSample, samples } from '../support/cardSamples.ts';
import { loadNetwork } from '../support/features.ts';
import { AROUND, PAGE } from '../support/pageRenderer.ts';
import { startWorld, type Somebody, type World } from '../support/world.ts';
import { barriers, overflows, screen, startBrowser } from './consoleProgram.ts';

let browser: Browser;
const worlds: { close(): Promise<void> }[] = [];
beforeAll(async () => {
  browser = await startBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  for (const w of worlds) await w.close();
});

async function aWorld(): Promise<World> {
  const w = await startWorld();
  worlds.push(w);
  return w;
}
async function mailLink(w: World, who: Somebody, about: string): Promise<string> {
  const all = await w.records<{ id: string; to: string; about: string }>('deliveries');
  const delivery = all.find((one) => one.to === who.id && one.about === about)?.id ?? '';
  const person = (await loadNetwork(w.store, networkId('una')))?.roll.people[who.id];
  if (!person) throw new Error('nobody');
  const links = createLinks({ keyValues: w.store.keyValues, base: () => w.url });
  return links.linkFor({ person, item: ref(about), delivery, made: instant(await w.now()) });
}
const codeOf = async (who: Somebody): Promise<string> => /\b\d{6}\b/.exec((await who.last('code')).words)?.[0] ?? '';
const positions = async (w: World, e: string): Promise<string[]> =>
  (await w.request(e)).positions.map(({ entity, position }) => `${entity} ${position}`);

interface Look {
  readonly scripts?: boolean;
  readonly dark?: boolean;
  readonly width?: number;
}
const context = ({ scripts = false, dark = false, width = 390 }: Look = {}): Promise<BrowserContext> =>
  browser.newContext({
    javaScriptEnabled: scripts,
    colorScheme: dark ? 'dark' : 'light',
    viewport: { width, height: 800 },
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });

/** axe is a script: it looks at the same page, with every fold open, where scripts run. */
async function looked(page: Page, what: string, dark = false): Promise<void> {
  const html = (await page.content())
    .replaceAll('<details>', '<details open>')
    .replaceAll('<details dir', '<details open dir');
  const other = await context({ scripts: true, dark });
  const copy = await other.newPage();
  await copy.setContent(html);
  expect(await barriers(copy), what).toEqual([]);
  expect(await overflows(copy), what).toBe(false);
  await screen(copy, `own-${what.replaceAll(' ', '-')}`);
  await other.close();
}
/** Buttons, folds and fields that are lower than a finger needs. */
const tooLow = (page: Page): Promise<string[]> =>
  page.evaluate<
    string[]
  >(`[...document.querySelectorAll('button, summary, input:not([type=hidden]):not([type=checkbox]), select, a.open')]
    .filter((one) => one.offsetParent !== null && one.getBoundingClientRect().height < 44)
    .map((one) => one.outerHTML.slice(0, 80))`);

describe.each([
  { scripts: false, dark: false },
  { scripts: true, dark: true },
])('somebody with a link (scripts: $scripts, dark: $dark)', { timeout: 90_000 }, ({ scripts, dark }) => {
  it('reads, objects at length, gives the code, and is remembered', async () => {
    const w = await aWorld();
    const who = w.focalPoint('UNHCR');
    await who.press('language.set', null, { language: 'fr' });
    const e = await w.open({ title: 'إطار التعاون' });
    const url = await mailLink(w, who, e);
    const phone = await context({ scripts, dark });
    const page = await phone.newPage();
    const complaints: string[] = [];
    page.on('console', (said) => void complaints.push(said.text()));
    await page.goto(url);
    await looked(page, `card ${String(scripts)}`, dark);
    expect(await page.locator('html').getAttribute('lang')).toBe('fr');
    if (scripts) expect(await tooLow(page)).toEqual([]);
    const words = `${'مرحبا. '.repeat(200)}Non.`;
    await page.locator('summary', { hasText: 'objection' }).first().click();
    const form = page.locator('form', { has: page.locator('input[value="endorsement.object"]') });
    await form.locator('textarea').first().fill(words);
    await form.locator('button').click();
    await looked(page, `code ${String(scripts)}`, dark);
    expect(await page.locator('#code').evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await positions(w, e)).toEqual([]);
    await page.locator('#code').fill('x');
    await page.locator('button.primary').click();
    await looked(page, `wrong code ${String(scripts)}`, dark);
    expect(await page.title()).toContain('À corriger');
    await page.locator('#code').fill(await codeOf(who));
    await page.locator('button.primary').click();
    expect(await positions(w, e)).toEqual(['UNHCR object']);
    expect((await w.request(e)).positions[0]).toMatchObject({ text: words.trim() });
    expect((await who.messages('positionReceipt')).length).toBe(1);
    await looked(page, `done ${String(scripts)}`, dark);
    // Reload sends the form again; back shows the code page: neither does anything a second time.
    await page.reload();
    await page.goBack();
    await page.goto(url);
    const [pass] = (await phone.cookies()).filter(({ name }) => name === 'concord-pass');
    expect(pass).toMatchObject({ httpOnly: true, sameSite: 'Strict' });
    await page.locator('form.press button').first().dblclick();
    // The second press goes on after the first one's page has come.
    await page.waitForLoadState('networkidle');
    await page.goto(`${w.url}/m/`);
    await looked(page, `home ${String(scripts)}`, dark);
    const acts = (await w.records<{ verb: string; outcome: string }>('audit')).filter(
      ({ verb }) => verb === 'endorsement.object',
    );
    expect(acts.map(({ outcome }) => outcome)).toEqual(['accepted']);
    expect((await who.messages('code')).length).toBe(1);
    expect(complaints).toEqual([]);
    await phone.close();
  });
});

describe('what others do with a link', { timeout: 90_000 }, () => {
  it('a browser that opens and presses everything does nothing, and the link works still', async () => {
    const w = await aWorld();
    const who = w.focalPoint('UNHCR');
    const e = await w.open();
    const url = await mailLink(w, who, e);
    const before = (await w.records('audit')).length;
    const scanner = await context({ scripts: true });
    const page = await scanner.newPage();
    await page.goto(url);
    const n = await page.locator('button').count();
    expect(n).toBeGreaterThan(5);
    for (let i = 0; i < Math.min(n, 8); i += 1) {
      await page.goto(url);
      await page.evaluate(`document.querySelectorAll('[required]').forEach((one) => one.removeAttribute('required'));
        document.querySelectorAll('details').forEach((one) => (one.open = true))`);
      await page.locator('button').nth(i).click();
      const confirm = page.locator('form[action="/m/code"] button');
      if ((await confirm.count()) > 0) {
        await page.evaluate(
          `document.querySelectorAll('[required]').forEach((one) => one.removeAttribute('required'))`,
        );
        await confirm.first().click();
      }
    }
    expect((await w.records('audit')).length).toBe(before);
    expect((await who.messages('code')).length).toBeLessThanOrEqual(3);
    await scanner.close();
    // Its owner waits until codes go out again, and is not locked out.
    await w.advance('PT1H');
    const own = await context();
    const mine = await own.newPage();
    await mine.goto(url);
    await mine.getByRole('button', { name: 'Endorse', exact: true }).click();
    await mine.locator('#code').fill(await codeOf(who));
    await mine.getByRole('button', { name: 'Confirm' }).click();
    expect(await positions(w, e)).toEqual(['UNHCR endorse']);
    await own.close();
  });

  it('forwarded, it shows what the mail said; the pass of its owner does not go with it', async () => {
    const w = await aWorld();
    const who = w.focalPoint('UNHCR');
    const e = await w.open({
      title: 'Planted-title',
      summary: 'planted-words',
      classification: 'strictlyConfidential',
    });
    const url = await mailLink(w, who, e);
    const own = await context();
    const page = await own.newPage();
    await page.goto(url);
    const mailed = await page.locator('main').innerText();
    expect(mailed).not.toContain('Planted');
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await page.locator('#code').fill(await codeOf(who));
    await page.getByRole('button', { name: 'Confirm' }).click();
    expect(await page.locator('main').innerText()).toContain('planted-words');
    const forwarded = await context();
    const other = await forwarded.newPage();
    await other.goto(url);
    expect(await other.locator('main').innerText()).toBe(mailed);
    await other.goto(`${w.url}/m/`);
    expect(await other.locator('main').innerText()).toContain('Your e-mail address');
    await own.close();
    await forwarded.close();
  });

  it('another site cannot press for whoever is remembered', async () => {
    const w = await aWorld();
    const who = w.focalPoint('UNHCR');
    const e = await w.open();
    const url = await mailLink(w, who, e);
    const own = await context({ scripts: true });
    const page = await own.newPage();
    await page.goto(url);
    await page.getByRole('button', { name: 'Need more time' }).first().isVisible();
    const html = await page.content();
    const fields =
      [
        ...html.matchAll(/<form[^>]*>(?:(?!<\/form>).)*value="endorsement\.endorse"(?:(?!<\/form>).)*<\/form>/gs),
      ][0]?.[0] ?? '';
    await page.getByRole('button', { name: 'Endorse', exact: true }).click();
    await page.locator('#code').fill(await codeOf(who));
    await page.getByRole('button', { name: 'Confirm' }).click();
    await w.officer.press('endorsement.withdraw', e, { reason: 'No.' });
    const next = await w.open();
    const evil = fields.replaceAll(e, next).replace('/m/act', `${w.url}/m/act`);
    const site = await serve(`<!doctype html><body>${evil}<script>document.forms[0].submit()</script>`);
    const answered = page.waitForResponse((response) => response.url().endsWith('/m/act'));
    await page.goto(`http://localhost:${(site.address() as AddressInfo).port}/`);
    expect((await answered).status()).toBe(403);
    expect(await positions(w, next)).toEqual([]);
    site.close();
    await own.close();
  });
});

const serve = (html: string): Promise<Server> =>
  new Promise((resolve) => {
    const site = createServer((_req, res) => {
      res.setHeader('Content-Type', 'text/html; charset=utf-8');
      res.end(html);
    });
    site.listen(0, '127.0.0.1', () => resolve(site));
  });

describe('every fifth card', { timeout: 300_000 }, () => {
  it('has no barrier and fits a phone, also from right to left', async () => {
    const phone = await context({ scripts: true });
    const page = await phone.newPage();
    const cards = (['ordinary', 'hostile'] as const).flatMap((kind) => samples(kind).filter((_, i) => i % 5 === 0));
    for (const sample of cards) {
      const card = drawSample(sample, 'en');
      const html = wholePage('en', card.title, cardHtml(card, AROUND)).replaceAll('<details>', '<details open>');
      const turned = sample.card.length % 2 === 0 ? html : html.replace('dir="ltr"', 'dir="rtl"');
      await page.setContent(turned);
      const about = `${sample.card} (${sample.about})`;
      expect(await barriers(page), about).toEqual([]);
      expect(await overflows(page), about).toBe(false);
      expect(await tooLow(page), about).toEqual([]);
    }
    await phone.close();
  });
});

rendererContract(PAGE, (kind) => kind === 'huge');
