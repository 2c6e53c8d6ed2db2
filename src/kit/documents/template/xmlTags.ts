/** The tags of an XML part, one after another. */
export interface Tag {
  readonly name: string;
  /** Does it end an element? */
  readonly ends: boolean;
  /** Is it an element without content? */
  readonly empty: boolean;
  /** Its attributes, as they are written. */
  readonly inner: string;
  readonly at: number;
}

// Neither bracket stands within a tag that Word writes: so a tag that is not ended costs no search to the end of the file.
const TAG = /<(\/?)([\w.:-]+)(?=[\s/>])([^<>]*)>/g;

export function* tagsOf(xml: string): Generator<Tag> {
  for (const { 1: slash, 2: name = '', 3: inner = '', index } of xml.matchAll(TAG))
    yield { name, ends: slash === '/', empty: inner.endsWith('/'), inner, at: index };
}

/** @returns an empty text for an attribute that is not there */
export const attribute = (inner: string, name: string): string =>
  new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(inner)?.slice(1).join('') ?? '';
