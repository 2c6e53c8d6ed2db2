/** The Steering Committee's list: what comes off it, and what the Committee decided [ToR 3.b.i]. */
import { describe, expect, it } from 'vitest';
import { begin, item, meeting, planTwo, propose, refer } from '../support/meetings.ts';
import { world, type World } from '../support/world.ts';

const SENT = { outcome: 'noConsensus', text: 'No consensus.', then: 'steeringCommittee' };
const DECIDED = {
  text: 'The framework is adopted with two footnotes.',
  on: '2026-12-18',
  documentUrl: 'https://un.example/sc/2026/3',
};
interface Line {
  readonly decision: string;
  readonly number: string;
  readonly date: string;
  readonly route: string;
  readonly title: string;
  readonly documentUrl: string;
  readonly positions: { readonly objections?: readonly { readonly entity: string; readonly text: string }[] };
}

/** A referred request and a proposal that the meeting of 10 December sent to the Committee. */
async function sent(): Promise<{ w: World; m: string; next: string; request: string; a: string; b: string }> {
  const w = await world();
  const [m, next] = await planTwo(w);
  const { request, item: a } = await refer(w);
  const b = await propose(w);
  await begin(w, m);
  for (const one of [a, b]) await w.officer.press('decision.record', one, SENT);
  await w.officer.press('meeting.end', m);
  await w.settle();
  return { w, m, next, request, a, b };
}
const lineOf = async (w: World, decision: string): Promise<Line | undefined> =>
  (await w.records<Line>('register')).find((line) => line.decision === decision);

describe('what the Committee decided', () => {
  it('closes the item and its request, and stands in the register as its own route', async () => {
    const { w, request, a } = await sent();
    expect((await w.officer.press('agenda.show', a)).words).toContain('The Committee has decided…');
    await w.to('2026-12-21T15:00:00Z');
    expect(await w.officer.press('agenda.committeeDecided', a, DECIDED)).toMatchObject({ ok: true });
    await w.settle();
    const line = await lineOf(w, a);
    expect(line).toMatchObject({ date: '2026-12-18', route: 'steeringCommittee', documentUrl: DECIDED.documentUrl });
    expect(line?.positions.objections).toMatchObject([
      { entity: 'UNFPA', text: 'Paragraph 12 is too narrow.', stops: [{ at: '2026-11-24T14:00:00.000Z' }] },
    ]);
    expect(await item(w, a)).toMatchObject({ state: 'decided', number: line?.number });
    expect(await w.request(request)).toMatchObject({
      state: 'decided',
      outcome: { state: 'decided', number: line?.number, committee: { on: '2026-12-18' } },
    });
    const told = await w.focalPoint('UNICEF').last('outcome');
    expect(told.words).toContain(`Decided by the Steering Committee as ${line?.number}.`);
    expect(told.words).toContain(DECIDED.text);
    expect(told.words).not.toContain('by a meeting');
    expect((await w.officer.press('meeting.list')).words).not.toContain(a);
    expect((await w.officer.press('register.search', null, { words: line?.number })).words).toContain(
      'by the Steering Committee',
    );
  });

  it('is told to everybody when the item was nobody’s request', async () => {
    const { w, b } = await sent();
    await w.to('2026-12-21T15:00:00Z');
    await w.officer.press('agenda.committeeDecided', b, DECIDED);
    await w.settle();
    const told = await w.focalPoint('UNICEF').last('committeeDecided');
    expect(told.words).toContain(DECIDED.text);
    expect(told.words).toContain((await lineOf(w, b))?.number);
  });

  it('is entered once, and not before its day', async () => {
    const { w, a } = await sent();
    const early = await w.officer.press('agenda.committeeDecided', a, DECIDED);
    expect(early).toMatchObject({ code: 'invalid' });
    expect(Object.keys(early.fields ?? {})).toEqual(['on']);
    await w.to('2026-12-21T15:00:00Z');
    await w.officer.press('agenda.committeeDecided', a, DECIDED);
    await w.settle();
    expect(await w.coordinator.press('agenda.committeeDecided', a, { ...DECIDED, text: 'Otherwise.' })).toMatchObject({
      code: 'closed',
    });
    expect(await w.officer.press('agenda.takeBack', a, { reason: 'x' })).toMatchObject({ code: 'closed' });
    expect((await w.records<Line>('register')).filter(({ decision }) => decision === a)).toHaveLength(1);
  });

  it('is only of what is on its list', async () => {
    const w = await world();
    await planTwo(w);
    const b = await propose(w);
    await w.to('2026-12-21T15:00:00Z');
    expect(await w.officer.press('agenda.committeeDecided', b, DECIDED)).toMatchObject({ code: 'conflict' });
    expect(await w.focalPoint('UNHCR').press('agenda.committeeDecided', b, DECIDED)).toMatchObject({
      code: 'notAllowed',
    });
  });
});

describe('taken back from the list', () => {
  it('the item goes on the next agenda, and the request can be decided there', async () => {
    const { w, next, request, a } = await sent();
    expect(await w.officer.press('agenda.takeBack', a, { reason: 'It was settled.' })).toMatchObject({ ok: true });
    await w.settle();
    expect(await item(w, a)).toMatchObject({
      state: 'planned',
      meeting: next,
    });
    expect((await item(w, a)).trace.find(({ what }) => what === 'takenBack')?.reason).toBe('It was settled.');
    expect((await meeting(w, next)).agenda).toContain(a);
    expect((await w.officer.press('meeting.list')).words).not.toContain(a);
    expect((await w.focalPoint('UNICEF').last('outcome')).words).toContain('carried over to the next');
    await w.to('2027-01-14T15:00:00Z');
    await w.officer.press('meeting.begin', next);
    await w.officer.press('meeting.present', next, { entities: 'UNHCR' });
    await w.officer.press('decision.put', a, { text: 'Shall it be endorsed?' });
    expect(await w.officer.press('decision.record', a, { outcome: 'consensus', text: 'Endorsed.' })).toMatchObject({
      ok: true,
    });
    await w.settle();
    expect(await w.request(request)).toMatchObject({ state: 'decided', outcome: { meeting: next } });
  });

  it('needs a reason, and happens once', async () => {
    const { w, a } = await sent();
    expect(await w.officer.press('agenda.takeBack', a)).toMatchObject({ code: 'invalid' });
    await w.officer.press('agenda.takeBack', a, { reason: 'It was settled.' });
    expect(await w.coordinator.press('agenda.takeBack', a, { reason: 'Again.' })).toMatchObject({ code: 'conflict' });
  });
});
