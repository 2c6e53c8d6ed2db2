/** Sending: at least once, nobody delayed by somebody else, every failure with its reason (conventions 4). */
import { describe, expect, it, vi } from 'vitest';
import { after, type Instant } from '../../src/core/ids.ts';
import { MAX_TRIES } from '../../src/delivery/backoff.ts';
import { MAX_IN_FLIGHT } from '../../src/delivery/concurrency.ts';
import { FALLBACK_AFTER_MS, URGENT_FALLBACK_AFTER_MS } from '../../src/delivery/fallback.ts';
import { person } from '../support/builders.ts';
import { fakePlatform, type FakeOptions, type FakePlatform } from '../support/fakePlatform.ts';
import type { Place } from '../../src/platforms/platform.ts';
import { refusingStore } from '../support/refusingStore.ts';
import { office, START, type Office, type Options } from './dispatching.ts';
import { SOON, timePassesByHand } from '../support/realTime.ts';

/** One office with one platform. */
async function withPlatform(
  options: Options & Omit<FakeOptions, 'now'> = {},
): Promise<{ at: Office; platform: FakePlatform }> {
  let platform: FakePlatform | undefined;
  const { limits, name, ...rest } = options;
  const at = await office({
    platforms: (now) => [(platform = fakePlatform({ now, ...(limits && { limits }), ...(name && { name }) }))],
    ...rest,
  });
  return { at, platform: platform as FakePlatform };
}
const ids = (n: number): string[] => Array.from({ length: n }, (_, i) => `m-${i}`);
const seconds = (from: Instant, to: Instant): number => (Date.parse(to) - Date.parse(from)) / 1000;
const HOUR = 3_600_000;

