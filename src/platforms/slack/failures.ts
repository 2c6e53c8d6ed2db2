/** Classifies Slack's errors for a delivery: later, or never. */
import { MINUTE_MS } from '../../core/spans.ts';
import { ErrorCode } from '@slack/web-api';
import type { OurReason } from '../../core/envelope.ts';
import type { AccessLoss } from '../access.ts';
import type { Failure, FailureReason, RateLimit } from '../platform.ts';
import { accessLimit } from './rateLimits.ts';

/** Slack's error code (`channel_not_found`), if there was one. */
export function slackError(fault: unknown): string | undefined {
  const { code, data } = (fault ?? {}) as { code?: unknown; data?: { error?: unknown } };
  return code === ErrorCode.PlatformError && typeof data?.error === 'string' ? data.error : undefined;
}

/** Was the fault reported by Slack's client: an answer of Slack, or a failed connection? Any other is one of our own store. */
export function isSlackFault(fault: unknown): boolean {
  const { code } = (fault ?? {}) as { readonly code?: unknown };
  return Object.values<unknown>(ErrorCode).includes(code);
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
  no_text: 'refused',
};

/** Errors about Concord itself. Each applies to every call in the workspace, except as noted. */
const OURS: Readonly<Record<string, OurReason>> = {
  invalid_auth: 'accessRefused',
  not_authed: 'accessRefused',
  token_revoked: 'accessRefused',
  token_expired: 'accessRefused',
  account_inactive: 'accessRefused',
  not_allowed_token_type: 'scopeMissing',
  missing_scope: 'scopeMissing',
  no_permission: 'scopeMissing',
  access_denied: 'restricted',
  accesslimited: 'restricted',
  ekm_access_denied: 'restricted',
  enterprise_is_restricted: 'restricted',
  org_login_required: 'restricted',
  team_access_not_granted: 'restricted',
  two_factor_setup_required: 'restricted',
};
/** Those of these errors that apply to one method or one conversation only. */
const HERE_ONLY = /^(missing_scope|no_permission|not_allowed_token_type|restricted_action)/;
/** Errors that are caused by a preference of the workspace: `restricted_action`, `restricted_action_read_only_channel` … */
const PREFERENCE = /^restricted_action(_|$)/;

/** A fault of our own token, scopes or rights; undefined for any other. */
export function lossOf(fault: unknown): (AccessLoss & { readonly hereOnly: boolean }) | undefined {
  const error = slackError(fault);
  if (error === undefined) return undefined;
  const reason = PREFERENCE.test(error) ? 'restricted' : Object.hasOwn(OURS, error) ? OURS[error] : undefined;
  return reason && { reason, said: error, hereOnly: HERE_ONLY.test(error) };
}

/** The wait before the next try of a call that was refused to Concord itself, in milliseconds. */
const PROBE_MS = 30_000;
const PROBE_HERE_MS = 5 * MINUTE_MS;

/** Errors after which the conversation may be opened again: the conversation is gone, but the person may still be there. */
export const CHANNEL_GONE: ReadonlySet<string> = new Set(['channel_not_found', 'is_archived', 'not_in_channel']);
/** Errors after which Slack is asked to open the conversation with a user to whom a message was posted: its answer tells why. */
export const USER_GONE: ReadonlySet<string> = new Set([
  ...CHANNEL_GONE,
  'user_disabled',
  'user_not_found',
  'users_not_found',
  'user_not_visible',
]);
/** Errors for blocks that are too large, although they are within the known limits. */
export const TOO_LARGE: ReadonlySet<string> = new Set(['msg_too_long', 'msg_blocks_too_long']);

/**
 * @param limit the limit that a "slow down" was about
 * @param access the limit that pauses while Concord itself is refused
 */
export function failureOf(fault: unknown, limit: string, access: RateLimit = accessLimit()): Failure {
  const loss = lossOf(fault);
  if (loss?.hereOnly) return { kind: 'later', reason: loss.reason, retryAfterMs: PROBE_HERE_MS, limit };
  if (loss) return { kind: 'later', reason: loss.reason, retryAfterMs: PROBE_MS, limit: access.key };
  const { code, retryAfter } = (fault ?? {}) as { code?: unknown; retryAfter?: number };
  if (code === ErrorCode.RateLimitedError)
    return { kind: 'later', reason: 'rateLimited', retryAfterMs: (retryAfter ?? 1) * 1000, limit };
  const error = slackError(fault);
  if (error === 'ratelimited' || error === 'rate_limited')
    return { kind: 'later', reason: 'rateLimited', retryAfterMs: 1000, limit };
  const never = error === undefined || !Object.hasOwn(NEVER, error) ? undefined : NEVER[error];
  if (never) return { kind: 'never', reason: never };
  return { kind: 'later', reason: isTimeout(fault) ? 'timedOut' : 'unavailable' };
}

/** Concord was removed from the workspace in which the person is written to. */
export const NOT_INSTALLED: Failure = {
  kind: 'later',
  reason: 'accessRefused',
  retryAfterMs: PROBE_MS,
  limit: accessLimit().key,
};

/** May the message have arrived? True for faults that do not say that it was refused. */
export const isOutcomeUnknown = (fault: unknown): boolean => {
  const { code } = (fault ?? {}) as { code?: unknown };
  return code !== ErrorCode.PlatformError && code !== ErrorCode.RateLimitedError;
};

const isTimeout = (fault: unknown): boolean => /time(d )?out|abort/i.test(fault instanceof Error ? fault.message : '');
