/** Leaving keeps history (domain.md 4): looks into the past find entities that left or were merged; acts of today refuse them. */
import { expect, it } from 'vitest';
import { strFromU8, unzipSync } from 'fflate';
import { world, type Reply, type World } from '../support/world.ts';
import { textOf } from '../support/labels/fileText.ts';
import { begin, plan } from '../support/meetings.ts';

/** A year in which UNICEF endorsed a decision, sat in a meeting, led an activity, and left; and UNPD did so as well, and was UNFPA. */
async function year(): Promise<World> {
  const w = await world({ entities: ['UNPD', 'UNHCR', 'UNICEF', 'UNFPA'] });
  const e = await w.open();
  for (const entity of ['UNICEF', 'UNPD']) await w.focalPoint(entity).press('endorsement.endorse', e);
  await w.officer.press('plan.set', null, { activity: 'Training', lead: 'UNICEF' });
  const m = await plan(w);
  await begin(w, m, 'UNHCR, UNICEF, UNPD');
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  await w.advance('P1D');
  await w.officer.press('entity.close', null, { entity: 'UNICEF', reason: 'Reform.' });
  await w.officer.press('entity.merge', null, { from: 'UNPD', into: 'UNFPA' });
  await w.settle();
  return w;
}
const fileOf = async (w: World, reply: Reply, format: string, part: string): Promise<string> => {
  const [url = ''] = new RegExp(`https?://[^"]*report\\.${format}[^"]*`).exec(JSON.stringify(reply.card)) ?? [];
  const bytes = new Uint8Array(await (await w.fetch(url.replace(w.url, ''))).arrayBuffer());
  return strFromU8(unzipSync(bytes)[part] ?? new Uint8Array());
};

it('are in the report of their year, in the card and the files, and not in that of a later year', async () => {
  const w = await year();
  const all = await w.officer.press('report.show', null, { year: '2026' });
  expect(all.words).toMatch(/▰{10}\sUNICEF \(left on Fri, 11 Dec 2026\)\s+answered\s1\sof\s1\s·\smeetings:\s1\sof\s1/);
  expect(all.words).toMatch(/▰{10}\sUNPD \(now UNFPA\)\s+answered\s1\sof\s1\s·\smeetings:\s1\sof\s1/);
  for (const [format, part] of [
    ['xlsx', 'xl/sharedStrings.xml'],
    ['docx', 'word/document.xml'],
  ] as const)
    for (const name of ['UNICEF (left on Fri, 11 Dec 2026)', 'UNPD (now UNFPA)'])
      expect(await fileOf(w, all, format, part), format).toContain(name);
  await w.jump('2027-02-01T12:00:00Z');
  expect((await w.officer.press('report.show', null, { year: '2027' })).words).not.toMatch(/UNICEF|UNPD/);
  expect((await w.officer.press('report.show', null, { year: '2026' })).words).toContain('UNICEF');
});

it('are found by their names by every look that takes an entity', async () => {
  const w = await year();
  expect((await w.officer.say('report 2026 unicef')).words).toMatch(/2026: UNICEF[^]*Answered\s*:?\s*1/);
  expect((await w.officer.say('report 2026 UNPD')).words).toMatch(/2026: UNPD[^]*Answered\s*:?\s*1/);
  for (const entity of ['UNICEF', 'UNPD', 'UNFPA']) {
    const found = await w.officer.press('register.search', null, { entity });
    expect(found.words, entity).toContain('UNA/2026/1');
    // What the form holds can be sent again.
    const typed = /"value":"(UN[^"]*)"/.exec(JSON.stringify(found.card))?.[1];
    expect(typed).toBe(entity);
  }
  expect(await w.officer.press('plan.show', null, { entity: 'UNICEF' })).toMatchObject({ ok: true });
  expect(await w.officer.press('plan.export', null, { entity: 'UNPD' })).toMatchObject({ ok: true });
  const csv = 'entity,from,to\nUNICEF,2024,2024';
  expect((await w.officer.press('rmc.importHistory', null, { csv })).words).toContain('UNICEF');
});

it('are refused by acts of today, and nobody is told how to add an entity that never was', async () => {
  const w = await year();
  const e = await w.open({ documentUrl: 'https://example.org/other' });
  const said = { position: 'endorse', source: 'An e-mail.' };
  for (const entity of ['UNICEF'])
    expect(await w.officer.press('endorsement.enterFor', e, { ...said, entity })).toMatchObject({ ok: false });
  expect(await w.officer.press('plan.set', null, { activity: 'More', lead: 'UNICEF' })).toMatchObject({
    code: 'invalid',
  });
  for (const verb of ['report.show', 'register.search', 'plan.show']) {
    const { code, fields } = await w.officer.press(verb, null, { entity: 'UNICEFF' });
    expect({ code, fields }, verb).toMatchObject({
      code: 'invalid',
      fields: { entity: 'No entity is or was called “UNICEFF” in this network.' },
    });
  }
});

