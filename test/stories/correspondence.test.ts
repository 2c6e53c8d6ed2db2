/** Correspondence goes through the Secretariat [ToR 3.a.iv]: circulated now or later, seen before it goes, followed after. */
import { describe, expect, it } from 'vitest';
import { pressOf } from '../support/presses.ts';
import { type Somebody, type World, world } from '../support/world.ts';

const MESSAGE = { subject: 'Regional workshop', text: 'It takes place on Monday in Nairobi.' };

interface Recipient {
  readonly person: string;
  readonly entity?: string;
  readonly state: string;
  readonly reason?: string;
}
interface Item {
  readonly target: string;
  readonly state: string;
  readonly subject: string;
  readonly text: string;
  readonly audience: readonly string[];
  readonly recipients: readonly Recipient[];
  readonly progress: { readonly queued: number; readonly sent: number; readonly failed: number };
  readonly fallbacks: readonly { readonly entity: string; readonly to: readonly string[] }[];
  readonly replies: readonly { readonly text: string }[];
  readonly sentAt?: string;
}

const item = async (w: World, target: string): Promise<Item> => {
  const [found] = await w.records<Item>('correspondence', target);
  if (!found) throw new Error(`there is no ${target}`);
  return found;
};
async function send(w: World, inputs: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const answer = await w.officer.press('correspondence.send', null, { ...MESSAGE, ...inputs });
  if (!answer.ok || !answer.target) throw new Error(JSON.stringify(answer));
  return answer.target;
}
const got = async (who: Somebody): Promise<number> => (await who.messages('circular')).length;
const two = { entities: ['UNICEF', 'UNFPA'] };