describe('a message', () => {
  it('is sent once, and its platform, id and time are kept', async () => {
    const { at, platform } = await withPlatform();
    await at.queue({ id: 'm-1' });
    expect(await at.sendDue()).toEqual({ done: 1, waitMs: 0 });
    expect(await at.sendDue()).toEqual({ done: 0, waitMs: 0 });
    expect(platform.tries).toHaveLength(1);
    expect(await at.delivery('m-1')).toMatchObject({
      state: 'sent',
      platform: 'slack',
      messageId: 'at-slack-m-1',
      tries: 1,
    });
  });

  it('whose answer was lost is sent again under the same id, and appears once', async () => {
    const { at, platform } = await withPlatform();
    platform.fate('m-1', 'lost', 'ok');
    await at.queue({ id: 'm-1' });
    await at.drain();
    expect(platform.tries.map((t) => t.id)).toEqual(['m-1', 'm-1']);
    expect(platform.arrived).toEqual(['m-1']);
    expect(await at.states()).toEqual({ 'm-1': 'sent' });
  });

  it('is not sent again when the store could not write that it was sent: that is written later', async () => {
    // Both outcomes together, and then one of them alone.
    const { over } = refusingStore({ settlements: 2 });
    const { at, platform } = await withPlatform({ over });
    await at.queue({ id: 'm-1' }, { id: 'm-2' });
    await at.drain();
    expect(platform.tries).toHaveLength(2);
    expect(await at.states()).toEqual({ 'm-1': 'sent', 'm-2': 'sent' });
    expect(at.faults).toEqual(['a delivery could not be settled']);
  });

  it('whose outcome could not be stored is reported after the retry delay, also while the clock is stopped', async () => {
    const { over } = refusingStore({ settlements: 1 });
    const { at, platform } = await withPlatform({ over });
    await at.queue({ id: 'm-1' });
    await at.sendDue();
    await at.sendDue();
    expect([platform.tries.length, await at.states()]).toEqual([1, { 'm-1': 'queued' }]);
    at.rest();
    expect(await at.sendDue()).toMatchObject({ done: 1 });
    expect([platform.tries.length, await at.states(), at.reports]).toEqual([1, { 'm-1': 'sent' }, ['m-1']]);
    expect(at.now()).toBe(START);
  });

  it('is tried again with back-off while the platform is not there, then gets through', async () => {
    const { at, platform } = await withPlatform();
    platform.fate('m-1', { later: 'unavailable' }, 'throws', { later: 'timedOut' }, 'ok');
    await at.queue({ id: 'm-1' });
    await at.sendDue();
    expect(await at.delivery('m-1')).toMatchObject({ state: 'queued', tries: 1, reason: 'unavailable' });
    await at.drain();
    expect(await at.delivery('m-1')).toMatchObject({ state: 'sent', tries: 4 });
    const waits = platform.tries.map((t) => seconds(START, t.at));
    expect(waits).toEqual([0, 1.5, 4.5, 10.5]);
    expect(at.faults).toEqual(['a platform threw while sending']);
  });

  it('that fails for hours is given up with its reason, and reported', async () => {
    const { at, platform } = await withPlatform();
    platform.fate('m-1', { later: 'unavailable' });
    await at.queue({ id: 'm-1' });
    await at.drain();
    expect(platform.tries.length).toBeGreaterThanOrEqual(MAX_TRIES);
    expect(await at.states()).toEqual({ 'm-1': 'failed: triedTooOften' });
    expect(at.reports).toEqual(['m-1']);
    expect(seconds(START, at.now())).toBeGreaterThanOrEqual(7200);
  });

  it.each(['blocked', 'notFound', 'refused', 'tooLarge'] as const)(
    'that can never arrive is not tried again: %s',
    async (reason) => {
      const { at, platform } = await withPlatform();
      platform.fate('m-1', { never: reason });
      await at.queue({ id: 'm-1' });
      await at.drain();
      expect(platform.tries).toHaveLength(1);
      expect(await at.states()).toEqual({ 'm-1': `failed: ${reason}` });
      expect(at.reports).toEqual(['m-1']);
    },
  );

  it('is sent by the person’s other platform when the first refuses it for good', async () => {
    const made: FakePlatform[] = [];
    const at = await office({
      platforms: (now) => {
        made.push(fakePlatform({ now, name: 'teams' }), fakePlatform({ now, name: 'slack' }));
        return made;
      },
    });
    made[0]?.fate('m-1', { never: 'blocked' });
    await at.queue({ id: 'm-1' }, { id: 'm-2' });
    await at.drain();
    expect(await at.delivery('m-1')).toMatchObject({ state: 'sent', platform: 'slack' });
    expect(await at.delivery('m-2')).toMatchObject({ state: 'sent', platform: 'teams' });
  });

  it('waits for the first platform, and is not sent by the other, when the first says later', async () => {
    const made: FakePlatform[] = [];
    const at = await office({
      platforms: (now) => {
        made.push(fakePlatform({ now, name: 'teams' }), fakePlatform({ now, name: 'slack' }));
        return made;
      },
    });
    made[0]?.fate('m-1', { later: 'timedOut' }, 'ok');
    await at.queue({ id: 'm-1' });
    await at.drain();
    expect(made.map((platform) => platform.arrived)).toEqual([['m-1'], []]);
  });

  const both = async () => {
    const made: FakePlatform[] = [];
    const at = await office({
      platforms: (now) => {
        made.push(fakePlatform({ now, name: 'teams' }), fakePlatform({ now, name: 'slack' }));
        return made;
      },
    });
    return { at, first: made[0]!, second: made[1]! };
  };

  it.each([
    [false, FALLBACK_AFTER_MS],
    [true, URGENT_FALLBACK_AFTER_MS],
  ])('goes by the other platform once the patience with “later” is over (urgent: %s)', async (urgent, patience) => {
    const { at, first, second } = await both();
    first.fate('m-1', { later: 'timedOut' });
    await at.queue({ id: 'm-1', urgent });
    await at.drain(patience - 1);
    at.set(after(START, patience - 1));
    await at.sendDue();
    expect(second.tries).toEqual([]);
    expect(await at.delivery('m-1')).toMatchObject({ state: 'queued', reason: 'timedOut', triedSince: START });
    await at.drain(1);
    expect(await at.delivery('m-1')).toMatchObject({ state: 'sent', platform: 'slack', at: after(START, patience) });
    expect(first.arrived).toEqual([]);
  });

  it('the time until the fallback goes on over a restart', async () => {
    const { at, first } = await both();
    first.fate('m-1', { later: 'timedOut' });
    await at.queue({ id: 'm-1' });
    await at.drain(FALLBACK_AFTER_MS / 2);
    at.set(after(START, FALLBACK_AFTER_MS / 2));
    const made: FakePlatform[] = [];
    const next = await office({
      from: at,
      platforms: (now) => {
        made.push(fakePlatform({ now, name: 'teams' }), fakePlatform({ now, name: 'slack' }));
        made[0]?.fate('m-1', { later: 'timedOut' });
        return made;
      },
    });
    await next.drain(FALLBACK_AFTER_MS / 2 + 1);
    expect(await next.delivery('m-1')).toMatchObject({ state: 'sent', platform: 'slack' });
  });

  it('is sent by the other platform when the first asks for a wait that is longer than the time until the fallback', async () => {
    const { at, first } = await both();
    first.fate('*', { later: 'rateLimited', retryAfterMs: 3_600_000 });
    await at.queue({ id: 'm-1' });
    await at.drain(FALLBACK_AFTER_MS + 1);
    expect(await at.delivery('m-1')).toMatchObject({ state: 'sent', platform: 'slack' });
  });

  it('that the other platform refuses goes on with the first, and is given up only with it', async () => {
    const { at, first, second } = await both();
    first.fate('m-1', { later: 'timedOut' });
    second.fate('m-1', { never: 'blocked' });
    await at.queue({ id: 'm-1' });
    await at.drain(2 * FALLBACK_AFTER_MS);
    expect(await at.delivery('m-1')).toMatchObject({ state: 'queued', reason: 'timedOut' });
    expect(second.tries).toHaveLength(1);
    await at.drain();
    expect(await at.states()).toEqual({ 'm-1': 'failed: triedTooOften' });
  });

  it('is sent by the other platform at once while Concord has no access to the first', async () => {
    const { at, first, second } = await both();
    first.fate('*', { later: 'accessRefused', retryAfterMs: 30_000 });
    await at.queue(...Array.from({ length: 30 }, (_, i) => ({ id: `m-${i}` })));
    await at.sendDue();
    await at.queue({ id: 'later' });
    await at.sendDue();
    expect(second.arrived).toHaveLength(31);
    // Who comes while it is known does not ask there.
    expect(first.tries.map(({ id }) => id)).not.toContain('later');
  });

  describe('of a person whom a chat that is away may not have', () => {
    const MINUTE = 60_000;
    const withMail = async (sure: Partial<Place> = { isUnsure: true }) => {
      const made: { readonly chat: FakePlatform; readonly mail: FakePlatform }[] = [];
      const at = await office({
        platforms: (now) => {
          const chat = fakePlatform({ now, name: 'slack', limitsFor: () => [ACCESS] });
          const mail = fakePlatform({ now, name: 'mail' });
          made.push({ chat, mail });
          return [
            { ...chat, place: async (to) => ({ limits: [ACCESS], ...(await chat.place(to)), ...sure }) },
            { ...mail, isLast: true },
          ];
        },
      });
      return { at, ...made[0]! };
    };
    const ACCESS = { key: 'slack/access', windows: [], access: true } as const;

    it.each([
      [false, FALLBACK_AFTER_MS],
      [true, URGENT_FALLBACK_AFTER_MS],
    ])('goes by mail within minutes (urgent: %s)', async (urgent, patience) => {
      const { at, chat, mail } = await withMail();
      chat.fate('*', { later: 'unavailable' });
      await at.queue({ id: 'm-1', urgent });
      await at.drain(patience - 1);
      at.set(after(START, patience - 1));
      await at.sendDue();
      expect(mail.tries).toEqual([]);
      await at.drain(1);
      expect(await at.delivery('m-1')).toMatchObject({ state: 'sent', platform: 'mail', at: after(START, patience) });
    });

    it('waits for the chat that is known to have them, or that only limits how often it is asked', async () => {
      const known = await withMail({});
      known.chat.fate('*', { later: 'unavailable' });
      const asked = await withMail();
      asked.chat.fate('*', { later: 'rateLimited', retryAfterMs: MINUTE });
      for (const { at, mail } of [known, asked]) {
        await at.queue({ id: 'm-1' });
        await at.drain(60 * MINUTE);
        expect(mail.tries).toEqual([]);
      }
    });

    it('goes by mail within minutes, too, while the chat refuses Concord itself, however many wait', async () => {
      const { at, chat, mail } = await withMail();
      chat.fate('*', { later: 'accessRefused', retryAfterMs: MINUTE });
      await at.queue(...Array.from({ length: 100 }, (_, i) => ({ id: `m-${i}` })));
      await at.drain(1);
      expect(Object.values(await at.states())).toContain('queued: accessRefused');
      await at.drain(FALLBACK_AFTER_MS + 2 * MINUTE);
      expect(mail.arrived).toHaveLength(100);
    });

    it('rests while the only other chat refuses Concord, too, after hours as well', async () => {
      let asked = 0;
      const at = await office({
        platforms: (now) =>
          (['slack', 'teams'] as const).map((name) => {
            const limit = { key: `${name}/access`, windows: [], access: true } as const;
            const chat = fakePlatform({ now, name, limitsFor: () => [limit] });
            chat.fate('*', { later: 'accessRefused', retryAfterMs: 5 * MINUTE });
            const place = async (): Promise<Place> => {
              asked += 1;
              if (asked > 20_000) throw new Error('asked without a rest');
              return { limits: [limit], ...(name === 'slack' && { isUnsure: true }) };
            };
            return { ...chat, place };
          }),
      });
      await at.queue(...Array.from({ length: 5 }, (_, i) => ({ id: `m-${i}` })));
      await at.drain(4 * HOUR);
      expect(Object.values(await at.states())).toEqual(Array(5).fill('queued: accessRefused'));
      expect(asked).toBeLessThan(2_000);
    });
  });

  describe('of a person whom a chat that refuses Concord itself is known to have', () => {
    const withMail = async ({ relay = {}, other = false }: { relay?: Partial<FakeOptions>; other?: boolean } = {}) => {
      const made: FakePlatform[] = [];
      const at = await office({
        platforms: (now) => {
          const chat = fakePlatform({ now, name: 'slack', limits: [{ messages: 1, ms: 1_000 }] });
          const teams = fakePlatform({ now, name: 'teams' });
          const mail = fakePlatform({ now, name: 'mail', ...relay });
          made.push(chat, teams, mail);
          return [chat, ...(other ? [teams] : []), { ...mail, isLast: true as const }];
        },
      });
      const [chat, teams, mail] = made as [FakePlatform, FakePlatform, FakePlatform];
      return { at, chat, teams, mail };
    };
    const refused = { later: 'accessRefused', retryAfterMs: 30_000 } as const;
    const people = (n: number, name = 'm') => Array.from({ length: n }, (_, i) => ({ id: `${name}-${i}` }));

    it('goes by mail after two hours, all at once and not one for each probe', async () => {
      const { at, chat, mail } = await withMail();
      chat.fate('*', refused);
      await at.queue(...people(26));
      await at.drain(60_000);
      await at.queue(...people(26, 'n'), { id: 'urgent', urgent: true });
      await at.drain(20 * 60_000);
      expect(mail.arrived).toEqual(['urgent']);
      await at.drain(HOUR + 38 * 60_000);
      expect(mail.arrived).toHaveLength(1);
      await at.drain(5 * 60_000);
      expect(new Set(mail.arrived).size).toBe(53);
    });

    it('goes by the relay’s rate then, and by the chat again where it is back before', async () => {
      const { at, chat, mail } = await withMail({
        relay: { limits: [{ messages: 30, ms: 60_000 }] },
      });
      chat.fate('*', refused);
      await at.queue(...people(90));
      await at.drain(2 * HOUR + 5 * 60_000);
      expect(mail.arrived).toHaveLength(90);
      await at.queue(...people(26, 'n'));
      await at.drain(HOUR);
      chat.fate('*', 'ok');
      await at.drain(5 * 60_000);
      expect([mail.arrived.length, chat.arrived.length]).toEqual([90, 26]);
    });

    it('goes by the other chat at once, also where it had waited for a turn before', async () => {
      const { at, chat, teams } = await withMail({ other: true });
      await at.queue(...people(30));
      await at.drain(2_000);
      chat.fate('*', refused);
      await at.drain(3 * 60_000);
      expect(chat.arrived.length + teams.arrived.length).toBe(30);
      expect(chat.arrived.length).toBeLessThan(6);
    });
  });

  it('without any other waits for Concord’s own access as long as it takes, told as that', async () => {
    const { at, platform } = await withPlatform();
    platform.fate('*', { later: 'accessRefused', retryAfterMs: 5 * 60_000 });
    await at.queue(...Array.from({ length: 200 }, (_, i) => ({ id: `m-${i}` })));
    // Past the two hours after which other faults are given up, and on the third day: each probe between is like these.
    await at.drain(3 * HOUR);
    at.set(after(at.now(), 68 * HOUR));
    await at.drain(HOUR);
    const states = Object.values(await at.states());
    expect(new Set(states)).toEqual(new Set(['queued: accessRefused']));
    expect(new Set(at.reports).size).toBe(200);
    expect(at.reports).toHaveLength(200);
    // One at a time asks whether it is back.
    expect(platform.tries.length).toBeLessThan(64 + 4 * 12 + 10);
    platform.fate('*', 'ok');
    const tried = platform.tries.length;
    await at.drain(6 * 60_000);
    expect(platform.arrived).toHaveLength(200);
    expect(platform.tries.length - tried).toBe(200);
  });

  it('a failing sign-in is given as the reason only when it lasts', async () => {
    const { at, platform } = await withPlatform();
    platform.fate('*', { later: 'signInAway', retryAfterMs: 15_000 });
    await at.queue({ id: 'm-1' });
    await at.drain(4 * 60_000);
    expect([await at.states(), at.reports]).toEqual([{ 'm-1': 'queued: unavailable' }, []]);
    await at.drain(2 * 60_000);
    expect([await at.states(), at.reports]).toEqual([{ 'm-1': 'queued: signInAway' }, ['m-1']]);
  });

  it('to somebody who is off the roll is dropped, and reported', async () => {
    const { at, platform } = await withPlatform({ route: async () => undefined });
    await at.queue({ id: 'm-1' });
    await at.drain();
    expect(await at.states()).toEqual({ 'm-1': 'dropped' });
    expect(platform.tries).toEqual([]);
    expect(at.reports).toEqual(['m-1']);
  });

  it('to somebody without any platform fails: no address', async () => {
    const at = await office({ platforms: () => [] });
    await at.queue({ id: 'm-1' });
    await at.drain();
    expect(await at.states()).toEqual({ 'm-1': 'failed: noAddress' });
  });

  it('that has nothing left to say when its turn comes is dropped', async () => {
    const { at, platform } = await withPlatform({ card: () => null });
    await at.queue({ id: 'm-1' });
    await at.drain();
    expect(await at.states()).toEqual({ 'm-1': 'dropped' });
    expect(platform.tries).toEqual([]);
  });

  it('waits for the end of its reader’s quiet hours, unless it is urgent', async () => {
    const morning = after(START, 3_600_000);
    const { at, platform } = await withPlatform({
      quietUntil: async (_d, _p, now) => (now < morning ? morning : null),
    });
    await at.queue({ id: 'calm' }, { id: 'urgent', urgent: true });
    await at.sendDue();
    expect(platform.arrived).toEqual(['urgent']);
    expect(await at.delivery('calm')).toMatchObject({ state: 'queued', nextAt: morning, tries: 0 });
    await at.drain();
    expect(platform.tries.at(-1)).toMatchObject({ id: 'calm', at: morning });
  });
});

