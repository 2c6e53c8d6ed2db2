/** Many people who are looked for at once: Slack is asked for the list of its users, not fifty times a minute for one. */
import { describe, expect, it, onTestFinished } from 'vitest';
import { personId } from '../../../src/core/ids.ts';
import type { Person } from '../../../src/core/people.ts';
import { createTroubles } from '../../../src/core/troubles.ts';
import { MINUTE_MS } from '../../../src/core/spans.ts';
import { createFindByEmail } from '../../../src/platforms/slack/findByEmail.ts';
import { slackLogger } from '../../../src/platforms/slack/logger.ts';
import { openPeople } from '../../../src/platforms/slack/people.ts';
import { fixedWorkspace, type Workspace } from '../../../src/platforms/slack/workspaces.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqliteStore.ts';
import { TEAM } from '../../support/slack/state.ts';
import { aSlack } from '../../support/slack/world.ts';

const MANY = 60;
/** Questions that are asked one by one before. */
const ALONE = 20;
const addressOf = (n: number): string => `reader-${n}@agency.example`;

async function started() {
  const slack = await aSlack();
  const users = Array.from({ length: MANY }, (_, n) => slack.addUser({ name: `Reader ${n}`, email: addressOf(n) }));
  const troubles = createTroubles({ began: () => undefined, ended: () => undefined });
  const logger = slackLogger({ warn: () => undefined, error: () => undefined });
  const workspaces = fixedWorkspace(TEAM.token, { url: slack.url, logger, troubles });
  const workspace = await workspaces.of({});
  if (!workspace) throw new Error('no workspace');
  const asked = (method: string): number => slack.calls.filter((call) => call.method === method).length;
  return { slack, users, workspaces, workspace, asked };
}
const all = (find: ReturnType<typeof createFindByEmail>, workspace: Workspace, addresses: readonly string[]) =>
  Promise.all(addresses.map((address) => find(workspace, address)));
const readers = Array.from({ length: MANY }, (_, n) => addressOf(n));

describe('users who are looked for by their address', () => {
  it('are each asked for while they are few, and taken from the list of all when they are many', async () => {
    const { users, workspace, asked } = await started();
    let now = 0;
    const find = createFindByEmail(() => now);
    for (const address of readers) {
      await find(workspace, address);
      now += MINUTE_MS / 10;
    }
    expect([asked('users.lookupByEmail'), asked('users.list')]).toEqual([MANY, 0]);
    now += MINUTE_MS;
    const found = await all(find, workspace, [...readers, 'READER-3@Agency.example', 'nobody@agency.example']);
    expect(found.map((user) => user?.id)).toEqual([...users.map(({ id }) => id), users[3]?.id, undefined]);
    expect([asked('users.lookupByEmail'), asked('users.list')]).toEqual([MANY + ALONE, 1]);
    // The list is believed for some minutes.
    now += 11 * MINUTE_MS;
    await find(workspace, addressOf(1));
    expect([asked('users.lookupByEmail'), asked('users.list')]).toEqual([MANY + ALONE + 1, 1]);
  });

  it('are read page by page', async () => {
    const { slack, workspace, asked } = await started();
    for (let n = MANY; n < 1_200; n += 1) slack.addUser({ name: `Reader ${n}`, email: addressOf(n) });
    const find = createFindByEmail();
    const found = await all(find, workspace, [...readers, addressOf(1_199)]);
    expect(found.every((user) => user?.id !== undefined)).toBe(true);
    expect([asked('users.lookupByEmail'), asked('users.list')]).toEqual([ALONE, 3]);
  });

  it.each([
    ['Slack does not answer', { status: 500 }],
    ['Slack asks to slow down', { status: 429, retryAfter: 30 }],
    ['Slack refuses the list', { error: 'limit_required' }],
  ] as const)('are each asked for when %s, and the list is not asked for again and again', async (_what, fate) => {
    const { slack, workspace, asked } = await started();
    slack.fate('users.list', fate);
    const found = await all(createFindByEmail(), workspace, readers);
    expect(found.filter((user) => user !== undefined)).toHaveLength(MANY);
    expect(asked('users.lookupByEmail')).toBe(MANY);
    expect(asked('users.list')).toBeLessThanOrEqual(1);
  });

  it('are each asked for when the list tells no addresses', async () => {
    const { slack, workspace, asked } = await started();
    for (const user of slack.state.users.values()) Object.assign(user, { email: undefined });
    const found = await all(createFindByEmail(), workspace, readers);
    expect(found.every((user) => user === undefined)).toBe(true);
    expect([asked('users.lookupByEmail'), asked('users.list')]).toEqual([MANY, 1]);
  });

  it('are believed no more than when each is asked for', async () => {
    const { slack, workspaces, asked } = await started();
    const doubtful = [
      ['a bot', { bot: true }],
      ['a stranger', { stranger: true }],
      ['unconfirmed', { unconfirmed: true }],
      ['gone', { deleted: true }],
      ['a guest over Slack Connect', { team: 'T0FOREIGN', guestOf: [TEAM.id] }],
    ] as const;
    for (const [name, of] of doubtful)
      slack.addUser({ name, email: `${name.replaceAll(' ', '-')}@agency.example`, ...of });
    const store = await openSqliteStore(':memory:');
    onTestFinished(() => store.close());
    const people = openPeople({ keyValues: store.keyValues, workspaces });
    const person = (email: string, n: number): Person => ({
      ...{ id: personId(`una-${n}`), name: email, email },
      ...{ roles: ['alternate'], language: 'en', zone: 'America/New_York' },
    });
    const named = [...readers, ...doubtful.map(([name]) => `${name.replaceAll(' ', '-')}@agency.example`)];
    const found = await Promise.all(named.map((email, n) => people.address(person(email, n))));
    expect(found.map((address) => address !== undefined)).toEqual(named.map((_, n) => n < MANY));
    expect([asked('users.lookupByEmail'), asked('users.list')]).toEqual([ALONE, 1]);
  });
});
