/** Stands in for Microsoft where tokens are signed: metadata and keys on this machine, and tokens made with them. */
import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Cloud } from '../../../src/platforms/teams/settings.ts';

export interface Authority {
  readonly cloud: Cloud;
  /** A token as Teams signs it, but for what is said. */
  token(claims: Readonly<Record<string, unknown>>, key?: string): string;
  /** Signs with a new key from now on, under this name, and publishes it. */
  rotate(key: string): void;
  /** A key of which the metadata knows nothing. */
  forge(key: string): void;
  /** The server answers no more. */
  fail(): void;
  stop(): Promise<void>;
}

export const ISSUER = 'https://api.botframework.example';

interface Jwk {
  readonly kid: string;
  readonly [name: string]: unknown;
}

export async function startAuthority(): Promise<Authority> {
  const keys = new Map<string, KeyObject>();
  let published: Jwk[] = [];
  let isUp = true;
  const make = (kid: string): Jwk => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    keys.set(kid, privateKey);
    return { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', endorsements: ['msteams'] };
  };
  published = [make('first')];

  const server = createServer((req, res) => {
    if (!isUp) return res.writeHead(500).end();
    const body = req.url === '/keys' ? { keys: published } : { issuer: ISSUER, jwks_uri: `${address()}/keys` };
    res.setHeader('Content-Type', 'application/json');
    return res.end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

  return {
    cloud: {
      loginUrl: 'https://login.microsoftonline.com/botframework.com',
      issuer: ISSUER,
      metadataUrl: `${address()}/metadata`,
    },
    token(claims, kid = 'first') {
      const now = Math.floor(Date.now() / 1000);
      const given = { iss: ISSUER, iat: now, nbf: now - 10, exp: now + 600, ...claims };
      const signed = `${part({ alg: 'RS256', typ: 'JWT', kid })}.${part(given)}`;
      const key = keys.get(kid);
      return `${signed}.${key ? createSign('RSA-SHA256').update(signed).sign(key, 'base64url') : ''}`;
    },
    rotate: (kid) => (published = [make(kid)]),
    forge: (kid) => void make(kid),
    fail: () => void (isUp = false),
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