describe('the Secretariat circulates', () => {
  it('to the whole network: everyone but observers gets it once, and the record has each of them', async () => {
    const w = await world(two);
    const c = await send(w);
    expect(c).toBe('C-1');
    for (const one of w.everyone) expect(await got(one), one.name).toBe(one.id === w.observer.id ? 0 : 1);
    const message = await w.focalPoint('UNICEF').last('circular');
    for (const words of Object.values(MESSAGE)) expect(message.words).toContain(words);
    const record = await item(w, c);
    expect(record).toMatchObject({ state: 'sent', audience: ['all'], progress: { queued: 0, sent: 7, failed: 0 } });
    expect(record.recipients.map(({ state }) => state)).toEqual(Array(7).fill('sent'));
  });

  it.each([
    ['focalPoints', ['fp UNICEF', 'fp UNFPA']],
    ['main focal points', ['fp UNICEF', 'fp UNFPA']],
    ['Alternates', ['alt UNICEF', 'alt UNFPA']],
    ['unicef', ['fp UNICEF', 'alt UNICEF']],
    ['UNICEF, alternates', ['fp UNICEF', 'alt UNICEF', 'alt UNFPA']],
  ])('to %s alone', async (audience, wanted) => {
    const w = await world(two);
    await send(w, { audience });
    const people = { fp: w.focalPoint, alt: w.alternate };
    const named = ['UNICEF', 'UNFPA'].flatMap((e) => [`fp ${e}`, `alt ${e}`]);
    const reached: string[] = [];
    for (const name of named) {
      const [role, entity] = name.split(' ') as ['fp' | 'alt', string];
      if ((await got(people[role](entity))) === 1) reached.push(name);
    }
    expect(reached).toEqual(named.filter((name) => wanted.includes(name)));
    expect(await got(w.officer)).toBe(0);
  });

  it('not to whom nobody knows: the field says which names, and nothing is sent', async () => {
    const w = await world(two);
    const answer = await w.officer.press('correspondence.send', null, { ...MESSAGE, audience: 'UNICEF, Atlantis, Mu' });
    expect(answer).toMatchObject({ ok: false, code: 'invalid' });
    expect(answer.fields?.['audience']).toContain('Atlantis and Mu');
    const rmc = await w.officer.press('correspondence.send', null, { ...MESSAGE, audience: 'rmc' });
    expect(rmc.fields?.['audience']).toContain('Nobody');
    expect(await w.records('correspondence')).toEqual([]);
  });

  it('is begun in a form that stays in the chat when another form is only looked at', async () => {
    const w = await world(two);
    await w.officer.say('send');
    const before = (await w.officer.messages()).at(-1);
    expect(before?.words).toContain('Write to the network');
    const other = { kind: 'proposals' };
    const seen = await w.officer.press('correspondence.compose', null, other, { messageId: before?.id ?? '' });
    expect(seen.words).toContain('Call for proposals');
    await w.settle();
    expect((await w.officer.messages()).at(-1)?.words).toBe(before?.words);
  });

  it('previews it first: exactly what recipients will see, and how many people and entities they are', async () => {
    const w = await world(two);
    expect((await w.officer.say('send')).cardName).toBe('sendForm');
    const inputs = { ...MESSAGE, audience: 'focalPoints', links: 'https://un.example/programme' };
    const seen = await w.officer.press('correspondence.preview', null, inputs);
    expect(seen).toMatchObject({ ok: true, cardName: 'preview' });
    expect(seen.words).toContain('Preview for 2 people (2 entities)');
    const named = await w.officer.press('correspondence.send.preview', null, inputs);
    expect(named).toMatchObject({ ok: true, cardName: 'preview', message: seen.message });
    expect(named.words).toContain('Preview for 2 people (2 entities)');
    expect(await w.records('correspondence')).toEqual([]);
    expect(seen.words).not.toContain('Please confirm');
    const asking = await w.officer.press('correspondence.preview', null, { ...inputs, acknowledge: 'yes' });
    expect(asking.words).toContain('Please confirm that you have this.');
    await send(w, inputs);
    const { words } = await w.focalPoint('UNICEF').last('circular');
    for (const part of [MESSAGE.subject, MESSAGE.text, 'https://un.example/programme', w.officer.name]) {
      expect(words).toContain(part);
      expect(seen.words).toContain(part);
    }
  });

  it.each([
    ['confidential', 'the subject alone'],
    ['strictlyConfidential', 'the reference alone'],
  ])('previews one that is %s with what their chats will keep', async (classification, wanted) => {
    const w = await world(two);
    const inputs = { ...MESSAGE, classification, audience: 'UNICEF' };
    const seen = await w.officer.press('correspondence.preview', null, inputs);
    expect(seen.words).toContain('Preview for 2 people (1 entity)');
    expect(seen.words).toContain(MESSAGE.text);
    expect(seen.words).toContain(wanted);
    expect((await w.officer.press('correspondence.send', null, inputs)).message).toContain('2 people of UNICEF');
  });

  it('at a set time, in the network’s zone, and not a moment before', async () => {
    const w = await world(two);
    const c = await send(w, { sendAt: '2026-11-30T09:00' });
    expect(await item(w, c)).toMatchObject({ state: 'scheduled', sendAt: '2026-11-30T14:00:00.000Z' });
    await w.to('2026-11-30T13:59:59Z');
    expect(await got(w.focalPoint('UNICEF'))).toBe(0);
    await w.to('2026-11-30T14:00:00Z');
    expect(await got(w.focalPoint('UNICEF'))).toBe(1);
    expect(await item(w, c)).toMatchObject({ state: 'sent', sentAt: '2026-11-30T14:00:00.000Z' });
  });

  it.each(['2026-11-30T14:00:00Z', '2026-11-30T14:00:00.000Z', '2026-11-30T15:00:00+01:00', '2026-11-30T09:00:00'])(
    'at %s, with or without a zone of its own',
    async (sendAt) => {
      const w = await world(two);
      const c = await send(w, { sendAt });
      expect(await item(w, c)).toMatchObject({ state: 'scheduled', sendAt: '2026-11-30T14:00:00.000Z' });
      const seen = await w.officer.press('correspondence.preview', null, { ...MESSAGE, sendAt });
      expect(seen.words).toContain('09:00 (New York');
    },
  );

  it.each([
    ['2026-11-30 9am', '2026-11-30T14:00:00.000Z'],
    ['2026/11/30 9:00', '2026-11-30T14:00:00.000Z'],
    ['Monday at 9', '2026-11-30T14:00:00.000Z'],
    ['30 novembre à 9h', '2026-11-30T14:00:00.000Z'],
    ['2026-11-29T24:00', '2026-11-30T05:00:00.000Z'],
    ['29 Nov 2026 24h', '2026-11-30T05:00:00.000Z'],
  ])('at “%s”, as people write it; its preview keeps the instant', async (sendAt, at) => {
    const w = await world(two);
    expect(await item(w, await send(w, { sendAt }))).toMatchObject({ state: 'scheduled', sendAt: at });
    const previewed = await w.officer.press('correspondence.preview', null, { ...MESSAGE, sendAt });
    const { sendAt: kept } = pressOf(previewed, 'correspondence.send');
    expect(await item(w, await send(w, { text: 'Again.', sendAt: kept }))).toMatchObject({ sendAt: at });
  });

  it.each([
    ['05/03/2027 09:00', 'This could be'],
    ['2026-11-30 midnight', 'Midnight could be the beginning or the end'],
    ['9999-12-31T23:59', 'before the end of next year'],
    ['9999-12-31T23:59:00-05:00', 'before the end of next year'],
    ['2026-11-30', 'write a date and time'],
  ])('not at %s, and says why', async (sendAt, why) => {
    const w = await world(two);
    const { fields } = await w.officer.press('correspondence.send', null, { ...MESSAGE, sendAt });
    expect(fields?.['sendAt']).toContain(why);
  });

  it('once, as soon as it can after a downtime', async () => {
    const w = await world(two);
    const c = await send(w, { sendAt: '2026-11-30T09:00' });
    await w.jump('2026-12-02T16:00:00Z');
    expect(await item(w, c)).toMatchObject({ state: 'sent', sentAt: '2026-12-02T16:00:00.000Z' });
    await w.advance('P2D');
    expect(await got(w.focalPoint('UNICEF'))).toBe(1);
  });

  it('and cancels what has not gone yet', async () => {
    const w = await world(two);
    const c = await send(w, { sendAt: '2026-11-30T09:00' });
    expect((await w.focalPoint('UNICEF').press('correspondence.cancelSubmission', c)).code).toBe('notAllowed');
    expect((await w.coordinator.press('correspondence.cancelSubmission', c)).ok).toBe(true);
    await w.to('2026-12-01T14:00:00Z');
    expect(await got(w.focalPoint('UNICEF'))).toBe(0);
    expect((await w.officer.press('correspondence.cancelSubmission', c)).code).toBe('closed');
  });

  it.each([
    '2026-11-24T08:59',
    '2026-11-24T14:00:00Z',
    'tomorrow',
    '2026-12-01',
    '2026-02-30T09:00',
    '2026-12-01T09:00:00+99:00',
    '2030-01-01T09:00',
  ])('never at %s', async (sendAt) => {
    const w = await world(two);
    const answer = await w.officer.press('correspondence.send', null, { ...MESSAGE, sendAt });
    expect(answer).toMatchObject({ code: 'invalid', fields: { sendAt: expect.any(String) as string } });
  });
});

