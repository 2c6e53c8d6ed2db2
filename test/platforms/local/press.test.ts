import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ref, networkId } from '../../../src/core/ids.ts';
import { cardContent } from '../../../src/platforms/local/content.ts';
import { localPlatform } from '../../../src/platforms/local/outbound.ts';
import { AMINA, requestCard, shown } from '../../support/localDoor.ts';
import { cardWords } from './cardWords.ts';
import { serve, type Served } from './served.ts';
import { SOON } from '../../support/realTime.ts';

let at: Served;
beforeEach(async () => {
  at = await serve();
});
afterEach(() => at.stop());

const act = (body: object, who = 'amina') => at.post(`/local/people/${who}/act`, body);
/** A request card in Amina's chat. */
async function sent(id = 'm-1'): Promise<void> {
  const message = {
    id,
    kind: 'request',
    card: requestCard(),
    language: 'en',
    at: at.clock.now(),
    since: at.clock.now(),
    network: networkId('una'),
    urgent: false,
  } as const;
  await localPlatform({ chats: at.chats }).send(AMINA, message);
}
const inChat = () => at.chats.messages(AMINA.id);

describe('act', () => {
  test('hands the press to the core, and gives its answer with the card as an Adaptive Card', async () => {
    at.door.answer('endorsement.show', () =>
      shown({ message: 'Here it is.', target: 'E-1', card: requestCard(), cardName: 'request' }),
    );
    const { status, body } = await act({
      verb: 'endorsement.show',
      target: 'E-1',
      inputs: { words: 'x', years: 3 },
      eventId: 'press-1',
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ok: true,
      message: 'Here it is.',
      target: 'E-1',
      cardName: 'request',
      card: { type: 'AdaptiveCard' },
    });
    expect(at.door.presses).toEqual([
      {
        verb: 'endorsement.show',
        target: 'E-1',
        inputs: { words: 'x', years: 3 },
        from: 'amina',
        platform: 'local',
        eventId: 'press-1',
      },
    ]);
  });

  describe('beside a form that stands in the chat', () => {
    const field = { type: 'text' as const, max: 200 };
    const form = {
      verb: 'endorsement.open.preview' as const,
      submit: 'Preview',
      fields: [
        { ...field, id: 'title' as const, label: 'Title', required: true },
        { ...field, id: 'summary' as const, label: 'Summary' },
        {
          id: 'classification' as const,
          label: 'Classification',
          type: 'choice' as const,
          options: [{ value: 'unclassified', title: 'Not marked' }],
        },
      ],
    };
    const asked = async (): Promise<void> => {
      const card = { title: 'New request', body: [], form, actions: [], summary: 'New request' };
      await at.chats.add(AMINA.id, { id: 'reply-1', kind: 'reply', from: 'bot', ...cardContent(card, 'compose') });
    };
    const stands = () => inChat().find(({ id }) => id === 'reply-1');
    const open = (inputs: object) => act({ verb: 'endorsement.open', inputs, messageId: 'reply-1' });

    test('folds it once it is sent: what was sent stands there, and nothing to send it again with', async () => {
      await asked();
      at.door.answer('endorsement.open', () => shown({ message: 'E-1 is open.', target: 'E-1' }));
      await open({ title: 'Framework', classification: 'unclassified' });
      await vi.waitFor(() => expect(stands()?.verbs).toEqual([]), SOON);
      const { card, text } = stands()!;
      expect(text).toBe('E-1 is open.');
      expect(cardWords(JSON.parse(card ?? '{}'))).toMatch(
        /^New request\nTitle\sFramework\nClassification\sNot marked$/,
      );
      expect(card).not.toContain('Input.');
    });

    test('keeps what is marked out of the chat', async () => {
      await asked();
      at.door.answer('endorsement.open', () => shown({ message: 'E-1 is open.', target: 'E-1' }));
      await open({ title: 'Names', classification: 'confidential' });
      await vi.waitFor(() => expect(stands()?.verbs).toEqual([]), SOON);
      expect(stands()?.card).not.toContain('Names');
    });

    test('leaves it where something else was done, was looked at, or was refused', async () => {
      await asked();
      at.door.answer('home', () => shown({ message: 'Done.' }));
      await act({ verb: 'home', inputs: {}, messageId: 'reply-1' });
      at.door.answer('endorsement.open.preview', () => shown({ message: 'Seen.', isQuery: true }));
      await act({ verb: 'endorsement.open.preview', inputs: { title: 'Framework' }, messageId: 'reply-1' });
      at.door.answer('endorsement.open', () => shown({ ok: false, code: 'invalid', message: 'No.' }));
      await open({ title: 'Framework' });
      at.chats.messages(AMINA.id);
      expect(stands()?.verbs).toEqual(['endorsement.open.preview']);
    });
  });

  test('a refusal is an answer too, with the complaints of its fields', async () => {
    const fields = { title: 'A title is needed.' };
    at.door.answer('endorsement.open', () => shown({ ok: false, code: 'invalid', message: 'Please check.', fields }));
    const { status, body } = await act({ verb: 'endorsement.open' });
    expect(status).toBe(200);
    expect(body).toEqual({ ok: false, code: 'invalid', message: 'Please check.', fields });
  });

  test('someone unknown is answered by the core, and has no chat', async () => {
    const { status, body } = await act({ verb: 'home' }, 'nobody');
    expect(status).toBe(200);
    expect(body).toMatchObject({ ok: false, code: 'notOnRoll' });
    expect(at.door.presses[0]).toMatchObject({ from: 'nobody' });
  });

  test('each press without an event id is an event of its own', async () => {
    await act({ verb: 'home' });
    await act({ verb: 'home', eventId: null, inputs: null, target: null, messageId: null });
    const [one, two] = at.door.presses;
    expect(one?.eventId).toMatch(/^[0-9a-f-]{36}$/);
    expect(one?.eventId).not.toBe(two?.eventId);
  });

  test('inputs may have the names that the card gives them; what another form says stays out', async () => {
    const inputs = {
      'endorsement.object#text': 'No.',
      'endorsement.comment#text': 'Well.',
      target: 'E-2',
      version: '7',
      verb: 'x',
    };
    await act({ verb: 'endorsement.object', inputs });
    expect(at.door.presses[0]).toMatchObject({ target: 'E-2', seen: '7', inputs: { text: 'No.' } });
    expect(Object.keys(at.door.presses[0]?.inputs ?? {})).toEqual(['text']);
  });

  test('the pressed message says what is meant and which version was seen', async () => {
    await sent();
    await act({ verb: 'endorsement.endorse', messageId: 'm-1' });
    expect(at.door.presses[0]).toMatchObject({ target: 'E-1', seen: '2' });
  });

  test('what the press itself says goes before what the message says', async () => {
    await sent();
    await act({
      verb: 'endorsement.endorse',
      messageId: 'm-1',
      target: 'E-9',
      inputs: { target: 'E-8', version: '1' },
    });
    expect(at.door.presses[0]).toMatchObject({ target: 'E-9', seen: '1' });
  });

  test('a message of another chat cannot be pressed', async () => {
    await sent();
    const { status, body } = await act({ verb: 'endorsement.endorse', messageId: 'm-1' }, 'sofia');
    expect(status).toBe(404);
    expect(body).toMatchObject({ ok: false, code: 'notFound', message: 'There is no such message in this chat.' });
    expect(at.door.presses).toEqual([]);
  });

  test('the pressed card becomes the answered card of the same name', async () => {
    await sent();
    const card = requestCard({ title: 'Endorsed', context: { target: ref('E-1'), version: '3' } });
    at.door.answer('endorsement.endorse', () => shown({ card, cardName: 'request' }));
    await act({ verb: 'endorsement.endorse', messageId: 'm-1' });
    const [message] = inChat();
    expect(cardWords(message?.card)).toContain('Endorsed');
    expect(message).toMatchObject({ id: 'm-1', kind: 'request', seen: '3', editedAt: at.clock.now() });
  });

  test.each([
    ['of another name', { cardName: 'compose' }],
    ['without a name', {}],
    ['that is not to be kept', { cardName: 'request', card: requestCard({ title: 'Secret', transient: true }) }],
  ])('an answered card %s leaves the pressed one as it is', async (_case, answer) => {
    await sent();
    at.door.answer('look', () => shown({ card: requestCard({ title: 'Secret' }), ...answer }));
    const { body } = await act({ verb: 'look', messageId: 'm-1' });
    expect(cardWords((body as { card: unknown }).card)).toContain('Secret');
    expect(cardWords(inChat()[0]?.card)).not.toContain('Secret');
    expect(inChat()[0]?.editedAt).toBeNull();
  });
});

