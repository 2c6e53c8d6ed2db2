import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { build } from '../../.config/build.mjs';
import { fakeDoor } from '../support/localDoor.ts';
import { serve } from '../platforms/local/served.ts';
import { barriers, openPage, overflows, screen, startBrowser, startProgram, type Program } from './consoleProgram.ts';

let browser: Browser;
let program: Program;
beforeAll(async () => {
  await build();
  browser = await startBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  program = await startProgram();
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  await program.stop();
});

const button = (at: Page | Locator, name: string | RegExp): Locator =>
  at.getByRole('button', { name, exact: typeof name === 'string' });
const lastMessage = (page: Page): Locator => page.locator('.message').last();
const dialog = (page: Page): Locator => page.getByRole('dialog');
/** The line of the first focal point of this entity. */
const focalPoint = (page: Page, entity: string): Locator =>
  button(page.getByRole('navigation', { name: 'People' }), new RegExp(`${entity} · Focal point`));
const sees = async (at: Locator, words: string | RegExp): Promise<void> => {
  await at.filter({ hasText: words }).first().waitFor();
};

/** The states of the requests, as they are stored. */
async function states(): Promise<unknown[]> {
  const answer = await fetch(`${program.address}/local/records?kind=endorsements`);
  return ((await answer.json()) as { readonly state: string }[]).map(({ state }) => state);
}

/** Types a message to Concord. */
async function say(page: Page, words: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message to Concord' }).fill(words);
  await page.keyboard.press('Enter');
  await page.locator('.message-person').filter({ hasText: words }).waitFor();
}

/** Opens a request through the form, as the Secretariat. */
async function openRequest(page: Page, title: string): Promise<void> {
  await button(page, 'Open a written-endorsement request').click();
  await fillRequest(page, title);
  await openSeen(page);
  await sees(lastMessage(page), title);
}
/** @param form where it stands: in the dialog, or in the chat of whoever typed for it */
async function fillRequest(page: Page, title: string, form = dialog(page)): Promise<void> {
  await form.getByLabel('Title').fill(title);
  await form.getByLabel('Link to the document').fill('https://unaction.example/framework');
  await form
    .getByLabel('Summary')
    .fill('The text that the entities agreed on in October, with the changes of the legal adviser.');
  await button(form, 'Preview').click();
}
/** From the preview of a request. */
const openSeen = (page: Page): Promise<void> => button(dialog(page), 'Open the request').click();

test('what was typed into a form is there after it was refused with another card', async () => {
  const { page } = await openPage(browser, program.address);
  await sees(page.locator('.welcome'), 'Welcome to Concord');
  await openRequest(page, 'Joint guidance on data protection');
  // In the dialog one press leads back to it. The first steps offer no form any more, the list does.
  await say(page, 'endorsement list');
  await button(lastMessage(page), 'New endorsement request').click();
  await fillRequest(page, 'Another title for the same');
  await sees(dialog(page), 'already asks');
  await button(dialog(page), 'Back to the form').click();
  expect(await dialog(page).getByLabel('Title').inputValue()).toBe('Another title for the same');
  expect(await dialog(page).getByLabel('Summary').inputValue()).toContain('the legal adviser');
  await button(dialog(page), 'Close').click();
  // In the chat it stands as it was typed, and can be sent with another link; once sent it is folded.
  await say(page, 'endorsement new');
  const form = lastMessage(page);
  await sees(form, 'New endorsement request');
  await fillRequest(page, 'A third title', form);
  await sees(dialog(page), 'already asks');
  await button(dialog(page), 'Close').click();
  expect(await form.getByLabel('Title').inputValue()).toBe('A third title');
  await form.getByLabel('Link to the document').fill('https://unaction.example/another');
  await button(form, 'Preview').click();
  await sees(dialog(page), 'Nothing has been sent yet');
  await openSeen(page);
  const sent = page.locator('.message').filter({ hasText: 'New endorsement request' });
  await sent.filter({ hasText: 'E-2 is open' }).waitFor();
  expect(await sent.getByLabel('Title').count()).toBe(0);
  expect(await button(sent, 'Preview').count()).toBe(0);
});

