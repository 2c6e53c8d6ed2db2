/** A new configuration of the RMC: previewed, and what was agreed or announced stays where it can (domain.md 6). */
import { describe, expect, it } from 'vitest';
import { CHAIR, committee, configure, plan, term, terms, type TermRecord } from '../support/committee.ts';
import { world, type Somebody, type World } from '../support/world.ts';

const VALUES = { seats: 2, termMonths: 12, startsOn: '2027-01-01' };
const preview = (w: World, of: Readonly<Record<string, unknown>> = {}) =>
  w.officer.press('rmc.configure.preview', null, { ...VALUES, ...of });
async function started(): Promise<World> {
  const w = await committee();
  await configure(w);
  return w;
}
async function swapped(
  one = 'T-1',
  two = 'T-4',
  entities: readonly [string, string] = ['DPO', 'UNHCR'],
): Promise<World> {
  const w = await started();
  await w.focalPoint(entities[0]).press('rmc.swap', one, { with: two });
  expect(await w.focalPoint(entities[1]).press('rmc.swapAccept', two)).toMatchObject({ ok: true });
  return w;
}
const spans = (all: readonly TermRecord[]): string[] =>
  all.map(({ target, seat, entity, from, to }) => `${target} ${seat} ${entity ?? '-'} ${from} ${to}`);
const chats = async (w: World): Promise<number> => {
  const all = await Promise.all(w.everyone.map((one) => one.messages()));
  return all.flat().length;
};
const DAY = 86_400_000;
const days = ({ from, to }: TermRecord): number => (Date.parse(to) - Date.parse(from)) / DAY + 1;

describe('the same values', () => {
  it('change nothing: no reference, no swap, and nobody is told', async () => {
    const w = await swapped();
    await w.to('2026-12-05T15:00:00Z');
    const [before, said] = [await w.records('terms'), await chats(w)];
    const answer = await configure(w);
    expect(answer).toMatchObject({ ok: true });
    expect(answer.message).toContain('Nothing changes');
    expect(await w.records('terms')).toEqual(before);
    expect(await chats(w)).toBe(said);
  });

  it('are known for the same however they are typed', async () => {
    const w = await started();
    const before = await w.records('terms');
    expect((await preview(w, { stagger: '1' })).words).toContain('Nothing changes');
    expect((await configure(w, { stagger: 'No', order: ' ' })).message).toContain('Nothing changes');
    expect(await w.records('terms')).toEqual(before);
  });
});

describe('the preview', () => {
  it('says what changes and for whom, and changes nothing', async () => {
    const w = await started();
    const before = await w.records('terms');
    const seen = await preview(w, { order: 'UNICEF' });
    expect(seen).toMatchObject({ ok: true, cardName: 'rmcConfigurePreview' });
    expect(seen.words).toContain('UNICEF');
    expect(seen.words).toContain('Mon, 1 Jan 2029 to Mon, 31 Dec 2029 → Fri, 1 Jan 2027 to Fri, 31 Dec 2027');
    expect(seen.words).toContain('Nothing is changed');
    expect(JSON.stringify(seen.card)).toContain('"verb":"rmc.configure"');
    expect(await w.records('terms')).toEqual(before);
  });

  it('is where the form leads, and names the fault of a field', async () => {
    const w = await started();
    const form = await w.officer.press('rmc.form');
    expect(JSON.stringify(form.card)).toContain('"verb":"rmc.configure.preview"');
    expect(await preview(w, { order: 'NATO' })).toMatchObject({
      code: 'invalid',
      fields: { order: expect.stringContaining('NATO') as string },
    });
    expect(await w.focalPoint('DPO').press('rmc.configure.preview', null, VALUES)).toMatchObject({
      code: 'notAllowed',
    });
  });
});