describe('among many messages', () => {
  it('urgent ones go first', async () => {
    const { at, platform } = await withPlatform({ limits: [{ messages: 1, ms: 1000 }] });
    await at.queue(...ids(5).map((id) => ({ id })), { id: 'urgent', urgent: true });
    await at.drain();
    expect(platform.arrived[0]).toBe('urgent');
    expect(platform.arrived).toHaveLength(6);
  });

  it('one inbox that does not answer delays nobody else', async () => {
    const { at, platform } = await withPlatform();
    const letGo = platform.hold('m-0');
    await at.queue(...ids(300).map((id) => ({ id })));
    const sending = at.sendDue();
    await expect.poll(() => platform.arrived.length).toBe(299);
    letGo();
    expect((await sending).done).toBe(300);
  });

  it('one that cannot be drawn is tried again later, given up in the end, and delays nobody else', async () => {
    const { at, platform } = await withPlatform({
      draw: async ({ id }) => {
        if (id === 'm-0') throw new Error('no text for this');
        const card = { title: id, body: [], actions: [], summary: id };
        return { message: { kind: 'request', card, language: 'en', at: START }, version: 1, hash: id };
      },
    });
    await at.queue(...ids(200).map((id) => ({ id })));
    expect((await at.sendDue()).waitMs).toBe(0);
    expect(platform.arrived).toHaveLength(199);
    await at.drain();
    expect((await at.states())['m-0']).toBe('failed: triedTooOften');
    expect(at.faults.length).toBeGreaterThanOrEqual(MAX_TRIES);
  });

  it('a platform that throws for one is heard by the others', async () => {
    const { at, platform } = await withPlatform();
    platform.fate('m-1', 'throws', 'ok');
    await at.queue(...ids(3).map((id) => ({ id })));
    await at.sendDue();
    expect([...platform.arrived].sort()).toEqual(['m-0', 'm-2']);
    await at.drain();
    expect(platform.arrived).toHaveLength(3);
  });

  it('the published limit is never passed, and no time is wasted', async () => {
    const { at, platform } = await withPlatform({ limits: [{ messages: 10, ms: 2000 }] });
    await at.queue(...ids(500).map((id) => ({ id, to: person(`p-${id}`, []).id })));
    await at.drain();
    expect(platform.violations).toBe(0);
    expect(platform.arrived).toHaveLength(500);
    expect(platform.tries).toHaveLength(500);
    const least = (500 / 10 - 1) * 2;
    expect(seconds(START, at.now())).toBeGreaterThanOrEqual(least - 0.001);
    expect(seconds(START, at.now())).toBeLessThanOrEqual(least * 1.05);
  });

  it('asked to wait (429 with Retry-After), nothing goes to that platform before, and nothing is lost', async () => {
    const { at, platform } = await withPlatform({ limits: [{ messages: 1, ms: 10 }] });
    platform.fate('m-3', { later: 'rateLimited', retryAfterMs: 30_000 }, 'ok');
    await at.queue(...ids(10).map((id) => ({ id })));
    await at.drain();
    expect([...platform.arrived].sort()).toEqual(ids(10));
    const asked = platform.tries.findIndex((t) => t.id === 'm-3');
    const next = platform.tries[asked + 1];
    expect(seconds(platform.tries[asked]?.at ?? START, next?.at ?? START)).toBeGreaterThanOrEqual(30);
    expect(platform.tries.filter((t) => t.id === 'm-3')).toHaveLength(2);
  });
});

