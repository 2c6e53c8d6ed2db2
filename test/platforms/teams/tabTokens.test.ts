/** Tokens for the tab, as a stand-in for Microsoft Entra signs them, and as others would make them. */
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { instant } from '../../../src/core/ids.ts';
import { createVerifier } from '../../../src/platforms/teams/tab/tokens.ts';
import { APP, issuerOf, OBJECT, startEntra, TEAMS_WEB, withPublicKey, type Entra } from '../../support/teams/entra.ts';
import { TENANT } from '../../support/teams/opened.ts';

const NOW = Date.parse('2026-11-24T14:00:00Z');
const OTHER = '99999999-9999-9999-9999-999999999999';
const at = { host: 'concord.example', now: instant(NOW) };
const seconds = NOW / 1000;

let entra: Entra;
beforeAll(async () => {
  entra = await startEntra();
});
afterAll(() => entra.stop());
afterEach(() => vi.useRealTimers());

/** @property later moves the clock of look-ups on */
function verifier(of = entra) {
  let clock = 0;
  const verify = createVerifier({
    ...{ appId: APP, keysOf: (tenant: string) => of.keysOf(tenant), clock: () => clock },
    isServed: (tenant) => tenant === TENANT,
  });
  return { check: (token: string, when = at) => verify(token, when), later: (ms: number) => void (clock += ms) };
}

describe('a token', () => {
  it.each([
    ['of the second version', {}],
    ['for the bare id', { aud: APP }],
    [
      'of the first version',
      { ver: '1.0', iss: `https://sts.windows.net/${TENANT}/`, azp: undefined, appid: TEAMS_WEB },
    ],
    ['of ids in capitals', { tid: TENANT.toUpperCase(), oid: OBJECT.toUpperCase() }],
    ['with more scopes', { scp: 'email access_as_user openid' }],
    ['that began a moment from now', { nbf: seconds + 45, iat: seconds + 45 }],
  ])('%s tells whose it is', async (_what, claims) => {
    expect(await verifier().check(entra.token(NOW, claims))).toEqual({ tenant: TENANT, object: OBJECT });
  });

  it.each([
    ['another app', 'aud', { aud: `api://concord.example/${OTHER}` }],
    ['another host', 'aud', { aud: `api://concord.example.evil.example/${APP}` }],
    ['another host’s bot', 'aud', { aud: `api://other.example/${APP}` }],
    ['no app', 'aud', { aud: undefined }],
    ['another issuer', 'iss', { iss: issuerOf(OTHER) }],
    ['an issuer that looks alike', 'iss', { iss: `https://login.microsoftonline.com.evil.example/${TENANT}/v2.0` }],
    ['no issuer', 'iss', { iss: undefined }],
    ['a time that is over', 'exp', { exp: seconds - 61 }],
    ['no end', 'exp', { exp: undefined }],
    ['a time to come', 'nbf', { nbf: seconds + 61 }],
    ['an app and no person', 'scp', { scp: undefined, roles: ['access_as_user'] }],
    ['another scope', 'scp', { scp: 'access_as_user_or_not' }],
    ['several scopes in a list', 'scp', { scp: ['access_as_user'] }],
    ['another program', 'azp', { azp: OTHER }],
    ['no program', 'azp', { azp: undefined }],
    ['nobody', 'oid', { oid: undefined }],
    ['a path as its person', 'oid', { oid: '../../x' }],
    ['a tenant that is a path', 'unreadable', { tid: `${TENANT}/../x` }],
  ])('for %s is refused: %s', async (_what, reason, claims) => {
    expect(await verifier().check(entra.token(NOW, claims))).toEqual({ why: 'token', reason });
  });

  it.each([
    ['without a signature', { header: { alg: 'none' }, sign: () => '' }],
    ['without a signature, in capitals', { header: { alg: 'NONE' }, sign: () => '' }],
    ['signed with the public key as a secret', { header: { alg: 'HS256' }, sign: withPublicKey }],
    ['signed with the public key, and the algorithm kept', { sign: withPublicKey }],
    ['of an algorithm that nobody here uses', { header: { alg: 'RS512' }, hash: 'SHA512' } as const],
    ['with a key of its own inside', { header: { jwk: { kty: 'oct', k: 'AAAA' }, kid: 'its-own' } }],
    ['with a key elsewhere', { header: { jku: 'http://127.0.0.1:1/keys', kid: 'elsewhere' } }],
    ['with an extension that must be understood', { header: { crit: ['b64'], b64: false } }],
    ['of a key that is not published', { key: 'unpublished' }],
  ])('%s is refused', async (_what, making) => {
    expect(await verifier().check(entra.token(NOW, {}, making))).toMatchObject({ why: 'token' });
  });

  it('of a tenant that is not served is refused before anybody is asked for its keys', async () => {
    const token = entra.token(NOW, { tid: OTHER, iss: issuerOf(OTHER) });
    expect(await verifier().check(token)).toEqual({ why: 'tenant', reason: 'tenant' });
    expect(entra.lookUps.get(OTHER)).toBeUndefined();
  });

  it('that was changed after it was signed is refused', async () => {
    const [head, , signature] = entra.token(NOW).split('.');
    const [, body] = entra.token(NOW, { oid: OTHER }).split('.');
    expect(await verifier().check(`${head}.${body}.${signature}`)).toMatchObject({ why: 'token' });
  });

  it.each([
    ['nothing', ''],
    ['no token', 'abc'],
    ['dots', '..'],
    ['too much', 'a'.repeat(20_000)],
    ['null', 'bnVsbA.bnVsbA.x'],
  ])('that is %s is refused', async (_what, token) => {
    expect(await verifier().check(token)).toEqual({ why: 'token', reason: 'unreadable' });
  });
});

