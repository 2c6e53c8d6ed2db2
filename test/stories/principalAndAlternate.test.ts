/** One position for each entity: the main focal point's stands, except on the days of an absence [ToR 2; domain.md 3]. */
import { describe, expect, it } from 'vitest';
import { world, type World } from '../support/world.ts';

const stand = async (w: World, e: string): Promise<string> => {
  await w.to('2026-12-02T22:00:00.001Z');
  const outcome = (await w.request(e)).outcome as Record<string, readonly (string | { entity: string })[]> | undefined;
  const lists = ['endorsed', 'abstained', 'objections', 'silent'];
  const holds = (list: string) =>
    outcome?.[list]?.some((one) => (typeof one === 'string' ? one : one.entity) === 'UNHCR');
  return lists.find(holds) ?? 'nowhere';
};

describe('the main focal point’s position stands', () => {
  it('against a later act of the alternate, which is recorded without effect; both are told', async () => {
    const w = await world();
    const e = await w.open();
    await w.focalPoint('UNHCR').press('endorsement.endorse', e);
    const answer = await w.alternate('UNHCR').press('endorsement.object', e, { text: 'No.', requestDiscussion: 'yes' });
    expect(answer.message).toContain('without effect: the position of the focal point, Focal point of UNHCR, stands');
    for (const reader of [w.focalPoint('UNHCR'), w.alternate('UNHCR')])
      expect((await reader.last('withoutEffect')).words).toContain('What Alternate of UNHCR entered');
    const record = await w.request(e);
    expect(record.state).toBe('open');
    expect(record.positions.map((p) => [p.position, p.counts])).toEqual([
      ['endorse', true],
      ['object', false],
    ]);
    expect(await stand(w, e)).toBe('endorsed');
  });

  it('and takes the place of what the alternate said before', async () => {
    const w = await world();
    const e = await w.open();
    await w.alternate('UNHCR').press('endorsement.endorse', e);
    await w.focalPoint('UNHCR').press('endorsement.abstain', e);
    expect(await stand(w, e)).toBe('abstained');
  });

  it('a request for discussion is a position too: the alternate’s endorsement does not undo it', async () => {
    const w = await world();
    const e = await w.open();
    await w.focalPoint('UNHCR').press('endorsement.requestDiscussion', e, { text: 'Costs.' });
    const answer = await w.alternate('UNHCR').press('endorsement.endorse', e);
    expect(answer.message).toContain('without effect');
    await w.focalPoint('UNHCR').press('endorsement.object', e, { text: 'Too dear.' });
    expect((await w.request(e)).state).toBe('referred');
  });

  it('the focal point’s words of objection stay when the alternate completes the pair with others', async () => {
    const w = await world();
    const e = await w.open();
    await w.focalPoint('UNHCR').press('endorsement.object', e, { text: 'Paragraph 4 omits boys.' });
    await w.alternate('UNHCR').press('endorsement.object', e, { text: 'I do not like it.', requestDiscussion: 'yes' });
    expect((await w.request(e)).state).toBe('referred');
    expect((await w.focalPoint('UNFPA').last('referred')).words).toContain('Paragraph 4 omits boys.');
  });

  it('an objection, or a request, in other words than the focal point’s has no effect; in the same words it agrees', async () => {
    const w = await world();
    const e = await w.open();
    const [main, other] = [w.focalPoint('UNHCR'), w.alternate('UNHCR')];
    await main.press('endorsement.object', e, { text: 'Paragraph 4 omits boys.' });
    const again = await other.press('endorsement.object', e, { text: 'Nor does it name girls.' });
    expect(again.message).toContain('without effect: the position of the focal point, Focal point of UNHCR, stands');
    expect(await other.press('endorsement.object', e, { text: 'Paragraph 4 omits boys.' })).toMatchObject({ ok: true });
    await main.press('endorsement.requestDiscussion', e, { text: 'In February.' });
    const request = await other.press('endorsement.requestDiscussion', e, { text: 'In March.' });
    expect(request.message).toContain('without effect');
    const { positions, state } = await w.request(e);
    expect(state).toBe('referred');
    expect(positions.map(({ counts }) => counts)).toEqual([true, false, true, true, false]);
  });

  it('an alternate of an entity without a focal point objects in words that stand in place of those of who has left', async () => {
    const w = await world();
    const e = await w.open();
    await w.focalPoint('UNHCR').press('endorsement.object', e, { text: 'Paragraph 4 omits boys.' });
    await w.officer.press('roll.remove', null, { email: 'fp@unhcr.example' });
    await w.alternate('UNHCR').press('endorsement.object', e, { text: 'Nor does it name girls.' });
    await w.to('2026-12-02T22:00:00.001Z');
    expect((await w.request(e)).outcome).toMatchObject({ objections: [{ text: 'Nor does it name girls.' }] });
  });

  it('the alternate speaks for an entity whose focal point has said nothing', async () => {
    const w = await world();
    const e = await w.open();
    await w.alternate('UNHCR').press('endorsement.endorse', e);
    expect(await stand(w, e)).toBe('endorsed');
  });

  it('of a focal point who has left binds nobody: the alternate of an entity without one is heard', async () => {
    const w = await world();
    const e = await w.open();
    await w.focalPoint('UNHCR').press('endorsement.endorse', e);
    await w.officer.press('roll.remove', null, { email: 'fp@unhcr.example' });
    const answer = await w.alternate('UNHCR').press('endorsement.object', e, { text: 'No.', requestDiscussion: 'yes' });
    expect(answer).toMatchObject({ ok: true });
    expect(answer.message).not.toContain('without effect');
    expect((await w.request(e)).state).toBe('referred');
  });

  it('an alternate may withdraw the focal point’s objection, and then speak', async () => {
    const w = await world();
    const e = await w.open();
    await w.focalPoint('UNHCR').press('endorsement.object', e, { text: 'No.' });
    await w.alternate('UNHCR').press('endorsement.withdrawObjection', e);
    await w.alternate('UNHCR').press('endorsement.endorse', e);
    expect(await stand(w, e)).toBe('endorsed');
  });
});

