/** Who is named in minutes, decision sheet and register: whoever was there, or whom an officer entered [ToR 3.b.iii]. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { begin, meeting, plan, propose } from '../support/meetings.ts';
import { schemaFaults, type Schema } from '../support/jsonSchema.ts';
import { world, type Somebody, type World } from '../support/world.ts';

const schema = JSON.parse(readFileSync(new URL('../../docs/register.schema.json', import.meta.url), 'utf8')) as Schema;

interface People {
  readonly people?: readonly { readonly entity: string; readonly name: string; readonly role?: string }[];
}
const namesIn = ({ people = [] }: People): string[] => people.map(({ entity, name }) => `${entity}: ${name}`).sort();
const minuted = async (w: World, m: string): Promise<string[]> =>
  namesIn((await meeting(w, m)).record?.content as unknown as People);
const lines = (w: World): Promise<{ readonly positions: People }[]> => w.records('register');

async function fileOf(who: Somebody, verb: string, target: string | null, name: RegExp, inputs = {}): Promise<string> {
  const { card } = await who.press(verb, target, inputs);
  const [url = ''] = JSON.stringify(card).match(new RegExp(`http[^"]*?${name.source}`)) ?? [];
  return (await fetch(url)).text();
}

/** A meeting in which three entities are entered as present although people of theirs had written regrets. */
async function regretted(w: World): Promise<{ readonly m: string; readonly a: string; readonly b: string }> {
  const m = await plan(w);
  const a = await propose(w, 'Calendar');
  const b = await propose(w, 'Work plan');
  await w.focalPoint('UNHCR').press('meeting.reply', m, { answer: 'attending' });
  await w.focalPoint('UNHCR').press('meeting.reply', m, { answer: 'regrets' });
  await w.alternate('UNICEF').press('meeting.reply', m, { answer: 'regrets' });
  await w.focalPoint('UNFPA').press('meeting.reply', m, { answer: 'regrets' });
  await begin(w, m, 'UNHCR, UNICEF, UNFPA');
  return { m, a, b };
}

describe('without a word of an officer', () => {
  it('nobody who wrote regrets is named, and who spoke in the room is', async () => {
    const w = await world();
    const { m, a, b } = await regretted(w);
    await w.officer.press('decision.put', a, { text: 'Shall it be adopted?' });
    await w.alternate('UNHCR').press('decision.object', a, { text: 'Not yet.' });
    await w.alternate('UNHCR').press('decision.withdrawObjection', a, {});
    await w.officer.press('decision.object', a, { text: 'Nor we.', entity: 'UNICEF' });
    await w.officer.press('decision.withdrawObjection', a, { entity: 'UNICEF' });
    await w.officer.press('decision.record', a, { outcome: 'consensus', text: 'Adopted.' });
    await w.officer.press('decision.put', b, { text: 'And this?' });
    await w.focalPoint('UNFPA').press('decision.noObjection', b);
    await w.settle();
    await w.officer.press('decision.record', b, { outcome: 'consensus', text: 'Agreed.' });
    await w.officer.press('meeting.end', m, { confirm: 'yes' });
    await w.settle();
    await w.officer.press('minutes.draft', m);
    const there = ['UNFPA: Focal point of UNFPA', 'UNHCR: Alternate of UNHCR'];
    expect(await minuted(w, m)).toEqual(there);
    expect((await lines(w)).map(({ positions }) => namesIn(positions))).toEqual([there.slice(1), there]);
    const text = await fileOf(w.officer, 'minutes.show', m, /minutes[.]txt/);
    expect(text).not.toContain('Alternate of UNICEF');
    expect(text).toContain('Alternate of UNHCR (alternate)');
    // A dash where nobody is known to have come, and below the table what it means, once.
    const means = '– It was present; who represented it is not in the record.';
    expect(text).toMatch(/UNICEF\W+–\n/);
    expect(text.split(means)).toHaveLength(2);
    const html = await fileOf(w.officer, 'minutes.show', m, /minutes[.]html/);
    expect(html).toMatch(/UNICEF<\/t[dh]>\s*<td[^>]*>–<\/td>/);
    expect(html.split(means)).toHaveLength(2);
    await w.officer.press('language.set', null, { language: 'fr' });
    const french = await fileOf(w.officer, 'minutes.show', m, /minutes[.]txt/);
    expect(french).toContain('– Entité présente\u00a0; le compte rendu ne dit pas qui la représentait.');
  });

  it('whoever said that there is no objection is named, whatever is recorded right after it', async () => {
    const w = await world();
    const { m, a, b } = await regretted(w);
    for (const item of [a, b]) await w.officer.press('decision.put', item, { text: 'Shall it be adopted?' });
    await w.focalPoint('UNFPA').press('decision.noObjection', a);
    await w.officer.press('decision.record', a, { outcome: 'consensus', text: 'Adopted.' });
    await w.alternate('UNHCR').press('decision.noObjection', b);
    await w.officer.press('meeting.end', m, { confirm: 'yes' });
    await w.settle();
    await w.officer.press('minutes.draft', m);
    expect(await minuted(w, m)).toEqual(['UNFPA: Focal point of UNFPA', 'UNHCR: Alternate of UNHCR']);
    expect((await meeting(w, m)).spoke).toHaveLength(2);
    expect((await lines(w)).map(({ positions }) => namesIn(positions))).toEqual([['UNFPA: Focal point of UNFPA']]);
  });
});

