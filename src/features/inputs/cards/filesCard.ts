/** Links to the consolidated answers of a call. */
import type { Action, Card } from '../../../core/card.ts';
import type { Speaker } from '../../../i18n/speaker.ts';
import { subtle, text } from '../../../kit/blocks/blocks.ts';
import type { CardContext, Link } from '../../../kit/cards.ts';
import { FORMATS } from '../rules/state.ts';
import { about } from '../../../kit/blocks/restricted.ts';
import { named, opening, type View } from './parts.ts';

export interface FilesAsked {
  readonly format?: (typeof FORMATS)[number];
}

/** There are two Word files: by question, and by entity. */
export function inputFiles({ say, view, data, link }: CardContext<View, FilesAsked>): Card {
  const formats = data.format ? [data.format] : FORMATS;
  return {
    title: named(say, view),
    eyebrow: say('inputs.files.eyebrow', { ref: view.ref }),
    body: [
      text(view.state === 'open' ? say('inputs.files.running') : say('inputs.files.here')),
      ...(view.classification === 'unclassified' ? [] : [subtle(say('inputs.files.hour'))]),
    ],
    actions: [...formats.flatMap((format) => downloads(say, view, format, link)), opening(say, view)],
    ...about(view),
    summary: say('inputs.files.eyebrow', { ref: view.ref }),
  };
}

export function downloads(
  say: Speaker,
  { ref }: Pick<View, 'ref'>,
  format: (typeof FORMATS)[number],
  link: Link,
): Action[] {
  const open = (title: string, data = {}): Action => ({
    type: 'open',
    title,
    url: link(`input.${format}`, ref, data),
    file: true,
  });
  return format === 'docx'
    ? [open(say('inputs.files.byQuestion')), open(say('inputs.files.byEntity'), { by: 'entity' })]
    : [open(say('inputs.files.as', { format }))];
}
