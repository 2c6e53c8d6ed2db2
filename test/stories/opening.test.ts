/** Opening a request [ToR 3.b.iv]: what it needs, when it ends, whom it asks. */
import { describe, expect, it } from 'vitest';
import { aRequest, world } from '../support/world.ts';

const OPEN = 'endorsement.open';

describe('the period of a request', () => {
  it.each([
    ['at 09:00', '2026-11-24T14:00:00Z'],
    ['at 16:59', '2026-11-24T21:59:00Z'],
  ])('is counted from the next working day: opened %s it has the same end', async (_at, now) => {
    const w = await world({ now });
    // Five working days after Tuesday 24 November, over Thanksgiving and a weekend.
    expect((await w.request(await w.open())).closesAt).toBe('2026-12-02T22:00:00.000Z');
  });

  it('is the network’s own when none is given, and the one asked for otherwise', async () => {
    const w = await world({ settings: { silenceDays: 8 } });
    expect((await w.request(await w.open())).closesAt).toBe('2026-12-07T22:00:00.000Z');
    expect((await w.request(await w.open({ workingDays: 4 }))).closesAt).toBe('2026-12-01T22:00:00.000Z');
    expect((await w.request(await w.open({ closesOn: '2026-12-10' }))).closesAt).toBe('2026-12-10T22:00:00.000Z');
  });

  it('is never shorter than the floor: it is raised to it, and the reply says so', async () => {
    const w = await world();
    const answer = await w.officer.press(OPEN, null, aRequest({ workingDays: 1 }));
    expect(answer.message).toContain('shorter than the network’s minimum, so I have raised it');
    expect(answer.message).toContain('Fri, 27 Nov 2026, 17:00 (New York, UTC−05:00)');
    expect((await w.request('E-1')).closesAt).toBe('2026-11-27T22:00:00.000Z');
  });

  it('ends on the next working day when the date asked for is none, and the reply says so', async () => {
    const w = await world();
    const answer = await w.officer.press(OPEN, null, aRequest({ closesOn: '2026-12-05' }));
    expect(answer.message).toContain('Sat, 5 Dec 2026 is not a working day');
    expect((await w.request('E-1')).closesAt).toBe('2026-12-07T22:00:00.000Z');
  });
});

describe('a request needs', () => {
  it.each([
    ['a title', { title: ' ' }, 'title'],
    ['a title that a person can see', { title: '\u200b\u202e\u3164' }, 'title'],
    ['a link', { documentUrl: '' }, 'documentUrl'],
    ['a link without a user name', { documentUrl: 'https://un.example@evil.example/a' }, 'documentUrl'],
    ['a link in one line', { documentUrl: 'https://un.example/a\nhttps://un.example/b' }, 'documentUrl'],
    ['a link that is https', { documentUrl: 'http://un.example/a' }, 'documentUrl'],
    ['a real date', { closesOn: '2026-02-30' }, 'closesOn'],
    ['a date to come', { closesOn: '2026-11-23' }, 'closesOn'],
    ['a date before the end of next year', { closesOn: '2028-01-04' }, 'closesOn'],
    ['a number of days', { workingDays: 'soon' }, 'workingDays'],
    ['one way of saying when', { closesOn: '2026-12-10', workingDays: 5 }, 'workingDays'],
    ['a classification that there is', { classification: 'secret' }, 'classification'],
  ])('%s', async (_what, inputs, field) => {
    const w = await world();
    const answer = await w.officer.press(OPEN, null, aRequest(inputs));
    expect(answer).toMatchObject({ ok: false, code: 'invalid' });
    expect(Object.keys(answer.fields ?? {})).toContain(field);
    expect(await w.records('endorsements')).toEqual([]);
  });

  it('every fault is told at once', async () => {
    const w = await world();
    const answer = await w.officer.press(OPEN, null, { documentUrl: 'x', closesOn: 'y', workingDays: 'z' });
    expect(Object.keys(answer.fields ?? {}).sort()).toEqual(['closesOn', 'documentUrl', 'title', 'workingDays']);
  });
});

it('a title is one line, as it was typed, and turns nothing around', async () => {
  const w = await world();
  const e = await w.open({ title: ' Terms\r\nof\u2028Reference \u202egpj.exe\u202c' });
  expect((await w.request(e)).title).toBe('Terms of Reference gpj.exe');
});

describe('a second request for the same document', () => {
  const document = { documentUrl: 'https://un.example/tor', documentVersion: '3' };

  it('is refused while the first runs, and links to it', async () => {
    const w = await world();
    const first = await w.open(document);
    const answer = await w.coordinator.press(OPEN, null, aRequest(document));
    expect(answer).toMatchObject({ ok: false, code: 'duplicate', target: first, cardName: 'request' });
    expect(await w.records('endorsements')).toHaveLength(1);
  });

  it.each([
    { documentUrl: 'HTTPS://UN.example:443/x/../tor#page=2' },
    { documentUrl: ' https://un.example/tor ' },
    { documentVersion: '\u200b３ ' },
  ])('is recognized however it is spelt: %j', async (spelt) => {
    const w = await world();
    await w.open(document);
    const answer = await w.coordinator.press(OPEN, null, aRequest({ ...document, ...spelt }));
    expect(answer).toMatchObject({ ok: false, code: 'duplicate', target: 'E-1' });
  });

  it('is one of two when both are opened at the same time', async () => {
    const w = await world();
    const answers = await Promise.all(
      [w.officer, w.coordinator].map((who) => who.press(OPEN, null, aRequest(document))),
    );
    expect(answers.map((a) => a.code ?? 'opened').sort()).toEqual(['duplicate', 'opened']);
    expect(await w.records('endorsements')).toHaveLength(1);
  });

  it('is welcome for another version, and once the first has ended', async () => {
    const w = await world();
    const first = await w.open(document);
    await w.open({ ...document, documentVersion: '4' });
    await w.officer.press('endorsement.withdraw', first, { reason: 'Wrong annex.' });
    expect(await w.open(document)).toBe('E-3');
  });
});