it('a change of the roll names nobody who did not answer, in minutes, register and sheet', async () => {
  const w = await world();
  const m = await plan(w);
  const a = await propose(w, 'Calendar');
  await w.focalPoint('UNHCR').press('meeting.reply', m, { answer: 'attending' });
  await w.focalPoint('UNICEF').press('meeting.reply', m, { answer: 'alternate' });
  await w.focalPoint('UNFPA').press('meeting.reply', m, { answer: 'attending' });
  for (const email of ['fp@unhcr.example', 'alt@unicef.example'])
    expect(await w.officer.press('roll.remove', null, { email })).toMatchObject({ ok: true });
  const other = { email: 'new@unicef.example', name: 'Newcomer', entity: 'UNICEF', role: 'alternate' };
  expect(await w.officer.press('roll.set', null, other)).toMatchObject({ ok: true });
  await w.settle();
  await begin(w, m, 'UNHCR, UNICEF, UNFPA');
  await w.officer.press('decision.put', a, { text: 'Shall it be adopted?' });
  await w.officer.press('decision.record', a, { outcome: 'consensus', text: 'Adopted.' });
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  await w.settle();
  await w.officer.press('minutes.draft', m);
  const there = ['UNFPA: Focal point of UNFPA'];
  expect(await minuted(w, m)).toEqual(there);
  expect((await lines(w)).map(({ positions }) => namesIn(positions))).toEqual([there]);
  const sheet = await fileOf(w.officer, 'register.show', null, /decision[.]txt/, { number: 'UNA/2026/1' });
  for (const name of ['Alternate of UNHCR', 'Newcomer']) expect(sheet).not.toContain(name);
});

