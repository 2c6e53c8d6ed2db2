/** The signed page in a real browser, with its scripts off: as wide as a phone, from left to right and on a dark screen. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { startWorld, type World } from '../support/world.ts';
import { barriers, overflows, screen, startBrowser } from './consoleProgram.ts';

let browser: Browser;
let w: World & { close(): Promise<void> };
beforeAll(async () => {
  browser = await startBrowser();
  w = await startWorld({ entities: ['UNHCR', 'UN Women'] });
}, 60_000);
afterAll(async () => {
  await browser.close();
  await w.close();
});

const LONG = 'An-entity-with-a-name-that-is-longer-than-any-phone-is-wide-and-has-no-place-to-break'.slice(0, 60);
const LIST = `entity,name,email,role
${LONG},مريم <b>العلي</b>,m@un.example,focal point
UNHCR,Ana Li,fp@unhcr.example,focal point`;

describe('handing in the roll', { timeout: 60_000 }, () => {
  it.each(['light', 'dark'] as const)('works without scripts at 375 px (%s)', async (colorScheme) => {
    const card = JSON.stringify((await w.officer.say('people upload')).card);
    const url = /"url":"([^"]*)"/.exec(card)?.[1] ?? '';
    const context = await browser.newContext({
      javaScriptEnabled: false,
      colorScheme,
      viewport: { width: 375, height: 700 },
    });
    const page = await context.newPage();
    const looked = async (what: string): Promise<void> => {
      const html = await page.content();
      // axe is a script: it looks at the same page where scripts run.
      const other = await browser.newContext({ colorScheme, viewport: { width: 375, height: 700 } });
      const copy = await other.newPage();
      await copy.setContent(html);
      expect(await barriers(copy), what).toEqual([]);
      expect(await overflows(copy), what).toBe(false);
      await screen(copy, `page-${colorScheme}-${what.replaceAll(' ', '-')}`);
      await other.close();
    };
    await page.goto(url);
    await looked('the page');
    const file = { name: 'roll.csv', mimeType: 'text/csv', buffer: Buffer.from(LIST) };
    await page.getByLabel('The file').setInputFiles(file);
    await page.getByRole('button', { name: 'Show what would change' }).click();
    await looked('the faults');
    await page.getByRole('button', { name: 'It is a new entity' }).click();
    expect(await page.locator('main').innerText()).toContain('مريم');
    await looked('the preview');
    await page.getByText('Apply and remove people…').click();
    await page.getByLabel('Alternate of UN Women').check();
    await looked('who leaves');
    if (colorScheme === 'dark') {
      await page.getByRole('button', { name: 'Apply, and remove those chosen' }).click();
      expect(await page.locator('main').innerText()).toContain('has been changed');
      await looked('the end');
      expect((await w.records('people')).map(({ email }) => email)).not.toContain('alt@un-women.example');
    }
    await context.close();
  });
});
