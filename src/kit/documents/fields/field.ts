/**
 * The fields of a document: what the places of a layout or of a template can be filled with. A field is a text, or a list
 * whose entries have fields of their own.
 */
export interface Field {
  /** For the list of fields in the manual, in English. */
  readonly means: string;
  /** A value as in a document, for previews. Lists show two entries. */
  readonly sample: string;
  readonly of?: Spec;
}
export type Spec = Readonly<Record<string, Field>>;

interface TextField extends Field {
  readonly of?: never;
}
interface ListField<S extends Spec> extends Field {
  readonly of: S;
}

export const text = (means: string, sample: string): TextField => ({ means, sample });
export const list = <S extends Spec>(means: string, of: S): ListField<S> => ({ means, sample: '', of });

/** The content of a document with these fields. An empty text, or an empty list, is left out where it would stand. */
export type DataOf<S extends Spec> = {
  readonly [K in keyof S]: S[K] extends { readonly of: infer I extends Spec } ? readonly DataOf<I>[] : string;
};
/** The content of any document. */
export interface Data {
  readonly [field: string]: string | readonly Data[];
}

const ENTRIES = 2;
/** The samples of all fields. */
export const sampleOf = <S extends Spec>(spec: S): DataOf<S> =>
  Object.fromEntries(
    Object.entries(spec).map(([name, { sample, of }]) => [
      name,
      of === undefined ? sample : Array.from({ length: ENTRIES }, () => sampleOf(of)),
    ]),
  ) as DataOf<S>;

/** The zone of times that do not name it. */
export const ZONE = text('The city of the zone of times that do not name it', 'New York');

/** Fields that every document has. */
export const COMMON = {
  network: text('The name of the network', 'UN Action Against Sexual Violence in Conflict'),
  reference: text('The register number, or the reference', 'UNA/2026/14'),
  classification: text('How it is classified, in words', 'Unclassified'),
  title: text('The title', 'Framework for the coming year'),
};
