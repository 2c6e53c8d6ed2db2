/** The card with links to the files. */
import type { Action } from '../../../core/card.ts';
import { text } from '../../../kit/blocks/blocks.ts';
import { card } from '../../../kit/cards.ts';

const FORMATS = ['docx', 'json'] as const;

export const cards = {
  personalData: card('none', ({ say, data, link }: Parameters<Draw>[0]) => ({
    title: say('personalData.files'),
    body: [text(say('personalData.explain'))],
    actions: FORMATS.map((format): Action => ({
      type: 'open',
      title: say('personalData.download', { format }),
      url: link(`person.${format}`, undefined, { ...data }),
      file: true,
    })),
    summary: say('personalData.files'),
  })),
};

export interface Asked {
  readonly person: string;
}
type Draw = Parameters<typeof card<'none', Asked>>[1];
