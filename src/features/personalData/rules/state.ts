/** What a document contains about one person. It is not stored, but looked for when somebody asks. */

/** The plain values of an object that names the person. `at`: its path in the document, for example `positions.3`. */
export interface Mention {
  readonly at: string;
  readonly values: Readonly<Record<string, Plain>>;
}
export type Plain = string | number | boolean | null;