describe('a new start', () => {
  it('of a rotation that has not begun leaves no term before it, and none is longer than a term', async () => {
    const w = await started();
    await configure(w, { startsOn: '2027-02-01' });
    const all = await terms(w);
    expect(spans(all).slice(0, 3)).toEqual([
      'T-1 1 DPO 2027-02-01 2028-01-31',
      'T-2 2 IOM 2027-02-01 2028-01-31',
      'T-3 1 UNFPA 2028-02-01 2029-01-31',
    ]);
    for (const one of all) expect(days(one), one.target).toBeLessThanOrEqual(366);
  });

  it('of a running one leaves what runs; whoever sits stays until then, and that is no turn', async () => {
    const w = await started();
    await w.to('2027-06-01T15:00:00Z');
    const seen = await preview(w, { startsOn: '2028-02-01' });
    expect(seen.words).toContain('Stay until the terms begin anew');
    expect(seen.words).toContain('Sat, 1 Jan 2028 to Mon, 31 Jan 2028');
    await configure(w, { startsOn: '2028-02-01' });
    const all = await terms(w);
    expect(
      spans(all)
        .filter((one) => / (DPO|IOM) /.test(one))
        .slice(0, 4),
    ).toEqual([
      'T-1 1 DPO 2027-01-01 2027-12-31',
      'T-2 2 IOM 2027-01-01 2027-12-31',
      expect.stringMatching(/ 1 DPO 2028-01-01 2028-01-31$/),
      expect.stringMatching(/ 2 IOM 2028-01-01 2028-01-31$/),
    ]);
    expect(await term(w, 'T-3')).toMatchObject({ entity: 'UNFPA', from: '2028-02-01', to: '2029-01-31' });
    for (const one of all) expect(days(one), one.target).toBeLessThanOrEqual(366);
    const next = all.filter(({ from }) => from === '2029-02-01').map(({ entity }) => entity);
    expect(next, 'DPO has served once, like IOM').toEqual(['UNICEF', 'DPO']);
    const bridge = all.find(({ from }) => from === '2028-01-01')?.target ?? '';
    // It hears that it stays, at once; nobody is told of a change that is none.
    expect((await w.focalPoint('DPO').last('rmcStays')).words).toContain('31 Jan 2028');
    await w.to('2027-12-10T15:00:00Z');
    const late = async (who: Somebody, card: string): Promise<number> =>
      (await who.messages(card)).filter(({ at }) => at > '2027-06').length;
    expect(await late(w.focalPoint('DPO'), 'rmcIncoming')).toBe(0);
    expect(await late(w.person(CHAIR.id), 'rmcAhead')).toBe(0);
    expect(await w.focalPoint('DPO').press('rmc.swap', bridge, { with: 'T-3' })).toMatchObject({ code: 'conflict' });
    expect(await w.focalPoint('DPO').messages('rmcOutgoing'), 'it stays').toEqual([]);
  });

  it('brings a seat back that was given up no earlier than it begins', async () => {
    const w = await started();
    await w.to('2027-03-01T15:00:00Z');
    await configure(w, { seats: 1, startsOn: '2028-01-01' });
    await configure(w, { seats: 2, startsOn: '2029-01-01' });
    const second = (await terms(w)).filter(({ seat }) => seat === 2).map(({ from }) => from);
    expect(second.slice(0, 2)).toEqual(['2027-01-01', '2029-01-01']);
  });

  it('moves an announced term when it is confirmed; its entity and the Secretariat hear it by name', async () => {
    const w = await started();
    await w.to('2026-12-05T15:00:00Z');
    await w.focalPoint('DPO').press('rmc.acknowledge', 'T-1');
    const asked = await configure(w, { startsOn: '2027-02-01' });
    expect(asked).toMatchObject({ code: 'conflict', cardName: 'rmcConfigurePreview' });
    expect(asked.words).toContain('DPO');
    expect((await term(w, 'T-1')).from).toBe('2027-01-01');
    expect(await configure(w, { startsOn: '2027-02-01', confirm: 'yes' })).toMatchObject({ ok: true });
    expect(await term(w, 'T-1')).toMatchObject({ entity: 'DPO', from: '2027-02-01', acknowledged: null });
    const told = await w.focalPoint('DPO').last('rmcMoved');
    expect(told.words).toContain('1 Jan 2027');
    expect(told.words).toContain('1 Feb 2027');
    expect(told.verbs).toContain('rmc.acknowledge');
    expect((await w.officer.last('rmcNotKept')).words).toContain('DPO');
    expect(await w.focalPoint('DPO').messages('rmcNoLonger')).toEqual([]);
    await w.to('2027-01-20T15:00:00Z');
    expect(await w.focalPoint('IOM').messages('rmcIncoming'), 'told again 30 days before').toHaveLength(2);
  });
});

