/** Stands in for Microsoft Entra: the keys of each tenant on this machine, and tokens for tabs made with them. */
import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TENANT } from './opened.ts';

type Json = Readonly<Record<string, unknown>>;
/** @property key the key it is signed with. @property header put over the token's own */
interface Making {
  readonly key?: string;
  readonly header?: Json;
  /** Signs in another way than by a private key. */
  readonly sign?: (signed: string, publicPem: string) => string;
  /** The hash of the signature. */
  readonly hash?: 'SHA256' | 'SHA512';
}

export interface Entra {
  /** The token of somebody in Teams, but for what is said. @param at the time of the world, in milliseconds */
  token(at: number, claims?: Json, making?: Making): string;
  keysOf(tenant: string): string;
  /** Publishes this key instead of the ones before. */
  rotate(key: string): void;
  /** Answers in this way from now on. */
  answer(status: number): void;
  /** Leads whoever asks for keys to another address. */
  lead(to: string): void;
  /** How often keys were asked for, by tenant. */
  readonly lookUps: Map<string, number>;
  stop(): Promise<void>;
}

export const APP = '22222222-2222-2222-2222-222222222222';
export const TEAMS_WEB = '5e3ce6c0-2b1f-4285-8d4b-75ee78787346';
export const OBJECT = '00000000-0000-0000-0000-0000000000a1';
export const issuerOf = (tenant: string): string => `https://login.microsoftonline.com/${tenant}/v2.0`;

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
/** As an attacker would use what is published: the words of the public key as a secret. */
export const withPublicKey = (signed: string, pem: string): string =>
  createHmac('sha256', pem).update(signed).digest('base64url');

export async function startEntra(): Promise<Entra> {
  const keys = new Map<string, { readonly own: KeyObject; readonly pem: string; readonly jwk: object }>();
  const lookUps = new Map<string, number>();
  const make = (kid: string) => {
    const { publicKey, privateKey: own } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const jwk = { ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', issuer: issuerOf('{tenantid}') };
    const made = { own, pem: publicKey.export({ format: 'pem', type: 'spki' }).toString(), jwk };
    keys.set(kid, made);
    return made;
  };
  let published = [make('first')];
  let status = 200;
  let elsewhere: string | undefined;
  const server = createServer((req, res) => {
    const tenant = (req.url ?? '').split('/')[1] ?? '';
    lookUps.set(tenant, (lookUps.get(tenant) ?? 0) + 1);
    if (elsewhere !== undefined) return void res.writeHead(302, { Location: elsewhere }).end();
    res.writeHead(status, { 'Content-Type': 'application/json' });
    res.end(JSON.stringify({ keys: published.map(({ jwk }) => jwk) }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    token(at, claims = {}, { key = 'first', header = {}, sign, hash = 'SHA256' } = {}) {
      const now = Math.floor(at / 1000);
      const said = {
        ...{ aud: `api://concord.example/${APP}`, iss: issuerOf(TENANT), tid: TENANT, oid: OBJECT, ver: '2.0' },
        ...{ azp: TEAMS_WEB, scp: 'access_as_user', iat: now - 30, nbf: now - 30, exp: now + 3600 },
        ...claims,
      };
      const signed = `${part({ alg: 'RS256', typ: 'JWT', kid: key, ...header })}.${part(said)}`;
      const { own, pem } = keys.get(key) ?? make(key);
      const signature = sign ? sign(signed, pem) : createSign(`RSA-${hash}`).update(signed).sign(own, 'base64url');
      return `${signed}.${signature}`;
    },
    keysOf: (tenant) => `http://127.0.0.1:${port}/${tenant}/discovery/v2.0/keys`,
    rotate: (key) => (published = [make(key)]),
    answer: (given) => (status = given),
    lead: (to) => (elsewhere = to),
    lookUps,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
