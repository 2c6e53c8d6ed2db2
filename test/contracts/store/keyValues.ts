import { expect, test } from 'vitest';
import type { Subject } from '../store.contract.ts';

/** What platforms keep for themselves. */
export function keyValuePromises(subject: Subject): void {
  const keyValues = () => subject.store.keyValues;

  test('what is put there is found again, after a new start too', async () => {
    await keyValues().put('slack', 'una-1', '{"channel":"D1"}');
    await subject.reopen();
    expect(await keyValues().get('slack', 'una-1')).toBe('{"channel":"D1"}');
    expect(await keyValues().get('teams', 'una-1')).toBeUndefined();
    expect(await keyValues().get('slack', 'una-2')).toBeUndefined();
  });

  test('the last one wins', async () => {
    await keyValues().put('slack', 'una-1', 'first');
    await keyValues().put('slack', 'una-1', 'second');
    expect(await keyValues().get('slack', 'una-1')).toBe('second');
  });

  test('of many who put something new, one does, and all are told what is there', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, (_, i) => keyValues().putNew('secret', 'links', `s${i}`)));
    expect(new Set(all).size).toBe(1);
    expect(await keyValues().get('secret', 'links')).toBe(all[0]);
    expect(await keyValues().putNew('secret', 'links', 'late')).toBe(all[0]);
  });

  test('what is removed is gone; removing nothing does no harm', async () => {
    await keyValues().put('slack', 'una-1', 'x');
    await keyValues().remove('slack', 'una-1');
    await keyValues().remove('slack', 'una-1');
    expect(await keyValues().get('slack', 'una-1')).toBeUndefined();
  });

  test('lists what begins so, in order, and nothing of its neighbours', async () => {
    for (const key of ['T1/U2', 'T1/U1', 'T10/U1', 'T2/U1']) await keyValues().put('slack', key, key.toLowerCase());
    await keyValues().put('teams', 'T1/U1', 'other');
    expect(await keyValues().list('slack', 'T1/')).toEqual([
      { key: 'T1/U1', value: 't1/u1' },
      { key: 'T1/U2', value: 't1/u2' },
    ]);
    expect((await keyValues().list('slack')).map(({ key }) => key)).toEqual(['T1/U1', 'T1/U2', 'T10/U1', 'T2/U1']);
    expect(await keyValues().list('nothing')).toEqual([]);
  });

  test.each(['', 'a.b', '$set', 'é́ 👩‍👩‍👧', "'; DROP TABLE shelf; --", 'x\u0000y', '"quoted"'])(
    'a key or a value may be anything: %j',
    async (odd) => {
      await keyValues().put('space', `k${odd}`, odd);
      await subject.reopen();
      expect(await keyValues().get('space', `k${odd}`)).toBe(odd);
    },
  );
}