describe('say', () => {
  const say = (text: unknown, who = 'amina') => at.post(`/local/people/${who}/say`, { text });

  test('keeps both sides in the chat, the card with the answer', async () => {
    at.door.answer('home', () => shown({ message: 'What waits for you:', card: requestCard(), cardName: 'home' }));
    const { status, body } = await say('  home ');
    expect(status).toBe(200);
    expect(body).toMatchObject({ ok: true, message: 'What waits for you:', cardName: 'home' });
    expect(at.door.said[0]).toMatchObject({ text: 'home', from: 'amina', platform: 'local' });
    expect(inChat()).toMatchObject([
      { kind: 'said', from: 'person', text: 'home', card: null },
      {
        kind: 'reply',
        from: 'bot',
        text: 'What waits for you:',
        cardName: 'home',
        seen: '2',
        verbs: ['endorsement.endorse'],
        target: 'E-1',
      },
    ]);
    expect((body as { messageId: string }).messageId).toBe(inChat()[1]?.id);
  });

  test('a refusal keeps in the chat what is wrong with each field, with its name where the card has it', async () => {
    const fields = { from: 'Write it as 2026-12-31.', other: 'Fill this in.' };
    const field = { id: 'from', label: 'From', type: 'date' } as const;
    const card = { ...requestCard(), form: { verb: 'away.set', fields: [field], submit: 'Save' } as const };
    const refused = shown({ ok: false, code: 'invalid', message: 'Please check.', fields, card, cardName: 'away' });
    at.door.answer('away 31.12.2026', () => refused);
    await say('away 31.12.2026');
    expect(inChat().at(-1)?.text).toBe('Please check.\nFrom: Write it as 2026-12-31.\nFill this in.');
  });

  test('a card that is not to be kept is answered, not kept', async () => {
    at.door.answer('show', () =>
      shown({ message: 'Look.', card: requestCard({ title: 'Secret', transient: true }), cardName: 'request' }),
    );
    const { body } = await say('show');
    expect(cardWords((body as { card: unknown }).card)).toContain('Secret');
    expect(inChat()[1]).toMatchObject({ text: 'Look.', card: null });
  });

  test('someone unknown is answered, and has no chat', async () => {
    expect((await say('hello', 'nobody')).body).toMatchObject({ ok: false, code: 'notOnRoll' });
    expect(at.chats.messages('nobody' as never)).toEqual([]);
  });

  test.each([[''], ['   '], ['x'.repeat(4001)], [7], [null]])('refuses %#', async (text) => {
    const { status, body } = await say(text);
    expect(status).toBe(400);
    expect((body as { error: string }).error).toContain('text');
    expect(at.door.said).toEqual([]);
  });

  test('takes four thousand characters', async () => {
    expect((await say('x'.repeat(4000))).status).toBe(200);
  });
});

