/** Bad input, for every verb: a clear refusal, nothing stored but a line in the audit trail, no trace of our code shown. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REFUSALS } from '../../src/core/answer.ts';
import { networkId } from '../../src/core/ids.ts';
import { person } from '../support/builders.ts';
import { aRequest, startWorld, type Reply, type World } from '../support/world.ts';
import { REGISTRY, ACT_DEFINITIONS } from '../support/features.ts';

const UNA = networkId('una');
const CHAIR = person('una-90', ['rmcChair']);
let w: World & { close(): Promise<void> };
let e = '';
let things: Things = {};
beforeAll(async () => {
  w = await startWorld({ people: [CHAIR] });
  things = await oneOfEach(w);
  e = things['endorsements'] ?? '';
});

afterAll(async () => {
  await w.close();
  expect(w.faults).toEqual([]);
});

/** Everything that the network has, but for the audit trail. */
async function stored(): Promise<unknown> {
  await w.settle();
  const kinds = Object.keys(REGISTRY.kinds).map((kind) => w.store.list(UNA, kind));
  return [await Promise.all(kinds), await w.store.deliveries(UNA)];
}
async function lines(): Promise<number> {
  await w.settle();
  return (await w.store.audit(UNA)).length;
}
const post = (path: string, body: string, type = 'application/json'): Promise<Response> =>
  w.fetch(path, { method: 'POST', body, headers: { 'Content-Type': type } });
/** Somebody who may do it: the officer, a focal point, or the RMC Chair. */
const doer = (verb: string, at: World = w) =>
  ACT_DEFINITIONS[verb]?.who === 'representative'
    ? at.focalPoint('UNHCR')
    : ACT_DEFINITIONS[verb]?.who === 'rmcChair'
      ? at.person(CHAIR.id)
      : at.officer;

/** The references of one thing of each kind. */
type Things = Readonly<Record<string, string>>;
/** How one of each kind comes to be: who does what. */
const MAKING: Readonly<Record<string, readonly [by: 'officer' | 'representative', verb: string, inputs: object]>> = {
  endorsements: ['officer', 'endorsement.open', {}],
  meetings: ['officer', 'meeting.schedule', { kind: 'focalPoints', startsAt: '2026-12-15T10:00' }],
  agenda: ['representative', 'agenda.propose', { title: 'Work plan' }],
  meetingRequests: ['representative', 'meeting.request', { topic: 'Reparations', purpose: 'Guidance.' }],
  correspondence: ['representative', 'correspondence.submit', { subject: 'Workshop', text: 'On Monday.' }],
  news: ['representative', 'news.submit', { headline: 'Training', text: 'It was held.' }],
  plan: ['officer', 'plan.set', { activity: 'Training' }],
  inputs: ['officer', 'input.open', { title: 'Report', questions: 'What was achieved?', dueOn: '2026-12-02' }],
};
async function oneOf(world: World, kind: string): Promise<string> {
  if (kind === 'endorsements') return world.open();
  const [by, verb, inputs] = MAKING[kind] ?? ['officer', '', {}];
  const who = by === 'officer' ? world.officer : world.focalPoint('UNHCR');
  return (await who.press(verb, null, inputs as Record<string, unknown>)).target ?? '';
}
async function oneOfEach(world: World): Promise<Things> {
  const made: Record<string, string> = {};
  for (const kind of Object.keys(MAKING)) made[kind] = await oneOf(world, kind);
  await world.settle();
  return made;
}
/** The kind of thing that an act is about here. */
function kindMeantBy(verb: string): string {
  const declared = ACT_DEFINITIONS[verb];
  if (verb.startsWith('input.')) return 'inputs';
  return declared?.type === 'change' && declared.kind in MAKING ? declared.kind : 'endorsements';
}
const meantBy = (verb: string, of: Things): string => of[kindMeantBy(verb)] ?? '';

