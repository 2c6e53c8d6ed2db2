import type { KnownBlock, ModalView } from '@slack/types';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { speaker } from '../../../src/i18n/speaker.ts';
import type { Card } from '../../../src/core/card.ts';
import { entityId, ref } from '../../../src/core/ids.ts';
import { LANGUAGES } from '../../../src/core/people.ts';
import { sizeOf, toBlocks, toPages, type RenderedBlocks } from '../../../src/platforms/slack/card.ts';
import { answer } from '../../../src/platforms/slack/answers.ts';
import { createCardChanges } from '../../../src/platforms/slack/cardChanges.ts';
import type { AnswerDeps, PressOrigin } from '../../../src/platforms/slack/pressOrigin.ts';
import { cuts, smallestCard } from '../../../src/platforms/adaptiveCard/cut.ts';
import { formView, type FormWords } from '../../../src/platforms/slack/card/form.ts';
import { leastBlocks } from '../../../src/platforms/slack/card/blocks.ts';
import { readForm } from '../../../src/platforms/slack/card/readForm.ts';
import { MESSAGE_LIMITS, VIEW_LIMITS } from '../../../src/platforms/slack/card/limits.ts';
import type { FormPart, CardPart, ButtonValue } from '../../../src/platforms/slack/parts.ts';
import { rendererContract } from '../../contracts/renderer.contract.ts';
import { ENTITIES, reader, remark, request, stand } from '../../support/views.ts';
import { drawSample, KINDS, once, samples } from '../../support/cardSamples.ts';
import { messageFaults, viewFaults } from '../../support/slack/blockKit.ts';
import { blocksText, controls, viewText } from '../../support/slack/reading.ts';
import { draw } from '../../support/features.ts';

const WORDS: FormWords = { close: 'Close', send: 'Send', yes: 'Yes', no: 'No', more: 'More' };

interface Rendered {
  readonly message: ReturnType<typeof toPages>;
  readonly modals: readonly ModalView[];
}
const forms = ({ parts }: RenderedBlocks): FormPart[] =>
  [...parts.values()].filter((part): part is FormPart => part.type === 'form');
const render = once((card): Rendered => {
  const message = toPages(card, { who: 'una-12', kind: 'request' });
  return { message, modals: forms(message).map((part) => formView(part, WORDS, { metadata: '' })) };
});

const partOf = ({ parts }: RenderedBlocks, value: unknown): CardPart | undefined => {
  const { k, p } = JSON.parse(String(value)) as ButtonValue;
  return p ?? (k === undefined ? undefined : parts.get(k));
};
const pressesOf = (drawn: RenderedBlocks) =>
  controls(drawn.blocks)
    .filter(({ element }) => element['url'] === undefined)
    .map(({ element, option }) => {
      const part = partOf(drawn, (option ?? element)['value']);
      if (!part) return { verb: 'nothing', inputs: [] };
      if (part.type === 'press') return { verb: part.verb, inputs: Object.keys(part.inputs ?? {}) };
      return { verb: part.form.verb, inputs: Object.keys(readForm(part, {})) };
    });
const idsOf = (blocks: readonly KnownBlock[], of: string): string[] =>
  blocks.flatMap((block) => [
    ...(block.block_id === undefined ? [] : [`${of} ${block.block_id}`]),
    ...('elements' in block ? (block.elements as { action_id?: string }[]) : []).flatMap(({ action_id: id }) =>
      id === undefined ? [] : [`${of} ${id}`],
    ),
  ]);

rendererContract<Rendered>({
  name: 'Block Kit',
  render,
  visibleText: ({ message, modals }) => [...message.pages.map(blocksText), ...modals.map(viewText)].join('\n'),
  bytes: ({ message }) => Math.max(...message.pages.map(sizeOf)),
  limit: MESSAGE_LIMITS.size,
  ids: ({ message, modals }) => [
    ...idsOf(message.blocks, 'message'),
    ...modals.flatMap((modal, i) => idsOf(modal.blocks as KnownBlock[], `modal ${i}`)),
  ],
  presses: ({ message }) => pressesOf(message),
});

