/** Urgent information [ToR 2.a.i], calls for proposals [ToR 2.d.iv], and news for the public site [ToR 2.c.i]. */
import { describe, expect, it } from 'vitest';
import { world, type Reply, type World } from '../support/world.ts';

const MESSAGE = { subject: 'Attack reported', text: 'Please keep staff away from the road.' };
const three = { entities: ['UNICEF', 'UNFPA', 'ESCAP'] };
const record = async (w: World, c: string) => (await w.records<Record<string, unknown>>('correspondence', c))[0] ?? {};

/** What the button of a preview sends. */
function pressedInputs({ card }: Reply, verb: string): Record<string, string> {
  const found = new RegExp(`\\{[^{}]*"verb":"${verb.replaceAll('.', '\\.')}"[^{}]*(\\{[^{}]*\\})`).exec(
    JSON.stringify(card),
  );
  return JSON.parse(found?.[1] ?? '{}') as Record<string, string>;
}

describe('a call for proposals', () => {
  it('is seen first, with its last day and how many people and entities it goes to', async () => {
    const w = await world(three);
    const call = { ...MESSAGE, dueOn: '2026-12-08', links: 'https://un.example/call' };
    expect(JSON.stringify((await w.officer.say('send proposals')).card)).toContain('correspondence.proposals.preview');
    const seen = await w.officer.press('correspondence.proposals.preview', null, call);
    expect(seen).toMatchObject({ ok: true, cardName: 'preview' });
    expect(seen.words).toContain('8 Dec 2026');
    expect(seen.words).toContain('(3 entities)');
    expect(await w.records('correspondence')).toEqual([]);
    const late = await w.officer.press('correspondence.proposals.preview', null, { ...call, dueOn: '2026-01-08' });
    expect(late).toMatchObject({ code: 'invalid', fields: { dueOn: expect.stringContaining('') as string } });
    const sent = await w.officer.press(
      'correspondence.proposals',
      null,
      pressedInputs(seen, 'correspondence.proposals'),
    );
    expect(sent).toMatchObject({ ok: true });
    expect(await record(w, sent.target ?? '')).toMatchObject({
      dueOn: '2026-12-08',
      links: ['https://un.example/call'],
    });
  });
});

