/** A card with links to one document as Word, text and HTML. */
import type { Card } from '../../core/card.ts';
import type { Ref } from '../../core/ids.ts';
import type { CardContext } from '../cards.ts';
import { DOCUMENT_FORMATS } from '../documents/formats.ts';
import { subtle, text } from './blocks.ts';

/** Of some documents a part is there as data, for who asks for it: how a request came to each entity. */
export type DocumentFormat = (typeof DOCUMENT_FORMATS)[number] | 'json';

export interface DocumentAsked {
  /** What the document is about. */
  readonly of?: Ref;
  readonly format?: DocumentFormat;
  readonly restricted?: true;
  /** The network's own template does not mark every page, so the Word file is made without it. */
  readonly passedOver?: true;
}

/** @param name that of the files, without their endings */
export const documentFiles =
  (name: string, titleOf: (at: CardContext<undefined, DocumentAsked>) => string) =>
  (at: CardContext<undefined, DocumentAsked>): Card => {
    const { say, data, link } = at;
    const { of, restricted, passedOver } = data;
    const formats = data.format ? [data.format] : DOCUMENT_FORMATS;
    return {
      title: titleOf(at),
      body: [
        text(say(passedOver ? 'record.passedOver' : 'record.here')),
        ...(restricted ? [subtle(say('record.hour'))] : []),
      ],
      actions: formats.map((format) => ({
        type: 'open',
        title: say('record.download', { format }),
        url: link(`${name}.${format}`, of),
        file: true,
      })),
      ...(of && { context: { target: of } }),
      summary: titleOf(at),
    };
  };
