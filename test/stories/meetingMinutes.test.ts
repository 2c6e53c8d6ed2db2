/** The minutes: drafted from what was recorded, open to comments, adopted by silence, frozen, corrected; and actions [ToR 3.b.iii]. */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { change, commit } from '../contracts/store/things.ts';
import { begin, item, meeting, plan, propose, refer } from '../support/meetings.ts';
import { readFileSync } from 'node:fs';
import { schemaFaults, type Schema } from '../support/jsonSchema.ts';
import { world, type Somebody, type World } from '../support/world.ts';

const schema = JSON.parse(readFileSync(new URL('../../docs/register.schema.json', import.meta.url), 'utf8')) as Schema;
const ACTIONS = 'UNHCR: send the new text by 2026-12-15\nSecretariat: print the programme';

/** A meeting that has ended: one item decided, one noted. */
async function ended(): Promise<{ w: World; m: string; a: string; b: string }> {
  const w = await world();
  const m = await plan(w);
  const { item: a } = await refer(w);
  const b = await propose(w, 'Work plan');
  await w.focalPoint('UNFPA').press('meeting.reply', m, { answer: 'regrets' });
  await begin(w, m);
  await w.officer.press('decision.put', a, { text: 'Shall it be endorsed?' });
  await w.officer.press('decision.record', a, { outcome: 'consensus', text: 'Endorsed as amended.', actions: ACTIONS });
  await w.officer.press('decision.record', b, { outcome: 'noted', text: 'The plan was noted.' });
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  await w.settle();
  return { w, m, a, b };
}

describe('a draft', () => {
  it('says what was recorded, and goes round with the end of the comment period', async () => {
    const { w, m, a, b } = await ended();
    expect(await w.officer.press('minutes.draft', m)).toMatchObject({ ok: true });
    const { record } = await meeting(w, m);
    expect(record).toMatchObject({ state: 'draft', adoptAt: '2026-12-15T22:00:00.000Z' });
    expect(record?.content).toMatchObject({
      present: ['UNHCR', 'UNICEF'],
      regrets: ['UNFPA'],
      items: [
        {
          item: a,
          outcome: 'consensus',
          number: 'UNA/2026/1',
          text: 'Endorsed as amended.',
          present: ['UNHCR', 'UNICEF'],
        },
        { item: b, outcome: 'noted' },
      ],
    });
    await w.to('2026-12-11T15:00:00Z');
    const card = await w.focalPoint('UNFPA').last('minutesDraft');
    expect(card.words).toContain('Endorsed as amended.');
    expect(card.words).toContain('Silence adopts the draft');
    expect(card.words).toMatch(/UNFPA objects in writing [(].*[)], and was not present/);
    expect(card.verbs).toContain('minutes.comment');
  });

  it('names what was on the agenda and not reached, and the meeting’s card shows it still', async () => {
    const w = await world();
    const m = await plan(w);
    const a = await propose(w, 'Work plan');
    const b = await propose(w, 'Calendar');
    await begin(w, m);
    await w.officer.press('decision.record', a, { outcome: 'noted', text: 'The plan was noted.' });
    await w.officer.press('meeting.end', m, { confirm: 'yes' });
    await w.officer.press('minutes.draft', m);
    const { record } = await meeting(w, m);
    expect(record?.content.items.map(({ item: ref, outcome }) => [ref, outcome])).toEqual([
      [a, 'noted'],
      [b, undefined],
    ]);
    expect((await w.focalPoint('UNICEF').press('minutes.show', m)).words).toMatch(/Calendar\nNot reached/);
    expect((await w.focalPoint('UNICEF').press('agenda.show', m)).words).toContain('Calendar');
    expect(await item(w, b)).toMatchObject({ state: 'pool', carried: [m] });
  });

  it('is not of a meeting that has not ended', async () => {
    const w = await world();
    const m = await plan(w);
    expect(await w.officer.press('minutes.draft', m)).toMatchObject({ code: 'conflict' });
    expect(await w.officer.press('minutes.issue', m)).toMatchObject({ code: 'conflict' });
  });

  it('may be in the officer’s own words, and may be drafted anew', async () => {
    const { w, m } = await ended();
    await w.officer.press('minutes.draft', m, { text: 'In short: all went well.' });
    await w.advance('P1D');
    await w.officer.press('minutes.draft', m, { text: 'In short: all went very well.' });
    expect((await meeting(w, m)).record).toMatchObject({
      text: 'In short: all went very well.',
      adoptAt: '2026-12-16T22:00:00.000Z',
    });
  });
});

