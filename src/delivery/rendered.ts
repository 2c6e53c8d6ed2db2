/** A message as it is sent: the card drawn for its reader, and a hash that tells whether it differs from the last one. */
import { createHash } from 'node:crypto';
import type { Card } from '../core/card.ts';
import type { Message } from '../platforms/platform.ts';

/** The shortest time between two edits of a message. */
export const EDIT_EVERY_MS = 5_000;

export interface Rendered {
  readonly message: Omit<Message, 'id' | 'urgent'>;
  /** The version of the document that the card shows. */
  readonly version: number;
  readonly hash: string;
}

export const hashOf = (card: Card): string => createHash('sha1').update(JSON.stringify(card)).digest('base64');
