import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Card } from '../../src/core/card.ts';
import { instant, networkId } from '../../src/core/ids.ts';
import type { Person } from '../../src/core/people.ts';
import { MAX_IN_FLIGHT } from '../../src/delivery/concurrency.ts';
import type { Message, NetworkRoom, Platform } from '../../src/platforms/platform.ts';

/** A platform under test, with a view of what its people see. */
export interface Started {
  readonly platform: Platform;
  /** People whom the platform can reach. At least two. */
  readonly people: readonly Person[];
  /** What stands in this person's chat: all that each message says, oldest first. */
  seen(person: Person): Promise<readonly { readonly id: string; readonly words: string }[]>;
  /** From now on this person cannot be written to (or can again). */
  block(person: Person, blocked: boolean): Promise<void>;
  /** A channel that the platform can write into, when it has some. */
  readonly channel?: {
    readonly room: NetworkRoom;
    seen(): Promise<readonly { readonly id: string; readonly words: string }[]>;
  };
  stop(): Promise<void>;
}

interface Contract {
  readonly name: string;
  readonly start: () => Promise<Started>;
  /** Does the platform let an earlier message be found by our id? Then a repeat is not seen twice. */
  readonly findsAgain?: boolean;
  /** Can a message be changed after it was sent? */
  readonly edits?: boolean;
  /** The reason that a person who cannot be written to is refused with. */
  readonly refusal?: string;
  /** Has it channels? */
  readonly hasRooms?: boolean;
}

const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '**bold** _it_ [link](javascript:alert(1)) `code` # no',
  '{{DATE(2026-12-01T12:00:00Z,SHORT)}} ${title}',
  '<!channel> @everyone <at>All</at>',
  '=HYPERLINK("http://evil.example")',
  'مرحبا بكم \u202e txt.exe',
  'नमस्ते é 👩‍👩‍👧 \u{10ffff}',
  '"quotes" \\ back\\slash & amp; &lt;',
];

const card = (words: string): Card => ({
  title: 'A request',
  body: [{ type: 'quote', text: words, by: 'UNHCR' }],
  actions: [],
  summary: 'A request.',
});
const message = (id: string, words = `words of ${id}`): Message => ({
  id,
  kind: 'request',
  card: card(words),
  language: 'en',
  at: instant('2026-11-24T14:00:00Z'),
  since: instant('2026-11-24T14:00:00Z'),
  network: networkId('una'),
  urgent: false,
});

