/** Swapping terms of the RMC by agreement (domain.md 6). */
import { describe, expect, it } from 'vitest';
import { committee, configure, join, leave, plan, term, terms } from '../support/committee.ts';
import type { Reply, Seen, World } from '../support/world.ts';

/** DPO has T-1 (2027), UNHCR has T-4 (2028). */
async function asked() {
  const w = await committee();
  await configure(w);
  const answer = await w.focalPoint('DPO').press('rmc.swap', 'T-1', { with: 'T-4' });
  expect(answer).toMatchObject({ ok: true, target: 'T-1' });
  return w;
}
async function agreed() {
  const w = await asked();
  expect(await w.alternate('UNHCR').press('rmc.swapAccept', 'T-4')).toMatchObject({ ok: true });
  return w;
}
const who = async (w: Awaited<ReturnType<typeof asked>>): Promise<unknown[]> => [
  (await term(w, 'T-1')).entity,
  (await term(w, 'T-4')).entity,
];

/** Presses the button that a message offers. */
async function pressed(w: World, entity: string, message: Seen, verb: string): Promise<Reply> {
  const found = JSON.stringify(message.card).match(new RegExp(`\\{[^{}]*"verb":"${verb}"[^{}]*(\\{[^{}]*\\})`));
  if (!found?.[1]) throw new Error(`no button ${verb}`);
  const data = JSON.parse(found[1]) as Record<string, unknown>;
  return w.focalPoint(entity).press(verb, null, data, { messageId: message.id });
}

