/** A server on this machine that gives tokens, as those of Microsoft and Google do. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { MailOAuth } from '../../../src/platforms/mail/settings.ts';

/** Gives `token-1`, `token-2` … for an hour each, or answers as it is told to. */
export async function tokenServer(answer?: { readonly status: number; readonly body: object }) {
  const asked: URLSearchParams[] = [];
  const server = createServer((req, res) => {
    let body = '';
    req.on('data', (chunk: Buffer) => (body += chunk.toString()));
    req.on('end', () => {
      asked.push(new URLSearchParams(body));
      res.statusCode = answer?.status ?? 200;
      res.end(JSON.stringify(answer?.body ?? { access_token: `token-${asked.length}`, expires_in: 3600 }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  onTestFinished(() => void server.close());
  return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token` };
}
export const MICROSOFT: MailOAuth = { at: 'microsoft', tenant: 'un.example', clientId: 'app', clientSecret: 'hunter2' };
