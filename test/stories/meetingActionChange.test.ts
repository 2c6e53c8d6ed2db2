/** An action that is recorded gets another day or owner (domain.md 5): by typed words, and by the form on the card of its item. */
import { expect, it } from 'vitest';
import { textOf } from '../support/labels/fileText.ts';
import { begin, item, plan, propose, refer } from '../support/meetings.ts';
import { world, type World } from '../support/world.ts';

interface Changed {
  readonly owner: string;
  readonly due?: string;
  readonly person?: string;
  readonly remindAt: readonly string[];
  readonly changes?: readonly { readonly owner: string; readonly due?: string; readonly by: string }[];
}
const actionsOf = async (w: World, a: string): Promise<readonly Changed[]> =>
  (await item(w, a)).actions as unknown as Changed[];

async function recorded(w: World, actions: string, label = {}) {
  const m = await plan(w);
  const a = await propose(w, 'Work plan', label);
  await begin(w, m);
  const said = await w.officer.press('decision.record', a, { outcome: 'noted', text: 'Noted.', actions });
  return { m, a, said };
}

it('an officer who reads that no due date was read gives one, and the owner is reminded of it', async () => {
  const w = await world();
  const { m, a, said } = await recorded(w, 'UNHCR: prepare the visit of 5 August 2027 in Geneva');
  expect(said).toMatchObject({ ok: true, message: expect.stringContaining('No due date was read in') as string });
  expect(await w.focalPoint('UNHCR').say(`due ${a} 15 December`)).toMatchObject({ code: 'notAllowed' });
  expect(await w.officer.say(`due ${a} 3/4/2027`)).toMatchObject({ code: 'invalid' });
  expect(await w.officer.say(`due ${a} by 9 December 2026`)).toMatchObject({
    fields: { due: expect.stringContaining('is before the meeting') as string },
  });
  expect(await w.officer.say(`due ${a}: by 15 December 2026`)).toMatchObject({
    message: expect.stringMatching(new RegExp(`Action 1 of ${a} is due by .*15 Dec 2026`)) as string,
  });
  expect(await actionsOf(w, a)).toMatchObject([{ due: '2026-12-15', changes: [{ owner: 'UNHCR', by: w.officer.id }] }]);
  await w.to('2026-12-14T16:00:00Z');
  expect((await w.focalPoint('UNHCR').last('actionDue')).words).toContain('prepare the visit');

  // Before the minutes are issued they can say so; issued, they stay.
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  await w.officer.press('minutes.draft', m);
  expect((await w.officer.press('minutes.show', m)).words).not.toContain('out of date');
  await w.advance('PT1M');
  const late = await w.officer.say(`échéance ${a} le 18 décembre 2026`);
  expect(late).toMatchObject({ ok: true, message: expect.stringContaining('draft it again') as string });
  // The draft says that it is out of date, to the Secretariat alone.
  expect((await w.officer.press('minutes.show', m)).words).toContain('This draft is out of date');
  expect((await w.focalPoint('UNFPA').press('minutes.show', m)).words).not.toContain('out of date');
  expect((await w.officer.press('minutes.draft', m)).words).toContain('18 Dec');
  expect((await w.officer.press('minutes.show', m)).words).not.toContain('out of date');
  expect((await actionsOf(w, a))[0]?.changes).toMatchObject([{ owner: 'UNHCR' }, { due: '2026-12-15' }]);
  expect((await w.records<{ verb: string }>('audit')).filter(({ verb }) => verb === 'action.change')).not.toEqual([]);
  await w.focalPoint('UNHCR').press('action.done', a, { n: '1' });
  expect(await w.officer.say(`due ${a} 20 December 2026`)).toMatchObject({ code: 'conflict' });
});

