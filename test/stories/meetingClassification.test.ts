/** What of a restricted item is said where, from its question to the minutes; and what observers see (domain.md 9). */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { begin, plan, propose, refer } from '../support/meetings.ts';
import { world, type Somebody, type World } from '../support/world.ts';

const SAID = ['Shall it go?', 'It goes as it is.', 'ask the sources'];
const TITLE = 'Names of sources';

/** A meeting that has decided a restricted item, and its draft minutes. */
async function decided(classification: string): Promise<{ w: World; m: string; a: string }> {
  const w = await world();
  const m = await plan(w);
  const { item: a } = await refer(w, 'UNFPA', { classification, title: TITLE });
  await begin(w, m, 'UNHCR, UNICEF');
  await w.officer.press('decision.put', a, { text: SAID[0] });
  await w.officer.press('decision.record', a, {
    outcome: 'consensus',
    text: SAID[1],
    actions: `UNHCR: ${SAID[2]} by 2026-12-16`,
  });
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  await w.officer.press('minutes.draft', m);
  await w.to('2026-12-11T15:00:00Z');
  return { w, m, a };
}
const fileAs = async (format: string, who: Somebody, m: string): Promise<string> => {
  const card = JSON.stringify((await who.press('minutes.show', m)).card);
  const url = new RegExp(`http[^"]*minutes\\.${format}`).exec(card)?.[0] ?? '';
  const paper = new Uint8Array(await (await fetch(url)).arrayBuffer());
  return format === 'docx'
    ? Object.values(unzipSync(paper))
        .map((part) => strFromU8(part))
        .join('\n')
    : strFromU8(paper);
};
const file = (who: Somebody, m: string): Promise<string> => fileAs('docx', who, m);

describe('a strictly confidential item', () => {
  it('is in every message by its reference alone, from the question to the minutes and the actions', async () => {
    const { w, m, a } = await decided('strictlyConfidential');
    await w.to('2026-12-17T15:00:00Z');
    await w.officer.press('minutes.correct', m, { text: 'A comma.' });
    const next = await plan(w, '2027-01-14T10:00');
    await w.to('2027-01-14T14:00:00Z');
    expect((await w.focalPoint('UNHCR').last('actionDue')).words).toContain(a);
    expect((await w.focalPoint('UNHCR').last('minutesDraft')).words).toContain(a);
    expect((await w.focalPoint('UNHCR').press('agenda.show', next)).words).toContain(`an action of ${a}`);
    for (const reader of w.everyone)
      for (const message of await reader.messages())
        for (const secret of [...SAID, TITLE, 'Paragraph 12'])
          expect(JSON.stringify(message), `${message.kind} to ${reader.name}`).not.toContain(secret);
  });

  it('is on the desk by its reference, and opened from there by one press', async () => {
    const w = await world();
    const m = await plan(w);
    const { item: a } = await refer(w, 'UNFPA', { classification: 'strictlyConfidential', title: TITLE });
    await begin(w, m);
    await w.officer.press('decision.put', a, { text: SAID[0] });
    const desk = await w.officer.press('meeting.show', m);
    expect(desk.words).not.toContain(TITLE);
    expect(desk.words).not.toContain(SAID[0]);
    expect(desk.words).toContain(`Show ${a}`);
    expect((await w.officer.press('agenda.show', a)).words).toContain(SAID[0]);
  });

  it('is in the minutes for whoever asks for them, and that is not kept', async () => {
    const { w, m } = await decided('strictlyConfidential');
    const fp = w.focalPoint('UNICEF');
    const draft = await fp.last('minutesDraft');
    expect(draft.words).toContain('The words of restricted items are left out here.');
    expect(draft.verbs).toContain('minutes.show');
    const shown = await fp.press('minutes.show', m, {}, { messageId: draft.id });
    for (const said of [...SAID, TITLE]) expect(shown.words).toContain(said);
    expect(JSON.stringify(await fp.messages())).not.toContain(TITLE);
    expect(await file(fp, m)).toContain(SAID[1]);
  });
});

describe('a confidential item', () => {
  it('is in messages by its title, without what was said of it', async () => {
    const { w, m } = await decided('confidential');
    const draft = await w.focalPoint('UNICEF').last('minutesDraft');
    expect(draft.words).toContain(TITLE);
    expect(draft.words).not.toContain(SAID[0]);
    expect(draft.words).not.toContain(SAID[1]);
    expect((await w.focalPoint('UNICEF').press('minutes.show', m)).words).toContain(SAID[1]);
  });
});