describe('inside the focal point’s absence window', () => {
  const away = { from: '2026-11-25', to: '2026-11-27', alternate: 'alternate of unhcr' };

  it.each([
    ['from', '0001-01-01'],
    ['from', '0000-01-01'],
    ['to', '9999-12-31'],
    ['to', '31 December 9999'],
  ])('%s a day of another century (%s) is asked about, and the next absence can be set', async (field, day) => {
    const w = await world();
    const refused = await w.focalPoint('UNHCR').press('away.set', null, { ...away, [field]: day });
    expect(refused).toMatchObject({ code: 'invalid', fields: { [field]: 'Please check the year of this date.' } });
    expect((await w.focalPoint('UNHCR').press('away.set', null, away)).ok).toBe(true);
  });

  it('the alternate’s act counts, on behalf of the focal point', async () => {
    const w = await world();
    const e = await w.open();
    await w.focalPoint('UNHCR').press('endorsement.endorse', e);
    expect(await w.focalPoint('UNHCR').press('away.set', null, away)).toMatchObject({ ok: true });
    await w.to('2026-11-25T14:00:00Z');
    await w.alternate('UNHCR').press('endorsement.abstain', e);
    expect((await w.request(e)).positions.at(-1)).toMatchObject({ counts: true, onBehalfOf: w.focalPoint('UNHCR').id });
    expect(await stand(w, e)).toBe('abstained');
  });

  it.each([
    ['the day before', '2026-11-25T04:59:59Z', 'endorsed'],
    ['the first minute', '2026-11-25T05:00:00Z', 'abstained'],
    ['the last minute', '2026-11-28T04:59:59Z', 'abstained'],
    ['the day after', '2026-11-28T05:00:00Z', 'endorsed'],
  ])('which has whole days of the network’s zone: %s', async (_when, at, expected) => {
    const w = await world();
    const e = await w.open();
    await w.focalPoint('UNHCR').press('endorsement.endorse', e);
    await w.officer.press('away.set', null, away);
    await w.to(at);
    await w.alternate('UNHCR').press('endorsement.abstain', e);
    expect(await stand(w, e)).toBe(expected);
  });

  it('the alternate whom it names acts, and no other', async () => {
    const w = await world();
    const other = { email: 'other@unhcr.example', name: 'Other', entity: 'UNHCR', role: 'alternate' };
    await w.officer.press('roll.set', null, other);
    const e = await w.open();
    await w.focalPoint('UNHCR').press('endorsement.endorse', e);
    await w.officer.press('away.set', null, { ...away, from: '2026-11-24' });
    await (await w.byEmail(other.email)).press('endorsement.abstain', e);
    expect(await stand(w, e)).toBe('endorsed');
  });

  it('the focal point may still speak, and then stands', async () => {
    const w = await world();
    const e = await w.open();
    await w.officer.press('away.set', null, { ...away, from: '2026-11-24' });
    await w.alternate('UNHCR').press('endorsement.abstain', e);
    await w.focalPoint('UNHCR').press('endorsement.endorse', e);
    expect(await stand(w, e)).toBe('endorsed');
  });

  it('cleared, it is over', async () => {
    const w = await world();
    const e = await w.open();
    await w.focalPoint('UNHCR').press('endorsement.endorse', e);
    await w.officer.press('away.set', null, { ...away, from: '2026-11-24' });
    await w.focalPoint('UNHCR').press('away.clear');
    await w.alternate('UNHCR').press('endorsement.abstain', e);
    expect(await stand(w, e)).toBe('endorsed');
  });
});

