/** One document as Word, text and HTML. An officer's own template replaces the layout of Word. */
import type { ViewName, Views } from '../../core/contract.ts';
import type { Classification } from '../../core/classification.ts';
import type { Reader } from '../../core/people.ts';
import type { Speaker } from '../../i18n/speaker.ts';
import { file, type FileAt, type FileDefinition, type NamedAt } from '../file.ts';
import { sampleOf, type Data, type DataOf } from './fields/field.ts';
import { TEMPLATES, type TemplateName } from './fields/index.ts';
import { html, HTML } from './html.ts';
import { paperOf, templateOf, type Layout } from './layout.ts';
import { plainText, PLAIN } from './plain.ts';
import { word, wordFrom, WORD } from './word.ts';

export const DOCUMENT_FORMATS = ['docx', 'txt', 'html'] as const;

interface Document<Name extends TemplateName, S extends ViewName> {
  readonly view: S;
  readonly may: (reader: Reader) => boolean;
  /** @param network its name */
  readonly data: (say: Speaker, view: Views[S], network?: string) => DataOf<(typeof TEMPLATES)[Name]>;
  readonly layout: (say: Speaker) => Layout;
  readonly label?: (view: Views[S]) => Classification;
  readonly called: (at: NamedAt<Views[S]>) => string;
}

type Ending = 'docx' | 'txt' | 'html' | 'template.docx' | 'sample.docx';
type Formats<Name extends string> = { readonly [File in `${Name}.${Ending}`]: FileDefinition };

/** The files of a document, by their names: the document itself, its template, and the template filled with samples. */
export function inFormats<Name extends TemplateName, S extends ViewName>(
  name: Name,
  { view, may, data, layout, ...more }: Document<Name, S>,
): Formats<Name> {
  const filling = (at: FileAt<Views[S]>) => data(at.say, at.view, at.network);
  const paper = (at: FileAt<Views[S]>) => paperOf(layout(at.say), filling(at));
  const asWord = (at: FileAt<Views[S]>) =>
    at.template === undefined ? word(paper(at)) : wordFrom(at.template, filling(at));
  return {
    [`${name}.docx`]: { ...file(view, WORD, may, asWord, more), template: name },
    [`${name}.txt`]: file(view, PLAIN, may, (at: FileAt<Views[S]>) => plainText(paper(at)), more),
    [`${name}.html`]: file(view, HTML, may, (at: FileAt<Views[S]>) => html(paper(at)), more),
    ...templateFiles(name, layout),
  } as Formats<Name>;
}

const manages = ({ manages: may }: Reader): boolean => may;

/** The template in use, or the built-in one as a beginning; and what it makes of samples. */
export function templateFiles(name: TemplateName, layout: (say: Speaker) => Layout): Record<string, FileDefinition> {
  const builtIn = (say: Speaker) => word(templateOf(layout(say)));
  const samples: Data = sampleOf(TEMPLATES[name]);
  type At = FileAt<Views['template']>;
  const named =
    (what: 'template' | 'sample') =>
    ({ say }: Pick<At, 'say'>) =>
      say(`file.name.${what}`, { document: say(`templates.document.${name}`) });
  return {
    [`${name}.template.docx`]: file(
      'template',
      WORD,
      manages,
      async ({ view, say }: At) =>
        view.file === undefined ? builtIn(say) : new Uint8Array(Buffer.from(view.file, 'base64')),
      { called: named('template') },
    ),
    [`${name}.sample.docx`]: file(
      'template',
      WORD,
      manages,
      async ({ view, say }: At) =>
        view.file === undefined ? word(paperOf(layout(say), samples)) : wordFrom(view.file, samples),
      { called: named('sample') },
    ),
  };
}