describe('bad calls', () => {
  const paths = [`/local/people/amina/act`, `/local/people/amina/say`, '/local/people/amina/blocked', '/local/clock'];

  test.each(paths)('%s: what is not JSON is refused, shortly', async (path) => {
    const broken = '{"verb": "x"';
    const { status, body } = await (path.endsWith('blocked') ? at.put(path, broken) : at.post(path, broken));
    expect(status).toBe(400);
    expect(body).toMatchObject({ ok: false, code: 'invalid', message: 'The body is not a JSON object.' });
  });

  test.each([
    [{}, { verb: 'Give a text.' }],
    [{ verb: 5 }, { verb: 'Give a text.' }],
    [{ verb: '' }, { verb: 'Give a text.' }],
    [{ verb: 'x'.repeat(101) }, { verb: 'At most 100, please.' }],
    [{ verb: 'home', inputs: 'x' }, { inputs: 'Give an object.' }],
    [{ verb: 'home', eventId: [1] }, { eventId: 'Give a text.' }],
  ])('%j: says what to send, in plain words', async (sent, fields) => {
    const { status, body } = await at.post('/local/people/amina/act', sent);
    expect(status).toBe(400);
    const [[name, said] = []] = Object.entries(fields);
    expect(body).toMatchObject({ ok: false, code: 'invalid', fields, message: `"${name}": ${said}` });
  });

  test('a body that cannot be unpacked is refused as an act is', async () => {
    const text = '{"verb":"home"}';
    const packed = { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' };
    const sent = { Host: `127.0.0.1:${at.port}`, 'Content-Length': String(text.length), ...packed };
    const { status, body } = await at.raw('POST', '/local/people/amina/act', sent, text);
    expect({ status, body }).toMatchObject({ status: 400, body: { ok: false, code: 'invalid' } });
  });

  test.each([
    ['another content type', { 'Content-Type': 'text/plain' }, '{"verb":"home"}', 415],
    ['no content type', {}, '{"verb":"home"}', 415],
    ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }, 'verb=home', 415],
    ['another character set', { 'Content-Type': 'application/json; charset=koi8-r' }, '{"verb":"home"}', 415],
    [
      'another encoding',
      { 'Content-Type': 'application/json', 'Content-Encoding': 'compress' },
      '{"verb":"home"}',
      415,
    ],
    [
      'more than four megabytes',
      { 'Content-Type': 'application/json' },
      JSON.stringify({ verb: 'x', inputs: { a: 'x'.repeat(4_200_000) } }),
      413,
    ],
  ])('refuses %s', async (_case, headers, text, status) => {
    const sent = { Host: `127.0.0.1:${at.port}`, 'Content-Length': String(Buffer.byteLength(text)), ...headers };
    const answer = await at.raw('POST', '/local/people/amina/act', sent, text);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ ok: false, code: status === 413 ? 'tooMuch' : 'invalid' });
    // A file of that size is most often a template with large pictures.
    if (status === 413)
      expect(answer.body).toMatchObject({ message: expect.stringMatching(/2 MB.*pictures/) as string });
    expect(at.door.presses).toEqual([]);
  });

  test.each([
    [{}, 'verb'],
    [{ verb: '' }, 'verb'],
    [{ verb: 7 }, 'verb'],
    [{ verb: 'x'.repeat(101) }, 'verb'],
    [{ verb: 'home', inputs: 'x' }, 'inputs'],
    [{ verb: 'home', inputs: ['x'] }, 'inputs'],
    [{ verb: 'home', target: 7 }, 'target'],
    [{ verb: 'home', messageId: {} }, 'messageId'],
    [{ verb: 'home', eventId: 'x'.repeat(201) }, 'eventId'],
    [[], 'object'],
  ])('refuses %j, naming what is wrong', async (wrong, named) => {
    const { status, body } = await act(wrong);
    expect(status).toBe(400);
    expect((body as { error: string }).error).toContain(named);
    expect(at.door.presses).toEqual([]);
  });

  test('a fault of ours has a reference, under which the log has the rest', async () => {
    at.door.answer('boom', () => {
      throw new Error('the secret inside');
    });
    const { status, text } = await act({ verb: 'boom' });
    expect(status).toBe(500);
    expect(text).not.toContain('secret');
    expect(text).not.toContain('.ts');
    const reference = /[0-9a-f-]{36}/.exec(text)?.[0];
    expect(at.faults[0]?.details).toMatchObject({ reference, err: { message: 'the secret inside' } });
  });

  test('hostile names of inputs are names like any others', async () => {
    const answer = await at.post(
      '/local/people/amina/act',
      '{"verb":"home","inputs":{"__proto__":{"polluted":1},"constructor":"x"}}',
    );
    expect(answer.status).toBe(200);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

test('above the card of an answer stand words, whatever is pressed on it', async () => {
  const reply = { id: 'reply-1', kind: 'reply', from: 'bot', ...cardContent(requestCard(), 'request') } as const;
  await at.chats.add(AMINA.id, { ...reply, text: 'Here is E-1.' });
  const after = async (verb: string, answer: Partial<ReturnType<typeof shown>>): Promise<string | undefined> => {
    at.door.answer(verb, () => shown({ card: requestCard({ title: verb }), cardName: 'request', ...answer }));
    await act({ verb, messageId: 'reply-1' });
    const [stands] = inChat();
    expect(JSON.stringify(stands?.card)).toContain(verb);
    return stands?.text;
  };
  expect(await after('endorsement.show', { message: 'There.', isQuery: true })).toBe('Here is E-1.');
  expect(await after('endorsement.object', { ok: false, message: 'No.' })).toBe('Here is E-1.');
  expect(await after('endorsement.endorse', { message: 'WHO endorses E-1.' })).toBe('WHO endorses E-1.');
});

test('a press does not wait for the pressed card to be kept; who reads it does', async () => {
  await sent();
  at.door.answer('endorsement.endorse', () => shown({ card: requestCard({ title: 'Endorsed' }), cardName: 'request' }));
  let kept = false;
  const stop = at.chats.watch(({ type }) => (kept ||= type === 'edit'));
  expect((await act({ verb: 'endorsement.endorse', messageId: 'm-1' })).status).toBe(200);
  expect(kept).toBe(false);
  const { text } = await at.get('/local/people/amina/messages');
  expect(text).toContain('Endorsed');
  await expect.poll(() => kept).toBe(true);
  stop();
});

describe('while the chats cannot be written', () => {
  const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });

  test('what is typed is refused, and says that nothing was done', async () => {
    vi.spyOn(at.chats, 'add').mockRejectedValue(full);
    const { status, body } = await at.post('/local/people/amina/say', { text: 'home' });
    expect(status).toBe(503);
    expect((body as { error: string }).error).toMatch(/chats\.db.*nothing was done.*\/readyz/);
    expect(at.door.said).toEqual([]);
    expect(at.faults).toHaveLength(1);
  });

  test('what was done by then is answered', async () => {
    vi.spyOn(at.chats, 'add')
      .mockResolvedValueOnce(undefined as never)
      .mockRejectedValue(full);
    const { status, body } = await at.post('/local/people/amina/say', { text: 'home' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ ok: true });
    expect(body).not.toHaveProperty('messageId');
    expect(at.door.said).toHaveLength(1);
    expect(at.faults).toHaveLength(1);
  });

  test('another fault stays one', async () => {
    vi.spyOn(at.chats, 'add').mockRejectedValue(new TypeError('a mistake of ours'));
    expect((await at.post('/local/people/amina/say', { text: 'home' })).status).toBe(500);
  });
});
