import { networkId } from '../../../src/core/ids.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Instant } from '../../../src/core/ids.ts';
import type { Role } from '../../../src/core/people.ts';
import { ClockHalted } from '../../../src/platforms/door.ts';
import { localPlatform } from '../../../src/platforms/local/outbound.ts';
import { AMINA, fakeClock, fakeDoor, person, requestCard } from '../../support/localDoor.ts';
import { serve, type Served } from './served.ts';

let at: Served;
beforeEach(async () => {
  at = await serve();
});
afterEach(() => at.stop());

const restart = async (options: Parameters<typeof serve>[0]): Promise<void> => {
  await at.stop();
  at = await serve(options);
};
async function sent(...ids: string[]): Promise<void> {
  for (const id of ids) {
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
}
const ids = async (path: string): Promise<string[]> =>
  ((await at.get(path)).body as { id: string }[]).map(({ id }) => id);

test('networks', async () => {
  expect((await at.get('/local/networks')).body).toEqual([{ id: 'una', name: 'Network una' }]);
});

describe('people', () => {
  test('are listed with what the console shows of them', async () => {
    await sent('m-1');
    await at.put('/local/people/sofia/blocked', { blocked: true });
    const { status, body } = await at.get('/local/people?network=una');
    expect(status).toBe(200);
    expect(body).toEqual([
      { ...AMINA_LINE, unread: 1 },
      { ...AMINA_LINE, id: 'sofia', name: 'Sofía Rojas', role: 'secretariat', roles: ['secretariat'], blocked: true },
    ]);
  });
  const AMINA_LINE = {
    ...{
      id: 'amina',
      name: 'Amina Diallo',
      entity: 'UNHCR',
      names: [],
      role: 'focalPoint',
      roles: ['focalPoint'],
      platform: 'local',
      look: 'teams',
    },
    ...{ unread: 0, language: 'en', zone: 'America/New_York', blocked: false },
  };

  test('of the one network, when it is not named', async () => {
    expect(await ids('/local/people')).toEqual(['amina', 'sofia']);
  });
  test('the network must be named where there are several', async () => {
    await restart({ door: fakeDoor(undefined, ['psea']) });
    expect((await at.get('/local/people')).status).toBe(400);
    expect(await ids('/local/people?network=una')).toEqual(['amina', 'sofia']);
    expect(await ids('/local/people?network=psea')).toEqual([]);
  });
  test.each(['nope', 'una%00', '../una'])('an unknown network is not there: %s', async (network) => {
    expect((await at.get(`/local/people?network=${network}`)).status).toBe(404);
  });

  test.each<[Role[], Role]>([
    [['rmcChair', 'focalPoint'], 'focalPoint'],
    [['secretariat', 'coordinator'], 'coordinator'],
    [['observer', 'alternate'], 'alternate'],
    [['chair', 'secretariat'], 'secretariat'],
    [['observer'], 'observer'],
  ])('of %j the main role is %s', async (roles, main) => {
    await restart({ door: fakeDoor([person('p', { roles })]) });
    expect((await at.get('/local/people')).body).toMatchObject([{ role: main, roles }]);
  });
});

describe('messages', () => {
  test('oldest first, with all that the contract names', async () => {
    await sent('m-1', 'm-2');
    const { body } = await at.get('/local/people/amina/messages');
    expect(body).toMatchObject([{ id: 'm-1' }, { id: 'm-2' }]);
    expect((body as object[])[0]).toMatchObject({
      ...{
        id: 'm-1',
        at: at.clock.now(),
        editedAt: null,
        kind: 'request',
        text: 'Framework of Cooperation\nPlease endorse.',
        target: 'E-1',
      },
      ...{
        card: { type: 'AdaptiveCard' },
        verbs: ['endorsement.endorse'],
        attachments: [],
        cardName: 'request',
        seen: '2',
      },
    });
  });

  test('since an instant or a message', async () => {
    await sent('m-1');
    await at.post('/local/clock', { advance: 'PT1H' });
    await sent('m-2');
    expect(await ids('/local/people/amina/messages?since=2026-11-24T14:30:00Z')).toEqual(['m-2']);
    expect(await ids('/local/people/amina/messages?since=2026-11-24T09:30:00-05:00')).toEqual(['m-2']);
    expect(await ids('/local/people/amina/messages?since=m-1')).toEqual(['m-2']);
    expect(await ids('/local/people/amina/messages?since=m-2')).toEqual([]);
  });

  test.each(['yesterday', '2026-13-45T00:00:00Z', '7', 'm-1%00'])('since %s is refused', async (since) => {
    await sent('m-1');
    expect((await at.get(`/local/people/amina/messages?since=${since}`)).status).toBe(400);
  });

  test('reading them marks nothing as read; saying so does', async () => {
    await sent('m-1', 'm-2', 'm-3');
    await at.get('/local/people/amina/messages');
    expect((await at.get('/local/people')).body).toMatchObject([{ unread: 3 }, {}]);
    expect((await at.put('/local/people/amina/read', { upTo: 'm-2' })).body).toEqual({ unread: 1 });
    expect((await at.put('/local/people/amina/read', {})).body).toEqual({ unread: 0 });
    expect((await at.put('/local/people/amina/read', { upTo: 'm-9' })).status).toBe(404);
  });
});

describe('someone unknown', () => {
  test.each([
    ['GET', 'messages', undefined],
    ['GET', 'events', undefined],
    ['PUT', 'read', {}],
    ['PUT', 'blocked', { blocked: true }],
  ] as const)('%s %s is not there', async (method, what, body) => {
    const answer =
      method === 'GET'
        ? await at.get(`/local/people/nobody/${what}`)
        : await at.put(`/local/people/nobody/${what}`, body);
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({ error: 'Nobody with this id is on the roll.' });
  });
});

describe('blocked', () => {
  test('is kept; taking it back tells the core, once', async () => {
    expect((await at.put('/local/people/amina/blocked', { blocked: true })).body).toEqual({ blocked: true });
    expect(at.chats.isBlocked(AMINA.id)).toBe(true);
    expect(at.door.reached).toEqual([]);
    await at.put('/local/people/amina/blocked', { blocked: false });
    await at.put('/local/people/amina/blocked', { blocked: false });
    expect(at.door.reached).toEqual(['amina']);
    expect(at.chats.isBlocked(AMINA.id)).toBe(false);
  });
  test.each([{}, { blocked: 'yes' }, { blocked: null }])('refuses %j', async (body) => {
    expect((await at.put('/local/people/amina/blocked', body)).status).toBe(400);
  });
});

describe('the clock', () => {
  const move = async (body: unknown) => {
    const { status, body: answer } = await at.post('/local/clock', body);
    return { status, ...(answer as object) };
  };

  test('is shown', async () => {
    expect((await at.get('/local/clock')).body).toEqual({ now: '2026-11-24T14:00:00.000Z', manual: true });
  });
  test.each([
    [{ now: '2026-12-03T22:00:00Z' }, '2026-12-03T22:00:00.000Z'],
    [{ now: '2026-12-03T17:00:00-05:00' }, '2026-12-03T22:00:00.000Z'],
    [{ advance: 'P1D' }, '2026-11-25T14:00:00.000Z'],
    [{ advance: 'P1W' }, '2026-12-01T14:00:00.000Z'],
    [{ advance: 'PT90M' }, '2026-11-24T15:30:00.000Z'],
    [{ advance: 'P1M' }, '2026-12-24T14:00:00.000Z'],
    [{ advance: 'PT0S' }, '2026-11-24T14:00:00.000Z'],
    [{ jump: '2026-11-30T00:00:00Z' }, '2026-11-30T00:00:00.000Z'],
    [{ jump: '2026-11-20T00:00:00Z' }, '2026-11-20T00:00:00.000Z'],
  ])('%j leads to %s', async (body, now) => {
    expect(await move(body)).toEqual({ status: 200, now, ran: 1, delivered: 2 });
    expect(at.clock.now()).toBe(now);
  });
  test.each([
    {},
    { now: 'soon' },
    { now: '2026-12-03' },
    { now: 7 },
    { now: '2026-11-24T13:59:59.999Z' },
    { advance: 'P1' },
    { advance: '-P1D' },
    { advance: '' },
    { advance: 'P9000Y' },
    { jump: '-000001-01-01T00:00:00Z' },
    { jump: '+010000-01-01T00:00:00Z' },
    { now: '2026-12-03T22:00:00Z', advance: 'P1D' },
  ])('%j is refused and moves nothing', async (body) => {
    const answer = await move(body);
    expect(answer.status).toBe(400);
    expect(answer).toHaveProperty('error');
    expect(at.clock.now()).toBe('2026-11-24T14:00:00.000Z');
  });
  test('going back is refused in words', async () => {
    const answer = await move({ now: '2026-11-24T13:59:59.999Z' });
    expect(answer).toEqual({ status: 400, error: 'Time only passes forward. Use "jump" to set the clock.' });
  });
  /** A clock whose first move lasts until it is let go. */
  const slowly = async () => {
    const clock = fakeClock();
    const { advanceTo } = clock;
    let letGo = (): void => undefined;
    let held: Promise<void> | undefined = new Promise<void>((go) => (letGo = go));
    let begun = 0;
    clock.advanceTo = async (to, told) => {
      begun += 1;
      const wait = held;
      held = undefined;
      await wait;
      return advanceTo(to, told);
    };
    let asked = 0;
    const { now } = clock;
    clock.now = () => {
      asked += 1;
      return now();
    };
    await restart({ clock });
    /** Resolves when the move that `send` sends has looked at the clock, and so waits for its turn. */
    const arrival = async <T>(send: () => T): Promise<T> => {
      const before = asked;
      const sent = send();
      await expect.poll(() => asked).toBeGreaterThan(before);
      return sent;
    };
    return { begun: () => begun, letGo, arrival };
  };

  test('goes from move to move: one that another has overtaken is done', async () => {
    const { begun, letGo, arrival } = await slowly();
    const first = move({ now: '2026-11-26T14:00:00Z' });
    await expect.poll(begun).toBe(1);
    const [overtaken] = await arrival(() => [move({ now: '2026-11-25T14:00:00Z' })]);
    const [last] = await arrival(() => [move({ advance: 'P1D' })]);
    letGo();
    expect(await first).toMatchObject({ status: 200, now: '2026-11-26T14:00:00.000Z' });
    expect(await overtaken).toEqual({ status: 200, now: '2026-11-26T14:00:00.000Z', ran: 0, delivered: 0 });
    expect(await last).toMatchObject({ status: 200, now: '2026-11-27T14:00:00.000Z' });
  });
  test('leaves out a move that has not begun, and for which nobody waits any more', async () => {
    const { begun, letGo, arrival } = await slowly();
    const first = move({ advance: 'P1D' });
    await expect.poll(begun).toBe(1);
    const gone = new AbortController();
    const leave = () =>
      fetch(`${at.address}/local/clock`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ advance: 'P30D' }),
        signal: gone.signal,
      }).catch(() => undefined);
    const [left] = await arrival(() => [leave()]);
    gone.abort();
    await left;
    // The server sees the other end's going no later than what is sent after it.
    await at.get('/local/networks');
    letGo();
    await first;
    expect(await move({ advance: 'PT1H' })).toMatchObject({ now: '2026-11-25T15:00:00.000Z' });
    expect(begun()).toBe(2);
  });
  test('tells every second that it goes on, also before anything was done', async () => {
    const clock = fakeClock();
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    clock.advanceTo = (to) => ended.then(() => ({ now: to, ran: 1, delivered: 0 }));
    await restart({ clock });
    const answer = await fetch(`${at.address}/local/clock`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/x-ndjson' },
      body: JSON.stringify({ advance: 'P1D' }),
    });
    const reader = answer.body?.getReader();
    const first = new TextDecoder().decode((await reader?.read())?.value);
    expect(JSON.parse(first)).toEqual({ now: '2026-11-24T14:00:00.000Z', ran: 0, delivered: 0 });
    end();
    await reader?.cancel();
  });
  test('tells it too while another move is under way', async () => {
    const { begun, letGo } = await slowly();
    const first = move({ advance: 'P1D' });
    await expect.poll(begun).toBe(1);
    const waiting = await fetch(`${at.address}/local/clock`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/x-ndjson' },
      body: JSON.stringify({ advance: 'P1D' }),
    });
    const reader = waiting.body?.getReader();
    const line = new TextDecoder().decode((await reader?.read())?.value);
    expect(JSON.parse(line)).toEqual({ now: '2026-11-24T14:00:00.000Z', ran: 0, delivered: 0 });
    letGo();
    await first;
    const last = new TextDecoder().decode((await reader?.read())?.value);
    expect(JSON.parse(last)).toMatchObject({ now: '2026-11-26T14:00:00.000Z' });
  });
  test('breaks off an answer that it cannot end, and says why the program’s stop ended it', async () => {
    const clock = fakeClock();
    const ways = [
      () => Promise.reject(new Error('the secret inside')),
      (to: Instant) => Promise.reject(new ClockHalted({ now: to, ran: 3, delivered: 4 })),
    ];
    clock.advanceTo = (to, told) => {
      told?.({ now: clock.now(), ran: 0, delivered: 0 });
      return ways.shift()?.(to) ?? Promise.reject(new Error('no more ways'));
    };
    await restart({ clock });
    const lines = () =>
      fetch(`${at.address}/local/clock`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Accept: 'application/x-ndjson' },
        body: JSON.stringify({ advance: 'P1D' }),
      }).then((answer) => answer.text());
    const stderr = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await expect(lines()).rejects.toThrow();
    stderr.mockRestore();
    const [begun, end] = (await lines()).trimEnd().split('\n');
    expect(JSON.parse(begun ?? '')).toEqual({ now: '2026-11-24T14:00:00.000Z', ran: 0, delivered: 0 });
    expect(JSON.parse(end ?? '')).toEqual({
      error: 'Concord stops. The clock stands at 2026-11-25T14:00:00.000Z.',
      ...{ now: '2026-11-25T14:00:00.000Z', ran: 3, delivered: 4 },
    });
  });
  test('the system’s clock is not moved', async () => {
    await restart({ clock: fakeClock({ manual: false }) });
    expect((await at.get('/local/clock')).body).toMatchObject({ manual: false });
    const answer = await move({ advance: 'P1D' });
    expect(answer.status).toBe(409);
    expect(answer).toMatchObject({ error: expect.stringContaining('CONCORD_CLOCK=manual') as string });
  });
  test('settle waits for the core', async () => {
    expect((await at.post('/local/settle')).body).toEqual({ now: '2026-11-24T14:00:00.000Z' });
    expect(at.clock.settled).toBe(1);
  });
});

