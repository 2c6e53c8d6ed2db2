/** The names of deliveries in mails: known while something may come back, and then no longer kept. */
import { expect, test } from 'vitest';
import { instant } from '../../../src/core/ids.ts';
import { createTags } from '../../../src/platforms/mail/tags.ts';
import { keyValuesInMemory, NOW } from '../../support/mail/office.ts';

const opened = () => {
  const keyValues = keyValuesInMemory();
  return { keyValues, tags: createTags({ secret: 's'.repeat(32), keyValues }) };
};

test('a tag names its delivery and the address that it went to, and nothing kept says which', async () => {
  const { tags, keyValues } = opened();
  await tags.keep('d-1', 'A.Diallo@WHO.example', NOW);
  const found = await tags.find(tags.tagOf('d-1').toUpperCase());
  expect(found?.delivery).toBe('d-1');
  expect(['a.diallo@who.example', 'b@who.example'].map((one) => found?.wasTo(one))).toEqual([true, false]);
  expect(['WHO.example', 'other.example'].map((one) => found?.wasToDomain(one))).toEqual([true, false]);
  expect(JSON.stringify(await keyValues.list('mail.tags'))).not.toMatch(/diallo|who\.example/i);
  // Another address of the roll at the next try.
  await tags.keep('d-1', 'new@who.example', NOW);
  expect((await tags.find(tags.tagOf('d-1')))?.wasTo('new@who.example')).toBe(true);
});

test('tags go after three months, and those of earlier versions three months from now', async () => {
  const { tags, keyValues } = opened();
  await tags.keep('d-1', 'a@who.example', NOW);
  const [kept] = await keyValues.list('mail.tags');
  await keyValues.put('mail.tags', kept?.key ?? '', 'd-1');
  await tags.keep('d-2', 'a@who.example', NOW);
  expect(await tags.find(tags.tagOf('d-1'))).toMatchObject({ delivery: 'd-1' });
  const found = async () =>
    (await Promise.all(['d-1', 'd-2'].map(async (id) => tags.find(tags.tagOf(id))))).map((one) => one?.delivery);
  await tags.forget(instant('2026-12-24T14:00:00Z'));
  expect(await found()).toEqual(['d-1', 'd-2']);
  await tags.forget(instant('2027-02-24T14:00:00Z'));
  expect(await found()).toEqual(['d-1', undefined]);
  await tags.forget(instant('2027-03-26T14:00:00Z'));
  expect(await keyValues.list('mail.tags')).toEqual([]);
});

test('while tags are looked through, others have their turn', async () => {
  const { tags, keyValues } = opened();
  for (let n = 0; n < 100; n += 1) await tags.keep(`d-${n}`, 'a@who.example', NOW);
  const longest: number[] = [];
  const list: typeof keyValues.list = async (space, prefix) => {
    const found = await keyValues.list(space, prefix);
    longest.push(found.length);
    return found;
  };
  let turns = 0;
  let next = setImmediate(function others() {
    turns += 1;
    next = setImmediate(others);
  });
  await createTags({ secret: 's'.repeat(32), keyValues: { ...keyValues, list } }).forget(NOW);
  clearImmediate(next);
  expect(turns).toBeGreaterThan(10);
  expect(Math.max(...longest)).toBeLessThan(50);
});
