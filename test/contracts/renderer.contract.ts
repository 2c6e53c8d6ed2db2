/**
 * What every renderer of cards must do: each card, in each language, ordinary, empty, hostile and huge, reaches its reader
 * with all its words unchanged, within the platform's limits, and with buttons that the core understands.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Action, Block, Card, Field, Form } from '../../src/core/card.ts';
import { LANGUAGES, type Language } from '../../src/core/people.ts';
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
  /** Forms are filled in elsewhere: only their titles are shown here, and a link leads to all that was cut. */
  readonly answersElsewhere?: boolean;
  /** Everything that can be pressed: its verb, and the inputs it brings (fixed and filled in). */
  readonly presses: (rendered: Rendered) => readonly { readonly verb: string; readonly inputs: readonly string[] }[];
  /** What this renderer promises besides of cards of this kind in this language. */
  readonly also?: (kind: Kind, language: Language) => Checks<Rendered>;
}

/** A card of a sample, rendered. */
interface Tried<Rendered> {
  readonly kind: Kind;
  readonly card: Card;
  readonly rendered: Rendered;
}
/** By name: the faults of a card. */
export type Checks<Rendered> = Readonly<Record<string, (tried: Tried<Rendered>) => readonly string[]>>;

/** All samples of every card, the first of each card, or none. */
type Tries = boolean | 'one of each';

/** @param tries what is tried here; huge cards take long: all of them are tried in test/slow/sweeps */
export function rendererContract<Rendered>(
  subject: RendererUnderTest<Rendered>,
  tries: (kind: Kind, language: Language) => Tries,
): void {
  describe(`the ${subject.name} renderer`, () => {
    it('is tried with every card', () => {
      for (const kind of KINDS.filter((one) => LANGUAGES.some((language) => tries(one, language) !== false)))
        expect([...new Set(samples(kind).map(({ card }) => card))].sort()).toEqual(Object.keys(CARDS).sort());
    });
    for (const language of LANGUAGES)
      for (const kind of KINDS.filter((one) => tries(one, language) !== false))
        describe(`${kind} cards in ${language}`, () => {
          const checks = { ...checksOf(subject), ...subject.also?.(kind, language) };
          let faults: ReadonlyMap<string, readonly string[]>;
          beforeAll(() => {
            faults = tryAll(subject, checks, kind, language, tries(kind, language) === 'one of each');
          }, 120_000);

          it.each(Object.keys(checks))('%s', (name) => {
            expect(faults.get(name)).toEqual([]);
          });
        });
  });
}

/**
 * Draws and renders each card once, and lets every check look at it before the next one is drawn: all huge ones at the same
 * time are gigabytes.
 */
function tryAll<Rendered>(
  subject: RendererUnderTest<Rendered>,
  checks: Checks<Rendered>,
  kind: Kind,
  language: Language,
  oneOfEach: boolean,
): ReadonlyMap<string, readonly string[]> {
  const faults = new Map(Object.keys(checks).map((name) => [name, [] as string[]]));
  const tried = new Set<string>();
  for (const sample of samples(kind)) {
    if (oneOfEach && tried.has(sample.card)) continue;
    tried.add(sample.card);
    const drawn = drawSample(sample, language);
    const card = subject.answersElsewhere ? withoutForms(drawn) : drawn;
    const made = { kind, card, rendered: subject.render(card) };
    for (const [name, check] of Object.entries(checks))
      for (const fault of check(made)) faults.get(name)?.push(`${sample.card} (${sample.about}): ${fault}`);
  }
  return faults;
}

function checksOf<Rendered>(subject: RendererUnderTest<Rendered>): Checks<Rendered> {
  const asSeen = remembering(seenText);
  return {
    'stay within the limit': ({ rendered }) => {
      const bytes = subject.bytes(rendered);
      return bytes > subject.limit ? [String(bytes)] : [];
    },
    'show every word unchanged, or shortened with the button for the rest': ({ kind, card, rendered }) => {
      const seen = withoutIsolates(subject.visibleText(rendered));
      const words = [...new Set(wordsOf(card))];
      const lost = [
        ...words.filter((one) => !seen.includes(asSeen(one))),
        ...valuesOf(card).filter((value) => !seen.includes(withoutIsolates(value))),
      ];
      if (lost.length === 0) return [];
      const said = [...words, card.more ?? ''].map(asSeen);
      return cutHonestly(kind, card, seen, said) ? [] : [JSON.stringify(lost.slice(0, 2))];
    },
    'have no id twice': ({ rendered }) => {
      const ids = subject.ids(rendered);
      return new Set(ids).size === ids.length ? [] : [ids.filter((id, place) => ids.indexOf(id) !== place).join()];
    },
    'offer only acts of the contract, with inputs that these take': ({ rendered }) =>
      subject.presses(rendered).flatMap(({ verb, inputs }) => {
        const known = ACTS[verb]?.inputs;
        // A form's field may be a part of an input: `answers.1`.
        const extra = inputs.filter((input) => !known?.includes(input.replace(/\.\d+$/, '')));
        return known && extra.length === 0 ? [] : [`${verb} ${extra.join()}`];
      }),
  };
}

/** A card says few different texts, and huge ones say each many times. */
function remembering(make: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size === 1_000) known.clear();
    const made = make(text);
    known.set(text, made);
    return made;
  };
}

/**
 * A card that was too large shows its beginning and offers the rest, when there is more to show than the card itself; a
 * text that was cut ends with `…` and is otherwise as it was. Only a huge text is cut without such a button.
 */
function cutHonestly(kind: Kind, card: Card, seen: string, said: readonly string[]): boolean {
  if (card.whole ? !seen.includes(card.whole.title) : kind !== 'huge') return false;
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