describe('the Secretariat enters a position for an entity', () => {
  const source = 'E-mail from Amara Okoye, 24 November 2026.';

  it('with its written source; the record says so, and the entity is told', async () => {
    const w = await world();
    const e = await w.open();
    const answer = await w.officer.press('endorsement.enterFor', e, { entity: 'unhcr', position: 'endorse', source });
    expect(answer.ok).toBe(true);
    expect((await w.request(e)).positions).toEqual([
      expect.objectContaining({ entity: 'UNHCR', position: 'endorse', by: w.officer.id, onBehalfOf: 'UNHCR', source }),
    ]);
    for (const reader of [w.focalPoint('UNHCR'), w.alternate('UNHCR')])
      expect((await reader.last('enteredFor')).words).toContain(source);
    expect((await w.focalPoint('UNHCR').last('request')).words).toContain('Entered by the Secretariat');
    const [line] = (await w.records<{ verb: string }>('audit', e)).filter((l) => l.verb === 'endorsement.enterFor');
    expect(line).toMatchObject({ actor: w.officer.id, onBehalfOf: 'UNHCR' });
  });

  it.each([
    ['no source', { entity: 'UNHCR', position: 'endorse' }, 'source'],
    ['no words of an objection', { entity: 'UNHCR', position: 'object', source }, 'text'],
    ['an entity that was not asked', { entity: 'FIFA', position: 'endorse', source }, 'entity'],
    ['a position that cannot be entered', { entity: 'UNHCR', position: 'needTime', source }, 'position'],
  ])('not with %s', async (_what, inputs, field) => {
    const w = await world();
    const e = await w.open();
    const answer = await w.officer.press('endorsement.enterFor', e, inputs);
    expect(answer).toMatchObject({ ok: false, code: 'invalid' });
    expect(Object.keys(answer.fields ?? {})).toEqual([field]);
    expect((await w.request(e)).positions).toEqual([]);
  });

  it('an objection with a request for discussion breaks the silence as the entity’s own', async () => {
    const w = await world();
    const e = await w.open();
    const inputs = { entity: 'UNHCR', position: 'object', text: 'No boys.', requestDiscussion: 'yes', source };
    await w.officer.press('endorsement.enterFor', e, inputs);
    expect((await w.request(e)).state).toBe('referred');
    expect((await w.focalPoint('UNFPA').last('referred')).words).toContain('UNHCR objects and requests discussion');
  });

  it('which the entity may change', async () => {
    const w = await world();
    const e = await w.open();
    await w.officer.press('endorsement.enterFor', e, { entity: 'UNHCR', position: 'endorse', source });
    await w.alternate('UNHCR').press('endorsement.abstain', e);
    expect(await stand(w, e)).toBe('abstained');
  });
});
