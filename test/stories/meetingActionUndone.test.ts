/** “Done” was pressed by mistake on an action: it is taken back until minutes that state it as done are issued (domain.md 5). */
import { expect, it } from 'vitest';
import { begin, item, plan, propose } from '../support/meetings.ts';
import { world, type World } from '../support/world.ts';

interface Stored {
  readonly done?: object;
  readonly reopened?: readonly { readonly done: { readonly by: string }; readonly by: string }[];
  readonly remindAt: readonly string[];
}
const actionsOf = async (w: World, a: string): Promise<readonly Stored[]> =>
  (await item(w, a)).actions as unknown as Stored[];

async function recorded(w: World, actions: string, label = {}) {
  const m = await plan(w);
  const a = await propose(w, 'Work plan', label);
  await begin(w, m);
  await w.officer.press('decision.record', a, { outcome: 'noted', text: 'Noted.', actions });
  return { m, a };
}
const verbsOn = async (who: World['officer'], a: string): Promise<string> =>
  JSON.stringify((await who.press('agenda.show', a)).card);

it('whoever pressed it, its owner and the Secretariat take it back; its owner is reminded again, and the card says both', async () => {
  const w = await world();
  const { a } = await recorded(w, 'UNHCR: send it by 2026-12-15\nUNICEF: print it by 2026-12-16');
  const [unhcr, unicef] = [w.focalPoint('UNHCR'), w.focalPoint('UNICEF')];
  await w.to('2026-12-14T15:00:00Z');
  expect((await unhcr.last('actionDue')).verbs).toContain('action.done');
  await unhcr.press('action.done', a, { n: '1' });
  await w.settle();
  expect((await actionsOf(w, a))[0]?.done).toBeDefined();

  expect(await verbsOn(unhcr, a)).toContain('Not done after all: 1 · UNHCR: send it');
  expect(await verbsOn(w.officer, a)).toContain('action.undone');
  expect(await verbsOn(unicef, a)).not.toContain('action.undone');
  expect(await unicef.press('action.undone', a, { n: '1' })).toMatchObject({ code: 'notAllowed' });
  expect(await unhcr.press('action.undone', a, { n: '2' })).toMatchObject({ code: 'conflict' });
  expect(await unhcr.press('action.undone', a, { n: '1' })).toMatchObject({
    ok: true,
    message: 'To be done again: send it',
  });
  await w.settle();
  const [first] = await actionsOf(w, a);
  expect(first).not.toHaveProperty('done');
  expect(first).toMatchObject({ reopened: [{ done: { by: unhcr.id }, by: unhcr.id }] });
  expect(first?.remindAt).toHaveLength(1);
  // What they were sent has the action again; a second press changes nothing.
  expect((await unhcr.last('actionDue')).verbs).toContain('action.done');
  await w.advance('PT30M');
  expect(await unhcr.press('action.undone', a, { n: '1' })).toMatchObject({ code: 'conflict' });
  const { words } = await unicef.press('agenda.show', a);
  expect(words).toMatch(
    new RegExp(`by .*15 Dec 2026.* · said to be done by ${unhcr.name} on .*14 Dec 2026, reopened on .*14 Dec 2026`),
  );
  const before = (await unhcr.messages('actionDue')).length;
  await w.to('2026-12-15T20:00:00Z');
  expect((await unhcr.messages('actionDue')).length).toBe(before + 1);

  // Open again on the home card and in the figures, and overdue after its day.
  await w.to('2026-12-18T15:00:00Z');
  expect((await unhcr.say('home')).words).toMatch(/Your action, overdue since .*15 Dec 2026: send it/);
});

it('is typed in English and French, without a number for what was said to be done last', async () => {
  const w = await world();
  const { a } = await recorded(w, 'UNHCR: send it\nUNHCR: print it');
  const unhcr = w.focalPoint('UNHCR');
  for (const n of ['1', '2']) {
    await unhcr.press('action.done', a, { n });
    await w.advance('PT1M');
  }
  expect(await unhcr.say(`not done ${a}`)).toMatchObject({ message: 'To be done again: print it' });
  expect(await unhcr.say(`pas fait ${a} 1`)).toMatchObject({ message: 'To be done again: send it' });
  // At once again, by whoever changes their mind.
  expect(await unhcr.press('action.done', a, { n: '1' })).toMatchObject({ ok: true });
  expect((await actionsOf(w, a))[0]).toHaveProperty('done');
  expect(await unhcr.say(`not done ${a} 1`)).toMatchObject({ ok: true });
  expect((await actionsOf(w, a))[0]).not.toHaveProperty('done');
  await w.advance('PT30M');
  expect(await unhcr.say(`pas fait ${a} 1`)).toMatchObject({ code: 'conflict' });
  // Who entered it for its owner may take it back, too, and so may the owner.
  await w.officer.press('action.done', a, { n: '1' });
  expect(await w.alternate('UNHCR').say(`not done ${a}, 1`)).toMatchObject({ ok: true });
});

