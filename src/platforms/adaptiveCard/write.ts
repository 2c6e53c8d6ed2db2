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

/** Cards of one request say the same to everyone who reads in one language and zone. */
const MOST_SAID = 4000;
const LONGEST_SAID = 1000;
const said = new Map<string, Json>();

/**
 * The element for these words, made once for as long as they are said now and then.
 * @param form tells apart what says the same words in another form
 */
export function saying(form: string, words: string, more: string, make: () => Json): Json {
  const key = `${form} ${words.length} ${words}${more}`;
  if (key.length > LONGEST_SAID) return make();
  const found = said.get(key);
  if (found) return found;
  if (said.size >= MOST_SAID) said.clear();
  const made = written(make());
  said.set(key, made);
  return made;
}

/** Marks elements that are kept: their text is made here, once. */
export function written<Elements extends object>(elements: Elements): Elements {
  texts.set(elements, JSON.stringify(elements));
  return elements;
}

/** The JSON of an element and of what stands in it. Put together once, at the end: these are long texts. */
export function write(element: Json): string {
  const parts: string[] = [];
  put(element, parts);
  return parts.join('');
}

function put(element: Json, parts: string[]): void {
  const known = texts.get(element);
  if (known !== undefined) return void parts.push(known);
  const { body, items, actions, card, ...own } = element;
  if (!body && !items && !actions && !card) return void parts.push(JSON.stringify(element));
  parts.push(JSON.stringify(own).slice(0, -1));
  place('body', body, parts);
  place('items', items, parts);
  place('actions', actions, parts);
  if (card) {
    parts.push(',"card":');
    put(card as Json, parts);
  }
  parts.push('}');
}

/** A place in which other elements, and so kept ones, can stand. What is nowhere else is written by the engine. */
function place(name: string, elements: unknown, parts: string[]): void {
  if (!elements) return;
  parts.push(`,"${name}":`);
  const known = texts.get(elements);
  if (known === undefined) all(elements as readonly Json[], parts);
  else parts.push(known);
}

function all(elements: readonly Json[], parts: string[]): void {
  parts.push('[');
  elements.forEach((element, i) => {
    if (i > 0) parts.push(',');
    put(element, parts);
  });
  parts.push(']');
}