describe('an item with a label of its own', () => {
  const NOTE = 'The sources fear for their lives.';
  /** Proposed with a label, decided without a request behind it, and its draft minutes. */
  async function ofItsOwn(classification: string): Promise<{ w: World; m: string; a: string }> {
    const w = await world();
    const m = await plan(w);
    const a = await propose(w, TITLE, { note: NOTE, classification });
    await begin(w, m, 'UNHCR, UNICEF');
    await w.officer.press('decision.put', a, { text: SAID[0] });
    const [, text, action] = SAID;
    await w.officer.press('decision.record', a, {
      outcome: 'consensus',
      text,
      actions: `UNHCR: ${action} by 2026-12-16`,
    });
    await w.officer.press('meeting.end', m, { confirm: 'yes' });
    await w.officer.press('minutes.draft', m);
    await w.to('2026-12-17T15:00:00Z');
    return { w, m, a };
  }
  const kept = async (w: World): Promise<string> => {
    const all = await Promise.all(w.everyone.map((one) => one.messages()));
    return JSON.stringify(all);
  };

  it('that is strictly confidential is in every message by its reference alone', async () => {
    const { w, m, a } = await ofItsOwn('strictlyConfidential');
    const messages = await kept(w);
    for (const secret of [...SAID, TITLE, NOTE]) expect(messages).not.toContain(secret);
    expect(messages).toContain(a);
    const shown = await w.focalPoint('UNFPA').press('agenda.show', a);
    for (const said of [TITLE, NOTE, SAID[1]]) expect(shown.words).toContain(said);
    expect(await kept(w)).not.toContain(NOTE);
    expect((await w.observer.press('agenda.show', a)).words).not.toContain(TITLE);
    expect((await w.focalPoint('UNICEF').press('minutes.show', m)).words).toContain(SAID[1]);
    // The decision, and the minutes that record it.
    const lines = await w.records<{ classification: string }>('register');
    expect(lines.map(({ classification }) => classification)).toEqual(Array(2).fill('strictlyConfidential'));
  });

  it('that is confidential is in messages by its title, without a word of what was said', async () => {
    const { w } = await ofItsOwn('confidential');
    const messages = await kept(w);
    for (const secret of [SAID[0], SAID[1], NOTE]) expect(messages).not.toContain(secret);
    expect(messages).toContain(TITLE);
  });
});

/** UNFPA objected in writing and is away; UNICEF objects in the room and lifts it; UNHCR has no objection. */
async function spokenOf(classification: string): Promise<{ w: World; m: string; a: string }> {
  const w = await world();
  const m = await plan(w);
  const { item: a } = await refer(w, 'UNFPA', { classification, title: TITLE });
  await begin(w, m, 'UNHCR, UNICEF');
  await w.officer.press('decision.put', a, { text: SAID[0] });
  await w.focalPoint('UNICEF').press('decision.object', a, { text: 'Not like this.' });
  await w.focalPoint('UNICEF').press('decision.withdrawObjection', a);
  await w.focalPoint('UNICEF').press('decision.object', a, { text: 'Not at all.' });
  await w.focalPoint('UNHCR').press('decision.noObjection', a);
  await w.advance('PT10S');
  return { w, m, a };
}
/** Who stands how, in words. What a button is called is not said of anybody. */
const STANDS = /(?:UNFPA|UNICEF) (?:objects|withdrew)|objection of \d|No objection\s(?:UNHCR|of a present)/;

describe('who says what of a strictly confidential item', () => {
  it('is on no card of the question, nor on the desk, until somebody asks', async () => {
    const { w, m, a } = await spokenOf('strictlyConfidential');
    const asked = await w.focalPoint('UNHCR').last('question');
    expect(asked.words).not.toMatch(/UNFPA|UNICEF|UNHCR/);
    expect(asked.words).toContain('strictly confidential');
    expect(asked.verbs).toContain('decision.object');
    const desk = await w.officer.press('meeting.show', m);
    expect(desk.words).not.toMatch(STANDS);
    // To be lifted there has to be one: its form names who objects.
    expect(JSON.stringify(desk.card)).not.toContain('decision.withdrawObjection');
    const shown = (await w.officer.press('agenda.show', a)).words;
    for (const said of ['UNFPA objects in writing', 'UNICEF objects']) expect(shown).toContain(said);
    expect(shown).toMatch(/No objection\sUNHCR/);
    expect((await w.focalPoint('UNHCR').press('agenda.show', a)).words).toMatch(STANDS);
  });

  it('is in no list of the agenda, whoever brought the item', async () => {
    const w = await world();
    const m = await plan(w);
    const { item: a } = await refer(w, 'UNFPA', { classification: 'strictlyConfidential', title: TITLE });
    const proposed = await propose(w, TITLE, { classification: 'strictlyConfidential' });
    for (const verb of ['meeting.show', 'agenda.show']) {
      const { words } = await w.focalPoint('UNICEF').press(verb, m);
      expect(words).toContain(proposed);
      expect(words).toContain(a);
      // What is after the agenda's heading is about its items.
      expect(words.slice(words.lastIndexOf('Agenda'))).not.toMatch(/UNFPA|UNHCR/);
    }
    const told = await w.officer.last('itemProposed');
    expect(told.words).not.toMatch(/UNHCR/);
    const open = await propose(w, 'Work plan');
    expect((await w.focalPoint('UNICEF').press('agenda.show', m)).words).toMatch(
      new RegExp(`${open} · Work plan\\s.*UNHCR`),
    );
  });

  it('is not in minutes that are kept, nor who was there for it and what came of it', async () => {
    const { w, m, a } = await spokenOf('strictlyConfidential');
    await w.focalPoint('UNICEF').press('decision.withdrawObjection', a);
    await w.officer.press('meeting.left', m, { entities: 'UNICEF' });
    const came = { outcome: 'consensus', text: SAID[1], actions: `UNFPA: ${SAID[2]} by 2026-12-16` };
    await w.officer.press('decision.record', a, came);
    await w.officer.press('meeting.end', m, { confirm: 'yes' });
    await w.officer.press('minutes.draft', m);
    await w.to('2026-12-16T15:00:00Z');
    for (const kind of ['minutesDraft', 'minutesIssued']) {
      const { words } = await w.focalPoint('UNHCR').last(kind);
      expect(words, kind).toContain(a);
      expect(words, kind).not.toMatch(STANDS);
      expect(words, kind).not.toMatch(/consensus|UNA\/2026\/1\b/);
      expect(words, kind).toContain(`an action of ${a}`);
    }
    const { words } = await w.focalPoint('UNHCR').last('question');
    expect(words).not.toMatch(/consensus|UNFPA|UNICEF|UNHCR/);
    const shown = (await w.focalPoint('UNHCR').press('minutes.show', m)).words;
    expect(shown).toMatch(/UNICEF withdrew its objection in the meeting \(.+, .+\)/);
    expect(shown).toContain('UNFPA: ask the sources');
  });
});

