/** Microsoft's sign-in service is away while people use Concord: they are answered in time, and by words when it is back. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { startAuthority, type Authority } from '../support/teams/authority.ts';
import { teamsUser, wordsOf } from '../support/teams/people.ts';
import { bearer, good, SETTINGS } from '../support/teams/signed.ts';
import { startSignIn } from '../support/teams/signIn.ts';
import { teamsWorld } from '../support/teams/world.ts';
import { REAL_TIME, SOON } from '../support/realTime.ts';

let authority: Authority;
beforeAll(async () => {
  authority = await startAuthority();
});
afterAll(() => authority.stop());

async function away() {
  const signIn = await startSignIn();
  const cloud = { ...authority.cloud, loginUrl: signIn.authority };
  const w = await teamsWorld({}, { settings: SETTINGS, cloud });
  const send = (activity: object) => w.send(activity, bearer(authority.token(good(w))));
  const user = teamsUser(w.connector, send, { name: 'fp', email: 'fp@unhcr.example' });
  return { w, signIn, user };
}
/** Longer than that no client of Teams waits. */
const MAX_MS = 4_500;
async function timed<T>(work: Promise<T>): Promise<T> {
  const began = performance.now();
  const done = await work;
  expect(performance.now() - began).toBeLessThan(MAX_MS);
  return done;
}
const known = async () => {
  const at = await away();
  await at.w.officer.press('roll.link', null, {
    email: 'fp@unhcr.example',
    identity: `teams:${at.user.tenant}/${at.user.object}`,
  });
  return at;
};

describe('while the sign-in service does not answer', () => {
  it('typed words are taken in time, and answered when it is back', REAL_TIME, async () => {
    const { w, signIn, user } = await known();
    signIn.fate('hangs');
    expect((await timed(user.type('home'))).status).toBe(200);
    signIn.fate('ok');
    await vi.waitFor(() => expect(user.posts()).toHaveLength(1), SOON);
    expect(wordsOf(user.posts()[0])).toContain('Nothing waits for you');
    w.faults.splice(0);
  });

  it('a press of somebody who must be asked about is answered in words', REAL_TIME, async () => {
    const { w, signIn, user } = await away();
    signIn.fate('hangs');
    const value = { action: { type: 'Action.Execute', verb: 'home', data: {} }, trigger: 'manual' };
    const { status, body } = await timed(user.bring('invoke', { value }));
    expect(status).toBe(200);
    expect(JSON.stringify(body)).toContain('Nothing has been recorded');
    w.faults.splice(0);
  });
});

it('that refuses at once costs no 500, and the answer comes when it gives a token', REAL_TIME, async () => {
  const { w, signIn, user } = await known();
  signIn.fate({ status: 503 });
  expect((await timed(user.type('home'))).status).toBe(200);
  signIn.fate('ok');
  await vi.waitFor(() => expect(user.posts()).toHaveLength(1), SOON);
  w.faults.splice(0);
});

it('that is away is on the Home of the Secretariat in the first minute', REAL_TIME, async () => {
  const { w, signIn, user } = await known();
  expect((await w.officer.press('home')).words).not.toContain('own access');
  signIn.fate({ status: 503 });
  await user.type('home');
  await vi.waitFor(
    async () =>
      expect((await w.officer.press('home')).words).toContain(
        'Concord’s own access to Microsoft Teams does not work at present',
      ),
    SOON,
  );
  w.faults.splice(0);
});
