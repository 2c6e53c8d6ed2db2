/** Documents as a Secretariat hands them in: the record of a request, the composition of the RMC, a circular [ToR 3.b.iii]. */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { instant } from '../../src/core/ids.ts';
import { speaker } from '../../src/i18n/speaker.ts';
import { planTwo } from '../support/meetings.ts';
import { committee, configure } from '../support/committee.ts';
import { world, type Somebody } from '../support/world.ts';

const FORMATS = ['docx', 'txt', 'html'];
const linksIn = (card: unknown): string[] => [
  ...new Set([...JSON.stringify(card).matchAll(/http:[^"]*?[/]files[/][^"]+/g)].map(([url]) => url)),
];
const bytes = async (url: string): Promise<Buffer> => Buffer.from(await (await fetch(url)).arrayBuffer());

/** The three files of a document, by their endings; each is the same twice. */
async function files(who: Somebody, verb: string, target?: string) {
  const answer = await who.press(verb, target);
  expect(answer).toMatchObject({ ok: true });
  const found = new Map<string, Buffer>();
  for (const url of linksIn(answer.card)) {
    const [one, two] = [await bytes(url), await bytes(url)];
    expect(one.equals(two), url).toBe(true);
    found.set(url.replace(/.*[.]/, ''), one);
  }
  expect([...found.keys()]).toEqual(FORMATS);
  const of = (ending: string): string => found.get(ending)?.toString() ?? '';
  const parts = unzipSync(found.get('docx') ?? new Uint8Array());
  return { text: of('txt'), page: of('html'), word: strFromU8(parts['word/document.xml'] ?? new Uint8Array()) };
}

const ARABIC = 'نعترض على الفقرة الثالثة';