describe('the keys', () => {
  it('are asked for once, and a flood of unknown names makes no second look-up', async () => {
    const own = await startEntra();
    const { check } = verifier(own);
    expect(await check(own.token(NOW))).toMatchObject({ object: OBJECT });
    for (let n = 0; n < 40; n += 1)
      expect(await check(own.token(NOW, {}, { header: { kid: `made-up-${n}` } }))).toMatchObject({ why: 'token' });
    expect(await check(own.token(NOW))).toMatchObject({ object: OBJECT });
    expect(own.lookUps.get(TENANT)).toBe(1);
    await own.stop();
  });

  it('that cannot be fetched leave the token unknown, and are not asked for again at once', async () => {
    const own = await startEntra();
    own.answer(503);
    const { check, later } = verifier(own);
    for (let n = 0; n < 5; n += 1) expect(await check(own.token(NOW))).toMatchObject({ why: 'later' });
    expect(own.lookUps.get(TENANT)).toBe(1);
    own.answer(200);
    later(10_001);
    expect(await check(own.token(NOW))).toMatchObject({ object: OBJECT });
    await own.stop();
  });

  it('are looked up again for a new name, half a minute later at the soonest', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: NOW });
    const own = await startEntra();
    const { check } = verifier(own);
    expect(await check(own.token(NOW))).toMatchObject({ object: OBJECT });
    own.rotate('second');
    const next = own.token(NOW, {}, { key: 'second' });
    expect(await check(next)).toMatchObject({ why: 'token' });
    vi.setSystemTime(NOW + 30_001);
    expect(await check(next)).toMatchObject({ object: OBJECT });
    // The key that was withdrawn is no longer good.
    expect(await check(own.token(NOW))).toMatchObject({ why: 'token' });
    expect(own.lookUps.get(TENANT)).toBe(2);
    await own.stop();
  });

  it('of another server, to which one is led, are not read', async () => {
    const own = await startEntra();
    own.lead(entra.keysOf(TENANT));
    expect(await verifier(own).check(entra.token(NOW))).toMatchObject({ why: 'later' });
    await own.stop();
  });
});
