/** What Slack's errors mean for a message: later, or never. */
import { ErrorCode } from '@slack/web-api';
import type { Failure, FailureReason } from '../platform.ts';

/** Slack's own word for what went wrong (`channel_not_found`), when it said one. */
export function slackError(fault: unknown): string | undefined {
  const { code, data } = (fault ?? {}) as { code?: unknown; data?: { error?: unknown } };
  return code === ErrorCode.PlatformError && typeof data?.error === 'string' ? data.error : undefined;
}

const NEVER: Readonly<Record<string, FailureReason>> = {
  user_disabled: 'blocked',
  user_not_visible: 'blocked',
  messages_tab_disabled: 'blocked',
  cannot_dm_bot: 'refused',
  user_not_found: 'notFound',
  users_not_found: 'notFound',
  channel_not_found: 'notFound',
  is_archived: 'notFound',
  not_in_channel: 'notFound',
  message_not_found: 'notFound',
  cant_update_message: 'notFound',
  edit_window_closed: 'notFound',
  msg_too_long: 'tooLarge',
  msg_blocks_too_long: 'tooLarge',
  invalid_blocks: 'refused',
  invalid_blocks_format: 'refused',
  restricted_action: 'refused',
  no_text: 'refused',
  account_inactive: 'blocked',
  token_revoked: 'blocked',
};

/** Errors after which the conversation may be opened again: it is gone, the person need not be. */
export const CHANNEL_GONE: ReadonlySet<string> = new Set(['channel_not_found', 'is_archived', 'not_in_channel']);
/** The blocks were too much after all. */
export const TOO_LARGE: ReadonlySet<string> = new Set(['msg_too_long', 'msg_blocks_too_long']);

/** @param lane the limit that a "slow down" was about */
export function failureOf(fault: unknown, lane: string): Failure {
  const { code, retryAfter } = (fault ?? {}) as { code?: unknown; retryAfter?: number };
  if (code === ErrorCode.RateLimitedError)
    return { kind: 'later', reason: 'rateLimited', retryAfterMs: (retryAfter ?? 1) * 1000, lane };
  const error = slackError(fault);
  if (error === 'ratelimited' || error === 'rate_limited')
    return { kind: 'later', reason: 'rateLimited', retryAfterMs: 1000, lane };
  const never = error === undefined || !Object.hasOwn(NEVER, error) ? undefined : NEVER[error];
  if (never) return { kind: 'never', reason: never };
  return { kind: 'later', reason: isTimeout(fault) ? 'timedOut' : 'unavailable' };
}

/** The message may have arrived all the same: nobody has said that it was refused. */
export const isOutcomeUnknown = (fault: unknown): boolean => {
  const { code } = (fault ?? {}) as { code?: unknown };
  return code !== ErrorCode.PlatformError && code !== ErrorCode.RateLimitedError;
};

const isTimeout = (fault: unknown): boolean => /time(d )?out|abort/i.test(fault instanceof Error ? fault.message : '');
