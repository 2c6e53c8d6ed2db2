/**
 * What people type, or put into files, in each language: its lists are in `en/words.ts`, `fr/words.ts` and so on. English is
 * the source: what it lists, every language has to list.
 */
import type { words } from './en/words.ts';

type Listed<Of> = {
  readonly [Name in keyof Of]: Of[Name] extends string
    ? string
    : Of[Name] extends readonly string[]
      ? readonly string[]
      : Listed<Of[Name]>;
};
/** The lists of one language. A list may be empty, where its language has nothing of its own to say. */
export type Words = Listed<typeof words>;

/** What can be typed. */
export type CommandName = keyof Words['commands'];
/** The states whose names can be typed behind a list. */
export type StateName = keyof Words['states'];
