/**
 * Parts of a card that come again, made and written once, in whatever form a platform takes them. A press changes little of
 * a card: its forms, and what the other entities have said, are as they were, so putting a card together is mostly joining
 * texts that are there already.
 */
import { createBoundedCache, type BoundedCache } from '../core/boundedCache.ts';

const texts = new WeakMap<object, string>();

/** Marks what is kept: its JSON is made here, once. */
export function written<Made extends object>(made: Made): Made {
  texts.set(made, JSON.stringify(made));
  return made;
}

/** The JSON of what is kept; undefined for anything else. */
export const textOf = (made: object): string | undefined => texts.get(made);

const encoded = new WeakMap<object, Buffer>();

/** The same in UTF-8. @param made is kept */
export function bytesOf(made: object): Buffer {
  const found = encoded.get(made);
  if (found) return found;
  const bytes = Buffer.from(textOf(made) ?? '');
  encoded.set(made, bytes);
  return bytes;
}

/** What is made of this part of a card, once for as long as the part is there. */
export function keep<Part extends object, Made extends object>(
  known: WeakMap<Part, Made>,
  part: Part,
  make: () => Made,
): Made {
  const found = known.get(part);
  if (found) return found;
  const made = written(make());
  known.set(part, made);
  return made;
}

const MAX_PLACES = 16;

/**
 * Gives what is made of a part that is the same object in several places, such as a form on the cards of several requests:
 * made once for each of them, for as long as the part is there.
 */
export function inPlaces<Made extends object>() {
  const parts = new WeakMap<object, BoundedCache<string, Made>>();
  return (part: object, place: string, make: () => Made): Made => {
    let known = parts.get(part);
    if (!known) parts.set(part, (known = createBoundedCache<string, Made>(MAX_PLACES)));
    const found = known.get(place);
    if (found) return found;
    const made = make();
    known.set(place, made);
    return made;
  };
}

/** Cards of one request say the same to everyone who reads in one language and zone. */
const MAX_SAID = 4000;
const MAX_SAID_LENGTH = 1000;

/**
 * Gives what is made of the same words, made once for as long as they are said now and then.
 * `form` tells apart what says the same words in another form.
 */
export function sayings<Made extends object>() {
  const said = createBoundedCache<string, Made>(MAX_SAID);
  return (form: string, words: string, more: string, make: () => Made): Made => {
    const key = `${form} ${words.length} ${words}${more}`;
    if (key.length > MAX_SAID_LENGTH) return make();
    const found = said.get(key);
    if (found) return found;
    const made = written(make());
    said.set(key, made);
    return made;
  };
}