describe('urgent information', () => {
  it('may be confidential, and is then named by its subject alone in what stays in a chat', async () => {
    const w = await world(three);
    const marked = { ...MESSAGE, classification: 'confidential' };
    const form = await w.focalPoint('UNICEF').press('correspondence.compose', null, { kind: 'urgent' });
    expect(JSON.stringify(form.card)).toMatch(/"id":"[^"]*classification"/);
    const seen = await w.focalPoint('UNICEF').press('correspondence.urgent.preview', null, marked);
    expect(pressedInputs(seen, 'correspondence.urgent')).toMatchObject({ classification: 'confidential' });
    const { target } = await w.focalPoint('UNICEF').press('correspondence.urgent', null, marked);
    expect(await record(w, target ?? '')).toMatchObject({ classification: 'confidential' });
    const { words } = await w.focalPoint('UNFPA').last('circular');
    expect(words).toContain(MESSAGE.subject);
    expect(words).not.toContain(MESSAGE.text);
    const call = { ...marked, dueOn: '2026-12-08' };
    const sent = await w.officer.press('correspondence.proposals', null, call);
    expect(await record(w, sent.target ?? '')).toMatchObject({ classification: 'confidential' });
  });

  it('goes at once to the Secretariat, the Coordinator and all focal points, past quiet hours, marked urgent', async () => {
    const w = await world(three);
    // 21:00 in Bangkok: a quiet hour.
    const answer = await w.focalPoint('UNICEF').press('correspondence.urgent', null, MESSAGE);
    expect(answer).toMatchObject({ ok: true, target: 'C-1' });
    for (const one of [w.officer, w.coordinator, w.focalPoint('UNFPA'), w.focalPoint('ESCAP')]) {
      const { words } = await one.last('circular');
      expect(words, one.name).toContain('URGENT');
      expect(words).toContain(MESSAGE.text);
    }
    expect(await w.alternate('UNFPA').messages('circular')).toEqual([]);
    expect(await w.observer.messages('circular')).toEqual([]);
    const deliveries = await w.records('deliveries', 'C-1');
    expect(deliveries.filter(({ card }) => card === 'circular').map(({ urgent }) => urgent)).toEqual(
      Array(4).fill(true),
    );
  });

  it('goes to the alternate as well while the focal point is away', async () => {
    const w = await world(three);
    const alternate = w.alternate('UNFPA');
    const away = { from: '2026-11-20', to: '2026-11-30', alternate: alternate.id };
    expect(await w.focalPoint('UNFPA').press('away.set', null, away)).toMatchObject({ ok: true });
    await w.focalPoint('UNICEF').press('correspondence.urgent', null, MESSAGE);
    for (const one of [w.focalPoint('UNFPA'), alternate])
      expect(await one.messages('circular'), one.name).toHaveLength(1);
    expect(await w.alternate('ESCAP').messages('circular')).toEqual([]);
    await w.to('2026-12-01T14:00:00Z');
    await w.focalPoint('UNICEF').press('correspondence.urgent', null, MESSAGE);
    expect(await alternate.messages('circular')).toHaveLength(1);
  });

  it('is seen first, with those it goes to; nothing is sent and no place of the day used before the press', async () => {
    const w = await world({ ...three, settings: { urgentPerDay: 1 } });
    const sender = w.focalPoint('UNICEF');
    const form = JSON.stringify((await sender.say('urgent')).card);
    expect(form).toContain('"verb":"correspondence.urgent.preview"');
    expect(form).not.toContain('"verb":"correspondence.urgent"');
    const seen = await sender.press('correspondence.urgent.preview', null, MESSAGE);
    expect(seen).toMatchObject({ ok: true, cardName: 'preview' });
    expect(seen.words).toContain(MESSAGE.text);
    expect(seen.words).toContain('Preview for 4 people (2 entities)');
    expect(seen.words).toContain('Nothing has been sent yet');
    expect(await w.records('correspondence')).toEqual([]);
    expect(
      await sender.press('correspondence.urgent', null, pressedInputs(seen, 'correspondence.urgent')),
    ).toMatchObject({
      ok: true,
    });
    expect((await w.records('deliveries', 'C-1')).filter(({ card }) => card === 'circular')).toHaveLength(4);
    expect(await sender.press('correspondence.urgent.preview', null, MESSAGE)).toMatchObject({ code: 'tooMuch' });
  });

  it('is one form', async () => {
    const w = await world(three);
    const form = await w.alternate('UNICEF').say('urgent');
    expect(form).toMatchObject({ ok: true, cardName: 'sendForm' });
    expect(form.words).toContain('past quiet hours');
    expect((await w.officer.say('urgent')).code).toBe('notAllowed');
  });

  it('reaches the alternate of a focal point who cannot be reached, as urgently', async () => {
    const w = await world(three);
    await w.focalPoint('ESCAP').block();
    const { target } = await w.focalPoint('UNICEF').press('correspondence.urgent', null, MESSAGE);
    expect((await w.alternate('ESCAP').last('circular')).words).toContain('URGENT');
    expect(await record(w, target!)).toMatchObject({ fallbacks: [{ entity: 'ESCAP' }] });
  });

  it('is reviewed by the Secretariat afterwards, once, and the sender sees who has confirmed it', async () => {
    const w = await world(three);
    const { target } = await w.focalPoint('UNICEF').press('correspondence.urgent', null, MESSAGE);
    expect((await w.officer.last('circular')).verbs).toContain('correspondence.review');
    expect((await w.focalPoint('UNFPA').last('circular')).verbs).not.toContain('correspondence.review');
    expect((await w.officer.press('home')).words).toContain('Urgent, to be reviewed');
    expect((await w.officer.press('correspondence.review', target, { note: 'Forwarded to OCHA.' })).ok).toBe(true);
    expect((await w.coordinator.press('correspondence.review', target)).code).toBe('conflict');
    expect((await w.officer.press('home')).words).not.toContain('Urgent, to be reviewed');
    await w.focalPoint('UNFPA').press('correspondence.acknowledge', target);
    await w.advance('PT5S');
    const { words } = await w.focalPoint('UNICEF').last('correspondence');
    expect(words).toContain('Forwarded to OCHA.');
    expect(words).toContain(w.focalPoint('UNFPA').name);
  });

  it('is limited to three a day for each entity, whoever of it sends; the next day it goes again', async () => {
    const w = await world(three);
    const unicef = [w.focalPoint('UNICEF'), w.alternate('UNICEF')];
    const presses = await Promise.all(
      [0, 1, 0, 1, 0].map((i, n) =>
        unicef[i]!.press('correspondence.urgent', null, { ...MESSAGE, text: `${MESSAGE.text} (${n})` }),
      ),
    );
    expect(presses.filter(({ ok }) => ok)).toHaveLength(3);
    expect(presses.filter(({ ok }) => !ok).map(({ code }) => code)).toEqual(['tooMuch', 'tooMuch']);
    expect((await w.focalPoint('UNFPA').press('correspondence.urgent', null, MESSAGE)).ok).toBe(true);
    // Midnight in New York.
    await w.to('2026-11-25T04:59:59Z');
    expect((await unicef[0]!.press('correspondence.urgent', null, MESSAGE)).code).toBe('tooMuch');
    await w.to('2026-11-25T05:00:00Z');
    expect((await unicef[0]!.press('correspondence.urgent', null, MESSAGE)).ok).toBe(true);
  });
});