describe('links', () => {
  it.each([
    ['https://un.example/a, https://un.example/b', ['https://un.example/a', 'https://un.example/b']],
    ['https://un.example/a,https://un.example/b', ['https://un.example/a', 'https://un.example/b']],
    ['https://un.example/a\nhttps://un.example/a', ['https://un.example/a']],
    ['https://un.example/report,final.pdf', ['https://un.example/report,final.pdf']],
  ])('are read from %j', async (links, wanted) => {
    const w = await world(two);
    expect(await item(w, await send(w, { links }))).toMatchObject({ links: wanted });
  });

  it.each(['http://un.example', 'https://un.example/a,javascript:alert(1)', 'https://un.example, www.un.example'])(
    'are refused in %j',
    async (links) => {
      const w = await world(two);
      const answer = await w.officer.press('correspondence.send', null, { ...MESSAGE, links });
      expect(answer).toMatchObject({ code: 'invalid', fields: { links: expect.any(String) as string } });
    },
  );
});

describe('the sender follows it', () => {
  it('on a card that counts what was delivered and who confirmed', async () => {
    const w = await world(two);
    const c = await send(w, { audience: 'focalPoints', acknowledge: 'yes' });
    const unicef = w.focalPoint('UNICEF');
    expect((await unicef.last('circular')).verbs).toContain('correspondence.acknowledge');
    const { id } = await unicef.last('circular');
    const answer = await unicef.press('correspondence.acknowledge', c, {}, { messageId: id });
    expect(answer.ok).toBe(true);
    await unicef.press('correspondence.acknowledge', c);
    expect((await item(w, c)).recipients.map(({ state }) => state).sort()).toEqual(['acknowledged', 'sent']);
    expect((await w.alternate('UNICEF').press('correspondence.acknowledge', c)).code).toBe('notAllowed');
    await w.advance('PT5S');
    const { words } = await w.officer.last('correspondence');
    expect(words).toMatch(/Delivered\s2 of 2/);
    expect(words).toMatch(/Confirmed\s1 of 2/);
    expect(words).toContain(unicef.name);
  });

  it('sees who was not reached and why, and tries those again, and nobody else', async () => {
    const w = await world({ ...two, alone: ['UNICEF'] });
    await w.focalPoint('UNICEF').block();
    const c = await send(w);
    expect(await item(w, c)).toMatchObject({ progress: { sent: 5, failed: 1 } });
    await w.advance('PT5S');
    expect((await w.officer.last('correspondence')).words).toMatch(/UNICEF.*\s?has blocked or removed Concord/);
    expect((await w.officer.press('correspondence.retry', c)).message).toContain('1 recipient');
    await w.settle();
    expect((await item(w, c)).progress).toMatchObject({ failed: 1 });
    const before = (await w.records('deliveries', c)).length;
    await w.focalPoint('UNICEF').block(false);
    await w.settle();
    expect((await item(w, c)).progress).toEqual({ queued: 0, sent: 6, failed: 0 });
    expect(await got(w.focalPoint('UNICEF'))).toBe(1);
    expect(await got(w.focalPoint('UNFPA'))).toBe(1);
    expect((await w.records('deliveries', c)).length).toBe(before);
    const again = await w.officer.press('correspondence.retry', c);
    expect(again).toMatchObject({ ok: true, message: expect.stringContaining('so none is sent again') as string });
    expect((await w.records('deliveries', c)).length).toBe(before);
  });

  it('has it sent to the alternate where the focal point is not reached, and the record says so', async () => {
    const w = await world(two);
    await w.focalPoint('UNICEF').block();
    const c = await send(w, { audience: 'focalPoints' });
    const alternate = w.alternate('UNICEF');
    expect(await got(alternate)).toBe(1);
    expect(await got(w.alternate('UNFPA'))).toBe(0);
    expect((await item(w, c)).fallbacks).toMatchObject([{ entity: 'UNICEF', to: [alternate.id], reason: 'blocked' }]);
    expect((await alternate.press('correspondence.acknowledge', c)).ok).toBe(true);
    await w.officer.press('correspondence.retry', c);
    await w.settle();
    expect(await got(alternate)).toBe(1);
  });
});

