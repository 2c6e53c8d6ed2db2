/** Parts of the cards of a document that may be restricted (domain.md 9). */
import type { Block, Card } from '../../core/card.ts';
import type { Classification, Discretion } from '../../core/classification.ts';
import type { Ref } from '../../core/ids.ts';
import type { Speaker } from '../../i18n/speaker.ts';
import { facts, text } from './blocks.ts';

/** The part of a view by which it is decided what a card may show. */
export interface Restrictable {
  readonly ref: Ref;
  readonly classification: Classification;
  readonly discretion: Discretion;
  readonly cardVersion: string;
}

/** The names of the document: its title, and one with only the reference (`veiled`). */
export interface DocumentNames {
  readonly title: string;
  readonly veiled: string;
}

/** The name on a card, which may be kept in a chat. */
export const nameOnCard = (
  { discretion }: Pick<Restrictable, 'discretion'>,
  { title, veiled }: DocumentNames,
): string => (discretion === 'reference' ? veiled : title);

/** The name in a notification, which people beside the phone can read. */
export const nameInNotification = (
  { classification }: Pick<Restrictable, 'classification'>,
  { title, veiled }: DocumentNames,
): string => (classification === 'unclassified' ? title : veiled);

/** As a notification may say it: who has sent something restricted is left out. */
export function unsigned<V extends Pick<Restrictable, 'classification'> & { readonly fromEntity?: unknown }>(
  view: V,
): Omit<V, 'fromEntity'> & Partial<Pick<V, 'fromEntity'>> {
  if (view.classification === 'unclassified') return view;
  const { fromEntity: _sender, ...rest } = view;
  return rest;
}

/** What every card about the document carries, so that a press says which text its reader saw. */
export const about = (view: Restrictable): Pick<Card, 'context' | 'transient'> => ({
  context: { target: view.ref, version: view.cardVersion },
  ...(view.classification !== 'unclassified' && view.discretion === 'all' && { transient: true }),
});

/** Instead of the content, where it may not be kept. @param more further facts that may be shown */
export const restricted = (
  say: Speaker,
  { classification }: Pick<Restrictable, 'classification'>,
  ...more: readonly (readonly [label: string, value: string])[]
): Block[] => [
  facts([say('mail.classification'), say(`card.classification.${classification}`)], ...more),
  text(say('mail.restricted')),
];
