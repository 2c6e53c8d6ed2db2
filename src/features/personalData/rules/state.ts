/** What a document holds about one person. Nothing of it is stored: it is looked for when somebody asks. */

/** Plain values of one object that names the person. `at`: where it stands in the document, for example `positions.3`. */
export interface Mention {
  readonly at: string;
  readonly values: Readonly<Record<string, Plain>>;
}
export type Plain = string | number | boolean | null;
