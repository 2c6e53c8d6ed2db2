/** What went wrong with the mailbox, in words for an administrator. */
import { NoToken } from '../token.ts';
import { helpFor } from '../unknownIssuer.ts';
import { isSignInRefused } from './imap.ts';

interface MailboxTrouble {
  readonly words: string;
  /** It will not mend by itself: the sign-in, the certificate or the folder is refused. */
  readonly isOurs: boolean;
}

const MAX_WORDS = 200;

export function troubleIn(error: unknown): MailboxTrouble {
  if (error instanceof NoToken) return { words: `no token for it: ${error.message}`, isOurs: error.isRefused };
  const { code, message, responseText } = error as Readonly<Record<string, unknown>>;
  const words = [code, typeof responseText === 'string' ? responseText : message]
    .filter((one) => typeof one === 'string' && one !== '')
    .join(' ')
    .slice(0, MAX_WORDS);
  const help = helpFor(words);
  if (isSignInRefused(error)) return { words: `the sign-in is refused: ${words}`, isOurs: true };
  return { words: words + help, isOurs: isAnswered(error) || /certificate|altnames|STARTTLS|TLS/i.test(words) };
}

/** The server has refused a command, and goes on with the next. */
export const isAnswered = (error: unknown): boolean =>
  ['NO', 'BAD'].includes(String((error as { readonly responseStatus?: unknown } | undefined)?.responseStatus));
