/** A message as it is sent: the card drawn for its reader, and a hash that tells whether it differs from the last one. */
import { createHash } from 'node:crypto';
import type { Card } from '../core/card.ts';
import type { Delivery } from '../core/envelope.ts';
import type { Message } from '../platforms/platform.ts';

/** The shortest time between two edits of a message. */
export const EDIT_EVERY_MS = 5_000;

export interface Rendered {
  readonly message: Omit<Message, 'id' | 'urgent' | 'network' | 'about' | 'since'>;
  /** The version of the document that the card shows. */
  readonly version: number;
  readonly hash: string;
}

/** @param urgent may it come past quiet hours? Edits never do. */
export const messageOf = (
  { id, network, about, createdAt: since }: Delivery,
  { message }: Rendered,
  urgent: boolean,
): Message => ({ ...message, id, network, since, urgent, ...(about !== undefined && { about }) });

export const hashOf = (card: Card): string => createHash('sha1').update(JSON.stringify(card)).digest('base64');
