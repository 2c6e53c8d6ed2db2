/**
 * A number of bytes that the drawn card will not exceed, from the card itself. Writing a card out to measure it costs as
 * much as drawing it; this is enough for nearly all. The renderer's contract holds it against what is really written.
 */
import { never } from '../../core/ids.ts';
import type { Action, Block, Card, Form, ListItem, Press } from '../../core/card.ts';
import { formElements } from './inputs.ts';

/** Characters that JSON writes longer, that are replaced by longer ones, or after which a line is isolated anew. */

const LONGER = /["\\\u0000-\u001f\u007f-\u009f\ud800-\udfff]/;

/** Between two braces a run ends and the next begins. */
const BRACES = /\{(?=\{)/g;

/** An isolate takes six bytes a line. */
function words(text: string | undefined): number {
  if (text === undefined) return 0;
  if (!LONGER.test(text)) return Buffer.byteLength(text) + 6 + runsIn(text);
  return Buffer.byteLength(JSON.stringify(text)) + 2 * text.length + 6 * text.split('\n').length + runsIn(text);
}
const runsIn = (text: string): number => (text.includes('{{') ? LINE * (text.match(BRACES)?.length ?? 0) : 0);

/** What stands around the words of each element, with room to spare. */
const HEAD = 600;
const LINE = 120;
const FACT = 190;
const ITEM = 190;
const BOX = 140;
const BUTTON = 290;

const sum = <T>(of: readonly T[], size: (one: T) => number): number => of.reduce((all, one) => all + size(one), 0);

export function atMost(card: Card): number {
  const carried = words(card.context?.target) + words(card.context?.version);
  const form = card.form ? formSize(card.form) + pressSize(card.form, card.form.submit, carried) : 0;
  const refresh = card.refreshVerb === undefined ? 0 : BUTTON + carried;
  return (
    HEAD +
    words(card.title) +
    words(card.eyebrow) +
    words(card.summary) +
    words(card.more) +
    BOX +
    LINE +
    refresh +
    form +
    sum(card.body, (block) => blockSize(block, carried)) +
    sum(card.actions, (action) => actionSize(action, carried))
  );
}

function blockSize(block: Block, carried: number): number {
  switch (block.type) {
    case 'text':
    case 'heading':
      return LINE + words(block.text);
    case 'facts':
      return sum(block.facts, ([label, value]) => FACT + words(label) + words(value));
    case 'quote':
      return BOX + 2 * LINE + words(block.text) + words(block.by);
    case 'link':
      return FACT + words(block.text) + words(block.url);
    case 'list':
      return sum(block.items, (item) => itemSize(item, carried));
    case 'fold':
      return 2 * BOX + words(block.title) + sum(block.body, (part) => blockSize(part, carried));
    default:
      return never(block);
  }
}

const itemSize = ({ text, note, press }: ListItem, carried: number): number => {
  const own = ITEM + words(text) + words(note);
  return press ? own + BOX + 2 * own + pressSize(press, '', carried) : own;
};

function actionSize(action: Action, carried: number): number {
  if (action.type === 'press') return pressSize(action, action.title, carried);
  if (action.type === 'open') return BUTTON + words(action.title) + words(action.url);
  return BOX + words(action.title) + formSize(action.form) + pressSize(action.form, action.form.submit, carried);
}

/** A press is written twice: the action and its fallback. */
const pressSize = (press: Pick<Press, 'verb' | 'target' | 'inputs'>, title: string, carried: number): number =>
  BUTTON + 2 * (words(title) + words(press.verb) + words(press.target) + carried + inputsSize(press.inputs));
const inputsSize = (inputs: Press['inputs']): number =>
  inputs ? sum(Object.entries(inputs), ([name, value]) => words(name) + words(value) + 6) : 0;

const known = new WeakMap<Form, number>();
/** Measured, once for each form: forms are long, and mostly the same objects on every card. */
function formSize(form: Form): number {
  const found = known.get(form) ?? Buffer.byteLength(JSON.stringify(formElements(form)));
  known.set(form, found);
  return found;
}
