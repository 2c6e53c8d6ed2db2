/** Codes and passes by themselves: what requests at the same time, other browsers and time make of them. */
import { describe, expect, it } from 'vitest';
import { after, instant, type Instant } from '../../../src/core/ids.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/core/spans.ts';
import { createCodes, digitsIn, type Waiting } from '../../../src/platforms/page/codes.ts';
import { createPasses } from '../../../src/platforms/page/passes.ts';
import { AMINA } from '../../support/localDoor.ts';
import { keyValuesInMemory } from '../../support/mail/office.ts';

const NOW = instant('2026-11-24T14:00:00Z');
const later = (ms: number): Instant => after(NOW, ms);
const WAITING: Waiting = {
  people: [AMINA],
  press: { verb: 'endorsement.endorse', inputs: {}, event: 'e1' },
  what: 'Endorse',
  sent: 'codeMailed',
  address: AMINA.email,
};
const ID = { browser: 'b1', event: 'e1' };

function codes() {
  const keyValues = keyValuesInMemory();
  const seal = (words: string): Promise<string> => Promise.resolve(`sealed ${words}`);
  const person = async () => AMINA;
  return { keyValues, ...createCodes({ keyValues, seal, person, accounts: async () => [], digits: () => '123456' }) };
}

it.each([
  ['123 456', '123456'],
  ['١٢٣٤٥٦', '123456'],
  ['۱۲۳-۴۵۶', '123456'],
  ['０９0९', '0909'],
  ['no code', ''],
])('the digits in “%s”', (typed, digits) => expect(digitsIn(typed)).toBe(digits));

describe('a code', () => {
  it('is made once for a press that comes twice at the same time, and is stored nowhere', async () => {
    const { keep, keyValues } = codes();
    const kept = await Promise.all([keep(ID, WAITING, NOW), keep(ID, WAITING, NOW), keep(ID, WAITING, NOW)]);
    expect(kept.filter((code) => code === '123456')).toHaveLength(1);
    expect(kept.filter((code) => code === undefined)).toHaveLength(2);
    const [stored] = await keyValues.list('codes');
    expect((JSON.parse(stored?.value ?? '{}') as { code: string }).code).not.toBe('123456');
    expect(stored?.key).not.toContain('e1');
  });

  it('takes five guesses in all, however many come at once', async () => {
    const { keep, guess } = codes();
    await keep(ID, WAITING, NOW);
    const wrong = await Promise.all(Array.from({ length: 20 }, (_, n) => guess(ID, String(n), NOW)));
    expect(wrong.filter((one) => one === 'wrong')).toHaveLength(4);
    expect(wrong.filter((one) => one === 'spent')).toHaveLength(16);
    expect(await guess(ID, '123456', NOW)).toBe('spent');
  });

  it('is right in its own browser, for ten minutes, and for nobody when the address is on no roll', async () => {
    const { keep, guess, renew } = codes();
    await keep(ID, WAITING, NOW);
    expect(await guess({ ...ID, browser: 'b2' }, '123456', NOW)).toBeUndefined();
    expect(await guess({ ...ID, event: 'e2' }, '123456', NOW)).toBeUndefined();
    expect(await guess(ID, '123456', later(10 * MINUTE_MS))).toMatchObject({ right: { people: [AMINA] } });
    expect(await guess(ID, '123456', later(10 * MINUTE_MS + 1))).toBe('over');
    expect(await guess(ID, '123456', later(HOUR_MS + 1))).toBeUndefined();
    // Asked for anew it has its own five guesses.
    await renew(ID, { ...WAITING, people: [], byAddress: true }, later(HOUR_MS));
    expect(await guess(ID, '123456', later(HOUR_MS))).toBe('wrong');
  });

  it('goes out three times an hour and ten a day, however many ask at once', async () => {
    const { maySend, forget, keyValues } = codes();
    const ask = async (at: Instant, times = 6): Promise<number> =>
      (await Promise.all(Array.from({ length: times }, () => maySend(' Amina@WHO.int ', at)))).filter(Boolean).length;
    expect(await ask(NOW)).toBe(3);
    expect(await ask(later(HOUR_MS - 1))).toBe(0);
    expect([await ask(later(HOUR_MS)), await ask(later(2 * HOUR_MS)), await ask(later(3 * HOUR_MS))]).toEqual([
      3, 3, 1,
    ]);
    expect(await maySend('bo@who.int', NOW)).toBeDefined();
    await forget(later(DAY_MS));
    expect(await ask(later(DAY_MS))).toBe(3);
    await forget(later(3 * DAY_MS));
    for (const space of ['codes', 'codeGuesses', 'codeSendings']) expect(await keyValues.list(space)).toEqual([]);
  });
});