describe('stopping', () => {
  it('waits for what is being sent and begins nothing new; the rest stays queued', async () => {
    const { at, platform } = await withPlatform();
    const letGo = platform.hold('m-0');
    await at.queue({ id: 'm-0' });
    const sending = at.sendDue();
    await expect.poll(() => platform.tries.length).toBe(1);
    const stopped = at.stop();
    await at.queue({ id: 'm-1' });
    letGo();
    await Promise.all([stopped, sending]);
    expect(await at.states()).toEqual({ 'm-0': 'sent', 'm-1': 'queued' });
    await at.sendDue();
    expect(platform.tries).toHaveLength(1);
  });
});

it('a stop does not wait for a platform that never answers: the message goes out again after the start', async () => {
  const { at, platform } = await withPlatform();
  platform.hold('m-0');
  await at.queue({ id: 'm-0' });
  void at.sendDue();
  await expect.poll(() => platform.tries.length).toBe(1);
  const pass = timePassesByHand();
  let isStopped = false;
  void at.stop().then(() => (isStopped = true));
  await pass(5_000);
  expect(isStopped).toBe(true);
  expect(await at.states()).toEqual({ 'm-0': 'queued' });
});

describe('editing what was sent', () => {
  const live = { id: 'm-1', about: 'E-1' as never, live: true };

  it('brings a live message to the newest state, once for many changes', async () => {
    const { at, platform } = await withPlatform();
    await at.change();
    await at.queue(live, { ...live, id: 'dead', live: false });
    await at.sendDue();
    await at.change();
    await at.change();
    expect(await at.editDue()).toBe(1);
    expect(platform.edits).toEqual(['at-slack-m-1']);
    expect(await at.editDue()).toBe(0);
  });

  it('at most once in five seconds', async () => {
    const { at, platform } = await withPlatform();
    await at.change();
    await at.queue(live);
    await at.sendDue();
    await at.change();
    await at.editDue();
    await at.change();
    at.set(after(START, 4_999));
    await at.editDue();
    expect(platform.edits).toHaveLength(1);
    at.set(after(START, 5_000));
    await at.editDue();
    expect(platform.edits).toHaveLength(2);
  });

  it('of one that says the same is drawn as seldom, and is nothing done', async () => {
    let drawings = 0;
    const card = () => {
      drawings += 1;
      return { title: 'The same.', body: [], actions: [], summary: 'The same.' };
    };
    const { at, platform } = await withPlatform({ card });
    await at.change();
    await at.queue(live);
    await at.sendDue();
    for (let n = 0; n < 5; n += 1) {
      await at.change();
      expect(await at.editDue()).toBe(0);
    }
    expect(drawings).toBe(2);
    at.set(after(START, 5_000));
    expect(await at.editDue()).toBe(0);
    expect(drawings).toBe(3);
    expect(platform.edits).toEqual([]);
  });

  it('leaves the answer to a press to be read for as long', async () => {
    const { at, platform } = await withPlatform();
    await at.change();
    await at.queue(live, { ...live, id: 'm-2' });
    await at.sendDue();
    at.answeredOn('slack', 'at-slack-m-1');
    await at.change();
    await at.editDue();
    expect(platform.edits).toEqual(['at-slack-m-2']);
    at.set(after(START, 3_000));
    at.answeredOn('slack', 'at-slack-m-1');
    at.set(after(START, 7_999));
    await at.editDue();
    expect(platform.edits).toEqual(['at-slack-m-2']);
    await at.drain(1_000);
    expect(at.now()).toBe(after(START, 8_000));
    expect(platform.edits).toEqual(['at-slack-m-2', 'at-slack-m-1']);
  });

  it('that failed is tried again with the state of then', async () => {
    const { at, platform } = await withPlatform();
    platform.fate('at-slack-m-1', { later: 'unavailable' }, 'throws', 'ok');
    await at.change();
    await at.queue(live);
    await at.sendDue();
    await at.change();
    for (let i = 0; i < 4; i += 1) {
      await at.editDue();
      at.set(after(at.now(), 60_000));
    }
    expect(platform.edits).toHaveLength(1);
    expect(at.faults).toEqual(['a message could not be edited']);
  });

  it('is left when the message is gone', async () => {
    const { at, platform } = await withPlatform();
    platform.fate('at-slack-m-1', { never: 'notFound' });
    await at.change();
    await at.queue(live);
    await at.sendDue();
    await at.change();
    await at.editDue();
    platform.fate('at-slack-m-1', 'ok');
    await at.change();
    at.set(after(START, 600_000));
    await at.editDue();
    expect(platform.edits).toEqual([]);
  });
});

