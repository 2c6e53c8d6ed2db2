/**
 * Caches the drawn parts of cards in a platform's format. A press changes little of a card: its forms and other entities'
 * texts stay the same. So drawing a card mostly joins parts that exist already.
 */
import { createBoundedCache, type BoundedCache } from '../core/boundedCache.ts';

/** A part as JSON, serialised once. */
export class Serialised {
  #bytes: Buffer | undefined;
  readonly text: string;
  constructor(made: object) {
    this.text = JSON.stringify(made);
  }
  /**
   * The same in UTF-8, made when a card with it first goes over the wire; undefined for a short one, which is encoded as fast
   * as it is copied. In memory of its own: a slice of the shared pool would keep eight kilobytes of others' with it.
   */
  get bytes(): Buffer | undefined {
    if (this.#bytes || this.text.length < SHORT) return this.#bytes;
    const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(this.text));
    bytes.write(this.text);
    return (this.#bytes = bytes);
  }
}

const SHORT = 1_000;

const serialised = new WeakMap<object, Serialised>();

/** Serialises an object once, and marks it as cached. */
export function serialisedOnce<Made extends object>(made: Made): Made {
  serialised.set(made, new Serialised(made));
  return made;
}

/** The JSON of a cached object; undefined for any other. */
export const serialisedOf = (made: object): Serialised | undefined => serialised.get(made);

/** The drawing of a part, made once and kept as long as the part exists. */
export function cached<Part extends object, Made extends object>(
  known: WeakMap<Part, Made>,
  part: Part,
  make: () => Made,
): Made {
  const found = known.get(part);
  if (found) return found;
  const made = serialisedOnce(make());
  known.set(part, made);
  return made;
}

const MAX_PLACES = 16;

/**
 * Caches the drawings of a part that is the same object in several places, such as a form on the cards of several requests:
 * one drawing for each place.
 */
export function createPlaceCache<Made extends object>() {
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

/**
 * The maximum of cached texts in one drawing. The cards of a request have the same texts for all readers with one language
 * and zone.
 */
const MAX_SAID = 1000;
const MAX_SAID_LENGTH = 1000;

/**
 * Caches the drawings of equal texts while they are in use. `form` distinguishes different drawings of one text; there are
 * few. A text alone is its own key: a card has dozens, and putting a key together for each makes more garbage than drawing.
 */
export function createTextCache<Made extends object>() {
  const forms = new Map<string, BoundedCache<string, Made>>();
  return (form: string, words: string, more: string, make: () => Made): Made => {
    if (words.length + more.length > MAX_SAID_LENGTH) return make();
    const key = more === '' ? words : `${words.length} ${words}${more}`;
    const name = more === '' ? form : `${form} and more`;
    let said = forms.get(name);
    if (!said) forms.set(name, (said = createBoundedCache<string, Made>(MAX_SAID)));
    const found = said.get(key);
    if (found) return found;
    const made = serialisedOnce(make());
    said.set(key, made);
    return made;
  };
}
