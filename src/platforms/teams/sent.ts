/** The id of a sent message, and what the message was about. */
import type { Message } from '../platform.ts';
import type { MessageDocuments } from './messageDocuments.ts';
import { withoutThread } from './channels.ts';
import type { ErrorLog } from './turn.ts';

const BETWEEN = '|';
/** The id of a message with its conversation, which an edit needs. */
export const messageIdOf = (conversation: string, id: string): string => `${conversation}${BETWEEN}${id}`;
/** Reads the id. The conversation is undefined where the id does not contain it. */
export function readMessageId(messageId: string): { readonly id: string; readonly conversation?: string | undefined } {
  const [id = '', conversation] = messageId.split(BETWEEN).reverse();
  return { id, conversation };
}

/**
 * Records what a message was about. The message was sent even when this fails; then a reply to it is handled like words
 * that reply to nothing.
 */
export async function rememberSent(
  { abouts, log }: { readonly abouts: MessageDocuments; readonly log: ErrorLog },
  messageId: string,
  { card }: Message,
  network: string,
): Promise<void> {
  const { id, conversation = '' } = readMessageId(messageId);
  const about = card.context?.target;
  if (about === undefined) return;
  await abouts.sent(withoutThread(conversation), id, { about, network }).catch((err: unknown) => {
    log.error({ err }, 'what a message in Teams was about could not be kept');
  });
}
