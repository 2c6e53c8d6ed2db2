/** May Concord post in a channel? Asked before one becomes a network's room: a command can be typed also where it is not. */
import type { WebClient } from '@slack/web-api';
import { escaped } from './card/text.ts';
import { failureOf, slackError } from './failures.ts';

interface Asking {
  readonly client: WebClient;
  readonly channel: string;
  /** The only one who sees the words with which it is tried. */
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

/** Tried, since to look at channels Slack would want one more right. Undefined: not known now. */
export async function mayPostIn({ client, channel, user, words }: Asking): Promise<boolean | undefined> {
  try {
    await client.chat.postEphemeral({ channel, user, text: escaped(words) });
    return true;
  } catch (fault) {
    if (OUTSIDE.has(slackError(fault) ?? '')) return false;
    return failureOf(fault, 'slack').kind === 'never' ? false : undefined;
  }
}
