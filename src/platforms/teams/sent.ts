/** What is known of a message that has gone out. */
import type { Message } from '../platform.ts';
import type { MessageDocuments } from './abouts.ts';
import { withoutThread } from './channels.ts';
import type { ErrorLog } from './turn.ts';

const BETWEEN = '|';
/** An address as it can be written to: what was sent, and its edits, name the conversation. */
export const messageIdOf = (conversation: string, id: string): string => `${conversation}${BETWEEN}${id}`;
/** Gives the conversation only where the id names it. */
export function readMessageId(messageId: string): { readonly id: string; readonly conversation?: string | undefined } {
  const [id = '', conversation] = messageId.split(BETWEEN).reverse();
  return { id, conversation };
}

/** It has gone out, whether or not this can be written: then a reply to it is taken for words without a message. */
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
