/** What is wrong with a template, and where. */

/** Where in the file: the paragraphs of each part are counted from 1, those in tables too. */
export interface Place {
  readonly part: 'body' | 'header' | 'footer' | 'notes' | 'comments';
  readonly paragraph: number;
  /** The beginning of the paragraph. */
  readonly words: string;
}

/** Faults of the file as a whole. */
export const FILE_FAULTS = [
  'tooLarge',
  'notZip',
  'oldFormat',
  'notWord',
  'unpacksTooLarge',
  'macro',
  'tracked',
  'empty',
  'noFields',
  'unreadable',
] as const;
/** Faults of a part of the file, which `name` tells. */
export const PART_FAULTS = ['embedded', 'external', 'fetches', 'declares', 'leaves'] as const;
/**
 * Faults of one place. `name` is the text between the braces, or what nobody sees; `other` is the name that it concerns or
 * resembles.
 */
export const PLACE_FAULTS = [
  'openBrace',
  'closeBrace',
  'notField',
  'unknown',
  'nearly',
  'outside',
  'isList',
  'notOpened',
  'notClosed',
  'crossed',
  'acrossTable',
  'comment',
  'hidden',
] as const;

export type Fault =
  | { readonly what: (typeof FILE_FAULTS)[number] }
  | { readonly what: (typeof PART_FAULTS)[number]; readonly name: string }
  | {
      readonly what: (typeof PLACE_FAULTS)[number];
      readonly at: Place;
      readonly name: string;
      readonly other?: string;
    };
