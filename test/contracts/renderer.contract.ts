/**
 * What every renderer of cards must do: each card, in each language, ordinary, empty, hostile and huge, reaches its reader
 * with all its words unchanged, within the platform's limits, and with buttons that the core understands.
 */
import { describe, expect, it } from 'vitest';
import type { Action, Block, Card, Field, Form } from '../../src/core/card.ts';
import { LANGUAGES } from '../../src/core/people.ts';
import { ACTS } from '../support/acts.ts';
import { drawSample, KINDS, samples, type Kind } from '../support/cardSamples.ts';
import { CARDS } from '../support/features.ts';

export interface RendererUnderTest<Rendered> {
  readonly name: string;
  readonly render: (card: Card) => Rendered;
  /** What a person sees and a screen reader reads, as the platform's clients make it of what was rendered. */
  readonly visibleText: (rendered: Rendered) => string;
  readonly bytes: (rendered: Rendered) => number;
  readonly limit: number;
  /** The ids of elements and inputs that a client keeps apart by them. */
  readonly ids: (rendered: Rendered) => readonly string[];
  /** Everything that can be pressed: its verb, and the inputs it brings (fixed and filled in). */
  /** Forms are filled in elsewhere: only their titles are shown here, and a link leads to all that was cut. */
  readonly answersElsewhere?: boolean;
  readonly presses: (rendered: Rendered) => readonly { readonly verb: string; readonly inputs: readonly string[] }[];
}

/** @param kinds those that are tried; huge ones of a large limit take long, and are tried in the slow suite */
export function rendererContract<Rendered>(subject: RendererUnderTest<Rendered>, kinds: readonly Kind[] = KINDS): void {
  describe(`the ${subject.name} renderer`, () => {
    it('is tried with every card', () => {
      for (const kind of KINDS)
        expect([...new Set(samples(kind).map(({ card }) => card))].sort()).toEqual(Object.keys(CARDS).sort());
    });
    for (const language of LANGUAGES)
      for (const kind of kinds)
        describe(`${kind} cards in ${language}`, () => {
          const all = samples(kind).map((sample) => {
            const drawn = drawSample(sample, language);
            const card = subject.answersElsewhere ? withoutForms(drawn) : drawn;
            return { about: `${sample.card} (${sample.about})`, card, rendered: subject.render(card) };
          });

          it('stay within the limit', () => {
            const over = all.filter(({ rendered }) => subject.bytes(rendered) > subject.limit);
            expect(over.map(({ about, rendered }) => `${about}: ${subject.bytes(rendered)}`)).toEqual([]);
          });

          it('show every word unchanged, or shortened with the button for the rest', () => {
            const faults = all.flatMap(({ about, card, rendered }) => {
              const seen = withoutIsolates(subject.visibleText(rendered));
              const lost = [
                ...wordsOf(card).filter((words) => !seen.includes(seenText(words))),
                ...valuesOf(card).filter((value) => !seen.includes(withoutIsolates(value))),
              ];
              return lost.length === 0 || cutHonestly(kind, card, seen)
                ? []
                : [`${about}: ${JSON.stringify(lost.slice(0, 2))}`];
            });
            expect(faults).toEqual([]);
          });

          it('have no id twice', () => {
            const twice = all.flatMap(({ about, rendered }) => {
              const ids = subject.ids(rendered);
              return new Set(ids).size === ids.length ? [] : [about];
            });
            expect(twice).toEqual([]);
          });

          it('offer only acts of the contract, with inputs that these take', () => {
            const wrong = all.flatMap(({ about, rendered }) =>
              subject.presses(rendered).flatMap(({ verb, inputs }) => {
                const known = ACTS[verb]?.inputs;
                // A form's field may be a part of an input: `answers.1`.
                const extra = inputs.filter((input) => !known?.includes(input.replace(/\.\d+$/, '')));
                return known && extra.length === 0 ? [] : [`${about}: ${verb} ${extra.join()}`];
              }),
            );
            expect([...new Set(wrong)]).toEqual([]);
          });
        });
  });
}

/**
 * A card that was too large shows its beginning and offers the rest, when there is more to show than the card itself; a
 * text that was cut ends with `…` and is otherwise as it was. Only a huge text is cut without such a button.
 */
function cutHonestly(kind: Kind, card: Card, seen: string): boolean {
  if (card.whole ? !seen.includes(card.whole.title) : kind !== 'huge') return false;
  const said = [...wordsOf(card), card.more ?? ''].map(seenText);
  // A line may hold several texts, set apart by wide spaces.
  const ends = seen
    .split(/[\n\u2003]/)
    .filter((part) => part.endsWith('…'))
    .map((part) => part.slice(0, -1).slice(-20));
  return (
    seen.includes(seenText(card.title).slice(0, 70)) && ends.every((end) => said.some((words) => words.includes(end)))
  );
}

/** The card with the titles of its forms and no more. */
function withoutForms({ form, ...card }: Card): Card {
  const actions = card.actions.map((action): Action => {
    if (action.type !== 'form') return action;
    return { type: 'press', title: action.title, verb: action.form.verb };
  });
  const title = form && (form.title ?? form.submit);
  return {
    ...card,
    actions: [...(form ? [{ type: 'press', title: title ?? '', verb: form.verb } as const] : []), ...actions],
  };
}

/** Marks that isolate a text from its neighbours do not show. */
const withoutIsolates = (text: string): string => text.replace(/[\u2066-\u2069]/g, '');

/** What a person should see of these words: control characters as their pictures, what cannot be shown as `�`. */
export const seenText = (text: string): string =>
  withoutIsolates(text.replace(/\r\n?/g, '\n'))
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, (mark) => String.fromCharCode(0x2400 + mark.charCodeAt(0)))
    .replace(/\u007f/g, '\u2421')
    .replace(/[\u0080-\u009f\ud800-\udfff]/gu, '\ufffd');

/** Every word that the card says, wherever it stands. */
export function wordsOf(card: Card): string[] {
  const head = [card.title, ...(card.eyebrow === undefined ? [] : [card.eyebrow])];
  return [
    ...head,
    ...card.body.flatMap(blockWords),
    ...(card.form ? formWords(card.form) : []),
    ...card.actions.flatMap(actionWords),
  ].filter((words) => words !== '');
}

function blockWords(block: Block): string[] {
  switch (block.type) {
    case 'text':
    case 'heading':
      return [block.text];
    case 'facts':
      return block.facts.flat();
    case 'quote':
      return [block.text, block.by];
    case 'link':
      return [block.text];
    case 'list':
      return block.items.flatMap(({ text, note = '' }) => [text, note]);
    case 'table':
      return [...block.columns, ...block.rows.flat()];
    case 'fold':
      return [block.title, ...block.body.flatMap(blockWords)];
  }
}
const actionWords = (action: Action): string[] => [
  action.title,
  ...(action.type === 'form' ? formWords(action.form) : []),
];
const formWords = ({ note = '', fields, submit }: Form): string[] => [note, submit, ...fields.flatMap(fieldWords)];
const fieldWords = (field: Field): string[] => [
  field.label,
  field.hint ?? '',
  ...(field.type === 'choice' ? field.options.map(({ title }) => title) : []),
];

/** What is filled in beforehand: it is sent back, so it stays as it is to the letter. */
const valuesOf = (card: Card): string[] =>
  [
    ...(card.form ? [card.form] : []),
    ...card.actions.flatMap((action) => (action.type === 'form' ? [action.form] : [])),
  ]
    .flatMap(({ fields }) => fields)
    .flatMap((field) => (field.type === 'text' && field.value !== undefined ? [field.value] : []));
