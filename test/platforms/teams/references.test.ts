import { describe, expect, it } from 'vitest';
import { personId } from '../../../src/core/ids.ts';
import { openReferences, type TeamsReference } from '../../../src/platforms/teams/references.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqliteStore.ts';

const ANA = personId('una-12');
const FROM: TeamsReference = {
  tenant: 't',
  object: 'ana',
  user: '29:ana',
  bot: '28:concord',
  serviceUrl: 'https://a/',
};

/** Where two processes keep what they know, in one key-value store. Counts what the first asks it. */
async function twoProcesses() {
  const { keyValues } = await openSqliteStore(':memory:');
  let asked = 0;
  let now = 0;
  let isAway = false;
  const counted = {
    ...keyValues,
    async get(space: string, key: string) {
      asked += 1;
      if (isAway) throw new Error('the store is away');
      return keyValues.get(space, key);
    },
  };
  return {
    one: openReferences(counted, () => now),
    other: openReferences(keyValues),
    asked: () => asked,
    pass: (ms: number) => void (now += ms),
    away: (is: boolean) => void (isAway = is),
  };
}

describe('where somebody in Teams was last seen', () => {
  it('is not asked for again while they press again and again', async () => {
    const { one, asked } = await twoProcesses();
    expect(await one.seen(ANA, FROM)).toBe(true);
    for (let i = 0; i < 5; i += 1) expect(await one.seen(ANA, FROM)).toBe(false);
    expect(asked()).toBeLessThanOrEqual(2);
    expect(await one.of(ANA)).toEqual(FROM);
  });

  it('is kept anew when it differs', async () => {
    const { one } = await twoProcesses();
    await one.seen(ANA, FROM);
    const moved = { ...FROM, serviceUrl: 'https://b/' };
    expect(await one.seen(ANA, moved)).toBe(false);
    expect(await one.of(ANA)).toEqual(moved);
  });

  it('counts as a way back for whoever could not be written to, at once', async () => {
    const { one } = await twoProcesses();
    await one.seen(ANA, FROM);
    await one.seen(ANA, FROM);
    await one.keep(ANA, { ...FROM, state: 'blocked' });
    expect(await one.seen(ANA, FROM)).toBe(true);
  });

  it('so it does, a moment later, when another process has written that they cannot', async () => {
    const { one, other, pass } = await twoProcesses();
    await one.seen(ANA, FROM);
    await one.seen(ANA, FROM);
    await other.keep(ANA, { ...FROM, state: 'blocked' });
    pass(9_000);
    expect(await one.seen(ANA, FROM)).toBe(false);
    pass(1_000);
    expect(await one.seen(ANA, FROM)).toBe(true);
  });

  it('is asked for again after the store was away', async () => {
    const { one, away } = await twoProcesses();
    away(true);
    await expect(one.seen(ANA, FROM)).rejects.toThrow('away');
    away(false);
    expect(await one.seen(ANA, FROM)).toBe(true);
  });
});