describe('a call for proposals', () => {
  const call = async (w: World): Promise<string> => {
    const inputs = { subject: 'Joint projects', text: 'The window is open.', dueOn: '2026-12-08' };
    const { target } = await w.officer.press('correspondence.proposals', null, inputs);
    return target!;
  };

  it('asks each entity to share it with its field offices; any representative says so for the entity', async () => {
    const w = await world(three);
    const c = await call(w);
    expect(await record(w, c)).toMatchObject({
      dueAt: '2026-12-08T22:00:00.000Z',
      notShared: ['ESCAP', 'UNFPA', 'UNICEF'],
    });
    expect((await w.focalPoint('UNICEF').last('circular')).verbs).toContain('correspondence.shared');
    expect((await w.focalPoint('UNICEF').press('home')).words).toContain(c);
    expect((await w.alternate('UNICEF').press('correspondence.shared', c)).ok).toBe(true);
    expect((await w.focalPoint('UNICEF').press('correspondence.shared', c)).ok).toBe(true);
    const found = await record(w, c);
    expect(found['notShared']).toEqual(['ESCAP', 'UNFPA']);
    expect(found['shared']).toMatchObject([{ entity: 'UNICEF', by: w.alternate('UNICEF').id, late: false }]);
    expect((await w.focalPoint('UNICEF').press('home')).words).not.toContain(c);
  });

  it('reminds only the entities that have not, and lists them to the Secretariat at the end', async () => {
    const w = await world(three);
    const c = await call(w);
    await w.focalPoint('UNICEF').press('correspondence.shared', c);
    await w.to('2026-12-08T22:00:00.001Z');
    expect(await w.focalPoint('UNICEF').messages('proposalsReminder')).toEqual([]);
    expect((await w.focalPoint('UNFPA').messages('proposalsReminder')).length).toBeGreaterThan(1);
    const [over, ...more] = await w.officer.messages('proposalsOver');
    expect(more).toEqual([]);
    expect(over?.words).toContain('2 entities have not said');
    expect(over?.words).toContain('ESCAP and UNFPA');
    await w.focalPoint('UNFPA').press('correspondence.shared', c);
    expect((await record(w, c))['shared']).toMatchObject([{ late: false }, { entity: 'UNFPA', late: true }]);
    await w.advance('P60D');
    expect(await w.officer.messages('proposalsOver')).toHaveLength(1);
  });

  it('needs a day that is still to come', async () => {
    const w = await world(three);
    const answer = await w.officer.press('correspondence.proposals', null, { ...MESSAGE, dueOn: '2026-11-23' });
    expect(answer).toMatchObject({ code: 'invalid', fields: { dueOn: expect.any(String) as string } });
    const other = await w.officer.press('correspondence.send', null, MESSAGE);
    expect((await w.focalPoint('UNFPA').press('correspondence.shared', other.target)).code).toBe('conflict');
  });
});