describe('records', () => {
  test('of a kind, and of one thing', async () => {
    expect((await at.get('/local/records?kind=endorsements')).body).toEqual([{ network: 'una', target: 'E-1' }]);
    expect((await at.get('/local/records?network=una&kind=endorsements&target=E-7')).body).toEqual([
      { network: 'una', target: 'E-7' },
    ]);
  });
  test.each([
    ['kind=secrets', 404],
    ['network=nope&kind=endorsements', 404],
    ['network=una', 400],
    ['kind=', 400],
    ['kind=a&kind=b', 400],
  ])('%s: %i', async (asked, status) => {
    expect((await at.get(`/local/records?${asked}`)).status).toBe(status);
  });
});

describe('a body that cannot be used', () => {
  const ROUTES = [
    ['POST', '/local/people/amina/act'],
    ['POST', '/local/people/amina/say'],
    ['PUT', '/local/people/amina/read'],
    ['PUT', '/local/people/amina/blocked'],
    ['POST', '/local/clock'],
  ] as const;
  const JSON_TYPE = { 'Content-Type': 'application/json' };
  const BODIES = [
    ['too large', 413, 'tooMuch', JSON.stringify({ verb: 'home', text: 'x'.repeat(4_200_000) }), JSON_TYPE],
    ['not JSON', 400, 'invalid', '{"verb": ', JSON_TYPE],
    ['a list', 400, 'invalid', '[1]', JSON_TYPE],
    ['of another form', 400, 'invalid', '{"verb":5,"text":{},"upTo":[],"blocked":"no","now":7}', JSON_TYPE],
    ['of another media type', 415, 'invalid', 'verb=home', { 'Content-Type': 'application/x-www-form-urlencoded' }],
    ['packed in an unknown way', 415, 'invalid', '{}', { ...JSON_TYPE, 'Content-Encoding': 'x-own' }],
  ] as const;
  test.each(ROUTES.flatMap(([method, path]) => BODIES.map((body) => [method, path, ...body] as const)))(
    '%s %s, %s: a refusal in words',
    async (method, path, _what, status, code, body, headers) => {
      const host = { Host: `127.0.0.1:${at.port}`, 'Content-Length': String(Buffer.byteLength(body)) };
      const answer = await at.raw(method, path, { ...host, ...headers }, body);
      expect(answer).toMatchObject({ status, body: { ok: false, code, message: expect.any(String) as string } });
      expect((answer.body as { message: string }).message).toMatch(/^.{10,}[.”]?$/);
      expect([at.door.presses, at.door.said]).toEqual([[], []]);
    },
  );

  test('names the field', async () => {
    const { body } = await at.post('/local/people/amina/act', { verb: 'home', inputs: 'title' });
    expect(body).toMatchObject({ ok: false, code: 'invalid', fields: { inputs: expect.any(String) as string } });
  });

  test('a file as large as an input may be comes to the core, which knows its limit', async () => {
    const file = 'A'.repeat(2_700_001);
    const { status } = await at.post('/local/people/amina/act', { verb: 'roll.import', inputs: { file } });
    expect(status).toBe(200);
    expect(at.door.presses).toMatchObject([{ inputs: { file } }]);
  });
});

