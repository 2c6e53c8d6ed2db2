/**
 * Walks every place where a request can stand, with words planted in everything that people write on it, and looks for them
 * there, label by label (domain.md 9).
 */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { networkId, ref } from '../../src/core/ids.ts';
import { world, type Somebody, type World } from '../support/world.ts';

const TITLE = 'Zanzibar-title';
const TITLE2 = 'Zanzibar-corrected';
const REGISTER_TITLE = [TITLE, TITLE2];
/** One word for everything that somebody writes, so that a leak says what it is. */
const SAID = [
  'zw-summary',
  'zw-link',
  'zw-objection',
  'zw-satisfy',
  'zw-request',
  'zw-comment',
  'zw-time',
  'zw-abstention',
  'zw-extension',
  'zw-correction',
  'zw-newsummary',
  'zw-challenge',
  'zw-revision',
  'zw-newlink',
  'zw-entered',
  'zw-source',
  'zw-late',
  'zw-back',
  'zw-withdrawal',
  'zw-unreached',
];

async function open(w: World, classification: string, more = {}): Promise<string> {
  return w.open({
    title: TITLE,
    summary: 'zw-summary',
    documentUrl: 'https://un.example/zw-link',
    classification,
    ...more,
  });
}

const ok = async (act: Promise<{ ok: boolean; message: string }>): Promise<void> =>
  expect(await act).toMatchObject({ ok: true });

/** Everything that can be said on a request, from its opening to its number. */
async function lived(w: World, e: string): Promise<void> {
  const [unhcr, unicef] = [w.focalPoint('UNHCR'), w.focalPoint('UNICEF')];
  await ok(w.alternate('UNFPA').press('endorsement.endorse', e, { comment: 'zw-comment' }));
  await ok(unhcr.press('endorsement.comment', e, { text: 'zw-comment' }));
  await ok(unicef.press('endorsement.needTime', e, { text: 'zw-time', until: '2026-12-08' }));
  await ok(unicef.press('endorsement.abstain', e, { comment: 'zw-abstention' }));
  await ok(w.officer.press('endorsement.extend', e, { closesOn: '2026-12-09', reason: 'zw-extension' }));
  await ok(
    w.officer.press('endorsement.correct', e, { title: TITLE2, note: 'zw-correction', summary: 'zw-newsummary' }),
  );
  await ok(unhcr.press('endorsement.challengeCorrection', e, { text: 'zw-challenge' }));
  await ok(
    w.officer.press('endorsement.revise', e, {
      documentUrl: 'https://un.example/zw-newlink',
      documentVersion: '2',
      changes: 'zw-revision',
    }),
  );
  await ok(unhcr.press('endorsement.object', e, { text: 'zw-objection', wouldSatisfy: 'zw-satisfy' }));
  await ok(unhcr.press('endorsement.requestDiscussion', e, { text: 'zw-request' }));
  await ok(
    w.officer.press('endorsement.enterFor', e, {
      entity: 'UNFPA',
      position: 'object',
      text: 'zw-entered',
      source: 'zw-source',
    }),
  );
  await ok(unhcr.press('endorsement.withdrawRequest', e, { reason: 'zw-back' }));
  const { closesAt } = await w.request(e);
  await w.to(new Date(Date.parse(closesAt) + 60_000).toISOString());
  await unicef.press('endorsement.object', e, { text: 'zw-late' });
  await w.settle();
}

/** What everybody types and presses afterwards; the answers that stay are in their chats. */
async function askedFor(w: World, e: string): Promise<void> {
  for (const who of [w.focalPoint('UNHCR'), w.officer, w.observer]) {
    for (const typed of [`show ${e}`, 'ok', 'home', 'endorsement list', 'register', e]) await who.say(typed);
    await who.press('endorsement.show', e);
    await who.press('endorsement.show', e, { page: 1 });
  }
}

/** Every kept message of everybody, as it is stored: words, the card with its forms, what a notification says. */
async function kept(w: World): Promise<{ of: string; json: string; notification: string }[]> {
  const all = [];
  for (const who of w.everyone)
    for (const message of await who.messages()) {
      const card = message.card as { fallbackText?: string } | null;
      all.push({
        of: `${message.kind} (${message.cardName}) to ${who.name}`,
        json: JSON.stringify(message),
        notification: card?.fallbackText ?? message.text,
      });
    }
  return all;
}

const leaks = (places: readonly { of: string; json: string }[], words: readonly string[]): string[] =>
  places.flatMap(({ of, json }) => words.filter((word) => json.includes(word)).map((word) => `${word} in ${of}`));

