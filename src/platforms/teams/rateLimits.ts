/** The rate limits that Teams publishes. */
import { HOUR_MS } from '../../core/spans.ts';
import type { RateLimit } from '../platform.ts';
import type { PausedLimits } from './failures.ts';

/** All conversations of the app in one tenant. 50 a second are published; older text said 30, and going over gets a bot blocked. */
const PER_TENANT = [{ messages: 30, ms: 1_000 }];
const PER_CONVERSATION = [
  { messages: 7, ms: 1_000 },
  { messages: 8, ms: 2_000 },
  { messages: 60, ms: 30_000 },
  { messages: 1_800, ms: HOUR_MS },
];

/** Pauses while the bot itself is refused. */
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