test('what was typed into a form is there after something else was looked at', async () => {
  const { page } = await openPage(browser, program.address);
  await sees(page.locator('.welcome'), 'Welcome to Concord');
  // In the chat the list opens beside the form.
  await page.getByRole('textbox').last().fill('send');
  await page.keyboard.press('Enter');
  await sees(lastMessage(page), 'Write to the network');
  await lastMessage(page).getByLabel('Subject').fill('Workshop in Nairobi');
  await button(lastMessage(page), 'Call for proposals…').click();
  await sees(dialog(page), 'Preview');
  // In the dialog one press leads back to it.
  await dialog(page).getByLabel('Subject').fill('A call');
  await button(dialog(page), 'All messages').click();
  await sees(dialog(page), 'There is nothing here');
  await button(dialog(page), 'Back to the form').click();
  expect(await dialog(page).getByLabel('Subject').inputValue()).toBe('A call');
  await button(dialog(page), 'Close').click();
  expect(await lastMessage(page).getByLabel('Subject').inputValue()).toBe('Workshop in Nairobi');
  await page.reload();
  await sees(lastMessage(page), 'Write to the network');
});

test('a file is attached to an answer in the chat, with the keyboard too', async () => {
  const officer = (
    (await (await fetch(`${program.address}/local/people`)).json()) as { id: string; role: string }[]
  ).find(({ role }) => role === 'secretariat');
  const inputs = { title: 'Annual report', questions: 'What was achieved?', dueOn: 'in two weeks' };
  await fetch(`${program.address}/local/people/${officer?.id ?? ''}/act`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ verb: 'input.open', inputs }),
  });
  const { page } = await openPage(browser, program.address);
  await focalPoint(page, 'UNICEF').click();
  const picked = page.waitForEvent('filechooser');
  await button(page, 'Attach a file').focus();
  await page.keyboard.press('Enter');
  await (
    await picked
  ).setFiles([
    { name: 'report.txt', mimeType: 'text/plain', buffer: Buffer.from('Forty people were trained.') },
    { name: 'nothing.txt', mimeType: 'text/plain', buffer: Buffer.from('') },
  ]);
  await sees(page.locator('.message-person'), 'report.txt');
  await sees(page.locator('.message'), 'Which question does report.txt answer?');
  await sees(page.locator('.message'), 'nothing.txt is empty');
  expect(await barriers(page)).toEqual([]);
  await button(
    page.locator('.message').filter({ hasText: 'Which question does report.txt' }),
    /What was achieved/,
  ).click();
  await sees(page.locator('.message'), 'Forty people were trained.');
});

