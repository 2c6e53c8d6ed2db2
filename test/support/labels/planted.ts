/** Words to look for: a title, somebody's words, a link, each with what it is, so that a leak names itself. */

/** The title of an item. */
export const title = (what: string): string => `Zanzibar-${what}`;
/** Anything that somebody wrote. */
export const words = (what: string): string => `zqwords-${what}`;
export const link = (what: string): string => `https://un.example/zqlinks-${what}`;

/** Long enough to stand in no token by chance; searched whatever the case, as some texts are folded. */
const TITLES = /zanzibar-[a-z]+/gi;
const WORDS = /zq(?:words|links)-[a-z]+/gi;

const all = (text: string, pattern: RegExp): string[] => [...new Set(text.match(pattern))].sort();
export const titlesIn = (text: string): string[] => all(text, TITLES);
export const wordsIn = (text: string): string[] => all(text, WORDS);

/** What may be read of an item: all, its title, or its reference alone. */
export type Extent = 'all' | 'title' | 'reference';

/** What of this text goes further than that. */
export const beyond = (text: string, extent: Extent): string[] => [
  ...(extent === 'all' ? [] : wordsIn(text)),
  ...(extent === 'reference' ? titlesIn(text) : []),
];
