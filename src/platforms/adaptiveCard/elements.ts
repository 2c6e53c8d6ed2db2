/** Draws the blocks and actions of a card as elements of an Adaptive Card. */
import { never } from '../../core/ids.ts';
import type { Action, Block, Card, Form, ListItem, Press } from '../../core/card.ts';
import { createPlaceCache, cached, createTextCache, serialisedOnce } from '../renderCache.ts';
import { labelsOf } from '../answerText.ts';
import { formElements } from './inputs.ts';
import { attribution, heading, onSurface, paragraph, PRESSABLE, runs, toneWeight, visible } from './words.ts';
import type { Json } from './words.ts';

/** What elements need from their card: the data of a press, and unused ids. */
export interface CardScope {
  readonly context: Card['context'];
  /** The context as one string: the key of the card's cached parts. */
  readonly key: string;
  readonly newId: () => string;
}

export function createCardScope(card: Card): CardScope {
  let used = 0;
  return { context: card.context, key: JSON.stringify(card.context ?? null), newId: () => `part-${(used += 1)}` };
}

const saying = createTextCache<Json>();
/**
 * Cached elements of people's texts. These do not change while a request is open, and are the same objects in each card.
 */
const quotes = new WeakMap<Block, Json>();
const lines = new WeakMap<ListItem, Json>();

export const blockElements = (blocks: readonly Block[], at: CardScope): Json[] =>
  blocks.flatMap((block) => elements(block, at));

function elements(block: Block, at: CardScope): Json[] {
  switch (block.type) {
    case 'text':
      return [
        saying(`text ${block.weight} ${block.tone}`, block.text, '', () =>
          onSurface(block.tone, paragraph(runs(block.text, { ...weight(block.weight), ...toneWeight(block.tone) }))),
        ),
      ];
    case 'heading':
      return [heading(block.text, 'Medium')];
    case 'facts':
      return block.facts.map(([label, value], i) =>
        saying(i === 0 ? 'first fact' : 'fact', label, value, () =>
          paragraph([...runs(label, { weight: 'Bolder' }), ...runs(value, {}, GAP)], i === 0 ? undefined : 'Small'),
        ),
      );
    case 'quote':
      return [cached(quotes, block, () => quote(block.text, block.by))];
    case 'link':
      return [saying('link', block.text, block.url, () => link(block.text, block.url))];
    case 'list':
      return block.items.map((item) => listItem(item, at));
    case 'table':
      return [table(block.columns, block.rows)];
    case 'fold': {
      const { toggle, content } = fold(block.title, blockElements(block.body, at), at);
      return [{ type: 'ActionSet', actions: [toggle] }, content];
    }
    default:
      return never(block);
  }
}

/** Separates a label from its value. */
const GAP = '\u2003';

const weight = (of: 'strong' | 'subtle' | undefined) =>
  of === 'strong' ? ({ weight: 'Bolder' } as const) : of === 'subtle' ? ({ isSubtle: true } as const) : {};

const quote = (text: string, by: string): Json => ({
  type: 'Container',
  style: 'emphasis',
  items: [paragraph(runs(text)), attribution(by)],
});

/**
 * A table. Its first row is the heading by default; Teams and the schema spell the property for that differently, so it is
 * left out.
 */
const table = (columns: readonly string[], rows: readonly (readonly string[])[]): Json => ({
  type: 'Table',
  columns: columns.map(() => ({ width: 1 })),
  showGridLines: true,
  rows: [tableRow(columns, 'Bolder'), ...rows.map((cells) => tableRow(cells))],
});
const tableRow = (cells: readonly string[], weight?: 'Bolder'): Json => ({
  type: 'TableRow',
  cells: cells.map((cell) => ({ type: 'TableCell', items: [paragraph(runs(cell, weight ? { weight } : {}))] })),
});

/** A link. Only http and https addresses can be opened; others are shown as text. */
const link = (text: string, url: string): Json =>
  /^https?:\/\//i.test(url)
    ? { type: 'ActionSet', actions: [{ type: 'Action.OpenUrl', title: visible(text), url }] }
    : paragraph([...runs(text), ...runs(url, {}, GAP)]);