it('of several the number says which, and the owner is anybody whom an action can have', async () => {
  const w = await world();
  const { a } = await recorded(w, 'UNHCR: revise it by 2026-12-15\nUNICEF: print it');
  expect(await w.officer.say(`owner ${a} WHO`)).toMatchObject({
    fields: { n: expect.stringContaining('1: revise it and 2: print it') as string },
  });
  expect(await w.officer.say(`owner ${a} 2: NATO`)).toMatchObject({
    fields: { owner: 'I know no entity and no person called NATO.' },
  });
  expect(await w.officer.say(`owner ${a} 1: Secretariat`)).toMatchObject({ ok: true });
  expect(
    await w.officer.press('action.change', a, { n: '2', owner: 'fp@unfpa.example', due: '2026-12-17' }),
  ).toMatchObject({ ok: true });
  const [first, second] = await actionsOf(w, a);
  expect(first).toMatchObject({ owner: 'Secretariat', due: '2026-12-15', changes: [{ owner: 'UNHCR' }] });
  expect(second).toMatchObject({
    owner: w.focalPoint('UNFPA').name,
    person: w.focalPoint('UNFPA').id,
    due: '2026-12-17',
  });
  await w.to('2026-12-14T16:00:00Z');
  expect((await w.officer.last('actionDue')).words).toContain('revise it');
  // The form is on the card of the item, for the Secretariat alone, and on the reminder.
  const cardFor = async (who: typeof w.officer) => JSON.stringify((await who.press('agenda.show', a)).card);
  expect(await cardFor(w.officer)).toContain('action.change');
  expect(JSON.stringify((await w.officer.last('actionDue')).card)).toContain('action.change');
  expect(await cardFor(w.focalPoint('UNICEF'))).not.toContain('action.change');
});

it('of a restricted item the answer says no words', async () => {
  const w = await world();
  const { a } = await recorded(w, 'UNHCR: hide it\nUNICEF: keep it', { classification: 'strictlyConfidential' });
  const { fields } = (await w.officer.say(`due ${a} 15 December 2026`)) as unknown as { fields: { n: string } };
  expect(fields.n).toContain('1 and 2');
  expect(fields.n).not.toMatch(/hide|keep/);
});

it('a day can be taken away and given again, in words or in the form; what it was is on the card and in later minutes', async () => {
  const w = await world();
  const { m, a } = await recorded(w, 'UNHCR: revise it by 2026-12-15');
  const card = async () => (await w.officer.press('agenda.show', a)).words;
  expect(await w.officer.say(`due ${a} none`)).toMatchObject({
    message: `Action 1 of ${a} has no due date any more.`,
  });
  expect((await actionsOf(w, a))[0]).not.toHaveProperty('due');
  expect((await actionsOf(w, a))[0]?.remindAt).toEqual([]);
  expect(await card()).toMatch(/no date · until .*: by .*15 Dec/);
  // The same words undo it, and what is so already is no change.
  await w.officer.say(`due ${a} 15 December 2026`);
  await w.officer.say(`échéance ${a} : 15 décembre 2026`);
  expect((await actionsOf(w, a))[0]).toMatchObject({ due: '2026-12-15', changes: [{ due: '2026-12-15' }, {}] });
  expect((await actionsOf(w, a))[0]?.changes).toHaveLength(2);
  expect(await w.officer.say(`échéance ${a} aucune`)).toMatchObject({ ok: true });
  await w.officer.press('action.change', a, { due: '2026-12-15' });
  expect(await w.officer.press('action.change', a, { due: '2026-12-16', noDue: 'true' })).toMatchObject({
    fields: { noDue: expect.stringContaining('not both') as string },
  });
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  // What was put right on the day itself is not in the minutes; what was changed on a later day is.
  expect((await w.officer.press('minutes.draft', m)).words).not.toContain('· until');
  await w.advance('P2D');
  await w.officer.press('action.change', a, { noDue: 'true', owner: w.focalPoint('UNICEF').name });
  const { words } = await w.officer.press('minutes.draft', m);
  expect(words).toMatch(/no date · until .*: UNHCR, by .*15 Dec/);
  await w.focalPoint('UNICEF').press('action.done', a, { n: '1' });
  expect(await card()).toContain('· until');
});

/** The focal point of UNHCR was the owner of an action, by name, until UNICEF became it; the minutes say so. */
async function changedOwner() {
  const w = await world();
  const name = 'Xiomara Quiñones';
  await w.officer.press('roll.set', null, { email: 'fp@unhcr.example', name });
  const { m, a } = await recorded(w, `${name}: revise it by 2026-12-15`);
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  await w.advance('P2D');
  await w.officer.say(`owner ${a} UNICEF`);
  expect(
    (await w.officer.press('minutes.draft', m)).words + (await w.officer.press('minutes.show', m)).words,
  ).toContain(name);
  const stored = async (): Promise<string> =>
    JSON.stringify(await Promise.all(['agenda', 'meetings', 'register'].map((kind) => w.records(kind))));
  expect(await stored()).toContain(name);
  return { w, m, a, name, stored };
}