describe('what people answer', () => {
  it('goes to the Secretariat, and never to everybody', async () => {
    const w = await world(two);
    const c = await send(w);
    const answer = await w.focalPoint('UNICEF').press('correspondence.reply', c, { text: 'We shall come.' });
    expect(answer.message).toContain('nobody else');
    await w.settle();
    for (const one of w.everyone) {
      const replies = await one.messages('correspondenceReply');
      const isOffice = one.id === w.officer.id || one.id === w.coordinator.id;
      expect(replies.length, one.name).toBe(isOffice ? 1 : 0);
    }
    expect((await item(w, c)).replies).toMatchObject([{ text: 'We shall come.' }]);
  });

  it('when only typed, is sent to nobody: they are asked whether it is a reply', async () => {
    const w = await world(two);
    const c = await send(w);
    const answer = await w.focalPoint('UNICEF').say('Thanks, two of us shall come to Nairobi');
    expect(answer).toMatchObject({ ok: true, cardName: 'replyOffer' });
    expect(answer.words).toContain('two of us shall come to Nairobi');
    expect((await item(w, c)).replies).toEqual([]);
    expect((await w.focalPoint('UNICEF').say('hom')).cardName).toBe('suggestions');
    await w.advance('P8D');
    expect((await w.focalPoint('UNICEF').say('Thanks, two of us shall come to Nairobi')).cardName).toBe('suggestions');
  });

  it('in the thread of a message is about that one, however short and however late', async () => {
    const w = await world(two);
    const c = await send(w);
    await send(w, { subject: 'Another' });
    const unicef = w.focalPoint('UNICEF');
    const [first] = await unicef.messages('circular');
    await w.advance('P20D');
    const under = (text: string, messageId?: string) =>
      w
        .fetch(`/local/people/${unicef.id}/say`, {
          method: 'POST',
          body: JSON.stringify({ text, messageId }),
          headers: { 'Content-Type': 'application/json' },
        })
        .then((response) => response.json() as Promise<{ cardName?: string; target?: string }>);
    expect(await under('Noted', first!.id)).toMatchObject({ cardName: 'replyOffer', target: c });
    expect((await under('Noted')).cardName).not.toBe('replyOffer');
    expect((await under('home', first!.id)).cardName).toBe('home');
  });

  it('“to all” is a submission like any other: the Secretariat sees it first', async () => {
    const w = await world(two);
    await send(w);
    const verbs = (await w.focalPoint('UNICEF').last('circular')).verbs;
    expect(verbs).toEqual(expect.arrayContaining(['correspondence.reply', 'correspondence.submit']));
  });
});

