/** Who is let in: with keys and metadata of an authority on this machine, and the SDK's own check of the token. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TeamsSettings } from '../../../src/platforms/teams/settings.ts';
import { ISSUER, startAuthority, type Authority } from '../../support/teams/authority.ts';
import { TENANT } from '../../support/teams/opened.ts';
import { fixture } from '../../support/teams/people.ts';
import { APP, bearer, good, guardedWorld } from '../../support/teams/signed.ts';
import { teamsWorld, type TeamsWorld } from '../../support/teams/world.ts';

let authority: Authority;
beforeAll(async () => {
  authority = await startAuthority();
});
afterAll(() => authority.stop());
// The SDK prints each token that it refuses.
beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterEach(() => vi.restoreAllMocks());

const guarded = (settings: Partial<TeamsSettings> = {}, cloud = authority.cloud): Promise<TeamsWorld> =>
  guardedWorld(cloud, settings);
const activity = (w: TeamsWorld, change: object = {}) => {
  w.connector.member('a:chat-of-29:sample', {
    id: '29:sample',
    aadObjectId: '00000000-0000-0000-0000-000000000001',
    email: 'fp@unhcr.example',
    tenantId: TENANT,
  });
  return { ...fixture('message'), serviceUrl: w.connector.url, ...change };
};
const past = Math.floor(Date.now() / 1000) - 7200;

/** Nobody was identified, and nothing was called. */
const nothingDone = async (w: TeamsWorld): Promise<void> => {
  expect(w.connector.calls).toEqual([]);
  expect(await w.store.keyValues.list('teams')).toEqual([]);
};

describe('whoever calls', () => {
  it('with a token of Teams, for us, is answered', async () => {
    const w = await guarded();
    const { status } = await w.send(activity(w), bearer(authority.token(good(w))));
    expect(status).toBe(200);
    expect(w.connector.posts('a:chat-of-29:sample')).toHaveLength(1);
  });

  it('with a token of the next key is answered too, once the keys have been looked up again', async () => {
    const other = await startAuthority();
    const w = await guarded({}, other.cloud);
    const status = async (key: string) => (await w.send(activity(w), bearer(other.token(good(w), key)))).status;
    vi.useFakeTimers({ toFake: ['Date'] });
    try {
      expect(await status('first')).toBe(200);
      other.rotate('next');
      // A stranger's made-up key must not have us call Microsoft each time.
      expect(await status('next')).toBe(401);
      vi.setSystemTime(Date.now() + 61 * 60_000);
      expect(await status('next')).toBe(200);
      expect(await status('first')).toBe(401);
    } finally {
      vi.useRealTimers();
      await other.stop();
    }
  });

  it.each([
    ['no token', () => ({})],
    ['a token that is none', () => bearer('let.me.in')],
    ['another scheme', () => ({ Authorization: 'Basic YTpi' })],
    ['an unsigned token', (w: TeamsWorld) => bearer(authority.token(good(w), 'first').replace(/[^.]*$/, ''))],
    [
      'a signature that is not the text’s',
      (w: TeamsWorld) => bearer(authority.token(good(w)).replace(/\.[^.]*\./, '.eyJhIjoxfQ.')),
    ],
    [
      'a key that nobody published',
      (w: TeamsWorld) => (authority.forge('forged'), bearer(authority.token(good(w), 'forged'))),
    ],
    [
      'an expired token',
      (w: TeamsWorld) => bearer(authority.token({ ...good(w), iat: past, nbf: past, exp: past + 600 })),
    ],
    ['a token for another bot', (w: TeamsWorld) => bearer(authority.token({ ...good(w), aud: TENANT }))],
    [
      'a token of another issuer',
      (w: TeamsWorld) => bearer(authority.token({ ...good(w), iss: 'https://evil.example' })),
    ],
    [
      'a token for another service address',
      (w: TeamsWorld) => bearer(authority.token({ ...good(w), serviceurl: 'https://evil.example/' })),
    ],
    [
      'a token that names no service address, of an issuer from whom the SDK takes such',
      () =>
        bearer(
          authority.token({
            iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
            aud: APP,
            appid: APP,
            ver: '1.0',
          }),
        ),
    ],
    ['a token for no service address', () => bearer(authority.token({ aud: APP }))],
  ])('with %s is refused, and nothing is done', async (_what, headers) => {
    const w = await guarded();
    const { status, body } = await w.send(activity(w), headers(w));
    expect(status).toBe(401);
    expect(JSON.stringify(body)).not.toMatch(/\bat .*:\d+|node_modules/);
    await nothingDone(w);
  });

  it.each([
    ['names no service address', { serviceUrl: undefined }, 401],
    ['comes from another channel', { channelId: 'AseChannel' }, 401],
    ['comes from a tenant that is not on our list', { channelData: { tenant: { id: APP } } }, 403],
    ['comes from a chat of such a tenant', { conversation: { id: 'a:x', tenantId: APP } }, 403],
    ['names no tenant', { channelData: {}, conversation: { id: 'a:x' } }, 403],
  ])('with a good token but in an activity that %s is refused', async (_what, change, refused) => {
    const w = await guarded();
    const { status } = await w.send(activity(w, change), bearer(authority.token(good(w))));
    expect(status).toBe(refused);
    await nothingDone(w);
  });

  it('cannot be checked while the keys cannot be fetched, and is told to come again', async () => {
    const silent = await startAuthority();
    silent.fail();
    const w = await guarded({}, silent.cloud);
    expect((await w.send(activity(w), bearer(silent.token({ ...good(w), iss: ISSUER })))).status).toBe(503);
    await nothingDone(w);
    expect(w.faults.splice(0)).toHaveLength(1);
    await silent.stop();
  });

  it('from a tenant that was added is answered', async () => {
    const w = await guarded({ allowedTenants: [TENANT, APP] });
    const from = { channelData: { tenant: { id: APP } } };
    expect((await w.send(activity(w, from), bearer(authority.token(good(w))))).status).toBe(200);
  });
});

describe('the body', () => {
  it.each([
    ['without a type', '{"text":"home"}', 400],
    ['of another kind', '[1,2]', 400],
    ['that is no JSON', '{"type":', 400],
    ['that is too large', JSON.stringify({ type: 'message', text: 'x'.repeat(600_000) }), 413],
    ['with a wrong part', '{"type":"message","from":7}', 400],
  ])('%s is a fault of the caller, in a sentence', async (_what, body, expected) => {
    const w = await guarded();
    const answer = await w.fetch('/api/messages', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body,
    });
    expect(answer.status).toBe(expected);
    expect(await answer.text()).toMatch(/^\{"error":"[^"\\]+\."\}$/);
  });

  it('can only be posted', async () => {
    const w = await guarded();
    const answer = await w.fetch('/api/messages');
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  });
});

describe('in local development', () => {
  it('nobody is asked for a token, but only this machine is called', async () => {
    const w = await teamsWorld();
    expect((await w.send(activity(w))).status).toBe(200);
    const elsewhere = await w.send(activity(w, { serviceUrl: 'http://evil.example/' }));
    expect(elsewhere.status).toBe(403);
    expect((await w.send(activity(w, { channelId: 'emulator' }))).status).toBe(401);
  });
});