/** What every platform keeps, whatever it is made of. */
export function platformContract({ name, start, ...traits }: Contract): void {
  const { findsAgain = true, edits = true, refusal = 'blocked', hasRooms = false } = traits;
  describe(`the platform contract: ${name}`, () => {
    let at: Started;
    let one: Person;
    let other: Person;
    beforeEach(async () => {
      at = await start();
      [one, other] = at.people as [Person, Person];
    });
    afterEach(() => at.stop());

    const sent = async (to: Person, what: Message): Promise<string> => {
      const done = await at.platform.send(to, what);
      if (!done.ok) throw new Error(`not sent: ${done.failure.reason}`);
      return done.messageId;
    };

    test('a message reaches its reader and nobody else', async () => {
      const id = await sent(one, message('m-1', 'only for one'));
      const seen = await at.seen(one);
      expect(seen.map((each) => each.id)).toEqual([id]);
      expect(seen[0]?.words).toContain('only for one');
      expect(await at.seen(other)).toEqual([]);
    });

    test.runIf(findsAgain)('the same message again is the same message', async () => {
      const first = await sent(one, message('m-1'));
      expect(await sent(one, message('m-1'))).toBe(first);
      expect(await at.seen(one)).toHaveLength(1);
    });

    test.runIf(findsAgain)('two tries at the same time are one message', async () => {
      const ids = await Promise.all([sent(one, message('m-1')), sent(one, message('m-1'))]);
      expect(new Set(ids).size).toBe(1);
      expect(await at.seen(one)).toHaveLength(1);
    });

    test('messages stand in the order in which they were sent', async () => {
      for (const id of ['m-1', 'm-2', 'm-3']) await sent(one, message(id));
      const words = (await at.seen(one)).map((each) => each.words);
      expect(words.map((text) => /m-\d/.exec(text)?.[0])).toEqual(['m-1', 'm-2', 'm-3']);
    });

    test.runIf(edits)('an edit changes what stands there, in its place', async () => {
      const id = await sent(one, message('m-1'));
      await sent(one, message('m-2'));
      expect(await at.platform.update(one, id, message('m-1', 'changed'))).toMatchObject({ ok: true });
      const seen = await at.seen(one);
      expect(seen).toHaveLength(2);
      expect(seen[0]?.words).toContain('changed');
      expect(seen[0]?.words).not.toContain('words of m-1');
    });

    test('an edit of a message that is not there is a "no", not a fault', async () => {
      const done = await at.platform.update(one, 'no-such-message', message('m-1'));
      expect(done).toEqual({ ok: false, failure: { kind: 'never', reason: 'notFound' } });
    });

    test('who has blocked the bot cannot be reached, is said so, and others still are', async () => {
      await at.block(one, true);
      const done = await at.platform.send(one, message('m-1'));
      expect(done).toEqual({ ok: false, failure: { kind: 'never', reason: refusal } });
      expect(await at.seen(one)).toEqual([]);
      await sent(other, message('m-2'));
    });

    test('who takes the block back can be reached again', async () => {
      await at.block(one, true);
      await at.platform.send(one, message('m-1'));
      await at.block(one, false);
      await sent(one, message('m-1'));
      expect(await at.seen(one)).toHaveLength(1);
    });

    test.each(HOSTILE)('a person’s words arrive unchanged: %s', async (words) => {
      await sent(one, message('m-1', words));
      expect((await at.seen(one))[0]?.words).toContain(words);
    });

    const inRoom = () => {
      const { platform, channel } = at;
      if (!platform.rooms || !channel) throw new Error('there is no channel');
      return { rooms: platform.rooms, ...channel };
    };

    test.runIf(hasRooms)('a post reaches the channel and nobody’s own chat, and is edited in its place', async () => {
      const { rooms, room, seen } = inRoom();
      expect(await rooms.place(room)).toMatchObject({ limits: expect.any(Array) as unknown[] });
      const sent = await rooms.send(room, message('p-1', 'for all'));
      await rooms.send(room, message('p-2'));
      if (!sent.ok) throw new Error(sent.failure.reason);
      expect(await rooms.update(room, sent.messageId, message('p-1', 'changed'))).toMatchObject({ ok: true });
      const [first, ...more] = await seen();
      expect(first).toMatchObject({ id: sent.messageId, words: expect.stringContaining('changed') as string });
      expect(more).toHaveLength(1);
      for (const person of at.people) expect(await at.seen(person)).toEqual([]);
    });

    test.runIf(hasRooms)('an edit of a post that is not there is a "no", not a fault', async () => {
      const { rooms, room } = inRoom();
      const done = await rooms.update(room, 'no-such-message', message('p-1'));
      expect(done).toEqual({ ok: false, failure: { kind: 'never', reason: 'notFound' } });
    });

    test('a thousand messages, as many at once as there can be, all arrive, each once', async () => {
      const ids = Array.from({ length: 1000 }, (_, i) => `m-${i}`);
      // More at once the delivery worker never sends; and a request that waits for its turn may be given up.
      for (let i = 0; i < ids.length; i += MAX_IN_FLIGHT)
        await Promise.all(
          ids.slice(i, i + MAX_IN_FLIGHT).map((id, n) => sent(n % 2 ? one : other, message(id, `<${id}>`))),
        );
      const words = [...(await at.seen(one)), ...(await at.seen(other))].map((each) => each.words);
      const arrived = words.map((text) => /<(m-\d+)>/.exec(text)?.[1]);
      expect(new Set(arrived)).toEqual(new Set(ids));
      expect(arrived).toHaveLength(1000);
    }, 60_000);
  });
}