function listItem(item: ListItem, at: CardScope): Json {
  const line = cached(lines, item, () => {
    const note = item.note === undefined ? [] : runs(item.note, { isSubtle: true }, GAP);
    return paragraph(
      [...runs(item.text, { ...toneWeight(item.tone), ...(item.press && PRESSABLE) }), ...note],
      'Small',
    );
  });
  if (!item.press) return line;
  // A Container with a selectAction can be focused by keyboard, and is a button for screen readers, named by its title.
  const press = execute(
    { ...item.press, title: item.note === undefined ? item.text : `${item.text}, ${item.note}` },
    at,
  );
  return { type: 'Container', spacing: 'Small', items: [line], selectAction: press };
}

/** A button that shows and hides what is under it. */
export function fold(
  title: string,
  items: readonly Json[],
  at: CardScope,
): { readonly toggle: Json; readonly content: Json } {
  const id = at.newId();
  return {
    toggle: { type: 'Action.ToggleVisibility', title: visible(title), targetElements: [id] },
    content: { type: 'Container', id, isVisible: false, items },
  };
}

export const actionSet = (actions: readonly Action[], at: CardScope): Json => ({
  type: 'ActionSet',
  actions: actions.map((action) => actionElement(action, at)),
});

const LOOK = { primary: { style: 'positive' }, danger: { style: 'destructive' } } as const;
const look = (of: 'primary' | 'danger' | undefined) => (of ? LOOK[of] : {});

/**
 * Cached buttons of forms. The form is the same object on every card of a request in one language, for all networks and
 * platforms, but the button also has its card's own data.
 */
const buttons = createPlaceCache<Json>();

export const actionElement = (action: Action, at: CardScope): Json =>
  buttons(action, at.key, () => serialisedOnce(button(action, at)));

function button(action: Action, at: CardScope): Json {
  switch (action.type) {
    case 'press':
      return { ...execute(action, at), ...look(action.look) };
    case 'form':
      return {
        type: 'Action.ShowCard',
        title: visible(action.title),
        ...look(action.look),
        card: {
          type: 'AdaptiveCard',
          body: formElements(action.form),
          actions: [submit(action.form, action.look, at)],
        },
      };
    case 'open':
      return { type: 'Action.OpenUrl', title: visible(action.title), url: action.url };
    default:
      return never(action);
  }
}

/** A press sends no inputs of the reader. Otherwise an empty required field elsewhere on the card would block it. */
const execute = (press: Pick<Press, 'title' | 'verb' | 'target' | 'inputs'>, at: CardScope): Json =>
  both(press, press.title, at, { associatedInputs: 'none' });

export const submit = (form: Form, as: 'primary' | 'danger' | undefined, at: CardScope): Json => ({
  ...both(form, form.submit, withLabels(form, at), {}),
  ...look(as ?? 'primary'),
});

/** Adds the labels of the form's fields to the data of its button, so that a refusal in words can name the fields. */
function withLabels(form: Form, at: CardScope): CardScope {
  const { concord } = (at.context ?? {}) as { readonly concord?: unknown };
  if (typeof concord !== 'object' || concord === null || form.fields.length === 0) return at;
  return { ...at, context: { ...at.context, concord: { ...concord, labels: labelsOf(form) } } as Card['context'] };
}

/**
 * Makes an `Action.Execute`. Its fallback for clients that do not know it is an `Action.Submit` with the same data and the
 * verb.
 */
function both(
  of: Pick<Press, 'verb' | 'target' | 'inputs'>,
  words: string,
  at: CardScope,
  inputs: { readonly associatedInputs?: 'none' },
): Json {
  const data = { ...at.context, ...(of.target === undefined ? {} : { target: of.target }), ...of.inputs };
  const title = visible(words);
  const fallback = { type: 'Action.Submit', title, data: { ...data, verb: of.verb }, ...inputs };
  return { type: 'Action.Execute', title, verb: of.verb, data, ...inputs, fallback };
}
