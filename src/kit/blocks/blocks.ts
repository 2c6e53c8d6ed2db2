/** Makers of card blocks. */
import type { Block, ListItem, Tone } from '../../core/card.ts';
import type { Speaker } from '../../i18n/speaker.ts';

export const text = (words: string, tone?: Tone): Block => ({ type: 'text', text: words, ...(tone && { tone }) });
export const strong = (words: string, tone?: Tone): Block => ({
  type: 'text',
  text: words,
  weight: 'strong',
  ...(tone && { tone }),
});
export const subtle = (words: string): Block => ({ type: 'text', text: words, weight: 'subtle' });
export const heading = (words: string): Block => ({ type: 'heading', text: words });
export const quote = (words: string, by: string): Block => ({ type: 'quote', text: words, by });
export const link = (words: string, url: string): Block => ({ type: 'link', text: words, url });
export const facts = (...pairs: readonly (readonly [string, string])[]): Block => ({ type: 'facts', facts: pairs });
export const table = (columns: readonly string[], rows: readonly (readonly string[])[]): Block => ({
  type: 'table',
  columns,
  rows,
});
export const list = (items: readonly ListItem[]): Block => ({ type: 'list', items });
/** A foldable part; none when it would be empty. */
export const fold = (title: string, body: readonly Block[]): Block[] =>
  body.length > 0 ? [{ type: 'fold', title, body }] : [];

/** The block made from a value, in a list; an empty list when there is no value: `...when(view.summary, text)`. */
export const when = <T, R>(value: T | undefined | null | false, make: (value: T) => R): R[] =>
  value === undefined || value === null || value === false || value === '' ? [] : [make(value)];

/** The maximum of items in a list on a card. */
export const MAX_LIST_ITEMS = 30;

/**
 * One page of a long list. A line leads to the next page, and on later pages another leads back, so that every item can be
 * reached.
 * @param at the press that shows a page
 */
export function paged<T>(
  say: Speaker,
  items: readonly T[],
  asked: number | undefined,
  show: (item: T) => ListItem,
  at: (page: string) => NonNullable<ListItem['press']>,
): ListItem[] {
  const page = Math.min(asked ?? 1, Math.max(1, Math.ceil(items.length / MAX_LIST_ITEMS)));
  const shown = items.slice((page - 1) * MAX_LIST_ITEMS, page * MAX_LIST_ITEMS);
  return onePage(say, { shown, page, all: items.length }, show, at);
}

/** The same of a list of which only the page itself was read. */
export function onePage<T>(
  say: Speaker,
  { shown, page, all }: { readonly shown: readonly T[]; readonly page: number; readonly all: number },
  show: (item: T) => ListItem,
  at: (page: string) => NonNullable<ListItem['press']>,
): ListItem[] {
  const more = all - page * MAX_LIST_ITEMS;
  return [
    ...shown.map(show),
    ...(more > 0 ? [{ text: say('card.andMore', { n: more }), press: at(String(page + 1)) }] : []),
    ...(page > 1 ? [{ text: say('card.fromTheFirst'), press: at('1') }] : []),
  ];
}

/** The first items, and a line that says how many more there are, with a button that asks for them. */
export function upTo<T>(
  say: Speaker,
  items: readonly T[],
  show: (item: T) => ListItem,
  ask?: ListItem['press'],
): ListItem[] {
  const shown = items.slice(0, MAX_LIST_ITEMS).map(show);
  const more = items.length - shown.length;
  return more > 0 ? [...shown, { text: say('card.andMore', { n: more }), ...(ask && { press: ask }) }] : shown;
}
