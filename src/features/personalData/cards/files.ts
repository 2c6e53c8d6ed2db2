/** What is stored about a person, as a document to read and as data. Links live one hour. */
import type { Classification } from '../../../core/classification.ts';
import type { Reader } from '../../../core/people.ts';
import { file, type FileAt, type NamedAt } from '../../../kit/file.ts';
import type { Part } from '../../../kit/documents/paper.ts';
import { word, WORD } from '../../../kit/documents/word.ts';
import type { PersonalData } from './view.ts';

/** The view decides who may have it. */
const may = (_reader: Reader): boolean => true;
const label = ({ classification }: PersonalData): Classification => classification;
type At = FileAt<PersonalData>;
/** Whose, and of which day: an officer may have several. */
const called = ({ say, view, day }: NamedAt<PersonalData>): string =>
  say('file.name.person', { name: view.name, on: day(view.madeAt) });

export const personJson = file(
  'personalData',
  'application/json; charset=utf-8',
  may,
  ({ view }: At) => `${JSON.stringify(view, undefined, 2)}\n`,
  { label, called },
);

export const personWord = file(
  'personalData',
  WORD,
  may,
  ({ view, say }: At) => {
    const title = say('personalData.title', { name: view.name });
    return word({
      title,
      language: say.language,
      classification: label(view),
      parts: [
        { type: 'title', text: title },
        { type: 'subtle', text: `${view.network}\n${say.instant(view.madeAt)}` },
        ...view.documents.flatMap(documentParts),
        ...table(say('personalData.messages'), view.messages),
        ...table(say('personalData.browsers'), view.browsers),
        ...table(say('personalData.codes'), view.codes),
        ...table(say('personalData.returned'), view.returned),
        ...table(say('personalData.acts'), view.acts),
      ],
    });
  },
  { label, called },
);

const documentParts = ({ kind, target, mentions }: PersonalData['documents'][number]): Part[] => [
  { type: 'heading', text: kind === target ? kind : `${kind} ${target}` },
  ...mentions.flatMap(({ at, values }): Part[] => [
    ...(at === '' ? [] : [{ type: 'strong', text: at } as const]),
    ...Object.entries(values).map(([name, value]): Part => ({ type: 'bullet', text: `${name}: ${String(value)}` })),
  ]),
];

function table(title: string, rows: readonly Readonly<Record<string, string>>[]): Part[] {
  const [first] = rows;
  if (!first) return [];
  const columns = Object.keys(first);
  return [
    { type: 'heading', text: title },
    { type: 'table', columns, rows: rows.map((row) => columns.map((column) => row[column] ?? '')) },
  ];
}