describe('an officer', () => {
  it('enters who came, on the roll or not, and it stands in minutes, sheet, register and its files', async () => {
    const w = await world();
    const { m, a } = await regretted(w);
    const typed =
      'UNHCR: alt@unhcr.example; UNICEF: Jane <Doe>; UNICEF: John Roe\nUNFPA: Focal point of UNICEF (guest)';
    expect(await w.officer.press('meeting.present', m, { entities: 'UNHCR', represented: typed })).toMatchObject({
      ok: true,
    });
    await w.officer.press('decision.put', a, { text: 'Shall it be endorsed?' });
    await w.officer.press('decision.record', a, { outcome: 'consensus', text: 'Endorsed.' });
    await w.officer.press('meeting.end', m, { confirm: 'yes' });
    await w.settle();
    await w.officer.press('minutes.draft', m, { represented: 'UNFPA:' });
    const first = [
      'UNFPA: Focal point of UNICEF',
      'UNHCR: Alternate of UNHCR',
      'UNICEF: Jane <Doe>',
      'UNICEF: John Roe',
    ];
    expect((await lines(w)).map(({ positions }) => namesIn(positions))).toEqual([first]);
    expect(await minuted(w, m)).toEqual(first.slice(1));
    expect(await fileOf(w.officer, 'minutes.show', m, /minutes[.]txt/)).toContain('Jane <Doe> and John Roe');
    expect(await fileOf(w.officer, 'minutes.show', m, /minutes[.]html/)).toContain('Jane &lt;Doe&gt; and John Roe');
    const sheet = await fileOf(w.officer, 'register.show', null, /decision[.]txt/, { number: 'UNA/2026/1' });
    expect(sheet).toContain('UNICEF: Jane <Doe> and John Roe');
    const csv = await fileOf(w.officer, 'register.export', null, /register[.]csv/);
    expect(csv).toContain('UNHCR: Alternate of UNHCR (alternate); UNICEF: Jane <Doe> and John Roe');
    const json: unknown = JSON.parse(await fileOf(w.officer, 'register.export', null, /register[.]json/));
    expect(schemaFaults(json, schema)).toEqual([]);
    expect(JSON.stringify(json)).toContain('{"entity":"UNICEF","name":"John Roe"}');
  });

  it('is told what cannot be read, and nothing is stored', async () => {
    const w = await world();
    const m = await plan(w);
    await begin(w, m, 'UNHCR');
    const faultOf = async (represented: string): Promise<unknown> => {
      const answer = await w.officer.press('meeting.present', m, { entities: 'UNHCR', represented });
      return (answer as { fields?: { represented?: string } }).fields?.represented;
    };
    expect(await faultOf('Jane Doe')).toContain('I cannot read: Jane Doe');
    expect(await faultOf('NATO: Jane Doe')).toContain('I do not know: NATO');
    expect(await faultOf('UNICEF: Jane Doe')).toContain('UNICEF is not entered as present');
    expect(await faultOf('UNHCR: nobody@un.example')).toContain('Nobody on the roll');
    expect(await faultOf('UNHCR: Focal point of UNICEF')).toContain('on the roll for UNICEF, not for UNHCR');
    expect(await faultOf('UNHCR: alt@unicef.example')).toContain('write “(guest)” after the name');
    expect(await faultOf(`UNHCR: ${w.officer.name}`)).toContain('does not represent UNHCR');
    expect(await faultOf('UNHCR: Jane')).toContain('Nobody of UNHCR on the roll is called Jane');
    expect(await faultOf('UNHCR: Ms. Jane')).toContain('write the whole name');
    expect(await meeting(w, m)).not.toHaveProperty('represented');
  });

  it('finds it in the form of the desk, also for who is here already, and what was entered stands there', async () => {
    const w = await world();
    const m = await plan(w);
    await begin(w, m, 'UNHCR');
    const desk = await w.officer.press('meeting.show', m);
    expect(JSON.stringify(desk.card).match(/Who represented them/g)).toHaveLength(1);
    expect(desk.card).toSatisfy((card) => /"value":"UNHCR"/.test(JSON.stringify(card)));
    await w.officer.press('meeting.present', m, { entities: 'UNHCR', represented: 'unhcr： Jane Doe' });
    expect((await w.officer.press('meeting.show', m)).words).toContain('UNHCR: Jane Doe');
  });

  it('corrects issued minutes by it: the text stands, the correction names them', async () => {
    const w = await world();
    const { m } = await regretted(w);
    await w.officer.press('meeting.end', m, { confirm: 'yes' });
    await w.officer.press('minutes.draft', m);
    await w.to('2026-12-16T15:00:00Z');
    const answer = await w.officer.press('minutes.correct', m, {
      text: 'The list of participants was not complete.',
      represented: 'UNHCR: Jane Doe\nUNFPA:',
    });
    expect(answer).toMatchObject({ ok: true });
    await w.settle();
    expect(await minuted(w, m)).toEqual([]);
    const text = await fileOf(w.officer, 'minutes.show', m, /minutes[.]txt/);
    expect(text).toContain('UNHCR: Jane Doe');
    expect(text).toContain('UNFPA: nobody named');
    await w.to('2026-12-17T15:00:00Z');
    expect((await w.focalPoint('UNICEF').last('minutesCorrected')).words).toContain('UNHCR: Jane Doe');
    expect(await w.officer.press('minutes.correct', m, { text: 'And.', represented: 'WHO: Jane' })).toMatchObject({
      code: 'invalid',
    });
  });
});