describe('the record of a written endorsement', () => {
  it('has versions, period, reach, positions, late statements and the outcome, from Word to text', async () => {
    const w = await world();
    const e = await w.open({ title: 'Framework', summary: 'What we do next year.' });
    const closesOn = '2026-12-11';
    await w
      .focalPoint('UNICEF')
      .press('endorsement.object', e, { text: `No: ${ARABIC}.`, wouldSatisfy: 'A new text.' });
    await w.alternate('UNHCR').press('endorsement.comment', e, { text: 'Only a remark.' });
    const revision = { documentUrl: 'https://un.example/two', documentVersion: '2', changes: 'Annex B is new.' };
    await w.officer.press('endorsement.revise', e, { ...revision, closesOn: '2026-12-10' });
    await w.officer.press('endorsement.extend', e, { closesOn, reason: 'A holiday.' });
    await w.focalPoint('UNHCR').press('endorsement.endorse', e);
    await w.officer.press('endorsement.enterFor', e, {
      entity: 'UNFPA',
      position: 'abstain',
      source: 'E-mail of 4 December',
    });
    await w.focalPoint('UNFPA').press('endorsement.recuse', e, { comment: 'Our own project.' });
    const running = await files(w.officer, 'endorsement.export', e);
    expect(running.text).toContain('The request is running.');
    await w.to('2026-12-12T00:00:00Z');
    await w.focalPoint('UNICEF').press('endorsement.endorse', e, { comment: 'Too late.' });
    const { text, page, word } = await files(w.officer, 'endorsement.export', e);
    const { outcome } = await w.request(e);
    const words = [
      'Record of a written endorsement',
      'UNA/2026/1',
      'Framework',
      'What we do next year.',
      'https://un.example/two',
      'Endorsed as UNA/2026/1.',
      'Annex B is new.',
      'A holiday.',
      'Only a remark.',
      'not a position',
      'A new text.',
      ARABIC,
      'entered by the Secretariat',
      'E-mail of 4 December',
      'Our own project.',
      'Too late.',
      'reached',
      'Focal point of UNHCR, Concord',
      'on record: without a request for discussion it did not stop the request',
    ];
    for (const one of words) for (const whole of [text, page]) expect(whole).toContain(one);
    expect(word).toContain('<w:rtl/>');
    expect(word.match(/<w:tblHeader\/>/g)?.length).toBeGreaterThanOrEqual(3);
    // Everything up to the recording stands in the hash that the record gives.
    const [, line, hash] = /line (\d+), SHA-256 ([0-9a-f]{64})/.exec(text) ?? [];
    expect(outcome?.number).toBe('UNA/2026/1');
    expect(hash).toHaveLength(64);
    const audit = await w.records<{ seq: number; hash: string }>('audit');
    expect(audit.find(({ seq }) => seq === Number(line))?.hash).toBe(hash);
  });

  it('has the course of the procedure: each closing time, stops, meetings before the last, and titles that changed', async () => {
    const w = await world();
    const [m, next] = await planTwo(w);
    const e = await w.open({ title: 'Framwork' });
    const times = [(await w.request(e)).closesAt];
    await w.officer.press('endorsement.correct', e, { title: 'Framework', note: 'A misprint in the title.' });
    await w.to('2026-11-25T15:00:00Z');
    await w.focalPoint('UNICEF').press('endorsement.challengeCorrection', e, { text: 'It is no misprint.' });
    times.push((await w.request(e)).closesAt);
    await w.to('2026-11-27T15:00:00Z');
    await w.officer.press('endorsement.revise', e, {
      ...{ documentUrl: 'https://un.example/two', documentVersion: '2', changes: 'Annex B is new.' },
    });
    times.push((await w.request(e)).closesAt);
    expect(new Set(times).size).toBe(3);
    const both = { text: 'Not so.', requestDiscussion: 'yes' };
    await w.focalPoint('UNICEF').press('endorsement.endorse', e);
    await w.focalPoint('UNHCR').press('endorsement.object', e, both);
    await w.focalPoint('UNHCR').press('endorsement.withdrawObjection', e, { reason: 'Better.' });
    await w.advance('PT15M');
    await w.focalPoint('UNFPA').press('endorsement.object', e, both);
    await w.settle();
    const { agendaItem: a = '' } = await w.request(e);
    for (const [of, outcome, text] of [
      [m, 'noConsensus', 'No agreement yet.'],
      [next, 'consensus', 'Endorsed as revised.'],
    ] as const) {
      await w.to(of === m ? '2026-12-10T15:00:00Z' : '2027-01-14T15:00:00Z');
      await w.officer.press('meeting.begin', of);
      await w.officer.press('meeting.present', of, { entities: 'UNHCR, UNICEF' });
      await w.officer.press('decision.put', a, { text: 'Shall it be endorsed?' });
      expect(await w.officer.press('decision.record', a, { outcome, text })).toMatchObject({ ok: true });
      await w.officer.press('meeting.end', of, { confirm: 'yes' });
      await w.settle();
    }
    const { text } = await files(w.officer, 'endorsement.export', e);
    const [, course = ''] = /Course of the procedure\n-+\n([\s\S]*?)\n\n/.exec(text) ?? [];
    const lines = course.split('\n').slice(1);
    const say = speaker('en', 'America/New_York');
    for (const at of times) expect(lines.filter((line) => line.includes(say.moment(instant(at))))).not.toEqual([]);
    const order = [
      'Opened',
      'Editorial correction',
      'UNICEF challenged the correction',
      'New version: 2',
      'Stopped: UNHCR objected',
      'Open again: the objection and the request of UNHCR',
      'Stopped: UNFPA objected',
      `On the agenda of ${m}: ${a}`,
      `In the meeting ${m}`,
      `On the agenda of ${next}: ${a}`,
      `In the meeting ${next}`,
    ];
    expect(lines.map((line, i) => line.includes(order[i] ?? 'none'))).toEqual(order.map(() => true));
    expect(course).toContain('No agreement yet.');
    expect(text).toContain('Title: “Framwork” → “Framework”');
    expect(text).toContain('Text recorded\tEndorsed as revised.');
    // Nobody endorsed it in the meeting.
    expect(text).toContain('Endorsed in writing before\tUNICEF');
    const sheet = await w.officer.press('register.show', null, { number: 'UNA/2027/1' });
    expect(sheet.words).toMatch(/Endorsed in writing before\s+UNICEF/);
    expect(text).not.toMatch(/Reason given/);
  });

  it('of one that nobody answered says so, and is for the Secretariat alone', async () => {
    const w = await world();
    const e = await w.open();
    const { text } = await files(w.officer, 'endorsement.export', e);
    expect(text).toContain('No entity took a position.');
    expect(text).toContain('No objection was made.');
    expect(await w.focalPoint('UNHCR').press('endorsement.export', e)).toMatchObject({ ok: false, code: 'notAllowed' });
    expect(await w.officer.press('endorsement.export', 'E-99')).toMatchObject({ ok: false, code: 'notFound' });
  });

  it('of a strictly confidential one is named by its reference, lives an hour, and leaves a line for each opening', async () => {
    const w = await world();
    const e = await w.open({ title: 'Zanzibar', classification: 'strictlyConfidential' });
    const answer = await w.officer.press('endorsement.export', e);
    expect(answer.words).not.toContain('Zanzibar');
    expect(answer.words).toContain('one hour');
    const [url = ''] = linksIn(answer.card);
    const file = await fetch(url);
    expect(file.status).toBe(200);
    expect(file.headers.get('content-disposition')).toBe(
      `attachment; filename="${e} record of endorsement 2026-11-24.docx"`,
    );
    const opened = await w.records<{ verb: string; target?: string }>('audit');
    expect(opened.filter(({ verb, target }) => verb === 'file.open' && target === e)).toHaveLength(1);
    await w.advance('PT61M');
    expect((await fetch(url)).status).toBe(410);
  });
});