describe('restricted messages', () => {
  it('confidential: the chat keeps the subject, the text comes on asking', async () => {
    const w = await world(two);
    const c = await send(w, { classification: 'confidential' });
    const { words } = await w.focalPoint('UNICEF').last('circular');
    expect(words).toContain(MESSAGE.subject);
    expect(words).not.toContain(MESSAGE.text);
    expect((await w.focalPoint('UNICEF').press('correspondence.show', c)).words).toContain(MESSAGE.text);
    expect((await w.observer.press('correspondence.show', c)).code).toBe('notAllowed');
  });

  it('strictly confidential: the chat keeps the reference alone, and so do lists', async () => {
    const w = await world(two);
    const c = await send(w, { classification: 'strictlyConfidential', acknowledge: 'yes' });
    const unicef = w.focalPoint('UNICEF');
    for (const words of [(await unicef.last('circular')).words, (await w.officer.last('correspondence')).words]) {
      expect(words).toContain(c);
      expect(words).not.toContain(MESSAGE.subject);
    }
    expect((await unicef.say('send list')).words).not.toContain(MESSAGE.subject);
    const found = await unicef.press('correspondence.list', null, { words: 'workshop' });
    expect(found.words).toContain(c);
    expect(found.words).not.toContain(MESSAGE.subject);
    expect((await w.observer.press('correspondence.list', null, { words: 'workshop' })).words).not.toContain(c);
    expect((await unicef.press('correspondence.show', c)).words).toContain(MESSAGE.text);
  });
});

