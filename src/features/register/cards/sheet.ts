/** A decision on a page of its own, as Word, text and HTML: for members, who may read all of it. */
import { strictest, type Classification } from '../../../core/classification.ts';
import { inFormats } from '../../../kit/documents/formats.ts';
import { decisionData, decisionLayout } from './registerTemplate.ts';
import type { RegisterLineView } from './view.ts';

const anyone = (): boolean => true;
const label = ({ classification }: RegisterLineView): Classification => strictest([classification]);

export const decisionFiles = inFormats('decision', {
  view: 'registerLine',
  may: anyone,
  data: decisionData,
  layout: decisionLayout,
  label,
  called: ({ say, view }) => say('file.name.decision', { number: view.number, on: view.date }),
});
