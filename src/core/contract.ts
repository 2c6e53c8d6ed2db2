/**
 * The names of everything that features define, each with its type: what is stored for a kind, the inputs of an act, the data
 * of a card or a file. Every feature adds its own names in `features/<name>/contract.ts`. So the compiler reports a misspelt
 * name, and data that does not fit it, at the place where it is written. There are only types here.
 */

/** Kind of document → its stored state. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- features add to it
export interface Documents {}
/** Act → its inputs. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- features add to it
export interface Acts {}
/** View → the data from which a card or a file is drawn. */
export interface Views {
  readonly none: undefined;
}
/** Card → the data that a rule sends with it; undefined for a card that needs none. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- features add to it
export interface Cards {}

/** The inputs of an act that takes none. */
// eslint-disable-next-line @typescript-eslint/no-generated-empty-object-type -- no input is what it says
export type NoInputs = Readonly<Record<never, never>>;

export type Kind = keyof Documents;
export type ActName = keyof Acts;
export type ViewName = keyof Views;
export type CardName = keyof Cards;
/** The name of a form's field: an input of some act, or a numbered part of one. */
export type FieldName = InputName | `${InputName}.${number}`;
/** The name of an input of some act. */
export type InputName = { readonly [A in ActName]: Named<Acts[A]> }[ActName];
type Named<T> = keyof { readonly [K in keyof T as string extends K ? never : K & string]: true } & string;

/** Inputs as one rule gives them to another act: those that may be undefined can be omitted. */
export type Given<Inputs> = {
  readonly [K in keyof Inputs as undefined extends Inputs[K] ? never : K]: Inputs[K];
} & { readonly [K in keyof Inputs as undefined extends Inputs[K] ? K : never]?: Inputs[K] };

/** The card's data, if it needs any. */
export type WithData<Data> = [Data] extends [undefined]
  ? { readonly data?: undefined }
  : object extends Data
    ? { readonly data?: Data }
    : { readonly data: Data };

/** The cards that need no data. */
export type CardWithoutData = {
  [Name in CardName]: object extends WithData<Cards[Name]> ? Name : never;
}[CardName];