it('the retention of decisions and minutes takes the name of whoever was an owner before', async () => {
  const { w, m, a, stored } = await changedOwner();
  await w.focalPoint('UNICEF').press('action.done', a, { n: '1' });
  await w.officer.press('minutes.issue', m);
  await w.advance('P30D');
  await w.officer.press('settings.set', null, { retention: 'decisions: 1d; minutes: 1d; meetings: 1d' });
  await w.officer.press('retention.apply');
  await w.settle();
  expect((await actionsOf(w, a))[0]?.changes).toMatchObject([{ owner: '', by: w.officer.id }]);
  expect(await stored()).not.toMatch(/Xiomara|Qui.ones/);
  expect((await w.officer.press('agenda.show', a)).words).not.toMatch(/Xiomara|until .*: ?,/);
  expect((await w.officer.press('minutes.show', m)).words).not.toMatch(/Xiomara|until .*: ?,/);
});

it('nobody who was an owner before is named after they were erased, nor in the trail where their name was typed', async () => {
  const { w, m, a, name } = await changedOwner();
  await w.officer.say(`owner ${a} ${name}`);
  await w.officer.say(`owner ${a} UNICEF`);
  // The trail has the act, and none of the words that were typed with it.
  const trail = await w.records<{ verb: string }>('audit');
  expect(trail.filter(({ verb }) => verb === 'action.change')).toHaveLength(3);
  expect(JSON.stringify(trail)).not.toContain(name);
  const exported = await w.officer.press('person.export', null, { email: 'fp@unhcr.example' });
  const file = /https?:[^"]*person\.json[^"]*/.exec(JSON.stringify(exported.card))?.[0] ?? '';
  expect(await (await w.fetch(file.replace(w.url, ''))).text()).toContain('changes.0');
  await w.officer.press('person.erase', null, { email: 'fp@unhcr.example' });
  await w.settle();
  const all = JSON.stringify([
    ...(await Promise.all(['agenda', 'meetings', 'register'].map((kind) => w.records(kind)))),
    (await w.officer.press('agenda.show', a)).card,
    (await w.officer.press('minutes.show', m)).card,
  ]);
  expect(all).not.toMatch(/Xiomara|Qui.ones/);
});

it('actions of one line that differ in their owner alone are told apart, and an answer says which it was', async () => {
  const w = await world();
  const { a, said } = await recorded(
    w,
    `UNHCR and UNICEF: check annex B before mid-January\n${'UNICEF: print it\n'.repeat(5)}`,
  );
  expect(said.message).toContain(`“due ${a} 1: 15 December”`);
  const card = JSON.stringify((await w.officer.press('agenda.show', a)).card);
  for (const title of ['1 · UNHCR: check annex B', '2 · UNICEF: check annex B', '7 · UNICEF: print it'])
    expect(card).toContain(`Done: ${title}`);
  const owner = async (typed: string) => (await w.officer.say(`owner ${a} ${typed}`)).message;
  expect(await owner('3: UNICEF')).toBe(`Nothing has changed: action 3 of ${a} was so already.`);
  expect(await owner('3: UNHCR')).toBe(`Action 3 of ${a} is now for UNHCR.`);
});

