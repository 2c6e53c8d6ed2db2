import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { speaker } from '../../../src/i18n/speaker.ts';
import type { Card } from '../../../src/core/card.ts';
import { entityId, ref } from '../../../src/core/ids.ts';
import { LANGUAGES } from '../../../src/core/people.ts';
import { sizeOf, toBlocks } from '../../../src/platforms/slack/card.ts';
import { answer } from '../../../src/platforms/slack/answers.ts';
import { createCardChanges } from '../../../src/platforms/slack/cardChanges.ts';
import type { AnswerDeps, PressOrigin } from '../../../src/platforms/slack/pressOrigin.ts';
import { cuts, smallestCard } from '../../../src/platforms/adaptiveCard/cut.ts';
import { leastBlocks } from '../../../src/platforms/slack/card/blocks.ts';
import { MESSAGE_LIMITS } from '../../../src/platforms/slack/card/limits.ts';
import { rendererContract } from '../../contracts/renderer.contract.ts';
import { BLOCK_KIT } from '../../support/slack/renderer.ts';
import { ENTITIES, reader, remark, request, stand } from '../../support/views.ts';
import { drawSample, KINDS, samples } from '../../support/cardSamples.ts';
import { blocksText } from '../../support/slack/reading.ts';
import { draw } from '../../support/features.ts';

// All huge ones, in both languages: test/slow/sweeps/renderers.test.ts.
rendererContract(BLOCK_KIT, (kind, language) => kind !== 'huge' || (language === 'en' && 'one of each'));

/** Every so-manieth card of all, one at a time. */
function* cards(every: number): Generator<{ readonly about: string; readonly card: Card }> {
  let place = 0;
  for (const kind of KINDS)
    for (const language of LANGUAGES)
      for (const sample of samples(kind)) {
        if ((place += 1) % every !== 0) continue;
        yield { about: `${kind} ${sample.card} (${sample.about}) in ${language}`, card: drawSample(sample, language) };
      }
}

describe('the card of a request', () => {
  it('fits as a whole when all of a network have answered, and twenty of them in a sentence', () => {
    const by = 'Amara Okoye-Lindqvist (sample)';
    const stands = ENTITIES.map((name) => stand({ entity: entityId(name), name, stand: 'endorsed', by }));
    const text =
      'We have no difficulty with this text as a whole; please move the third paragraph to the annex on funds.';
    const remarks = ENTITIES.slice(0, 20).map((name) => remark({ entity: entityId(name), name, by, text }));
    const view = request({ stands, remarks });
    const card = draw('request', speaker('en', 'Europe/Zurich'), reader(), view, {});
    const shown = blocksText(toBlocks(card as Card, { who: 'una-12', kind: 'request' }).blocks);
    expect(ENTITIES).toHaveLength(26);
    expect(shown.match(/move the third/g)).toHaveLength(20);
    for (const name of ENTITIES) expect(shown).toContain(`${name}\u2003Endorses (${by})`);
  });
});

describe('every rendered card', { timeout: 60_000 }, () => {
  it('is the first version that fits, as if each had been drawn by itself', () => {
    const boundless = { blocks: Infinity, size: Infinity, tables: true };
    const on = { who: 'una-12', kind: 'request' };
    let shortened = 0;
    const large = [...cards(16)].filter(({ card }) => toBlocks(card).size > 5_000);
    const buttons = (count: number, words: string): Card['body'][number] => ({
      type: 'list',
      items: Array.from({ length: count }, (_, n) => ({
        text: `${words} ${n}`,
        press: { verb: 'endorsement.show', target: ref(`E-${n + 1}`) },
      })),
    });
    const numbered = { title: 'T', summary: 'S', actions: [], body: [buttons(40, 'First'), buttons(3, 'Then')] };
    for (const { about, card } of [...large, { about: 'numbered buttons', card: numbered }]) {
      const room = { ...MESSAGE_LIMITS, size: 4_000 };
      const versions = [card, ...cuts(card), smallestCard(card)].values();
      let tries = 0;
      for (const version of versions) {
        const { blocks, parts } = toBlocks(version, on, boundless);
        tries += 1;
        if (blocks.length > room.blocks || sizeOf(blocks) > room.size) continue;
        const drawn = toBlocks(card, on, room);
        expect(drawn.blocks, about).toEqual(blocks);
        for (const key of parts.keys()) expect(drawn.parts.has(key), about).toBe(true);
        if (tries > 2) shortened += 1;
        break;
      }
    }
    expect(shortened).toBeGreaterThan(5);
  });

  it('has no fewer blocks than are counted without drawing it', () => {
    const boundless = { blocks: Infinity, size: Infinity, tables: true };
    let counted = 0;
    let looked = 0;
    for (const { about, card } of cards(8)) {
      const least = leastBlocks(card);
      expect(least, about).toBeLessThanOrEqual(toBlocks(card, {}, boundless).blocks.length);
      counted += least;
      looked += 1;
    }
    expect(counted).toBeGreaterThan(looked);
  });

  it('with far too many blocks is not drawn to learn that, and its buttons are written once', () => {
    const quoted = (n: number) => ({ type: 'quote' as const, text: `${n} ${'word '.repeat(300)}`, by: 'A person' });
    const card: Card = {
      ...{ title: 'T', summary: 'S', body: Array.from({ length: 60 }, (_, n) => quoted(n)) },
      actions: [{ type: 'press', title: 'Yes', verb: 'endorsement.endorse', target: ref('E-1') }],
    };
    const written = vi.spyOn(JSON, 'stringify');
    onTestFinished(() => written.mockRestore());
    const { size, written: whole } = toBlocks(card);
    const bytes = whole.bytesBetween('', '');
    const types = written.mock.calls.map(([value]) => (value as { type?: string } | undefined)?.type);
    expect(types.filter((type) => type === 'rich_text')).toEqual([]);
    expect(types.filter((type) => type === 'actions')).toEqual([]);
    expect(bytes.toString()).toHaveLength(size);
    const short = toBlocks({ ...card, body: [quoted(0)] });
    expect([short.size, short.written.text.length]).toEqual([short.size, short.size]);
    const then = written.mock.calls.map(([value]) => (value as { type?: string } | undefined)?.type);
    expect(then.filter((type) => type === 'actions')).toHaveLength(1);
  });
});

describe('an answer with its words over the card', () => {
  it('fits into a message also where the card alone would fill it', async () => {
    const message = 'What came of it is said over the card, and takes room as well. '.repeat(6).trim();
    for (const rows of Array.from({ length: 24 }, (_, i) => 60 + i * 2)) {
      const body = Array.from({ length: 45 }, (_, i) => ({ type: 'text' as const, text: `${i} `.repeat(rows) }));
      const posted: { blocks: unknown[] }[] = [];
      const client = { chat: { postMessage: async (sent: { blocks: unknown[] }) => void posted.push(sent) } };
      const shown = {
        ok: true,
        message,
        language: 'en' as const,
        cardName: 'a',
        card: { title: 'A card', body, actions: [], summary: 'x' },
      };
      const parts = { offer: async () => undefined };
      const spot = { client, visitor: { team: 'T1', user: 'U1' }, chat: { channel: 'D1', open: true }, meta: {} };
      await answer(
        { parts, changes: createCardChanges() } as unknown as AnswerDeps,
        spot as unknown as PressOrigin,
        shown,
      );
      expect(JSON.stringify(posted[0]?.blocks)).toContain('What came of it');
      for (const { blocks } of posted)
        expect(JSON.stringify(blocks).length).toBeLessThanOrEqual(MESSAGE_LIMITS.size + 1);
    }
  });
});