const all = KINDS.flatMap((kind) =>
  LANGUAGES.flatMap((language) =>
    samples(kind).map((sample) => {
      const card = drawSample(sample, language);
      const about = `${kind} ${sample.card} (${sample.about}) in ${language}`;
      return { about, card, message: toBlocks(card), rendered: render(card) };
    }),
  ),
);

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
  it('is a message that Slack takes', () => {
    const faults = all.flatMap(({ about, message, rendered }) =>
      [message.blocks, ...rendered.message.pages].flatMap(messageFaults).map((fault) => `${about}: ${fault}`),
    );
    expect(faults.slice(0, 10)).toEqual([]);
  }, 120_000);

  it('is written as it is drawn, and as long as it is said to be', () => {
    for (const { about, message } of all) {
      const { blocks, written, size } = message;
      const json = JSON.stringify(blocks);
      expect(written.text, about).toBe(json);
      expect(JSON.stringify({ blocks: written }), about).toBe(`{"blocks":${json}}`);
      expect(written.bytesBetween('{"é":', '}').toString(), about).toBe(`{"é":${json}}`);
      expect(size, about).toBe(json.length);
    }
  });

  it('is the first version that fits, as if each had been drawn by itself', () => {
    const boundless = { blocks: Infinity, size: Infinity, tables: true };
    const on = { who: 'una-12', kind: 'request' };
    let shortened = 0;
    const large = all.filter(({ message }) => message.size > 5_000).filter((_, place) => place % 16 === 0);
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
    const some = all.filter((_, place) => place % 8 === 0);
    let counted = 0;
    for (const { about, card } of some) {
      const least = leastBlocks(card);
      expect(least, about).toBeLessThanOrEqual(toBlocks(card, {}, boundless).blocks.length);
      counted += least;
    }
    expect(counted).toBeGreaterThan(some.length);
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

  it('is a home tab and a modal that Slack takes', () => {
    const faults = all.flatMap(({ about, card }) => {
      const { blocks } = toBlocks(card, {}, VIEW_LIMITS);
      return viewFaults({ type: 'home', blocks }).map((fault) => `${about}: ${fault}`);
    });
    expect(faults.slice(0, 10)).toEqual([]);
  }, 120_000);

  it('opens forms that Slack takes', () => {
    const faults = all.flatMap(({ about, rendered }) =>
      rendered.modals.flatMap((modal) => viewFaults(modal).map((fault) => `${about}: ${fault}`)),
    );
    expect(faults.slice(0, 10)).toEqual([]);
  });

  it('promises no act on a button that only opens a form', () => {
    const promises = all.flatMap(({ about, card, message }) => {
      const opening = controls(message.blocks).filter(({ element }) => String(element['action_id']).startsWith('form'));
      const acts = [card.form, ...card.actions.map((action) => (action.type === 'form' ? action.form : undefined))];
      return opening
        .filter(({ words }) => !words.endsWith('…') || acts.some((form) => form?.submit === words))
        .map(({ words }) => `${about}: ${words}`);
    });
    expect(promises).toEqual([]);
  });

  it('has words for notifications in which nothing is markup', () => {
    for (const { about, rendered } of all) {
      const { text } = rendered.message;
      expect(text, about).not.toBe('');
      expect(text, about).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
    }
  });

  it('names only references and fixed inputs in what travels through the client', () => {
    for (const { rendered } of all)
      for (const { element, option } of controls(rendered.message.blocks)) {
        const value = (option ?? element)['value'];
        if (value === undefined) continue;
        expect(Object.keys(JSON.parse(value as string) as object)).toEqual(
          expect.not.arrayContaining(['entity', 'roles', 'role', 'name', 'email']),
        );
      }
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