it('the request that the meeting decided, and its record, say whose an action is now and by when, and what was decided', async () => {
  const w = await world();
  const m = await plan(w);
  const { request, item: a } = await refer(w, 'UNICEF');
  await begin(w, m, 'UNHCR, UNICEF');
  await w.officer.press('decision.put', a, { text: 'Shall it be endorsed?' });
  await w.focalPoint('UNICEF').press('decision.withdrawObjection', a);
  const actions = 'UNHCR: send the text by 2026-12-15\nUNFPA: print it by 2026-12-16\nUNICEF: keep it';
  await w.officer.press('decision.record', a, { outcome: 'consensus', text: 'Endorsed.', actions });
  await w.settle();
  await w.officer.say(`due ${a} 1: 20 December 2026`);
  await w.officer.say(`owner ${a} 2: Secretariat`);
  const shown = await w.officer.press('endorsement.show', request);
  expect(shown.words).toMatch(/send the text[^]*by .*20 Dec 2026.* · as decided: by .*15 Dec 2026/);
  expect(shown.words).toMatch(/Secretariat: print it[^]*by .*16 Dec 2026.* · as decided: UNFPA/);
  const { card } = await w.officer.press('endorsement.export', request);
  const url = /http:[^"]*?[/]files[/][^"]+[.]txt[^"]*/.exec(JSON.stringify(card))?.[0] ?? '';
  const text = textOf(new Uint8Array(await (await w.fetch(url.replace(w.url, ''))).arrayBuffer()));
  expect(text).toMatch(/20 Dec(ember)? 2026.* · as decided: by .*15 Dec/);
  expect(text).toContain('as decided: UNFPA');
  expect(text.match(/as decided/g)).toHaveLength(2);
});

it('a draft that is out of date is issued after a warning, and the answer says what the minutes lack', async () => {
  const w = await world();
  const { m, a } = await recorded(w, 'UNHCR: send the text by 2026-12-15');
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  await w.officer.press('minutes.draft', m);
  await w.advance('P1D');
  await w.officer.say(`due ${a} 20 December 2026`);
  // The day of an adoption by silence is not waited for: somebody has commented.
  await w.focalPoint('UNFPA').press('minutes.comment', m, { text: 'Which day is it?' });
  await w.to('2026-12-20T15:00:00Z');
  const ask = await w.officer.last('minutesToIssue');
  expect(ask.words).toContain('This draft is out of date');
  expect(ask.words).toContain('Issue as it is…');
  const issued = await w.officer.press('minutes.issue', m);
  expect(issued).toMatchObject({ ok: true, message: expect.stringContaining('after the draft') as string });
});

it('silence adopts the draft that went round; the officers hear in time that it is out of date, and it says which it is', async () => {
  const w = await world();
  const { m, a } = await recorded(w, 'UNHCR: send the text by 2026-12-15');
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  await w.officer.press('minutes.draft', m);
  const paper = async (who = w.officer) => {
    const [url = ''] = JSON.stringify((await who.press('minutes.show', m)).card).match(/http[^"]*?minutes[.]txt/) ?? [];
    return (await (await fetch(url)).text()).replace(/\s+/g, ' ');
  };
  const hash = /SHA-256 ([0-9a-f]{64})/;
  const [, drafted] = hash.exec(await paper()) ?? [];
  expect(drafted).toBeDefined();
  expect(await w.officer.messages('minutesOutdated')).toEqual([]);
  await w.advance('PT1H');
  await w.officer.say(`due ${a} 20 December 2026`);
  await w.officer.say(`due ${a} 21 December 2026`);
  await w.settle();
  // Once of each draft, to all officers, with what to do and by when.
  expect(await w.officer.messages('minutesOutdated')).toHaveLength(1);
  const told = await w.coordinator.last('minutesOutdated');
  expect(told.words).toContain('This draft is out of date');
  expect(told.words).toContain('Drafted again, it is circulated again, with a new period for comments.');
  expect(told.verbs).toContain('minutes.draft');
  await w.to('2026-12-20T15:00:00Z');
  expect((await w.focalPoint('UNFPA').press('minutes.show', m)).words).toContain(
    'Adopted is draft 1, as it was circulated',
  );
  expect((await w.officer.press('minutes.show', m)).words).toContain(
    'They do not say what was entered after the draft.',
  );
  expect(await paper(w.focalPoint('UNFPA'))).toMatch(/adopted by silence: draft 1, circulated .*SHA-256/);
  expect(hash.exec(await paper())?.[1]).toBe(drafted);
});

it('a new owner is told at once; what has no day, is overdue or whose owner has left is on the home of somebody', async () => {
  const w = await world();
  const home = async (who: typeof w.officer) => (await who.say('home')).words;
  const leaver = w.alternate('UNFPA');
  const actions = `UNHCR: send it\n${leaver.name}: print it\nSecretariat: book the room\nUNICEF: revise it by 2026-12-15`;
  const { a } = await recorded(w, actions);
  expect(await home(w.focalPoint('UNHCR'))).toContain('Your action, without a date: send it');
  expect(await home(w.officer)).toContain('Your action, without a date: book the room');
  expect(await home(leaver)).toContain('Your action, without a date: print it');
  expect(await home(w.focalPoint('UNFPA'))).not.toContain('print it');

  await w.officer.say(`owner ${a} 4: UNHCR`);
  await w.settle();
  const told = await w.focalPoint('UNHCR').last('actionDue');
  expect(told.words).toContain('This action is yours now.');
  expect(told.words).toContain('revise it');
  await w.officer.say(`due ${a} 4: 16 December 2026`);
  await w.settle();
  expect(await w.focalPoint('UNHCR').messages('actionDue')).toHaveLength(1);

  await w.officer.press('person.erase', null, { email: 'alt@unfpa.example' });
  await w.settle();
  await w.to('2026-12-18T15:00:00Z');
  expect(await home(w.focalPoint('UNHCR'))).toMatch(/Your action, overdue since .*16 Dec 2026: revise it/);
  expect(await home(w.focalPoint('UNFPA'))).toContain('Your action, without a date: print it');
  expect(await w.focalPoint('UNFPA').press('action.done', a, { n: '2' })).toMatchObject({ ok: true });
  expect(await home(w.focalPoint('UNFPA'))).not.toContain('print it');
});
