/** `npm run demo`: three weeks of history, and the story in the browser followed from an answer to the record. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { build } from '../../.config/build.mjs';
import { barriers, overflows, screen, startBrowser } from './consoleProgram.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let browser: Browser;
let demo: ChildProcess;
let [said, base] = ['', ''];

beforeAll(async () => {
  await build();
  browser = await startBrowser();
  const port = await freePort();
  // What is set on this machine must not count.
  const env = { PATH: process.env['PATH'], MONGODB_URI: 'mongodb://127.0.0.1:1/nothing', SLACK_BOT_TOKEN: 'xoxb-1' };
  demo = spawn(process.execPath, ['dist/cli.js', 'demo', '--port', String(port)], { cwd: root, env });
  base = `http://127.0.0.1:${port}`;
  await new Promise<void>((ready, failed) => {
    const read = (part: Buffer): void => {
      said += part.toString();
      if (said.includes('/?story')) ready();
    };
    demo.stdout?.on('data', read);
    demo.stderr?.on('data', read);
    demo.once('exit', () => failed(new Error(said)));
  });
}, 120_000);
afterAll(async () => {
  await browser.close();
  const ended = new Promise((done) => demo.once('exit', done));
  demo.kill('SIGINT');
  await ended;
});

const freePort = (): Promise<number> =>
  new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => found(port));
    });
  });
const records = async <T>(kind: string): Promise<T[]> =>
  (await (await fetch(`${base}/local/records?network=una&kind=${kind}`)).json()) as T[];

test('the history holds one of each, and the story leads through it', { timeout: 120_000 }, async () => {
  expect((await records<{ state: string }>('endorsements')).map(({ state }) => state)).toEqual([
    'endorsed',
    'decided',
    'open',
  ]);
  expect((await records<{ route: string }>('register')).map(({ route }) => route)).toHaveLength(3);
  for (const kind of ['correspondence', 'inputs']) expect(await records(kind)).toHaveLength(1);
  expect((await records<{ swap: unknown }>('terms')).filter(({ swap }) => swap !== null)).toHaveLength(2);

  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${base}/?story`);
  const story = page.getByRole('region', { name: 'Guided story' });
  const chat = page.locator('.messages');
  const next = () => story.getByRole('button', { name: 'Next step' }).click();

  await story.getByText('A focal point answers').waitFor();
  await page.getByRole('heading', { name: 'Amara Okoye' }).waitFor();
  // The request is in view, and not the reminder that came after it.
  await expect
    .poll(() =>
      page
        .locator('.message', { hasText: 'Work plan for 2027' })
        .last()
        .evaluate((one) => one.getBoundingClientRect().top >= 0 && one.getBoundingClientRect().top < 400),
    )
    .toBe(true);
  expect(await overflows(page)).toBe(false);
  expect(await barriers(page)).toEqual([]);
  await screen(page, 'demo-story');
  await chat.getByRole('button', { name: 'Endorse', exact: true }).last().click();
  await page.waitForFunction(async () => {
    const answer = await fetch('/local/records?network=una&kind=endorsements&target=E-3');
    const [request] = (await answer.json()) as { positions: { entity: string; position: string }[] }[];
    return request?.positions.some(({ entity, position }) => entity === 'UNHCR' && position === 'endorse');
  });

  await next();
  await page.getByRole('heading', { name: 'Anouk Lefèvre' }).waitFor();
  const person = (await records<{ id: string; entity?: string; roles: string[] }>('people')).find(
    ({ entity, roles }) => entity === 'OHCHR' && roles.includes('focalPoint'),
  );
  // The form's own test presses it in the browser; here it is the story that matters.
  const objected = await fetch(`${base}/local/people/${person?.id ?? ''}/act`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      verb: 'endorsement.object',
      target: 'E-3',
      inputs: { text: 'Activity 9 has no lead.', requestDiscussion: 'yes' },
    }),
  });
  expect(await objected.json()).toMatchObject({ ok: true });

  await next();
  await page.getByRole('heading', { name: 'Nadia Rousseau' }).waitFor();
  await next();
  await page.getByRole('button', { name: 'To the next closing' }).click();
  // Asking for a discussion refers the request at once; the time of the others still has to end.
  await page.waitForFunction(async () => {
    const { now } = (await (await fetch('/local/clock')).json()) as { now: string };
    const answer = await fetch('/local/records?network=una&kind=endorsements&target=E-3');
    const [request] = (await answer.json()) as { state: string; closesAt: string }[];
    return request?.state === 'referred' && now > request.closesAt;
  });
  await next();
  await story.getByText('The record stays').waitFor();
  expect(await story.getByRole('button', { name: 'Next step' }).count()).toBe(0);
  await page.getByRole('textbox', { name: 'Message to Concord' }).fill('register');
  await page.keyboard.press('Enter');
  await chat.getByText('UNA/2026/1').first().waitFor();

  await page.setViewportSize({ width: 375, height: 720 });
  expect(await overflows(page)).toBe(false);
  await context.close();
});