test('a request goes from the form to a meeting, and another to its closing', async () => {
  const { page, complaints } = await openPage(browser, program.address);
  await sees(page.locator('.welcome'), 'Welcome to Concord');
  await sees(page.locator('#banner'), 'invented');
  await screen(page, '01-first-run');

  // The client itself asks for what is missing; the core says what is wrong with the rest, beside its field.
  await button(page, 'Open a written-endorsement request').click();
  const form = dialog(page);
  await button(form, 'Preview').click();
  expect(await form.getByLabel('Title').evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);
  await screen(page, '02-form-title-missing');
  await form.getByLabel('Title').fill('Framework of Cooperation 2027');
  await form.getByLabel('Link to the document').fill('http://not-safe.example');
  await button(form, 'Preview').click();
  await sees(form.locator('.complaint'), 'https://');
  expect(await form.getByLabel('Link to the document').getAttribute('aria-invalid')).toBe('true');
  expect(
    await form.getByLabel('Link to the document').evaluate((field) => field === field.ownerDocument.activeElement),
  ).toBe(true);
  await screen(page, '03-form-complaint');
  await fillRequest(page, 'Framework of Cooperation 2027');
  await openSeen(page);
  await sees(lastMessage(page).locator('.note-good'), 'E-1 is open');
  expect(await form.count()).toBe(0);
  await screen(page, '04-request-opened');

  // One press.
  await focalPoint(page, 'UNHCR').click();
  await button(lastMessage(page), 'Endorse').click();
  await sees(lastMessage(page).locator('.note-good'), /endorse/i);
  expect(await button(lastMessage(page), 'Endorse').count()).toBe(0);
  await screen(page, '05-endorsed');

  // An objection alone, then the request for discussion with it: the pair refers it.
  await focalPoint(page, 'IOM').click();
  // The press of another may draw the card anew between the look and the click.
  await sees(page.locator('.message .card'), 'endorsing: 1');
  await button(lastMessage(page), 'Object…').click();
  await page
    .getByLabel('What does your entity object to, and why?')
    .fill('Section 4 gives the pooled fund a new purpose.');
  await page.getByLabel(/Do you also request/).check();
  await screen(page, '06-objecting');
  await button(lastMessage(page), 'Send the objection').click();
  await sees(page.locator('.message .card'), 'Section 4 gives the pooled fund a new purpose.');
  expect(await states()).toEqual(['referred']);
  await screen(page, '07-referred');

  // Everyone's card has changed, in every chat.
  for (const entity of ['UNHCR', 'UNICEF']) {
    await focalPoint(page, entity).click();
    await sees(page.locator('.message .card'), 'Section 4 gives the pooled fund a new purpose.');
    await sees(page.locator('.message-head'), 'edited');
  }

  // A second request runs to its end in silence.
  await button(page, /Nadia Rousseau/).click();
  await page.getByLabel('Message to Concord').fill('endorsement new');
  await page.keyboard.press('Enter');
  await lastMessage(page).getByLabel('Title').fill('Work plan 2027');
  await lastMessage(page).getByLabel('Link to the document').fill('https://unaction.example/work-plan');
  await button(lastMessage(page), 'Preview').click();
  await openSeen(page);
  await sees(page.locator('.note-good'), 'E-2 is open');
  await button(page, 'Records and time').click();
  await page.getByRole('tab', { name: 'Deliveries' }).click();
  await sees(page.locator('.entry'), 'sent');
  await button(page, '+1 hour').click();
  await sees(page.locator('#clock-chip'), '10:00');
  await button(page, 'To the next closing').click();
  await sees(page.locator('.toast'), 'were sent or updated');
  await page.getByRole('tab', { name: 'Requests' }).click();
  await sees(page.locator('.entry'), 'endorsed');
  expect(await states()).toEqual(['referred', 'endorsed']);
  await page.getByRole('tab', { name: 'Register' }).click();
  await sees(page.locator('.entry'), /UNA\/2026\/\d+/);
  await screen(page, '08-register');
  await page.getByRole('tab', { name: 'Audit' }).click();
  await sees(page.locator('.entry'), 'endorsement.object');
  await screen(page, '09-audit');
  expect(complaints).toEqual([]);
});

test('a form is left with the chat that it belongs to, and the first steps leave the chat its room', async () => {
  const { page } = await openPage(browser, program.address, { width: 375, height: 800 });
  await sees(page.locator('.welcome'), 'Welcome to Concord');
  await page.getByRole('textbox').last().fill('home');
  await page.keyboard.press('Enter');
  await sees(lastMessage(page), 'Nothing waits for you');
  const room = (await page.locator('#messages').boundingBox())?.height ?? 0;
  expect(room).toBeGreaterThan(300);
  await page.goto(`${program.address}/#una-18`);
  await page.goto(`${program.address}/#una-1`);
  await button(page, 'Open a written-endorsement request').click();
  await dialog(page).getByLabel('Title').fill('Mine');
  await page.goBack();
  await page.locator('.chat-head').filter({ hasText: 'Yasmin Haddad' }).waitFor();
  expect(await dialog(page).count()).toBe(0);
});

