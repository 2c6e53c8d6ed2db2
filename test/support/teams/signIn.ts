/** Stands in for Microsoft where the bot gets its token: gives one, refuses it, is away, or does not answer. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Cloud } from '../../../src/platforms/teams/settings.ts';
import { ISSUER } from './authority.ts';

/** `hangs`: no answer at all. */
export type SignInFate = 'ok' | 'hangs' | { readonly status: number; readonly code?: number; readonly error?: string };

export interface FakeSignIn {
  readonly authority: string;
  readonly cloud: Cloud;
  /** The forms that were sent, in order. */
  readonly asked: readonly URLSearchParams[];
  /** The most requests that were under way at one moment. */
  readonly mostAtOnce: number;
  /** From now on. */
  fate(fate: SignInFate): void;
}

/** Ends with the test. */
export async function startSignIn({ seconds = 3_600 } = {}): Promise<FakeSignIn> {
  const asked: URLSearchParams[] = [];
  let fate: SignInFate = 'ok';
  let under = 0;
  let mostAtOnce = 0;
  const server = createServer((req, res) => {
    under += 1;
    mostAtOnce = Math.max(mostAtOnce, under);
    res.once('close', () => (under -= 1));
    let body = '';
    req.on('data', (part) => (body += String(part)));
    req.on('end', () => {
      if (req.method !== 'POST' || !req.url?.endsWith('/oauth2/v2.0/token')) return res.writeHead(404).end();
      asked.push(new URLSearchParams(body));
      if (fate === 'hangs') return undefined;
      res.setHeader('Content-Type', 'application/json');
      if (fate === 'ok')
        return res.end(
          JSON.stringify({ token_type: 'Bearer', expires_in: seconds, access_token: `token-${asked.length}` }),
        );
      const { status, code, error = 'invalid_client' } = fate;
      const description = `AADSTS${code}: what was sent is described here`;
      const said = { error, ...(code !== undefined && { error_codes: [code], error_description: description }) };
      return res.writeHead(status).end(JSON.stringify(said));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const authority = `http://127.0.0.1:${(server.address() as AddressInfo).port}/a-tenant`;
  return {
    authority,
    cloud: { loginUrl: authority, issuer: ISSUER, metadataUrl: `${authority}/metadata` },
    asked,
    get mostAtOnce() {
      return mostAtOnce;
    },
    fate: (next) => void (fate = next),
  };
}