describe('news for the public site', () => {
  const NEWS = { headline: 'Training in Bunia', text: 'Forty people took part.', picture: 'https://un.example/1.jpg' };

  it('waits in the Secretariat’s queue, is edited, and marked as used; its sender is told', async () => {
    const w = await world(three);
    const unicef = w.focalPoint('UNICEF');
    expect((await unicef.say('news')).cardName).toBe('newsForm');
    const { target } = await unicef.press('news.submit', null, NEWS);
    expect(target).toBe('N-1');
    const queue = await w.officer.say('news');
    expect(queue.cardName).toBe('newsQueue');
    expect(queue.words).toContain(NEWS.headline);
    await w.officer.press('news.edit', target, { headline: 'Forty trained in Bunia' });
    expect((await w.focalPoint('UNFPA').press('news.show', target)).code).toBe('notAllowed');
    expect((await w.officer.press('news.use', target)).ok).toBe(true);
    expect((await w.coordinator.press('news.use', target)).code).toBe('closed');
    expect((await unicef.last('newsItem')).words).toContain('used');
    expect((await w.officer.press('news.list')).words).not.toContain('Bunia');
    expect((await w.officer.press('news.list', null, { state: 'all' })).words).toContain('Forty trained in Bunia');
    expect(await w.records('news', target)).toMatchObject([
      { state: 'used', text: NEWS.text, submitted: { headline: NEWS.headline } },
    ]);
  });

  it('is declined with a reason', async () => {
    const w = await world(three);
    const { target } = await w.focalPoint('UNICEF').press('news.submit', null, NEWS);
    await w.officer.press('news.decline', target, { reason: 'The picture shows faces.' });
    expect((await w.focalPoint('UNICEF').last('newsItem')).words).toContain('The picture shows faces.');
  });

  it('is exported whole, the queue and what was used or declined, however much there is', async () => {
    const w = await world(three);
    for (let n = 1; n <= 55; n += 1)
      await w.focalPoint('UNICEF').press('news.submit', null, { ...NEWS, headline: `News ${n}` });
    await w.officer.press('news.use', 'N-1');
    const exported = async (state: string): Promise<readonly { reference: string }[]> => {
      const { card } = await w.officer.press('news.list', null, { state });
      const [path = ''] = /\/files\/[^"]*\/news\.json/.exec(JSON.stringify(card)) ?? [];
      return (await w.fetch(path)).json() as Promise<readonly { reference: string }[]>;
    };
    expect(await exported('queued')).toHaveLength(54);
    expect((await exported('all')).map(({ reference }) => reference)).toEqual(
      Array.from({ length: 55 }, (_, i) => `N-${i + 1}`),
    );
  });

  it('is exported for the web editor as data and as a document', async () => {
    const w = await world(three);
    await w.focalPoint('UNICEF').press('news.submit', null, NEWS);
    const { card } = await w.officer.press('news.list');
    const links = [...JSON.stringify(card).matchAll(/(\/files\/[^"]*\/news\.\w+)"/g)].map(([, path]) => path ?? '');
    expect(links).toHaveLength(2);
    const [json, docx] = await Promise.all(links.map((path) => w.fetch(path)));
    expect(await json!.json()).toMatchObject([{ reference: 'N-1', ...NEWS, entity: 'UNICEF', state: 'queued' }]);
    expect(
      Buffer.from(await docx!.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
  });
});
