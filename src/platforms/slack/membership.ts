/**
 * Finds out whether Concord may post in a channel. Asked before a channel becomes a network's room, because a command can
 * be typed where Concord is not a member.
 */
import type { WebClient } from '@slack/web-api';
import { escaped } from './card/text.ts';
import { failureOf, slackError } from './failures.ts';

interface Asking {
  readonly client: WebClient;
  readonly channel: string;
  /** The only person who sees the words that are posted as a test. */
  readonly user: string;
  readonly words: string;
}

const OUTSIDE: ReadonlySet<string> = new Set([
  'not_in_channel',
  'channel_not_found',
  'is_archived',
  'restricted_action',
  'restricted_action_read_only_channel',
]);

/**
 * Posts an ephemeral message as a test, because reading channels would need another scope. Undefined: it cannot be told
 * now.
 */
export async function mayPostIn({ client, channel, user, words }: Asking): Promise<boolean | undefined> {
  try {
    await client.chat.postEphemeral({ channel, user, text: escaped(words) });
    return true;
  } catch (fault) {
    if (OUTSIDE.has(slackError(fault) ?? '')) return false;
    return failureOf(fault, 'slack').kind === 'never' ? false : undefined;
  }
}
