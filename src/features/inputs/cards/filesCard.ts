/** Links to the consolidated answers of a call. */
import type { Action, Card } from '../../../core/card.ts';
import { CLASSIFICATIONS, isWithin, type Classification } from '../../../core/classification.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { subtle, text } from '../../../kit/blocks/blocks.ts';
import type { CardContext, Link } from '../../../kit/cards.ts';
import { FORMATS } from '../rules/state.ts';
import { press } from '../../../kit/blocks/buttons.ts';
import { about } from '../../../kit/blocks/restricted.ts';
import { named, opening, type View } from './parts.ts';

export interface FilesAsked {
  readonly format?: (typeof FORMATS)[number];
  /** Answers with a stricter label are left out. */
  readonly upTo?: Classification;
  /** There are answers with a label of their own. */
  readonly labelled?: boolean;
}

/** There are two Word files: by question, and by entity. */
export function inputFiles({ say, view, data, link }: CardContext<View, FilesAsked>): Card {
  const formats = data.format ? [data.format] : FORMATS;
  return {
    title: named(say, view),
    eyebrow: say('inputs.files.eyebrow', { ref: view.ref }),
    body: [
      text(view.state === 'open' ? say('inputs.files.running') : say('inputs.files.here')),
      ...(data.upTo === undefined
        ? []
        : [text(say('inputs.files.upTo', { label: say(`card.classification.${data.upTo}`) }))]),
      ...(view.classification === 'unclassified' && !data.labelled ? [] : [subtle(say('inputs.files.hour'))]),
    ],
    actions: [
      ...formats.flatMap((format) => downloads(say, view, format, link, data.upTo)),
      ...(data.labelled ? narrower(say, view, data) : []),
      // Teams shows six buttons in a row.
      { ...opening(say, view), ...(data.labelled && { minor: true }) },
    ],
    more: say('card.more'),
    ...about(view),
    summary: say('inputs.files.eyebrow', { ref: view.ref }),
  };
}

/** The same without what is restricted, or without the strictest. */
const narrower = (say: Speaker, view: View, { upTo, format }: FilesAsked): Action[] =>
  CLASSIFICATIONS.filter(
    (one) => one !== 'strictlyConfidential' && one !== upTo && isWithin(view.classification, one),
  ).map((one) =>
    press(say('inputs.files.only', { label: say(`card.classification.${one}`) }), 'input.export', view, {
      inputs: { upTo: one, ...(format && { format }) },
      minor: true,
    }),
  );

export function downloads(
  say: Speaker,
  { ref }: Pick<View, 'ref'>,
  format: (typeof FORMATS)[number],
  link: Link,
  upTo?: Classification,
): Action[] {
  const open = (title: string, data = {}): Action => ({
    type: 'open',
    title,
    url: link(`input.${format}`, ref, { ...data, ...(upTo && { upTo }) }),
    file: true,
  });
  return format === 'docx'
    ? [open(say('inputs.files.byQuestion')), open(say('inputs.files.byEntity'), { by: 'entity' })]
    : [open(say('inputs.files.as', { format }))];
}