const ours = /node_modules|\.ts:\d|\.js:\d|\bat \w+ \(|TypeError|undefined|\[object/;
function isClear(answer: Reply): void {
  expect(answer.message).not.toMatch(ours);
  expect(answer.message.length).toBeGreaterThan(5);
  if (!answer.ok) expect(REFUSALS).toContain(answer.code);
  for (const fault of Object.values(answer.fields ?? {})) expect(fault).not.toMatch(ours);
}

/** Stands for as much text as fits into a body of a megabyte with the others. */
const LONG = Symbol('long');
/** Wrong as any input of any verb. */
const WRONG: readonly (readonly [string, unknown])[] = [
  ['a list', ['a', 'b']],
  ['an object', { toString: 'x', $gt: '' }],
  ['far more text than it takes', LONG],
];
/** Not wrong everywhere, but never a reason to fall over. */
const ODD: readonly (readonly [string, unknown])[] = [
  ['nothing', null],
  ['an empty text', ''],
  ['spaces', ' \t\n '],
  ['a number', 1e308],
  ['no', false],
  ['control characters', '\u0000\u0007\u001b[31m'],
  ['broken surrogates', '\ud800x\udc00'],
  ['a name that every object has', '__proto__'],
];
const takers = REGISTRY.publicActs.flatMap((verb) => {
  const fields = ACT_DEFINITIONS[verb]?.fields ?? [];
  return fields.length > 0 ? [[verb, fields] as const] : [];
});
/** A list of people may be long, and its preview is no refusal: it shows what is wrong with it. Files are long too. */
const mayBeLong = (field: string): boolean => field === 'csv' || field === 'file';
/** Fields of which one is asked for: the first that is wrong is named, and the others are not looked at. */
const EITHER = new Set(['roll.import']);

describe('an input of the wrong kind', () => {
  // What one test finds afterwards is what the next one finds before.
  let before: unknown;
  let linesBefore = 0;
  beforeAll(async () => {
    [before, linesBefore] = [await stored(), await lines()];
  });

  // All fields are wrong at once, and each must be named; what is stored is looked through after all of it.
  it.each(takers)('%s: %j', async (verb, fields) => {
    let pressed = 0;
    for (const [what, value] of WRONG) {
      const wrong = value === LONG ? fields.filter((field) => !mayBeLong(field)) : fields;
      for (const set of EITHER.has(verb) ? wrong.map((field) => [field]) : [wrong]) {
        const put = value === LONG ? 'x'.repeat(Math.min(500_000, 900_000 / set.length)) : value;
        const inputs = Object.fromEntries(set.map((field) => [field, put]));
        const answer = await doer(verb).press(verb, meantBy(verb, things), inputs);
        expect(answer, what).toMatchObject({ ok: false, code: 'invalid' });
        expect(Object.keys(answer.fields ?? {}), what).toEqual(expect.arrayContaining([...set]));
        isClear(answer);
        pressed += 1;
      }
    }
    const was = { stored: before, lines: linesBefore };
    [before, linesBefore] = [await stored(), await lines()];
    expect(before).toEqual(was.stored);
    expect(linesBefore - was.lines).toBe(pressed);
  });
});

/**
 * Every field with every odd value. Where other inputs are required, one odd field alone would be refused for those that are
 * missing: there all fields are odd at once, each with another value each time.
 */
function oddInputsOf(verb: string): Record<string, unknown>[] {
  const fields = ACT_DEFINITIONS[verb]?.fields ?? [];
  const alone = fields.filter((field) => ACT_DEFINITIONS[verb]?.inputs({ [field]: 'x' }).ok !== false);
  const together = ODD.map((_, turn) =>
    Object.fromEntries(fields.map((field, at) => [field, ODD[(at + turn) % ODD.length]?.[1]])),
  );
  return [
    ...alone.flatMap((field) => ODD.map(([, value]) => ({ [field]: value }))),
    ...together,
    Object.fromEntries(fields.map((field) => [field, 'x'])),
  ];
}

describe('an odd input', () => {
  const [questions, changes] = [true, false].map((asks) =>
    REGISTRY.publicActs.filter((verb) => (ACT_DEFINITIONS[verb]?.type === 'query') === asks),
  );

  // A question changes nothing, whatever is odd in it: all are asked in one world.
  let before: unknown;
  beforeAll(async () => {
    before = await stored();
  });
  it.each(questions ?? [])('%s takes it or refuses it, and says so', async (verb) => {
    for (const inputs of oddInputsOf(verb)) isClear(await doer(verb).press(verb, meantBy(verb, things), inputs));
    expect(await stored()).toEqual(before);
    expect(w.faults).toEqual([]);
  });

  // What takes it changes something; a world of its own keeps the others apart.
  it.each(changes ?? [])('%s takes it or refuses it, and says so', async (verb) => {
    const own = await startWorld({ people: [CHAIR] });
    const target = await oneOf(own, kindMeantBy(verb));
    await own.settle();
    const who = doer(verb, own);
    for (const inputs of oddInputsOf(verb)) isClear(await who.press(verb, target, inputs));
    await own.settle();
    expect(own.faults).toEqual([]);
    await own.close();
  });
});

/** It changes the document that its target names; others have one of their own. */
function isOfTarget(verb: string): boolean {
  const act = ACT_DEFINITIONS[verb];
  return act?.type === 'change' && act.where === 'target';
}

describe('a target', () => {
  const targets = [
    'E-99',
    'E-0',
    'E-01',
    'E-1e3',
    'A-99',
    'M-0',
    'settings',
    'roll',
    '../E-1',
    'E-1/../E-1',
    '__proto__',
    'constructor',
    '\u0415-1',
    '💥',
    'x'.repeat(150),
  ];
  const verbs = REGISTRY.publicActs.filter(
    (verb) => isOfTarget(verb) && !/^(roll|entity|away|settings|room|language|rmc|series|calendar)/.test(verb),
  );

  it.each(targets)('%s is not found, and nothing changes', async (target) => {
    const before = await stored();
    for (const verb of verbs) {
      const answer = await doer(verb).press(verb, target, {});
      expect(answer, verb).toMatchObject({ ok: false, code: 'notFound' });
      isClear(answer);
    }
    expect(await stored()).toEqual(before);
  });

  it('that is missing is asked for', async () => {
    for (const verb of verbs) expect(await doer(verb).press(verb), verb).toMatchObject({ ok: false, code: 'invalid' });
  });

  it('is read as people write it', async () => {
    for (const target of [' e-1 ', 'e-1', 'E-1', 'E-１', 'E\u20111', 'E \u2013\u00a01', 'e1'])
      expect((await w.officer.press('endorsement.show', target)).ok).toBe(true);
  });
});

describe('a verb', () => {
  it.each([
    'endorsement.explode',
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    'HOME',
    'home ',
    '💥',
    '../home',
    'agenda.add',
  ])('that nobody knows: %s', async (verb) => {
    const before = await stored();
    const answer = await w.officer.press(verb, e, { source: e, title: 'x' });
    expect(answer).toMatchObject({ ok: false, code: 'notFound' });
    isClear(answer);
    expect(await stored()).toEqual(before);
  });
});

describe('a body that is no act', () => {
  it.each([
    ['not JSON', '{"verb":', 400],
    ['a list', '[]', 400],
    ['no verb', '{}', 400],
    ['a verb that is no text', '{"verb": {"$ne": 1}}', 400],
    ['inputs that are no object', '{"verb": "home", "inputs": "x"}', 400],
    ['a target that is no text', '{"verb": "home", "target": {"a": 1}}', 400],
    ['more than four megabytes', JSON.stringify({ verb: 'home', inputs: { x: 'x'.repeat(4_300_000) } }), 413],
  ])('%s', async (_what, body, status) => {
    const before = await lines();
    const answer = await post(`/local/people/${w.officer.id}/act`, body);
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toMatch(/node_modules|\.[tj]s:\d|TypeError/);
    expect(await lines()).toBe(before);
  });

  it('words that are too long or none', async () => {
    for (const text of ['', '   ', 'x'.repeat(5000)])
      expect((await post(`/local/people/${w.officer.id}/say`, JSON.stringify({ text }))).status).toBe(400);
  });
});

describe('hostile words', () => {
  const HOSTILE = [
    '<img src=x onerror=alert(1)>',
    '**bold** _it_ [link](javascript:alert(1)) `code` # no',
    '{{DATE(2026-12-01T12:00:00Z,SHORT)}} ${title} {name}',
    '<!channel> @everyone <at>All</at>',
    '=HYPERLINK("http://evil.example")',
    'مرحبا بكم ‮txt.exe',
    'नमस्ते é 👩‍👩‍👧 \u{10ffff}',
    '"quotes" \\ back\\slash & amp; &lt; %s %00 \' OR 1=1 --',
    'Zeile 1\nZeile 2\n\n- Punkt',
  ];
  /** The marks that keep right-to-left words apart are not the person's. */
  const bare = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');

  it.each(HOSTILE)('come out unchanged, in the record and on everybody’s card: %s', async (typed) => {
    const own = await startWorld();
    const target = await own.open({ title: `T ${typed.replaceAll('\n', ' ')}`, summary: typed });
    await own
      .focalPoint('UNHCR')
      .press('endorsement.object', target, { text: typed, requestDiscussion: 'yes', wouldSatisfy: typed });
    // An override turns around what stands behind it: it is kept nowhere.
    const words = typed.replace('\u202e', '');
    const record = await own.request(target);
    expect(record).toMatchObject({ summary: words, positions: [{ text: words, wouldSatisfy: words }] });
    await own.advance('PT5S');
    for (const kind of ['request', 'referred']) {
      const card = bare((await own.focalPoint('UNICEF').last(kind)).words);
      expect(card, kind).toContain(words);
    }
    await own.officer.press('endorsement.withdraw', target, { reason: words });
    expect(bare((await own.focalPoint('UNICEF').last('withdrawnNotice')).words)).toContain(words);
    await own.close();
    expect(own.faults).toEqual([]);
  });

  it('lose what cannot be shown, and nothing else', async () => {
    const own = await startWorld();
    const target = await own.open();
    const text = ' a\u0000b\u001b[31mc\ud800d\r\ne\u007f ';
    await own.focalPoint('UNHCR').press('endorsement.comment', target, { text });
    expect((await own.request(target)).positions).toEqual([expect.objectContaining({ text: 'ab[31mcd\ne' })]);
    await own.close();
  });

  it('of the greatest length allowed are kept whole', async () => {
    const words = 'é'.repeat(4000);
    const own = await startWorld();
    const target = await own.open();
    expect(await own.focalPoint('UNHCR').press('endorsement.comment', target, { text: words })).toMatchObject({
      ok: true,
    });
    expect(await own.focalPoint('UNHCR').press('endorsement.comment', target, { text: `${words}é` })).toMatchObject({
      code: 'invalid',
    });
    expect((await own.request(target)).positions).toEqual([expect.objectContaining({ text: words })]);
    await own.close();
  });

  it('in the name of a person or an entity stay words', async () => {
    const own = await startWorld();
    const name = '<script>alert(1)</script> {n} $&';
    await own.officer.press('entity.set', null, { short: 'constructor' });
    await own.officer.press('roll.set', null, {
      email: 'x@wfp.example',
      name,
      entity: 'constructor',
      role: 'focalPoint',
    });
    const target = await own.open();
    expect((await own.request(target)).electorate).toContain('constructor');
    const hostile = await own.byEmail('x@wfp.example');
    await hostile.press('endorsement.object', target, { text: 'No.', requestDiscussion: 'yes' });
    expect((await own.focalPoint('UNICEF').last('referred')).words).toContain(name);
    await own.close();
    expect(own.faults).toEqual([]);
  });
});

it('a thousand refused acts leave the request as it was', async () => {
  const own = await startWorld();
  const target = await own.open();
  const before = await own.request(target);
  const one = (i: number): Promise<Reply> =>
    i % 2
      ? own.observer.press('endorsement.endorse', target)
      : own.officer.press('endorsement.open', null, aRequest({ title: '' }));
  for (let i = 0; i < 1000; i += 50) await Promise.all(Array.from({ length: 50 }, (_, n) => one(i + n)));
  expect(await own.request(target)).toEqual(before);
  expect(await own.records('endorsements')).toHaveLength(1);
  await own.close();
});