describe('addresses', () => {
  test.each([
    '/local',
    '/local/',
    '/local/nothing',
    '/local/people/amina/nothing',
    '/local/people/a/b/c/d',
    '/console/nothing.js',
  ])('%s is not there', async (path) => {
    const { status, body } = await at.get(path);
    expect(status).toBe(404);
    expect(body).toEqual({ error: 'There is nothing at this address.' });
  });
  test('a broken address is refused, shortly', async () => {
    const { status, body } = await at.get('/local/people/%E0%A4%A/messages');
    expect(status).toBe(400);
    expect(body).toEqual({ error: 'The request cannot be read.' });
  });
  test.each([
    ['POST', '/local/networks', 'GET, HEAD'],
    ['PUT', '/local/people', 'GET, HEAD'],
    ['DELETE', '/local/people/amina/messages', 'GET, HEAD'],
    ['GET', '/local/people/amina/act', 'POST'],
    ['GET', '/local/people/amina/say', 'POST'],
    ['POST', '/local/people/amina/blocked', 'PUT'],
    ['OPTIONS', '/local/clock', 'GET, HEAD, POST'],
    ['GET', '/local/settle', 'POST'],
    ['POST', '/', 'GET, HEAD'],
  ])('%s %s is the wrong method', async (method, path, allowed) => {
    const answer = await at.raw(method, path, { Host: `127.0.0.1:${at.port}` });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe(allowed);
    expect(Object.keys(answer.body)).toEqual(['error']);
  });
  test.each(['/healthz', '/api/messages', '/localhost', '/consoles'])('%s is somebody else’s', async (path) => {
    expect((await at.get(path)).status).toBe(418);
  });
});
