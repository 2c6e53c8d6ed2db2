/** The composition of the Resource Management Committee as a document: who sits, until when, and why [ToR 2.d.i]. */
import type { Speaker } from '../../../i18n/speaker.ts';
import { documentFiles, type DocumentAsked } from '../../../kit/blocks/documentFiles.ts';
import { inFormats } from '../../../kit/documents/formats.ts';
import type { RMC } from '../../../kit/documents/fields/rmc.ts';
import type { DataOf } from '../../../kit/documents/fields/field.ts';
import type { Layout, Piece } from '../../../kit/documents/layout.ts';
import { whoSits } from './parts.ts';
import type { CompositionView, TermView } from './view.ts';

type Composition = DataOf<typeof RMC>;

export function compositionData(say: Speaker, view: CompositionView): Composition {
  const lines = (terms: readonly TermView[]): Composition['current'] => terms.map((term) => line(say, term));
  return {
    network: view.network,
    reference: say('record.rmc.short'),
    classification: say('card.classification.unclassified'),
    title: say('record.rmc.title'),
    asOf: say.date(view.today),
    chair: view.chair ?? say('card.rmc.noChair'),
    seats: view.configuration ? String(view.configuration.seats) : '',
    termMonths: view.configuration ? String(view.configuration.termMonths) : '',
    current: lines(view.current),
    next: lines(view.next),
    past: lines(view.past),
    served: view.served.map(({ entity, from, to, terms }) => ({
      entity: say.entity(entity),
      from: say.date(from),
      to: say.date(to),
      terms: String(terms),
    })),
  };
}

const line = (say: Speaker, term: TermView): Composition['current'][number] => ({
  term: term.ref ?? '',
  seat: String(term.seat),
  entity: whoSits(say, term),
  from: say.date(term.from),
  to: say.date(term.to),
  reason: say.phrase(term.reason),
  note: term.before === undefined ? '' : say('record.rmc.standsInFor', { entity: term.before }),
});

export function compositionLayout(say: Speaker): Layout {
  const terms = (of: string): Piece => ({
    type: 'rows',
    of,
    columns: [say('card.rmc.seat'), say('card.rmc.entity'), say('record.from'), say('record.to'), say('record.why')],
    row: ['{seat}', '{entity}', '{from}', '{to}', '{reason}'],
    widths: [5, 9, 12, 12, 17],
  });
  const heading = (text: string): Piece => ({ type: 'heading', text });
  return {
    language: say.language,
    pieces: [
      { type: 'title', text: '{title}' },
      {
        type: 'facts',
        facts: [
          [say('record.rmc.asOf'), '{asOf}'],
          [say('card.rmc.chair'), '{chair}'],
          [say('record.rmc.seats'), '{seats}'],
          [say('record.rmc.months'), '{termMonths}'],
        ],
      },
      heading(say('record.rmc.members')),
      terms('current'),
      { type: 'none', of: 'current', parts: [{ type: 'text', text: say('record.rmc.nobody') }] },
      { type: 'when', of: 'next', parts: [heading(say('record.rmc.next')), terms('next')] },
      { type: 'when', of: 'past', parts: [heading(say('record.rmc.past')), terms('past')] },
      {
        type: 'when',
        of: 'served',
        parts: [
          heading(say('record.rmc.served')),
          {
            type: 'rows',
            of: 'served',
            columns: [say('card.rmc.entity'), say('record.from'), say('record.to'), say('record.rmc.terms')],
            row: ['{entity}', '{from}', '{to}', '{terms}'],
          },
        ],
      },
    ],
  };
}

export type Asked = DocumentAsked;
export const rmcFiles = documentFiles('rmc', ({ say }) => say('record.rmc.file'));

export const files = inFormats('rmc', {
  view: 'rmcComposition',
  may: () => true,
  data: compositionData,
  layout: compositionLayout,
  called: ({ say, view }) => say('file.name.rmc', { on: view.today }),
});
