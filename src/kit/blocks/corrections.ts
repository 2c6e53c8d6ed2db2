/** What an editorial correction changed: each field with what was there and what stands now (domain.md 3). */
import type { Block } from '../../core/card.ts';
import type { FieldChange } from '../../core/corrections.ts';
import type { Speaker } from '../../i18n/speaker.ts';
import { quote, text } from './blocks.ts';

export const changesIn = (say: Speaker, changed: readonly FieldChange[] = []): Block[] =>
  changed.flatMap(({ field, from, to }) => [
    from === undefined
      ? text(say(`card.correction.${field}.none`))
      : quote(from, say(`card.correction.${field}.before`)),
    quote(to, say(`card.correction.${field}.now`)),
  ]);

/** The same as a line each, for documents. */
export const changeLines = (say: Speaker, changed: readonly FieldChange[]): string[] =>
  changed.map(({ field, from, to }) =>
    from === undefined ? say(`paper.correction.${field}.none`, { to }) : say(`paper.correction.${field}`, { from, to }),
  );