it('a draft that states it as done says that it is out of date; once the minutes are issued it stays', async () => {
  const w = await world();
  const { m, a } = await recorded(w, 'UNHCR: send it by 2026-12-15');
  const unhcr = w.focalPoint('UNHCR');
  await unhcr.press('action.done', a, { n: '1' });
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  await w.advance('PT1M');
  expect((await w.officer.press('minutes.draft', m)).words).toContain('done on');
  await w.advance('PT1M');
  expect(await unhcr.say(`not done ${a}`)).toMatchObject({
    ok: true,
    message: expect.stringContaining('draft it again') as string,
  });
  expect((await w.officer.press('minutes.show', m)).words).toContain('This draft is out of date');
  expect((await w.officer.press('minutes.draft', m)).words).not.toContain('done on');

  await unhcr.press('action.done', a, { n: '1' });
  await w.advance('PT1M');
  await w.officer.press('minutes.draft', m);
  await w.to('2026-12-22T15:00:00Z');
  if (((await w.records<{ record?: { state: string } }>('meetings'))[0]?.record?.state ?? '') !== 'issued')
    await w.officer.press('minutes.issue', m);
  expect(await verbsOn(unhcr, a)).not.toContain('action.undone');
  expect(await w.officer.say(`not done ${a}`)).toMatchObject({
    code: 'conflict',
    message: expect.stringContaining(`The issued minutes of ${m} state this action as done`) as string,
  });
});

it('done after its own minutes, it is taken back until those of the next meeting are issued, whose draft says so', async () => {
  const w = await world();
  const { m, a } = await recorded(w, 'UNHCR: send it by 2026-12-15');
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  await w.officer.press('minutes.draft', m);
  await w.to('2026-12-22T15:00:00Z');
  const unhcr = w.focalPoint('UNHCR');
  await unhcr.press('action.done', a, { n: '1' });
  const next = await plan(w, '2027-01-14T10:00');
  await w.to('2027-01-14T15:00:00Z');
  await w.officer.press('meeting.begin', next);
  await w.officer.press('meeting.end', next, { confirm: 'yes' });
  await w.officer.press('minutes.draft', next);
  await w.advance('PT1M');
  expect(await w.officer.messages('minutesOutdated')).toEqual([]);
  expect(await unhcr.say(`not done ${a}`)).toMatchObject({ ok: true });
  expect((await w.officer.press('minutes.show', next)).words).toContain('This draft is out of date');
  // The officers are told, although the action is of an earlier meeting.
  await w.settle();
  for (const officer of [w.officer, w.coordinator]) expect(await officer.messages('minutesOutdated')).toHaveLength(1);
  expect((await w.coordinator.last('minutesOutdated')).words).toContain(next);
  await unhcr.say('home');
  await unhcr.press('action.done', a, { n: '1' });
  await w.advance('PT1M');
  await w.officer.press('minutes.draft', next);
  await w.to('2027-01-22T15:00:00Z');
  await w.officer.press('minutes.issue', next);
  expect(await unhcr.say(`not done ${a}`)).toMatchObject({ code: 'conflict' });
});

it('of a restricted item neither the answer nor what is kept has words or a name', async () => {
  const w = await world();
  const { a } = await recorded(w, 'UNHCR: hide it by 2026-12-15', { classification: 'strictlyConfidential' });
  const unhcr = w.focalPoint('UNHCR');
  await unhcr.press('action.done', a, { n: '1' });
  const said = await unhcr.say(`not done ${a}`);
  expect(said.message).toBe(`To be done again: an action of ${a}.`);
  await w.to('2026-12-14T15:00:00Z');
  const { words } = await unhcr.last('actionDue');
  expect(words).toContain('reopened on');
  expect(words).not.toMatch(/hide it|Focal point of/);
});
