/** Many messages, against a Teams that enforces its limits, through the real dispatcher. */
import { expect, it, onTestFinished } from 'vitest';
import { millis, personId, type Instant } from '../../../src/core/ids.ts';
import { office, START, type Office } from '../../delivery/dispatching.ts';
import { openedTeams, type Opened } from '../../support/teams/opened.ts';

const PUBLISHED = [
  { messages: 7, ms: 1_000 },
  { messages: 8, ms: 2_000 },
  { messages: 60, ms: 30_000 },
  { messages: 1_800, ms: 3_600_000 },
];

async function crowd(people: number): Promise<{ at: Office; teams: Opened; ids: string[] }> {
  let now = (): Instant => START;
  const teams = await openedTeams({}, () => millis(now()));
  onTestFinished(() => teams.stop());
  const ids = Array.from({ length: people }, (_, i) => `una-${i + 1}`);
  for (const id of ids) await teams.know(id);
  const at = await office({ platforms: () => [teams.module.platform] });
  ({ now } = at);
  return { at, teams, ids };
}

it('twenty messages to one person keep the limits of their chat', async () => {
  const { at, teams } = await crowd(1);
  teams.connector.limit('conversation', PUBLISHED);
  const messages = Array.from({ length: 20 }, (_, i) => `m-${i}`);
  await at.queue(...messages.map((id) => ({ id, to: personId('una-1') })));
  await at.drain();
  expect(teams.connector.posts('a:chat-of-29:una-1')).toHaveLength(20);
  expect(teams.connector.violations).toBe(0);
});

it('a message to each of a hundred people keeps the limit of the tenant', async () => {
  const { at, teams, ids } = await crowd(100);
  teams.connector.limit('tenant', [{ messages: 30, ms: 1_000 }]);
  await at.queue(...ids.map((id) => ({ id: `to-${id}`, to: personId(id) })));
  await at.drain();
  const counts = ids.map((id) => teams.connector.posts(`a:chat-of-29:${id}`).length);
  expect(new Set(counts)).toEqual(new Set([1]));
  expect(teams.connector.violations).toBe(0);
});

it.each([429, 503])(
  'a wait that a %d asks for holds one tenant back, and not the people of another',
  async (status) => {
    const { at, teams, ids } = await crowd(3);
    const [away = '', same = '', other = ''] = ids;
    const { references } = teams;
    const elsewhere = await references.of(personId(other));
    if (elsewhere) await references.keep(personId(other), { ...elsewhere, tenant: 'another' });
    teams.connector.fate({ status, retryAfter: '120' }, 'ok');
    await at.queue({ id: 'first', to: personId(away) });
    await at.sendDue();
    await at.queue(...ids.map((id) => ({ id: `to-${id}`, to: personId(id) })));
    await at.sendDue();
    const had = (id: string): number => teams.connector.posts(`a:chat-of-29:${id}`).length;
    expect([had(away), had(same), had(other)]).toEqual([0, 0, 1]);
    await at.drain();
    expect([had(away), had(same), had(other)]).toEqual([2, 1, 1]);
  },
);

it('a wait of a day that is asked for with one message holds the others back for minutes only', async () => {
  const { at, teams, ids } = await crowd(3);
  teams.connector.fate({ status: 429, retryAfter: '86400' }, 'ok');
  await at.queue({ id: 'first', to: personId('una-1') });
  await at.sendDue();
  await at.queue(...ids.map((id) => ({ id: `to-${id}`, to: personId(id) })));
  await at.drain();
  expect(ids.map((id) => teams.connector.posts(`a:chat-of-29:${id}`).length)).toEqual([2, 1, 1]);
  expect(millis(at.now()) - millis(START)).toBeLessThan(10 * 60_000);
});

it('a Teams that is stricter than it says, and breaks now and then, has everything in the end, each once', async () => {
  const { at, teams, ids } = await crowd(30);
  teams.connector.limit('tenant', [{ messages: 5, ms: 1_000 }]);
  teams.connector.fate('ok', { status: 502 }, { status: 412 }, 'reset', { status: 429 }, { status: 504 }, 'ok');
  await at.queue(...ids.map((id) => ({ id: `to-${id}`, to: personId(id) })));
  await at.drain();
  const counts = ids.map((id) => teams.connector.posts(`a:chat-of-29:${id}`).length);
  expect(new Set(counts)).toEqual(new Set([1]));
  expect(teams.connector.violations).toBeGreaterThan(0);
});
