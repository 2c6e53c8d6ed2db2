/** A limit holds back only the messages that count against it, and the queues of waiting messages take turns (issue 10; rate limits of issues 6 and 7). */
import { describe, expect, it } from 'vitest';
import { after, networkId, ref, type Instant } from '../../src/core/ids.ts';
import type { Person } from '../../src/core/people.ts';
import type { RateLimit } from '../../src/platforms/platform.ts';
import type { Envelope } from '../../src/core/envelope.ts';
import type { Store } from '../../src/store/store.ts';
import { person } from '../support/builders.ts';
import { fakePlatform, type FakePlatform } from '../support/fakePlatform.ts';
import { office, START, type Office, type Options } from './dispatching.ts';

const A_SECOND = 1_000;
const perSecond = (key: string, messages: number): RateLimit => ({ key, windows: [{ messages, ms: A_SECOND }] });
const seconds = (at: Instant | undefined): number => (Date.parse(at ?? '') - Date.parse(START)) / 1000;
const to = (name: string) => person(name, []).id;
/** One letter to many. */
const letter = (n: number, of: Partial<Envelope> = {}): Partial<Envelope>[] =>
  Array.from({ length: n }, (_, i) => ({
    id: `${of.about ?? 'circular'}-${i}`,
    to: to(`p${i}`),
    about: ref('C-1'),
    card: 'circular',
    ...of,
  }));

interface Both {
  readonly at: Office;
  readonly teams: FakePlatform;
  readonly slack: FakePlatform;
}

/** Two platforms; everyone is on both, Teams first, but those whose name begins with `s` are on Slack alone. */
async function both(
  limits: { teams?: (to: Person) => RateLimit[]; slack?: (to: Person) => RateLimit[] } = {},
  options: Options = {},
): Promise<Both> {
  const made: { teams?: FakePlatform; slack?: FakePlatform } = {};
  const at = await office({
    platforms: (now) => {
      const [teams, slack] = (['teams', 'slack'] as const).map((name) =>
        fakePlatform({ now, name, limitsFor: limits[name] ?? (() => []) }),
      ) as [FakePlatform, FakePlatform];
      Object.assign(made, { teams, slack });
      return [{ ...teams, place: async (p) => (p.name.startsWith('s') ? undefined : teams.place(p)) }, slack];
    },
    ...options,
  });
  return { at, teams: made.teams as FakePlatform, slack: made.slack as FakePlatform };
}
/** When the last of all went. */
const over = (platform: FakePlatform): number => seconds(platform.tries.at(-1)?.at);
const when = (platform: FakePlatform, id: string): number =>
  seconds(platform.tries.findLast((each) => each.id === id)?.at);

