/** The same act twice is one, whatever id a platform gives it (domain.md 3). */
import { describe, expect, it } from 'vitest';
import { aRequest, world, type Reply, type Somebody, type World } from '../support/world.ts';

const LETTER = { subject: 'Field visits', text: 'Please read this.' };
const send = (w: World, by: Somebody = w.officer) => by.press('correspondence.send', null, LETTER);
const lines = async (w: World, verb: string): Promise<readonly string[]> =>
  (await w.records<{ verb: string; outcome: string }>('audit'))
    .filter((line) => line.verb === verb)
    .map(({ outcome }) => outcome);
const said = async (w: World, e: string) => (await w.request(e)).positions.map(({ position }) => position);

/** The name under which a form of the answer's card was opened, as a client sends it along. */
function formIn({ card }: Reply): { readonly opened?: string } {
  const fields = (card as { body: { id?: string; value?: string }[] }).body;
  const opened = fields.find(({ id }) => id === 'opened')?.value;
  return opened === undefined ? {} : { opened };
}

describe('a double press', () => {
  it('on "Send" is one circular, answered twice alike, and the trail has both', async () => {
    const w = await world();
    const answers = [await send(w), await send(w)];
    expect(answers.map(({ ok, target, message }) => [ok, target, message])).toEqual(
      Array.from({ length: 2 }, () => [true, 'C-1', answers[0]?.message]),
    );
    expect(await w.records('correspondence')).toHaveLength(1);
    expect(await w.focalPoint('UNHCR').messages('circular')).toHaveLength(1);
    expect(await lines(w, 'correspondence.send')).toEqual(['accepted', 'repeated']);
  });

  it('at the same moment is one too, and so is the same press of an act that only one may do', async () => {
    const w = await world();
    const sent = await Promise.all(Array.from({ length: 8 }, () => send(w)));
    expect(new Set(sent.map(({ target }) => target))).toEqual(new Set(['C-1']));
    const inputs = aRequest();
    const opened = await Promise.all(
      Array.from({ length: 4 }, () => w.officer.press('endorsement.open', null, inputs)),
    );
    expect(opened.map(({ ok, target }) => [ok, target])).toEqual(Array.from({ length: 4 }, () => [true, 'E-1']));
    const ended = [1, 2].map(() => w.officer.press('endorsement.withdraw', 'E-1', { reason: 'No.' }));
    expect((await Promise.all(ended)).map(({ ok }) => ok)).toEqual([true, true]);
    expect(await lines(w, 'endorsement.withdraw')).toEqual(['accepted', 'repeated']);
  });

  it('is another act after ten minutes, with other inputs, or by another person', async () => {
    const w = await world();
    await send(w);
    await w.advance('PT10M');
    expect((await send(w)).target).toBe('C-1');
    await w.advance('PT0.001S');
    expect((await send(w)).target).toBe('C-2');
    expect((await w.officer.press('correspondence.send', null, { ...LETTER, text: 'Please do.' })).target).toBe('C-3');
    expect((await send(w, w.coordinator)).target).toBe('C-4');
  });

  it('keeps its answer for its own event, also when the act has ended since', async () => {
    const w = await world();
    const e = await w.open();
    const [focal, alternate] = [w.focalPoint('UNHCR'), w.alternate('UNHCR')];
    const endorse = (eventId: string) => focal.press('endorsement.endorse', e, {}, { eventId });
    const first = await endorse('one');
    expect((await endorse('two')).message).toBe(first.message);
    await alternate.press('endorsement.comment', e, { text: 'Noted.' });
    expect((await endorse('two')).message).toBe(first.message);
    expect(await said(w, e)).toEqual(['endorse', 'comment']);
    await endorse('three');
    expect(await said(w, e)).toEqual(['endorse', 'comment', 'endorse']);
  });
});