async function livedWith(classification: string): Promise<{ w: World; e: string }> {
  const w = await world();
  await w.officer.say('room here', { room: true });
  const e = await open(w, classification);
  await lived(w, e);
  const other = await open(w, classification, { documentUrl: 'https://un.example/zw-link/2' });
  await ok(w.officer.press('endorsement.withdraw', other, { reason: 'zw-withdrawal' }));
  await askedFor(w, e);
  return { w, e };
}

describe('messages that are kept', () => {
  it('hold everything of what is unclassified: the walk finds every word that it plants', async () => {
    const { w } = await livedWith('unclassified');
    const chats = (await kept(w)).map(({ json }) => json).join();
    // Who was not reached is a story of its own, below.
    for (const word of SAID.filter((one) => one !== 'zw-unreached' && one !== 'zw-back')) expect(chats).toContain(word);
    expect(chats).toContain(TITLE2);
  });

  it('hold the title of what is confidential, and who has spoken; nobody’s words, and no link', async () => {
    const { w, e } = await livedWith('confidential');
    const places = await kept(w);
    expect(leaks(places, SAID)).toEqual([]);
    const outcome = await w.focalPoint('UNFPA').last('outcome');
    expect(outcome.words).toContain(TITLE2);
    expect(outcome.words).toContain('UNHCR');
    const request = await w.focalPoint('UNICEF').last('request');
    expect(request.words).toContain(TITLE);
    expect(request.verbs).toContain('endorsement.show');
    expect(await w.request(e)).toMatchObject({ state: 'endorsed' });
  });

  it('hold the reference of what is strictly confidential, and nobody’s name', async () => {
    const { w, e } = await livedWith('strictlyConfidential');
    const places = await kept(w);
    expect(leaks(places, [...SAID, ...REGISTER_TITLE])).toEqual([]);
    const said = await w.focalPoint('UNFPA').last('outcome');
    expect(said.words).toContain(e);
    expect(said.words).not.toContain('UNHCR');
  });

  it.each(['confidential', 'strictlyConfidential'])(
    'keep out why the Secretariat closed over entities not reached: %s',
    async (classification) => {
      const w = await world();
      for (const who of [w.focalPoint('UNFPA'), w.alternate('UNFPA')]) await who.block();
      const e = await open(w, classification);
      await w.to('2026-12-02T22:00:01Z');
      await ok(w.officer.press('endorsement.closeUnreached', e, { reason: 'zw-unreached' }));
      await w.advance('PT1M');
      expect(leaks(await kept(w), SAID)).toEqual([]);
      expect(JSON.stringify((await w.officer.press('endorsement.show', e)).card)).toContain('zw-unreached');
    },
  );
});

describe.each(['confidential', 'strictlyConfidential'])('what is %s', (classification) => {
  it('is in notifications and in the room by its reference alone', async () => {
    const { w, e } = await livedWith(classification);
    const notices = (await kept(w)).filter(({ json }) => json.includes(`"target":"${e}"`));
    expect(notices.length).toBeGreaterThan(20);
    const told = notices.map(({ of, notification }) => ({ of, json: notification }));
    expect(leaks(told, [...SAID, ...REGISTER_TITLE, 'UNHCR', 'UNFPA'])).toEqual([]);
    const posts = (await w.room()).map((post) => ({ of: 'the room', json: JSON.stringify(post) }));
    expect(posts.length).toBeGreaterThan(1);
    expect(leaks(posts, [...SAID, ...REGISTER_TITLE])).toEqual([]);
  });

  it('is in notifications about the agenda item that it became by its reference alone', async () => {
    const w = await world();
    await w.officer.press('meeting.schedule', null, { kind: 'focalPoints', startsAt: '2026-12-15T10:00' });
    const e = await open(w, classification);
    await w.focalPoint('UNHCR').press('endorsement.object', e, { text: 'zw-objection', requestDiscussion: 'yes' });
    await w.to('2026-12-14T16:00:00Z');
    const all = await kept(w);
    expect(all.some(({ json }) => json.includes('A-1'))).toBe(true);
    const told = all.map(({ of, notification }) => ({ of, json: notification }));
    expect(leaks(told, [...SAID, TITLE])).toEqual([]);
  });

  it('is shown whole to a member who asks, and is not kept', async () => {
    const w = await world();
    const e = await open(w, classification);
    await w.focalPoint('UNHCR').press('endorsement.object', e, { text: 'zw-objection', wouldSatisfy: 'zw-satisfy' });
    for (const who of [w.focalPoint('UNICEF'), w.officer]) {
      const { id: messageId } = await who.last('request');
      const shown = JSON.stringify((await who.press('endorsement.show', e, {}, { messageId })).card);
      for (const word of [TITLE, 'zw-summary', 'zw-link', 'zw-objection', 'zw-satisfy']) expect(shown).toContain(word);
      expect(leaks(await kept(w), SAID)).toEqual([]);
    }
    expect((await w.observer.press('endorsement.show', e)).card).toBeUndefined();
  });

  it('comes back without its words from an act, whose answer takes the place of a kept card', async () => {
    const w = await world();
    const e = await open(w, classification);
    const unhcr = w.focalPoint('UNHCR');
    const { id: messageId } = await unhcr.last('request');
    const answer = await unhcr.press('endorsement.object', e, { text: 'zw-objection' }, { messageId });
    expect(answer).toMatchObject({ ok: true, cardName: 'request' });
    expect(leaks([{ of: 'the answer', json: JSON.stringify([answer, answer.card]) }], SAID)).toEqual([]);
    // The same act twice is answered the same.
    const again = await unhcr.press('endorsement.object', e, { text: '' }, { messageId });
    expect(leaks([{ of: 'a refusal', json: JSON.stringify([again, again.card]) }], SAID)).toEqual([]);
  });

  it('is in nobody’s client shown by itself', async () => {
    const w = await world();
    await open(w, classification);
    const { card } = await w.focalPoint('UNHCR').last('request');
    expect(card).not.toHaveProperty('refresh');
  });
});

