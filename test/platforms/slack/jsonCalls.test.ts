/** Calls as JSON: what Slack gets, and the faults that Slack's own client would have thrown for the same answers. */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LogLevel, WebClient, type Logger } from '@slack/web-api';
import { expect, it, onTestFinished } from 'vitest';
import { failureOf, isOutcomeUnknown, slackError } from '../../../src/platforms/slack/failures.ts';
import { WrittenBlocks } from '../../../src/platforms/slack/card/write.ts';
import { createJsonCall } from '../../../src/platforms/slack/jsonCalls.ts';
import { clientOptions } from '../../../src/platforms/slack/workspaces.ts';

const TIMEOUT_MS = 300;
const quiet = (said: string[] = []): Logger => ({
  debug: () => undefined,
  info: () => undefined,
  warn: (...words) => void said.push(words.join(' ')),
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.WARN,
  setName: () => undefined,
});

async function slack(answer: RequestListener) {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
  const said: string[] = [];
  const json = createJsonCall({ token: 'xoxb-1', url, logger: quiet(said), timeoutMs: TIMEOUT_MS, atOnce: 2 });
  const form = new WebClient('xoxb-1', clientOptions({ url, logger: quiet(), timeoutMs: TIMEOUT_MS }));
  return { json, form, said };
}

it('sends the token and the arguments, a card that is written already as it is', async () => {
  const got: unknown[] = [];
  const { json } = await slack((req, res) => {
    const parts: Buffer[] = [];
    req.on('data', (part: Buffer) => parts.push(part));
    req.on('end', () => {
      const { authorization, 'content-type': type } = req.headers;
      got.push([req.url, authorization, type, JSON.parse(Buffer.concat(parts).toString())]);
      res.end('{"ok":true,"ts":"1.2"}');
    });
  });
  const said = (text: string) => ({ type: 'section' as const, text: { type: 'plain_text' as const, text } });
  const written = (blocks: ReturnType<typeof said>[]) => new WrittenBlocks(blocks);
  const blocks = [said('“é”'), said('')];
  // Longer than the memory that is used again.
  const long = [said('“é”'.repeat(40_000))];
  const args = { channel: 'C1', none: undefined, blocks: written(blocks) };
  expect(await json('chat.update', args)).toMatchObject({ ts: '1.2' });
  await json('chat.update', { blocks: written(long) });
  await json('chat.update', { blocks: [{ type: 'divider' }] });
  await json('views.open', { view: { type: 'modal', title: '“é”' } });
  const headers = ['Bearer xoxb-1', 'application/json; charset=utf-8'];
  expect(got).toEqual([
    ['/api/chat.update', ...headers, { channel: 'C1', blocks }],
    ['/api/chat.update', ...headers, { blocks: long }],
    ['/api/chat.update', ...headers, { blocks: [{ type: 'divider' }] }],
    ['/api/views.open', ...headers, { view: { type: 'modal', title: '“é”' } }],
  ]);
});

const ANSWERS: readonly (readonly [what: string, answer: RequestListener])[] = [
  ['an error of Slack', (_req, res) => void res.end('{"ok":false,"error":"channel_not_found"}')],
  ['a token that is let in no more', (_req, res) => void res.end('{"ok":false,"error":"token_revoked"}')],
  ['blocks that are refused', (_req, res) => void res.end('{"ok":false,"error":"invalid_blocks"}')],
  ['what is no JSON', (_req, res) => void res.end('<html>')],
  ['a rest', (_req, res) => void res.writeHead(429, { 'Retry-After': '7' }).end('{"ok":false}')],
  ['a fault of Slack', (_req, res) => void res.writeHead(503).end('upstream')],
  ['a redirect', (_req, res) => void res.writeHead(302, { Location: '/elsewhere' }).end()],
  ['a connection that is cut', (req) => void req.socket.destroy()],
  ['no answer in time', () => undefined],
];

it.each(ANSWERS)('%s is the same fault as from the client of Slack', async (_what, answer) => {
  const { json, form } = await slack(answer);
  const told = (fault: unknown) => ({
    failure: failureOf(fault, 'slack/T1'),
    error: slackError(fault),
    isUnknown: isOutcomeUnknown(fault),
    code: (fault as { code?: unknown }).code,
    status: (fault as { statusCode?: unknown }).statusCode,
  });
  const [ours, theirs] = await Promise.all([
    json('chat.update', { channel: 'C1' }).then(() => 'no fault', told),
    form.apiCall('chat.update', { channel: 'C1', text: 'x' }).then(() => 'no fault', told),
  ]);
  expect(ours).toEqual(theirs);
  expect(ours).not.toBe('no fault');
});

it('a rest of unknown length is a short one, and nothing was done', async () => {
  const { json } = await slack((_req, res) => void res.writeHead(429).end());
  const fault: unknown = await json('chat.update', {}).catch((one: unknown) => one);
  expect(failureOf(fault, 'slack/T1')).toMatchObject({ reason: 'rateLimited', retryAfterMs: 1000 });
  expect(isOutcomeUnknown(fault)).toBe(false);
});

it('makes so many calls at once, the others in their turn, whatever becomes of those before', async () => {
  let [open, most] = [0, 0];
  const { json } = await slack((_req, res) => {
    most = Math.max(most, (open += 1));
    setTimeout(() => {
      open -= 1;
      res.end(open % 2 === 0 ? '{"ok":true}' : '{"ok":false,"error":"fatal_error"}');
    }, 5);
  });
  await Promise.allSettled(Array.from({ length: 9 }, () => json('chat.update', {})));
  expect(most).toBe(2);
  await json('chat.update', {});
});

it('passes on to the log what Slack says about the arguments', async () => {
  const { json, said } = await slack((_req, res) =>
    res.end('{"ok":true,"response_metadata":{"warnings":["missing_text"],"messages":["[WARN] no text"]}}'),
  );
  await json('chat.update', {});
  expect(said).toEqual(['missing_text', '[WARN] no text']);
});
