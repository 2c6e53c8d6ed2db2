/** The record of a written endorsement, for the Secretariat, as Word, text and HTML, and as data how it came to each entity. */
import { strictest } from '../../../core/classification.ts';
import type { Reader } from '../../../core/people.ts';
import { documentFiles, type DocumentAsked } from '../../../kit/blocks/documentFiles.ts';
import { inFormats } from '../../../kit/documents/formats.ts';
import { file, type NamedAt } from '../../../kit/file.ts';
import { recordData } from './record.ts';
import { recordJson } from './recordJson.ts';
import { recordLayout } from './recordLayout.ts';
import type { RecordView } from './recordView.ts';

export type Asked = DocumentAsked;
/** Named by its reference: the card may be left standing in a chat. */
export const requestFiles = documentFiles('endorsement', ({ say, data }) =>
  say('record.endorsement.file', { ref: data.of ?? '' }),
);

const manages = ({ manages: may }: Reader): boolean => may;

const named = {
  label: ({ request }: RecordView) => strictest([request.classification]),
  called: ({ say, view: { request }, day }: NamedAt<RecordView>) =>
    say('file.name.endorsement', { ref: request.target, on: day(request.outcome?.at ?? request.openedAt) }),
};

export const files = {
  ...inFormats('endorsement', {
    ...{ view: 'requestRecord', may: manages, data: recordData, layout: recordLayout },
    ...named,
  }),
  /** The same for every reader, whatever their language. */
  'endorsement.json': file(
    'requestRecord',
    'application/json; charset=utf-8',
    manages,
    ({ view }) => Promise.resolve(`${JSON.stringify(recordJson(view), null, 2)}\n`),
    named,
  ),
};