describe('an agreed swap', () => {
  it.each([
    ['more seats', { seats: 3 }],
    ['another order', { order: 'UNICEF' }],
    ['another start', { startsOn: '2027-02-01' }],
    ['fewer seats, in another seat', { seats: 1 }],
  ])('is kept with %s', async (_, of) => {
    const w = await swapped();
    expect(await configure(w, of)).toMatchObject({ ok: true });
    expect(await term(w, 'T-1')).toMatchObject({ entity: 'UNHCR', swap: { state: 'agreed', with: 'T-4' } });
    expect(await term(w, 'T-4')).toMatchObject({ entity: 'DPO', swap: { state: 'agreed', with: 'T-1' } });
    await w.settle();
    for (const entity of ['DPO', 'UNHCR'])
      expect((await w.focalPoint(entity).messages('rmcSwapEnded')).length, 'only that it was agreed').toBe(1);
  });

  it('that has no place any more is asked about, and both entities and the Secretariat hear it by name', async () => {
    const w = await swapped('T-1', 'T-3', ['DPO', 'UNFPA']);
    const asked = await configure(w, { termMonths: 24 });
    expect(asked).toMatchObject({ code: 'conflict', cardName: 'rmcConfigurePreview' });
    expect(asked.words).toContain('The swap of DPO (T-1) and UNFPA (T-3) is over');
    expect((await term(w, 'T-1')).entity).toBe('UNFPA');
    expect(await configure(w, { termMonths: 24, confirm: 'yes' })).toMatchObject({ ok: true });
    for (const who of [w.focalPoint('DPO'), w.focalPoint('UNFPA')]) {
      const { words } = await who.last('rmcSwapEnded');
      expect(words).toContain('DPO (T-1)');
      expect(words).toContain('UNFPA (T-3)');
    }
    expect((await w.officer.last('rmcNotKept')).words).toContain('The swap of DPO (T-1) and UNFPA (T-3)');
    expect(plan(await terms(w)).slice(0, 2)).toEqual(['DPO 2027-01-01', 'IOM 2027-01-01']);
  });

  it('that was only asked ends without a question, and both entities are told', async () => {
    const w = await started();
    await w.focalPoint('DPO').press('rmc.swap', 'T-1', { with: 'T-3' });
    expect(await configure(w, { termMonths: 24 })).toMatchObject({ ok: true });
    for (const entity of ['DPO', 'UNFPA'])
      expect((await w.focalPoint(entity).last('rmcSwapEnded')).words).toContain('cannot be kept');
    expect(await w.officer.messages('rmcNotKept')).toEqual([]);
  });
});

describe('a configuration before anybody sits', () => {
  const seats = { seats: '2', termMonths: '12' };
  const current = async (w: World): Promise<(string | null)[]> =>
    (await w.records<{ entity: string | null; from: string; to: string }>('terms'))
      .filter(({ from, to }) => from <= '2026-11-24' && '2026-11-24' <= to)
      .map(({ entity }) => entity);

  it('binds nobody: terms that began while the roll was empty make room for a new start', async () => {
    const w = await world({ entities: [] });
    await w.officer.press('rmc.configure', null, { ...seats, startsOn: '2026-01-01' });
    expect(await current(w)).toEqual([null, null]);
    for (const short of ['EA', 'EB', 'EC']) {
      await w.officer.press('entity.set', null, { short });
      const of = { email: `fp@${short.toLowerCase()}.example`, name: `Focal point of ${short}` };
      await w.officer.press('roll.set', null, { ...of, entity: short, role: 'focalPoint' });
    }
    const answer = await w.officer.press('rmc.configure', null, { ...seats, startsOn: '2026-11-24' });
    expect(answer.message).not.toContain('too few');
    expect(await current(w)).toEqual(['EA', 'EB']);
  });

  it('may begin in the past, also in the place of one that was to begin later', async () => {
    const w = await world({ entities: ['UNICEF', 'UNHCR', 'UNFPA'] });
    await w.officer.press('rmc.configure', null, { ...seats, startsOn: '2027-01-01' });
    await w.officer.press('rmc.configure', null, { ...seats, startsOn: '2026-01-01', confirm: 'yes' });
    expect((await current(w)).filter(Boolean)).toHaveLength(2);
  });
});