describe('what was sent is found again', () => {
  it('by reference and by words, by those whom it was for', async () => {
    const w = await world(two);
    await send(w, { subject: 'Séminaire régional' });
    await send(w, { subject: 'Budget', audience: 'UNFPA' });
    expect((await w.officer.say('send list seminaire')).words).toContain('C-1');
    expect((await w.officer.say('send list seminaire')).words).not.toContain('C-2');
    expect((await w.focalPoint('UNICEF').say('send list')).words).not.toContain('C-2');
    expect(await w.focalPoint('UNICEF').say('c1')).toMatchObject({ ok: true, cardName: 'circular', target: 'C-1' });
    expect(await w.focalPoint('UNICEF').say('send show C-2')).toMatchObject({ code: 'notAllowed' });
  });

  it('however many there are: a card holds thirty, and one press goes further back', async () => {
    const w = await world(two);
    const unfpa = w.focalPoint('UNFPA');
    for (let n = 1; n <= 72; n += 1)
      await send(w, { subject: `Note ${n}`, audience: n % 2 === 0 ? 'UNFPA' : 'UNICEF' });
    const shown = ({ words }: { words: string }) => [...words.matchAll(/(C-\d+) ·/g)].map(([, ref]) => ref);
    const first = await unfpa.say('send list');
    expect([shown(first).length, shown(first)[0], shown(first).at(-1)]).toEqual([30, 'C-72', 'C-14']);
    const next = await unfpa.press('correspondence.list', null, { before: 14 });
    expect(shown(next)).toEqual(['C-12', 'C-10', 'C-8', 'C-6', 'C-4', 'C-2']);
    expect(JSON.stringify(first.card)).toContain('"before":"14"');
    expect(JSON.stringify(next.card)).not.toContain('"before"');
    expect(shown(await unfpa.say('send list note 2'))).toEqual(['C-28', 'C-26', 'C-24', 'C-22', 'C-20', 'C-2']);
    expect((await unfpa.press('correspondence.list', null, { before: 'x' })).code).toBe('invalid');
    const csv = await download(w, w.officer, 'correspondence.list', 'correspondence.csv');
    expect(
      csv
        .trimEnd()
        .split('\r\n')
        .slice(1)
        .map((row) => row.split(',')[0]),
    ).toEqual(Array.from({ length: 72 }, (_, i) => `C-${i + 1}`));
  });

  it('in the outgoing register, a spreadsheet whose cells are never formulas', async () => {
    const w = await world(two);
    await send(w, { subject: '=HYPERLINK("http://evil.example")' });
    const csv = await download(w, w.officer, 'correspondence.list', 'correspondence.csv');
    expect(csv).toContain('C-1,circular,2026-11-24T14:00:00.000Z,');
    expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    expect((await w.focalPoint('UNICEF').press('correspondence.list')).card).not.toMatchObject({
      actions: expect.arrayContaining([expect.objectContaining({ title: 'Outgoing register (CSV)' })]) as unknown,
    });
  });
});

/** Follows the link to a file on the card that an act answers. */
async function download(w: World, who: Somebody, verb: string, name: string): Promise<string> {
  const { card } = await who.press(verb);
  const url = new RegExp(`${w.url}(/files/[^"]*/${name.replace('.', '\\.')})`).exec(JSON.stringify(card))?.[1];
  if (!url) throw new Error(`no link to ${name}`);
  return (await w.fetch(url)).text();
}

it('a member to whom a message did not go is told that it is for others, an observer that it is for the members', async () => {
  const w = await world();
  const sent = {
    subject: 'Only for two',
    text: 'The text.',
    audience: 'UNICEF, UNFPA',
    classification: 'confidential',
  };
  const { target } = await w.officer.press('correspondence.send', null, sent);
  const [theirs, observers] = [
    await w.focalPoint('UNHCR').press('correspondence.show', target),
    await w.observer.press('correspondence.show', target),
  ];
  expect(theirs).toMatchObject({
    code: 'notAllowed',
    message: 'This is for other members of the network and the Secretariat.',
  });
  expect(observers).toMatchObject({
    code: 'notAllowed',
    message: 'This item is restricted to the members of the network.',
  });
});
