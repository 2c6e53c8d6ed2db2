/** Two people in two tenants, each in Microsoft's own test client: all the way from Teams to Teams. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { build } from '../../.config/build.mjs';
import { startProgram, type Program } from '../support/program.ts';
import { hasPlayground, startPlayground, type Playground, type Window } from '../support/teams/playground.ts';
import { screen, startBrowser } from './consoleProgram.ts';

const OFFICER: Window = { name: 'Nadia', email: 'nadia.rousseau@secretariat.example', number: 1 };
const FOCAL_POINT: Window = { name: 'Ines', email: 'ines.marchetti@dco.example', number: 2 };

let browser: Browser;
let folder: string;
let program: Program;
const windows: Playground[] = [];
beforeAll(async () => {
  await build();
  browser = await startBrowser();
});
afterAll(() => browser.close());
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'concord-teams-'));
  program = await startProgram(folder, {
    TEAMS_LOCAL_DEVELOPMENT: 'yes',
    CONCORD_LOCAL: 'yes',
    CONCORD_CLOCK: 'system',
    CONCORD_NOW: '',
    CONCORD_SAMPLE: 'yes',
  });
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  windows.splice(0).forEach(({ stop }) => stop());
  program.signal('SIGKILL');
  await program.ended;
  rmSync(folder, { recursive: true, force: true });
});

/** The person's window. Opening it installs the app, so Concord greets. */
async function enter(who: Window): Promise<Page> {
  const window = await startPlayground(new URL(program.address).port, who);
  windows.push(window);
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 1000 } })).newPage();
  await page.goto(window.address);
  await card(page, 'UN Action').waitFor();
  return page;
}

const card = (page: Page, words: string | RegExp): Locator =>
  page.locator('.ac-adaptiveCard').filter({ hasText: words }).last();
async function say(page: Page, words: string): Promise<void> {
  await page.getByRole('textbox').last().fill(words);
  await page.keyboard.press('Enter');
}

const suite = process.env['CI'] === undefined && !hasPlayground() ? test.skip : test;

suite('a request is opened, objected to and referred, all in Teams', async () => {
  // Whatever the hour is where this runs: a request would wait for the reader's morning.
  await program.call('POST', '/local/people/una-1/act', {
    verb: 'settings.set',
    inputs: { quietFrom: '03:00', quietTo: '03:00' },
  });
  const officer = await enter(OFFICER);
  const focalPoint = await enter(FOCAL_POINT);
  await screen(officer, 'teams-home');

  await say(officer, 'endorsement new');
  const form = card(officer, 'New endorsement request');
  await form.getByLabel('Title').fill('Framework of Cooperation');
  await form.getByLabel('Link to the document').fill('https://unaction.example/framework');
  await screen(officer, 'teams-form');
  await form.getByRole('button', { name: 'Preview' }).click();
  await card(officer, 'Before the request goes out').getByRole('button', { name: 'Open the request' }).click();
  await card(officer, 'Framework of Cooperation').waitFor();

  const asked = card(focalPoint, 'Object…');
  await asked.waitFor();
  await screen(focalPoint, 'teams-request');
  await asked.getByRole('button', { name: 'Object…' }).click();
  await asked.getByLabel('What does your entity object to, and why?').fill('Paragraph 4 has no funding behind it.');
  await asked.getByText('Do you also request that this be discussed').click();
  await screen(focalPoint, 'teams-objecting');
  await asked.getByRole('button', { name: 'Send the objection' }).click();

  await card(focalPoint, 'Paragraph 4 has no funding behind it.').waitFor();
  await screen(focalPoint, 'teams-objected');
  await card(officer, 'Paragraph 4 has no funding behind it.').waitFor();
  await screen(officer, 'teams-referred');

  const { body } = await program.call('GET', '/local/records?network=una&kind=endorsements');
  expect(body).toMatchObject([
    { target: 'E-1', state: 'referred', positions: [{ entity: 'DCO', objects: true, requestsDiscussion: true }] },
  ]);
});
