/** Writes HTML. Everything that people have written must go through `words`. */
import { visible } from '../adaptiveCard/words.ts';

export type Html = string & { readonly html?: never };

const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => MARKS[mark] ?? mark);

/** Text for a reader: control characters are made visible, and text of the other direction is isolated. */
export const words = (text: string): Html => escaped(visible(text)).replaceAll('\n', '<br>');
/** Text for a program: an address or a value. */
export const value = (text: string): Html => escaped(text);

/** An element. Attributes that are undefined or false are left out; `true` writes the name alone. */
export function tag(
  name: string,
  attributes: Readonly<Record<string, string | boolean | undefined>>,
  ...content: readonly Html[]
): Html {
  const written = Object.entries(attributes).flatMap(([key, given]) =>
    given === undefined || given === false ? [] : [given === true ? ` ${key}` : ` ${key}="${value(given)}"`],
  );
  const open = `<${name}${written.join('')}>`;
  return VOID.has(name) ? open : `${open}${content.join('')}</${name}>`;
}
const VOID: ReadonlySet<string> = new Set(['input', 'meta', 'link', 'br']);