describe('what may be sent', () => {
  const [AMINAS, BOS] = [AMINA.email, 'bo@who.int'];

  it('by somebody’s own link is not used up by whoever asks with their address', async () => {
    const { maySend } = codes();
    for (const ip of ['192.0.2.1', '192.0.2.2', '192.0.2.3'])
      expect(await maySend(AMINAS, NOW, 'codeByAddress', ip)).toBeDefined();
    expect(await maySend(AMINAS, NOW, 'codeByAddress', '192.0.2.4')).toBeUndefined();
    for (const what of ['linkByAddress', 'link', 'code'] as const)
      expect(await maySend(AMINAS, NOW, what, what === 'linkByAddress' ? '192.0.2.4' : undefined), what).toBeDefined();
  });

  it('with addresses alone has a limit for each place, whose browsers past it use up nobody’s', async () => {
    const { maySend } = codes();
    const ask = (address: string, ip: string) => maySend(address, NOW, 'codeByAddress', ip);
    for (let n = 0; n < 60; n += 1) expect(await ask(`${n}@who.int`, `2001:db8:1:2:${n}::1`)).toBeDefined();
    for (let n = 0; n < 5; n += 1) expect(await ask(BOS, '2001:db8:1:2::9')).toBeUndefined();
    for (let n = 0; n < 3; n += 1) expect(await ask(BOS, '2001:db8:1:3::9')).toBeDefined();
    expect(await ask(BOS, '192.0.2.1')).toBeUndefined();
  });

  it('counts no more once it could not be sent', async () => {
    const { maySend } = codes();
    for (let n = 0; n < 5; n += 1) await (await maySend(AMINAS, NOW))?.giveBack();
    const [first] = [await maySend(AMINAS, NOW), await maySend(AMINAS, NOW), await maySend(AMINAS, NOW)];
    expect(await maySend(AMINAS, NOW)).toBeUndefined();
    await first?.giveBack();
    expect(await maySend(AMINAS, NOW)).toBeDefined();
    expect(await maySend(AMINAS, NOW)).toBeUndefined();
  });
});

describe('a pass', () => {
  const roll = new Map([[AMINA.id, AMINA]]);
  const passes = () => {
    const keyValues = keyValuesInMemory();
    const person = (id: string) => Promise.resolve(roll.get(id as typeof AMINA.id));
    return { keyValues, ...createPasses({ keyValues, person }) };
  };

  it('lasts thirty days from its last use, and ninety at most', async () => {
    const { give, inBrowser, used } = passes();
    const word = await give(AMINA, NOW);
    const at = async (days: number): Promise<number> => (await inBrowser(word, later(days * DAY_MS))).length;
    expect([await at(30), await at(30.1)]).toEqual([1, 0]);
    for (const days of [29, 58, 87]) {
      const [pass] = await inBrowser(word, later(days * DAY_MS));
      if (pass) await used(word, pass, later(days * DAY_MS));
    }
    expect([await at(90), await at(90.1)]).toEqual([1, 0]);
    expect(await inBrowser('another word', NOW)).toEqual([]);
    expect(await inBrowser(undefined, NOW)).toEqual([]);
  });

  it('ends with the browser, another address or a revocation, and its word is stored nowhere', async () => {
    const { give, inBrowser, end, keyValues, forget } = passes();
    const word = await give(AMINA, NOW);
    const [stored] = await keyValues.list('passes');
    expect(`${stored?.key} ${stored?.value}`).not.toContain(word);
    const [pass] = await inBrowser(word, NOW);
    expect(pass?.name).toMatch(/^P-[\w-]{8}$/);
    for (const other of [
      { ...AMINA, email: 'bo@who.int' },
      { ...AMINA, revocations: 1 },
    ]) {
      roll.set(AMINA.id, other);
      expect(await inBrowser(word, NOW)).toEqual([]);
    }
    roll.delete(AMINA.id);
    expect(await inBrowser(word, NOW)).toEqual([]);
    roll.set(AMINA.id, AMINA);
    await end(word);
    expect(await inBrowser(word, NOW)).toEqual([]);
    await give(AMINA, NOW);
    await forget(later(91 * DAY_MS));
    expect(await keyValues.list('passes')).toEqual([]);
  });
});