describe('a live message that an older version sent in full', () => {
  it.each(['confidential', 'strictlyConfidential'])('is edited at the next refresh: %s', async (classification) => {
    const edits: { id: string; card: string }[] = [];
    const w = await world({
      platform: (local) => ({
        ...local,
        update: async (to, id, message) => {
          edits.push({ id, card: JSON.stringify(message.card) });
          return local.update(to, id, message);
        },
      }),
    });
    const e = await open(w, classification);
    const live = (await w.store.deliveries(networkId('una'), { about: ref(e) })).filter(
      ({ card }) => card === 'request',
    );
    const at = await w.now();
    await w.store.edited(
      live.map(({ id }) => ({ id, shown: { version: 0, hash: 'of the card in full' }, editAfter: at, at })),
    );
    await w.focalPoint('UNHCR').press('endorsement.object', e, { text: 'zw-objection' });
    await w.advance('PT10S');
    const edited = new Set(edits.map(({ id }) => id));
    expect(live.length).toBeGreaterThan(0);
    for (const { messageId } of live) expect(edited).toContain(messageId);
    for (const { card } of edits) for (const word of SAID) expect(card).not.toContain(word);
  });
});

describe('lists, search and Home', () => {
  const asks = async (who: Somebody): Promise<string> => {
    const cards = [
      await who.press('endorsement.list', null, { state: 'all' }),
      await who.press('home'),
      await who.say('register'),
    ];
    return JSON.stringify(cards.map(({ message, card }) => [message, card]));
  };
  const two = async (classification: string) => {
    const w = await world();
    const ended = await open(w, classification);
    await w.to('2026-12-03T00:00:00Z');
    const running = await open(w, classification, { documentUrl: 'https://un.example/zw-link/2' });
    return { w, ended, running };
  };

  it('show members the title of what is confidential, and observers its reference', async () => {
    const { w, ended, running } = await two('confidential');
    for (const who of [w.focalPoint('UNHCR'), w.officer]) {
      const lists = await asks(who);
      expect(lists).toContain(TITLE);
      expect(leaks([{ of: who.name, json: lists }], SAID)).toEqual([]);
      expect((await who.say('register zanzibar')).words).toContain('UNA/2026/1');
    }
    const lists = await asks(w.observer);
    expect(leaks([{ of: 'an observer', json: lists }], [...SAID, TITLE, 'UNHCR'])).toEqual([]);
    for (const ref of [ended, running]) expect(lists).toContain(ref);
    for (const words of ['register zanzibar', 'register unhcr', 'register zw-link'])
      expect((await w.observer.say(words)).words).not.toContain('UNA/2026/1');
    expect((await w.observer.say('register UNA/2026/1')).words).toContain(`UNA/2026/1 · ${ended}`);
  });

  it('show everybody the reference of what is strictly confidential', async () => {
    const { w, ended, running } = await two('strictlyConfidential');
    for (const who of [w.focalPoint('UNHCR'), w.officer, w.observer]) {
      const lists = await asks(who);
      expect(leaks([{ of: who.name, json: lists }], [...SAID, TITLE])).toEqual([]);
      for (const ref of [ended, running]) expect(lists).toContain(ref);
      // Whoever may read it all finds it by its words, and sees its reference.
      const found = (await who.say('register zanzibar')).words;
      expect(found.includes('UNA/2026/1')).toBe(who !== w.observer);
      expect(found).not.toContain(TITLE);
    }
  });
});

