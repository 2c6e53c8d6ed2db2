/** HTML as text. Everything that comes from people goes through `words`. */
import { visible } from '../adaptiveCard/words.ts';

export type Html = string & { readonly html?: never };

const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (mark) => MARKS[mark] ?? mark);

/** What somebody reads: control characters made visible, text of the other direction kept to itself. */
export const words = (text: string): Html => escaped(visible(text)).replaceAll('\n', '<br>');
/** What a program reads: an address, a value. */
export const value = (text: string): Html => escaped(text);

/** Attributes that are undefined or false are left out; `true` is the name alone. */
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