it('the record has the officer’s text under a head of its own, says when the agenda went round, and names what is noted', async () => {
  const w = await world();
  const m = await plan(w);
  await w.open({
    title: 'Names of witnesses',
    classification: 'confidential',
    documentUrl: 'https://un.example/names',
  });
  const a = await propose(w, 'Work plan', { classification: 'confidential' });
  await w.to('2026-12-08T15:00:00Z');
  await w.focalPoint('UNFPA').press('meeting.reply', m, { answer: 'regrets' });
  await begin(w, m);
  await w.officer.press('decision.record', a, { outcome: 'noted', text: 'Noted.' });
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  await w.settle();
  const read = async (who: Somebody): Promise<string> => {
    const { card } = await who.press('minutes.show', m);
    const [url = ''] = JSON.stringify(card).match(/http[^"]*?minutes[.]txt/g) ?? [];
    return (await fetch(url)).text();
  };
  await w.officer.press('minutes.draft', m, { text: 'It was opened at ten.' });
  const text = await read(w.officer);
  expect(text).toMatch(/Summary\n-+\nIt was opened at ten[.]/);
  expect(text).toMatch(
    /Adoption of the agenda\n-+\nThe agenda was circulated on .*3 Dec 2026.* and was final from .*8 Dec 2026/,
  );
  // The whole is confidential, so a member's own file has the title of what is noted; an observer's has its reference.
  expect(text).toContain('UNA/2026/1: Names of witnesses');
  expect(await read(w.observer)).not.toContain('Names of witnesses');
  // A confidential title may be kept by a member.
  const kept = await w.focalPoint('UNHCR').last('minutesDraft');
  expect(kept.words).toContain('UNA/2026/1: Names of witnesses');

  // Minutes from before have the reference alone. The title is in the register.
  const stored = await w.store.load(`una/${m}` as never);
  if (!stored) throw new Error('not stored');
  const { record } = await meeting(w, m);
  const noted = [{ number: 'UNA/2026/1', title: 'E-1' }];
  const state = { ...(stored.state as object), record: { ...record, content: { ...record?.content, noted } } };
  const kind = { id: stored.id, target: stored.target, kind: 'meetings', stage: 'ended', lists: [] } as const;
  expect(await w.store.commit(commit({ document: change(stored, state, kind) }))).toMatchObject({ type: 'saved' });
  await w.advance('PT11M');
  expect(await read(w.officer)).toContain('UNA/2026/1: Names of witnesses');
  expect(await read(w.observer)).toContain('UNA/2026/1: E-1');
});

describe('the comment period', () => {
  it('ends by silence: the minutes are issued, numbered, and everyone is told', async () => {
    const { w, m } = await ended();
    await w.officer.press('minutes.draft', m);
    await w.to('2026-12-15T22:00:00Z');
    expect((await meeting(w, m)).record?.state).toBe('draft');
    await w.to('2026-12-15T22:00:00.001Z');
    expect((await meeting(w, m)).record).toMatchObject({ state: 'issued', issuedBy: 'silence', number: 'UNA/2026/2' });
    await w.to('2026-12-16T15:00:00Z');
    expect((await w.focalPoint('UNHCR').last('minutesIssued')).words).toContain('UNA/2026/2');
    expect(await w.records('register', 'UNA/2026/2')).toMatchObject([
      { decision: m, route: 'meeting', outcome: 'minutes', kind: 'minutes' },
    ]);
    // They have a number of the register, and are no decision.
    const { message, words } = await w.officer.say('register');
    expect(message).toMatch(/^1 decision; minutes: 1\./);
    expect(words).toMatch(/UNA\/2026\/2 · Minutes: Focal Points meeting \(M-\d+\)\s.*, minutes/);
    expect(await w.officer.press('minutes.issue', m)).toMatchObject({ ok: true });
  });

  it('with a comment asks the Secretariat, which issues them when it is over', async () => {
    const { w, m } = await ended();
    await w.officer.press('minutes.draft', m);
    await w.focalPoint('UNICEF').press('minutes.comment', m, { text: 'We spoke of a timeline.' });
    expect((await w.officer.last('minutesComment')).words).toContain('We spoke of a timeline.');
    expect(await w.officer.press('minutes.issue', m)).toMatchObject({ code: 'conflict' });
    await w.to('2026-12-15T22:00:01Z');
    expect((await meeting(w, m)).record?.state).toBe('draft');
    expect((await w.officer.last('minutesToIssue')).verbs).toContain('minutes.issue');
    expect(await w.focalPoint('UNICEF').press('minutes.comment', m, { text: 'Late.' })).toMatchObject({
      code: 'closed',
    });
    expect(await w.officer.press('minutes.issue', m)).toMatchObject({ ok: true });
    expect((await meeting(w, m)).record).toMatchObject({
      state: 'issued',
      issuedBy: w.officer.id,
      number: 'UNA/2026/2',
    });
  });
});

describe('issued minutes', () => {
  it('are frozen: only corrections are added, and everyone is told', async () => {
    const { w, m } = await ended();
    await w.officer.press('minutes.draft', m);
    expect(await w.officer.press('minutes.correct', m, { text: 'x' })).toMatchObject({ code: 'conflict' });
    await w.to('2026-12-16T15:00:00Z');
    const before = (await meeting(w, m)).record;
    expect(await w.officer.press('minutes.draft', m, { text: 'Other words.' })).toMatchObject({ code: 'closed' });
    expect(await w.focalPoint('UNHCR').press('minutes.comment', m, { text: 'x' })).toMatchObject({ code: 'closed' });
    await w.officer.press('minutes.correct', m, { text: 'UNICEF was represented by its alternate.' });
    expect((await meeting(w, m)).record).toEqual({
      ...before,
      corrections: [
        { at: '2026-12-16T15:00:00.000Z', by: w.officer.id, text: 'UNICEF was represented by its alternate.' },
      ],
    });
    expect((await w.focalPoint('UNFPA').last('minutesCorrected')).words).toContain(
      'UNICEF was represented by its alternate.',
    );
  });

  it('can be downloaded as a document and as text; the same content gives the same bytes', async () => {
    const { w, m } = await ended();
    await w.officer.press('minutes.draft', m);
    await w.to('2026-12-16T15:00:00Z');
    const card = JSON.stringify((await w.focalPoint('UNHCR').press('minutes.show', m)).card);
    const url = (name: string): string => new RegExp(`http[^"]*/files/[^"]*/${name}`).exec(card)?.[0] ?? '';
    const get = async (name: string): Promise<Buffer> => Buffer.from(await (await fetch(url(name))).arrayBuffer());
    const paper = await get('minutes.docx');
    expect(paper.equals(await get('minutes.docx'))).toBe(true);
    const words = strFromU8(unzipSync(paper)['word/document.xml'] ?? new Uint8Array());
    for (const said of [
      'UNA/2026/1',
      'UNA/2026/2',
      'Endorsed as amended.',
      'send the new text',
      'Paragraph 12 is too narrow.',
    ])
      expect(words).toContain(said);
    const text = (await get('minutes.txt')).toString();
    expect(text).toContain('Summary record: Focal Points meeting');
    expect(text).toContain('The plan was noted.');
  });
});

it('people who represented entities are named in the record and in the register, until they are erased', async () => {
  const w = await world();
  const m = await plan(w);
  const a = await propose(w, 'Work plan');
  await w.focalPoint('UNHCR').press('meeting.reply', m, { answer: 'attending' });
  await w.focalPoint('UNICEF').press('meeting.reply', m, { answer: 'alternate' });
  await w.focalPoint('UNFPA').press('meeting.reply', m, { answer: 'regrets' });
  await begin(w, m);
  await w.officer.press('decision.put', a, { text: 'Agreed?' });
  await w.officer.press('decision.record', a, { outcome: 'consensus', text: 'The plan is adopted.' });
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  await w.officer.press('minutes.draft', m);
  await w.to('2026-12-16T15:00:00Z');
  const read = async (what: 'minutes' | 'decision', name: string): Promise<string> => {
    const shown = what === 'minutes' ? ['minutes.show', m] : ['register.show', 'UNA/2026/1'];
    const { card } = await w.officer.press(shown[0] ?? '', shown[1] ?? '');
    const url = new RegExp(`http[^"]*/files/[^"]*/${name}`).exec(JSON.stringify(card))?.[0] ?? '';
    return (await fetch(url)).text();
  };
  const text = await read('minutes', 'minutes.txt');
  expect(text).toContain('UNHCR\tFocal point of UNHCR (focal point)\nUNICEF\tAlternate of UNICEF (alternate)');
  expect(text).toContain('UNFPA: Focal point of UNFPA (focal point)');
  const { card } = await w.officer.press('register.export', null, { format: 'json' });
  const lines: unknown = await (await fetch(/http[^"]*register\.json/.exec(JSON.stringify(card))?.[0] ?? '')).json();
  expect(lines).toMatchObject([{ kind: 'minutes' }, { people: [{ entity: 'UNHCR' }, { entity: 'UNICEF' }] }]);
  expect(schemaFaults(lines, schema)).toEqual([]);
  expect(await read('decision', 'decision.txt')).toContain(
    'Present\tUNHCR: Focal point of UNHCR (focal point); UNICEF: Alternate of UNICEF (alternate)',
  );

  // Somebody else may have the same name: what stands for the person goes all the same.
  const same = { email: 'other@unicef.example', name: 'Focal point of UNHCR', entity: 'UNICEF', role: 'alternate' };
  await w.officer.press('roll.set', null, { ...same, different: 'yes' });
  expect(await w.officer.press('person.erase', null, { email: 'fp@unhcr.example' })).toMatchObject({ ok: true });
  await w.settle();
  expect(await read('minutes', 'minutes.txt')).toContain('UNHCR\ta representative of UNHCR\n');
  const sheet = await read('decision', 'decision.txt');
  expect(sheet).toContain('UNHCR: a representative of UNHCR; UNICEF: Alternate of UNICEF (alternate)');
  expect((await meeting(w, m)).record?.corrections).toHaveLength(1);
});

it('the names in issued minutes, the register and the sheet are those of their day', async () => {
  const w = await world();
  const m = await plan(w);
  const { item: a } = await refer(w, 'UNICEF');
  await begin(w, m);
  await w.officer.press('meeting.begin', m, { chair: w.officer.name });
  await w.officer.press('decision.put', a, { text: 'Agreed?' });
  await w.officer.press('decision.withdrawObjection', a, { entity: 'UNICEF' });
  await w.officer.press('decision.record', a, { outcome: 'consensus', text: 'Adopted.' });
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  await w.officer.press('minutes.draft', m);
  await w.to('2026-12-16T15:00:00Z');
  await w.officer.press('minutes.correct', m, { text: 'A comma.' });
  const papers = async (): Promise<string[]> => {
    const cards = [await w.officer.press('minutes.show', m), await w.officer.press('register.show', 'UNA/2026/1')];
    const urls = cards.flatMap(({ card }) => JSON.stringify(card).match(/http[^"]*?[.](?:txt|html)(?=")/g) ?? []);
    const texts = await Promise.all([...new Set(urls)].map(async (url) => (await fetch(url)).text()));
    // Forms carry tokens of their own.
    return [...cards.map(({ words }) => words.replace(/^[0-9a-f]{16}$/gm, '')), ...texts];
  };
  const before = await papers();
  expect(before).toHaveLength(6);
  for (const text of before) expect(text).toContain(w.officer.name);
  // The paper names the zone of its times once, above.
  expect(before.filter((text) => text.includes(`Correction (${w.officer.name}, 16 Dec 2026, 10:00)`))).toHaveLength(2);
  const email = 'nadia@secretariat.example';
  await w.advance('PT1H');
  expect(await w.officer.press('roll.set', null, { email, name: 'Nadia Renamed' })).toMatchObject({ ok: true });
  await w.settle();
  expect(await papers()).toEqual(before);
  await w.officer.press('minutes.correct', m, { text: 'Another comma.' });
  expect((await w.officer.press('minutes.show', m)).words).toContain('Nadia Renamed');

  // What names them goes when they are erased, by the earlier name too; the correction says that something went.
  await w.coordinator.press('roll.set', null, {
    email: 'second@secretariat.example',
    name: 'Second',
    role: 'secretariat',
  });
  expect(await w.coordinator.press('person.erase', null, { email })).toMatchObject({ ok: true });
  await w.settle();
  const urls =
    JSON.stringify((await w.coordinator.press('minutes.show', m)).card).match(/http[^"]*?minutes[.]txt/g) ?? [];
  const text = await (await fetch(urls[0] ?? '')).text();
  for (const name of ['Nadia Renamed', w.officer.name]) expect(text).not.toContain(name);
  const stored = JSON.stringify(await w.records('meetings', m));
  expect(stored).not.toContain(w.officer.name);
  expect(JSON.stringify(await w.records('register'))).not.toContain(w.officer.name);
});

describe('the chair', () => {
  const chairIn = async (w: World, m: string): Promise<string | undefined> => {
    await w.officer.press('meeting.end', m, { confirm: 'yes' });
    await w.settle();
    const { card } = await w.officer.press('minutes.draft', m);
    const [url = ''] = JSON.stringify(card).match(/http[^"]*?minutes[.]txt/g) ?? [];
    return /^Chair\t(.*)$/m.exec(await (await fetch(url)).text())?.[1];
  };

  it('is nobody where nobody is named and nothing shows that the Coordinator was there', async () => {
    const w = await world();
    const m = await plan(w);
    await begin(w, m);
    expect(await chairIn(w, m)).toBeUndefined();
  });

  it.each<[string, (w: World, m: string, a: string) => Promise<unknown>]>([
    ['began it', (w, m) => w.coordinator.press('meeting.begin', m)],
    [
      'entered who was there',
      async (w, m) => {
        await w.officer.press('meeting.begin', m);
        await w.coordinator.press('meeting.present', m, { entities: 'UNHCR' });
      },
    ],
    [
      'recorded an outcome',
      async (w, m, a) => {
        await begin(w, m);
        await w.coordinator.press('decision.record', a, { outcome: 'noted', text: 'Noted.' });
      },
    ],
    [
      'is entered as representative',
      async (w, m) => {
        await begin(w, m);
        const represented = `UNHCR: ${w.coordinator.name} (guest)`;
        await w.officer.press('meeting.present', m, { entities: 'UNHCR', represented });
      },
    ],
    [
      'ended it',
      async (w, m) => {
        await begin(w, m);
        await w.coordinator.press('meeting.end', m, { confirm: 'yes' });
      },
    ],
  ])('is the Coordinator who %s', async (_what, act) => {
    const w = await world();
    const m = await plan(w);
    const a = await propose(w, 'Work plan');
    await w.to('2026-12-10T15:00:00Z');
    await act(w, m, a);
    expect(await chairIn(w, m)).toBe(w.coordinator.name);
  });

  it('is not the Coordinator for typing, the day after, when the meeting of others ended', async () => {
    const w = await world();
    const m = await plan(w);
    await propose(w, 'Work plan');
    await begin(w, m);
    await w.to('2026-12-11T15:00:00Z');
    const end = (endedAt: string) => w.coordinator.press('meeting.end', m, { endedAt, confirm: 'yes' });
    for (const wrong of ['2026-12-10T09:00', '2026-12-11T12:00', 'soon'])
      expect(await end(wrong)).toMatchObject({ code: 'invalid', fields: { endedAt: expect.any(String) as string } });
    expect(await end('2026-12-10T11:20')).toMatchObject({ ok: true });
    expect(await meeting(w, m)).toMatchObject({ state: 'ended', endedAt: '2026-12-10T16:20:00.000Z' });
    expect(await chairIn(w, m)).toBeUndefined();
  });

  it('is not the Coordinator for recording afterwards what others held', async () => {
    const w = await world();
    const m = await plan(w);
    await w.to('2026-12-11T15:00:00Z');
    await w.coordinator.press('meeting.begin', m, { startedAt: '10:00', endedAt: '11:00' });
    await w.coordinator.press('meeting.present', m, { entities: 'UNHCR' });
    expect(await chairIn(w, m)).toBeUndefined();
  });

  it('of the Committee is its Chair, where they are entered', async () => {
    for (const named of ['Focal point of UNHCR', undefined]) {
      const w = await world();
      await w.officer.press('rmc.chair', null, { person: 'fp@unhcr.example' });
      const planned = { kind: 'rmc', title: 'RMC', startsAt: '2026-12-10T10:00' };
      const m = (await w.coordinator.press('meeting.schedule', null, planned)).target ?? '';
      await begin(w, m);
      if (named) await w.officer.press('meeting.present', m, { entities: 'UNHCR', represented: `UNHCR: ${named}` });
      expect(await chairIn(w, m)).toBe(named);
    }
  });

  it('is whoever the officer names, at the beginning or while it runs', async () => {
    const w = await world();
    const m = await plan(w);
    await w.to('2026-12-10T15:00:00Z');
    expect(await w.officer.press('meeting.begin', m, { chair: 'nobody@un.example' })).toMatchObject({
      code: 'invalid',
      fields: { chair: expect.stringContaining('nobody on the roll') as string },
    });
    const begun = await w.officer.press('meeting.begin', m, { chair: 'fp@unhcr.example' });
    expect(begun).toMatchObject({ ok: true });
    expect(begun.words).toMatch(/Chair\sFocal point of UNHCR/);
    await w.advance('PT11M');
    expect(await w.officer.press('meeting.begin', m, { chair: 'alt@unicef.example' })).toMatchObject({ ok: true });
    expect(await w.officer.press('meeting.begin', m)).toMatchObject({ code: 'conflict' });
    expect(await chairIn(w, m)).toBe('Alternate of UNICEF');
  });

  it('is asked for with a meeting that is recorded afterwards, and when it is begun early', async () => {
    const w = await world();
    const m = await plan(w);
    await w.to('2026-12-08T15:00:00Z');
    const early = await w.officer.press('meeting.begin', m, { chair: 'fp@unhcr.example' });
    expect(early).toMatchObject({ code: 'conflict', cardName: 'meetingBeginEarly' });
    expect(JSON.stringify(early.card)).toContain('fp@unhcr.example');
    await w.to('2026-12-11T15:00:00Z');
    const times = { startedAt: '10:00', endedAt: '11:00', chair: 'Focal point of UNFPA' };
    expect(await w.officer.press('meeting.begin', m, times)).toMatchObject({ ok: true });
    expect(await chairIn(w, m)).toBe('Focal point of UNFPA');
  });
});

describe('actions', () => {
  it('are read from lines: owner, what, by when', async () => {
    const { w, a } = await ended();
    expect((await item(w, a)).actions).toMatchObject([
      { n: 1, owner: 'UNHCR', text: 'send the new text', due: '2026-12-15' },
      { n: 2, owner: 'Secretariat', text: 'print the programme' },
    ]);
  });

  it('are chased on the working day before and on the day, until they are done', async () => {
    const { w, a } = await ended();
    const fp = w.focalPoint('UNHCR');
    await w.to('2026-12-14T14:00:00Z');
    const [first] = await fp.messages('actionDue');
    expect(first?.words).toContain('send the new text');
    expect(first?.verbs).toContain('action.done');
    expect(await w.focalPoint('UNICEF').press('action.done', a, { n: '1' })).toMatchObject({ code: 'notAllowed' });
    await fp.press('action.done', a, { n: '1' });
    await w.to('2026-12-16T14:00:00Z');
    expect(await fp.messages('actionDue')).toHaveLength(1);
    expect(await fp.press('action.done', a, { n: '1' })).toMatchObject({ code: 'conflict' });
  });

  it('and what was endorsed in writing since are shown at the next meeting', async () => {
    const { w } = await ended();
    const written = await w.open({ title: 'Terms of a survey', closesOn: '2026-12-18' });
    await w.to('2026-12-21T15:00:00Z');
    expect((await w.request(written)).outcome?.number).toBe('UNA/2026/2');
    const next = await plan(w, '2027-01-14T10:00');
    const agenda = (await w.focalPoint('UNICEF').press('agenda.show', next)).words;
    expect(agenda).toContain('Terms of a survey');
    expect(agenda).toContain('UNHCR: send the new text');
    await w.to('2027-01-14T15:00:00Z');
    await w.officer.press('meeting.begin', next);
    await w.officer.press('meeting.end', next, { confirm: 'yes' });
    await w.officer.press('minutes.draft', next);
    expect((await meeting(w, next)).record?.content).toMatchObject({
      noted: [{ number: 'UNA/2026/2' }],
      earlier: [{ owner: 'UNHCR' }, { owner: 'Secretariat' }],
    });
  });
});
