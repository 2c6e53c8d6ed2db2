/** The rate limits that Teams publishes. */
import { HOUR_MS } from '../../core/spans.ts';
import type { RateLimit } from '../platform.ts';
import type { PausedLimits } from './failures.ts';

/**
 * The limit for all conversations of the app in one tenant. Teams publishes 50 a second, older documents say 30, and a bot
 * that exceeds it is blocked.
 */
const PER_TENANT = [{ messages: 30, ms: 1_000 }];
const PER_CONVERSATION = [
  { messages: 7, ms: 1_000 },
  { messages: 8, ms: 2_000 },
  { messages: 60, ms: 30_000 },
  { messages: 1_800, ms: HOUR_MS },
];

/** The limit that pauses while the bot itself is refused. */
const accessLimit = (appId: string): string => `teams/${appId}/access`;

/** The limits that pause when Teams refuses the bot itself. */
export const limitsToPause = (appId: string, conversation: string): PausedLimits => ({
  access: accessLimit(appId),
  here: `teams/${appId}/${conversation}`,
});

export const limitsOf = (appId: string, tenant: string, conversation: string): RateLimit[] => [
  { key: `teams/${appId}/${tenant}`, windows: PER_TENANT },
  { key: `teams/${appId}/${conversation}`, windows: PER_CONVERSATION },
  { key: accessLimit(appId), windows: [], access: true },
];