it.each(['e1', 'E 1', '\uff25\u2011\uff11'])('records are found by %j as acts find E-1', async (typed) => {
  const w = await world();
  const e = await w.open();
  const at = encodeURIComponent(typed);
  for (const kind of ['endorsements', 'deliveries', 'audit']) {
    const asked = async (target: string): Promise<unknown[]> =>
      (await (await w.fetch(`/local/records?kind=${kind}&target=${target}`)).json()) as unknown[];
    expect(await asked(at), kind).toEqual(await asked(e));
    expect(await asked(e), kind).not.toEqual([]);
  }
});

it('the record of an ended request and a circular keep the names of their day', async () => {
  const w = await world();
  const e = await w.open();
  await w.focalPoint('UNICEF').press('endorsement.object', e, { text: 'No.' });
  await w.focalPoint('UNICEF').press('endorsement.withdrawObjection', e, { reason: 'Yes.' });
  const sent = await w.officer.press('correspondence.send', null, {
    subject: 'News',
    text: 'Some.',
    audience: 'UNHCR',
  });
  await w.to('2026-12-12T00:00:00Z');
  const all = async () => [
    await files(w.officer, 'endorsement.export', e),
    await files(w.focalPoint('UNHCR'), 'correspondence.export', sent.target),
  ];
  const before = await all();
  for (const email of ['fp@unicef.example', 'fp@unhcr.example'])
    await w.officer.press('roll.set', null, { email, name: `Renamed ${email}` });
  await w.coordinator.press('roll.set', null, { email: 'nadia@secretariat.example', name: 'Renamed officer' });
  await w.settle();
  expect(await all()).toEqual(before);
  // What runs has the names of today.
  const running = await w.open({ documentUrl: 'https://un.example/other' });
  await w.focalPoint('UNICEF').press('endorsement.object', running, { text: 'No.' });
  expect((await files(w.officer, 'endorsement.export', running)).text).toContain('Renamed fp@unicef.example');
});

it('the composition of the RMC says who sits, until when and why', async () => {
  const w = await world();
  await w.officer.press('rmc.configure', null, { seats: '2', termMonths: '12', startsOn: '2026-01-01' });
  const { text, page } = await files(w.observer, 'rmc.export');
  for (const words of ['Composition of the Resource Management Committee', 'Members', 'UNHCR'])
    for (const whole of [text, page]) expect(whole).toContain(words);
  expect(text).toMatch(/1\tUN\w+ ?\t/);
  expect(text).toContain('Terms to come');
});

it('the composition of the RMC gives a stand-in and the entity before it their own days and reasons', async () => {
  const w = await committee();
  await configure(w);
  await w.to('2027-04-21T15:00:00Z');
  expect((await w.officer.press('rmc.standIn', 'T-1', { entity: 'UNICEF' })).ok).toBe(true);
  const { text } = await files(w.observer, 'rmc.export');
  const [members = '', past = ''] = text.split('Past terms');
  expect(members).toContain(
    '1\tUNICEF\tWed, 21 Apr 2027\tFri, 31 Dec 2027\tstands in for DPO for the rest of the term',
  );
  expect(members).not.toContain('\tDPO\tFri, 1 Jan 2027');
  expect(past).toMatch(/1\tDPO\tFri, 1 Jan 2027\tTue, 20 Apr 2027\tfewest terms served: 0; has not served before/);
  const card = await w.observer.press('rmc.show', 'T-1');
  expect(card.words).toContain('stands in for DPO');
  expect(card.words).toContain('21 Apr 2027');
  expect(card.words).not.toContain('fewest terms');
});

it('a circular is a document for whoever may read it', async () => {
  const w = await world();
  const sent = await w.officer.press('correspondence.send', null, {
    subject: 'Calendar',
    text: 'First paragraph.\n\nSecond paragraph.',
    audience: 'UNHCR',
    links: 'https://un.example/calendar',
    classification: 'confidential',
    acknowledge: 'yes',
  });
  const c = sent.target ?? '';
  await w.settle();
  const { text, page } = await files(w.focalPoint('UNHCR'), 'correspondence.export', c);
  const words = [
    'Circulated by the Secretariat',
    c,
    'Confidential',
    'Calendar',
    'First paragraph.',
    'Second paragraph.',
    'https://un.example/calendar',
    'asked to say that they have it',
  ];
  for (const one of words) for (const whole of [text, page]) expect(whole).toContain(one);
  expect(await w.focalPoint('UNICEF').press('correspondence.export', c)).toMatchObject({
    ok: false,
    code: 'notAllowed',
  });
});
