/** A message in Teams that somebody wants to send to the network. */
import { isObject } from './activity.ts';
import { filesIn, withAddresses } from './addresses.ts';
import { forwardedIn } from './forwarded.ts';
import { plainOf } from './plain.ts';
import type { Turn } from './turn.ts';
import type { TypedInputs } from './typed.ts';

/** The form's inputs from the message. */
export function fromMessage({ activity }: Turn): TypedInputs['inputs'] {
  const value = isObject(activity.value) ? activity.value : {};
  const payload = isObject(value['messagePayload']) ? value['messagePayload'] : {};
  const { subject, body, linkToMessage } = payload;
  const { content, contentType } = isObject(body) ? body : {};
  const own = typeof content === 'string' ? (contentType === 'html' ? wordsIn(content) : content) : '';
  const others = forwardedIn(payload['attachments']).map(({ author, html }) =>
    [author, wordsIn(html)].filter(Boolean).join(': '),
  );
  const text = [own, ...others].filter((words) => words !== '').join('\n\n');
  const links = [...filesIn(payload['attachments']), ...(isSafe(linkToMessage) ? [linkToMessage] : [])];
  return {
    ...(typeof subject === 'string' && { subject }),
    ...(text && { text }),
    ...(links.length > 0 && { links: links.join(' ') }),
  };
}

const isSafe = (url: unknown): url is string => typeof url === 'string' && url.startsWith('https://');
const wordsIn = (html: string): string => plainOf(withAddresses(html.slice(0, MAX_HTML)));
/** The maximum of characters that are read: more than a message of Teams can contain. */
const MAX_HTML = 100_000;