describe('the register’s export', () => {
  type Format = 'csv' | 'json' | 'docx';
  async function address(w: World, format: Format): Promise<string> {
    const { card } = await w.officer.press('register.export', null, { format });
    return (card as { actions: { url: string }[] }).actions[0]?.url.slice(w.url.length) ?? '';
  }
  const decided = async (...labels: string[]): Promise<World> => {
    const w = await world();
    for (const [i, label] of labels.entries()) await open(w, label, { documentUrl: `https://un.example/${i}` });
    await w.to('2026-12-03T00:00:00Z');
    return w;
  };
  const openings = async (w: World) =>
    (await w.records<{ verb: string; actor: string; target: string }>('audit')).filter(
      ({ verb }) => verb === 'file.open',
    );

  it('is marked in every row and on every page', async () => {
    const w = await decided('unclassified', 'confidential', 'strictlyConfidential');
    const csv = await (await w.fetch(await address(w, 'csv'))).text();
    const rows = csv.trim().split('\r\n');
    expect(rows[0]).toMatch(/,classification$/);
    expect(rows.slice(1).map((row) => row.slice(row.lastIndexOf(',') + 1))).toEqual([
      'strictlyConfidential',
      'confidential',
      'unclassified',
    ]);
    const json = (await (await w.fetch(await address(w, 'json'))).json()) as { classification: string }[];
    expect(json.map(({ classification }) => classification)).toContain('strictlyConfidential');
    const parts = unzipSync(new Uint8Array(await (await w.fetch(await address(w, 'docx'))).arrayBuffer()));
    const texts = Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)] as const);
    for (const edge of ['word/header', 'word/footer'])
      expect(texts.find(([name]) => name.startsWith(edge))?.[1]).toContain('Strictly confidential');
    const [, page = ''] = texts.find(([name]) => name === 'word/document.xml') ?? [];
    expect(page).toContain('>Confidential<');
    expect(page).toContain('headerReference');
  });

  it('carries the highest label of its lines, and none when nothing is restricted', async () => {
    const header = async (w: World): Promise<string> => {
      const parts = unzipSync(new Uint8Array(await (await w.fetch(await address(w, 'docx'))).arrayBuffer()));
      return Object.entries(parts)
        .filter(([name]) => name.startsWith('word/header'))
        .map(([, bytes]) => strFromU8(bytes))
        .join();
    };
    expect(await header(await decided('confidential', 'unclassified'))).toContain('>Confidential<');
    expect(await header(await decided('unclassified'))).not.toMatch(/confidential/i);
  });

  it.each(['confidential', 'strictlyConfidential'])('has a link that lives one hour: %s', async (label) => {
    const w = await decided(label);
    const path = await address(w, 'csv');
    await w.advance('PT1H');
    expect((await w.fetch(path)).status).toBe(200);
    await w.advance('PT1S');
    const late = await w.fetch(path);
    expect(late.status).toBe(410);
    expect(await late.text()).not.toContain('UNA/2026');
  });

  it('is not opened by an older link once something restricted is in it', async () => {
    const w = await decided('unclassified');
    const path = await address(w, 'csv');
    await w.advance('P2D');
    expect((await w.fetch(path)).status).toBe(200);
    await open(w, 'confidential');
    await w.advance('P10D');
    expect((await w.fetch(path)).status).toBe(410);
  });

  it('has each opening in the audit trail where something is strictly confidential, and nowhere else', async () => {
    const w = await decided('strictlyConfidential');
    for (const format of ['csv', 'json', 'docx'] as const) {
      await w.fetch(await address(w, format));
      await w.fetch(await address(w, format));
    }
    const seen = await openings(w);
    expect(seen.map(({ target }) => target)).toEqual(
      ['csv', 'json', 'docx'].flatMap((format) => [`register.${format}`, `register.${format}`]),
    );
    expect(seen.every(({ actor }) => actor === w.officer.id)).toBe(true);
    const other = await decided('confidential');
    await other.fetch(await address(other, 'csv'));
    expect(await openings(other)).toEqual([]);
  });
});
