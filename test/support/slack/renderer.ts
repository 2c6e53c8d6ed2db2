/** Block Kit as a renderer of cards, for its contract. */
import type { KnownBlock, ModalView } from '@slack/types';
import type { Card } from '../../../src/core/card.ts';
import { sizeOf, toBlocks, toPages, type RenderedBlocks } from '../../../src/platforms/slack/card.ts';
import { formView, type FormWords } from '../../../src/platforms/slack/card/form.ts';
import { readForm } from '../../../src/platforms/slack/card/readForm.ts';
import { MESSAGE_LIMITS, VIEW_LIMITS } from '../../../src/platforms/slack/card/limits.ts';
import type { FormPart, CardPart, ButtonValue } from '../../../src/platforms/slack/parts.ts';
import type { RendererUnderTest } from '../../contracts/renderer.contract.ts';
import { messageFaults, viewFaults } from './blockKit.ts';
import { blocksText, controls, viewText } from './reading.ts';

const WORDS: FormWords = { close: 'Close', send: 'Send', yes: 'Yes', no: 'No', more: 'More' };

interface Rendered {
  readonly message: ReturnType<typeof toPages>;
  readonly modals: readonly ModalView[];
  /** The card by itself, on nobody's message. */
  readonly plain: RenderedBlocks;
}
const forms = ({ parts }: RenderedBlocks): FormPart[] =>
  [...parts.values()].filter((part): part is FormPart => part.type === 'form');
const render = (card: Card): Rendered => {
  const message = toPages(card, { who: 'una-12', kind: 'request' });
  const modals = forms(message).map((part) => formView(part, WORDS, { metadata: '' }));
  return { message, modals, plain: toBlocks(card) };
};

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

export const BLOCK_KIT: RendererUnderTest<Rendered> = {
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
  also: () => ({
    'are messages that Slack takes': ({ rendered: { message, plain } }) =>
      [plain.blocks, ...message.pages].flatMap(messageFaults),
    'are written as they are drawn, and as long as they are said to be': ({ rendered: { plain } }) => {
      const { blocks, written, size } = plain;
      const json = JSON.stringify(blocks);
      const faults = {
        text: written.text !== json,
        json: JSON.stringify({ blocks: written }) !== `{"blocks":${json}}`,
        bytes: written.bytesBetween('{"é":', '}').toString() !== `{"é":${json}}`,
        size: size !== json.length,
      };
      return Object.entries(faults).flatMap(([name, isWrong]) => (isWrong ? [name] : []));
    },
    'are home tabs that Slack takes': ({ card }) =>
      viewFaults({ type: 'home', blocks: toBlocks(card, {}, VIEW_LIMITS).blocks }),
    'open forms that Slack takes': ({ rendered: { modals } }) => modals.flatMap((modal) => viewFaults(modal)),
    'promise no act on a button that only opens a form': ({ card, rendered: { plain } }) => {
      const acts = [card.form, ...card.actions.map((action) => (action.type === 'form' ? action.form : undefined))];
      return controls(plain.blocks)
        .filter(({ element }) => String(element['action_id']).startsWith('form'))
        .filter(({ words }) => !words.endsWith('…') || acts.some((form) => form?.submit === words))
        .map(({ words }) => words);
    },
    'have words for notifications in which nothing is markup': ({ rendered: { message } }) =>
      message.text === '' || /[<>]|&(?!amp;|lt;|gt;)/.test(message.text) ? [message.text] : [],
    'name only references and fixed inputs in what travels through the client': ({ rendered: { message } }) =>
      controls(message.blocks)
        .flatMap(({ element, option }) => (option ?? element)['value'] ?? [])
        .flatMap((value) => Object.keys(JSON.parse(value as string) as object))
        .filter((name) => ['entity', 'roles', 'role', 'name', 'email'].includes(name)),
  }),
};