it('keep in the report what they were asked before they left: calls and requests, answered or not', async () => {
  const w = await world({ entities: ['UNPD', 'UNHCR', 'UNICEF', 'UNFPA'] });
  const call = { title: 'Report', questions: 'One?', dueOn: '2026-11-30', audience: 'all' };
  const [first, second] = [
    (await w.officer.press('input.open', null, call)).target ?? '',
    (await w.officer.press('input.open', null, { ...call, title: 'Visits', dueOn: '2027-01-29' })).target ?? '',
  ];
  const e = await w.open();
  await w.settle();
  await w.focalPoint('UNICEF').press('input.save', first, { 'answers.1': 'Yes.' });
  await w.focalPoint('UNICEF').press('input.answer', first);
  await w.focalPoint('UNPD').press('input.nothing', second, {});
  await w.focalPoint('UNPD').press('endorsement.endorse', e);
  await w.settle();
  await w.advance('PT26H');
  await w.officer.press('entity.close', null, { entity: 'UNICEF', reason: 'Reform.' });
  await w.officer.press('entity.merge', null, { from: 'UNPD', into: 'UNFPA' });
  await w.settle();
  const figures = async (entity: string): Promise<(string | undefined)[]> => {
    const { words } = await w.officer.press('report.show', null, { year: '2026', entity });
    return ['Requests asked', 'Answered', 'Calls for input', 'Inputs given'].map(
      (name) => new RegExp(`${name}\\s*:?\\s*(\\d+)`).exec(words)?.[1],
    );
  };
  expect(await figures('UNICEF')).toEqual(['1', '0', '2', '1']);
  expect(await figures('UNPD')).toEqual(['1', '1', '2', '1']);
  // What came over by merging is one answer, and UNPD gave it. To the other call UNFPA still owes its own.
  expect(await figures('UNFPA')).toEqual(['0', '0', '1', '0']);
  await w.focalPoint('UNFPA').press('endorsement.abstain', e);
  await w.focalPoint('UNFPA').press('input.save', second, { 'answers.1': 'Our own.' });
  await w.focalPoint('UNFPA').press('input.answer', second);
  await w.settle();
  expect(await figures('UNFPA')).toEqual(['1', '1', '2', '1']);
  // What the call asks of the others is as it was.
  const [{ electorate = [] } = {}] = await w.records<{ readonly electorate?: readonly string[] }>('inputs', first);
  expect(electorate).not.toContain('UNICEF');
});

it('that leave after the due day of a call that is still open are counted as asked, and named as left', async () => {
  const w = await world({ entities: ['UNHCR', 'UNICEF', 'UNFPA', 'WHO'] });
  const call = { title: 'Report', questions: 'One?', dueOn: '2026-11-30', audience: 'all' };
  const c = (await w.officer.press('input.open', null, call)).target ?? '';
  await w.settle();
  await w.focalPoint('UNICEF').press('input.save', c, { 'answers.1': 'Yes.' });
  await w.focalPoint('UNICEF').press('input.answer', c);
  await w.to('2026-12-03T15:00:00Z');
  for (const entity of ['UNICEF', 'WHO']) await w.officer.press('entity.close', null, { entity, reason: 'Reform.' });
  await w.settle();
  const LEFT = /(UNICEF|WHO) \(left on Thu, 3 Dec 2026\)/g;
  expect((await w.officer.say('input list')).words).toMatch(/1\s*of\s*4/);
  const board = (await w.officer.press('input.show', c)).words;
  expect(board.match(LEFT)?.sort()).toEqual(['UNICEF (left on Thu, 3 Dec 2026)', 'WHO (left on Thu, 3 Dec 2026)']);
  const urls = [
    ...JSON.stringify((await w.officer.press('input.export', c)).card).matchAll(/http:[^"]*?[/]files[/][^"]+?(?=")/g),
  ];
  const files = await Promise.all(
    [...new Set(urls.map(([url]) => url))].map(async (url) => {
      const bytes = new Uint8Array(await (await w.fetch(url.replace(w.url, ''))).arrayBuffer());
      return [url, textOf(bytes)] as const;
    }),
  );
  expect(files.length).toBeGreaterThan(2);
  for (const [url, text] of files) {
    expect(text, url).toContain('WHO');
    expect(text, url).toMatch(/docx/.test(url) ? LEFT : /xlsx/.test(url) ? /leftOn/ : /2026-12-03/);
  }
  // The report says the same.
  expect((await w.officer.press('report.show', null, { year: '2026', entity: 'WHO' })).words).toMatch(
    /Calls for input\s*:?\s*1/,
  );
});
