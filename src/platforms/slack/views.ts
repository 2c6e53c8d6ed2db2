/** Draws modals: a form, an answer, or a short wait for one of them. */
import type { KnownBlock, ModalView } from '@slack/types';
import type { Card, Form } from '../../core/card.ts';
import type { Language } from '../../core/people.ts';
import type { ShownAnswer } from '../door.ts';
import { faultsOf, formsOn } from '../answerText.ts';
import { toBlocks } from './card.ts';
import { formView, type FormWords } from './card/form.ts';
import { LIMITS, VIEW_LIMITS } from './card/limits.ts';
import type { CardOwner } from './card/place.ts';
import { plain, rich, run, section } from './card/text.ts';
import { withMoreRoom } from './card/textBoxes.ts';
import { keyOf, type FormPart, type CardPart } from './parts.ts';
import type { SlackWords } from './words.ts';

/** The data that a modal carries. References only. */
export interface ModalMetadata extends CardOwner {
  /** The key of the form's definition. */
  readonly k?: string;
  /** The message on which the modal was opened: `T1/D7/1700000000.000100`. */
  readonly m?: string;
}

export interface DrawnView {
  readonly view: ModalView;
  readonly parts: ReadonlyMap<string, CardPart>;
}

export const readMetadata = (text: string | undefined): ModalMetadata => {
  try {
    const read = Object.entries((JSON.parse(text || '{}') ?? {}) as object);
    return Object.fromEntries(read.filter(([, value]) => typeof value === 'string'));
  } catch {
    return {};
  }
};

const formWords = (words: SlackWords, language: Language): FormWords => ({
  close: words(language, 'close'),
  send: words(language, 'send'),
  yes: words(language, 'yes'),
  no: words(language, 'no'),
  more: words(language, 'moreRoom'),
});

/** The id of the block with words that are put above an open form. */
const NOTE = 'note';

/** The open form with words above it. Slack keeps what was typed into inputs that stay. */
export const notedView = ({ blocks, ...view }: ModalView, words: string): ModalView => ({
  ...view,
  blocks: [
    { ...rich(section(run(words, { bold: true }))), block_id: NOTE },
    ...blocks.filter(({ block_id: id }) => id !== NOTE),
  ].slice(0, VIEW_LIMITS.blocks),
});

/** The open form with more boxes for one of its texts. */
export const widerView = (view: ModalView, value: string): ModalView => ({
  ...view,
  blocks: withMoreRoom(view.blocks, value).slice(0, VIEW_LIMITS.blocks),
});

export const loadingView = (words: SlackWords, language: Language, title?: string): ModalView => ({
  type: 'modal',
  title: plain(title ?? words(language, 'answer'), LIMITS.modalTitle),
  close: plain(words(language, 'close'), LIMITS.modalButton),
  blocks: [rich(section(run(words(language, 'loading'))))],
});

/** @param filled the faults and inputs of a form that is shown again, or known inputs */
export function modalForm(
  part: FormPart,
  meta: ModalMetadata,
  to: { words: SlackWords; language: Language },
  filled: { fault?: string; values?: Readonly<Record<string, unknown>>; before?: KnownBlock[] } = {},
): DrawnView {
  const k = keyOf(part);
  const { before = [], ...rest } = filled;
  const metadata = JSON.stringify({ ...meta, k } satisfies ModalMetadata);
  const view = formView(part, formWords(to.words, to.language), { metadata, ...rest });
  return { view: { ...view, blocks: [...before, ...view.blocks] }, parts: new Map([[k, part]]) };
}

/**
 * Draws an answer. A form that was asked for, or that is the next step after the sent form, is open. The result of an act
 * comes first, and a form on its card is opened by a button.
 */
export function modalAnswer(shown: ShownAnswer, meta: ModalMetadata, words: SlackWords, sent?: Form): DrawnView {
  const { card, cardName, language } = shown;
  const on: CardOwner = {
    ...(meta.who !== undefined && { who: meta.who }),
    ...(cardName !== undefined && { kind: cardName }),
    language,
  };
  const opens = card?.form && (shown.ok ? shown.isQuery || isNext(card.form, sent) : isAnew(shown, sent));
  if (opens)
    return modalCardForm(card, { ...meta, ...on }, { words, language }, shown.isQuery ? [] : answerBlocks(shown));
  const drawn = card ? toBlocks(card, on, { ...VIEW_LIMITS, blocks: VIEW_LIMITS.blocks - 2 }) : undefined;
  return {
    view: {
      type: 'modal',
      title: plain(words(language, 'answer'), LIMITS.modalTitle),
      close: plain(words(language, 'close'), LIMITS.modalButton),
      private_metadata: JSON.stringify({ ...meta, ...on } satisfies ModalMetadata),
      blocks: [...answerBlocks(shown), ...(drawn ? drawn.blocks : [])],
    },
    parts: drawn?.parts ?? new Map<string, CardPart>(),
  };
}

/** Is it another form than the one that was sent? For example, the form that applies an import after its preview. */
const isNext = ({ verb, inputs }: Form, sent: Form | undefined): boolean =>
  sent !== undefined && (verb !== sent.verb || JSON.stringify(inputs) !== JSON.stringify(sent.inputs));

/** The same form with what has come since, where the act was refused because of that: both are shown in it. */
export const isAnew = ({ ok, code, card }: ShownAnswer, sent: Form | undefined): boolean =>
  !ok &&
  code === 'conflict' &&
  card?.form !== undefined &&
  card.form.verb === sent?.verb &&
  JSON.stringify(card.form.inputs) !== JSON.stringify(sent.inputs);

function modalCardForm(
  card: Card,
  meta: ModalMetadata,
  to: { words: SlackWords; language: Language },
  over: readonly KnownBlock[],
): DrawnView {
  const part = cardForm(card);
  const { form: left, ...rest } = card;
  const drawn = toBlocks({ ...rest, title: '' }, meta, { ...VIEW_LIMITS, blocks: VIEW_LIMITS.blocks / 2 });
  const made = modalForm(part as FormPart, meta, to, { before: [...over, ...drawn.blocks] });
  return { view: made.view, parts: new Map([...drawn.parts, ...made.parts]) };
}

/** The definition of the open form on a card. */
export function cardForm({ title, form, context }: Card): FormPart | undefined {
  if (!form) return undefined;
  const target = form.target ?? context?.target;
  return {
    type: 'form',
    title,
    form,
    ...(target !== undefined && { target }),
    ...(context?.version !== undefined && { seen: context.version }),
  };
}

/** The words before the card. A refusal names the faults where the fields are not shown. */
export const answerBlocks = (shown: ShownAnswer): KnownBlock[] => [
  rich(
    section(run(shown.message, { bold: true })),
    ...(shown.ok ? [] : faultsOf(shown, shown.card ? formsOn(shown.card) : []).map((fault) => section(run(fault)))),
  ),
];
