/** One document as Word, text and HTML. */
import type { ViewName, Views } from '../../core/contract.ts';
import type { Classification } from '../../core/classification.ts';
import type { Reader } from '../../core/people.ts';
import { file, type FileAt, type FileDefinition } from '../file.ts';
import { html, HTML } from './html.ts';
import type { Paper } from './paper.ts';
import { plainText, PLAIN } from './plain.ts';
import { word, WORD } from './word.ts';

export const DOCUMENT_FORMATS = ['docx', 'txt', 'html'] as const;

type Formats<Name extends string> = {
  readonly [Ending in `${Name}.docx` | `${Name}.txt` | `${Name}.html`]: FileDefinition;
};

/** The three files of a document, by their names. */
export const inFormats = <Name extends string, S extends ViewName>(
  name: Name,
  view: S,
  may: (reader: Reader) => boolean,
  paper: (at: FileAt<Views[S]>) => Paper,
  label?: (view: Views[S]) => Classification,
): Formats<Name> =>
  ({
    [`${name}.docx`]: file(view, WORD, may, (at: FileAt<Views[S]>) => word(paper(at)), label),
    [`${name}.txt`]: file(view, PLAIN, may, (at: FileAt<Views[S]>) => plainText(paper(at)), label),
    [`${name}.html`]: file(view, HTML, may, (at: FileAt<Views[S]>) => html(paper(at)), label),
  }) as Formats<Name>;