describe('the same act', () => {
  it('is new when the same entity has done something else meanwhile, and not when another has', async () => {
    const w = await world();
    const e = await w.open();
    const endorse = () => w.focalPoint('UNHCR').press('endorsement.endorse', e);
    await endorse();
    await w.focalPoint('UNFPA').press('endorsement.abstain', e);
    await endorse();
    expect(await said(w, e)).toEqual(['endorse', 'abstain']);
    await w.focalPoint('UNHCR').press('endorsement.abstain', e);
    await endorse();
    expect(await said(w, e)).toEqual(['endorse', 'abstain', 'abstain', 'endorse']);
  });

  it('of an officer is new when any officer has done something else with it', async () => {
    const w = await world();
    const e = await w.open();
    const extend = (closesOn: string, by = w.officer) =>
      by.press('endorsement.extend', e, { closesOn, reason: 'More time.' });
    const first = await extend('2026-12-10');
    expect((await extend('2026-12-10')).message).toBe(first.message);
    expect((await extend('2026-12-11', w.coordinator)).ok).toBe(true);
    expect((await extend('2026-12-10')).ok).toBe(false);
  });

  it('said for an entity by an officer ends what the entity said', async () => {
    const w = await world();
    const e = await w.open();
    const endorse = () => w.focalPoint('UNHCR').press('endorsement.endorse', e);
    await endorse();
    await w.officer.press('endorsement.enterFor', e, { entity: 'UNHCR', position: 'abstain', source: 'E-mail.' });
    await endorse();
    expect(await said(w, e)).toEqual(['endorse', 'abstain', 'endorse']);
  });

  it('said for an entity by an officer ends it also when they type its name in their own way', async () => {
    const w = await world();
    const e = await w.open();
    const endorse = () => w.focalPoint('UNHCR').press('endorsement.endorse', e);
    await endorse();
    await w.officer.press('endorsement.enterFor', e, {
      entity: ' unhcr\u0000 ',
      position: 'abstain',
      source: 'E-mail.',
    });
    await endorse();
    expect(await said(w, e)).toEqual(['endorse', 'abstain', 'endorse']);
  });

  it('is one also where it changes what it is about itself', async () => {
    const w = await world();
    const e = await w.open();
    const revised = { documentUrl: 'https://un.example/2', documentVersion: '2', changes: 'Paragraph 3.' };
    const revise = () => w.officer.press('endorsement.revise', e, revised);
    const first = await revise();
    expect(first.ok).toBe(true);
    expect((await revise()).message).toBe(first.message);
    const at = (minute: string) => ({ kind: 'thematic', title: 'Field', startsAt: `2026-12-10T10:${minute}` });
    const { target } = await w.officer.press('meeting.schedule', null, at('00'));
    const cancel = () => w.officer.press('meeting.cancel', target ?? null, { reason: 'No room.' });
    const cancelled = await cancel();
    expect((await cancel()).message).toBe(cancelled.message);
    expect(await lines(w, 'endorsement.revise')).toEqual(['accepted', 'repeated']);
    expect(await lines(w, 'meeting.cancel')).toEqual(['accepted', 'repeated']);
  });

  it('said to a new text is new, also when it is typed', async () => {
    const w = await world();
    const e = await w.open();
    await w.focalPoint('UNHCR').press('endorsement.endorse', e);
    const revised = { documentUrl: 'https://un.example/2', documentVersion: '2', changes: 'Paragraph 3.' };
    await w.officer.press('endorsement.revise', e, revised);
    await w.focalPoint('UNHCR').press('endorsement.endorse', e);
    expect((await w.request(e)).positions.map(({ stale }) => stale)).toEqual([true, false]);
  });

  it('in a form that was opened anew is a second comment', async () => {
    const w = await world();
    const e = await w.open();
    const unhcr = w.focalPoint('UNHCR');
    const comment = (form: object) => unhcr.press('endorsement.comment', e, { ...form, text: 'We agree.' });
    const form = formIn(await unhcr.press('endorsement.show', e));
    expect(form.opened).toBeTruthy();
    await comment(form);
    const again = await comment(form);
    expect(await said(w, e)).toEqual(['comment']);
    expect(formIn(again)).not.toEqual(form);
    await comment(formIn(again));
    expect(await said(w, e)).toEqual(['comment', 'comment']);
  });

  it('is not remembered when it was refused', async () => {
    const w = await world();
    const unhcr = w.focalPoint('UNHCR');
    expect((await unhcr.press('endorsement.endorse', 'E-1')).code).toBe('notFound');
    const e = await w.open();
    expect((await unhcr.press('endorsement.endorse', e)).ok).toBe(true);
  });

  it('is never a look: that shows what is there now', async () => {
    const w = await world();
    const e = await w.open();
    const look = async () => (await w.officer.press('endorsement.show', e)).words;
    const before = await look();
    await w.focalPoint('UNHCR').press('endorsement.endorse', e);
    expect(await look()).not.toBe(before);
  });

  it('of trying a request again is one until what was tried has failed again', async () => {
    const w = await world({ alone: ['UNICEF'] });
    const e = await w.open();
    await w.settle();
    const retry = () => w.officer.press('endorsement.retry', e);
    expect((await retry()).message).toContain('still being tried');
    await w.focalPoint('UNICEF').block();
    const revised = { documentUrl: 'https://un.example/2', documentVersion: '2', changes: 'Paragraph 3.' };
    await w.officer.press('endorsement.revise', e, revised);
    await w.settle();
    for (const outcomes of [['accepted', 'repeated'], ['accepted']]) {
      const before = (await lines(w, 'endorsement.retry')).length;
      const presses = await Promise.all(outcomes.map(retry));
      expect(presses.map(({ message }) => message)).toEqual(outcomes.map(() => `1 message about ${e} is tried again.`));
      expect((await lines(w, 'endorsement.retry')).slice(before)).toEqual(outcomes);
      await w.settle();
      expect((await w.request(e)).unreached).toEqual(['UNICEF']);
    }
  });

  it('of trying again is one until what was tried has failed again', async () => {
    const w = await world({ alone: ['UNICEF'] });
    await w.focalPoint('UNICEF').block();
    await send(w);
    await w.settle();
    const retry = () => w.officer.press('correspondence.retry', 'C-1');
    const failed = async () =>
      (await w.records<{ state: string; tries: number }>('deliveries', 'C-1')).filter(
        ({ state }) => state === 'failed',
      );
    const presses = await Promise.all([retry(), retry()]);
    expect(new Set(presses.map(({ message }) => message)).size).toBe(1);
    expect(await lines(w, 'correspondence.retry')).toEqual(['accepted', 'repeated']);
    expect(await failed()).toHaveLength(1);
    expect((await retry()).message).toContain('1 recipient');
    expect(await lines(w, 'correspondence.retry')).toEqual(['accepted', 'repeated', 'accepted']);
  });
});