describe('a limit that is full', () => {
  it('holds back the messages that count against it and nothing else, however many wait', async () => {
    const { at, slack, teams } = await both({ teams: () => [perSecond('teams/T1', 10)] });
    await at.queue(...letter(500), ...letter(20, { to: to('sam'), about: ref('C-2') }));
    await at.sendDue();
    expect(teams.arrived).toHaveLength(10);
    expect(slack.arrived).toHaveLength(20);
  });

  it('of one place holds back nobody of the same platform', async () => {
    const channel = (p: Person) => [perSecond('teams/T1', 100), perSecond(`teams/T1/${p.name}`, 1)];
    const { at, teams } = await both({ teams: channel });
    await at.queue(...letter(50, { to: to('ann'), about: ref('C-2') }), ...letter(90));
    await at.sendDue();
    expect(teams.arrived).toHaveLength(91);
    await at.drain();
    expect([teams.violations, teams.arrived.length]).toEqual([0, 140]);
    expect(over(teams)).toBe(49);
  });

  it('with a pause (429) does not stop the other limits', async () => {
    const tenants = (p: Person) => [perSecond('teams/app', 100), perSecond(`teams/${p.name.slice(0, 1)}`, 100)];
    const { at, teams, slack } = await both({ teams: tenants });
    const failure = { kind: 'later', reason: 'rateLimited', retryAfterMs: 30_000, limit: 'teams/a' } as const;
    const asks = { ...teams, send: async () => ({ ok: false, failure }) as const };
    let asked = false;
    const { at: again } = await both(
      { teams: tenants },
      {
        platforms: () => [
          {
            ...teams,
            send: (...given) =>
              asked || given[0].name[0] !== 'a' ? teams.send(...given) : ((asked = true), asks.send()),
          },
          slack,
        ],
        from: at,
      },
    );
    await again.queue({ id: 'a-1', to: to('ann') });
    await again.sendDue();
    await again.queue({ id: 'a-2', to: to('abe') }, { id: 'b-1', to: to('ben') });
    await again.sendDue();
    expect(teams.arrived).toEqual(['b-1']);
    await again.drain();
    expect([...teams.arrived].sort()).toEqual(['a-1', 'a-2', 'b-1']);
    expect(seconds(again.now())).toBeGreaterThanOrEqual(30);
  });

  it('is asked again as little as may be: each message is read a few times, not once for each turn', async () => {
    let read = 0;
    let most = 0;
    const counting = (store: Store): Store => ({
      ...store,
      dueDeliveries: async (...given) => {
        const found = await store.dueDeliveries(...given);
        read += found.length;
        most = Math.max(most, found.length);
        return found;
      },
    });
    const { at, teams } = await both({ teams: () => [perSecond('teams/T1', 30)] }, { over: counting });
    await at.queue(...letter(3_000));
    await at.drain();
    expect([teams.violations, teams.arrived.length]).toEqual([0, 3_000]);
    expect(over(teams)).toBe(99);
    expect(read).toBeLessThan(3_000 * 2.1);
    expect(most).toBeLessThanOrEqual(64);
  });

  it('keeps its queues over a kill', async () => {
    const limits = { teams: () => [perSecond('teams/T1', 10)] };
    const { at } = await both(limits);
    await at.queue(...letter(100));
    await at.sendDue();
    at.set(after(START, 5_000));
    const { at: next, teams } = await both(limits, { from: at });
    await next.drain();
    expect(teams.arrived).toHaveLength(90);
    expect(over(teams)).toBe(13);
  });

  it('is waited for by whoever takes over, at once, also while the clock stands still', async () => {
    const { at: next, teams } = await both({ teams: () => [perSecond('teams/T1', 100)] });
    await next.sendDue();
    const { at } = await both({ teams: () => [perSecond('teams/T1', 10)] }, { from: next });
    await at.queue(...letter(50));
    await at.sendDue();
    next.takeOver();
    await next.sendDue();
    expect(teams.arrived).toHaveLength(40);
  });
});

describe('those who wait take turns', () => {
  const slow = { teams: () => [perSecond('teams/T1', 10)] };

  it('network by network: a letter to thousands does not hold up another network', async () => {
    const { at, teams } = await both(slow);
    await at.queue(...letter(1_000));
    await at.sendDue();
    const other = letter(20, { network: networkId('nrc'), about: ref('C-9') });
    at.set(after(START, 2_000));
    await at.queue(...other);
    await at.drain();
    // Every other turn is theirs: 20 messages take 4 seconds, and not a hundred.
    expect(when(teams, 'C-9-19')).toBeLessThanOrEqual(6);
    // 1,010 are left after the first second, and one second was let pass.
    expect(over(teams)).toBe(102);
  });

  it('within a network thing by thing: a reminder does not wait for a letter to thousands', async () => {
    const { at, teams } = await both(slow);
    await at.queue(...letter(1_000));
    await at.sendDue();
    await at.queue({ id: 'reminder', to: to('ann'), about: ref('E-1'), card: 'reminder' });
    await at.drain();
    expect(when(teams, 'reminder')).toBe(1);
  });

  it('what is urgent goes before all of them, in the middle of a letter', async () => {
    const { at, teams } = await both(slow);
    await at.queue(...letter(500));
    await at.sendDue();
    at.set(after(START, 3_000));
    await at.queue(...letter(25, { about: ref('C-2'), urgent: true }));
    await at.drain();
    const urgent = Array.from({ length: 25 }, (_, i) => when(teams, `C-2-${i}`));
    expect(Math.max(...urgent)).toBeLessThanOrEqual(5);
    expect(teams.violations).toBe(0);
    expect(over(teams)).toBe(54);
  });

  it('a newcomer does not overtake those who wait', async () => {
    const { at, teams } = await both(slow);
    await at.queue(...letter(15));
    await at.sendDue();
    at.set(after(START, A_SECOND));
    await at.queue({ id: 'new', about: ref('C-1'), card: 'circular' });
    await at.drain();
    expect(teams.tries.at(-1)?.id).toBe('new');
  });
});