test('someone who has blocked the bot is not reached, until the block is taken back', async () => {
  const { page, complaints } = await openPage(browser, program.address);
  await focalPoint(page, 'UNHCR').click();
  await button(page, 'Records and time').click();
  await page.getByRole('switch').click();
  await sees(page.locator('.chat-head'), 'Bot blocked');
  await button(page, /Nadia Rousseau/).click();
  await openRequest(page, 'Framework of Cooperation 2027');
  await page.getByRole('tab', { name: 'Deliveries' }).click();
  await sees(page.locator('.entry'), 'failed');
  await screen(page, '10-blocked');
  await focalPoint(page, 'UNHCR').click();
  await sees(page.locator('.empty'), 'No messages yet');
  await page.getByRole('switch').click();
  await sees(lastMessage(page), 'Framework of Cooperation 2027');
  await page.locator('[role=switch][aria-checked=false]').waitFor();
  await page.getByRole('switch').click();
  await page.locator('[role=switch][aria-checked=true]').waitFor();
  expect(complaints).toEqual([]);
});

test('everything can be done from the keyboard', async () => {
  const { page, complaints } = await openPage(browser, program.address);
  await page.locator('.welcome').waitFor();
  const focused = (): Promise<string> =>
    page.evaluate('document.activeElement.textContent || document.activeElement.getAttribute("aria-label") || ""');
  const tabTo = async (words: RegExp): Promise<void> => {
    for (let i = 0; i < 60; i += 1) {
      await page.keyboard.press('Tab');
      if (words.test(await focused())) return;
    }
    throw new Error(`the Tab key does not lead to ${String(words)}`);
  };
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('Skip to the message box');
  await page.keyboard.press('Enter');
  expect(await focused()).toBe('Message to Concord');

  await page.reload();
  await page.locator('.welcome').waitFor();
  await tabTo(/^Open a written-endorsement request$/);
  await page.keyboard.press('Enter');
  await dialog(page).waitFor();
  await page.keyboard.press('Escape');
  expect(await dialog(page).count()).toBe(0);
  expect(await focused()).toBe('Open a written-endorsement request');
  await page.keyboard.press('Enter');
  await dialog(page).waitFor();
  await page.keyboard.type('Framework of Cooperation 2027');
  await page.keyboard.press('Tab');
  await page.keyboard.type('https://unaction.example/framework');
  await tabTo(/^Preview$/);
  await page.keyboard.press('Enter');
  await sees(dialog(page), 'Nothing has been sent yet');
  await tabTo(/^Open the request$/);
  await page.keyboard.press('Enter');
  await sees(lastMessage(page), 'E-1 is open');

  // The list of people is one stop; the arrows walk in it.
  await page.getByLabel('Search people').focus();
  await page.keyboard.type('unhcr');
  await page.keyboard.press('ArrowDown');
  expect(await focused()).toContain('UNHCR · Focal point');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await sees(page.locator('.chat-head'), 'UNHCR');
  await button(lastMessage(page), 'Endorse').waitFor();
  await tabTo(/^Endorse$/);
  await screen(page, '11-keyboard');
  await page.keyboard.press('Enter');
  await sees(lastMessage(page).locator('.note-good'), /endorse/i);
  // The pressed button is gone; the keyboard is still at the card.
  expect(await page.evaluate('document.activeElement.closest(".message") !== null')).toBe(true);

  await tabTo(/^Message to Concord$/);
  await page.keyboard.type('home');
  await page.keyboard.press('Enter');
  await sees(page.locator('.message-person'), 'home');
  expect(complaints).toEqual([]);
});

