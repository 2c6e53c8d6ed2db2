/** The record of a written endorsement, for the Secretariat, as Word, text and HTML. */
import { strictest } from '../../../core/classification.ts';
import type { Reader } from '../../../core/people.ts';
import { documentFiles, type DocumentAsked } from '../../../kit/blocks/documentFiles.ts';
import { inFormats } from '../../../kit/documents/formats.ts';
import { recordData } from './record.ts';
import { recordLayout } from './recordLayout.ts';

export type Asked = DocumentAsked;
/** Named by its reference: the card may be left standing in a chat. */
export const requestFiles = documentFiles('endorsement', ({ say, data }) =>
  say('record.endorsement.file', { ref: data.of ?? '' }),
);

const manages = ({ manages: may }: Reader): boolean => may;

export const files = inFormats('endorsement', {
  view: 'requestRecord',
  may: manages,
  data: recordData,
  layout: recordLayout,
  label: ({ request }) => strictest([request.classification]),
  called: ({ say, view: { request }, day }) =>
    say('file.name.endorsement', { ref: request.target, on: day(request.outcome?.at ?? request.openedAt) }),
});
