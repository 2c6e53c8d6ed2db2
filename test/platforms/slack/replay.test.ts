/** A signed request is taken once; one that was not accepted is taken when Slack brings it again. */
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { refuseReplays } from '../../../src/platforms/slack/replay.ts';
import { sign } from '../../support/slack/server.ts';
import { SIGNING_SECRET } from '../../support/slack/state.ts';

const BODY = 'payload=%7B%7D';

/** @param answers what becomes of each request that is taken, in turn; afterwards all are accepted */
async function taking(...answers: readonly RequestListener[]) {
  const left = [...answers];
  const refused = refuseReplays();
  const server = createServer((req, res) => {
    if (refused(req, res)) return;
    const next = left.shift() ?? ((_req, it) => void it.end());
    next(req, res);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const at = Math.floor(Date.now() / 1000);
  const headers = { 'X-Slack-Request-Timestamp': String(at), 'X-Slack-Signature': sign(SIGNING_SECRET, at, BODY) };
  return () =>
    fetch(url, { method: 'POST', headers, body: BODY }).then(
      ({ status }) => status,
      () => 'cut',
    );
}
const answering =
  (status: number): RequestListener =>
  (_req, res) =>
    void res.writeHead(status).end();
const cutting: RequestListener = (_req, res) => void res.destroy();

describe('the same signed request', () => {
  it('is refused once it was accepted', async () => {
    const send = await taking(answering(200));
    expect([await send(), await send(), await send()]).toEqual([200, 401, 401]);
  });

  it.each([
    ['failed', answering(500), 500],
    ['came while the program was not ready', answering(503), 503],
    ['found nothing that takes it', answering(404), 404],
    ['was cut before its answer', cutting, 'cut'],
  ] as const)('that %s is taken when it comes again', async (_, first, seen) => {
    const send = await taking(first, first);
    expect([await send(), await send(), await send(), await send()]).toEqual([seen, seen, 200, 401]);
  });
});