describe('a platform that hangs', () => {
  it('holds up no other one, and nothing of its own for longer than it hangs', async () => {
    const { at, teams, slack } = await both();
    const letGo = letter(100).map(({ id = '' }) => teams.hold(id));
    await at.queue(...letter(300));
    const sending = at.sendDue();
    await expect.poll(() => teams.tries.length).toBe(64);
    await at.queue({ id: 'other', to: to('sam') });
    await expect.poll(() => slack.arrived).toEqual(['other']);
    expect(teams.tries).toHaveLength(64);
    letGo.forEach((go) => go());
    await sending;
    expect(teams.arrived).toHaveLength(300);
  });
});

describe('a person whose first platform refuses for good', () => {
  it('waits for a turn on the other, and the first is not asked again', async () => {
    const { at, teams, slack } = await both({ slack: () => [perSecond('slack/T1', 5)] });
    teams.fate('mine', { never: 'blocked' });
    await at.queue(...letter(50, { to: to('sam') }), { id: 'mine', to: to('ann'), about: ref('C-2') });
    await at.drain();
    expect(teams.tries.map(({ id }) => id)).toEqual(['mine']);
    expect(await at.delivery('mine')).toMatchObject({ state: 'sent', platform: 'slack' });
    expect([slack.violations, slack.arrived.length]).toEqual([0, 51]);
    expect(when(slack, 'mine')).toBeLessThanOrEqual(2);
  });

  it('and the other too has not been reached, with the reason of the last', async () => {
    const { at, teams, slack } = await both();
    teams.fate('mine', { never: 'blocked' });
    slack.fate('mine', { never: 'notFound' });
    await at.queue({ id: 'mine', to: to('ann') });
    await at.drain();
    expect(await at.states()).toEqual({ mine: 'failed: notFound' });
    expect(await at.delivery('mine')).toMatchObject({ platform: 'slack' });
  });
});

describe('what cannot be written', () => {
  it('does not take with it what else was sent at that time', async () => {
    const poisoned = (store: Store): Store => ({
      ...store,
      settle: (settlements, tasks) =>
        settlements.some(({ id }) => id === 'circular-7')
          ? Promise.reject(new Error('a row too large'))
          : store.settle(settlements, tasks),
    });
    const { at, teams } = await both({}, { over: poisoned });
    await at.queue(...letter(60));
    await at.sendDue();
    expect(Object.values(await at.states()).filter((state) => state === 'sent')).toHaveLength(59);
    expect(teams.tries).toHaveLength(60);
    expect(new Set(at.faults)).toEqual(new Set(['a delivery could not be settled']));
  });
});

describe('edits keep to the limits', () => {
  const live = (n: number) => letter(n, { about: ref('E-1'), live: true });

  it('and are all made in the end, to the newest state', async () => {
    const { at, teams } = await both({ teams: () => [perSecond('teams/T1', 10)] });
    await at.change();
    await at.queue(...live(40));
    await at.drain();
    await at.change();
    const from = seconds(at.now());
    for (let i = 0; i < 20; i += 1) {
      await at.editDue();
      at.set(after(at.now(), A_SECOND));
    }
    expect([teams.violations, new Set(teams.edits).size, teams.edits.length]).toEqual([0, 40, 40]);
    expect(seconds(teams.editedAt.at(-1)) - from).toBeLessThanOrEqual(6);
  });

  it('after the messages that wait: the messages lose next to nothing, and the cards are not forgotten', async () => {
    const { at, teams } = await both({ teams: () => [perSecond('teams/T1', 10)] });
    await at.change();
    await at.queue(...live(30));
    await at.drain();
    const from = seconds(at.now());
    await at.queue(...letter(1_000));
    await at.change();
    for (let i = 0; teams.arrived.length < 1_030; i += 1) {
      await at.sendDue();
      await at.editDue();
      at.set(after(at.now(), A_SECOND));
    }
    expect(teams.violations).toBe(0);
    expect(teams.edits.length).toBeGreaterThanOrEqual(15);
    expect(teams.edits.length).toBeLessThan(30);
    expect(seconds(at.now()) - from).toBeLessThanOrEqual(100 * 1.05);
    for (let i = 0; i < 10; i += 1) {
      await at.editDue();
      at.set(after(at.now(), A_SECOND));
    }
    expect(new Set(teams.edits).size).toBe(30);
  });
});