describe('who says what of a confidential item', () => {
  it('is on the cards by entity, under the right label, and not who lifted an objection', async () => {
    const { w, m, a } = await spokenOf('confidential');
    await w.focalPoint('UNICEF').press('decision.withdrawObjection', a);
    await w.advance('PT10S');
    const { name } = w.focalPoint('UNICEF');
    for (const { words } of [await w.focalPoint('UNHCR').last('question'), await w.officer.press('meeting.show', m)]) {
      expect(words).not.toContain('strictly confidential');
      expect(words).toContain('This item is confidential.');
      expect(words).toContain('UNFPA objects');
      expect(words).toContain('UNICEF withdrew its objection in the meeting');
      expect(words).not.toContain(name);
    }
    expect((await w.focalPoint('UNHCR').press('agenda.show', a)).words).toContain(`(${name}, `);
  });

  it.each(['confidential', 'strictlyConfidential'])('is nothing that an observer reads of it (%s)', async (label) => {
    const { w, m, a } = await spokenOf(label);
    await w.officer.press('decision.record', a, { outcome: 'noConsensus', then: 'steeringCommittee', text: SAID[1] });
    await w.officer.press('meeting.end', m, { confirm: 'yes' });
    await w.officer.press('minutes.draft', m);
    const read = [
      (await w.observer.press('agenda.show', a)).words,
      (await w.observer.press('minutes.show', m)).words,
      (await w.observer.press('meeting.list')).words,
      await file(w.observer, m),
    ];
    for (const words of read) {
      expect(words).not.toMatch(/UNFPA|UNICEF objects|UNICEF withdrew|Steering Committee’s list/);
      // A label is not told to whoever may not open it.
      expect(words).not.toContain('strictly confidential');
    }
    expect(read[1]).toContain(`${a} · for the members of the network`);
  });
});

describe('an observer', () => {
  it.each(['confidential', 'strictlyConfidential'])('reads nothing of an item that is %s', async (classification) => {
    const { w, m, a } = await decided(classification);
    const read = [
      (await w.observer.press('minutes.show', m)).words,
      (await w.observer.press('agenda.show', a)).words,
      (await w.observer.press('agenda.show', m)).words,
      await file(w.observer, m),
    ];
    for (const words of read) for (const secret of [...SAID, TITLE]) expect(words).not.toContain(secret);
    expect(read[0]).toContain(a);
    expect(read[0]).not.toContain('Press “Show”');
  });

  it.each(['confidential', 'strictlyConfidential'])(
    'has files that say that they are an extract, in every format (%s)',
    async (classification) => {
      const { w, m } = await decided(classification);
      const label = classification === 'confidential' ? 'Confidential' : 'Strictly confidential';
      for (const format of ['txt', 'html', 'docx']) {
        const theirs = await fileAs(format, w.observer, m);
        expect(theirs, format).toContain('Extract without the items for the members of the network');
        expect(theirs, format).not.toMatch(/Unclassified|onfidential/);
        expect(await fileAs(format, w.focalPoint('UNICEF'), m), format).toContain(label);
      }
    },
  );

  it('reads the rest', async () => {
    const { w, m, a } = await decided('unclassified');
    expect((await w.observer.press('minutes.show', m)).words).toContain(SAID[1]);
    expect((await w.observer.press('agenda.show', a)).words).toContain(TITLE);
    expect(await fileAs('txt', w.observer, m)).toContain('Unclassified');
  });
});
