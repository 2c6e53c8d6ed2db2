/** What the answer to an act that gives links to one document says, and what its card needs. */
import type { Classification } from '../../core/classification.ts';
import type { Ref } from '../../core/ids.ts';
import type { Phrase } from '../../core/phrase.ts';
import { phrase } from '../../i18n/phrase.ts';
import type { DocumentAsked } from '../blocks/documentFiles.ts';
import type { ReadStore } from '../read.ts';
import type { TemplateName } from './fields/index.ts';
import { isPassedOver } from './template/own.ts';

interface Asked {
  readonly of: Ref;
  readonly format: DocumentAsked['format'] | undefined;
  /** The label of the content: links to what is restricted live an hour, and its pages are marked. */
  readonly label: Classification;
}

/** It says where the Word file is made without the network's own template. */
export async function askedDocument(
  read: ReadStore,
  template: TemplateName,
  { of, format, label }: Asked,
): Promise<{ readonly say: Phrase; readonly data: DocumentAsked }> {
  const passedOver = await isPassedOver(read, template, { label, format });
  return {
    say: phrase(passedOver ? 'record.passedOver' : 'record.here'),
    data: {
      ...{ of, ...(format && { format }) },
      ...(label !== 'unclassified' && { restricted: true }),
      ...(passedOver && { passedOver }),
    },
  };
}