describe('whom a request asks', () => {
  it('the representatives of every entity get its card, and those who run the network; an observer does not', async () => {
    const w = await world();
    await w.open();
    const readers = [w.officer, w.coordinator, w.focalPoint('UNHCR'), w.alternate('UNHCR'), w.focalPoint('UNFPA')];
    for (const reader of readers) expect(await reader.messages('request'), reader.name).toHaveLength(1);
    expect(await w.observer.messages()).toEqual([]);
    expect((await w.focalPoint('UNHCR').last('request')).verbs).toContain('endorsement.endorse');
    expect((await w.focalPoint('UNHCR').last('request')).verbs).not.toContain('endorsement.extend');
    expect((await w.officer.last('request')).verbs).toContain('endorsement.extend');
    expect((await w.officer.last('request')).verbs).not.toContain('endorsement.endorse');
  });

  it('entities that join later are not asked, and are told why', async () => {
    const w = await world();
    const e = await w.open();
    const wfp = { email: 'fp@wfp.example', name: 'Halima Abdi', entity: 'WFP', role: 'focalPoint' };
    await w.officer.press('entity.set', null, { short: 'WFP' });
    await w.officer.press('roll.set', null, wfp);
    expect((await w.request(e)).electorate).toEqual(['UNFPA', 'UNHCR', 'UNICEF']);
    expect((await (await w.byEmail(wfp.email)).messages()).map((m) => m.kind)).toEqual(['welcome']);
    const answer = await (await w.byEmail(wfp.email)).press('endorsement.endorse', e);
    expect(answer).toMatchObject({ ok: false, code: 'notAllowed' });
    expect(answer.message).toContain('the list was fixed when the request was opened');
  });

  it('people who come to an entity later are asked, and speak for it', async () => {
    const w = await world({ entities: ['UNHCR'], alone: ['UNHCR'] });
    const e = await w.open();
    await w.officer.press('roll.set', null, {
      email: 'new@unhcr.example',
      name: 'Luc Descombes',
      entity: 'unhcr',
      role: 'backstop',
    });
    const newcomer = await w.byEmail('new@unhcr.example');
    expect((await newcomer.messages()).map(({ kind }) => kind)).toEqual(['welcome', 'request']);
    expect(await newcomer.press('endorsement.endorse', e)).toMatchObject({ ok: true });
  });

  it('a network without entities asks nobody, so nothing is opened', async () => {
    const w = await world({ entities: [] });
    expect(await w.officer.press(OPEN, null, aRequest())).toMatchObject({ ok: false, code: 'conflict' });
  });
});

it('references count up: E-1, E-2, E-3', async () => {
  const w = await world();
  expect([await w.open(), await w.open(), await w.open()]).toEqual(['E-1', 'E-2', 'E-3']);
});

describe('the preview of a request', () => {
  it('says of whom it asks and until when, and opens nothing; one more press does', async () => {
    const w = await world({ entities: ['UNICEF', 'UNFPA'] });
    const asked = { title: 'Framework', documentUrl: 'https://un.example/framework', workingDays: '7' };
    expect(JSON.stringify((await w.officer.say('endorsement new')).card)).toContain(
      '"verb":"endorsement.open.preview"',
    );
    const seen = await w.officer.press('endorsement.open.preview', null, asked);
    expect(seen).toMatchObject({ ok: true, cardName: 'openPreview' });
    expect(seen.words).toContain('2 entities');
    expect(seen.words).toMatch(/People\s4/);
    expect(seen.words).toContain('Nothing has been sent yet');
    expect(await w.records('endorsements')).toEqual([]);
    const found = /\{[^{}]*"verb":"endorsement\.open"[^{}]*(\{[^{}]*\})/.exec(JSON.stringify(seen.card));
    const inputs = JSON.parse(found?.[1] ?? '{}') as Record<string, string>;
    const opened = await w.officer.press('endorsement.open', null, inputs);
    expect(opened).toMatchObject({ ok: true, target: 'E-1' });
    const { closesAt } = await w.request('E-1');
    expect(seen.words).toContain(`${Number(closesAt.slice(8, 10))} Dec 2026`);
  });

  it('shows the request that asks for the same already', async () => {
    const w = await world({ entities: ['UNICEF'] });
    const asked = { title: 'Framework', documentUrl: 'https://un.example/framework' };
    await w.officer.press('endorsement.open', null, asked);
    const seen = await w.officer.press('endorsement.open.preview', null, { ...asked, title: 'Another' });
    expect(seen).toMatchObject({ code: 'duplicate', target: 'E-1', cardName: 'request' });
  });

  it('names what is wrong as opening would', async () => {
    const w = await world({ entities: ['UNICEF'] });
    const asked = { title: 'Framework', documentUrl: 'https://un.example/framework', closesOn: '2020-01-01' };
    const seen = await w.officer.press('endorsement.open.preview', null, asked);
    expect(seen).toMatchObject({ code: 'invalid' });
    expect(Object.keys(seen.fields ?? {})).toEqual(['closesOn']);
  });
});
