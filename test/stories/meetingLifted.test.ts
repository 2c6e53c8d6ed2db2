/** An objection that is taken back in the room is recorded so, and stands nowhere any more [ToR 3.b.ii–iii]. */
import { describe, expect, it } from 'vitest';
import { textOf } from '../support/labels/fileText.ts';
import { begin, item, meeting, planTwo, refer } from '../support/meetings.ts';
import { world, type World } from '../support/world.ts';

const QUESTION = { text: 'Shall the framework be endorsed?' };
const CONSENSUS = { outcome: 'consensus', text: 'Endorsed.', actions: 'UNHCR: send the text by 2026-12-15' };
const WORDS = 'Paragraph 12 is too narrow.';
/** The addresses of the files. */
const filesIn = (card: unknown): string[] => [
  ...new Set([...JSON.stringify(card).matchAll(/http:[^"]*?[/]files[/][^"]+[.]\w+(?=")/g)].map(([url]) => url)),
];
/** The words of a file, those of Word and of a workbook without their marks. */
async function readIn(url: string): Promise<string> {
  const content = new Uint8Array(await (await fetch(url)).arrayBuffer());
  return textOf(content).replace(/<[^>]+>/g, /[.](docx|xlsx)$/.test(url) ? '' : ' ');
}

/** A request that UNICEF referred by its written objection, put in the meeting of 10 December. */
async function put(
  entities = 'UNHCR, UNICEF',
): Promise<{ w: World; m: string; next: string; request: string; a: string }> {
  const w = await world();
  const [m, next] = await planTwo(w);
  const { request, item: a } = await refer(w, 'UNICEF');
  await begin(w, m, entities);
  await w.officer.press('decision.put', a, QUESTION);
  await w.settle();
  return { w, m, next, request, a };
}

describe('for an objector', () => {
  it('the button takes the objection back, and is never the first one', async () => {
    const { w, a } = await put();
    const asked = await w.focalPoint('UNICEF').last('question');
    expect(asked.words).toContain('Withdraw our objection…');
    expect(asked.verbs).toContain('decision.withdrawObjection');
    expect(asked.verbs).not.toContain('decision.noObjection');
    const { actions } = asked.card as {
      readonly actions: readonly { readonly title: string; readonly style?: string }[];
    };
    expect(actions.find(({ title }) => title === 'Withdraw our objection…')?.style).toBeUndefined();
    const other = await w.focalPoint('UNHCR').last('question');
    expect(other.verbs).toContain('decision.noObjection');
    expect(other.words).not.toContain('Withdraw our objection');
    await w.focalPoint('UNICEF').press('decision.withdrawObjection', a, { text: 'The amendment helps.' });
    await w.settle();
    expect((await w.focalPoint('UNICEF').last('question')).words).toContain('UNICEF has no objection.');
  });
});

describe('what was lifted', () => {
  it('is recorded with who and when, and shown as standing in no card, minutes or register', async () => {
    const { w, m, request, a } = await put();
    await w.focalPoint('UNICEF').press('decision.withdrawObjection', a);
    expect(await w.officer.press('decision.record', a, CONSENSUS)).toMatchObject({ ok: true });
    await w.settle();
    expect((await item(w, a)).sittings).toMatchObject([
      { objections: [], lifted: [{ entity: 'UNICEF', text: WORDS, written: true, by: w.focalPoint('UNICEF').id }] },
    ]);
    const { outcome, positions } = await w.request(request);
    expect(outcome).toMatchObject({
      objections: [],
      present: ['UNHCR', 'UNICEF'],
      lifted: [{ entity: 'UNICEF', by: w.focalPoint('UNICEF').id }],
      actions: [{ owner: 'UNHCR', text: 'send the text', due: '2026-12-15' }],
    });
    expect(positions.at(-1)).toMatchObject({ entity: 'UNICEF', position: 'withdrawObjection', meeting: m });

    // It has spoken in the room: it is not among the silent, on the card neither.
    expect(outcome?.['silent']).not.toContain('UNICEF');
    const shownTo = (await w.focalPoint('UNHCR').press('endorsement.show', request)).words;
    expect(shownTo).toMatch(/UNICEF\sWithdrew its objection in the meeting/);
    expect(shownTo).toMatch(/Present\sUNHCR and UNICEF/);
    expect(shownTo).toContain('UNHCR: send the text');

    const told = await w.focalPoint('UNHCR').last('outcome');
    expect(told.words).toContain('by consensus of those present');
    expect(told.words).toMatch(/Present\sUNHCR and UNICEF/);
    expect(told.words).toMatch(/Objection withdrawn in the meeting\sUNICEF/);
    expect(told.words).toContain('UNHCR: send the text');
    expect(told.words).not.toContain('Objections recorded');
    expect(told.words).not.toContain(WORDS);

    const shown = await w.officer.press('agenda.show', a);
    expect(shown.words).toContain('UNICEF withdrew its objection in the meeting');
    expect(shown.words).not.toContain('UNICEF objects');
    const card = await w.officer.press('endorsement.show', request);
    for (const gone of ['UNICEF objects', 'UNICEF requests discussion', WORDS]) expect(card.words).not.toContain(gone);
    await w.officer.press('meeting.end', m);
    const minutes = await w.officer.press('minutes.draft', m);
    expect(minutes.words).toContain('UNICEF withdrew its objection in the meeting');
    expect(minutes.words).not.toContain('UNICEF objects');
    const line = (await w.records<{ decision: string; positions: object }>('register')).find(
      ({ decision }) => decision === a,
    );
    expect(line?.positions).toMatchObject({
      present: ['UNHCR', 'UNICEF'],
      lifted: [{ entity: 'UNICEF', text: WORDS }],
    });

    // When and by whom, in every document and format.
    const { number = '' } = await item(w, a);
    const decision = await w.officer.press('register.show', null, { number });
    const register = await w.officer.press('register.export');
    const record = await w.officer.press('endorsement.export', request);
    const documents = [minutes, decision, register, record].flatMap(({ card }) => filesIn(card));
    expect(documents.map((url) => url.replace(/.*[/]/, '')).sort()).toEqual(
      ['decision', 'endorsement', 'minutes']
        .flatMap((name) => [`${name}.docx`, `${name}.html`, `${name}.txt`])
        .concat(...['csv', 'docx', 'html', 'json', 'txt', 'xlsx'].map((format) => `register.${format}`))
        .sort(),
    );
    for (const url of documents) {
      const text = await readIn(url);
      expect(text, url).toContain(w.focalPoint('UNICEF').name);
      expect(text, url).toMatch(/10 Dec|2026-12-10T15/);
    }
  });

  it('that the Secretariat entered for an entity says so, with the reason, wherever it is shown', async () => {
    const { w, m, request, a } = await put('UNHCR, UNICEF, UNFPA');
    await w.officer.press('decision.object', a, { entity: 'UNFPA', text: 'Not in this form.' });
    expect((await w.officer.press('agenda.show', a)).words).toContain('UNFPA objects (entered by the Secretariat)');
    const why = 'Satisfied by the added reference.';
    for (const entity of ['UNFPA', 'UNICEF'])
      await w.officer.press('decision.withdrawObjection', a, { entity, text: `${why} (${entity})` });
    expect(await w.officer.press('decision.record', a, CONSENSUS)).toMatchObject({ ok: true });
    await w.settle();
    const by = `${w.officer.name}, entered by the Secretariat`;
    const shown = await w.officer.press('agenda.show', a);
    await w.officer.press('meeting.end', m);
    const minutes = await w.officer.press('minutes.draft', m);
    const { number = '' } = await item(w, a);
    const decision = await w.officer.press('register.show', null, { number });
    for (const { words } of [shown, minutes, decision]) for (const one of [by, why]) expect(words).toContain(one);
    const [register, record] = [
      await w.officer.press('register.export'),
      await w.officer.press('endorsement.export', request),
    ];
    const documents = [minutes, decision, register, record].flatMap(({ card }) => filesIn(card));
    expect(documents).toHaveLength(15);
    const entered = { entered: true, by: w.officer.name };
    for (const url of documents) {
      const text = await readIn(url);
      expect(text, url).toContain(why);
      if (url.endsWith('.json')) expect(JSON.parse(text)).toMatchObject([{ objectionsEnded: [entered, entered] }]);
      else expect(text, url).toContain('entered by the Secretariat');
    }
  });

  it('is so too when the Secretariat enters it, or it is said by “No objection”', async () => {
    for (const say of [
      (w: World, a: string) => w.officer.press('decision.withdrawObjection', a, { entity: 'UNICEF' }),
      (w: World, a: string) => w.focalPoint('UNICEF').press('decision.noObjection', a),
    ]) {
      const { w, request, a } = await put();
      await say(w, a);
      await w.officer.press('decision.record', a, CONSENSUS);
      await w.settle();
      expect((await w.focalPoint('UNHCR').last('outcome')).words).not.toContain('Objections recorded');
      expect((await w.request(request)).positions.at(-1)).toMatchObject({ position: 'withdrawObjection' });
    }
  });

  it('does not stand in the next meeting, whether its entity is there or not', async () => {
    for (const present of ['UNHCR', 'UNHCR, UNICEF']) {
      const { w, m, next, a } = await put();
      await w.focalPoint('UNICEF').press('decision.withdrawObjection', a);
      await w.focalPoint('UNHCR').press('decision.object', a, { text: 'Not yet.' });
      await w.officer.press('decision.record', a, { outcome: 'noConsensus', text: 'Not yet.' });
      await w.settle();
      await w.officer.press('meeting.end', m);
      await w.to('2027-01-14T15:00:00Z');
      await w.officer.press('meeting.begin', next);
      await w.officer.press('meeting.present', next, { entities: present });
      await w.officer.press('decision.put', a, QUESTION);
      await w.settle();
      expect((await item(w, a)).question).toMatchObject({ objections: [], absent: [] });
      expect((await w.officer.press('meeting.show', next)).words).not.toContain('UNICEF objects');
      expect(await w.officer.press('decision.record', a, { ...CONSENSUS, actions: '' })).toMatchObject({ ok: true });
      await w.settle();
      expect((await item(w, a)).sittings.at(-1)).not.toHaveProperty('lifted');
    }
  });

  it('stands again when the entity objects again', async () => {
    const { w, a } = await put();
    await w.focalPoint('UNICEF').press('decision.withdrawObjection', a);
    await w.focalPoint('UNICEF').press('decision.object', a, { text: 'On reflection, no.' });
    expect(await w.officer.press('decision.record', a, CONSENSUS)).toMatchObject({ code: 'conflict' });
    await w.officer.press('decision.record', a, { outcome: 'noConsensus', text: 'No.', then: 'revise' });
    await w.settle();
    const [sitting] = (await item(w, a)).sittings;
    expect(sitting).toMatchObject({ objections: [{ entity: 'UNICEF', text: 'On reflection, no.' }] });
    expect(sitting).not.toHaveProperty('lifted');
  });

  it('is recorded although the meeting ends in the middle of the question', async () => {
    const { w, m, request, a } = await put();
    await w.focalPoint('UNICEF').press('decision.withdrawObjection', a);
    await w.officer.press('meeting.end', m, { confirm: 'yes' });
    await w.settle();
    expect((await item(w, a)).sittings).toMatchObject([{ outcome: 'deferred', lifted: [{ entity: 'UNICEF' }] }]);
    expect((await w.request(request)).positions.at(-1)).toMatchObject({ position: 'withdrawObjection', meeting: m });
    expect(await meeting(w, m)).toMatchObject({ state: 'ended' });
  });

  it('of an entity that is away stays in writing, and is shown as that', async () => {
    const { w, request, a } = await put('UNHCR');
    await w.officer.press('decision.record', a, CONSENSUS);
    await w.settle();
    expect((await w.request(request)).outcome).toMatchObject({ objections: [{ entity: 'UNICEF' }] });
    expect((await w.focalPoint('UNHCR').last('outcome')).words).toContain(WORDS);
  });
});

describe('an outcome that is recorded without a question', () => {
  it.each([
    ['UNHCR, UNICEF', 'objections', 'absent'],
    ['UNHCR', 'absent', 'objections'],
  ])('names the written objection, with %s in the room', async (entities, named, empty) => {
    const w = await world();
    const [m] = await planTwo(w);
    const { item: a } = await refer(w, 'UNICEF');
    await begin(w, m, entities);
    const outcome = { outcome: 'noConsensus', text: 'More time is needed.', then: 'steeringCommittee' };
    expect(await w.officer.press('decision.record', a, outcome)).toMatchObject({ ok: true });
    expect((await item(w, a)).sittings).toMatchObject([
      { present: entities.split(', '), [named]: [{ entity: 'UNICEF', text: WORDS }], [empty]: [] },
    ]);
  });
});

describe('what was withdrawn in writing before the meeting', () => {
  const WHY = 'Annex B answers us.';
  /** The objection as it stands in a file: whose, when, by whom and why. */
  async function expectWithdrawn(w: World, urls: readonly string[]): Promise<void> {
    expect(urls.length).toBeGreaterThan(0);
    for (const url of urls) {
      const text = await readIn(url);
      const by = url.endsWith('.json') ? [] : [w.focalPoint('UNICEF').name];
      for (const part of [WORDS, ...by, 'UNICEF', WHY]) expect(text, url).toContain(part);
      expect(text, url).toMatch(/8 Dec 2026|2026-12-08T15/);
      expect(text, url).not.toMatch(/UNICEF objects|which stood to the end|on record: without/);
    }
  }
  const withdraw = async (w: World, request: string): Promise<void> => {
    await w.to('2026-12-08T15:00:00Z');
    const answer = await w.focalPoint('UNICEF').press('endorsement.withdrawObjection', request, { reason: WHY });
    expect(answer).toMatchObject({ ok: true });
    await w.settle();
  };

  it('is read back from the record, minutes, decision sheet and register of a request that the meeting then decided', async () => {
    const w = await world();
    const [m] = await planTwo(w);
    const { request, item: a } = await refer(w, 'UNICEF');
    await withdraw(w, request);
    await begin(w, m, 'UNHCR, UNICEF');
    await w.officer.press('decision.put', a, QUESTION);
    expect(await w.officer.press('decision.record', a, CONSENSUS)).toMatchObject({ ok: true });
    await w.officer.press('meeting.end', m);
    await w.settle();
    const files = filesIn((await w.officer.press('endorsement.export', request)).card);
    expect(files).toHaveLength(3);
    await expectWithdrawn(w, files);
    const { number = '' } = await item(w, a);
    const minutes = await w.officer.press('minutes.draft', m);
    const decision = await w.officer.press('register.show', null, { number });
    await expectWithdrawn(
      w,
      [minutes, decision, await w.officer.press('register.export')].flatMap(({ card }) => filesIn(card)),
    );
  });

  it('is read back from record, decision sheet and register of a request that then ended by silence', async () => {
    const w = await world();
    const request = await w.open({ closesOn: '2026-12-09' });
    await w.focalPoint('UNICEF').press('endorsement.object', request, { text: WORDS });
    await withdraw(w, request);
    await w.to('2026-12-10T15:00:00Z');
    const { state, outcome } = await w.request(request);
    expect(state).toBe('endorsed');
    const documents = [
      await w.officer.press('endorsement.export', request),
      await w.officer.press('register.show', null, { number: outcome?.number }),
      await w.officer.press('register.export'),
    ].flatMap(({ card }) => filesIn(card));
    expect(documents.map((url) => url.replace(/.*[/]/, ''))).toEqual(
      expect.arrayContaining(['endorsement.docx', 'decision.docx', 'register.docx', 'register.xlsx']),
    );
    await expectWithdrawn(w, documents);
  });
});
