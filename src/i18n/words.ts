/**
 * The types of the lists of words that people type or write into files, in each language (`en/words.ts`, `fr/words.ts` and so
 * on). Every language must have the lists that English has.
 */
import type { words } from './en/words.ts';

type Listed<Of> = {
  readonly [Name in keyof Of]: Of[Name] extends string
    ? string
    : Of[Name] extends readonly string[]
      ? readonly string[]
      : Listed<Of[Name]>;
};
/** The lists of one language. A list may be empty when the language needs no words of its own. */
export type Words = Listed<typeof words>;

/** What commands are about, and what they do with it. */
export type Thing = keyof Words['things'];
export type Deed = keyof Words['deeds'];

/** The names of commands. */
export type CommandName = keyof Words['commands'];
/** The states that can be typed after a list. */
export type StateName = keyof Words['states'];
