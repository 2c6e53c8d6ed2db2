/** Forwarded messages inside a message of Teams. Their text is in attachments and not in the message's own text. */
import { isObject } from './activity.ts';

const KIND = 'forwardedMessageReference';

export interface Forwarded {
  readonly author?: string;
  /** The HTML as Teams stores it. */
  readonly html: string;
}

export const forwardedIn = (attachments: unknown): Forwarded[] =>
  (Array.isArray(attachments) ? attachments : []).flatMap((one: unknown) =>
    isObject(one) && one['contentType'] === KIND ? readForwarded(one['content']) : [],
  );

function readForwarded(content: unknown): Forwarded[] {
  const read = typeof content === 'string' ? parsed(content) : content;
  if (!isObject(read)) return [];
  const { originalMessageContent: html, originalMessageSender: sender } = read;
  const user = isObject(sender) && isObject(sender['user']) ? sender['user'] : {};
  const { displayName: author } = user;
  if (typeof html !== 'string' || html.trim() === '') return [];
  return [{ html, ...(typeof author === 'string' && author !== '' && { author }) }];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