describe('a person is meant', () => {
  it('by the name without what stands in brackets, and by a given name that one of the entity has', async () => {
    const w = await world();
    for (const [email, name] of [
      ['farid@unhcr.example', 'Farid Rahimi (sample)'],
      ['ana@unhcr.example', 'Ana Li'],
      ['ana.costa@unhcr.example', 'Ana Costa'],
    ] as const)
      await w.officer.press('roll.set', null, { email, name, entity: 'UNHCR', role: 'alternate' });
    const m = await plan(w);
    await begin(w, m, 'UNHCR');
    const enter = (represented: string) => w.officer.press('meeting.represented', m, { represented });
    const entered = async (): Promise<unknown> => {
      const { represented } = (await meeting(w, m)) as unknown as {
        represented?: readonly { readonly people: readonly { readonly name: string; readonly role?: string }[] }[];
      };
      return represented?.[0]?.people.map(({ name, role }) => [name, role]);
    };
    for (const typed of ['Farid Rahimi', 'Farid', 'Mr. Rahimi']) {
      expect(await enter(`UNHCR: ${typed}`)).toMatchObject({ ok: true });
      expect(await entered()).toEqual([['Farid Rahimi (sample)', 'alternate']]);
    }
    expect(await enter('UNHCR: Ana')).toMatchObject({
      fields: { represented: expect.stringContaining('Ana Costa (ana.costa@unhcr.example)') as string },
    });
    await enter('UNHCR: Sukarno (guest)');
    expect(await entered()).toEqual([['Sukarno', undefined]]);
    // “Don” is a title, and a given name too.
    await enter('UNHCR: Don Johnson');
    expect(await entered()).toEqual([['Don Johnson', undefined]]);
    // An officer is of no entity: the refusal says how they are entered, and they stand without a role.
    expect(await enter(`UNHCR: ${w.officer.name}`)).toMatchObject({
      fields: { represented: expect.stringContaining('write “(guest)” after the name') as string },
    });
    await enter(`UNHCR: ${w.officer.name} (guest)`);
    expect(await entered()).toEqual([[w.officer.name, undefined]]);
  });
});

describe('in typed words', () => {
  it('it is entered while the meeting runs and until the minutes are issued, in both languages', async () => {
    const w = await world();
    const m = await plan(w);
    await begin(w, m, 'UNHCR, UNFPA');
    const [, n = ''] = m.split('-');
    expect(await w.officer.say(`represented ${m} UNHCR: Jane Doe\nUNFPA: John Roe; UNFPA: Max Moe`)).toMatchObject({
      ok: true,
      message: `Entered in ${m} for UNHCR and UNFPA: Jane Doe, John Roe and Max Moe.`,
    });
    expect(await w.officer.say(`Represented by m ${n}: UNICEF: Jane Doe`)).toMatchObject({ code: 'invalid' });
    expect(await w.officer.say('represented UNHCR: Jane Doe')).toMatchObject({ code: 'invalid' });
    expect(await w.focalPoint('UNHCR').say(`represented ${m} UNHCR: Jane Doe`)).toMatchObject({ code: 'notAllowed' });
    await w.officer.press('meeting.end', m, { confirm: 'yes' });
    expect(await w.officer.say(`représenté ${m} UNFPA :`)).toMatchObject({ ok: true });
    await w.officer.press('minutes.draft', m);
    expect(await minuted(w, m)).toEqual(['UNHCR: Jane Doe']);
    const late = await w.officer.say(`represented ${m} UNFPA: John Roe`);
    expect(late).toMatchObject({ ok: true, message: expect.stringContaining('draft it again') as string });
    await w.officer.press('minutes.draft', m);
    expect(await minuted(w, m)).toEqual(['UNFPA: John Roe', 'UNHCR: Jane Doe']);
    expect((await w.officer.press('minutes.show', m)).words).not.toContain('out of date');
    expect((await w.officer.press('minutes.show', m)).words).toContain('UNFPA: John Roe; UNHCR: Jane Doe');
    await w.to('2026-12-16T15:00:00Z');
    await w.officer.press('minutes.issue', m);
    expect(await w.officer.say(`represented ${m} UNFPA: Max Moe`)).toMatchObject({ code: 'closed' });
  });
});

