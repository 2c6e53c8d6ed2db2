/** What is stored about a person, as a document to read and as data. Links live one hour. */
import type { Classification } from '../../../core/classification.ts';
import type { Reader } from '../../../core/people.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import type { Part } from '../../../kit/documents/paper.ts';
import { file, type FileAt, type NamedAt } from '../../../kit/file.ts';
import { word, WORD } from '../../../kit/documents/word.ts';
import { readableDocuments, readableTable, readableUnsent } from './readable.ts';
import type { PersonalData } from './view.ts';

/** The view decides who may have it. */
const may = (_reader: Reader): boolean => true;
const label = ({ classification }: PersonalData): Classification => classification;
type At = FileAt<PersonalData>;
/** Whose, and of which day: an officer may have several. */
const called = ({ say, view, day }: NamedAt<PersonalData>): string =>
  say('file.name.person', { name: view.name, on: day(view.madeAt) });

/** Each opening of a strictly confidential file is in the audit trail, so a copy that is fetched later is another one. */
const opened = (say: Speaker, view: PersonalData): Part[] =>
  label(view) === 'strictlyConfidential' ? [{ type: 'subtle', text: say('personalData.opened') }] : [];

/** The same whatever is in the file, so that it tells nothing of what is not. */
const above = (say: Speaker, { isOwn }: PersonalData): string =>
  say(isOwn ? 'personalData.own' : 'personalData.officers');

export const personJson = file(
  'personalData',
  'application/json; charset=utf-8',
  may,
  ({ view, say }: At) => `${JSON.stringify({ about: above(say, view), ...view }, undefined, 2)}\n`,
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
        { type: 'text', text: above(say, view) },
        ...opened(say, view),
        ...readableDocuments(say, view),
        ...readableUnsent(say, view),
        ...readableTable(say, view, say('personalData.messages'), view.messages),
        ...readableTable(say, view, say('personalData.browsers'), view.browsers),
        ...readableTable(say, view, say('personalData.codes'), view.codes),
        ...readableTable(say, view, say('personalData.returned'), view.returned),
        ...readableTable(say, view, say('personalData.acts'), view.acts),
      ],
    });
  },
  { label, called },
);