test('what quiet hours hold is shown on a phone as soon as it is asked for', async () => {
  const { page } = await openPage(browser, program.address, { width: 375, height: 740 });
  const open = (title: string): Promise<Response> =>
    fetch(`${program.address}/local/people/una-1/act`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        verb: 'endorsement.open',
        inputs: { title, documentUrl: `https://unaction.example/${encodeURIComponent(title)}` },
      }),
    });
  await open('Sent by day');
  // Half past nine in the evening in Geneva.
  await fetch(`${program.address}/local/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now: '2026-11-24T20:30:00.000Z' }),
  });
  await open('Held by night');
  await button(page, 'People').click();
  await focalPoint(page, 'UNHCR').click();
  await sees(lastMessage(page), 'Sent by day');
  await button(page, 'Deliver now').click();
  await sees(lastMessage(page), 'Held by night');
  const inView = async (): Promise<boolean> => {
    const [chat, card] = [await page.locator('#messages').boundingBox(), await lastMessage(page).boundingBox()];
    return chat !== null && card !== null && card.y < chat.y + chat.height / 2;
  };
  await vi.waitFor(async () => expect(await inView()).toBe(true), 5_000);
  // The pressed button is gone; the focus goes to the field under it.
  const focused = (): Promise<string | undefined> => page.evaluate(() => document.activeElement?.id);
  await vi.waitFor(async () => expect(await focused()).toBe('composer-text'), 5_000);
});

test('a page of 375 pixels has room for everything', async () => {
  const { page, complaints } = await openPage(browser, program.address, { width: 375, height: 740 });
  await page.locator('.welcome').waitFor();
  expect(await overflows(page)).toBe(false);
  await screen(page, '12-narrow-first-run');
  await openRequest(
    page,
    'Framework of Cooperation 2027, with an exceptionally-long-compound-word-in-its-title-that-must-wrap-somewhere',
  );
  expect(await overflows(page)).toBe(false);
  await button(page, 'People').click();
  await screen(page, '13-narrow-people');
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await page.getByLabel('Search people').isVisible()).toBe(false);
  await button(page, 'People').click();
  await focalPoint(page, 'UNHCR').click();
  await button(lastMessage(page), 'Object…').click();
  expect(await overflows(page)).toBe(false);
  await screen(page, '14-narrow-card');
  await button(page, 'Records and time').click();
  await sees(page.locator('.entry'), 'E-1');
  expect(await overflows(page)).toBe(false);
  await screen(page, '15-narrow-panel');
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await page.locator('#panel').isVisible()).toBe(false);
  expect(complaints).toEqual([]);
});

test.each([false, true])('nothing keeps anybody out (dark: %s)', async (dark) => {
  const name = dark ? 'dark' : 'light';
  const { page, complaints } = await openPage(browser, program.address, { dark });
  await page.locator('.welcome').waitFor();
  expect(await barriers(page)).toEqual([]);
  await button(page, 'Open a written-endorsement request').click();
  await button(dialog(page), 'Preview').click();
  await sees(dialog(page), 'Please fill this in');
  expect(await barriers(page)).toEqual([]);
  await screen(page, `16-form-${name}`);
  await fillRequest(page, 'Framework of Cooperation 2027');
  await openSeen(page);
  await sees(lastMessage(page), 'E-1 is open');
  for (const words of ['home', 'help', 'endorsement list', 'people', 'settings']) await button(page, words).click();
  await sees(page.locator('.message'), 'Quiet hours');
  await button(page, 'Records and time').click();
  expect(await barriers(page)).toEqual([]);
  await focalPoint(page, 'UNHCR').click();
  await button(lastMessage(page), 'Object…').click();
  await button(lastMessage(page), 'More…').click();
  await button(lastMessage(page), /^All entities/).click();
  expect(await barriers(page)).toEqual([]);
  await screen(page, `17-card-${name}`);
  await button(page, `Use the ${dark ? 'light' : 'dark'} theme`).click();
  expect(await barriers(page)).toEqual([]);
  await page.reload();
  await page.locator('.message').first().waitFor();
  expect(await page.locator('html').getAttribute('data-theme')).toBe(dark ? 'light' : 'dark');
  expect(complaints).toEqual([]);
});

test('people’s words stay words, in their own direction', async () => {
  const { page, complaints } = await openPage(browser, program.address);
  const hostile = '<img src=x onerror=alert(1)> **b** {{DATE(2026-12-01T12:00:00Z,SHORT)}}';
  await openRequest(page, hostile);
  await sees(lastMessage(page).locator('.card'), hostile);
  await focalPoint(page, 'UNHCR').click();
  await button(lastMessage(page), 'Object…').click();
  await page.getByLabel('What does your entity object to, and why?').fill('القسم الرابع يغيّر غرض الصندوق.');
  await button(lastMessage(page), 'Send the objection').click();
  const words = page.locator('.card .ac-richTextBlock').filter({ hasText: 'القسم الرابع' }).first();
  await words.waitFor();
  // A card that is just being drawn anew has no style for a moment.
  await expect.poll(() => words.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
  await page.getByLabel('Message to Concord').fill('<b onclick=alert(1)>مرحبا</b>');
  await page.keyboard.press('Enter');
  await sees(page.locator('.message-person .bubble'), '<b onclick=alert(1)>مرحبا</b>');
  await screen(page, '18-words');
  expect(complaints).toEqual([]);
});

test('the page finds its way back to a program that was killed, and goes on', async () => {
  const { page } = await openPage(browser, program.address);
  await openRequest(page, 'Framework of Cooperation 2027');
  await focalPoint(page, 'UNHCR').click();
  await button(lastMessage(page), 'Object…').click();
  await page.getByLabel('What does your entity object to, and why?').fill('Half a sentence');
  await program.kill();
  await page.locator('body.offline').waitFor();
  await screen(page, '19-offline');
  await program.again();
  await page.locator('body:not(.offline)').waitFor();
  expect(await page.getByLabel('What does your entity object to, and why?').inputValue()).toBe('Half a sentence');
  await button(lastMessage(page), 'Endorse').click();
  await sees(lastMessage(page).locator('.note-good'), /endorse/i);
});

test('a card that changes while somebody fills it in is kept until they say so', async () => {
  const { page } = await openPage(browser, program.address);
  await openRequest(page, 'Framework of Cooperation 2027');
  await focalPoint(page, 'UNHCR').click();
  await button(lastMessage(page), 'Object…').click();
  await page.getByLabel('What does your entity object to, and why?').fill('Half a sentence');
  const other = await openPage(browser, program.address);
  await focalPoint(other.page, 'UNICEF').click();
  await button(lastMessage(other.page), 'Endorse').click();
  await button(other.page, 'Records and time').click();
  await button(other.page, '+1 hour').click();
  await sees(lastMessage(page).locator('.note'), 'has changed since you began');
  expect(await page.getByLabel('What does your entity object to, and why?').inputValue()).toBe('Half a sentence');
  await screen(page, '20-changed-meanwhile');
  await button(page, 'Show it as it is now').click();
  expect(await page.getByLabel('What does your entity object to, and why?').isVisible()).toBe(false);
  expect(await page.getByText('has changed since you began').count()).toBe(0);
});

test('a long chat opens at its end, and shows the rest when asked', async () => {
  const { page } = await openPage(browser, program.address);
  const [first] = (await (await fetch(`${program.address}/local/people`)).json()) as { readonly id: string }[];
  for (let i = 0; i < 50; i += 1) {
    const body = JSON.stringify({ text: `word ${i}` });
    await fetch(`${program.address}/local/people/${first?.id}/say`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    });
  }
  await page.reload();
  await sees(page.locator('.message-person'), 'word 49');
  expect(await page.locator('.message').count()).toBe(40);
  await button(page, 'Show earlier messages').click();
  await button(page, 'Show earlier messages').click();
  expect(await page.locator('.message-person').allTextContents()).toEqual(
    Array.from({ length: 50 }, (_, i) => expect.stringMatching(new RegExp(`word ${i}$`)) as unknown),
  );
  expect(await page.locator('.day').count()).toBe(1);
  expect(await button(page, 'Show earlier messages').isVisible()).toBe(false);
});

test('what comes while a chat is being read is not lost', async () => {
  const { page } = await openPage(browser, program.address);
  const [first] = (await (await fetch(`${program.address}/local/people`)).json()) as { readonly id: string }[];
  await sees(page.locator('.chat-head'), 'Nadia Rousseau');
  let reads = 0;
  await page.route('**/local/people/*/messages', async (route) => {
    const read = await route.fetch();
    reads += 1;
    await fetch(`${program.address}/local/people/${first?.id}/say`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ text: `while it was read (${reads})` }),
    });
    await route.fulfill({ response: read });
  });
  await page.reload();
  await expect
    .poll(async () => reads > 0 && (await page.locator('.message-person').count()) === reads, { timeout: 5_000 })
    .toBe(true);
  await page.unrouteAll({ behavior: 'wait' });
});

test('where there are several networks, one can go from one to another, even to one without people', async () => {
  const assets = fileURLToPath(new URL('../../dist/console', import.meta.url));
  const served = await serve({ door: fakeDoor(undefined, ['psea']), assets });
  const { page, complaints } = await openPage(browser, served.address);
  await sees(page.locator('.chat-head'), 'Sofía Rojas');
  await page.getByLabel('Network').selectOption('psea');
  await sees(page.locator('#nobody'), 'There is nobody in this network yet');
  expect(await page.locator('.person').count()).toBe(0);
  expect(await page.locator('#chat').isVisible()).toBe(false);
  await page.getByLabel('Network').selectOption('una');
  await sees(page.locator('.chat-head'), 'Sofía Rojas');
  expect(await page.locator('#nobody').isVisible()).toBe(false);
  expect(await barriers(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
  await served.stop();
});

test.each([
  ['light', {}],
  ['dark', { dark: true }],
  ['narrow', { width: 375, height: 740 }],
])('the RMC is shown as a picture: seats, terms, entities (%s)', async (name, look) => {
  const { page, complaints } = await openPage(browser, program.address, look);
  await page.locator('.welcome').waitFor();
  await button(page, 'Records and time').click();
  await page.getByRole('tab', { name: 'RMC' }).click();
  const picture = page.getByRole('img', { name: 'Who sits in the RMC, and when' });
  await picture.waitFor();
  // Six seats, this year and the six to come; the list says the same in words.
  expect(await picture.locator('rect').count()).toBe(42);
  expect(await page.locator('.entry').count()).toBe(42);
  await screen(page, `19-rmc-${name}`);
  // The panel draws the picture anew now and then; a box of the one before has no colour any more.
  await vi.waitFor(async () => {
    const [own, other] = await picture
      .locator('rect')
      .evaluateAll((boxes) => boxes.map((box) => getComputedStyle(box as Element).fill));
    expect(own).toMatch(/^rgb/);
    expect(own).not.toBe(other);
  });
  expect(await overflows(page)).toBe(false);
  expect(await barriers(page)).toEqual([]);
  await screen(page, `19-rmc-${name}`);
  expect(complaints).toEqual([]);
});

/** Somebody's act, as the page's own calls make it. */
async function acted(who: RegExp, verb: string, inputs: object, target?: string): Promise<void> {
  const people = (await (await fetch(`${program.address}/local/people`)).json()) as { id: string; look: string }[];
  const person = people.find((one) => who.test(JSON.stringify(one)));
  const answer = await fetch(`${program.address}/local/people/${person?.id ?? ''}/act`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ verb, target, inputs }),
  });
  expect(await answer.json()).toMatchObject({ ok: true });
}

async function saidInRoom(person: string, text: string): Promise<void> {
  const answer = await fetch(`${program.address}/local/people/${person}/say`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ text, room: true }),
  });
  expect(await answer.json()).toMatchObject({ ok: true });
}

test.each([
  ['wide', {}],
  ['narrow', { width: 375, height: 740 }],
])('meetings, agenda items and correspondence stand in the panel, by keyboard too (%s)', async (name, look) => {
  const { page, complaints } = await openPage(browser, program.address, look);
  await page.locator('.welcome').waitFor();
  await button(page, 'Records and time').click();
  const tab = (title: string): Locator => page.getByRole('tab', { name: title, exact: true });
  await tab('Requests').focus();
  for (const title of ['Register', 'Meetings']) {
    await page.keyboard.press('ArrowRight');
    expect(await tab(title).getAttribute('aria-selected')).toBe('true');
  }
  await sees(page.locator('.entry'), /M-1.*planned/s);
  expect(await page.locator('.entry').count()).toBe(12);
  await page.keyboard.press('ArrowRight');
  await sees(page.locator('.shelf .empty'), 'Nothing has come on an agenda yet.');
  await page.keyboard.press('ArrowRight');
  await sees(page.locator('.shelf .empty'), 'Nothing has been written to the network yet.');
  await screen(page, `22-panel-empty-${name}`);
  const panel = await page.locator('#panel').boundingBox();
  const shown = await tab('Correspondence').boundingBox();
  expect(shown!.x).toBeGreaterThanOrEqual(panel!.x);
  expect(shown!.x + shown!.width).toBeLessThanOrEqual(panel!.x + panel!.width);

  const unhcr = /UNHCR.*focalPoint/;
  await acted(unhcr, 'agenda.propose', { title: 'Work plan of the year <b>2027</b>' });
  await acted(/"secretariat"/, 'agenda.accept', {}, 'A-1');
  await acted(unhcr, 'meeting.reply', { answer: 'attending' }, 'M-1');
  await acted(/"secretariat"/, 'correspondence.send', { subject: 'Office hours', text: 'We are closed on Thursday.' });
  await sees(page.locator('.entry'), /C-1.*Office hours/s);
  await sees(page.locator('.entry'), /\d+ of \d+ reached/);
  await screen(page, `22-panel-correspondence-${name}`);
  await page.keyboard.press('ArrowRight');
  await sees(page.locator('.shelf .empty'), 'Nothing stands in the network’s channel.');
  await saidInRoom('una-1', 'room here');
  await sees(page.locator('.entry'), 'This is the network’s room now');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await sees(page.locator('.entry'), /A-1.*Work plan of the year <b>2027<\/b>.*M-1/s);
  await tab('Meetings').click();
  await sees(page.locator('.entry'), /M-1.*1 agenda item.*1 comes/s);
  await screen(page, `22-panel-meetings-${name}`);
  expect(await overflows(page)).toBe(false);
  expect(await barriers(page)).toEqual([]);
  await page.keyboard.press('End');
  await sees(page.locator('.entry'), 'correspondence.send');
  await page.keyboard.press('Home');
  await sees(page.locator('.shelf .empty'), 'No request has been opened yet.');
  expect(complaints).toEqual([]);
});

test('a table on a card can be read, on a phone too', async () => {
  const { page, complaints } = await openPage(browser, program.address, { width: 375, height: 740 });
  await page.getByLabel('Message to Concord').fill('rmc');
  await page.keyboard.press('Enter');
  const table = lastMessage(page).getByRole('table').first();
  await sees(table, 'DCO');
  expect(await table.getByText('Thu, 31 Dec 2026').first().isVisible()).toBe(true);
  expect(await overflows(page)).toBe(false);
  await screen(page, '21-narrow-table');
  expect(complaints).toEqual([]);
});
