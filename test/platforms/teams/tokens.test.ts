/** The bot's own token: one request at a time, with a limit, and none for a while after one that failed. */
import { describe, expect, it, vi } from 'vitest';
import { NoToken } from '../../../src/platforms/teams/failures.ts';
import { askForToken } from '../../../src/platforms/teams/sdk/signIn.ts';
import { createTokens, type TokensOptions } from '../../../src/platforms/teams/sdk/tokens.ts';
import { startSignIn } from '../../support/teams/signIn.ts';
import { REAL_TIME } from '../../support/realTime.ts';

const HOUR_MS = 3_600_000;

async function signedIn(options: Partial<TokensOptions> & { readonly seconds?: number } = {}) {
  const { seconds, ...more } = options;
  const signIn = await startSignIn(seconds === undefined ? {} : { seconds });
  let ms = Date.now();
  const { authority } = signIn;
  const secret = { authority, appId: 'an-app', secret: 'hush' };
  const tokens = createTokens({
    ask: (signal) => askForToken(secret, signal),
    now: () => ms,
    limitMs: 150,
    ...more,
  });
  const fault = () =>
    tokens.get().then(
      () => undefined,
      (thrown: unknown) => thrown as NoToken,
    );
  return { signIn, tokens, fault, pass: (by: number) => void (ms += by) };
}

describe('the token', () => {
  it('is asked for once, however many want it, and kept until five minutes before its end', async () => {
    const { signIn, tokens, pass } = await signedIn();
    const got = await Promise.all(Array.from({ length: 26 }, () => tokens.get()));
    expect(new Set(got)).toEqual(new Set(['token-1']));
    expect(Object.fromEntries(signIn.asked[0] ?? [])).toEqual({
      grant_type: 'client_credentials',
      client_id: 'an-app',
      client_secret: 'hush',
      scope: 'https://api.botframework.com/.default',
    });
    pass(HOUR_MS - 6 * 60_000);
    expect(await tokens.get()).toBe('token-1');
    pass(2 * 60_000);
    expect(await tokens.get()).toBe('token-2');
    tokens.forget();
    expect(await tokens.get()).toBe('token-3');
  });

  it('that still holds is used while another cannot be had', async () => {
    const { signIn, tokens, fault, pass } = await signedIn();
    await tokens.get();
    signIn.fate({ status: 503 });
    pass(HOUR_MS - 60_000);
    expect(await tokens.get()).toBe('token-1');
    pass(2 * 60_000);
    expect(await fault()).toMatchObject({ reason: 'signInAway' });
  });
});

describe('a sign-in that hangs', () => {
  it('is given up after the limit, is asked one at a time, and rarely', REAL_TIME, async () => {
    const { signIn, tokens, fault, pass } = await signedIn();
    signIn.fate('hangs');
    const began = performance.now();
    const faults = await Promise.all(Array.from({ length: 26 }, fault));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(performance.now() - began).toBeLessThan(1_500);
    expect(new Set(faults.map((each) => each?.reason))).toEqual(new Set(['signInAway']));
    // Fifteen seconds in which everybody asks again and again.
    for (let second = 0; second < 15; second += 1) {
      await Promise.all(Array.from({ length: 26 }, fault));
      pass(1_000);
      // So long may the other side need to see that a request was given up.
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(signIn.asked.length).toBeLessThanOrEqual(6);
    expect(signIn.mostAtOnce).toBe(1);
    const rest = (await fault())?.retryAfterMs ?? Infinity;
    expect(rest).toBeLessThanOrEqual(15_000);
    signIn.fate('ok');
    pass(rest);
    expect(await tokens.get()).toMatch(/^token-/);
  });

  it('that does not even listen is given up all the same', async () => {
    const never = vi.fn(() => new Promise<never>(() => undefined));
    const { fault } = await signedIn({ ask: never });
    expect(await fault()).toMatchObject({ reason: 'signInAway', said: 'timed out' });
    expect(never).toHaveBeenCalledTimes(1);
  });
});

describe('a sign-in that refuses', () => {
  it.each([
    [{ status: 401, code: 7000215 }, 'accessRefused', 'AADSTS7000215'],
    [{ status: 401, code: 7000222 }, 'accessRefused', 'AADSTS7000222'],
    [{ status: 400, code: 700016, error: 'unauthorized_client' }, 'accessRefused', 'AADSTS700016'],
    [{ status: 400, code: 90002, error: 'invalid_request' }, 'accessRefused', 'AADSTS90002'],
    [{ status: 401, code: 7000112, error: 'unauthorized_client' }, 'restricted', 'AADSTS7000112'],
    [{ status: 400, code: 53003, error: 'access_denied' }, 'restricted', 'AADSTS53003'],
    [{ status: 400, error: 'temporarily_unavailable' }, 'signInAway', 'temporarily_unavailable'],
    [{ status: 429 }, 'signInAway', 'invalid_client'],
    [{ status: 502 }, 'signInAway', 'invalid_client'],
  ] as const)('%j is told as what it is', async (fate, reason, said) => {
    const { signIn, fault } = await signedIn();
    signIn.fate(fate);
    const thrown = await fault();
    expect(thrown).toBeInstanceOf(NoToken);
    expect(thrown).toMatchObject({ reason, said });
    expect(JSON.stringify([thrown, thrown?.message])).not.toMatch(/hush|described/);
  });

  it('is asked again within a minute, and whoever asks meanwhile is told at once', async () => {
    const { signIn, fault, tokens, pass } = await signedIn();
    signIn.fate({ status: 401, code: 7000215 });
    for (let minute = 0; minute < 10; minute += 1) {
      await fault();
      pass(60_000);
    }
    const asked = signIn.asked.length;
    expect(asked).toBe(10);
    await fault();
    expect(await fault()).toMatchObject({ retryAfterMs: 60_000 });
    expect(signIn.asked.length).toBe(asked + 1);
    signIn.fate('ok');
    pass(60_000);
    expect(await tokens.get()).toBe(`token-${asked + 2}`);
  });

  it('when nobody listens there is away', async () => {
    const { fault } = await signedIn({
      ask: (signal) => askForToken({ authority: 'http://127.0.0.1:1', appId: 'a', secret: 'b' }, signal),
      limitMs: 5_000,
    });
    expect(await fault()).toMatchObject({ reason: 'signInAway' });
  });
});
