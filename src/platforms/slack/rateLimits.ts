/** Slack's rate limits. */
import { MINUTE_MS } from '../../core/spans.ts';
import type { RateLimit } from '../platform.ts';

/** A workspace with the id under which it is stored. */
interface Keyed {
  readonly key: string;
}

/** One message a second in a conversation. For the whole workspace Slack names no figure ("several hundred a minute"). */
const IN_CHANNEL = [{ messages: 1, ms: 1000 }];
const IN_WORKSPACE = [
  { messages: 20, ms: 1000 },
  { messages: 600, ms: MINUTE_MS },
];

/** The limit that pauses while Concord itself is refused. Without a workspace: for searching people. */
export const accessLimit = (workspace?: Keyed): RateLimit => ({
  key: workspace ? `slack/${workspace.key}/access` : 'slack/access',
  windows: [],
  access: true,
});

/** @param conversation its id, or that of the person with whom it is to be opened */
export const limitsOf = (workspace: Keyed, conversation: string): RateLimit[] => [
  { key: `slack/${workspace.key}/${conversation}`, windows: IN_CHANNEL },
  { key: `slack/${workspace.key}`, windows: IN_WORKSPACE },
  accessLimit(workspace),
];