/** Entered in the meeting, in its minutes and in a correction of them; and in the register. */
async function named(w: World, name: string): Promise<string> {
  const { m, b: a } = await regretted(w);
  await w.officer.press('meeting.present', m, { entities: 'UNHCR', represented: `UNICEF: ${name}; UNHCR: Jane Doe` });
  await w.officer.press('decision.put', a, { text: 'Shall it be adopted?' });
  await w.officer.press('decision.record', a, { outcome: 'consensus', text: 'Adopted.' });
  await w.officer.press('meeting.end', m, { confirm: 'yes' });
  await w.settle();
  await w.officer.press('minutes.draft', m);
  await w.to('2026-12-16T15:00:00Z');
  await w.officer.press('minutes.correct', m, { text: 'See below.', represented: `UNICEF: ${name}` });
  await w.settle();
  return m;
}
const stored = async (w: World): Promise<string> =>
  JSON.stringify([await w.records('meetings'), await w.records('register'), await w.store.deliveries('una' as never)]);

describe('the names go', () => {
  it('with the person who is erased, on the roll or known by name alone when it was entered', async () => {
    const w = await world();
    const m = await named(w, 'Xiomara Quiñones');
    await w.officer.press('roll.set', null, {
      ...{ email: 'xq@unicef.example', name: 'Xiomara Quiñones', entity: 'UNICEF', role: 'alternate' },
    });
    await w.officer.press('meeting.present', m, { entities: 'UNHCR' });
    expect(await stored(w)).toContain('Xiomara');
    await w.officer.press('person.erase', null, { email: 'xq@unicef.example' });
    await w.settle();
    await w.advance('PT1H');
    expect(await stored(w)).not.toContain('Xiomara');
    expect(await stored(w)).toContain('Jane Doe');
    expect(await fileOf(w.officer, 'minutes.show', m, /minutes[.]txt/)).toContain('a representative of UNICEF');
  });

  it('with the person whom the roll knew when it was entered, also where somebody else is called the same', async () => {
    const w = await world();
    for (const entity of ['UNICEF', 'UNFPA'])
      await w.officer.press('roll.set', null, {
        ...{ email: `xq@${entity}.example`, name: 'Xiomara Quiñones', entity, role: 'alternate' },
      });
    await named(w, 'xq@unicef.example');
    await w.officer.press('person.erase', null, { email: 'xq@unicef.example' });
    await w.settle();
    await w.advance('PT1H');
    const all = JSON.stringify([await w.records('meetings'), await w.records('register')]);
    expect(all).not.toContain('Xiomara');
  });

  it.each(['minutes: 1d; decisions: 1d', 'meetings: 1d; minutes: 1d; decisions: 1d'])(
    'with retention (%s)',
    async (retention) => {
      const w = await world();
      await named(w, 'John Roe');
      await w.officer.press('settings.set', null, { retention });
      await w.advance('P10D');
      await w.officer.press('retention.apply', null, { confirm: 'yes' });
      await w.settle();
      await w.advance('PT1H');
      const all = JSON.stringify([await w.records('meetings'), await w.records('register')]);
      expect(all).not.toMatch(/John Roe|Jane Doe/);
    },
  );
});
