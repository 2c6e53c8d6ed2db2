/** Mails as mailboxes draw them in a real browser: as narrow as a phone, dark and light, French, with words from right to left. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { mailWorld, pageIn } from '../support/mail/world.ts';
import { plan } from '../support/meetings.ts';
import { barriers, overflows, screen, startBrowser } from './consoleProgram.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
}, 60_000);
afterAll(() => browser.close());

const WIDTHS = [375, 390] as const;

/** @param width of the phone */
async function onPhone(width: number, dark: boolean, look: (page: Page) => Promise<void>): Promise<void> {
  const phone = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  try {
    await look(await phone.newPage());
  } finally {
    await phone.close();
  }
}

it('a request, an invitation, and the page for a link that is no longer good', async () => {
  const { w, mailsTo } = await mailWorld();
  await w.focalPoint('UNHCR').press('language.set', null, { language: 'fr' });
  const title = 'مذكرة إلى جميع الأعضاء بشأن إطار التعاون, Framework of Cooperation';
  const documentUrl = `https://un.example/${'a-long-name-without-a-break'.repeat(6)}`;
  const unbroken = `https://un.example/${'x'.repeat(150)}\n\n${'y'.repeat(1_200)}`;
  await w.open({ title, documentUrl, summary: `نص عربي مع English داخله.\n\nSecond paragraph. ${unbroken}` });
  await plan(w);
  await w.settle();
  const mails = mailsTo('fp@unhcr.example').filter(({ html }) => html !== '');
  expect(mails.length).toBeGreaterThanOrEqual(2);
  for (const [n, { html }] of mails.entries())
    for (const width of WIDTHS)
      for (const dark of [false, true])
        await onPhone(width, dark, async (page) => {
          // What is behind a mail is the mailbox's; where nothing is set, axe reckons with white.
          await page.setContent(
            html.replace('<head>', `<head><style>html{background:${dark ? '#121212' : '#ffffff'}}</style>`),
          );
          const what = `mail-${n}-${width}-${dark ? 'dark' : 'light'}`;
          expect(await barriers(page), what).toEqual([]);
          expect(await overflows(page), what).toBe(false);
          if (width === 375) await screen(page, what);
        });

  await w.officer.press('mail.revoke', null, { email: 'fp@unhcr.example' });
  const gone = w.url + pageIn(mails[0]!);
  await onPhone(375, false, async (page) => {
    await page.setExtraHTTPHeaders({ 'Accept-Language': 'fr' });
    await page.goto(gone);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Ce lien n’est plus valable');
    for (const what of ['gone', 'sent']) {
      expect(await barriers(page), what).toEqual([]);
      expect(await overflows(page), what).toBe(false);
      await screen(page, `mail-${what}`);
      if (what === 'sent') break;
      await page.getByLabel('Votre adresse électronique').fill('fp@unhcr.example');
      await page.getByRole('button', { name: 'M’en envoyer un nouveau' }).click();
    }
    expect(await page.getByRole('status').innerText()).toContain('un nouveau lien est en route');
  });
  await expect
    .poll(() => mailsTo('fp@unhcr.example').at(-1)?.headers['subject'])
    .toBe('Votre nouveau lien vers Concord');
}, 120_000);
