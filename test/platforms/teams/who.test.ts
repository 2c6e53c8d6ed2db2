import { describe, expect, it } from 'vitest';
import { networkId, personId } from '../../../src/core/ids.ts';
import type { Person } from '../../../src/core/people.ts';
import { isPersonal, type Activity } from '../../../src/platforms/teams/activity.ts';
import { whoWrites, type WhoDeps } from '../../../src/platforms/teams/who.ts';

const ANA = { id: personId('una-12') } as Person;
const WRITTEN = {
  type: 'message',
  from: { id: '29:ana', aadObjectId: 'ana' },
  recipient: { id: '28:concord' },
  conversation: { id: 'a:ana', conversationType: 'personal', tenantId: 't' },
  serviceUrl: 'https://a/',
} as Activity;

/** A key-value store that answers when it is let. */
function deps(isOnRoll: boolean) {
  let answer = (_was: boolean): void => undefined;
  const kept = new Promise<boolean>((resolve) => (answer = resolve));
  const reached: string[] = [];
  const later: Promise<unknown>[] = [];
  const known = isOnRoll ? [{ person: ANA, network: networkId('una') }] : [];
  const door = {
    identify: async ({ email }: { email?: string }) =>
      email === undefined ? known : [{ person: ANA, network: networkId('una') }],
    reachable: async (id: string) => void reached.push(id),
    networks: async () => [],
  };
  const made = {
    door,
    connector: { member: async () => ({ id: '29:ana', email: 'ana@unhcr.example', principal: 'ana@unhcr.example' }) },
    references: { seen: () => kept },
    settings: { tenant: 't', allowedTenants: ['t'], localDevelopment: false },
    isFirstInAnHour: Object.assign(() => false, { forget: () => undefined }),
    tenants: { hourly: async () => undefined },
    later: (_what: string, work: Promise<unknown>) => void later.push(work),
  } as unknown as WhoDeps;
  return { made, answer: (was: boolean) => answer(was), reached, later };
}

describe('who writes in Teams', () => {
  it('is told without waiting for the store, when they are known; that they can be written to is kept meanwhile', async () => {
    const { made, answer, reached, later } = deps(true);
    expect((await whoWrites(made, WRITTEN)).known).toMatchObject([{ person: ANA }]);
    expect(reached).toEqual([]);
    answer(true);
    await Promise.all(later);
    expect(reached).toEqual([ANA.id]);
  });

  it('is kept before anything is answered, when they write for the first time', async () => {
    const { made, answer, reached } = deps(false);
    const told = whoWrites(made, WRITTEN).then(({ known }) => ({ known, reached: [...reached] }));
    answer(true);
    expect(await told).toMatchObject({ known: [{ person: ANA }], reached: [ANA.id] });
  });
});

describe('a chat of one person', () => {
  const where = (conversation: object, channelData: object = {}): boolean =>
    isPersonal({ ...WRITTEN, conversation, channelData } as unknown as Activity);

  it('is what Teams calls one', () => {
    expect(where({ id: 'a:ana', conversationType: 'personal' })).toBe(true);
    expect(where({ id: '19:x@thread.v2', conversationType: 'groupChat' })).toBe(false);
  });

  it('is, where Teams does not say, none that anything tells to be of many', () => {
    expect(where({ id: 'a:ana' })).toBe(true);
    expect(where({ id: '19:x@thread.tacv2' })).toBe(false);
    expect(where({ id: 'a:x', isGroup: true })).toBe(false);
    expect(where({ id: 'a:x' }, { team: { id: '19:team' } })).toBe(false);
    expect(where({ id: 'a:x' }, { channel: { id: '19:channel' } })).toBe(false);
  });
});
