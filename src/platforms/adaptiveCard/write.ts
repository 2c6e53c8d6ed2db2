/**
 * Elements that come again, made and written once. A press changes little of a card: its forms, and what the other
 * entities have said, are as they were, so putting a card together is mostly joining texts that are there already.
 */
import type { Json } from './words.ts';

const texts = new WeakMap<object, string>();

/** The element for this part of a card, made once for as long as the part is there. */
export function keep<Part extends object>(known: WeakMap<Part, Json>, part: Part, make: () => Json): Json {
  const found = known.get(part);
  if (found) return found;
  const made = written(make());
  known.set(part, made);
  return made;
}

/** Marks elements that are kept: their text is made here, once. */
export function written<Elements extends object>(elements: Elements): Elements {
  texts.set(elements, JSON.stringify(elements));
  return elements;
}

/** The JSON of an element and of what stands in it. */
export function write(element: Json): string {
  const known = texts.get(element);
  if (known !== undefined) return known;
  const { body, items, actions, card, ...own } = element;
  if (!body && !items && !actions && !card) return JSON.stringify(element);
  const inside =
    place('body', body) +
    place('items', items) +
    place('actions', actions) +
    (card ? `,"card":${write(card as Json)}` : '');
  return `${JSON.stringify(own).slice(0, -1)}${inside}}`;
}

/** A place in which other elements, and so kept ones, can stand. What is nowhere else is written by the engine. */
const place = (name: string, elements: unknown): string =>
  elements ? `,"${name}":${all(elements as readonly Json[])}` : '';

const all = (elements: readonly Json[]): string => texts.get(elements) ?? `[${elements.map(write).join(',')}]`;