describe('while the store takes nothing', () => {
  const CROWD = 400;
  const crowd = Array.from({ length: CROWD }, (_, i) => ({ id: `m-${i}` }));

  it('what was sent is not sent again, nothing more goes out, and all go out once when it takes again', async () => {
    const disk = refusingStore({});
    const { at, platform } = await withPlatform({ over: disk.over });
    await at.queue(...crowd);
    disk.full = true;
    await at.drain(60_000);
    const sent = platform.tries.length;
    expect(sent).toBeGreaterThan(0);
    expect(sent).toBeLessThanOrEqual(MAX_IN_FLIGHT);
    const told = at.faults.length;
    expect(told).toBeLessThanOrEqual(2 * MAX_IN_FLIGHT);
    expect(Object.values(await at.states()).filter((state) => state === 'sent')).toEqual([]);
    disk.full = false;
    await at.drain();
    expect(platform.tries).toHaveLength(CROWD);
    expect(new Set(Object.values(await at.states()))).toEqual(new Set(['sent']));
    expect(at.faults).toHaveLength(told);
  });

  it('it is asked now and then, once for all that is kept', async () => {
    const disk = refusingStore({});
    const { at } = await withPlatform({ over: disk.over });
    await at.queue(...crowd);
    disk.full = true;
    await at.drain(1);
    const before = disk.refused;
    await at.drain(60_000);
    // A write, and a look whether there is a disk.
    expect(disk.refused - before).toBeGreaterThan(100);
    expect(disk.refused - before).toBeLessThan(140);
  });

  it('a platform that says later, and one that refuses for good, are not tried again each second', async () => {
    const disk = refusingStore({});
    const { at, platform } = await withPlatform({ over: disk.over });
    platform.fate('m-1', { later: 'unavailable' }, 'ok');
    platform.fate('m-2', { never: 'blocked' });
    await at.queue({ id: 'm-1' }, { id: 'm-2' });
    disk.full = true;
    await at.drain(60_000);
    expect(platform.tries).toHaveLength(2);
    disk.full = false;
    await at.drain();
    expect(platform.tries).toHaveLength(3);
    expect(await at.states()).toEqual({ 'm-1': 'sent', 'm-2': 'failed: blocked' });
  });

  it('one that alone cannot be written holds back nobody, and is sent once', async () => {
    const { at, platform } = await withPlatform({
      over: (store) => ({
        ...store,
        settle: (settlements, tasks) =>
          settlements.some(({ id }) => id === 'm-7')
            ? Promise.reject(new Error('this one cannot be written'))
            : store.settle(settlements, tasks),
      }),
    });
    await at.queue(...crowd);
    await at.drain(600_000);
    expect(platform.tries).toHaveLength(CROWD);
    const states = Object.entries(await at.states());
    expect(states.filter(([, state]) => state !== 'sent')).toEqual([['m-7', 'queued']]);
  });

  it('a stop writes the kept outcomes without the retry delay', async () => {
    const { over } = refusingStore({ settlements: 1 });
    const { at, platform } = await withPlatform({ over });
    await at.queue({ id: 'm-1' });
    await at.sendDue();
    await at.stop();
    expect([platform.tries.length, await at.states()]).toEqual([1, { 'm-1': 'sent' }]);
  });
});

