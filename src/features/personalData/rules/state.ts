/** What a document contains about one person. It is not stored, but looked for when somebody asks. */

/** The plain values of an object that names the person. `at`: its path in the document, for example `positions.3`. */
export interface Mention {
  readonly at: string;
  readonly values: Readonly<Record<string, Plain>>;
  /** The names of those that are texts which others wrote. */
  readonly others?: readonly string[];
}
/** A part of a mention that may be read by all or by none of those who are asked about. */
export interface Readable extends Pick<Mention, 'at' | 'values'> {
  /** In an officer's file: may the person themself read it? */
  readonly theyMayRead?: boolean;
}
export type Plain = string | number | boolean | null;
