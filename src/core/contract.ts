/**
 * The names that features answer to, each with its type: what is stored under a kind, what an act takes, what a card or
 * file is drawn from, and what a rule gives with a card. Every feature adds its own (`features/<name>/contract.ts`), so
 * that a misspelt name, or data that does not fit it, is an error where it is written. Nothing of this is there at run time.
 */

/** Kind of document → what is stored. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- features add to it
export interface Documents {}
/** Act → its inputs. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- features add to it
export interface Acts {}
/** View → what a card or a file is drawn from. */
export interface Views {
  readonly none: undefined;
}
/** Card → the data that a rule gives with it; undefined when it needs none. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- features add to it
export interface Cards {}

/** Of an act that takes none. */
// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- no input is what it says
export type NoInputs = Readonly<Record<never, never>>;

export type Kind = keyof Documents;
export type ActName = keyof Acts;
export type ViewName = keyof Views;
export type CardName = keyof Cards;

/** Inputs as one rule gives them to another act: what may be undefined may be left out. */
export type Given<Inputs> = {
  readonly [K in keyof Inputs as undefined extends Inputs[K] ? never : K]: Inputs[K];
} & { readonly [K in keyof Inputs as undefined extends Inputs[K] ? K : never]?: Inputs[K] };

/** A card's data, where it needs any. */
export type WithData<Data> = [Data] extends [undefined]
  ? { readonly data?: undefined }
  : object extends Data
    ? { readonly data?: Data }
    : { readonly data: Data };

/** Cards that need no more than their name. */
export type CardWithoutData = {
  [Name in CardName]: object extends WithData<Cards[Name]> ? Name : never;
}[CardName];