describe('outcomes of messages that are under way together', () => {
  const SENT = 10;

  /** Each message is answered some turns after the one before, and the platform has something to store of it. */
  async function answeredInTurn() {
    const begun: string[] = [];
    const settled: { readonly ids: readonly string[]; readonly begun: number }[] = [];
    const moments: (() => void)[] = [];
    let fake: FakePlatform | undefined;
    const at = await office({
      platforms: (now) => {
        const platform = (fake = fakePlatform({ now }));
        let turns = 0;
        const send: FakePlatform['send'] = async (to, message, later) => {
          for (let left = (turns += 3); left > 0; left -= 1) await new Promise(setImmediate);
          const sent = await platform.send(to, message);
          later?.(async () => begun.push(message.id));
          return sent;
        };
        return [{ ...platform, send }];
      },
      over: (store) => ({
        ...store,
        settle(settlements, tasks) {
          settled.push({ ids: settlements.map(({ id }) => id), begun: begun.length });
          return store.settle(settlements, tasks);
        },
      }),
      wait(over) {
        moments.push(over);
        return () => undefined;
      },
    });
    await at.queue(...ids(SENT).map((id) => ({ id })));
    return { at, begun, settled, moments, platform: fake as FakePlatform };
  }

  it('are stored in one write, with what the platform stores besides', async () => {
    const { at, begun, settled } = await answeredInTurn();
    await at.drain();
    expect(settled).toEqual([{ ids: ids(SENT), begun: SENT }]);
    expect(begun).toEqual(ids(SENT));
    expect(new Set(Object.values(await at.states()))).toEqual(new Set(['sent']));
  });

  it('do not wait longer than a moment for one that is not answered', async () => {
    const { at, settled, moments, platform } = await answeredInTurn();
    const letGo = platform.hold('m-3');
    const sending = at.sendDue();
    await vi.waitFor(() => expect(platform.arrived).toHaveLength(SENT - 1), SOON);
    expect([settled, moments.length]).toEqual([[], 1]);
    moments[0]?.();
    const others = ids(SENT).filter((id) => id !== 'm-3');
    await vi.waitFor(() => expect(settled.map((write) => write.ids)).toEqual([others]), SOON);
    letGo();
    await sending;
    expect(settled.map((write) => write.ids)).toEqual([others, ['m-3']]);
  });
});