describe('a swap', () => {
  it('is asked by one entity and changes nothing until the other agrees', async () => {
    const w = await asked();
    expect(await who(w)).toEqual(['DPO', 'UNHCR']);
    expect((await term(w, 'T-4')).swap).toMatchObject({ state: 'asked', with: 'T-1' });
    const question = await w.focalPoint('UNHCR').last('rmcSwapAsked');
    expect(question.verbs).toEqual(expect.arrayContaining(['rmc.swapAccept', 'rmc.swapUndo']));
    expect((await w.focalPoint('DPO').press('rmc.swapAccept', 'T-1')).code).toBe('conflict');
    expect((await w.focalPoint('UNICEF').press('rmc.swapAccept', 'T-4')).code).toBe('notAllowed');
    expect(await who(w)).toEqual(['DPO', 'UNHCR']);
  });

  it('agreed, changes both terms, and leaves everybody else’s turn alone', async () => {
    const w = await committee();
    await configure(w);
    const before = plan(await terms(w));
    await w.focalPoint('DPO').press('rmc.swap', 'T-1', { with: 'UNHCR' });
    await w.focalPoint('UNHCR').press('rmc.swapAccept', 'T-1');
    expect(await who(w)).toEqual(['UNHCR', 'DPO']);
    expect((await term(w, 'T-1')).reason).toBe('swapped: it was the turn of DPO');
    const swappedBack = before.with(0, 'UNHCR 2027-01-01').with(3, 'DPO 2028-01-01');
    expect(plan(await terms(w)).slice(0, 5)).toEqual(swappedBack.slice(0, 5));
    expect((await w.focalPoint('DPO').last('rmcSwapEnded')).words).toContain('DPO takes T-4, and UNHCR takes T-1.');
    await w.to('2027-06-01T15:00:00Z');
    await join(w, 'WHO');
    expect(await who(w)).toEqual(['UNHCR', 'DPO']);
  });

  it('changes nobody’s turns, even when somebody leaves afterwards: an entity is called in its own right meanwhile', async () => {
    const w = await committee();
    await configure(w);
    await w.focalPoint('IOM').press('rmc.swap', 'T-2', { with: 'T-5' });
    await w.focalPoint('UNICEF').press('rmc.swapAccept', 'T-5', { with: 'T-2' });
    await leave(w, 'UNFPA');
    // UNICEF serves IOM’s turn first. All but UNICEF have had one of their own in 2028; that of 2029 is IOM’s to serve.
    expect(plan(await terms(w)).slice(0, 6)).toEqual([
      'DPO 2027-01-01',
      'UNICEF 2027-01-01',
      'UNHCR 2028-01-01',
      'UNICEF 2028-01-01',
      'IOM 2029-01-01',
      'DPO 2029-01-01',
    ]);
  });

  it('of a later turn leaves an entity the turns before it', async () => {
    const w = await committee();
    await configure(w);
    const before = plan(await terms(w));
    expect(before.slice(5, 7)).toEqual(['DPO 2029-01-01', 'IOM 2030-01-01']);
    await w.focalPoint('DPO').press('rmc.swap', 'T-6', { with: 'T-7' });
    expect(await w.focalPoint('IOM').press('rmc.swapAccept', 'T-7', { with: 'T-6' })).toMatchObject({ ok: true });
    expect(plan(await terms(w)).slice(0, 7)).toEqual([...before.slice(0, 5), 'IOM 2029-01-01', 'DPO 2030-01-01']);
  });

  it('of which half was served counts for whose turn that was: the other still has its own to come', async () => {
    const w = await agreed();
    await w.to('2027-06-01T15:00:00Z');
    await leave(w, 'DPO');
    await join(w, 'WHO');
    // UNHCR serves the turn of DPO, which has left and will not serve that of UNHCR.
    expect(plan(await terms(w)).slice(0, 6)).toEqual([
      'UNHCR 2027-01-01',
      'IOM 2027-01-01',
      'UNFPA 2028-01-01',
      'UNICEF 2028-01-01',
      'UNHCR 2029-01-01',
      'WHO 2029-01-01',
    ]);
  });

  it('asked by both is agreed', async () => {
    const w = await asked();
    expect((await w.focalPoint('UNHCR').press('rmc.swap', 'T-4', { with: 'T-1' })).message).toContain('Agreed');
    expect(await who(w)).toEqual(['UNHCR', 'DPO']);
  });

  it.each(['DPO', 'UNHCR'])('undone by %s is undone for both', async (entity) => {
    const w = await agreed();
    expect(await w.focalPoint(entity).press('rmc.swapUndo', 'T-1')).toMatchObject({ ok: true });
    expect(await who(w)).toEqual(['DPO', 'UNHCR']);
    expect((await w.focalPoint('UNHCR').last('rmcSwapEnded')).words).toContain('undone for both');
    for (const verb of ['rmc.swapUndo', 'rmc.swapAccept'])
      expect((await w.focalPoint('UNHCR').press(verb, 'T-1', { with: 'T-4' })).code).toBe('closed');
    expect(await w.focalPoint('UNHCR').press('rmc.swap', 'T-4', { with: 'T-1' })).toMatchObject({ ok: true });
  });

  it('nobody answered lapses before the first of the terms begins', async () => {
    const w = await asked();
    await w.to('2027-01-01T05:00:00Z');
    expect((await term(w, 'T-4')).swap).toBeNull();
    expect(await who(w)).toEqual(['DPO', 'UNHCR']);
    const late = await w.focalPoint('UNHCR').press('rmc.swapAccept', 'T-4');
    expect(late).toMatchObject({ code: 'closed', message: expect.stringContaining('lapsed') as string });
    await w.to('2027-01-02T20:00:00Z');
    expect((await w.focalPoint('DPO').last('rmcSwapEnded')).words).toContain('lapsed');
  });

  it('lapses like any other asked for the same term, and the asker hears of each', async () => {
    const w = await asked();
    expect((await w.focalPoint('DPO').press('rmc.swap', 'T-1', { with: 'T-3' })).ok).toBe(true);
    await w.to('2027-01-02T20:00:00Z');
    const told = async (entity: string) => (await w.focalPoint(entity).messages('rmcSwapEnded')).map((m) => m.words);
    expect((await told('DPO')).map((words) => /DPO keeps T-1, and (\w+) keeps/.exec(words)?.[1]).sort()).toEqual([
      'UNFPA',
      'UNHCR',
    ]);
    expect(await told('UNFPA')).toHaveLength(1);
    expect(await told('UNHCR')).toHaveLength(1);
  });

  it('is not undone once one of the terms has begun', async () => {
    const w = await agreed();
    await w.to('2027-02-01T15:00:00Z');
    expect((await w.focalPoint('DPO').press('rmc.swapUndo', 'T-4')).code).toBe('closed');
    expect(await who(w)).toEqual(['UNHCR', 'DPO']);
  });

  it('that nobody has asked for is not there; who names none is asked which', async () => {
    const w = await committee();
    await configure(w);
    for (const verb of ['rmc.swapAccept', 'rmc.swapUndo']) {
      expect((await w.focalPoint('DPO').press(verb, 'T-1', { with: 'T-4' })).code).toBe('notFound');
      const unnamed = await w.focalPoint('DPO').press(verb);
      expect(unnamed).toMatchObject({ code: 'invalid', fields: { with: expect.any(String) as string } });
    }
  });

  it('is accepted and undone with the buttons of its card', async () => {
    const w = await asked();
    await w.advance('PT5S');
    const unhcr = w.focalPoint('UNHCR');
    expect((await pressed(w, 'UNHCR', await unhcr.last('rmcSwapAsked'), 'rmc.swapAccept')).ok).toBe(true);
    expect(await who(w)).toEqual(['UNHCR', 'DPO']);
    await w.advance('PT5S');
    expect((await pressed(w, 'UNHCR', await unhcr.last('rmcSwapAsked'), 'rmc.swapUndo')).ok).toBe(true);
    expect(await who(w)).toEqual(['DPO', 'UNHCR']);
  });

  it('is off when one of the two leaves before it begins', async () => {
    const w = await agreed();
    await leave(w, 'UNHCR');
    expect((await term(w, 'T-1')).entity).toBe('DPO');
    expect((await terms(w)).some(({ entity }) => entity === 'UNHCR')).toBe(false);
  });

  it('that one of the two could not keep is over for good, and whoever agreed or was told of it hears so', async () => {
    const w = await agreed();
    await leave(w, 'UNHCR');
    await w.to('2027-01-02T20:00:00Z');
    expect(await who(w)).toEqual(['DPO', 'UNICEF']);
    const words = (await w.focalPoint('DPO').last('rmcSwapEnded')).words;
    expect(words).toContain('Not both of DPO and UNHCR could serve when the first of the terms began');
    expect((await w.officer.last('rmcSwapEnded')).words).toContain('The swap does not take place');
    await join(w, 'UNHCR');
    expect((await terms(w)).filter(({ reason, swap }) => swap !== null || reason.startsWith('swapped'))).toEqual([]);
    expect((await w.focalPoint('DPO').press('rmc.swapUndo', 'T-1')).code).toBe('closed');
  });

  it('of somebody else’s term, a term of one’s own, or one that has begun is refused', async () => {
    const w = await committee();
    await configure(w);
    const swap = (entity: string, target: string | null, other: string) =>
      w.focalPoint(entity).press('rmc.swap', target, { with: other });
    expect((await swap('UNICEF', 'T-1', 'T-4')).code).toBe('notAllowed');
    expect((await swap('DPO', 'T-1', 'T-6')).code).toBe('conflict');
    expect((await swap('DPO', 'T-1', 'nobody')).code).toBe('invalid');
    // UNFPA sits in the other seat all that year: DPO’s own next term is at the same time as UNICEF’s.
    expect((await swap('DPO', null, 'T-4')).ok).toBe(true);
    expect((await swap('DPO', 'T-1', 'T-4')).code).toBe('duplicate');
    await w.to('2027-02-01T15:00:00Z');
    expect((await swap('DPO', 'T-1', 'T-4')).code).toBe('closed');
  });
});
